"""A tag means the same in any spelling, and what is no tag is far from everything."""

import pytest

from xborder_support.language import language_distance
from xborder_support.language.subtag_reading import read_tag
from xborder_support.terms import language_tag


@pytest.mark.parametrize(
    ("spelling", "tag"),
    [
        ("zh_CN", "zh"),
        ("pt-br", "pt-BR"),
        ("PT_BR", "pt-BR"),
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("tl", "fil"),
        ("mo", "ro"),
        ("cmn", "zh"),
        ("arb", "ar"),
        ("sh", "sr-Latn"),
        ("en-UK", "en-GB"),
        ("eng", "en"),
        ("jpn", "ja"),
        ("prs", "fa-AF"),
        ("zh-yue", "yue"),
        ("zh-cmn-hans", "zh-Hans"),
        ("no-nyn", "nn"),
        ("i-klingon", "tlh"),
        ("sgn-US", "ase"),
        ("en-GB-oed", "en-GB"),
        ("de-DE-u-co-phonebk", "de"),
        ("de-DE-x-a", "de"),
        ("de-1996", "de"),
        ("root", "und"),
    ],
)
def test_every_spelling_of_a_tag_is_at_the_same_place(spelling: str, tag: str) -> None:
    assert language_distance(spelling, tag) == 0
    assert language_distance(tag, spelling) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "not a tag",
        "en--US",
        "-",
        "_",
        "english",
        "e",
        "1",
        "en-",
        "en-US-",
        "en" * 20,
        "\0",
        "ｊａ",
        "日本語",
        "*",
        "en;q=1",
        "C",
        "en_US.UTF-8",
    ],
)
def test_what_is_no_tag_is_far_from_everything_and_from_itself(text: str) -> None:
    assert {language_distance(text, "en"), language_distance("en", text), language_distance(text, text)} == {134}


@pytest.mark.parametrize(
    "text",
    [
        "en-US",
        "pt_br",
        "JA",
        "zh-Hans-CN",
        "zh-TW",
        "sr-Latn-RS",
        "de-1996",
        "ja-Jpan-US",
        "swc",
        "en-UK",
        "sl-nedis",
        "tlh",
        "af-Latn",
        "es-419",
    ],
)
def test_the_canonical_form_is_the_one_of_terms(text: str) -> None:
    read = read_tag(text)
    assert read is not None
    assert read.tag == language_tag(text)
