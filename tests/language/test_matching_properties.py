"""What holds for every matcher: more is never worse, the order of the offer decides only between equals, and chains go last."""

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.language import LanguageMatcher, language_distance

_TAGS = (
    *("en", "en-GB", "en-AU", "es", "es-419", "es-MX", "pt-BR", "pt-PT", "pt-AO", "fr", "fr-CA", "de", "de-CH", "gsw", "nb", "nn", "da"),
    *(
        "hr",
        "bs",
        "sr",
        "sr-Latn",
        "uk",
        "ru",
        "be",
        "zh-Hans",
        "zh-Hant",
        "zh-HK",
        "yue",
        "ja",
        "ko",
        "ar",
        "arz",
        "hi",
        "hi-Latn",
        "id",
        "ms",
        "und",
    ),
)
tags = st.sampled_from(_TAGS)
offers = st.lists(tags, unique=True, max_size=8)
limits = st.integers(0, 134)


@given(offers, tags, limits)
@settings(max_examples=200)
def test_the_match_is_the_nearest_within_the_limit(supported: list[str], desired: str, limit: int) -> None:
    match = LanguageMatcher(supported, limit=limit).match(desired)
    nearest = min((language_distance(desired, tag) for tag in supported), default=134)
    if match.tag is None:
        assert nearest > limit or not supported
    else:
        assert match.tag in supported
        assert match.distance == nearest == language_distance(desired, match.tag) <= limit


@given(offers, tags, limits, limits)
def test_a_wider_limit_changes_no_match(supported: list[str], desired: str, one: int, other: int) -> None:
    narrow, wide = (LanguageMatcher(supported, limit=limit).match(desired) for limit in sorted((one, other)))
    assert narrow.tag is None or narrow == wide


@given(offers, tags, st.randoms(use_true_random=False))
def test_the_order_of_the_offer_decides_only_between_equals(supported: list[str], desired: str, random: object) -> None:
    shuffled = sorted(supported, key=lambda tag: random.random())  # type: ignore[attr-defined]
    one, other = LanguageMatcher(supported, limit=134).match(desired), LanguageMatcher(shuffled, limit=134).match(desired)
    assert one.distance == other.distance
    distances = [language_distance(desired, tag) for tag in supported]
    if distances.count(one.distance) == 1:
        assert one == other


@given(offers, tags)
def test_what_is_offered_is_served_exactly(supported: list[str], desired: str) -> None:
    match = LanguageMatcher([*supported, desired]).match(desired)
    assert (match.tag, match.source, match.needs_disclosure) == (desired, "exact", False)


@given(offers, st.lists(tags, max_size=4))
def test_a_list_is_never_served_worse_than_its_first_entry(supported: list[str], desired: list[str]) -> None:
    matcher = LanguageMatcher(supported)
    match = matcher.match(desired)
    first = matcher.match(desired[0]) if desired else None
    if first is not None and first.tag is not None:
        assert match.tag is not None
        assert match.distance + 5 * desired.index(match.desired) <= first.distance


@given(offers, tags, st.lists(tags, min_size=1, max_size=3))
def test_a_chain_changes_nothing_that_is_near(supported: list[str], desired: str, chain: list[str]) -> None:
    plain, chained = LanguageMatcher(supported).match(desired), LanguageMatcher(supported, chains={desired: chain}).match(desired)
    assert plain == chained if plain.tag else chained.source in {"chain", "none"}


@given(offers, st.lists(tags, max_size=3))
def test_translation_is_asked_only_with_disclosure(supported: list[str], desired: list[str]) -> None:
    match = LanguageMatcher(supported, limit=134).match(desired)
    assert match.needs_disclosure or not match.needs_translation
    assert match.needs_disclosure == (match.tag is not None and match.distance > 10)


@given(st.lists(st.text(max_size=45), max_size=5))
def test_any_texts_are_answered(desired: list[str]) -> None:
    match = LanguageMatcher(["en", "ja"]).match(desired)
    assert match.tag in {None, "en", "ja"}
