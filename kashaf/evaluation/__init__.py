"""How well are the queries of a collection answered, by which analyzer, and is the difference luck?

    >>> from kashaf.evaluation import evaluate
    >>> evaluation = evaluate(analyzers=["light", "folded"])  # of the corpus that comes along
    >>> light, folded = evaluation.systems
    >>> light.means["nDCG@10"] > folded.means["nDCG@10"]
    True
    >>> evaluation.comparisons[0].tests["nDCG@10"].difference < 0
    True

`collection` reads documents, queries and judgements, `trec` run files, `runs` indexes and asks, `measures`
counts, `comparison` tests the differences, `evaluation` does all of it, and `report` shows what came of it.
The measures come from the library ir-measures: `pip install "kashaf[eval]"`.
"""

from kashaf.evaluation.collection import Collection, read_collection, seeds
from kashaf.evaluation.comparison import Change, Comparison, Test
from kashaf.evaluation.evaluation import Evaluation, System, evaluate
from kashaf.evaluation.measures import MEASURES
from kashaf.evaluation.runs import Costs, Setting
from kashaf.evaluation.trec import Ranking, Run, read_run, write_run

__all__ = [
    "MEASURES",
    "Change",
    "Collection",
    "Comparison",
    "Costs",
    "Evaluation",
    "Ranking",
    "Run",
    "Setting",
    "System",
    "Test",
    "evaluate",
    "read_collection",
    "read_run",
    "seeds",
    "write_run",
]
