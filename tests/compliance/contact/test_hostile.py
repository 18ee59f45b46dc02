"""What nobody should pass is refused by name, and no error or finding repeats an address or a text."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import (
    AgreedTime,
    ContactContext,
    PastContact,
    Refusal,
    RegistryVerdict,
    Relationship,
    check_contact,
)
from xborder_support.compliance.rulebook import Rulebook, medium_of
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

_NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
_NAIVE = datetime(2026, 6, 2, 12)  # noqa: DTZ001  (the fault)
_RULEBOOK = Rulebook.load()
_SECRET = "+4915112345678"


def _draft(**changes: Any) -> Draft:
    fields: dict[str, Any] = {"channel": "sms", "provider": "any", "to": _SECRET, "text": "secret text", "purpose": "marketing"}
    return Draft(**{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"places": ("XX",)}, "unknown-territory"),
        ({"places": ("",)}, "unknown-territory"),
        ({"places": ("US-XX",)}, "unknown-subdivision"),
        ({"places": ("DE-TOOLONG",)}, "unknown-subdivision"),
        ({"places": ("DE-",)}, "unknown-subdivision"),
        ({"places": "DE"}, "wrong-argument"),
        ({"places": (1,)}, "wrong-argument"),
        ({"places": None}, "wrong-argument"),
        ({"time_zones": ("Berlin",)}, "unknown-time-zone"),
        ({"time_zones": "Europe/Berlin"}, "wrong-argument"),
        ({"contacts": ("yesterday",)}, "wrong-argument"),
        ({"contacts": "yesterday"}, "wrong-argument"),
        ({"refusals": (_NOW,)}, "wrong-argument"),
        ({"registry_verdicts": 3}, "wrong-argument"),
        ({"agreed_times": (_NOW,)}, "wrong-argument"),
        ({"relationship": "friend"}, "wrong-argument"),
        ({"consents": True}, "wrong-argument"),
        ({"agreed": "fraud_alert"}, "wrong-argument"),
        ({"bound_by": "adherents"}, "wrong-argument"),
        ({"is_safety_recall": "no"}, "wrong-argument"),
        ({"medium": "pigeon"}, "unknown-medium"),
        ({"last_customer_message_at": _NAIVE}, "naive-datetime"),
        ({"last_customer_message_at": date(2026, 6, 2)}, "not-a-datetime"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_a_context_that_makes_no_sense_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as raised:
        ContactContext(**changes)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        (PastContact, {"at": _NAIVE, "medium": "sms"}, "naive-datetime"),
        (PastContact, {"at": _NOW, "medium": "letter"}, "unknown-medium"),
        (PastContact, {"at": _NOW, "medium": "sms", "purpose": "spam"}, "unknown-purpose"),
        (Refusal, {"at": _NAIVE}, "naive-datetime"),
        (Refusal, {"at": _NOW, "scope": "half"}, "unknown-scope"),
        (Refusal, {"at": _NOW, "medium": "letter"}, "unknown-medium"),
        (RegistryVerdict, {"name": "DNC", "is_listed": True, "checked_on": _NOW}, "not-a-date"),
        (RegistryVerdict, {"name": "DNC", "is_listed": True, "checked_on": date(2026, 6, 2), "listed_on": "2026"}, "not-a-date"),
        (Relationship, {"purchased_on": _NOW}, "not-a-date"),
        (Relationship, {"enquired_on": "2026-06-02"}, "not-a-date"),
        (AgreedTime, {"starts_at": _NOW, "ends_at": _NOW}, "wrong-order"),
        (AgreedTime, {"starts_at": _NAIVE, "ends_at": _NOW}, "naive-datetime"),
        (AgreedTime, {"starts_at": _NOW, "ends_at": _NAIVE}, "naive-datetime"),
    ],
    ids=[
        "contact-naive",
        "contact-medium",
        "contact-purpose",
        "refusal-naive",
        "refusal-scope",
        "refusal-medium",
        "checked-on-an-instant",
        "listed-on-a-text",
        "purchased-at-an-instant",
        "enquired-on-a-text",
        "agreed-for-no-time",
        "agreed-from-naive",
        "agreed-to-naive",
    ],
)
def test_a_record_that_makes_no_sense_is_refused(kind: Any, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as raised:
        kind(**fields)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("draft", "arguments", "code"),
    [
        (_draft(), {"now": _NAIVE}, "naive-datetime"),
        (_draft(), {"now": "today"}, "not-a-datetime"),
        (_draft(), {"now": datetime(1971, 12, 31, tzinfo=UTC)}, "datetime-out-of-range"),
        (_draft(), {"now": datetime(2199, 1, 1, tzinfo=UTC)}, "datetime-out-of-range"),
        (_draft(), {"strictness": "harsh"}, "unknown-strictness"),
        (_draft(), {"rulebook": None}, "wrong-argument"),
        (_draft(), {"context": {}}, "wrong-argument"),
        ("text", {}, "wrong-argument"),
        (_draft(purpose=None), {}, "unknown-purpose"),
        (_draft(purpose="advertising"), {}, "unknown-purpose"),
        (_draft(channel="pigeon"), {}, "unknown-channel"),
        (_draft(), {"context": ContactContext(is_safety_recall=True)}, "recall-not-legal"),
        (
            _draft(channel="whatsapp", window_expires_at=_NAIVE),
            {"context": ContactContext(places=("DE",))},
            "naive-datetime",
        ),
    ],
    ids=[
        "naive-now",
        "text-for-now",
        "too-early",
        "too-late",
        "strictness",
        "no-rulebook",
        "context-of-another-kind",
        "draft-of-another-kind",
        "no-purpose",
        "unknown-purpose",
        "unknown-channel",
        "recall-that-advertises",
        "naive-window",
    ],
)
def test_a_question_that_makes_no_sense_is_refused_and_repeats_no_address(draft: Any, arguments: dict[str, Any], code: str) -> None:
    usual: dict[str, Any] = {"context": ContactContext(), "rulebook": _RULEBOOK, "now": _NOW}
    given = {**usual, **arguments}
    with pytest.raises(UsageError) as raised:
        check_contact(draft, given.pop("context"), **given)
    assert raised.value.code == code
    assert _SECRET not in str(raised.value)


def test_an_unknown_channel_names_the_way_out() -> None:
    with pytest.raises(UsageError) as raised:
        medium_of("whatsap")
    assert raised.value.hint is not None
    assert 'did you mean "whatsapp"?' in raised.value.hint
    assert "for a channel of your own, pass " in raised.value.hint
    assert "ContactContext" in raised.value.hint


def test_an_unknown_part_names_the_nearest_one() -> None:
    with pytest.raises(UsageError) as raised:
        ContactContext(places=("us-fll",))
    assert raised.value.hint is not None
    assert raised.value.hint.startswith('did you mean "FL"?')
    with pytest.raises(UsageError, match="ISO 3166-2"):
        ContactContext(places=("DE-B Y",))


def test_findings_and_reprs_hold_no_address_and_no_record() -> None:
    context = ContactContext(
        places=("US-FL",),
        address=_SECRET,
        consents=ConsentState(status="none"),
        contacts=tuple(PastContact(at=_NOW - timedelta(hours=1), medium="sms", subject="a secret") for _ in range(9)),
        refusals=(Refusal(at=_NOW - timedelta(days=2)),),
        relationship=Relationship(purchased_on=date(2025, 5, 6)),
    )
    check = check_contact(_draft(), context, rulebook=_RULEBOOK, now=_NOW)
    assert check.verdict == "blocked"
    for text in (repr(check), repr(context)):
        assert _SECRET not in text
        assert "secret" not in text
        assert "2025" not in text.replace("2025-04-11", "")


def test_thousands_of_records_are_judged_and_those_of_the_future_count_against_the_contact() -> None:
    many = tuple(PastContact(at=_NOW - timedelta(minutes=minute), medium="sms") for minute in range(5000))
    context = ContactContext(places=("VN",), consents=_agreed(), contacts=many)
    check = check_contact(_draft(), context, rulebook=_RULEBOOK, now=_NOW)
    # 1,440 of them lie in the last 24 hours; all but two of those must be over, and the third last was sent two minutes ago.
    assert (check.verdict, check.earliest_ok_at) == ("later", _NOW + timedelta(days=1) - timedelta(minutes=2))
    ahead = tuple(PastContact(at=_NOW + timedelta(hours=hour), medium="sms") for hour in (1, 2, 3))
    check = check_contact(_draft(), ContactContext(places=("VN",), consents=_agreed(), contacts=ahead), rulebook=_RULEBOOK, now=_NOW)
    assert (check.verdict, check.earliest_ok_at) == ("later", _NOW + timedelta(days=1, hours=1))


@pytest.mark.parametrize("year", [1972, 2000, 2099, 2100, 2198])
def test_every_year_is_answered_and_one_whose_holidays_nobody_knows_never_opens(year: int) -> None:
    context = ContactContext(places=("ZA",), consents=_agreed())
    check = check_contact(_draft(), context, rulebook=_RULEBOOK, now=datetime(year, 6, 1, 12, tzinfo=UTC))
    expected = {1972: "ask", 2000: "ask", 2099: "ok", 2100: "ok"}
    assert check.verdict == expected.get(year, "blocked")


def _agreed() -> ConsentState:
    return ConsentState(status="granted", kinds=frozenset({"express"}))
