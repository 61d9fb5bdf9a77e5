"""What did this person mean, what matches best, and why?"""

from kashaf.search.highlight import Highlighter, Snippet, Span
from kashaf.search.results import Hit, Results, mark
from kashaf.search.searcher import Search
from kashaf.search.why.match import Match
from kashaf.search.why.relation import Relation

__all__ = ["Highlighter", "Hit", "Match", "Relation", "Results", "Search", "Snippet", "Span", "mark"]
