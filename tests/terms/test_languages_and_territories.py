"""Tags and codes arrive in every spelling and leave in one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import language_tag, territory


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("ja", "ja"),
        ("JA", "ja"),
        ("pt_br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("zh_TW", "zh-TW"),
        ("es-419", "es-419"),
        ("iw", "he"),
        ("in", "id"),
        ("tl", "fil"),
        ("mo", "ro"),
        ("und", "und"),
        ("en-GB-oed", "en-GB-oxendict"),
        ("en-US-u-ca-buddhist", "en-US-u-ca-buddhist"),
    ],
)
def test_a_language_tag_is_brought_into_canonical_form(written: str, tag: str) -> None:
    assert language_tag(written) == tag
    assert language_tag(tag) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "_",
        "ja-",
        "12",
        "en--US",
        "C",
        "POSIX",
        "en_US.UTF-8",
        "english please",
        "日本語",
        "a" * 36,
        "en-" * 12,
        "ja\n",
        "ja\0",
    ],
)
def test_what_is_no_language_tag_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="bad-language-tag"):
        language_tag(text)


@given(st.text(alphabet="abehjnptuxzHTW0129-_ ", max_size=40) | st.text(max_size=40))
@example("de-1996-1996")
@example("x-private")
def test_any_text_gives_a_stable_tag_or_a_usage_error(text: str) -> None:
    try:
        tag = language_tag(text)
    except UsageError:
        return
    assert language_tag(tag) == tag
    assert tag.isascii()


@pytest.mark.parametrize(
    ("written", "code"), [("jp", "JP"), ("JP", "JP"), ("uk", "GB"), ("UK", "GB"), ("gb", "GB"), ("hk", "HK"), ("XK", "XK"), ("pr", "PR")]
)
def test_a_territory_is_brought_into_canonical_form(written: str, code: str) -> None:
    assert territory(written) == code


# The last three become two capital letters of a real code when str.upper() is let loose on them.
@pytest.mark.parametrize("text", ["", "J", "JPN", "ZZ", "EU", "Japan", " JP", "ß", "ﬁ", "ıd"])
def test_what_is_no_territory_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="unknown-territory"):
        territory(text)


@pytest.mark.parametrize(("text", "hint"), [("Japan", 'did you mean "JP"?'), ("JA", "use an ISO 3166-1 alpha-2 code, such as 'JP'")])
def test_a_mistyped_territory_gets_a_remedy(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        territory(text)
    assert caught.value.hint == hint
