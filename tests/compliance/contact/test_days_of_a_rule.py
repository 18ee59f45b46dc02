"""A rule counts days on the clocks of the place where it binds, and business days by the holidays there."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import ContactCheck, PastContact, Refusal, RegistryVerdict, Relationship
from xborder_support.compliance.rulebook import Cap, ConsentDuty, Registry, RestAfterRefusal, Rulebook, Window

_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]
_Dated: TypeAlias = Callable[[Term, date], tuple[Any, dict[str, Any]]]

_ALWAYS = Window(hours={"mon-sun": ("00:00-24:00",)})


def _verdict(day: date, *, is_listed: bool, listed_on: date | None = None) -> tuple[RegistryVerdict, ...]:
    return (RegistryVerdict(name="List", is_listed=is_listed, checked_on=day, listed_on=listed_on),)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 22, tzinfo=UTC)  # in Hawaii


def _bought(day: date) -> Relationship:
    return Relationship(purchased_on=day)


def _asked(day: date) -> Relationship:
    return Relationship(enquired_on=day)


#: A duty with a term, what began on a day, and the verdicts within the term and after it.
_CASES: dict[str, tuple[_Dated, tuple[str, str]]] = {
    "age-of-a-verdict": (
        lambda term, day: (Registry(name="List", max_age=term), {"registry_verdicts": _verdict(day, is_listed=False)}),
        ("ok", "ask"),
    ),
    "grace-of-an-entry": (
        lambda term, day: (Registry(name="List", grace=term), {"registry_verdicts": _verdict(day, is_listed=True, listed_on=day)}),
        ("ok", "blocked"),
    ),
    "purchase-before-an-entry": (
        lambda term, day: (
            Registry(name="List", purchase=term),
            {"registry_verdicts": _verdict(day, is_listed=True), "relationship": _bought(day)},
        ),
        ("ok", "blocked"),
    ),
    "enquiry-before-an-entry": (
        lambda term, day: (
            Registry(name="List", enquiry=term),
            {"registry_verdicts": _verdict(day, is_listed=True), "relationship": _asked(day)},
        ),
        ("ok", "blocked"),
    ),
    "purchase-for-a-consent": (
        lambda term, day: (ConsentDuty(accepts=("implied",), purchase=term), {"relationship": _bought(day)}),
        ("ok", "blocked"),
    ),
    "enquiry-for-a-consent": (
        lambda term, day: (ConsentDuty(accepts=("implied",), enquiry=term), {"relationship": _asked(day)}),
        ("ok", "blocked"),
    ),
    "age-of-a-consent": (
        lambda term, day: (
            ConsentDuty(accepts=("opt_in",), reconfirm_every=term),
            {"consents": ConsentState(status="granted", kinds=frozenset({"opt_in"}), granted_at=_noon(day))},
        ),
        ("ok", "blocked"),
    ),
    "cap": (
        lambda term, day: (Cap(most=1, per=Term(term.count + 1, term.unit)), {"contacts": (PastContact(at=_noon(day), medium="sms"),)}),
        ("later", "ok"),
    ),
    "rest": (lambda term, day: (RestAfterRefusal(rest=term), {"refusals": (Refusal(at=_noon(day), scope="offer"),)}), ("later", "ok")),
}
every_term = pytest.mark.parametrize(("dated", "verdicts"), _CASES.values(), ids=_CASES.keys())


@every_term
def test_business_days_are_those_of_the_place(ask: _Ask, book_of: _BookOf, dated: _Dated, verdicts: tuple[str, str]) -> None:
    duty, known = dated(Term(3, "business_days"), date(2026, 5, 22))  # a Friday; the Monday after it is Memorial Day
    book = book_of(duty, jurisdiction="US-HI")
    assert tuple(ask(_noon(date(2026, 5, day)), rulebook=book, places=("US-HI",), **known).verdict for day in (28, 29)) == verdicts


@every_term
def test_the_date_is_that_where_the_rule_binds_not_that_of_another_place(
    ask: _Ask, book_of: _BookOf, dated: _Dated, verdicts: tuple[str, str]
) -> None:
    duty, known = dated(Term(2, "calendar_days"), date(2026, 6, 1))
    book = Rulebook([*book_of(duty, jurisdiction="US-HI").rules, *book_of(_ALWAYS, id="ALWAYS", jurisdiction="NZ").rules])
    for places in (("US-HI", "NZ"), ("NZ", "US-HI")):  # In New Zealand it is the 4th and the 5th of June already.
        asked = (ask(datetime(2026, 6, day, 14, tzinfo=UTC), rulebook=book, places=places, **known).verdict for day in (3, 4))
        assert tuple(asked) == verdicts


def test_a_rest_is_over_where_it_was_ordered_whatever_the_date_elsewhere(ask: _Ask, book_of: _BookOf) -> None:
    rest = book_of(RestAfterRefusal(rest=Term(2, "calendar_days")), jurisdiction="NZ")
    book = Rulebook([*rest.rules, *book_of(_ALWAYS, id="ALWAYS", jurisdiction="US-HI").rules])
    refused = (Refusal(at=datetime(2026, 6, 1, tzinfo=UTC), scope="offer"),)  # at noon in New Zealand
    for places in (("NZ",), ("US-HI", "NZ")):
        asked = {hour: ask(datetime(2026, 6, 3, hour, tzinfo=UTC), rulebook=book, places=places, refusals=refused) for hour in (11, 12)}
        assert {hour: check.verdict for hour, check in asked.items()} == {11: "later", 12: "ok"}
        assert asked[11].earliest_ok_at == datetime(2026, 6, 3, 12, tzinfo=UTC)


def test_a_rest_lasts_until_it_is_over_on_every_clock_that_may_be_the_person_s(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(RestAfterRefusal(rest=Term(2, "calendar_days")), jurisdiction="NZ")
    refused = (Refusal(at=datetime(2026, 6, 1, tzinfo=UTC), scope="offer"),)  # on 1 June in New Zealand, which is the later date
    zones = ("Pacific/Auckland", "Pacific/Honolulu")
    for at, verdict in ((datetime(2026, 6, 4, 9, 59, 59, tzinfo=UTC), "later"), (datetime(2026, 6, 4, 10, tzinfo=UTC), "ok")):
        assert ask(at, rulebook=book, places=("NZ",), time_zones=zones, refusals=refused).verdict == verdict
