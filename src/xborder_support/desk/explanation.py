"""Say a plan in words. Nothing is written until somebody asks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Reason

if TYPE_CHECKING:
    from .actions import Action
    from .plan import Deadline, Plan

__all__ = ["explain", "explain_reason", "known_reasons"]

_LOCALES = ("en",)


def explain(plan: Plan, locale: str) -> str:
    """Return the plan in words, one line for each fact."""
    return "\n".join(_lines(plan, _words(locale)))


def explain_reason(reason: Reason, locale: str = "en") -> str:
    """Return one reason as a sentence, safe to log.

    Errors: ``UsageError`` ``no-such-locale``.

    Example:
        >>> from xborder_support.desk import explain_reason
        >>> from xborder_support.terms import Reason
        >>> explain_reason(Reason("language-declared", {"language": "ja"}))
        'The customer chose ja.'
    """
    return _sentence(reason, _words(locale))


def known_reasons(locale: str = "en") -> frozenset[str]:
    """Return the reason codes that have a sentence."""
    return frozenset(_words(locale)["reasons"])


def _lines(plan: Plan, words: Mapping[str, Any]) -> Iterator[str]:
    labels = words["labels"]
    heading: str = labels["heading"].format_map({"market": plan.market or "?", "language": plan.language or "und"})
    yield heading + (labels["zone"].format_map({"zone": plan.time_zone}) if plan.time_zone else "")
    yield from (f"  - {_sentence(reason, words)}" for reason in plan.reasons)
    for number, action in enumerate(plan.actions, 1):
        yield f"{number}. {_action(action, words)}"
        yield from (f"  - {_sentence(reason, words)}" for reason in action.reasons)
    yield from (labels["deadline"].format_map(_deadline(deadline)) for deadline in plan.all_deadlines)
    if plan.promised_at:
        yield labels["promise"].format_map({"at": _instant(plan.promised_at)})
    if plan.next_check_at:
        yield labels["next_check"].format_map({"at": _instant(plan.next_check_at)})


def _sentence(reason: Reason, words: Mapping[str, Any]) -> str:
    text: str = words["reasons"].get(reason.code, reason.code + " {facts}")
    facts = {name: _readable(name, value) for name, value in reason.facts.items()}
    listed = ", ".join(f"{name} {value}" for name, value in facts.items())
    return text.format_map(_Forgiving({**facts, "facts": listed})).strip()


def _readable(name: str, value: str) -> str:
    """Return a fact as people read it; instants are the facts whose name ends in "at"."""
    if name == "at" or name.endswith("_at"):
        with suppress(ValueError):
            return _instant(datetime.fromisoformat(value))
    # A policy without a name is called "policy 1", and the sentence has the word already.
    return value.removeprefix("policy ") if name == "policy" else value


def _action(action: Action, words: Mapping[str, Any]) -> str:
    facts = {name: _word(getattr(action, name)) for name in action.__dataclass_fields__}
    text: str = words["actions"][_wording_of(action)]
    return text.format_map(_Forgiving({**facts, "channel": str(getattr(action, "channel", ""))}))


def _wording_of(action: Action) -> str:
    """Return under which key an action's words stand: who waits, and an assignment that names no agent, have their own."""
    if action.kind == "escalate" and action.metric == "wait":
        return "escalate_wait"
    if action.kind != "assign" or action.agent is not None:
        return action.kind
    return "assign_nobody" if action.team is None else "assign_team"


def _deadline(deadline: Deadline) -> dict[str, str]:
    return {name: _readable(name, _word(getattr(deadline, name))) for name in deadline.__dataclass_fields__}


def _word(value: object) -> str:
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "nobody" if value is None else str(value)


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


class _Forgiving(dict[str, str]):
    """Leave a fact that is not there visible, rather than fail while somebody is debugging."""

    def __missing__(self, key: str) -> str:
        return f"({key})"


@cache
def _words(locale: str) -> Mapping[str, Any]:
    if locale not in _LOCALES:
        raise UsageError(f"reasons are not written in {locale[:20]!r}", code="no-such-locale", hint=did_you_mean(locale[:20], _LOCALES))
    return tomllib.loads(resources.files(__package__).joinpath("data", f"explanation.{locale}.toml").read_text(encoding="utf-8"))
