"""What cannot be judged is refused, with its name and a remedy."""

from datetime import date, datetime
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag
from xborder_support.tone.catalogs import RenderedText, Span
from xborder_support.tone.linting import Waiver, lint, lint_messages


def rendered(text: str, *spans: Span, locale: str = "de") -> RenderedText:
    return RenderedText(text, LanguageTag(locale), spans, "draft")


@pytest.mark.parametrize(
    ("text", "told", "code"),
    [
        (None, {}, "wrong-argument"),
        (b"x", {}, "wrong-argument"),
        ("x" * 100_001, {}, "text-too-long"),
        ("x", {"locale": "klingon language"}, "bad-language-tag"),
        ("x", {"market": None}, "wrong-argument"),
        ("x", {"market": "Germany"}, "unknown-territory"),
        ("x", {"channel": None}, "wrong-argument"),
        ("x", {"reader": "pl"}, "unknown-reader"),
        ("x", {"mood": "good"}, "unknown-value"),
        ("x", {"purpose": "spam"}, "wrong-argument"),
        ("x", {"register": "polite"}, "wrong-argument"),
        ("x", {"name": "Anna"}, "wrong-argument"),
        ("x", {"source": 5}, "wrong-argument"),
        ("x", {"hedges": "no"}, "wrong-argument"),
        ("x", {"sign_with": "name"}, "wrong-argument"),
        ("x", {"waivers": 1}, "wrong-argument"),
        ("x", {"waivers": [1]}, "wrong-argument"),
        ("x", {"waivers": Waiver("TON001", "agreed")}, "wrong-argument"),
        ("x", {"on": "2026-01-01"}, "not-a-date"),
        ("x", {"on": datetime(2026, 1, 1)}, "not-a-date"),  # noqa: DTZ001  (a day was asked for)
        ("x", {"waivers": [Waiver("TON001", "agreed", until=date(2026, 1, 1))]}, "missing-date"),
        (rendered("こんにちは", locale="ja"), {}, "other-language"),
        (rendered("Hallo", Span("name", 3, 900)), {}, "span-outside"),
        (rendered("Hallo", Span("name", -5, 2)), {}, "span-outside"),
        (rendered("Hallo", Span("name", 4, 1)), {}, "span-outside"),
    ],
    ids=[str(number) for number in range(25)],
)
def test_what_cannot_be_judged_is_refused(text: Any, told: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        lint(text, **{"market": "DE", "locale": "de", "channel": "webchat"} | told)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(("locale", "remedy"), [("jp", 'did you mean "ja"? JP is a territory'), ("qq-DE", "ISO 639"), ("cz", '"cs"')])
def test_a_language_that_nobody_speaks_is_refused(locale: str, remedy: str) -> None:
    with pytest.raises(UsageError, match="no language has the tag") as caught:
        lint("x", market="JP", locale=locale, channel="webchat")
    assert caught.value.code == "unknown-language"
    assert remedy in str(caught.value.hint)


@pytest.mark.parametrize("locale", ["und", "x-house", "zh-Hant-TW", "fil", "nb", "yue"])
def test_a_tag_of_private_use_and_a_rare_language_are_judged(locale: str) -> None:
    assert isinstance(lint("x", market="JP", locale=locale, channel="webchat"), list)


@pytest.mark.parametrize("catalogue", [None, 5])
def test_what_is_no_catalogue_is_refused(catalogue: Any) -> None:
    with pytest.raises(UsageError, match="a list of overlays") as caught:
        lint_messages(catalogue)
    assert caught.value.code == "wrong-argument"


def test_a_text_of_the_same_language_is_judged() -> None:
    assert lint(rendered("Hallo", Span("name", 0, 5)), market="AT", locale="de-AT", channel="webchat") == []


@pytest.mark.parametrize(
    "letter",
    [
        "\ud800",
        "\0",
        "\u2067",
        "\u202e",
        "😀",
        "👨\u200d",
        "e\u0301",
        "\U0001ccf0",
        "最",
        "> ",
        "! ",
        "sorry! ",
        "Ana\n",
        "„",
        "{{a",
        "\u1100\u1161",
    ],
    ids=ascii,
)
def test_hostile_texts_are_judged(letter: str) -> None:
    text = (letter * 20_000)[:60_000]
    for territory, locale in (("DE", "de"), ("JP", "ja"), ("SA", "ar")):
        for finding in lint(text, market=territory, locale=locale, channel="email", source=text[:3000]):
            assert finding.span is not None
            assert 0 <= finding.span[0] <= finding.span[1] <= len(text)
