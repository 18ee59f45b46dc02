"""The matcher serves customers in what they read, says how, and goes far only along a chain that somebody wrote."""

import pickle
import tracemalloc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from itertools import product
from string import ascii_lowercase
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.language import LanguageMatch, LanguageMatcher


@pytest.mark.parametrize(
    ("supported", "desired", "tag"),
    [
        (["fr", "en-GB", "en"], "en-GB", "en-GB"),
        (["en", "es", "es-419"], "es-MX", "es-419"),
        (["es-AR", "es-419"], "es-MX", "es-419"),
        (["es-419", "es"], "es-SG", "es"),
        (["en-AU", "en-GB"], "en-NZ", "en-GB"),
        (["en", "en-GB"], "en-CA", "en"),
        (["pt-BR", "pt-PT"], "pt-AO", "pt-PT"),
        (["zh-Hans", "zh-Hant"], "zh-HK", "zh-Hant"),
        (["zh-Hans", "zh-Hant"], "zh", "zh-Hans"),
        (["zh", "en"], "yue", None),
        (["zh-HK", "en"], "yue", "zh-HK"),
        (["zh-TW", "en"], "yue", None),
        (["de-CH"], "gsw-CH", "de-CH"),
        (["de"], "gsw", "de"),
        (["no"], "nb-NO", "no"),
        (["nb"], "nn", None),
        (["hr"], "bs", "hr"),
        (["sr"], "sr-Latn", "sr"),
        (["he"], "iw", "he"),
        (["iw"], "he", "he"),
        (["id"], "in", "id"),
        (["en"], "ja", None),
        ([], "en", None),
        (["nl", "nl-NL", "nl-BE"], "nl-NL", "nl-NL"),
        (["nl", "nl-NL", "nl-BE"], "nl", "nl"),
        (["de-AT", "de-DE", "de-CH"], "de", "de-DE"),
        (["en", "und"], "und", "und"),
        (["en"], "und", None),
    ],
)
def test_the_nearest_offer_is_chosen(supported: list[str], desired: str, tag: str | None) -> None:
    assert LanguageMatcher(supported).match(desired).tag == tag


@pytest.mark.parametrize(
    ("desired", "supported"),
    [
        ("uk", "ru"),
        ("zh-Hant", "zh-Hans"),
        ("zh-TW", "zh-CN"),
        ("zh-Hans", "zh-Hant"),
        ("hr", "sr-Latn"),
        ("hr", "sr"),
        ("sr-Latn", "hr"),
        ("sr", "hr"),
    ],
)
@pytest.mark.parametrize("limit", [10, 49])
def test_these_never_follow_by_themselves(desired: str, supported: str, limit: int) -> None:
    assert LanguageMatcher([supported], limit=limit).match(desired).tag is None


@pytest.mark.parametrize(
    ("supported", "desired", "tag", "served"),
    [
        (["de", "fr"], ["de-CH", "fr"], "de", "de-CH"),  # 4 before 0 + 5
        (["de", "fr"], ["gsw", "fr"], "fr", "fr"),  # 8 after 0 + 5
        (["en-GB", "nl"], ["en", "nl"], "en-GB", "en"),  # 5 and 0 + 5: the earlier entry
        (["it", "en"], ["und", "en"], "en", "en"),
        (["en"], ["not a tag", "", "x" * 40, "en"], "en", "en"),
        (["en", "ja"], ("ja", "en"), "ja", "ja"),
        (["en"], ["ja", "ko"], None, "ja"),
        (["en"], [], None, "und"),
        (["en"], ["not a tag"], None, "und"),
    ],
)
def test_a_list_is_served_from_the_top_with_five_for_each_step(
    supported: list[str], desired: Sequence[str], tag: str | None, served: str
) -> None:
    match = LanguageMatcher(supported).match(desired)
    assert (match.tag, match.desired) == (tag, served)


def test_the_distance_of_a_later_entry_is_its_own() -> None:
    assert LanguageMatcher(["fr-CA"]).match(["ja", "ko", "fr"]) == LanguageMatch("fr-CA", 4, "fr", "cldr")  # type: ignore[arg-type]  # (plain text)


def test_the_33rd_entry_of_a_list_is_not_read() -> None:
    matcher = LanguageMatcher(["en"])
    assert matcher.match(["ja"] * 31 + ["en"]).tag == "en"
    assert matcher.match(["ja"] * 32 + ["en"]).tag is None


@pytest.mark.parametrize(
    ("desired", "expected"),
    [
        ("pt-BR", ("es", 84, "chain", True, True)),
        ("pt", ("es", 84, "chain", True, True)),
        ("pt-PT", (None, 134, "none", False, False)),
        ("uk", ("ru", 84, "chain", True, True)),
        ("uk-UA", ("ru", 84, "chain", True, True)),
        ("uk-PL", ("ru", 84, "chain", True, True)),
        ("zh-TW", ("zh-Hans", 54, "chain", False, True)),
        ("zh-HK", ("zh-Hans", 54, "chain", False, True)),
        ("hr", ("en", 84, "chain", True, True)),
        ("es-MX", ("es", 5, "cldr", False, False)),
        ("en", ("en", 0, "exact", False, False)),
        ("th", (None, 134, "none", False, False)),
    ],
)
def test_a_chain_leads_where_no_distance_does(desired: str, expected: tuple[object, ...]) -> None:
    chains = {"pt-BR": ["pt-PT", "es", "en"], "uk": ["ru"], "zh-Hant": ["zh-Hans"], "hr": ["sl", "en"]}
    match = LanguageMatcher(["en", "es", "ru", "zh-Hans"], chains=chains).match(desired)
    assert (match.tag, match.distance, match.source, match.needs_translation, match.needs_disclosure) == expected


def test_a_step_of_a_chain_is_served_by_what_is_near_to_it() -> None:
    assert LanguageMatcher(["en", "es-419"], chains={"pt-BR": ["es"]}).match("pt-BR").tag == "es-419"


def test_a_chain_does_not_lead_into_another() -> None:
    matcher = LanguageMatcher(["en"], chains={"be": ["uk"], "uk": ["be", "en"]})
    assert matcher.match("be").tag is None
    assert matcher.match("uk").tag == "en"


def test_what_the_customer_asked_for_comes_before_every_chain() -> None:
    matcher = LanguageMatcher(["es", "en"], chains={"pt-BR": ["es"]})
    assert matcher.match(["pt-BR", "ko", "ja", "en"]).tag == "en"
    assert matcher.match(["ko", "pt-BR"]) == matcher.match("pt-BR")


def test_a_chain_for_a_region_wins_over_one_for_the_language() -> None:
    matcher = LanguageMatcher(["es", "en"], chains={"pt": ["en"], "pt-BR": ["es"]})
    assert (matcher.match("pt-BR").tag, matcher.match("pt-PT").tag) == ("es", "en")


def test_a_wider_limit_says_what_it_costs() -> None:
    match = LanguageMatcher(["nb", "hi"], limit=20).match("da")
    assert (match.tag, match.source, match.needs_translation, match.needs_disclosure) == ("nb", "cldr", True, True)
    romanised = LanguageMatcher(["hi"], limit=20).match("hi-Latn")
    assert (romanised.needs_translation, romanised.needs_disclosure) == (False, True)


@pytest.mark.parametrize("desired", ["", "not a tag", "en--US", "x" * 40, "en-" + "a" * 40, "\0", "日本語", "*", "en;q=0.8"])
def test_a_customers_junk_never_raises_and_matches_nothing(desired: str) -> None:
    assert LanguageMatcher(["en", "und"]).match(desired) == LanguageMatch(None, 134, "und", "none")  # type: ignore[arg-type]  # (plain text)


def test_entries_that_are_no_text_are_passed_over() -> None:
    assert LanguageMatcher(["en"]).match([None, 3, ["ja"], "en"]).tag == "en"  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("supported", "settings", "code"),
    [
        (["not a tag"], {}, "bad-language-tag"),
        ([""], {}, "bad-language-tag"),
        (["x" * 40], {}, "bad-language-tag"),
        ([None], {}, "bad-language-tag"),
        ("en", {}, "wrong-argument"),
        (["en"], {"limit": -1}, "bad-language-limit"),
        (["en"], {"limit": 135}, "bad-language-limit"),
        (["en"], {"limit": True}, "bad-language-limit"),
        (["en"], {"limit": 9.5}, "bad-language-limit"),
        (["en"], {"chains": {"uk": "ru"}}, "wrong-argument"),
        (["en"], {"chains": {"uk": []}}, "bad-language-chain"),
        (["en"], {"chains": {"uk": ["ru"], "UK": ["en"]}}, "bad-language-chain"),
        (["en"], {"chains": {"uk": ["not a tag"]}}, "bad-language-tag"),
        (["en"], {"chains": {"Ukrainian": ["ru"]}}, "bad-language-tag"),
        (["zh-yue-yue-yue"], {}, "bad-language-tag"),
    ],
)
def test_a_mistake_of_the_host_is_named(supported: list[str], settings: dict[str, object], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        LanguageMatcher(supported, **settings)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert caught.value.hint


def test_supported_tags_are_canonical_and_named_once() -> None:
    matcher = LanguageMatcher(["zh_TW", "iw", "he", "PT-br"])
    assert matcher.supported == ("zh-TW", "he", "pt-BR")
    assert repr(matcher) == "LanguageMatcher(['zh-TW', 'he', 'pt-BR'], limit=10, chains={})"


def test_the_tag_is_one_of_the_supported_with_its_extensions() -> None:
    assert LanguageMatcher(["en-GB-u-ca-buddhist"]).match("en-GB").tag == "en-GB-u-ca-buddhist"


def test_a_matcher_is_a_value() -> None:
    chains = {"uk": ["ru"], "pt-BR": ["es", "en"]}
    matcher = LanguageMatcher(["en", "ru"], limit=5, chains=chains)
    copy = pickle.loads(pickle.dumps(matcher))
    assert copy == matcher
    assert hash(copy) == hash(matcher)
    assert copy.match("uk") == matcher.match("uk")
    assert matcher != LanguageMatcher(["en", "ru"], limit=5)
    assert matcher != "en"
    with pytest.raises(FrozenInstanceError):
        matcher.limit = 20  # type: ignore[misc]


def test_threads_share_a_matcher() -> None:
    matcher = LanguageMatcher(["en", "de", "fr"])
    desired = ["en-GB", "de-AT", "fr-CA", "gsw", "ja"] * 200
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(matcher.match, desired)) == [LanguageMatcher(["en", "de", "fr"]).match(tag) for tag in desired]


def test_memory_does_not_grow_with_strange_tags() -> None:
    matcher = LanguageMatcher(["en", "ja"])
    tags = [f"{a}{b}{c}-DE" for a, b, c in product(ascii_lowercase, repeat=3)]
    tracemalloc.start()
    try:
        for tag in tags[:6000]:
            matcher.match(tag)
        full, _ = tracemalloc.get_traced_memory()
        for tag in tags[6000:10000]:
            matcher.match([tag, f"{tag}{'x' * 40}"])
        grown = tracemalloc.get_traced_memory()[0] - full
    finally:
        tracemalloc.stop()
    assert grown < 400_000


@pytest.mark.parametrize("desired", [None, 7, 0.5, True, object(), b"de", [], [None, 7], {}])
def test_what_is_neither_a_tag_nor_a_list_matches_nothing(desired: Any) -> None:
    found = LanguageMatcher(["de", "fr"]).match(desired)
    assert (found.tag, found.distance, found.desired, found.source) == (None, 134, "und", "none")
