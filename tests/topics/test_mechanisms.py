"""What the engine does beyond looking words up: denial, marks, symbols, numbers, combinations and questions about a product."""

import pytest

from xborder_support.topics import TOPICS, classify, topic_profile
from xborder_support.topics.combining import combined
from xborder_support.topics.evidence import weigh
from xborder_support.topics.lexicon import Lexicon, compile_lexicon, keys_of, run_of
from xborder_support.topics.matching import Match, matches
from xborder_support.topics.wording import wording_of


def _found(lexicon: Lexicon, text: str) -> list[Match]:
    return list(matches(lexicon, wording_of(text).words))


def _combined(lexicon: Lexicon, text: str) -> list[str]:
    return [match.entry.text for match in combined(lexicon, [match for match in _found(lexicon, text) if match.entry.is_part])]


def _lexicon(language: str = "xx", *together: list[str], **classes: list[str]) -> Lexicon:
    return compile_lexicon(language, {"topics": {"late": {"together": list(together)}}, "classes": classes})


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("en", "The kettle does not smoke", "safety"),
        ("fr", "Le radiateur ne chauffe plus", "safety"),
        ("de", "Das Teil brennt nicht", "safety"),
        ("nl", "Het lampje brandt niet", "safety"),
        ("tr", "Kutu hasarlı değil", "damaged"),
        ("ko", "상자는 파손되지 않았어요", "damaged"),
        ("ja", "箱は割れていません", "damaged"),
        ("zh", "盒子没有破损", "damaged"),
        ("ru", "Повреждений нет", "damaged"),
        ("cs", "Krabice není poškozená", "damaged"),
        ("hu", "A doboz nem sérült", "damaged"),
        ("ro", "Cutia nu este deteriorată", "damaged"),
        ("el", "Το κουτί δεν είναι σπασμένο", "damaged"),
        ("uk", "Коробка не пошкоджена", "damaged"),
        ("hi", "यह टूटा हुआ नहीं है", "damaged"),
    ],
)
def test_a_denial_before_or_behind_takes_a_state_back(language: str, text: str, never: str) -> None:
    assert classify(text, language=language).topic != never


def test_a_denial_behind_a_phrase_takes_back_the_words_in_it_too() -> None:
    rows = {"damaged": {"strong": ["tuta hua", "tuta"]}, "safety": {"strong": ["aag lagi"]}}
    lexicon = compile_lexicon("xx", {"topics": rows, "negation": {"after": ["nahi"]}})
    assert _found(lexicon, "tuta hua nahi") == []
    assert {match.entry.text for match in _found(lexicon, "tuta hua mila")} == {"tuta hua", "tuta"}
    assert [match.entry.text for match in _found(lexicon, "aag lagi nahi")] == ["aag lagi"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are you open on Black Friday?"),
        ("de", "Habt ihr am Black Friday auf?"),
        ("el", "Ως τι ώρα έχετε ανοιχτά την Black Friday;"),
        ("sv", "Har ni öppet på Black Friday?"),
    ],
)
def test_a_day_of_sales_is_no_code_that_fails(language: str, text: str) -> None:
    assert classify(text, language=language).topic is None


def test_a_denial_does_not_reach_over_a_comma() -> None:
    lexicon = compile_lexicon("en", {"topics": {"defect": {"strong": ["dead"]}}, "negation": {"words": ["won't"]}})
    assert _found(lexicon, "it won't really dead") == []
    assert [match.entry.text for match in _found(lexicon, "it won't, dead")] == ["dead"]


def test_a_heater_that_stays_cold_is_a_defect() -> None:
    assert classify("Le radiateur ne chauffe plus", language="fr").topic == "defect"


def test_a_question_about_a_product_is_no_alarm() -> None:
    text = "Is it safe? Could it catch fire? And which size, the size chart says M"
    assert classify(text, language="en").topic == "sizing"
    assert classify("It caught fire! Which size should I take, the size chart says M", language="en").reason == "safety-first"


def test_weak_words_of_safety_alone_are_no_alarm() -> None:
    assert not weigh(("en",), wording_of("hot burn doctor")).is_alarming


@pytest.mark.parametrize(
    ("text", "topic"), [("Hộp kem bị chảy ra hết rồi", "damaged"), ("Cục sạc bị cháy", "safety"), ("cuc sac bi chay khoi", "safety")]
)
def test_vietnamese_tones_tell_words_apart_where_they_are_written(text: str, topic: str) -> None:
    assert classify(text, language="vi").topic == topic


@pytest.mark.parametrize("text", ["hòa", "hoà"])
def test_a_tone_is_one_on_either_vowel(text: str) -> None:
    assert keys_of(text, is_marked=True) == keys_of("hòa", is_marked=True) != keys_of("hoa", is_marked=True)


def test_where_places_would_not_fit_marks_are_folded() -> None:
    assert not wording_of("bị cháy").read_in("en")[0].is_marked
    assert wording_of("bị cháy").read_in("vi")[0].is_marked
    assert not wording_of("bị chá\u200by").read_in("vi")[0].is_marked
    assert not wording_of("bi chay").read_in("vi")[0].is_marked


def test_a_percent_sign_is_looked_up() -> None:
    assert classify("20% off", language="en").words == ("% off",)
    assert "% off" not in classify("The sole came off", language="en").words


def test_a_number_sign_stands_for_any_number() -> None:
    assert keys_of("# days") == ["#", "days"]
    assert keys_of("#-# days") == ["#", "#", "days"]
    lexicon = compile_lexicon("en", {"topics": {"late": {"strong": ["# days", "#th*"]}}})
    assert [match.entry.text for match in _found(lexicon, "12 days")] == ["# days"]
    assert [match.entry.text for match in _found(lexicon, "15ths")] == ["#th*"]
    assert _found(lexicon, "two days") == []
    assert run_of("#週間") == "#週間"
    runs = compile_lexicon("ja", {"topics": {"late": {"strong": ["#週間"]}}})
    assert [match.entry.text for match in _found(runs, "もう10週間")] == ["#週間"]


def test_parts_stand_in_order_and_near_each_other() -> None:
    lexicon = _lexicon("xx", ["promised", "today"])
    assert _combined(lexicon, "You promised me that, and today it is not here") == ["promised … today"]
    assert _combined(lexicon, "today you promised") == []
    assert _combined(lexicon, f"promised {'x' * 60} today") == []
    assert _combined(lexicon, f"today promised {'x ' * 40} promised it today") == ["promised … today"]


def test_a_class_stands_for_its_words_and_one_word_is_never_two_parts() -> None:
    lexicon = _lexicon("xx", ["<day>", "<day>"], day=["monday", "on friday"])
    assert _combined(lexicon, "said monday, now on friday") == ["<day> … <day>"]
    assert _combined(lexicon, "on friday") == []


def test_runs_combine_within_a_shorter_reach() -> None:
    lexicon = _lexicon("zh", ["说好", "今天"])
    assert _combined(lexicon, "说好周二到，今天周五") == ["说好 … 今天"]
    assert _combined(lexicon, f"说好{'的' * 20}今天") == []


def test_a_combination_takes_what_it_causes() -> None:
    guess = classify("I returned the shoes two weeks ago, the refund has still not arrived", language="en")
    assert guess.topic == "refund_late"


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("en", "You promised it by Tuesday, today is Friday", "late"),
        ("en", "two weeks now", "late"),
        ("de", "Seit 10 Tagen warte ich", "late"),
        ("en", "I cancelled in March and the money is nowhere to be seen", "refund_late"),
        ("en", "It looked navy on the site and is purple", "color"),
        ("de", "Der Knopf ging nach dem ersten Waschen ab", "defect"),
        ("fr", "La fermeture coince déjà", "defect"),
        ("nl", "Mijn voucher wordt geweigerd", "promo"),
        ("en", "The code does not work, it just does not work, it is not working at all", "promo"),
    ],
)
def test_stories_have_a_topic(language: str, text: str, topic: str) -> None:
    assert classify(text, language=language).topic == topic


def test_giving_way_never_goes_in_a_circle() -> None:
    for topic in TOPICS:
        for other in topic_profile(topic).gives_way_to:
            assert topic_profile(other).gives_way_to.isdisjoint({topic, *topic_profile(topic).gives_way_to} - {other})
            assert topic not in topic_profile(other).yields_to


def test_what_is_looked_up_is_remembered_within_a_bound() -> None:
    lexicon = compile_lexicon("en", {"topics": {"late": {"strong": ["late"]}}})
    for number in range(5000):
        lexicon.look_up(f"word{number}")
    assert len(lexicon.remembered) == 4096
    assert lexicon.look_up("late").begins
