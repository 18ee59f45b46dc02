"""Say which findings a shop accepts, and why. Nothing is waived without a reason, and a waiver that does nothing is itself reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from xborder_support.errors import UsageError
from xborder_support.terms import Finding

from .hit import Hit
from .rule_list import rule_named, wording

__all__ = ["Offence", "Waived", "Waiver", "Waivers"]

_SHOWN = 200  # characters of a reason that a report repeats


@dataclass(frozen=True, slots=True)
class Waiver:
    """Accept the findings of a rule, for a reason.

    ``locale`` covers its children too ("de" covers "de-AT"), ``key`` is a message of a catalogue; ``words`` are the only words that may be
    found, compared without case. ``until`` is the last day on which it counts. One that
    ``is_inline`` stands in the catalogue itself.

    Errors: ``UsageError`` ``unknown-rule``, ``missing-reason``, ``not-a-date``, ``no-words``.

    Example:
        >>> from xborder_support.tone import Waiver
        >>> Waiver("TON012", "the carrier gives no date", locale="de", key="shipped").rule
        'TON012'
    """

    rule: str
    reason: str
    locale: str | None = None
    key: str | None = None
    until: date | None = None
    words: tuple[str, ...] | None = None
    is_inline: bool = False

    def __post_init__(self) -> None:
        rule_named(self.rule)
        if not isinstance(self.reason, str) or not self.reason.strip():
            hint = "write who accepted it, and why"
            raise UsageError(f"the waiver for {self.rule} has no reason", code="missing-reason", hint=hint)
        if self.until is not None and (not isinstance(self.until, date) or isinstance(self.until, datetime)):
            raise UsageError("until: a day was expected", code="not-a-date", hint="pass date(2027, 1, 31)")
        if isinstance(self.words, str) or self.words == ():
            raise UsageError("words: a tuple of words was expected", code="no-words", hint='pass ("bald",), or leave words out')

    def fits(self, offence: Offence) -> bool:
        """Tell whether it speaks of such a finding, whether or not it still counts."""
        return (
            offence.finding.rule == self.rule
            and (self.key is None or self.key == offence.key)
            and (self.locale is None or _covers(self.locale, offence.locale))
            and (self.words is None or offence.words.casefold() in {word.casefold() for word in self.words})
        )


class Offence(NamedTuple):
    """Hold a finding with what waivers ask about: the words found, the locale of the text, and its key in a catalogue."""

    finding: Finding
    words: str
    locale: str
    key: str | None = None


class Waived(NamedTuple):
    """Hold a finding that a shop accepts, and why."""

    finding: Finding
    waiver: Waiver


class Waivers:
    """Sort findings by whether they are waived, and remember which waivers were of use.

    Errors: ``UsageError`` ``missing-date`` where a waiver runs out and nobody says which day it is.
    """

    __slots__ = ("_expired", "_given", "_used")

    def __init__(self, waivers: Iterable[Waiver], on: date | None) -> None:
        self._given: Sequence[Waiver] = tuple(waivers)
        self._used: set[int] = set()
        if on is None and any(waiver.until for waiver in self._given):
            raise UsageError("a waiver runs out, and no day is told", code="missing-date", hint="pass on=date(…)")
        self._expired = {place for place, waiver in enumerate(self._given) if waiver.until and on and waiver.until < on}

    def sorted(self, offences: Iterable[Offence]) -> tuple[list[Finding], list[Waived]]:
        """Return the findings that count, and those that are waived."""
        counting: list[Finding] = []
        waived: list[Waived] = []
        for offence in offences:
            waiver = self._waiver_of(offence)
            if waiver is None:
                counting.append(offence.finding)
            else:
                waived.append(Waived(offence.finding, waiver))
        return counting, waived

    def expired(self, reader: str) -> list[Finding]:
        """Return what is to be said of waivers that a finding met after their last day."""
        return [_remark("TON092", self._given[place], reader) for place in sorted(self._expired & self._used)]

    def idle(self, reader: str) -> list[Finding]:
        """Return what is to be said of waivers that no finding met."""
        return [_remark("TON091", waiver, reader) for place, waiver in enumerate(self._given) if place not in self._used]

    def _waiver_of(self, offence: Offence) -> Waiver | None:
        for place, waiver in enumerate(self._given):
            if waiver.fits(offence):
                self._used.add(place)
                if place not in self._expired:
                    return waiver
        return None


def _remark(rule_id: str, waiver: Waiver, reader: str) -> Finding:
    named = {
        "locale": waiver.locale,
        "key": waiver.key,
        "until": waiver.until and waiver.until.isoformat(),
        "reason": waiver.reason[:_SHOWN],
    }
    facts = {"rule": waiver.rule, **{name: value for name, value in named.items() if value}}
    message, advice = wording(reader).of(Hit(rule_id, 0, 0, facts=facts))
    return Finding(rule_id, rule_named(rule_id).severity, message, suggestion=advice, facts=facts)


def _covers(wider: str, locale: str) -> bool:
    return locale == wider or locale.startswith(f"{wider}-")
