"""What does the model of py3langid say, and does it stay out of everybody else's way?"""

import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.language import identify
from xborder_support.terms import LanguageTag

py3langid = pytest.importorskip("py3langid")

from py3langid import langid as module  # noqa: E402  (after importorskip)

from xborder_support.integrations.langid import LangidDetector  # noqa: E402

DETECTOR = LangidDetector()
LATIN = [LanguageTag(tag) for tag in ("en", "de", "fr", "es", "pt", "it", "nl", "id", "fil", "nb", "sr-Latn", "hi-Latn", "ar-Latn", "ha")]

PAIRS = [
    ("Rücksendung Schuhe", "DE", "de"),
    ("Umtausch Jacke", "AT", "de"),
    ("livraison retardée", "FR", "fr"),
    ("chaussures abîmées", "BE", "fr"),
    ("zapatos rotos", "MX", "es"),
    ("sapatos quebrados", "BR", "pt"),
    ("scarpe rotte", "IT", "it"),
    ("kapotte schoenen", "NL", "nl"),
    ("zepsute buty", "PL", "pl"),
    ("kırık ayakkabı", "TR", "tr"),
    ("giày hỏng", "VN", "vi"),
    ("sepatu rusak", "ID", "id"),
    ("kasut rosak", "MY", "ms"),
    ("sirang sapatos", "PH", "fil"),
    ("viatu vibovu", "KE", "sw"),
    ("pantofi rupți", "RO", "ro"),
    ("broken shoes", "GB", "en"),
    ("сломанные ботинки", "RU", "ru"),
    ("зламані черевики", "UA", "uk"),
    ("حذاء مكسور", "SA", "ar"),
    ("کفش شکسته", "IR", "fa"),
    ("ٹوٹے جوتے", "PK", "ur"),
]


@pytest.mark.parametrize(("text", "market", "tag"), PAIRS)
def test_two_words_are_read_in_their_market(text: str, market: str, tag: str) -> None:
    assert identify(text, market=market, detector=DETECTOR).tag == tag


@pytest.mark.parametrize("text", ["hello there", "Größe", "1234 ...", "", "👍", "\ud800", "a" * 100_000, "\u0301" * 5000, "ÀÈ"])
def test_shares_are_of_the_candidates_and_sum_to_one(text: str) -> None:
    ranked = DETECTOR.rank(text, LATIN)
    assert {tag for tag, _ in ranked} == set(LATIN) - {"hi-Latn", "ar-Latn"}
    assert sum(share for _, share in ranked) == pytest.approx(1)
    assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)


def test_what_the_model_does_not_hold_is_left_out() -> None:
    assert DETECTOR.rank("hello", [LanguageTag("hi-Latn"), LanguageTag("tlh")]) == []
    assert DETECTOR.rank("hello", []) == []


def test_its_shares_are_those_of_a_model_restricted_to_the_candidates() -> None:
    restricted = module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True)
    restricted.set_languages(["en", "de", "fr"])
    expected = dict(restricted.rank("wo ist the colis"))
    found = dict(DETECTOR.rank("wo ist the colis", [LanguageTag(tag) for tag in expected]))
    assert found == pytest.approx(expected, rel=1e-4)


def test_no_global_state_of_the_package_is_read_or_changed() -> None:
    before = module.IDENTIFIER
    module.set_languages(["ja", "ko"])
    try:
        assert identify("Rücksendung Schuhe", market="DE", detector=LangidDetector()).tag == "de"
        assert module.IDENTIFIER.nb_classes == ["ja", "ko"]
    finally:
        module.IDENTIFIER = before


def test_threads_may_share_a_detector() -> None:
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(identify(text, market=market, detector=DETECTOR).tag for text, market, _ in PAIRS))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted([tag for _, _, tag in PAIRS] * 4)


@given(st.text(st.characters(), max_size=200), st.sampled_from([None, "DE", "IN", "JP"]))
@settings(max_examples=100)
def test_no_text_raises(text: str, market: str | None) -> None:
    guess = identify(text, market=market, detector=DETECTOR)
    assert all(0 <= score <= 1 for _, score in guess.candidates)


@pytest.mark.parametrize("absent", ["py3langid", "numpy"])
def test_without_the_package_the_extra_is_named(absent: str) -> None:
    code = f"""
import sys
sys.modules[{absent!r}] = None
from xborder_support.errors import MissingExtraError
try:
    from xborder_support.integrations import langid
except MissingExtraError as error:
    print(error.code, "|", error.message, "|", error.hint)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    expected = f"missing-extra | a model of languages needs the package {absent} | pip install 'xborder-support[langid]'"
    assert done.stdout.strip() == expected
