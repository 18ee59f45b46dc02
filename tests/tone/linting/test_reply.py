"""What a whole reply needs: a greeting, a closing, a name, papers first, softened requests; no cold notices, holes or stray marks."""

from __future__ import annotations

from typing import Any

import pytest

from xborder_support.terms import LanguageTag
from xborder_support.tone import RenderedText, Span
from xborder_support.tone.linting import lint


def _found(text: str | RenderedText, *rules: str, **changes: Any) -> list[tuple[str, str]]:
    """Return rule and message of the findings that some rules made."""
    settings: dict[str, Any] = {"market": "DE", "locale": "de", "channel": "email", "agent_name": "Kim Novak"} | changes
    return [(finding.rule, finding.message) for finding in lint(text, **settings) if finding.rule in rules]


_GREETING = ("TON006", "the message does not begin with a greeting")
_CLOSING = ("TON006", "the message does not end with a closing phrase")


@pytest.mark.parametrize(
    ("locale", "market", "text", "missing"),
    [
        ("de", "DE", "Guten Tag,\n\nIhr Paket ist da.\n\nMit freundlichen Grüßen\nKim Novak", []),
        ("de", "DE", "Ihr Paket ist da.\n\nMit freundlichen Grüßen\nKim Novak", [_GREETING]),
        ("de", "DE", "Guten Tag,\n\nIhr Paket ist da.", [_CLOSING]),
        ("de", "DE", "Ihr Paket ist da.", [_GREETING, _CLOSING]),
        ("de", "DE", "Ihr Paket ist da.\n\n> Guten Tag,\n> wo ist es?\n> Mit freundlichen Grüßen\n", [_GREETING, _CLOSING]),
        ("de", "DE", "", [_GREETING, _CLOSING]),
        ("de", "DE", f"{'Ihr Paket ist da. ' * 20}Guten Tag\n{'Ihr Paket ist da. ' * 40}", [_GREETING, _CLOSING]),
        ("ja", "JP", "佐藤花子様\n\nお世話になっております。\n発送いたしました。\n\n今後ともよろしくお願いいたします。", []),
        ("ja", "JP", "発送いたしました。", [_GREETING, _CLOSING]),
        ("ar", "SA", "السلام عليكم،\nوصل طلبكم.\nمع خالص التحية،", []),
        ("tr", "TR", "Sayın Ali Yılmaz,\nPaketiniz yola çıktı.\nSaygılarımızla,", []),
        ("pl", "PL", "Dzień dobry,\nPaczka jest w drodze.\nZ poważaniem,", []),
        ("mi", "DE", "qa qo qu", []),
    ],
    ids=range(13),
)
def test_a_letter_greets_and_takes_leave(locale: str, market: str, text: str, missing: list[tuple[str, str]]) -> None:
    assert _found(text, "TON006", locale=locale, market=market) == missing


def test_a_line_of_a_chat_and_a_part_of_a_letter_need_neither() -> None:
    assert _found("Ihr Paket ist da.", "TON006", "TON007", channel="webchat") == []
    assert _found("Ihr Paket ist da.", "TON006", "TON007", is_whole=False) == []


_NO_NAME = ("TON007", "the name of the agent is missing")
_NO_NUMBER = ("TON007", "the staff number of the agent is missing")


@pytest.mark.parametrize(
    ("text", "changes", "missing"),
    [
        ("発送いたしました。\n田中（1042）", {"agent_name": "田中", "staff_number": "1042"}, []),
        ("発送いたしました。\n田中", {"agent_name": "田中", "staff_number": "1042"}, [_NO_NUMBER]),
        ("発送いたしました。", {"agent_name": "田中", "staff_number": "1042"}, [_NO_NAME, _NO_NUMBER]),
        ("担当：田中\n社員番号：1042", {"agent_name": None}, []),
        ("発送いたしました。", {"agent_name": None}, [_NO_NAME, _NO_NUMBER]),
        ("発送いたしました。", {"agent_name": None, "is_automatic": True}, []),
        ("発送いたしました。", {"agent_name": None, "sign_with": ("name",)}, [_NO_NAME]),
        ("発送いたしました。", {"agent_name": None, "sign_with": ()}, []),
    ],
    ids=range(8),
)
def test_a_japanese_letter_is_signed_with_name_and_number(text: str, changes: dict[str, Any], missing: list[tuple[str, str]]) -> None:
    assert _found(text, "TON007", **({"market": "JP", "locale": "ja"} | changes)) == missing


def test_an_inserted_signature_is_known_by_its_spans() -> None:
    text = RenderedText("田中 1042", LanguageTag("ja"), (Span("agent_name", 0, 2), Span("staff_number", 3, 7)), "confident")
    assert _found(text, "TON007", market="JP", locale="ja", agent_name=None) == []


def test_it_is_an_error_in_japan_and_a_warning_elsewhere() -> None:
    severities = {
        market: [finding.severity for finding in lint("x", market=market, locale=locale, channel="email") if finding.rule == "TON007"]
        for market, locale in (("JP", "ja"), ("DE", "de"))
    }
    assert severities["JP"] == ["error", "error"]
    assert set(severities["DE"]) <= {"warning"}


_STEPS = "1. Gerät ausschalten\n2. Gerät einschalten\n"


@pytest.mark.parametrize(
    ("text", "market", "rules"),
    [
        (f"Der Prüfbericht: https://shop.example/p\n\n{_STEPS}", "DE", []),
        (f"{_STEPS}\nDer Prüfbericht liegt bei.", "DE", ["TON042"]),
        (f"{_STEPS}\nIhr Team", "DE", []),
        ("1. Prüfbericht lesen\n2. Gerät einschalten\n", "DE", []),
        (f"{_STEPS}\nDer Prüfbericht liegt bei.", "JP", []),
        ("Der Prüfbericht liegt bei.", "DE", []),
    ],
    ids=range(6),
)
def test_europeans_see_the_papers_before_the_steps(text: str, market: str, rules: list[str]) -> None:
    assert [rule for rule, _ in _found(text, "TON042", market=market)] == rules


@pytest.mark.parametrize(
    ("locale", "text", "rules"),
    [
        ("ja", "ご住所をお知らせください。", ["TON043"]),
        ("ja", "恐れ入りますが、ご住所をお知らせください。", []),
        ("ja", "お手数をおかけいたします。ご住所をお知らせください。", []),
        ("ja", "ご安心ください。", []),
        ("ja", "何かございましたら、お気軽にご連絡ください。", []),
        ("ko", "주소를 알려 주세요.", ["TON043"]),
        ("ko", "번거로우시겠지만 주소를 알려 주세요.", []),
        ("de", "Bitte nennen Sie uns Ihre Adresse.", []),
    ],
    ids=range(8),
)
def test_a_request_is_softened_where_that_is_the_custom(locale: str, text: str, rules: list[str]) -> None:
    market = {"ja": "JP", "ko": "KR", "de": "DE"}[locale]
    assert [rule for rule, _ in _found(text, "TON043", locale=locale, market=market, channel="webchat")] == rules


_STEP = ("TON052", "a notice of failure does not say what comes next")
_CONTACT = ("TON052", "a notice of failure names nobody to turn to")


@pytest.mark.parametrize(
    ("locale", "market", "text", "missing"),
    [
        ("en", "GB", "Your payment failed.", [_STEP, _CONTACT]),
        ("en", "GB", "Your payment failed. Please use another card.", [_CONTACT]),
        ("en", "GB", "Your payment failed. Questions? Call +44 20 7946 0000.", [_STEP]),
        ("en", "GB", "Your payment failed. Please try again, or write to help@shop.example.", []),
        ("en", "GB", "Your payment failed. You can use another card. Kim Novak", []),
        ("en", "GB", "Your payment arrived.", []),
        ("de", "DE", "Ihre Zahlung ist fehlgeschlagen.", [_STEP, _CONTACT]),
        ("de", "DE", "Ihre Zahlung ist fehlgeschlagen. Bitte versuchen Sie es erneut oder antworten Sie auf diese E-Mail.", []),
        ("ja", "JP", "お支払いに失敗しました。", [_STEP, _CONTACT]),
        ("ja", "JP", "お支払いを確認できませんでした。お手数ですが再度お試しください。ご不明な点は窓口までお問い合わせください。", []),
        ("zh", "CN", "付款失败。", [_STEP, _CONTACT]),
    ],
    ids=range(11),
)
def test_no_notice_of_failure_leaves_the_customer_alone(locale: str, market: str, text: str, missing: list[tuple[str, str]]) -> None:
    assert _found(text, "TON052", locale=locale, market=market, channel="webchat") == missing


@pytest.mark.parametrize(
    ("locale", "market", "text"),
    [
        ("de", "DE", "Hallo ,\n\nIhr Paket ist da."),
        ("en", "US", "Dear ,\n\nYour parcel is here."),
        ("en", "US", "Hi null,\n\nYour parcel is here."),
        ("en", "US", "Hi undefined,\n\nYour parcel is here."),
        ("fr", "FR", "Bonjour {{name}},\n\nVotre colis est arrivé."),
        ("fr", "FR", "Bonjour {{ contact.first_name }},\n\nVotre colis est arrivé."),
        ("es", "MX", "Estimado %s:\n\nSu paquete llegó."),
        ("de", "DE", "Hallo %FIRSTNAME%,\n\nIhr Paket ist da."),
        ("de", "DE", "Hallo <name>,\n\nIhr Paket ist da."),
        ("ja", "JP", "様\n\nお世話になっております。"),
        ("ja", "JP", " 様\n\nお世話になっております。"),
    ],
    ids=["blank-de", "blank-en", "null", "undefined", "braces", "field", "percent", "capitals", "angles", "honorific", "space"],
)
def test_broken_greeting_when_the_name_is_missing(locale: str, market: str, text: str) -> None:
    found = [finding for finding in lint(text, market=market, locale=locale, channel="email") if finding.rule == "TON061"]
    assert [(finding.severity, finding.span is not None and finding.span[0] < 20) for finding in found] == [("error", True)]


@pytest.mark.parametrize(
    ("locale", "market", "text"),
    [
        ("de", "DE", "Hallo,\n\nIhr Paket ist da."),
        ("en", "US", "Dear customer,\n\nYour parcel is here."),
        ("fr", "FR", "Bonjour,\n\nVotre colis est arrivé."),
        ("ja", "JP", "お客様\n\nお世話になっております。"),
    ],
    ids=range(4),
)
def test_a_greeting_without_a_name_is_whole(locale: str, market: str, text: str) -> None:
    assert [finding for finding in lint(text, market=market, locale=locale, channel="email") if finding.rule == "TON061"] == []


_RLO, _LRI, _PDI = "\u202e", "\u2066", "\u2069"


@pytest.mark.parametrize(
    ("locale", "market", "text", "is_found"),
    [
        ("ar", "SA", "رقم طلبكم 1042-17", True),
        ("ar", "SA", "رقم طلبكم 1042-AB", True),
        ("ar", "SA", f"رقم طلبكم {_LRI}1042-17{_PDI}", False),
        ("ar", "SA", "رقم طلبكم 1042", False),
        ("he", "IL", "הטלפון שלנו 03 123 4567", True),
        ("he", "IL", f"הטלפון שלנו {_LRI}03 123 4567{_PDI}", False),
        ("he", "IL", "ההזמנה SHOP-1042 אושרה", False),
        ("de", "DE", f"Ihre Bestellung {_RLO}2401 ist da.", True),
        ("de", "DE", "Ihre Bestellung 1042-17 ist da.", False),
    ],
    ids=range(9),
)
def test_mixed_directions(locale: str, market: str, text: str, *, is_found: bool) -> None:
    found = [finding for finding in lint(text, market=market, locale=locale, channel="webchat", is_whole=False) if finding.rule == "TON090"]
    assert bool(found) is is_found
    assert all(finding.severity == "warning" and finding.suggestion for finding in found)
