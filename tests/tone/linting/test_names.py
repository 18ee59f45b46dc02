"""A customer's name does not stand bare where its language owes it an honorific (TON005)."""

from __future__ import annotations

import pytest

from xborder_support.terms import LanguageTag, PersonName
from xborder_support.tone import RenderedText, Span
from xborder_support.tone.linting import lint

_SATO = PersonName(given="花子", surname="佐藤", locale="ja")
_KIM = PersonName(given="지민", surname="김", locale="ko")
_ALI = PersonName(given="Ali", surname="Yılmaz", locale="tr")
_MALI = PersonName(given="มะลิ", surname="สุขใจ", locale="th")


def _bare(text: str | RenderedText, locale: str, name: PersonName | None, register: str | None = None) -> list[str]:
    market = {"ja": "JP", "ko": "KR", "tr": "TR", "th": "TH", "de": "DE"}[locale]
    words = text if isinstance(text, str) else text.text
    wanted = {"register": register} if register else {}
    found = lint(text, market=market, locale=locale, channel="webchat", is_whole=False, name=name, **wanted)  # type: ignore[arg-type]
    return [words[slice(*finding.span or (0, 0))] for finding in found if finding.rule == "TON005"]


@pytest.mark.parametrize(
    ("locale", "name", "text", "bare"),
    [
        ("ja", _SATO, "佐藤様、お待たせいたしました。", []),
        ("ja", _SATO, "佐藤 花子 様\n佐藤さま", []),
        ("ja", _SATO, "佐藤、お待たせいたしました。", ["佐藤"]),
        ("ja", _SATO, "佐藤花子さまのご注文。佐藤のご注文。", ["佐藤"]),
        ("ja", PersonName(given="葵", surname="林"), "林を抜けた所にございます。", []),
        ("ko", _KIM, "김지민 고객님, 안녕하세요.", []),
        ("ko", _KIM, "지민님, 안녕하세요.", []),
        ("ko", _KIM, "김지민, 안녕하세요.", ["김지민"]),
        ("tr", _ALI, "Sayın Ali Yılmaz, merhaba.", []),
        ("tr", _ALI, "Ali Bey, merhaba.", []),
        ("tr", _ALI, "Ali, merhaba. Alice Yılmaz Hanım. Kaliteli.", ["Ali"]),
        ("th", _MALI, "สวัสดีค่ะ คุณมะลิ", []),
        ("th", _MALI, "สวัสดีค่ะ มะลิ", ["มะลิ"]),
        ("de", _SATO, "Guten Tag 花子 佐藤,", []),
        ("ja", None, "佐藤、お待たせいたしました。", []),
        ("ja", PersonName(), "お待たせいたしました。", []),
    ],
    ids=range(16),
)
def test_a_typed_name_is_looked_for_by_its_parts(locale: str, name: PersonName | None, text: str, bare: list[str]) -> None:
    assert _bare(text, locale, name) == bare


def _rendered(text: str, *spans: tuple[int, int]) -> RenderedText:
    return RenderedText(text, LanguageTag("ja"), tuple(Span("name", *span) for span in spans), "confident")


def test_an_inserted_name_is_known_by_its_span() -> None:
    assert _bare(_rendered("佐藤様、佐藤商店", (0, 2)), "ja", _SATO) == []
    assert _bare(_rendered("佐藤、ようこそ", (0, 2)), "ja", None) == ["佐藤"]
    assert _bare(_rendered("\u2068Anna\u2069様、\u2068Anna\u2069。", (1, 5), (9, 13)), "ja", None) == ["Anna"]


def test_among_friends_a_turkish_name_may_stand_alone() -> None:
    assert _bare("Ali, merhaba.", "tr", _ALI, "casual") == []


def test_the_honorific_is_named_and_nothing_of_the_customer() -> None:
    (found,) = lint("佐藤、ようこそ。", market="JP", locale="ja", channel="webchat", is_whole=False, name=_SATO)
    assert (found.severity, found.suggestion, dict(found.facts)) == ("error", "write 様 with it", {"honorific": "様"})
    assert "佐藤" not in found.message
