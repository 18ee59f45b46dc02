"""Every locale has customs: its own, or those of the nearest one that is known."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from xborder_support.markets import Markets, get_market
from xborder_support.tone.courtesy import customs_of


@pytest.mark.parametrize(
    ("locale", "found", "register"),
    [
        ("zh-TW", "zh-Hant", "formal"),
        ("zh-CN", "zh", "formal"),
        ("es-MX", "es-419", "formal"),
        ("es", "es", "casual"),
        ("nl-BE", "nl-BE", "formal"),
        ("en-AU", "en-AU", "casual"),
        ("en-NZ", "en-NZ", "casual"),
        ("en-IE", "en-IE", "casual"),
        ("en-PH", "en-PH", "formal"),
        ("en-ZA", "en-001", "formal"),
        ("en-KE", "en-001", "formal"),
        ("en-CA", "en", "casual"),
        ("fr-CA", "fr-CA", "formal"),
        ("fr-MA", "fr", "formal"),
        ("es-AR", "es-419", "formal"),
        ("nn", "nn", "casual"),
        ("no", "no", "casual"),
        ("en-NG", "en-NG", "formal"),
        ("pt-AO", "pt-PT", "formal"),
        ("xx", "und", "formal"),
        ("sv-FI", "sv", "casual"),
    ],
)
def test_customs_are_those_of_the_nearest_locale(locale: str, found: str, register: str) -> None:
    customs = customs_of(locale)
    assert (customs.locale, customs.register) == (found, register)
    assert customs.source
    assert customs.checked.year == 2026


def test_customs_are_plain_values() -> None:
    assert pickle.loads(pickle.dumps(customs_of("ja"))) == customs_of("ja")
    assert len({customs_of("ja"), customs_of("de")}) == 2


def test_customs_agree_with_the_markets_that_are_shipped() -> None:
    for code in Markets.packaged().codes:
        market = get_market(code, on=date(2026, 11, 22))
        customs = customs_of(market.locales[0])
        assert (customs.emoji_chat, customs.register) == (market.emoji, market.register["default"]), code
