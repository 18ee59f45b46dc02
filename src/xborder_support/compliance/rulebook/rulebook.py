"""Answer which rules hold, where, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Purpose

from .asked import check_asked, check_day, check_kind
from .changes import RulebookChange, changes_of
from .duties import Duty
from .explanation import explain_rule
from .jurisdictions import chain_of, known_platforms, unknown_platform
from .reading import packaged_rules
from .rule import Medium, Rule

__all__ = ["Rulebook"]

if TYPE_CHECKING:
    from xborder_support.configuration import Document

_Kind = TypeVar("_Kind", bound=Duty)
_REMEMBERED_DAYS = 64
_REMEMBERED = 4096  # Questions. There are some hundred places and two dozen kinds of duties.


class Rulebook:
    """Hold rules and find those that a question is about.

    ``rules`` are those that may bind, ``switched_off`` those that the host switched off, and ``day`` is the date that the book was narrowed
    to, or None for all dates at once.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> rulebook = Rulebook.load()
        >>> rulebook.as_of(date(2026, 8, 10)).holds("FR-L223-1-OPTIN"), rulebook.as_of(date(2026, 8, 11)).holds("FR-L223-1-OPTIN")
        (False, True)
    """

    def __init__(self, rules: Iterable[Rule], *, day: date | None = None) -> None:
        given = tuple(rules)
        self.rules = tuple(rule for rule in given if not rule.is_off)
        self.switched_off = tuple(rule for rule in given if rule.is_off)
        self.day = day
        self._days: dict[date, Rulebook] = {}
        self._remembered: dict[tuple[type, str, str | None, str | None], tuple[tuple[Rule, Duty], ...]] = {}

    @classmethod
    def load(cls, path: str | Path | None = None) -> Rulebook:
        """Return the packaged rules of all dates, changed as a TOML file of the host's says, if there is one.

        Errors: ``ConfigurationError`` as of ``with_overrides``, with the line of each fault.
        """
        if path is None:
            return _packaged()
        from xborder_support.configuration import read_toml  # noqa: PLC0415  (it loads pydantic, which most hosts do not need here)

        return _overridden(_packaged(), read_toml(path))

    def with_overrides(self, changes: Mapping[str, Any]) -> Rulebook:
        """Return a book with the host's changes, each with a reason, and the host's own rules, in the form of a desk file.

        A change adds the host's figures: those of the law go on binding beside them, so that by mistake nothing becomes looser.
        ``replace = true`` puts them in the law's place.

        Errors: ``ConfigurationError`` with every fault: ``unknown-rule``, ``missing-reason``, ``unknown-key``, ``bad-term``,
        ``bad-hours`` …

        Example:
            >>> from xborder_support.compliance import Rulebook
            >>> from xborder_support.compliance.rulebook import Window
            >>> quiet = {"set": {"windows": ["09:00-20:00"]}, "reason": "Counsel, 2026-10-02: stricter than the law"}
            >>> rulebook = Rulebook.load().with_overrides({"overrides": {"rules": {"US-TCPA-QUIET": quiet}}})
            >>> [(rule.severity, dict(window.hours)) for rule, window in rulebook.applying(Window, place="US", medium="sms")]
            [('policy', {'mon-sun': ('09:00-20:00',)}), ('law', {'mon-sun': ('08:00-21:00',)})]
        """
        from xborder_support.configuration import Document  # noqa: PLC0415  (as above)

        return _overridden(self, Document(changes))

    @cached_property
    def limits(self) -> frozenset[str]:
        """Return what a shop may be that a rule is limited to, such as ``large_firms``.

        Example:
            >>> from xborder_support.compliance import Rulebook
            >>> "large_firms" in Rulebook.load().limits
            True
        """
        return frozenset(rule.limited_to for rule in (*self.rules, *self.switched_off) if rule.limited_to)

    def as_of(self, day: date) -> Rulebook:
        """Return the rules that are in force on a local date. A book that was narrowed to a day knows no other.

        Errors: ``UsageError`` ``not-a-date`` for anything but a date, since an instant lies on different days in different zones;
        ``rulebook-of-another-day``.
        """
        check_day(day, "as_of")
        if self.day is not None:
            return self._only_of(day)
        found = self._days.get(day)
        if found is None:
            found = Rulebook((rule for rule in (*self.rules, *self.switched_off) if rule.holds(day)), day=day)
            if len(self._days) < _REMEMBERED_DAYS:
                self._days[day] = found
        return found

    def as_of_any(self, day: date, *others: date) -> Rulebook:
        """Return the rules in force on any of the local dates that it may be, where nobody knows which.

        Of an old and a new rule both are there, so that what is due first counts. A book of one of the days stays as it is.
        Errors: as ``as_of``.

        Example:
            >>> from datetime import date
            >>> from xborder_support.compliance import Rulebook
            >>> either = Rulebook.load().as_of_any(date(2026, 11, 30), date(2026, 12, 1))
            >>> either.holds("CL-19628"), either.holds("CL-21719")
            (True, True)
        """
        asked = dict.fromkeys((day, *others))
        books = [self] if self.day in asked else [self.as_of(each) for each in asked]
        if all(book.rules == books[0].rules for book in books):
            return books[0]
        return Rulebook((rule for rule in self._by_id.values() if any(map(rule.holds, asked))), day=day)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id, also one that is switched off.

        Errors: ``UsageError`` ``unknown-rule``.
        """
        if rule_id not in self._by_id:
            shown = str(rule_id)[:40]
            raise UsageError(f"no rule {shown!r} in this rulebook", code="unknown-rule", hint=did_you_mean(shown, self._by_id))
        return self._by_id[rule_id]

    def holds(self, rule_id: str) -> bool:
        """Tell whether this book has a rule that is not switched off."""
        return rule_id in self._by_id and not self._by_id[rule_id].is_off

    def select(
        self,
        place: str | None = None,
        *,
        medium: Medium | None = None,
        purpose: Purpose | None = None,
        kind: type[Duty] | None = None,
    ) -> tuple[Rule, ...]:
        """Return the rules that hold in a place, or anywhere, and are about a medium, a purpose and a kind of duty.

        ``place`` is as in ``applying``, and the order is too.

        Errors: ``UsageError`` ``unknown-jurisdiction``, also for a platform that neither this book nor any channel is of;
        ``unknown-medium``, ``unknown-purpose``, ``unknown-duty``.
        """
        check_asked(medium, purpose)
        if kind is not None:
            check_kind(kind)
        if isinstance(place, str) and place.startswith("PLATFORM:") and place not in known_platforms() | self._by_jurisdiction.keys():
            raise unknown_platform(place)
        found = self.rules if place is None else (rule for rule in self._in(place) if self._by_id[rule.id] is rule)
        return tuple(rule for rule in found if rule.binds(medium=medium, purpose=purpose) and (kind is None or rule.duties_of(kind)))

    def applying(
        self, kind: type[_Kind], *, place: str, medium: Medium | None = None, purpose: Purpose | None = None
    ) -> tuple[tuple[Rule, _Kind], ...]:
        """Return the duties of a kind that hold in a place, each with its rule; those of the narrowest jurisdiction first.

        ``place`` is a territory, a part of one, or a platform (``PLATFORM:WHATSAPP``). Rules of the union that a territory belongs to and
        of the whole world hold there too; a platform of the host's own may have none. Where the host changed a rule without replacing it,
        both stand here.

        Errors: ``UsageError`` ``unknown-jurisdiction``, ``unknown-medium``, ``unknown-purpose``, ``unknown-duty``.
        """
        key = (kind, place, medium, purpose)
        try:
            found = self._remembered.get(key)
        except TypeError:  # a list, say, which is refused by name
            found = None
        if found is None:
            check_kind(kind)
            check_asked(medium, purpose)
            asked = (rule for rule in self._in(place) if rule.binds(medium=medium, purpose=purpose))
            found = tuple((rule, duty) for rule in asked for duty in rule.duties_of(kind))
            if len(self._remembered) < _REMEMBERED:
                self._remembered[key] = found
        return found  # type: ignore[return-value]  # the key names the kind

    def parts_of(self, territory_code: str) -> tuple[str, ...]:
        """Return the parts of a territory that have rules of their own: what a place may be of which only the territory is known.

        Example:
            >>> from xborder_support.compliance import Rulebook
            >>> Rulebook.load().parts_of("CA")
            ('CA-QC',)
        """
        return self._parts.get(territory_code, ())

    def explain(self, rule_id: str) -> str:
        """Return in words what a rule says, where that is written, how sure we are, whom and when it binds, and what the host changed.

        Errors: ``UsageError`` ``unknown-rule``.

        Example:
            >>> from xborder_support.compliance import Rulebook
            >>> print(Rulebook.load().explain("NZ-PA44"))
            NZ-PA44: Privacy requests answered within 20 working days
              law of NZ: Privacy Act 2020 s.44
              in force since 2020-12-01
              deadline: any request; within 20 business days
              confidence high; from our own knowledge, not confirmed; checked on 2026-11-21
              no source address was read
              This is no legal advice.
        """
        return explain_rule(self.rule(rule_id))

    def changes(self, *, after: date | None = None, before: date | None = None) -> tuple[RulebookChange, ...]:
        """Return the days on which rules begin or have ended, in order; ``after`` and ``before`` are not among them.

        Ask the book of all dates: what begins later is no longer in one that was narrowed to a day.

        Errors: ``UsageError`` ``not-a-date``.

        Example:
            >>> from datetime import date
            >>> from xborder_support.compliance import Rulebook
            >>> Rulebook.load().changes(after=date(2026, 11, 22))[0]
            RulebookChange(on=datetime.date(2026, 12, 1), begins=('CL-21719',), ends=('CL-19628',))
        """
        for day in (after, before):
            if day is not None:
                check_day(day, "changes")
        return changes_of(self.rules, after, before)

    def unchecked(self, *, on: date, days: int = 180) -> tuple[Rule, ...]:
        """Return the rules that nobody has looked up for more than so many days, or ever, the longest first.

        Errors: ``UsageError`` ``not-a-date``.

        Example:
            >>> from datetime import date
            >>> from xborder_support.compliance import Rulebook
            >>> Rulebook.load().unchecked(on=date(2026, 12, 1))
            ()
        """
        check_day(on, "unchecked")
        stale = [rule for rule in self.rules if rule.checked is None or (on - rule.checked).days > days]
        return tuple(sorted(stale, key=lambda rule: (rule.checked or date.min, rule.id)))

    def _only_of(self, day: date) -> Rulebook:
        if day == self.day:
            return self
        hint = "ask the book of all dates, such as Rulebook.load(): the rules of the right day are picked from it"
        raise UsageError(f"the rulebook is that of {self.day}, not of {day}", code="rulebook-of-another-day", hint=hint)

    def _in(self, place: str) -> Iterator[Rule]:
        for jurisdiction in chain_of(place):
            yield from self._by_jurisdiction.get(jurisdiction, ())

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in (*self.rules, *self.switched_off)}

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for part in self._by_jurisdiction:
            territory_code, dash, _ = part.partition("-")
            if dash and ":" not in part:
                found.setdefault(territory_code, set()).add(part)
        return {territory_code: tuple(sorted(parts)) for territory_code, parts in found.items()}

    @cached_property
    def _by_jurisdiction(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            both = [rule] if rule.packaged is None or rule.replaces or not rule.is_changed else [rule, rule.packaged]
            for jurisdiction in rule.places:
                found.setdefault(jurisdiction, []).extend(both)
        return found

    def __repr__(self) -> str:
        return f"Rulebook({len(self.rules)} rules{f' on {self.day}' if self.day else ''})"


def _overridden(book: Rulebook, document: Document) -> Rulebook:
    from .overrides import overridden_rules  # noqa: PLC0415  (it loads pydantic, which most hosts do not need here)

    return Rulebook(overridden_rules((*book.rules, *book.switched_off), document, day=book.day), day=book.day)


@cache
def _packaged() -> Rulebook:
    return Rulebook(packaged_rules())
