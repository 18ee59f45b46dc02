"""Say how a law counts: what its periods start with, where they end, and what a rest day does to that."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.calendars.arguments import flag_of
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["PeriodRules", "Roll", "list_period_rules", "period_rules"]

#: Where a last day that is no working day moves: to the next working day, to the one before, or nowhere.
Roll: TypeAlias = Literal["forward", "backward", "none"]
HoursFrom: TypeAlias = Literal["event", "next_hour"]
BackwardsTo: TypeAlias = Literal["start_of_day", "end_of_day"]

_MOST_WORKING_DAYS = 31
_TEXTS = ("name", "title", "source")
_FLAGS = ("rolls_hours", "least_in_hours", "make_up_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRules:
    """Hold what one law says of periods. Without arguments: calendar arithmetic, where nothing moves and hours run from the event.

    ``roll`` says what happens to a last day that is no working day, ``roll_backwards`` the same for periods that are counted back from
    an event, and ``rolls_hours`` whether periods in hours move too, to the same time of the other day. ``hours_from`` is ``next_hour``
    where the clock hour of the event does not count. Every period of two days or more holds at least ``least_working_days``; periods in
    hours only with ``least_in_hours``. Counted back, something is due before the farthest day begins (``start_of_day``: the whole period
    lies between), or until it ends (``end_of_day``). With ``make_up_days``, days of rest that a list of holidays says are worked, as in
    China, are working days. ``articles`` names the place in the law by the code of the reason that cites it.

    Errors: ``UsageError`` ``bad-period-rules``, ``not-a-boolean``.

    Example:
        >>> from dataclasses import replace
        >>> from xborder_support.calendars import PeriodRules, period_rules
        >>> period_rules("eu-1182-71").roll
        'forward'
        >>> replace(period_rules("eu-1182-71"), least_in_hours=True).least_working_days
        2
        >>> PeriodRules(name="contract", roll="backward").roll_backwards
        'none'
    """

    name: str = "plain"
    title: str = ""
    hours_from: HoursFrom = "event"
    roll: Roll = "none"
    roll_backwards: Roll = "none"
    rolls_hours: bool = False
    least_working_days: int = 0
    least_in_hours: bool = False
    backwards_to: BackwardsTo = "start_of_day"
    make_up_days: bool = True
    articles: Mapping[str, str] = field(default_factory=dict, hash=False)
    source: str = ""
    checked: date | None = None
    confidence: Literal["high", "medium", "low"] | None = None

    def __post_init__(self) -> None:
        _check_choice("roll", self.roll, get_args(Roll))
        _check_choice("roll_backwards", self.roll_backwards, get_args(Roll))
        _check_choice("hours_from", self.hours_from, get_args(HoursFrom))
        _check_choice("backwards_to", self.backwards_to, get_args(BackwardsTo))
        for name in _TEXTS:
            if not isinstance(getattr(self, name), str):
                raise UsageError(f"{name} of rules is text", code="bad-period-rules", hint=f'pass {name}="our contract"')
        for name in _FLAGS:
            flag_of(getattr(self, name), name)
        if not isinstance(self.articles, Mapping):
            hint = 'pass articles={"moved-forward": "section 5"}, by the code of the reason'
            raise UsageError("articles are a table of texts", code="bad-period-rules", hint=hint)
        least = self.least_working_days
        if not isinstance(least, int) or isinstance(least, bool) or not 0 <= least <= _MOST_WORKING_DAYS:
            hint = f"pass a whole number from 0 to {_MOST_WORKING_DAYS}"
            raise UsageError("least_working_days is out of range", code="bad-period-rules", hint=hint)


def list_period_rules() -> tuple[str, ...]:
    """Return the names of the rules that are packaged. ``plain`` is calendar arithmetic, without any law.

    Example:
        >>> from xborder_support.calendars import list_period_rules
        >>> list_period_rules()
        ('de-bgb', 'eu-1182-71', 'plain', 'us-frcp-6')
    """
    return tuple(sorted(_packaged()))


def period_rules(rules: str | PeriodRules) -> PeriodRules:
    """Return rules by their name, or the rules themselves.

    Errors: ``UsageError`` ``unknown-period-rules``.
    """
    if isinstance(rules, PeriodRules):
        return rules
    if not isinstance(rules, str) or rules not in _packaged():
        name = str(rules)[:40]
        raise UsageError(f"unknown rules for periods {name!r}", code="unknown-period-rules", hint=did_you_mean(name, _packaged()))
    return _packaged()[rules]


@cache
def _packaged() -> Mapping[str, PeriodRules]:
    text = resources.files(__package__).joinpath("data", "period_rules.toml").read_text(encoding="utf-8")
    laws = {name: _read(name, table) for name, table in tomllib.loads(text).items()}
    return MappingProxyType({**laws, "plain": PeriodRules()})


def _read(name: str, table: Mapping[str, Any]) -> PeriodRules:
    return PeriodRules(name=name, **{known.name: table[known.name] for known in fields(PeriodRules) if known.name in table})


def _check_choice(what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        hint = did_you_mean(str(given)[:20], known)
        raise UsageError(f"{what} is not {str(given)[:20]!r}", code="bad-period-rules", hint=hint)
