"""Report rules that are never the first to fit, with a context that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .clashes import clash_of
from .findings import RuleFinding
from .reach import Reach
from .trial import Trial

if TYPE_CHECKING:
    from xborder_support.routing.rules import Rule

__all__ = ["verdicts"]

_NAMED = 5


def verdicts(trial: Trial, reaches: Iterable[Reach]) -> Iterator[RuleFinding]:
    """Yield a finding for each rule that is not reached by a context whose fields are known."""
    for reach in reaches:
        rule = trial.rules[reach.place]
        if reach.state == "shadowed":
            yield _shadowed(trial, rule, reach)
        elif reach.state == "undecided":
            yield from _undecided(trial, rule, reach)
        elif reach.state == "empty":
            yield _contradiction(trial, rule, reach)
        elif reach.state == "expired":
            yield RuleFinding("expired", "info", (rule.name,), f"rule {rule.name!r} counts no longer", "remove it")
        elif reach.state == "given-up":
            message = f"rule {rule.name!r} is too intricate to tell whether it ever counts"
            yield RuleFinding("not-analysed", "info", (rule.name,), message, "split it into plainer rules")


def _shadowed(trial: Trial, rule: Rule, reach: Reach) -> RuleFinding:
    blamed = [trial.rules[place] for place in reach.by]
    names = tuple(other.name for other in blamed)
    witness, facts = trial.find(
        reach.region or {}, lambda context, now: trial.fits(rule, context, now) and trial.first(context, now) not in {rule.name, None}
    )
    if len(blamed) > 1:
        message = f"rule {rule.name!r} never counts: {_listed(names)} together take all that it would"
        suggestion = "move it above them, narrow them, or remove it"
        return RuleFinding("shadowed-together", "warning", (rule.name, *names), message, suggestion, witness, facts)
    is_same = (rule.to, rule.priority) == (blamed[0].to, blamed[0].priority)
    message = f"rule {rule.name!r} never counts: rule {names[0]!r} above takes all that it would"
    suggestion = "remove it" if is_same else f"move it above {names[0]!r}, narrow that one, or remove it"
    facts |= {"condition": "same" if reach.is_equal else "narrower", "outcome": "same" if is_same else "other"}
    return RuleFinding("shadowed", "warning", (rule.name, *names), message, suggestion, witness, facts)


def _undecided(trial: Trial, rule: Rule, reach: Reach) -> Iterator[RuleFinding]:
    witness, facts = trial.find(reach.region or {}, lambda context, now: trial.first(context, now) == rule.name, is_complete=True)
    if witness is None:
        return
    state = "has none of its proper values" if any(name in witness for name in reach.unknown) else "is not known"
    message = f"rule {rule.name!r} counts only while {' or '.join(reach.unknown)} {state}"
    suggestion = "keep it if that is what it is for; otherwise move it up"
    facts["unknown"] = ", ".join(reach.unknown)
    yield RuleFinding("undecided-only", "info", (rule.name,), message, suggestion, witness, facts)


def _contradiction(trial: Trial, rule: Rule, reach: Reach) -> RuleFinding:
    clash = clash_of(trial.model, reach.place)
    witness, facts = trial.find(clash.region, lambda context, now: not trial.fits(rule, context, now))
    facts |= {f"part_{number}": words for number, words in enumerate(clash.parts, 1)}
    conflict = f"{' and '.join(clash.parts)} exclude each other" if len(clash.parts) > 1 else f"{clash.parts[0]} is never so"
    message = f"nothing can fulfil rule {rule.name!r}: {conflict}"
    return RuleFinding("contradiction", "error", (rule.name,), message, "correct the condition", witness, facts)


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return ", ".join(repr(name) for name in names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
