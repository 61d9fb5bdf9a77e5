"""Why a document was found, why it stands where it stands, and why one was not found, in words."""

from kashaf.search.why.explanation import Explanation
from kashaf.search.why.language import Language, usual_language

__all__ = ["Explanation", "Language", "usual_language"]
