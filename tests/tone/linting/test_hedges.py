"""Hedges of each language are told by class; a vague time is none where a time follows."""

import pytest

from xborder_support.terms import LanguageTag
from xborder_support.tone.catalogs import Span
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.hedges import CHECKS, find_hedges, hedge_lexicon


def hits(text: str, language: str, spans: tuple[Span, ...] = ()) -> list[tuple[str, str, str | None]]:
    passage = Passage(text=text, locale=LanguageTag(language), language=language, spans=spans)
    return [(hit.rule, text[hit.start : hit.end], hit.severity) for hit in find_hedges(passage)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It will perhaps arrive.", [("TON010", "perhaps", None)]),
        ("en", "We reply as soon as possible.", [("TON012", "as soon as possible", None)]),
        ("de", "Vielleicht klappt es. Wir melden uns zeitnah.", [("TON010", "Vielleicht", None), ("TON012", "zeitnah", None)]),
        ("de", "Das dauert ungefähr eine Stunde.", [("TON011", "ungefähr", None)]),
        ("de", "Das kostet etwa 5 €.", [("TON011", "etwa", "info")]),
        ("fr", "Elle arrivera peut-être bientôt.", [("TON010", "peut-être", None), ("TON012", "bientôt", None)]),
        ("es", "Quizás llegue pronto.", [("TON010", "Quizás", None), ("TON012", "pronto", None)]),
        ("it", "Forse arriva a breve.", [("TON010", "Forse", None), ("TON012", "a breve", None)]),
        ("pt", "Talvez chegue em breve.", [("TON010", "Talvez", None), ("TON012", "em breve", None)]),
        ("nl", "Misschien komt het binnenkort.", [("TON010", "Misschien", None), ("TON012", "binnenkort", None)]),
        ("pl", "Paczka prawdopodobnie dotrze wkrótce.", [("TON010", "prawdopodobnie", None), ("TON012", "wkrótce", None)]),
        ("sv", "Det kommer kanske inom kort.", [("TON010", "kanske", None), ("TON012", "inom kort", None)]),
        ("da", "Den kommer måske hurtigst muligt.", [("TON010", "måske", None), ("TON012", "hurtigst muligt", None)]),
        ("nb", "Den kommer kanskje snart.", [("TON010", "kanskje", None), ("TON012", "snart", None)]),
        ("no", "Den kommer kanskje snart.", [("TON010", "kanskje", None), ("TON012", "snart", None)]),
        ("fi", "Se saapuu ehkä pian.", [("TON010", "ehkä", None), ("TON012", "pian", None)]),
        ("cs", "Zásilka dorazí možná brzy.", [("TON010", "možná", None), ("TON012", "brzy", None)]),
        ("hu", "Talán hamarosan megérkezik.", [("TON010", "Talán", None), ("TON012", "hamarosan", None)]),
        ("el", "Ίσως φτάσει σύντομα.", [("TON010", "Ίσως", None), ("TON012", "σύντομα", None)]),
        ("et", "Pakk saabub varsti.", [("TON012", "varsti", "info")]),
        ("ja", "おそらく近日中に届きます。", [("TON010", "おそらく", None), ("TON012", "近日中", None)]),
        ("zh", "我们会尽快处理，大概没问题。", [("TON012", "尽快", None), ("TON010", "大概", None)]),
    ],
)
def test_a_hedge_is_found(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert hits(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We reply soon, by 4 February at the latest."),
        ("en", "We reply shortly, on Friday."),
        ("en", "We write as soon as it is here. See you soon."),
        ("de", "Wir melden uns bald, spätestens am Montag."),
        ("de", "Wir sind rund um die Uhr da. Bis bald."),
        ("de", "Die runde Form ist schön. Das Wohlbefinden zählt."),
        ("de", "Sie schrieben: „Vielleicht kommt es bald“."),
        ("fr", "Cela peut être réglé. À bientôt."),
        ("es", "Hasta pronto. Cajas cerca de la puerta."),
        ("nl", "Dat is niet mogelijk."),
        ("pl", "Czy może Pani podać numer?"),
        ("ja", "ご予約を承りました。ご確認いただければと思います。"),
        ("zh", "请尽可能在今天确认。我们将尽快在24小时内回复。"),
    ],
)
def test_an_honest_text_has_none(language: str, text: str) -> None:
    assert hits(text, language) == []


def test_an_order_number_is_no_time() -> None:
    assert hits("We ship soon, see order R-1042 or 20931844.", "en") == [("TON012", "soon", None)]


def test_an_inserted_time_is_a_time_and_an_inserted_number_is_not() -> None:
    text = "We reply soon: by tomorrow noon-ish."
    assert hits("We reply soon: XYZ.", "en", (Span("due_at", 15, 18),)) == []
    assert hits("We reply soon: 123.", "en", (Span("ref", 15, 18),)) == [("TON012", "soon", None)]
    assert hits(text, "en") == []


def test_a_hedge_in_an_inserted_value_is_not_ours() -> None:
    assert hits("Topic: maybe", "en", (Span("topic", 7, 12),)) == []


@pytest.mark.parametrize("language", sorted(facts("hedges")["languages"]))
def test_each_listed_hedge_is_found_by_itself(language: str) -> None:
    row = facts("hedges")["languages"][language]
    lexicon = hedge_lexicon(language)
    for kind in ("uncertainty", "approximation", "time"):
        for word in row[kind]:
            assert [found.meaning.kind for found in lexicon.find(word.partition("|")[0])] == [kind], word


def test_each_polysemous_word_is_listed() -> None:
    for language, row in facts("hedges")["languages"].items():
        assert set(row.get("polysemous", ())) <= {*row["uncertainty"], *row["approximation"], *row["time"]}, language


def test_europe_japan_and_the_chinese_speaking_markets_have_their_own_lists() -> None:
    words = {"de": "vielleicht", "en": "perhaps", "ja": "おそらく", "zh": "大概"}

    def is_found(language: str, territory: str | None, *, hedges: bool | None = None) -> bool:
        passage = Passage(text=words[language], locale=LanguageTag(language), language=language, territory=territory, hedges=hedges)
        return any(list(check.find(passage)) for check in CHECKS)

    assert is_found("de", "DE")
    assert is_found("en", "IE")
    assert is_found("ja", "JP")
    assert is_found("zh", "TW")
    assert not is_found("en", "GB")
    assert not is_found("en", None)
    assert not is_found("ja", "DE")
    assert is_found("en", "GB", hedges=True)
    assert not is_found("de", "DE", hedges=False)


def test_a_hostile_sentence_is_judged_in_time() -> None:
    assert len(hits("soon " * 20_000, "en")) == 20_000
