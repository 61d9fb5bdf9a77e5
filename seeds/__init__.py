"""A small Arabic corpus of our own writing, with queries and judgements."""
