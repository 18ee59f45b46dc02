"""What rules are asked with is refused by name where it is of another type, or a word that nothing knows."""

from collections.abc import Callable
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rule, Rulebook, Window, expect, jurisdictions_of, read_bound_by, read_purpose
from xborder_support.errors import UsageError

BOOK = Rulebook.load()


def fault(call: Callable[[], object]) -> tuple[str, str]:
    """Return the code of an error and its remedy."""
    with pytest.raises(UsageError) as raised:
        call()
    return raised.value.code, raised.value.hint or ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "rulebook is not a Rulebook but None"),
        ({}, "rulebook is not a Rulebook but dict"),
        (Rulebook, "rulebook is not a Rulebook but type"),
    ],
)
def test_a_value_of_another_type_is_named(given: object, said: str) -> None:
    with pytest.raises(UsageError, match=f"^{said}") as raised:
        expect(given, Rulebook, "rulebook")
    assert (raised.value.code, raised.value.hint) == ("wrong-argument", "pass a Rulebook")


def test_what_may_be_left_out_may_be_nothing_and_no_more() -> None:
    expect(None, Rulebook, "rulebook", or_none=True)
    expect(BOOK, Rulebook, "rulebook")
    assert fault(lambda: expect({}, Rulebook, "rulebook", or_none=True))[0] == "wrong-argument"
    assert fault(lambda: expect({}, int, "n"))[1] == "pass an int"


@pytest.mark.parametrize("ask", [BOOK.select, lambda place, **told: BOOK.applying(Window, place=place, **told)], ids=["select", "applying"])
@pytest.mark.parametrize(
    ("told", "code", "meant"),
    [
        ({"medium": "SMS"}, "unknown-medium", "Known: chat, email, push, sms, voice"),
        ({"medium": "smss"}, "unknown-medium", 'did you mean "sms"?'),
        ({"medium": ["sms"]}, "unknown-medium", "Known:"),
        ({"purpose": "marketting"}, "unknown-purpose", 'did you mean "marketing"?'),
        ({"purpose": {}}, "unknown-purpose", "Known:"),
    ],
    ids=repr,
)
def test_a_word_that_no_rule_knows_is_refused(ask: Callable[..., object], told: dict[str, Any], code: str, meant: str) -> None:
    for _ in range(2):  # the answer to it is not remembered either
        found, hint = fault(lambda: ask("US", **told))
        assert found == code
        assert hint.startswith(meant)


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("window", "pass the type Window"), ("Windw", 'did you mean "Window"?'), (str, ""), (None, ""), ([], "")],
    ids=["key", "typo", "type", "none", "list"],
)
def test_what_is_no_kind_of_duty_is_refused(kind: Any, meant: str) -> None:
    code, hint = fault(lambda: BOOK.applying(kind, place="US"))
    assert code == "unknown-duty"
    assert meant in hint
    if kind is not None:
        assert fault(lambda: BOOK.select("US", kind=kind))[0] == "unknown-duty"


def test_a_place_that_is_none_is_refused_by_name() -> None:
    place: Any = ["US"]
    assert fault(lambda: BOOK.applying(Window, place=place))[0] == "unknown-jurisdiction"


@pytest.mark.parametrize("ask", [jurisdictions_of, BOOK.select], ids=["jurisdictions_of", "select"])
def test_a_platform_that_nobody_knows_is_refused(ask: Callable[[str], object]) -> None:
    code, hint = fault(lambda: ask("PLATFORM:WHATSAP"))
    assert code == "unknown-jurisdiction"
    assert hint.startswith('did you mean "PLATFORM:WHATSAPP"?')
    assert fault(lambda: ask("PLATFORM:whatsapp"))[0] == "unknown-jurisdiction"


@pytest.mark.parametrize("name", ["WHATSAPP", "TELEGRAM", "PUSH", "US-CARRIERS"])
def test_a_channel_is_a_platform_also_without_rules(name: str) -> None:
    assert jurisdictions_of(f"PLATFORM:{name}") == (f"PLATFORM:{name}", "GLOBAL")
    assert BOOK.select(f"PLATFORM:{name}")


def test_every_platform_of_the_shipped_rules_is_known() -> None:
    for rule in BOOK.rules:
        assert jurisdictions_of(rule.jurisdiction)[0] == rule.jurisdiction


def test_a_platform_of_the_hosts_own_is_known_to_its_book() -> None:
    said: dict[str, Any] = {"says": "x", "citation": "x", "binding": "platform", "confidence": "high", "verified": "unconfirmed"}
    rule = Rule(id="X", jurisdiction="PLATFORM:PAGER", **said)
    assert Rulebook([rule]).select("PLATFORM:PAGER") == (rule,)
    assert fault(lambda: BOOK.select("PLATFORM:PAGER"))[0] == "unknown-jurisdiction"


@pytest.mark.parametrize("given", ["large_firms", None, 5, [5]], ids=repr)
def test_what_the_shop_is_comes_as_a_collection_of_names(given: Any) -> None:
    assert fault(lambda: read_bound_by(given, BOOK)) == ("wrong-argument", 'pass bound_by=("large_firms",), with a comma also for one')


def test_what_the_shop_is_has_to_be_what_a_rule_is_limited_to() -> None:
    assert read_bound_by(["large_firms"], BOOK) == {"large_firms"}
    assert read_bound_by((), BOOK) == frozenset()
    code, hint = fault(lambda: read_bound_by(("large_firms", "large_firm"), BOOK))
    assert (code, hint[:26]) == ("unknown-limit", 'did you mean "large_firms"')


def test_a_word_of_the_shipped_rules_is_known_to_a_book_without_them() -> None:
    said: dict[str, Any] = {"says": "x", "citation": "x", "binding": "law", "confidence": "high", "verified": "unconfirmed"}
    own = Rulebook([Rule(id="X", jurisdiction="DE", limited_to="bakers", **said)])
    assert read_bound_by(["bakers", "large_firms"], own) == {"bakers", "large_firms"}
    assert fault(lambda: read_bound_by(["bakers"], BOOK))[0] == "unknown-limit"


@pytest.mark.parametrize(
    ("given", "remedy"),
    [(None, "pass Draft(purpose=…) with one of "), ("marketting", 'did you mean "marketing"?'), (5, "Known:")],
    ids=repr,
)
def test_nobody_guesses_what_a_message_is_for(given: object, remedy: str) -> None:
    code, hint = fault(lambda: read_purpose(given))
    assert code == "unknown-purpose"
    assert hint.startswith(remedy)
    assert read_purpose("service") == "service"
