"""What did this person mean, what matches best, and why?"""

from kashaf.search.facets import Bucket, Facet
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Snippet, Span
from kashaf.search.presentation import Look
from kashaf.search.results import Hit, HitGroup, Results, mark, mark_html
from kashaf.search.searcher import Search
from kashaf.search.selection import Selection
from kashaf.search.why.match import Match
from kashaf.search.why.relation import Relation

__all__ = [
    "Bucket",
    "Facet",
    "Highlighter",
    "Hit",
    "HitGroup",
    "Look",
    "Match",
    "Relation",
    "Results",
    "Search",
    "Selection",
    "Snippet",
    "Span",
    "mark",
    "mark_html",
]
