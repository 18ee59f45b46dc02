"""One word in Latin letters decides nothing against the market; two do."""

import pytest

from xborder_support.language import identify

ONE_WORD = [
    ("merci", "fr"),
    ("gracias", "es"),
    ("Danke!", "de"),
    ("obrigado", "pt"),
    ("grazie", "it"),
    ("Größe", "de"),
    ("merci, merci", "fr"),
]


@pytest.mark.parametrize(("text", "_language"), ONE_WORD)
@pytest.mark.parametrize("market", [None, "JP", "GB"])
def test_one_word_decides_nothing_against_the_market(text: str, _language: str, market: str | None) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.reason, guess.is_certain) == ("und", "too-short", False)


@pytest.mark.parametrize(
    ("text", "market"), [("merci", "DE"), ("gracias", "BR"), ("Danke!", "US"), ("obrigado", "US"), ("merci XK200 Pro", "DE")]
)
def test_one_word_of_another_language_is_undetermined(text: str, market: str) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.is_certain) == ("und", False)


@pytest.mark.parametrize(("text", "language"), ONE_WORD)
def test_one_word_is_believed_where_the_market_or_the_conversation_agrees(text: str, language: str) -> None:
    home = {"fr": "FR", "es": "MX", "de": "AT", "pt": "BR", "it": "IT"}[language]
    assert identify(text, market=home) == identify(text, market=home, prior=language)
    assert (identify(text, market=home).tag, identify(text, market=home).is_certain) == (language, False)
    assert (identify(text, market="JP", prior=language).tag, identify(text, market="JP", prior=language).is_certain) == (language, False)


@pytest.mark.parametrize(
    ("text", "market", "tag"),
    [
        ("merci beaucoup", "DE", "fr"),
        ("muchas gracias", "BR", "es"),
        ("Vielen Dank", "US", "de"),
        ("muito obrigado", "US", "pt"),
        ("Where is it?", "DE", "en"),
    ],
)
def test_two_words_decide(text: str, market: str, tag: str) -> None:
    assert identify(text, market=market).tag == tag
