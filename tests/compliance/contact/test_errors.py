"""An error names the argument that is wrong and says what to pass instead."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from xborder_support.compliance.contact import (
    AgreedTime,
    ContactCheck,
    ContactContext,
    PastContact,
    Refusal,
    RegistryVerdict,
    Relationship,
    check_contact,
)
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

_Ask: TypeAlias = Callable[..., ContactCheck]

_NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
_NAIVE = datetime(2026, 6, 2, 12)  # noqa: DTZ001  (the fault)
_DAY = "pass a local date, such as date(2026, 11, 22): an instant lies on different days in different zones"


def _fault(make: Callable[..., object], *given: Any, **fields: Any) -> tuple[str, str, str | None]:
    with pytest.raises(UsageError) as raised:
        make(*given, **fields)
    return raised.value.code, raised.value.message, raised.value.hint


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        (PastContact, {"at": _NAIVE, "medium": "sms"}, "PastContact.at"),
        (Refusal, {"at": _NAIVE}, "Refusal.at"),
        (AgreedTime, {"starts_at": _NAIVE, "ends_at": _NOW}, "AgreedTime.starts_at"),
        (AgreedTime, {"starts_at": _NOW, "ends_at": _NAIVE}, "AgreedTime.ends_at"),
        (ContactContext, {"last_customer_message_at": _NAIVE}, "ContactContext.last_customer_message_at"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_instant_without_a_zone_is_named(kind: Callable[..., object], fields: dict[str, Any], name: str) -> None:
    code, message, hint = _fault(kind, **fields)
    assert (code, hint is None) == ("naive-datetime", False)
    assert message.startswith(name)


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        (RegistryVerdict, {"name": "L", "is_listed": True, "checked_on": 1}, "RegistryVerdict.checked_on"),
        (RegistryVerdict, {"name": "L", "is_listed": True, "checked_on": date(2026, 6, 2), "listed_on": 1}, "RegistryVerdict.listed_on"),
        (Relationship, {"purchased_on": 1}, "Relationship.purchased_on"),
        (Relationship, {"enquired_on": 1}, "Relationship.enquired_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_day_that_is_none_is_named(kind: Callable[..., object], fields: dict[str, Any], name: str) -> None:
    assert _fault(kind, **fields) == ("not-a-date", f"{name} is not a date but int", _DAY)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("places", "DE", 'a tuple of texts: write ("DE",), with a comma also for one'),
        ("time_zones", "UTC", 'a tuple of texts: write ("DE",), with a comma also for one'),
        ("places", (1,), "a tuple of texts"),
        ("agreed", 3, 'a tuple of texts: write ("DE",), with a comma also for one'),
        ("bound_by", (None,), "a tuple of texts"),
        ("contacts", ("x",), "a tuple of PastContact"),
        ("refusals", "x", "a tuple of Refusal"),
        ("registry_verdicts", 3, "a tuple of RegistryVerdict"),
        ("agreed_times", (_NOW,), "a tuple of AgreedTime"),
        ("relationship", "x", "a Relationship"),
        ("consents", "x", "a Consents ledger or a ConsentState"),
        ("texts", "x", "a mapping of versions to texts"),
        ("is_safety_recall", 1, "True or False"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_record_of_another_kind_is_named(name: str, value: object, expected: str) -> None:
    assert _fault(ContactContext, **{name: value}) == ("wrong-argument", f"ContactContext.{name} is not as expected", f"pass {expected}")


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        (PastContact, {"at": _NOW, "medium": "voice", "was_answered": 1}, "PastContact.was_answered"),
        (RegistryVerdict, {"name": "L", "is_listed": 1, "checked_on": date(2026, 6, 2)}, "RegistryVerdict.is_listed"),
        (Relationship, {"is_similar_offer": 1}, "Relationship.is_similar_offer"),
        (Relationship, {"offered_refusal": 1}, "Relationship.offered_refusal"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_is_no_yes(kind: Callable[..., object], fields: dict[str, Any], name: str) -> None:
    assert _fault(kind, **fields) == ("wrong-argument", f"{name} is not a bool but int", "pass True or False")


@pytest.mark.parametrize(("name", "code"), [("Florida", "US-FL"), (" QUÉBEC ", "CA-QC"), ("scotland", "GB-SCT")])
def test_the_name_of_a_part_is_answered_with_its_code(name: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        ContactContext(places=(name,))
    assert caught.value.code == "unknown-territory"
    assert str(caught.value.hint).startswith(f'did you mean "{code}"?')
    assert ContactContext(places=(code,)).places == (code,)


def test_a_part_that_a_territory_has_not_is_answered_with_the_nearest() -> None:
    code, message, hint = _fault(ContactContext, places=("us-fll",))
    assert (code, message) == ("unknown-subdivision", "US has no part 'fll'")
    assert str(hint).startswith('did you mean "FL"?')
    assert _fault(ContactContext, places=("DE-" + "Y" * 30,)) == (
        "unknown-subdivision",
        f"DE has no part {'Y' * 20!r}",
        'write ISO 3166-2, such as "US-FL"',
    )


def test_an_agreed_time_that_ends_first_is_turned_round() -> None:
    assert _fault(AgreedTime, starts_at=_NOW, ends_at=_NOW) == (
        "wrong-order",
        "an agreed time ends before it starts",
        "swap starts_at and ends_at",
    )


@pytest.mark.parametrize(("kind", "fields", "what", "known"), [
    (PastContact, {"at": _NOW, "medium": "smss"}, "medium", "sms"),
    (PastContact, {"at": _NOW, "medium": "sms", "purpose": "servic"}, "purpose", "service"),
    (Refusal, {"at": _NOW, "scope": "marketin"}, "scope", "marketing"),
    (Refusal, {"at": _NOW, "medium": "voic"}, "medium", "voice"),
    (ContactContext, {"medium": "emai"}, "medium", "email"),
], ids=["medium", "purpose", "scope", "refused-medium", "own-medium"])  # fmt: skip
def test_a_word_that_nobody_knows_is_answered_with_the_nearest(
    kind: Callable[..., object], fields: dict[str, Any], what: str, known: str
) -> None:
    code, message, hint = _fault(kind, **fields)
    assert (code, message) == (f"unknown-{what}", f"unknown {what} {fields[what]!r}")
    assert str(hint).startswith(f'did you mean "{known}"?')


def test_what_is_asked_with_is_named(ask: _Ask) -> None:
    draft = Draft(channel="sms", provider="any", to="someone", text="", purpose="marketing")
    good: dict[str, Any] = {"rulebook": Rulebook.load(), "now": _NOW}
    asked: dict[str, tuple[Any, ...]] = {
        "draft is not a Draft": ("x", ContactContext(), good),
        "context is not a ContactContext": (draft, {}, good),
        "rulebook is not a Rulebook": (draft, ContactContext(), {**good, "rulebook": {}}),
    }
    for words, (given, context, others) in asked.items():
        code, message, hint = _fault(check_contact, given, context, **others)
        assert (code, hint) == ("wrong-argument", f"pass a {words.split()[-1]}")
        assert message.startswith(words)
    assert _fault(ask, is_safety_recall=True) == (
        "recall-not-legal",
        "a safety recall is a message that law demands",
        'pass a draft with purpose="legal": a warning that also advertises is advertising',
    )
    code, message, hint = _fault(ask, strictness="cod")
    assert (code, message) == ("unknown-strictness", "unknown strictness 'cod'")
    assert str(hint).startswith('did you mean "code"?')


def test_an_instant_out_of_range_names_the_years(ask: _Ask) -> None:
    for year in (1971, 2199):
        assert _fault(ask, datetime(year, 6, 1, tzinfo=UTC)) == (
            "datetime-out-of-range",
            "now is outside the years that rules can be asked for",
            "pass an instant of the years 1972 to 2198",
        )
    code, message, _ = _fault(ask, _NAIVE)
    assert (code, message.startswith("now ")) == ("naive-datetime", True)
