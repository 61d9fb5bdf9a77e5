"""The building of the lexicon's data file from the packages that hold its sources; it is not installed."""
