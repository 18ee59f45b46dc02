"""Which consent a contact needs, what stands in for it, and whom that binds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import ContactCheck, RegistryVerdict, Relationship
from xborder_support.compliance.rulebook import ConsentDuty, Rulebook

_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
_TODAY = date(2026, 6, 2)


@pytest.mark.parametrize(
    ("is_similar", "offered", "days_ago", "verdict"),
    [(True, True, 1, "ok"), (True, True, 0, "ok"), (True, True, -1, "blocked"), (False, True, 1, "blocked"), (True, False, 1, "blocked")],
)
def test_a_soft_opt_in_needs_each_of_its_parts(
    ask: _Ask, book_of: _BookOf, *, is_similar: bool, offered: bool, days_ago: int, verdict: str
) -> None:
    book = book_of(ConsentDuty(accepts=("soft_opt_in",)))
    bought = _TODAY - timedelta(days=days_ago)
    dealings = Relationship(purchased_on=bought, is_similar_offer=is_similar, offered_refusal=offered)
    draft = {"channel": "email", "to": "anna@example.com"}
    assert ask(rulebook=book, places=("IS",), relationship=dealings, draft=draft).verdict == verdict


@pytest.mark.parametrize(("name", "listed", "verdict"), [("iys", True, "ok"), ("iys", False, "blocked"), ("other", True, "blocked")])
def test_an_entry_in_the_state_s_register_of_consents_is_one(ask: _Ask, book_of: _BookOf, name: str, verdict: str, *, listed: bool) -> None:
    book = book_of(ConsentDuty(accepts=("registry",), registry="IYS"))
    entry = RegistryVerdict(name=name, is_listed=listed, checked_on=_TODAY)
    assert ask(rulebook=book, places=("IS",), registry_verdicts=(entry,)).verdict == verdict


@pytest.mark.parametrize(("days", "verdict"), [(-400, "ask"), (-32, "ask"), (-31, "ok"), (0, "ok"), (1, "ok"), (2, "ask")])
def test_an_entry_in_a_register_of_consents_counts_for_31_days_and_never_ahead(
    ask: _Ask, book_of: _BookOf, days: int, verdict: str
) -> None:
    book = book_of(ConsentDuty(accepts=("registry",), registry="IYS"))
    entry = RegistryVerdict(name="IYS", is_listed=True, checked_on=_TODAY + timedelta(days=days))
    check = ask(rulebook=book, places=("IS",), registry_verdicts=(entry,))
    assert check.verdict == verdict
    if verdict == "ask":
        assert check.findings[0].message == "A rule; IYS was asked too long ago, or on a day to come"
        assert check.findings[0].suggestion == "look the address up in IYS and pass a RegistryVerdict of today"


@pytest.mark.parametrize(("channel", "verdict"), [("sms", "ok"), ("email", "ok"), ("phone", "blocked")])
def test_a_soft_opt_in_is_never_one_to_calls(ask: _Ask, book_of: _BookOf, channel: str, verdict: str) -> None:
    book, held = book_of(ConsentDuty(accepts=("soft_opt_in",))), ConsentState(status="granted", kinds=frozenset({"soft_opt_in"}))
    assert ask(rulebook=book, places=("IS",), consents=held, draft={"channel": channel}).verdict == verdict


def test_what_a_platform_demands_ends_with_its_rule_on_the_person_s_clock(ask: _Ask, book_of: _BookOf) -> None:
    usual: dict[str, Any] = {"jurisdiction": "PLATFORM:PAGER", "purposes": (), "binding": "platform", "valid_to": _TODAY}
    draft = {"channel": "pager", "purpose": "service"}
    for place, ends_at in (("IS", datetime(2026, 6, 3, tzinfo=UTC)), ("JP", datetime(2026, 6, 2, 15, tzinfo=UTC))):
        check = ask(rulebook=book_of(ConsentDuty(accepts=("opt_in",)), **usual), places=(place,), medium="chat", draft=draft)
        assert (check.verdict, check.earliest_ok_at) == ("later", ends_at)
    wrote = {"last_customer_message_at": _NOON, "medium": "chat"}
    book = book_of(ConsentDuty(accepts=("opt_in",)), **{**usual, "valid_to": None})
    assert ask(rulebook=book, places=("JP",), draft=draft, **wrote).verdict == "ok"
    assert ask(rulebook=book, places=("JP",), draft={**draft, "purpose": "survey"}, **wrote).verdict == "ok"
    advertising = ask(rulebook=book, places=("JP",), draft={**draft, "purpose": "marketing"}, **wrote)
    assert "R" in [finding.rule for finding in advertising.findings]


def test_a_rule_for_other_shops_is_advice(ask: _Ask, book_of: _BookOf) -> None:
    book = book_of(ConsentDuty(accepts=("opt_in",)), limited_to="large_firms")
    for bound_by, found in (((), ("ok", "advisory")), (("large_firms",), ("blocked", "law"))):
        check = ask(rulebook=book, places=("IS",), bound_by=bound_by)
        assert (check.verdict, check.findings[0].severity) == found
