"""Words that a market does not bear are found whole, with who has to read the text."""

from typing import Any

import pytest

from xborder_support.terms import LanguageTag, Purpose
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.slang import find_slang
from xborder_support.tone.linting.rules.terms import find_terms, term_lexicon


def passage(text: str, language: str, territory: str | None, purpose: Purpose = "service", topic: str | None = None) -> Passage:
    return Passage(text=text, locale=LanguageTag(language), language=language, territory=territory, purpose=purpose, topic=topic)


def hits(*args: Any) -> list[tuple[str, str, str, str | None]]:
    given = passage(*args)
    return [(hit.rule, hit.facts["theme"], given.text[hit.start : hit.end], hit.severity) for hit in find_terms(given)]


@pytest.mark.parametrize(
    ("language", "territory", "text", "expected"),
    [
        ("en", "SA", "Two beers and ham", [("TON021", "alcohol", "beers", None), ("TON021", "pork", "ham", None)]),
        ("ar", "EG", "نرسل والخَمـــر", [("TON021", "alcohol", "والخَمـــر", None)]),
        ("ar", "SA", "سيصل غدا إن شاء الله", [("TON021", "religion", "إن شاء الله", None)]),
        ("ar", "SA", "زجاجة whisky", [("TON021", "alcohol", "whisky", None)]),
        ("id", "ID", "daging babi", [("TON021", "pork", "daging babi", None)]),
        ("ar", "AE", "الخليج الفارسي", [("TON020", "territory", "الخليج الفارسي", None)]),
        ("th", "TH", "เรื่องกษัตริย์", [("TON020", "monarchy", "กษัตริย์", None)]),
        (
            "zh",
            "CN",
            "全国第一的国家级产品",
            [("TON020", "absolute_claim", "全国第一", "info"), ("TON020", "absolute_claim", "国家级", "info")],
        ),
        ("en", "CN", "shipped from the Republic of China", [("TON020", "territory", "Republic of China", None)]),
        ("zh", "TW", "寄往中國台灣", [("TON020", "territory", "中國台灣", None)]),
        ("ko", "KR", "일본해를 지나", [("TON020", "territory", "일본해를", None)]),
        ("ja", "JP", "外人のお客様", [("TON020", "discrimination", "外人", None)]),
        ("hi", "IN", "beef jerky", [("TON021", "religion", "beef", None)]),
        ("ru", "UA", "доставка на Украине", [("TON020", "territory", "на Украине", None)]),
        ("ru", "RU", "во время войны", [("TON021", "war", "войны", None)]),
        ("es", "AR", "Envíos a las Islas Falkland", [("TON020", "territory", "Islas Falkland", None)]),
        ("de", "DE", "Jedem das Seine", [("TON020", "nazi_slogan", "Jedem das Seine", None)]),
        ("en", "US", "100% guaranteed", [("TON021", "guarantee", "100% guaranteed", "info")]),
        ("de", "DE", "ein klimaneutrales Paket", [("TON020", "green_claim", "klimaneutrales", "info")]),
        (
            "en",
            "GB",
            "Calm down, it is your own fault",
            [("TON020", "rudeness", "Calm down", None), ("TON020", "rudeness", "your own fault", None)],
        ),
        ("fr", None, "C'est quoi cette merde", [("TON020", "profanity", "merde", None)]),
    ],
)
def test_a_listed_word_is_found(language: str, territory: str | None, text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert hits(text, language, territory) == expected


@pytest.mark.parametrize(
    ("language", "territory", "text"),
    [
        ("en", "GB", "Two beers and ham"),
        ("en", "SA", "Our therapist in Birmingham; alcohol-free, pork-free, the delivery date"),
        ("en", "SA", 'You wrote: "a bottle of wine"'),
        ("en", "CN", "shipped from the People's Republic of China"),
        ("zh", "CN", "最近的订单，第一次购买，最多3天"),
        ("ja", "JP", "海外人気の商品、バカンス用"),
        ("th", "TH", "ขอบคุณค่ะ"),
        ("en", "GB", "It is not your fault. Penistone, Scunthorpe, Wassail, classic"),
        ("ko", "KR", "전쟁터 같은 할인"),
        ("ar", "SA", "عطر خال من الكحول"),
    ],
)
def test_an_innocent_text_has_none(language: str, territory: str, text: str) -> None:
    assert hits(text, language, territory) == []


def test_faith_is_read_by_an_adviser() -> None:
    (hit,) = find_terms(passage("wine", "en", "SA"))
    assert hit.facts == {"term": "wine", "theme": "alcohol", "confidence": "medium", "review": "religious_adviser"}


def test_a_name_of_a_place_comes_with_the_one_to_write() -> None:
    (hit,) = find_terms(passage("the Sea of Japan", "en", "KR"))
    assert hit.suggestion == "East Sea"


def test_a_claim_is_worse_in_advertising() -> None:
    assert hits("国家级", "zh", "CN", "marketing") == [("TON020", "absolute_claim", "国家级", None)]
    assert hits("唯一", "zh", "CN", "service") == []
    assert hits("唯一", "zh", "CN", "marketing") == [("TON020", "absolute_claim", "唯一", "info")]


def test_an_ill_omen_counts_for_gifts_alone() -> None:
    assert hits("割れる", "ja", "JP") == []
    assert hits("割れる", "ja", "JP", "service", "wedding") == [("TON021", "ill_omen", "割れる", None)]


def test_each_row_says_what_it_rests_on() -> None:
    for row in facts("terms")["terms"]:
        assert row["confidence"] in {"high", "medium", "low"}
        assert row["reviewed"] is False
        assert row["rule"] in {"TON020", "TON021"}
        assert set(row.get("groups", ())) <= set(facts("terms")["groups"])
        assert row["confidence"] != "low" or row["severity"] == "info"
        words = {word.partition("|")[0] for listed in row["words"].values() for word in listed}
        assert set(row.get("instead", {})) <= words, row["theme"]


def test_each_listed_word_is_found_in_its_own_market() -> None:
    for row in facts("terms")["terms"]:
        territory = next(iter(row.get("territories", ())), None) or next(
            (facts("terms")["groups"][group][0] for group in row.get("groups", ())), None
        )
        for language, words in row["words"].items():
            lexicon = term_lexicon(language, territory)
            for word in words:
                assert lexicon.find(word.partition("|")[0]), (language, territory, word)


def test_slang_of_another_country_is_found_and_its_own_country_keeps_it() -> None:
    def slang(territory: str | None, text: str = "¡Órale! Ya va.") -> list[tuple[str, str | None, str]]:
        given = Passage(text=text, locale=LanguageTag("es"), language="es", territory=territory)
        return [(text[hit.start : hit.end], hit.suggestion, hit.facts["countries"]) for hit in find_slang(given)]

    assert slang("AR") == [("Órale", "de acuerdo", "MX")]
    assert slang("MX") == slang(None) == slang("AR", "Usted dijo «órale».") == []


def test_a_hostile_text_of_terms_is_judged_in_time() -> None:
    assert len(hits("wine " * 20_000, "en", "SA")) == 20_000
