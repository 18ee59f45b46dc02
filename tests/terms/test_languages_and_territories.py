"""Tags and codes arrive in every spelling and leave in one."""

from typing import Any

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
        ("en-UK", "en-GB"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
        ("prs-x-a", "fa-AF-x-a"),
        ("zh-cmn-hans-cn", "zh-Hans-CN"),
        ("zh-min", "nan-x-zh-min"),
        ("i-default", "en-x-i-default"),
        ("X-Private", "x-private"),
        ("ja-jpan", "ja"),
        ("sl-nedis-1994", "sl-1994-nedis"),
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


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("en_US.UTF-8", 'did you mean "en-US"?'),
        ("sr_RS@latin", "use a tag such as 'ja' or 'pt-BR'"),
        (" ja\n", 'did you mean "ja"?'),
        ("Japanese", 'did you mean "ja"?'),
        ("Brazilian Portuguese", 'did you mean "pt-BR"?'),
        ("not a tag", "use a tag such as 'ja' or 'pt-BR'"),
        ("日本語", "use a tag such as 'ja' or 'pt-BR'"),
        ("en-US-u-ca-buddhist-nu-latn-hc-h23-x-a", "leave its extensions out: 35 characters are read at most"),
        ("tl-nan-Jpan-u-ca-buddhist-x-y-z-120", "leave its extensions out: 35 characters are read at most"),
    ],
)
def test_a_refused_language_tag_gets_a_remedy(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        language_tag(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize("reading", [language_tag, territory])
@pytest.mark.parametrize("given", [None, 5, True, 1.5, b"ja", ["ja"], {"ja": 1}, ("ja",), object()])
def test_what_is_no_text_is_told_what_was_expected(reading: Any, given: object) -> None:
    with pytest.raises(UsageError) as caught:
        reading(given)
    assert caught.value.code == "wrong-argument"
    assert caught.value.message.endswith(f"text was expected, not {type(given).__name__}")
    assert caught.value.hint is not None
    assert "such as 'j" in caught.value.hint.lower()


def test_bytes_are_to_be_decoded_first() -> None:
    with pytest.raises(UsageError) as caught:
        language_tag(b"ja")  # type: ignore[arg-type]  # (as a framework hands in a header)
    assert caught.value.hint == "decode it first; use a tag such as 'ja' or 'pt-BR'"


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
