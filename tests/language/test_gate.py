"""What tells nothing is undetermined: with the core and with a model, in every market."""

import pytest

from xborder_support.language import LanguageDetector, identify

NOTHING = (
    *("", " ", "?", "...", ":-)", "<3", "x", "K", "m", "a b c", "é", "я", "ok", "OK!", "Ok ok", "okay", "lol", "haha", "pls", "hmm"),
    *("👍", "🙏🙏🙏", "😀😀 ❤️", "👩‍👩‍👧‍👦", "12345", "24/7", "2026-11-22", "€ 49,90", "+81 90-1234-5678", "٣٤٥", "１２３"),
    *(
        "NKE-AIR-42-BLK",
        "A4-7781",
        "#1234567",
        "1Z999AA10123456784",
        "RB123456789CN",
        "B0C1D2E3F4",
        "ab12cd34",
        "a7f9k2",
        "x3d7kq",
        "XL/XXL",
    ),
    *("NKE-AIR-RED", "SKU_BLUE_XL", "112-9384756-1122334", "TRACK-ME-1", "mp3", "ps5", "5kg", "2nd", "3days", "b2b", "covid19", "iphone7"),
    *("https://shop.example/p/red-shoe?size=42", "WWW.shop.example/returns", "jane.doe@mail.example", "me@example.com 👍 12345"),
    *("DHL", "PayPal", "iPhone 15 Pro Max", "AirPods Pro Max", "zzzz qqqq wwww"),
)


class Boaster:
    """A model that is sure of whatever it is asked."""

    def rank(self, text: str, candidates: object) -> list[tuple[str, float]]:
        return [("de", 1.0)]


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("market", [None, "DE", "US", "FR", "SA", "IN", "JP", "UA"])
def test_what_tells_nothing_is_undetermined(text: str, market: str | None) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.is_certain, guess.is_mixed, guess.score) == ("und", False, False, 0.0)


@pytest.mark.parametrize("text", [text for text in NOTHING if text not in {"AirPods Pro Max", "iPhone 15 Pro Max"}])
@pytest.mark.parametrize("market", [None, "DE"])
def test_a_model_is_not_asked_where_there_is_nothing_to_read(text: str, market: str | None) -> None:
    detector: LanguageDetector = Boaster()
    assert identify(text, market=market, detector=detector).tag == "und"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("order", "en"),
        ("refund status", "en"),
        ("oui", "fr"),
        ("ㅋㅋ", "ko"),
        ("はい", "ja"),
        ("да, спасибо", "ru"),
        ("sim, obrigada", "pt"),
    ],
)
def test_what_tells_little_is_read_where_it_is_at_home(text: str, tag: str) -> None:
    home = {"en": "GB", "fr": "FR", "ko": "KR", "ja": "JP", "ru": "RU", "pt": "BR"}[tag]
    assert identify(text, market=home).tag == tag
