"""Readers of formats, one file each; `formats.py` lists them."""
