"""What a text is checked with is refused by name where it is something else, or a word that nobody knows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, Disclosure, SenderDetails, ai_notice_due, check_text, message_frame
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
DRAFT = Draft(channel="sms", provider="any", to="x", text="Sale", purpose="marketing")


def fault(ask: Callable[..., object], /, *given: Any, **told: Any) -> tuple[str, str, str]:
    """Return code, message and remedy of an error."""
    with pytest.raises(UsageError) as raised:
        ask(*given, **told)
    return raised.value.code, raised.value.message, raised.value.hint or ""


def framed(**told: Any) -> object:
    asked = {"rulebook": BOOK, "on": TODAY, "place": "DE", "channel": "sms", "purpose": "marketing", "language": "de", **told}
    return message_frame(**asked)


def notices(**told: Any) -> object:
    return ai_notice_due(**{"rulebook": BOOK, "on": TODAY, "place": "DE", "written_by": "ai", **told})


def checked(**told: Any) -> object:
    return check_text(**{"draft": DRAFT, "rulebook": BOOK, "on": TODAY, "place": "DE", **told})


@pytest.mark.parametrize(
    ("ask", "name", "kind"),
    [
        (checked, "draft", "Draft"),
        (checked, "rulebook", "Rulebook"),
        (checked, "sender", "SenderDetails"),
        (checked, "circumstances", "Circumstances"),
        (framed, "rulebook", "Rulebook"),
        (framed, "sender", "SenderDetails"),
        (framed, "circumstances", "Circumstances"),
        (notices, "rulebook", "Rulebook"),
        (notices, "disclosure", "Disclosure"),
        (Circumstances, "disclosure", "Disclosure"),
    ],
)
def test_a_value_of_another_type_is_named(ask: Callable[..., object], name: str, kind: str) -> None:
    assert fault(ask, **{name: {"brand": "Kaze"}}) == ("wrong-argument", f"{name} is not a {kind} but dict", f"pass a {kind}")


@pytest.mark.parametrize(("ask", "name"), [(checked, "draft"), (checked, "rulebook"), (framed, "rulebook"), (notices, "rulebook")])
def test_what_is_needed_is_not_left_out(ask: Callable[..., object], name: str) -> None:
    assert fault(ask, **{name: None})[0] == "wrong-argument"


@pytest.mark.parametrize("channel", ["SMS", "emial", "pigeon"])
def test_a_channel_that_nobody_knows_is_refused(channel: str) -> None:
    draft = Draft(channel=channel, provider="any", to="x", text="Sale", purpose="marketing")
    code, message, hint = fault(checked, draft=draft)
    assert (code, message) == ("unknown-channel", f"no channel is called {channel!r}")
    assert "Circumstances(medium=" in hint
    assert check_text(draft, rulebook=BOOK, on=TODAY, place="DE", circumstances=Circumstances(medium="sms")) != []
    assert fault(framed, channel=channel)[0] == "unknown-channel"


def test_a_medium_that_nobody_knows_is_refused() -> None:
    code, _, hint = fault(Circumstances, medium="emial")
    assert (code, hint[:22]) == ("unknown-medium", 'did you mean "email"? ')


def test_nobody_guesses_what_a_text_is_for() -> None:
    code, _, hint = fault(checked, draft=Draft(channel="sms", provider="any", to="x", text="Sale"))
    assert code == "unknown-purpose"
    assert hint.startswith("pass Draft(purpose=")


@pytest.mark.parametrize("given", ["robot", "AI", "", 5, ["ai"]], ids=repr)
def test_a_writer_that_nobody_knows_is_refused(given: Any) -> None:
    shown = given if isinstance(given, str) else type(given).__name__
    assert fault(Circumstances, written_by=given)[:2] == ("unknown-writer", f"written_by is unknown: {shown!r}")
    assert fault(Disclosure, last_written_by=given)[:2] == ("unknown-writer", f"last_written_by is unknown: {shown!r}")
    assert fault(Disclosure, told_as=given)[:2] == ("unknown-writer", f"told_as is unknown: {shown!r}")


def test_the_known_writers_are_named() -> None:
    assert fault(Circumstances, written_by="robot")[2] == 'did you mean "bot"? Known: ai, bot, person'
    assert fault(Circumstances, written_by="persn")[2].startswith('did you mean "person"?')
    assert fault(Disclosure, told_as="person")[2] == "Known: ai, bot"
    for writer in ("person", "bot", "ai"):
        assert Circumstances(written_by=writer).written_by == Disclosure(last_written_by=writer).last_written_by == writer


@pytest.mark.parametrize(
    ("told", "name"),
    [({"contacts": "help@kaze.example"}, "contacts"), ({"other_names": "Kaze"}, "other_names"), ({"contacts": (1,)}, "contacts")],
)
def test_letters_of_one_contact_are_not_taken_for_contacts(told: dict[str, Any], name: str) -> None:
    code, message, hint = fault(SenderDetails, **told)
    assert (code, message) == ("wrong-argument", f"SenderDetails.{name} is not a collection of names")
    assert "with a comma also for one" in hint


@pytest.mark.parametrize("name", ["brand", "postal_address", "complaint_contact", "opt_out_address", "header", "entity_id", "template_id"])
def test_what_a_shop_says_of_itself_is_text(name: str) -> None:
    assert fault(SenderDetails, **{name: 3})[:2] == ("wrong-argument", f"SenderDetails.{name} is not a str but int")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("takes_replies", "no"),  # which is true, so that no other way out would be asked for
        ("takes_replies", None),
        ("was_asked_for", "no"),
        ("is_bulk", 0),
        ("is_recurring", "never"),
        ("is_first_contact", 0),
        ("kind", 3),
        ("stated", [("date", "x")]),
    ],
)
def test_circumstances_are_answers_and_no_other_words(name: str, given: object) -> None:
    code, message, _ = fault(Circumstances, **{name: given})
    assert (code, message.partition(" is not ")[0]) == ("wrong-argument", f"Circumstances.{name}")


def test_a_language_that_is_no_text_is_refused() -> None:
    draft = Draft(channel="sms", provider="any", to="x", text="Sale", purpose="marketing", language=None)  # type: ignore[arg-type]
    code, _, hint = fault(checked, draft=draft)
    assert (code, hint) == ("wrong-argument", 'pass Draft(language="und") where nobody knows it')
