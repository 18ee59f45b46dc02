"""Answer whether a buyer at a distance may withdraw without a reason, and on what conditions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from xborder_support.compliance.rulebook import Principle, Rule, Rulebook, Withdrawal, expect, expect_names, expect_word, read_day
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["Standing", "WithdrawalRight", "withdrawal_right"]

#: ``statutory``: everybody has it; ``conditional``: only in a case that is not known to be one; ``excepted``: not for such goods;
#: ``store_policy``: the law gives none, what the shop promises counts; ``unknown``: no rule is known, ask.
Standing: TypeAlias = Literal["statutory", "conditional", "excepted", "store_policy", "unknown"]

_EXCEPTIONS = "withdrawal_exceptions"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRight:
    """Say how a buyer stands. ``cases`` are those that the place knows and that change something, ``exceptions`` the goods it leaves out.

    ``excepted_because`` names the kinds of goods that rule it out, and ``exception_rules`` say where that is written. ``is_advice``:
    nobody is sure of the rule. Where goods of a kind are given and no list of exceptions is packaged, ``exceptions_known`` is False: ask
    before you refuse or grant. ``repr`` shows rules by their ids.
    """

    standing: Standing
    place: str
    rule: Rule | None = None
    duty: Withdrawal | None = None
    cases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    excepted_because: tuple[str, ...] = ()
    exceptions_known: bool = False
    exception_rules: tuple[Rule, ...] = ()

    @property
    def is_advice(self) -> bool:
        """Tell whether the rule is too unsure to refuse anything by it."""
        return self.rule is None or self.rule.severity == "advisory"

    @property
    def fee_share(self) -> float:
        """Return the share of the price (0..1) that the seller may keep at most."""
        return (self.duty.fee_share or 0.0) if self.duty else 0.0

    def __repr__(self) -> str:
        shown = [f"standing={self.standing!r}", f"place={self.place!r}", f"rule={self.rule.id if self.rule else None!r}"]
        told = ((name, getattr(self, name)) for name in ("cases", "exceptions", "excepted_because"))
        shown += [f"{name}={value!r}" for name, value in told if value]
        return f"WithdrawalRight({', '.join(shown)})"


def withdrawal_right(
    place: str, *, rulebook: Rulebook, on: date, cases: Collection[str] = (), product_kinds: Collection[str] = ()
) -> WithdrawalRight:
    """Say whether a buyer in a place may withdraw from a sale at a distance that was made on a day.

    ``cases`` are what is known of the sale, in the words of the rules: ``uninformed``, ``disclosure_breach``, ``mismatch_or_defect``,
    ``vulnerable`` …; ``product_kinds`` what the goods are: ``custom_made``, ``perishable``, ``sealed_hygiene_opened`` ….

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``unknown-case``, ``unknown-product-kind``, ``wrong-argument``,
    ``rulebook-of-another-day``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import withdrawal_right
        >>> book, day = Rulebook.load(), date(2026, 11, 22)
        >>> [withdrawal_right(place, rulebook=book, on=day).standing for place in ("DE", "US", "VN", "KE")]
        ['statutory', 'store_policy', 'conditional', 'unknown']
    """
    expect(rulebook, Rulebook, "rulebook")
    book = rulebook.as_of(read_day(on, "on"))
    _check_cases(rulebook, cases)
    _check_kinds(rulebook, product_kinds)
    found = next(iter(book.applying(Withdrawal, place=place)), None)
    if found is None:
        return WithdrawalRight(standing="unknown", place=place)
    rule, duty = found
    listed = _listed(book, place)
    exceptions = (*duty.exceptions, *(value for _, principle in listed for value in principle.values))
    barred = tuple(sorted(set(product_kinds) & set(exceptions)))
    known = (*duty.otherwise, *duty.added, *((duty.only_if,) if duty.only_if else ()))
    return WithdrawalRight(
        standing=_standing(duty, frozenset(cases), barred),
        place=place,
        rule=rule,
        duty=duty,
        cases=tuple(known),
        exceptions=exceptions,
        excepted_because=barred,
        exceptions_known=bool(exceptions),
        exception_rules=(*((rule,) if duty.exceptions else ()), *(each for each, _ in listed)),
    )


def _check_cases(rulebook: Rulebook, cases: Collection[str]) -> None:
    """Refuse a case that no rule of any place and day knows.

    Errors: ``UsageError`` ``unknown-case``.
    """
    expect_names(cases, "cases", "uninformed")
    duties = [duty for rule in rulebook.rules for duty in rule.duties_of(Withdrawal)]
    known = {case for duty in duties for case in (*duty.otherwise, *duty.added, duty.only_if) if case}
    for case in cases:
        if case not in known:
            shown = str(case)[:40]
            raise UsageError(f"no rule on withdrawal knows the case {shown!r}", code="unknown-case", hint=did_you_mean(shown, known))


def _check_kinds(rulebook: Rulebook, kinds: Collection[str]) -> None:
    """Refuse a kind of goods that no rule of any place and day leaves out: a misspelt one would leave the right to withdraw standing."""
    expect_names(kinds, "product_kinds", "perishable")
    if kinds:
        known = _product_kinds(rulebook) | _product_kinds(Rulebook.load())
        for kind in kinds:
            expect_word(kind, known, "unknown-product-kind")


@lru_cache(maxsize=16)
def _product_kinds(rulebook: Rulebook) -> frozenset[str]:
    """Return the kinds of goods that rules leave out."""
    rules = (*rulebook.rules, *rulebook.switched_off)
    listed = {kind for rule in rules for each in rule.duties_of(Principle) if each.name == _EXCEPTIONS for kind in each.values}
    return frozenset(listed | {kind for rule in rules for duty in rule.duties_of(Withdrawal) for kind in duty.exceptions})


def _standing(duty: Withdrawal, cases: frozenset[str], barred: tuple[str, ...]) -> Standing:
    meets = cases & {*duty.otherwise, *((duty.only_if,) if duty.only_if else ())}
    if barred:
        return "excepted"
    if duty.within is None:
        return "statutory" if meets else "store_policy"
    return "conditional" if duty.only_if and not meets else "statutory"


def _listed(book: Rulebook, place: str) -> list[tuple[Rule, Principle]]:
    return [(rule, principle) for rule, principle in book.applying(Principle, place=place) if principle.name == _EXCEPTIONS]
