"""Kashaf (كشّاف): a full-text search engine for Arabic."""

__version__ = "0.1.0"
