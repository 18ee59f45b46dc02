"""Which languages may a sentence be written in, and which of several wishes does it mean most likely?"""

import pytest

from xborder_support.compliance.opt_outs import tongue
from xborder_support.compliance.opt_outs.tongue import Tongue
from xborder_support.language import LanguageGuess, identify
from xborder_support.terms import LanguageTag

GERMAN = "bitte senden sie mir keine nachrichten mehr"
CHINESE = "请不要再给我发信息了"
UNCLEAR = "stop"
SURE = {GERMAN: "de", CHINESE: "zh-Hans"}


def test_the_sentences_of_this_table_are_as_clear_as_it_says() -> None:
    assert {text: identify(text).tag for text in SURE} == SURE
    assert all(identify(text).is_certain for text in SURE)
    assert (identify(UNCLEAR).tag, identify(UNCLEAR).is_certain) == ("und", False)


@pytest.mark.parametrize(
    ("sentence", "expected", "language", "may_be"),
    [
        (GERMAN, None, "de", True),
        (GERMAN, None, "nl", True),  # A short message may be taken for either.
        (GERMAN, None, "en", True),  # English is mixed into every language.
        (GERMAN, None, "sv", False),
        (GERMAN, None, "fr", False),
        (GERMAN, "fr", "fr", True),
        (GERMAN, "fr", "it", False),
        (GERMAN, None, "ru", True),  # Another script is seen at once, and mixed in.
        (GERMAN, None, "hi", True),
        (GERMAN, None, "hi-Latn", False),
        (CHINESE, None, "zh", True),
        (CHINESE, None, "ja", True),
        (CHINESE, None, "fr", True),
        (UNCLEAR, None, "fr", True),
        (UNCLEAR, "de", "sw", True),
    ],
)
def test_only_a_sentence_that_is_surely_of_another_language_holds_no_words_of_one(
    sentence: str,
    expected: str | None,
    language: str,
    may_be: bool,  # noqa: FBT001  (a column of the table)
) -> None:
    assert Tongue(sentence, expected).may_be(language) is may_be


@pytest.mark.parametrize(
    ("candidates", "language", "may_be"),
    [
        (("cs", "lv", "pl"), "hr", False),
        (("cs", "lv", "pl"), "sl", False),
        (("cs", "lv", "pl"), "pl", True),
        (("cs", "lv"), "pl", True),  # Near to one of them.
        (("cs", "lv", "pl"), "it", True),  # No cousin: nothing tells it from them.
        (("lv", "hu"), "hr", True),
        (("pl", "sr-Latn"), "hr", True),
        (("pl", "hr"), "hr", True),
        ((), "hr", True),
        (("hr",), "pl", False),
    ],
)
def test_no_words_of_a_cousin_are_read_into_an_unclear_sentence(
    monkeypatch: pytest.MonkeyPatch,
    candidates: tuple[LanguageTag, ...],
    language: str,
    may_be: bool,  # noqa: FBT001  (a column of the table)
) -> None:
    guess = LanguageGuess(LanguageTag("und"), "unclear", tuple((candidate, 0.2) for candidate in candidates))
    monkeypatch.setattr(tongue, "identify", lambda sentence: guess if sentence else None)
    assert Tongue("bez", None).may_be(language) is may_be
    assert Tongue("bez", language).may_be(language)


@pytest.mark.parametrize(
    ("sentence", "expected", "likely_first"),
    [
        (GERMAN, "fr", ["fr", "de", "en", "es"]),
        (GERMAN, None, ["de", "en", "fr"]),
        (GERMAN, "en", ["en", "de", "fr"]),
        (CHINESE, "ja", ["ja", "zh", "en", "ko"]),
        (UNCLEAR, "pt", ["pt", "en", "es"]),
        (GERMAN, "hi", ["hi-Latn-IN", "de-AT", "en", "ur-Latn"]),
    ],
)
def test_the_customers_language_is_meant_first_then_that_of_the_sentence_then_english(
    sentence: str, expected: str | None, likely_first: list[str]
) -> None:
    seen = Tongue(sentence, expected)
    distances = [seen.distance(language) for language in likely_first]
    assert distances == sorted(set(distances))
    assert seen.distance("sw") == seen.distance("xh") == 3


def test_the_customers_own_language_is_no_distance_away() -> None:
    assert [Tongue(GERMAN, "fr").distance(language) for language in ("fr", "de", "en", "it")] == [0, 1, 2, 3]
    assert [Tongue(GERMAN, None).distance(language) for language in ("de", "en", "it")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("sentence", "language", "others"),
    [
        (GERMAN, "fr", ("de",)),
        (GERMAN, "de", ()),
        (GERMAN, "de-AT", ()),
        (GERMAN, "en", ()),  # English wordings have all that is needed.
        (UNCLEAR, "de", ("en",)),
        (UNCLEAR, "hi-Latn", ("en",)),
        (UNCLEAR, "en", ()),
        (CHINESE, "ja", ("zh",)),
        (CHINESE, "zh", ()),
    ],
)
def test_words_of_the_sentences_own_language_turn_a_wish_of_another(sentence: str, language: str, others: tuple[str, ...]) -> None:
    assert Tongue(sentence, None).others_than(language) == others


def test_an_unclear_sentence_lends_no_english_to_a_language_in_another_script() -> None:
    assert "en" not in Tongue(UNCLEAR, None).others_than("ru")


def test_a_sentence_is_identified_once_and_only_where_that_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(sentence: str) -> LanguageGuess:
        asked.append(sentence)
        return identify(sentence)

    monkeypatch.setattr(tongue, "identify", counted)
    seen = Tongue(GERMAN, "fr")
    assert seen.may_be("en")
    assert seen.may_be("fr")
    assert seen.others_than("en") == ()
    assert asked == []
    assert not seen.may_be("sv")
    assert seen.distance("de") == 1
    assert seen.others_than("sv") == ("de",)
    assert asked == [GERMAN]
