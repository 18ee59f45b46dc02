"""Look at routing rules before they count: what is wrong with them, and what another version would change."""

from .comparison import ChangedItem, HistoryItem, RuleChange, RuleComparison, compare
from .difference import RuleSetDifference, difference
from .findings import RuleFinding, RuleFindingCode
from .linting import lint

__all__ = [
    "ChangedItem",
    "HistoryItem",
    "RuleChange",
    "RuleComparison",
    "RuleFinding",
    "RuleFindingCode",
    "RuleSetDifference",
    "compare",
    "difference",
    "lint",
]
