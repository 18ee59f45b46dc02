"""Texts, sentences and lines that are too long, and steps that ask for a list."""

import pytest

from xborder_support.terms import LanguageTag
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.lengths import find_long_lines, find_long_sentences, find_too_long
from xborder_support.tone.linting.rules.steps import find_unlisted_steps


def passage(text: str, language: str = "en", channel: str = "email") -> Passage:
    return Passage(text=text, locale=LanguageTag(language), language=language, channel=channel)


@pytest.mark.parametrize(
    ("channel", "text", "case", "start"),
    [
        ("ussd", "x" * 183, "channel", 182),
        ("ussd", "я" * 81, "channel", 80),
        ("whatsapp", "x" * 4097, "channel", 4096),
        ("line", "🍎" * 2501, "channel", 2500),
        ("sms", "x" * 460, "segments", 459),
        ("sms", "я" * 202, "segments", 201),
    ],
)
def test_what_does_not_fit_is_marked_from_where_it_is_cut(channel: str, text: str, case: str, start: int) -> None:
    assert [(hit.case, hit.start, hit.end) for hit in find_too_long(passage(text, channel=channel))] == [(case, start, len(text))]


@pytest.mark.parametrize(
    ("channel", "text"),
    [("ussd", "x" * 182), ("whatsapp", "x" * 4096), ("sms", "x" * 459), ("email", "x" * 90_000), ("our-own", "x" * 90_000), ("line", "")],
)
def test_what_fits_is_left_alone(channel: str, text: str) -> None:
    assert list(find_too_long(passage(text, channel=channel))) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "word " * 36 + ". Short.", [("36", "35", "words")]),
        ("en", "word " * 35 + ".", []),
        ("en", ("word " * 20 + ".\n") * 3, []),
        ("ja", "あ" * 80 + "。", [("81", "80", "characters")]),
        ("ja", "あ" * 79 + "。", []),
        ("zh", "字" * 200, []),
        ("th", "ก" * 200, []),
    ],
)
def test_long_sentences(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_long_sentences(passage(text, language))
    assert [(hit.facts["length"], hit.facts["limit"], hit.facts["unit"]) for hit in found] == expected


def test_long_lines_of_a_japanese_mail_are_advice() -> None:
    assert [(hit.start, hit.end, hit.severity) for hit in find_long_lines(passage("短い行\n" + "あ" * 36, "ja"))] == [(4, 40, "info")]
    assert list(find_long_lines(passage("あ" * 35, "ja"))) == []


@pytest.mark.parametrize(
    ("language", "text", "steps"),
    [
        ("de", "Öffnen Sie zuerst die App. Dann tippen Sie auf Konto. Danach wählen Sie Bestellungen.", "3"),
        ("en", "First open the app, then choose your order, and finally tap on Return.", "3"),
        ("fr", "Ouvrez d'abord l'application. Ensuite, choisissez la commande. Enfin, confirmez.", "3"),
        ("en", "Please 1) open the box 2) take a picture 3) send it", "3"),
    ],
)
def test_more_than_two_steps_ask_for_a_list(language: str, text: str, steps: str) -> None:
    assert [hit.facts["steps"] for hit in find_unlisted_steps(passage(text, language))] == [steps]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "So geht es:\n1. Zuerst öffnen\n2. Dann wählen\n3. Danach senden"),
        ("en", "- first open\n- then choose\n- finally send"),
        ("en", "First open it, then send it."),
        ("en", "First this.\n\nThen that.\n\nFinally the rest."),
        ("en", "It weighs 1.5 kg and costs 2.30 or 3.40."),
    ],
)
def test_lists_and_short_ways_are_left_alone(language: str, text: str) -> None:
    assert list(find_unlisted_steps(passage(text, language))) == []


def test_hostile_text_is_judged_in_time() -> None:
    given = passage("then. " * 20_000 + "\n" * 20_000)
    assert len(list(find_unlisted_steps(given))) == 1
    assert list(find_long_sentences(given)) == []
