"""Hostile texts cost no more than others, and what is absent is said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from xborder_support.compliance.personal_data import checks, find_personal_data, mask, words
from xborder_support.errors import MissingExtraError, UsageError

_UNITS = [
    *("1", "1 ", "4 ", "4-", "1.", "+1 ", "(1)", "\n>1", "a@", "@", "a:", "*", "* ", "call ", "a b ", "cvv ", "born 1 ", "GB29 ", "[card]"),
    *(" at b dot c", "http://a.b/1 ", "\u200b1", "Street ", "Rue A ", "电话订单", "โทร", "> ", "passport ", "zip ", "x" * 40, "à", "क्"),
]


@pytest.mark.parametrize("unit", _UNITS, ids=[f"unit-{place}" for place in range(len(_UNITS))])
def test_one_thing_over_and_over_is_read_to_its_end(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    masked = mask(f"{text} ; ana@example.com", territory="US")
    assert masked.text.endswith("; a**@example.com")


def test_the_longest_text_is_read_to_its_end_and_a_longer_one_is_refused_whole() -> None:
    end = " card 4111 1111 1111 1111"
    longest = ("\ud800\x00x." * 250_000)[: 1_000_000 - len(end)] + end
    assert mask(longest, kinds=["card"]).text.endswith(" card **** **** **** 1111")
    for call in (mask, find_personal_data):
        with pytest.raises(UsageError) as refusal:
            call("x" + longest)
        assert (refusal.value.code, refusal.value.message) == ("text-too-long", "a text has at most 1,000,000 characters here")
        assert refusal.value.hint == "mask a conversation message by message"


def test_a_text_that_grows_while_it_is_masked_is_masked_to_its_end() -> None:
    text = "cvv 123 " * 125_000
    assert mask(text, level="redact").text == "cvv [card code] " * 125_000


@pytest.mark.parametrize(
    "unit",
    ["12 a ", "Ab 1, 50667 K ", "12 rue A ", "1 main street, ", "office 455 6186\n", "Flat 2, 1 A Road, ", "ถนนก 1 "],
    ids=lambda unit: repr(unit[:4]),
)
def test_addresses_and_labels_over_and_over_are_read_to_their_end(unit: str) -> None:
    assert mask(f"{unit * 2_000} ; ana@example.com").text.endswith("; a**@example.com")


def test_a_card_behind_many_digits_is_found() -> None:
    for count in range(60, 90):
        text = "1 " * count + "4111 1111 1111 1111"
        assert [text[datum.start : datum.end] for datum in find_personal_data(text)] == ["4111 1111 1111 1111"]


def test_words_far_into_an_unspaced_text_count() -> None:
    for count in range(25, 60):
        assert [datum.kind for datum in find_personal_data("很" * count + "电话467-3395")] == ["phone"]
        assert find_personal_data("很" * count + "订单467-3395") == ()


def test_long_words_of_other_scripts_mean_nothing() -> None:
    assert find_personal_data("call" * 20 + " 467 3395") == ()


@pytest.fixture
def _without_stdnum(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    checks.is_stdnum_there.cache_clear()
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    yield
    monkeypatch.undo()
    checks.is_stdnum_there.cache_clear()


@pytest.mark.usefixtures("_without_stdnum")
def test_without_the_package_numbers_with_checks_of_our_own_are_found() -> None:
    assert [datum.tier for datum in find_personal_data("123.456.789-09, PESEL 44051401458")] == ["certain", "probable"]
    assert find_personal_data("44051401458", territory="PL") == ()


@pytest.mark.usefixtures("_without_stdnum")
def test_without_the_package_nobody_may_ask_for_national_numbers_by_name() -> None:
    with pytest.raises(MissingExtraError) as refusal:
        find_personal_data("x", kinds=["national_id"])
    assert refusal.value.code == "missing-extra"
    assert refusal.value.hint == "pip install 'xborder-support[pii]'"
    assert find_personal_data("x", kinds=["card"]) == ()


def test_with_the_package_they_may() -> None:
    data = find_personal_data("PESEL 44051401458 ana@example.com", kinds=["national_id"])
    assert [(datum.kind, datum.tier) for datum in data] == [("national_id", "certain")]


_LANGUAGES = [
    *(
        "ar",
        "bg",
        "bn",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "fa",
        "fi",
        "fil",
        "fr",
        "ha",
        "he",
        "hi",
        "hi-Latn",
        "hr",
        "hu",
        "id",
        "it",
    ),
    *("ja", "ko", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "sw", "th", "tr", "uk", "ur", "vi", "yo", "zh", "zu"),
]


def test_every_language_of_the_data_has_all_roles() -> None:
    tables = words._tables()
    assert sorted(tables) == _LANGUAGES
    needed = {"phone", "card", "code", "order", "bank", "birth", "postcode"}
    assert [language for language, table in tables.items() if not needed <= table.keys() or not all(table[role] for role in needed)] == []


def _word_and_market(entry: str) -> tuple[str, str | None]:
    word, _, market = entry.partition("@")
    return word.removeprefix("=").rstrip("*"), market or None


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_word_for_an_order_keeps_its_number_from_being_a_phone(language: str) -> None:
    for entry in words._tables()[language]["order"]:
        word, market = _word_and_market(entry)
        text = f"{word} 0171 2345678"
        assert [text for datum in find_personal_data(text, territory=market or "DE") if datum.kind == "phone"] == []


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_word_for_a_phone_makes_its_number_one(language: str) -> None:
    for entry in words._tables()[language]["phone"]:
        word, market = _word_and_market(entry)
        text = f"{word} 467 3395"
        data = find_personal_data(text, territory=market)
        assert [(datum.kind, text[datum.start : datum.end]) for datum in data] == [("phone", "467 3395")], text
