"""The form of address: mixed (TON001), not the market's (TON002), plain (TON003), doubled (TON004)."""

from __future__ import annotations

from typing import Any

import pytest

from xborder_support.tone.linting import lint

_CHAT = {"channel": "webchat", "is_whole": False}


def _found(text: str, locale: str, market: str, **changes: Any) -> list[tuple[str, str]]:
    settings: dict[str, Any] = _CHAT | changes
    found = lint(text, market=market, locale=locale, **settings)
    return [(finding.rule, text[slice(*finding.span or (0, 0))]) for finding in found if finding.rule < "TON005"]


@pytest.mark.parametrize(
    ("locale", "market", "text", "strays"),
    [
        ("de", "DE", "Haben Sie Fragen? Dann melde dich.", ["dich"]),
        ("de", "DE", "Wir danken Ihnen. Deine Bestellung kommt morgen.", ["Deine"]),
        ("fr", "FR", "Vous pouvez nous écrire, et tu recevras une réponse.", ["tu", "recevras"]),
        ("nl", "NL", "U kunt ons bellen als jij vragen hebt.", ["jij"]),
    ],
    ids=["de", "de-possessive", "fr", "nl"],
)
def test_one_message_has_one_form_of_address(locale: str, market: str, text: str, strays: list[str]) -> None:
    found = _found(text, locale, market, register="formal")
    assert {rule for rule, _ in found} == {"TON001"}
    assert {words for _, words in found} & set(strays)


def test_of_a_balanced_text_the_unwanted_form_is_stray() -> None:
    text = "Haben Sie Fragen? Dann melde dich."
    assert _found(text, "de", "DE", register="formal") == [("TON001", "dich")]
    assert _found(text, "de", "DE", register="casual") == [("TON001", "Sie")]
    assert [rule for rule, _ in _found(text, "de", "LI")] == ["TON001"], "nobody said which is wanted"


@pytest.mark.parametrize(
    ("locale", "market", "text"),
    [
        ("de", "DE", "Der Kunde schrieb: „Kannst du mir helfen?“ Wir haben Ihnen geantwortet."),
        ("de", "DE", "Ihre Bestellung ist da.\n> Kannst du mir helfen?\n"),
        ("de", "DE", "Vielen Dank für die Bestellung."),
        ("de-AT", "AT", "Wir haben Ihnen geschrieben. Ihre Rechnung liegt bei."),
        ("en", "GB", "You can write to us, thou art welcome."),
        ("sv", "SE", "Hej! Du kan svara på det här mejlet."),
        ("da", "DK", "Du kan svare på denne mail."),
        ("ja", "JP", "ご連絡いただき、ありがとうございます。すぐにお調べいたします。"),
        ("ko", "KR", "문의해 주셔서 감사합니다. 바로 확인해 드리겠습니다."),
    ],
    ids=["quoted", "mail", "neutral", "AT", "en", "sv", "da", "ja", "ko"],
)
def test_good_texts_pass(locale: str, market: str, text: str) -> None:
    assert _found(text, locale, market, register="formal") == []


def test_one_word_that_only_leans_proves_nothing() -> None:
    assert _found("Buenas noches.", "es-MX", "MX", register="formal") == []


@pytest.mark.parametrize(
    ("locale", "market", "text", "plain"),
    [
        ("ja", "JP", "ご連絡ありがとうございます。明日送るよ。", 1),
        ("ja", "JP", "返品はできない。また連絡する。", 2),
        ("ja", "JP", "「返品したい」とのことで承りました。", 0),
        ("ja", "JP", "ご注文は次のとおりです。\n・商品A\n・商品B", 0),
        ("ko", "KR", "내일 보낸다. 기다려라.", 2),
        ("ko", "KR", "내일 보내 드리겠습니다.", 0),
    ],
    ids=["mixed", "plain", "quoted", "list", "ko-plain", "ko-polite"],
)
def test_customers_are_never_addressed_plainly(locale: str, market: str, text: str, plain: int) -> None:
    assert [rule for rule, _ in _found(text, locale, market)] == ["TON003"] * plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("社長がおっしゃられました。", ["おっしゃられ"]),
        ("資料をご覧になられましたか。", ["ご覧になられ"]),
        ("お読みになられましたか。", ["お読みになられ"]),
        ("明日お伺いさせていただきます。", ["お伺いさせていただ"]),
        ("お書きになられた内容を拝見させていただきました。", ["お書きになられ", "拝見させていただ"]),
        ("了解しました。ご苦労様です。", ["了解しました", "ご苦労様"]),
        ("各位様", ["各位様"]),
        ("資料をご覧になりましたか。お召し上がりになりますか。お伺いいたします。拝見いたしました。", []),
        ("承知いたしました。「了解しました」とお伝えください。", []),
    ],
    ids=range(9),
)
def test_keigo_is_not_doubled(text: str, words: list[str]) -> None:
    assert [words for rule, words in _found(text, "ja", "JP") if rule == "TON004"] == words


def test_keigo_comes_with_the_better_form() -> None:
    (found,) = lint("資料をご覧になられましたか。", market="JP", locale="ja", channel="webchat", is_whole=False)
    assert (found.rule, found.suggestion) == ("TON004", "ご覧になっ")
    found = lint("なるほど。", market="JP", locale="ja", channel="webchat", is_whole=False)[0]
    assert (found.suggestion, found.facts["word"]) == ("use the polite wording", "なるほど")


@pytest.mark.parametrize(
    ("text", "market", "locale", "expected"),
    [
        ("Wir helfen Ihnen gern.", "US", "de", []),  # the manners of German, wherever it is read
        ("Nous vous répondons.", "US", "fr", []),
        ("Usted puede escribir.", "US", "es-US", []),
        ("Je pakket is er.", "DE", "nl", []),  # both forms are usual in Dutch shops
        ("Tu as ton colis.", "FR", "fr", ["TON002"]),
        ("Tu as ton colis.", "MC", "fr", ["TON002"]),  # a market that is not described: French decides
        ("Wir helfen dir.", "AT", "de", ["TON002"]),
        ("Wir helfen dir.", "DE", "de", ["TON002"]),
    ],
)
def test_manners_go_by_the_language_where_it_is_not_the_first_of_the_market(
    text: str, market: str, locale: str, expected: list[str]
) -> None:
    found = {finding.rule for finding in lint(text, market=market, locale=locale, channel="webchat", is_whole=False)}
    assert sorted(found) == expected


@pytest.mark.parametrize(("topic", "expected"), [(None, []), ("shipping", []), ("privacy", ["TON002"])])
def test_a_casual_market_may_want_another_register_for_a_topic(topic: str | None, expected: list[str]) -> None:
    about = {"market": "NL", "locale": "nl", "channel": "webchat", "is_whole": False, "topic": topic}
    assert [finding.rule for finding in lint("Je gegevens zijn gewist.", **about)][:1] == expected  # type: ignore[arg-type]
    assert lint("Uw gegevens zijn gewist.", **about) == []  # type: ignore[arg-type]


def test_a_formal_text_is_wrong_only_where_the_shop_says_that_it_is_casual() -> None:
    about: dict[str, Any] = {"market": "NL", "locale": "nl", "channel": "email", "is_whole": False}
    assert lint("Uw pakket is er.", **about) == []
    assert {finding.rule for finding in lint("Uw pakket is er.", register="casual", **about)} == {"TON002"}
