"""Is a wish heard whose telling word has a slip in it, and is no word taken for another that is one of its own?"""

import pytest

from xborder_support.compliance import recognise_opt_out
from xborder_support.compliance.opt_outs.folding import letters_of
from xborder_support.compliance.opt_outs.lexicon import lexicons
from xborder_support.compliance.opt_outs.slips import mended, without_one


def _mended(text: str) -> str | None:
    words = lexicons(letters_of(text))
    return mended(text, words) if words else None


def _verdict(text: str) -> str:
    return recognise_opt_out(text, channel="whatsapp").verdict


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("please stop the newsldtter", "en"),  # Another letter.
        ("please stop the newsleetter", "en"),  # One too many.
        ("please stop the nwsletter", "en"),  # One is missing.
        ("please stop the newlsetter", "en"),  # Two have changed places.
        ("unsubscirbe", "en"),
        ("Newsltter abbestellen", "de"),
        ("abbestelen", "de"),
        ("Je ne veux plus de vos publcités", "fr"),
        ("no quiero más publicdad", "es"),
        ("basta pubblictà", "it"),
        ("не присылайте мне больше сообщнения", "ru"),
    ],
)
def test_one_slip_in_a_long_word_hides_no_wish(text: str, language: str) -> None:
    found = recognise_opt_out(text, channel="whatsapp")
    assert (found.verdict, found.language) == ("stop", language)


@pytest.mark.parametrize(
    "text",
    [
        "please stop the anouncemnets",  # Two slips.
        "please stop the wensletter",
        "please stop the bewsletter",  # In the first letter.
        "no more massages please",  # A word of its own.
        "Anmeldung",  # The opposite of "Abmeldung".
        "włączyć powiadomienia",
        "stop the tsxts",  # Too short: most words of five letters are one letter apart from another.
        "när slutar erbjudandet",  # "the offer", beside "the offers": an ending.
        "Je suis désabonné de la salle",
    ],
)
def test_what_is_more_than_a_slip_is_left_alone(text: str) -> None:
    assert _verdict(text) == "none"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("the newsldtter, and the Newsltter", "the newsletter, and the newsletter"),
        ("newsletter newsletters", None),
        ("newsldtter1", None),  # A code.
        ("nwsletter newsltter newsletzer newslerter", None),  # More than slips.
        ("", None),
        ("1 2 3", None),
        ("n" * 21, None),
        ("newsletter" * 3, None),
    ],
)
def test_only_words_that_are_in_no_list_are_put_right_and_but_a_few(text: str, spelled: str | None) -> None:
    assert _mended(text) == spelled


def test_all_but_the_first_letter_may_be_left_out() -> None:
    assert list(without_one("abcd")) == ["acd", "abd", "abc"]
    assert list(without_one("a")) == list(without_one("")) == []


def test_a_word_that_is_spelled_well_is_never_put_right() -> None:
    words = lexicons("a")
    assert words
    known = sorted({word for part in words.plain.parts for word in part.spelled})
    assert len(known) > 5_000
    assert [word for word in known if mended(word, words)] == []
