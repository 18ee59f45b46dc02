"""What may a model of the host decide, and what not?"""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.language import LanguageDetector, identify
from xborder_support.language.detectors import combine
from xborder_support.language.prior import prior_of
from xborder_support.terms import LanguageTag


class Recorder:
    """A model that gives fixed shares and keeps what it was asked."""

    def __init__(self, *shares: tuple[str, float]) -> None:
        self.shares = shares
        self.asked: list[tuple[str, tuple[LanguageTag, ...]]] = []

    def rank(self, text: str, candidates: Sequence[LanguageTag], /) -> Sequence[tuple[str, float]]:
        self.asked.append((text, tuple(candidates)))
        return self.shares


UNKNOWN_WORDS = "Zugspitze Wanderung"


def test_a_model_reads_words_that_are_in_no_list() -> None:
    guess = identify(UNKNOWN_WORDS, detector=Recorder(("de", 0.9), ("nl", 0.1)))
    assert (guess.tag, guess.reason, guess.is_certain) == ("de", "language-by-model", False)
    assert identify(UNKNOWN_WORDS).tag == "und"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("荷物はいつ届きますか", "ja"),
        ("สินค้ายังไม่มา", "th"),
        ("请问可以换货吗", "zh-Hans"),
        ("Where is my parcel? It has not arrived yet.", "en"),
    ],
)
def test_it_is_not_asked_where_script_or_words_are_certain(text: str, tag: str) -> None:
    detector = Recorder(("de", 1.0))
    assert identify(text, detector=detector).tag == tag
    assert detector.asked == []


def test_it_is_asked_for_languages_of_the_script_that_are_widely_written_or_likely() -> None:
    detector = Recorder()
    identify(UNKNOWN_WORDS, detector=detector, market="SE", prior="fi", candidates=["sv", "fi", "hr"])
    identify("Барселона", detector=detector)
    (_, latin), (_, cyrillic) = detector.asked
    assert {"en", "de", "fr", "es", "id", "fil", "sw", "sv", "fi", "hr"} <= set(latin)
    assert not {"ru", "ja", "sk", "et"} & set(latin)
    assert set(cyrillic) == {"ru", "uk"}


def test_it_reads_the_message_without_links_addresses_and_order_numbers() -> None:
    detector = Recorder()
    identify(f"{UNKNOWN_WORDS} https://shop.example/de AB-1234 me@mail.example", detector=detector)
    assert detector.asked[0][0].split() == UNKNOWN_WORDS.split()


def test_market_and_conversation_are_its_prior() -> None:
    torn = Recorder(("de", 0.35), ("nl", 0.4), ("en", 0.25))
    assert identify(UNKNOWN_WORDS, detector=torn).tag == "und"
    assert identify(UNKNOWN_WORDS, detector=torn, market="AT").tag == "de"
    assert identify(UNKNOWN_WORDS, detector=torn, market="BE").tag == "nl"
    assert identify(UNKNOWN_WORDS, detector=torn, prior="en").tag == "en"


def test_it_speaks_against_the_market_where_it_is_sure() -> None:
    assert identify(UNKNOWN_WORDS, detector=Recorder(("de", 0.999), ("fr", 0.001)), market="FR").tag == "de"


def test_a_name_is_not_read_as_the_market_writes() -> None:
    unsure = Recorder(*((tag, 0.05) for tag in ("de", "en", "fr", "es")))
    assert identify("Samsung Galaxy", detector=unsure, market="DE").tag == "und"


def test_one_word_is_believed_only_at_home() -> None:
    sure = Recorder(("fr", 0.99))
    assert identify("livraison", detector=sure).tag == "und"
    assert identify("bouteille", detector=sure, market="DE").tag == "und"
    assert identify("bouteille", detector=sure, market="FR").tag == "fr"


def test_a_short_message_never_leaves_the_conversation_whatever_a_model_says() -> None:
    guess = identify(UNKNOWN_WORDS, detector=Recorder(("de", 1.0)), prior="ja")
    assert (guess.tag, guess.reason) == ("ja", "language-by-history")


@pytest.mark.parametrize("market", [None, "EG"])
def test_a_language_that_the_model_does_not_hold_is_read_by_words(market: str | None) -> None:
    assert identify("3andi moshkela fel daf3", detector=Recorder(("nl", 0.9)), market=market).tag == "ar-Latn"


def test_words_and_model_together_are_certain() -> None:
    guess = identify("Mi pedido para Navidad", detector=Recorder(("es", 0.98), ("pt", 0.02)), market="ES")
    assert (guess.tag, guess.is_certain) == ("es", True)


def test_candidates_bound_a_model_too() -> None:
    guess = identify(UNKNOWN_WORDS, detector=Recorder(("de", 1.0)), candidates=["fr", "es"])
    assert guess.tag == "und"


def test_what_a_model_raises_comes_through() -> None:
    class Broken:
        def rank(self, text: str, candidates: Sequence[LanguageTag], /) -> Sequence[tuple[str, float]]:
            raise RuntimeError("model is gone")

    with pytest.raises(RuntimeError, match="model is gone"):
        identify(UNKNOWN_WORDS, detector=Broken())


SHARES = st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 1)
RANKINGS = st.lists(st.tuples(st.sampled_from(["de", "en", "fr", "sw", "xx", "", "hi-Latn", "ja"]), SHARES), max_size=8)
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(["mein", "order", "Zug", "est", "mera", "3ayez", "мой", "これ"]), max_size=8).map(
    " ".join
)


@given(TEXTS, RANKINGS, st.sampled_from([None, "DE", "IN", "UA"]))
@settings(max_examples=200)
def test_nothing_that_a_model_says_breaks_an_answer(text: str, ranking: list[tuple[str, float]], market: str | None) -> None:
    detector: LanguageDetector = Recorder(*ranking)
    guess = identify(text, detector=detector, market=market)
    assert all(0 <= score <= 1 and math.isfinite(score) for _, score in guess.candidates)
    assert sum(score for _, score in guess.candidates) <= 1.003
    assert [score for _, score in guess.candidates] == sorted((score for _, score in guess.candidates), reverse=True)
    assert guess.tag not in {"xx", ""}


@given(st.dictionaries(st.sampled_from(["de", "en", "fr", "nl"]), st.floats(0, 20), max_size=4), st.sampled_from(["de", "en", "fr", "nl"]))
@settings(max_examples=100)
def test_being_at_home_never_lowers_a_language(evidence: dict[LanguageTag, float], tag: str) -> None:
    asked = [LanguageTag(name) for name in ("de", "en", "fr", "nl")]
    opinion = {LanguageTag("de"): 0.4, LanguageTag("nl"): 0.3}
    away = dict(combine(evidence, opinion, asked, prior_of(None, (), None)))
    home = dict(combine(evidence, opinion, asked, prior_of(None, (LanguageTag(tag),), None)))
    assert home[LanguageTag(tag)] >= away[LanguageTag(tag)] - 1e-9
    assert math.isclose(sum(home.values()), 1)
