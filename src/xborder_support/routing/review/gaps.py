"""Find conversations that no rule takes."""

from __future__ import annotations

from collections.abc import Iterator

from .findings import RuleFinding
from .reach import open_region
from .search import Budget, OutOfBudgetError
from .trial import Trial

__all__ = ["gap"]

_CATCH_ALL = "add a last rule without when"


def gap(trial: Trial, budget: Budget) -> Iterator[RuleFinding]:
    """Yield the worst of: known facts that no rule takes, and unknown ones."""
    if not trial.rules:
        yield RuleFinding("no-catch-all", "warning", (), "there is no rule at all", _CATCH_ALL, {})
        return
    model = trial.model
    for code, space in (("gap", model.known), ("no-catch-all", model.full)):
        try:
            region = open_region(model, space, budget)
        except OutOfBudgetError:
            continue
        if region is None:
            continue
        witness, facts = trial.find(region, lambda context, now: trial.first(context, now) is None, is_complete=True)
        if witness is None:
            continue
        if code == "gap":
            yield RuleFinding("gap", "warning", (), f"no rule takes {_words(witness)}", _CATCH_ALL, witness, facts)
        else:
            yield RuleFinding(
                "no-catch-all", "info", (), "no rule takes a conversation of which too little is known", _CATCH_ALL, witness, facts
            )
        return


def _words(witness: dict[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in witness.items()) or "a conversation"
