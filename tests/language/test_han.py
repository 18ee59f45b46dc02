"""Is a text in Han characters alone Japanese or Chinese? What tells, and what the market decides."""

import pytest

from xborder_support.language import identify

KANJI_ONLY = [
    *("注文番号123", "注文番号:503-1234567-1234567", "到着予定日", "商品未着", "写真", "未着", "学生", "台湾", "電話番号", "配送状況確認"),
    *(
        "返品",
        "交換希望",
        "在庫確認",
        "請求書",
        "返金申請",
        "配送完了",
        "目的地",
        "不在票",
        "有料",
        "怪我",
        "給料",
        "感謝",
        "返還",
        "国際便",
        "届先",
    ),
    *("商品到着予定日", "注文番号配送状況確認", "國學院大學"),
]


@pytest.mark.parametrize("text", KANJI_ONLY)
def test_kanji_without_kana_are_japanese_in_the_japanese_market_and_conversation(text: str) -> None:
    guess = identify(text, market="JP")
    assert (guess.tag, guess.reason, guess.is_certain) == ("ja", "language-by-market", False)
    guess = identify(text, prior="ja")
    assert (guess.tag, guess.reason) == ("ja", "language-by-history")
    assert identify(text, market="JP", candidates=["zh-Hans", "zh-Hant", "ja"]).tag == "ja"


@pytest.mark.parametrize("text", KANJI_ONLY)
@pytest.mark.parametrize("market", [None, "DE"])
def test_kanji_without_kana_are_undetermined_elsewhere(text: str, market: str | None) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.reason) == ("und", "too-short")


@pytest.mark.parametrize("text", ["注文番号123", "到着予定日", "商品未着", "写真", "台湾", "電話番号"])
@pytest.mark.parametrize(("market", "tag"), [("TW", "zh-Hant"), ("HK", "zh-Hant"), ("CN", "zh-Hans"), ("SG", "zh-Hans")])
def test_characters_of_both_languages_are_read_as_the_market_writes(text: str, market: str, tag: str) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.reason, guess.is_certain) == (tag, "language-by-market", False)


@pytest.mark.parametrize(
    ("text", "tag", "markets"),
    [
        ("退货", "zh-Hans", ("CN", "SG", "TW", "HK", "JP")),
        ("订单", "zh-Hans", ("CN", "SG", "TW", "HK", "JP")),
        ("订单号", "zh-Hans", ("CN", "TW", "JP")),
        ("訂單", "zh-Hant", ("TW", "HK", "CN")),
        ("退貨", "zh-Hant", ("TW", "HK", "CN")),
        ("我的包裹还没到", "zh-Hans", ("CN", "TW", "JP", "DE")),
        ("我的包裹還沒到", "zh-Hant", ("CN", "TW", "JP", "DE")),
        ("請問訂單什麼時候出貨", "zh-Hant", ("TW", "JP", "DE")),
        ("訂單編號有誤,請協助確認", "zh-Hant", ("TW", "JP", "DE")),
        ("包裹信息一直没变", "zh-Hans", ("CN", "TW", "JP", "DE")),
        ("包裹資訊一直沒更新", "zh-Hant", ("TW", "JP", "DE")),
        ("你好，我想退货", "zh-Hans", ("CN", "JP")),
        ("我在家裏等了很久", "zh-Hant", ("HK", "TW")),
        ("國內運費單號變更", "zh-Hant", ("TW", "JP", "DE")),
    ],
)
def test_chinese_stays_chinese_wherever_it_is_written(text: str, tag: str, markets: tuple[str, ...]) -> None:
    for market in markets:
        guess = identify(text, market=market)
        assert (market, guess.tag) == (market, tag)


def test_telling_characters_are_the_reason_and_not_the_market() -> None:
    assert identify("退货", market="JP").reason == "language-by-script"
    assert identify("返金込", market="JP").reason == "language-by-script"


def test_candidates_are_no_reason_to_answer_what_the_text_leaves_open() -> None:
    assert identify("商品", candidates=["ja", "en"]).tag == "und"
