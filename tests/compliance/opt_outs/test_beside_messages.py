"""What does a keyword in a sentence of its own mean, where the sentences before it speak of messages?"""

import pytest

from xborder_support.compliance import recognise_opt_out


def _read(text: str) -> tuple[str, str | None]:
    found = recognise_opt_out(text, channel="email")
    assert found.tier == (2 if found.verdict == "stop" else None)
    return found.verdict, found.language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Why am I still on your list? Remove me today.", "en"),
        ("Another mail... please stop.", "en"),
        ("A newsletter again! Please stop. Thank you", "en"),
        ("A newsletter again!\nI have not read it.\nPlease stop.", "en"),
        ("Encore un mail... Stop svp.", "en"),
        ("Waarom sta ik nog op jullie lijst? Verwijder me vandaag.", "nl"),
        ("Perché sono ancora nella vostra lista? Cancellatemi oggi.", "it"),
    ],
)
def test_a_keyword_after_a_sentence_about_messages_is_a_wish(text: str, language: str) -> None:
    assert _read(text) == ("stop", language)


@pytest.mark.parametrize(
    "text",
    [
        "Your messages never end. Stop it. Now.",  # A word of doubt.
        "Stop. Only mails please.",  # More is said after it.
        "Another mail. Please stop. Write to my son.",
        "Warum bin ich noch in eurer Liste? Bitte löschen.",
    ],
)
def test_a_word_of_doubt_or_more_behind_it_is_for_a_person(text: str) -> None:
    assert _read(text)[0] == "ambiguous"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I got a text that my order is late. Cancel.", "none"),
        ("You sent me a mail about the payment. Cancel.", "none"),
        ("The weather is bad. Cancel.", "none"),
        ("The weather is bad. Enough.", "none"),
        ("A mail came. Help.", "none"),
        ("A mail came. Start.", "none"),
        ("A mail came. Where is my parcel? Stop.", "ambiguous"),
        ("Send me mails until Monday. Stop.", "ambiguous"),  # A condition.
    ],
)
def test_beside_an_order_a_condition_or_anything_else_nothing_changes(text: str, verdict: str) -> None:
    assert _read(text)[0] == verdict


def test_a_text_that_was_cut_says_more_than_what_is_read() -> None:
    assert _read("Another mail. Please stop. " + "ok " * 400)[0] == "ambiguous"


def test_a_wish_of_advertising_keeps_its_scope() -> None:
    assert recognise_opt_out("Another mail. Stop marketing.", channel="email").scope == "marketing"
