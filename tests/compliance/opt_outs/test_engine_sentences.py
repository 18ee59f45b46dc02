"""Does each part of a wording do what the data says, inside whole messages? Shown with small languages made up for it."""

from collections.abc import Callable, Mapping
from itertools import permutations

import pytest

from xborder_support.compliance import OptOut, recognise_opt_out
from xborder_support.compliance.opt_outs import tongue
from xborder_support.language import LanguageGuess
from xborder_support.terms import LanguageTag

Speak = Callable[..., None]
Put = Callable[[str, Mapping[str, str]], None]
KEYWORDS = 'keyword_channels = ["sms"]\nnear = ["xa xb"]\n[scripts]\nLATIN = "xa"\nCJK = "xa"'
WORDS = ["unu", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "nau", "dek", "dekunu", "dekdu", "dektri", "dekkvar", "dekkvin"]


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch, put_languages: Put) -> Speak:
    """Return what puts other languages, as TOML by tag, in the place of the packaged ones; sentences are surely of ``spoken`` alone."""

    def put(*, spoken: str = "und", **files: str) -> None:
        guess, silence = (
            LanguageGuess(LanguageTag(spoken), "made-up", is_certain=spoken != "und"),
            LanguageGuess(LanguageTag("und"), "no-words"),
        )
        monkeypatch.setattr(tongue, "identify", lambda sentence: guess if sentence.strip() else silence)
        courtesy = 'courtesy = ["bonvolu", "multan dankon", "tre bonan tagon al vi", "unu du tri kvar kvin ses"]'
        put_languages(KEYWORDS, {"zz": courtesy, **files})

    return put


def _read(text: str) -> tuple[str, str]:
    found = recognise_opt_out(text, channel="email")
    assert found.tier == (2 if found.verdict == "stop" else None)
    return found.verdict, found.scope


AB = '[[wording]]\nwords = [["alfa"], ["beta"]]\n'
RULES = [
    # Places in their order, with at most `gap` words between them.
    (AB, "alfa beta", "stop"),
    (AB, "beta alfa", "none"),
    (AB, "alfa. beta", "none"),
    (AB, "alfa, beta", "stop"),
    (AB + "one_clause = true", "alfa, beta", "none"),
    (AB + "one_clause = true", "unu alfa、 beta", "none"),
    (AB + "one_clause = true", "unu, alfa beta, unu", "stop"),
    (AB + "one_clause = true", "unu, alfa, beta alfa du beta", "stop"),
    (AB, "beta alfa unu du tri kvar kvin beta", "none"),
    (AB, "alfa unu du tri kvar beta", "stop"),
    (AB, "alfa unu du tri kvar kvin beta", "none"),
    ("gap = 1\n" + AB, "alfa unu beta", "stop"),
    ("gap = 1\n" + AB, "alfa unu du beta", "none"),
    ("gap = 1\n" + AB + "gap = 2", "alfa unu du beta", "stop"),
    ("gap = 1\n" + AB + "gap = 2", "alfa unu du tri beta", "none"),
    (AB + "gap = 0", "alfa beta", "stop"),
    (AB + "gap = 0", "alfa unu beta", "none"),
    ('[[wording]]\nwords = [["alfa"]]', "unu alfa", "stop"),
    ('[[wording]]\nwords = [["gamo", "alf*"], ["beta"]]', "gamo beta", "stop"),
    ('[[wording]]\nwords = [["alfa beta"], ["gamo"]]', "alfa gamo", "none"),
    ('[groups]\ng = ["beta", "gamo"]\n[[wording]]\nwords = [["alfa"], ["@g", "delta"]]', "alfa gamo", "stop"),
    ('[groups]\ng = ["beta", "gamo"]\n[[wording]]\nwords = [["alfa"], ["@g", "delta"]]', "alfa delta", "stop"),
    # Each word is tried for a place, the nearer one first.
    ('[[wording]]\ngap = 2\nwords = [["alfa"], ["beta"], ["gamo"]]', "alfa beta unu beta du tri gamo", "stop"),
    ('[[wording]]\ngap = 2\nwords = [["alfa"], ["beta"], ["gamo"]]', "alfa beta unu beta du tri kvar gamo", "none"),
    ('[[wording]]\ngap = 2\nwords = [["alfa"], ["beta"], ["gamo"]]', "alfa unu du tri beta gamo", "none"),
    ('[[wording]]\nwords = [["alfa beta"], ["gamo"]]', "alfa unu alfa beta gamo", "stop"),
    (AB + 'except_next = ["unu"]', "alfa beta unu beta", "stop"),
    (AB + 'except_next = ["unu"]', "alfa beta unu beta unu", "none"),
    (AB + 'except_next = ["unu"]', "alfa beta du unu", "stop"),
    (AB + 'except_next = ["unu du"]', "alfa beta unu", "stop"),
    (AB + 'except_next = ["unu du"]', "alfa beta unu du", "none"),
    ('[[wording]]\nwords = [["alfa"], ["beta", "beta gamo"]]\nexcept_next = ["gamo"]', "alfa beta gamo", "stop"),
    ("[[wording]]\nwords = [['alfa'], ['alfa'], ['beta']]", "alfa alfa beta", "stop"),
    # A beginning stands for every word that begins so, wherever its place is.
    ('[[wording]]\nwords = [["alf*"], ["bet*"]]', "alfabeto betafazo", "stop"),
    ('[[wording]]\nwords = [["alf*"], ["bet*"]]', "alfabeto tabeta", "none"),
    ('[[wording]]\nwords = [["alfabe*"], ["beta"]]', "alfa beta", "none"),
    ('[[wording]]\nwords = [["alfabe*"], ["beta"]]', "alfazo unu alfabeto beta", "stop"),
    ('[[wording]]\nwords = [["beta"], ["alf*", "gamo"]]', "beta la gamo", "stop"),
    ('[[wording]]\nwords = [["beta"], ["alf*", "gamo"]]', "beta la alfo", "stop"),
    # In scripts without spaces, characters are counted.
    ('[[wording]]\ngap = 2\nwords = [["停止"], ["送"]]', "请停止给我送", "stop"),
    ('[[wording]]\ngap = 2\nwords = [["停止"], ["送"]]', "停止再给我送", "none"),
    # What may not stand right before, in the clause.
    (AB + 'except_before = ["ne"]', "ne alfa beta", "none"),
    (AB + 'except_before = ["ne"]', "unu ne alfa beta", "none"),
    (AB + 'except_before = ["ne"]', "ne unu alfa beta", "stop"),
    (AB + 'except_before = ["ne"]', "ne, alfa beta", "stop"),
    (AB + 'except_before = ["ne"]', "ne. Alfa beta", "stop"),
    (AB + 'except_before = ["ne plu"]', "ne plu alfa beta", "none"),
    (AB + 'except_before = ["ne plu"]', "plu alfa beta", "stop"),
    (AB + 'except_before = ["nep*"]', "nepre alfa beta", "none"),
    # What may stand nowhere in the sentence.
    (AB + 'unless = ["pako"]', "La pako, alfa beta", "none"),
    (AB + 'unless = ["pako"]', "alfa beta unu du tri kvar kvin pako", "none"),
    (AB + 'unless = ["pako"]', "La pako! Alfa beta", "stop"),
    (AB + 'unless_before = ["pako"]', "La pako, alfa beta", "none"),
    (AB + 'unless_before = ["pako"]', "alfa pako beta", "none"),
    (AB + 'unless_before = ["pako"]', "alfa beta pri pako", "stop"),
    # Only courtesy may follow.
    (AB + "ends = true", "unu alfa beta", "stop"),
    (AB + "ends = true", "alfa beta bonvolu, multan dankon", "stop"),
    (AB + "ends = true", "alfa beta tre bonan tagon al vi", "stop"),
    (AB + "ends = true", "alfa beta unu du tri kvar kvin ses", "none"),
    (AB + "ends = true", "alfa beta multan", "none"),
    (AB + "ends = true", "alfa beta bonvolu unu", "none"),
    (AB + "ends = true", "alfa beta multan dankon bonvolu", "stop"),
    (AB + "ends = true", "alfa beta unu beta", "stop"),
    (AB + "ends = true", "alfa beta. Unu", "stop"),
    # What a person has to read.
    (AB + "ask = true", "alfa beta", "ambiguous"),
]


@pytest.mark.parametrize(("table", "text", "verdict"), RULES)
def test_a_wording_is_found_where_its_rule_says(table: str, text: str, verdict: str, speak: Speak) -> None:
    speak(xa=table)
    assert _read(text) == (verdict, "all")


@pytest.mark.parametrize("places", [2, 3])
def test_places_in_any_order_are_found_in_all_of_them(places: int, speak: Speak) -> None:
    words = ["alfa", "beta", "gamo"][:places]
    speak(xa=f"{AB}ask = true\n[[wording]]\nany_order = true\nwords = {[[word] for word in words]}")
    for ordered in permutations(words):
        found = recognise_opt_out(" unu ".join(ordered), channel="email")
        assert (found.verdict, found.matched) == ("stop", "xa.wording:2"), ordered
    assert recognise_opt_out(words[0], channel="email").verdict == "none"


TURNS = 'blockers = ["kial", "se vi"]\nnegators = ["ne", "ne plu"]\nsofteners = ["poste", "se"]\nfooters = ["skribu alfa"]\n'
OPEN = [
    ("", "alfa beta", "stop"),
    ("", "kial alfa beta", "ambiguous"),
    ("", "se vi nun alfa beta", "ambiguous"),
    ("", "kial unu du tri alfa beta", "ambiguous"),
    ("", "kial unu du tri kvar alfa beta", "stop"),
    ("", "kial, alfa beta", "stop"),
    ("", "unu, kial alfa beta", "ambiguous"),
    ("", "kial? Alfa beta", "stop"),
    ("", "kial, alllfa beta", "ambiguous"),  # Where words are uncertain, so are the ends of clauses.
    ("", "kial, a l f a beta", "ambiguous"),
    ("", "alfa beta kial", "stop"),
    ("look_back = 1\n", "kial alfa beta", "ambiguous"),
    ("look_back = 1\n", "kial unu alfa beta", "stop"),
    ("look_back = 5\n", "kial unu du tri kvar alfa beta", "ambiguous"),
    ("", "ne alfa beta", "ambiguous"),
    ("", "ne plu alfa beta", "ambiguous"),
    ("", "ne unu alfa beta", "stop"),
    ("", "ne, alfa beta", "stop"),
    ("", "unu, ne alfa beta", "ambiguous"),
    ("", "alfa beta poste", "ambiguous"),
    ("", "alfa beta, poste", "ambiguous"),
    ("", "alfa poste beta", "stop"),
    ("", "poste alfa beta", "stop"),
    ("", f"alfa beta {' '.join(WORDS[:13])} poste", "ambiguous"),
    ("", f"alfa beta {' '.join(WORDS[:14])} poste", "stop"),
    ("look_ahead = 1\n", "alfa beta poste", "ambiguous"),
    ("look_ahead = 1\n", "alfa beta unu poste", "stop"),
    ("look_ahead = 15\n", f"alfa beta {' '.join(WORDS[:14])} poste", "ambiguous"),
    ("", "skribu alfa por alfa beta", "ambiguous"),
    ("", f"alfa beta {' '.join(WORDS)} skribu alfa", "ambiguous"),
    ("", "skribu ke alfa beta", "stop"),
]


@pytest.mark.parametrize(("looking", "text", "verdict"), OPEN)
def test_words_around_a_wish_turn_it_into_a_question(looking: str, text: str, verdict: str, speak: Speak) -> None:
    speak(xa=looking + TURNS + AB)
    assert _read(text) == (verdict, "all")


@pytest.mark.parametrize(
    ("text", "scope"),
    [("alfa reklamojn beta", "marketing"), ("alfa beta reklamo", "all"), ("reklamo alfa beta", "all"), ("alfa reklam beta", "marketing")],
)
def test_a_wish_is_as_wide_as_its_own_words(text: str, scope: str, speak: Speak) -> None:
    speak(xa='marketing = ["reklam*"]\n' + AB)
    assert _read(text) == ("stop", scope)


def test_a_clear_wish_counts_more_than_a_question_and_the_last_question_is_named(speak: Speak) -> None:
    speak(xa=f'{TURNS}{AB}[[wording]]\nwords = [["gamo"]]\n[[wording]]\nwords = [["delta"]]\nask = true')
    for text in ("kial alfa beta, gamo", "Kial alfa beta? Gamo", "gamo. Kial alfa beta?", "delta. Kial gamo? Gamo. Delta"):
        assert recognise_opt_out(text, channel="email") == OptOut("stop", 2, "xa.wording:2", "all", "xa"), text
    assert recognise_opt_out("kial alfa beta? Delta.", channel="email").matched == "xa.wording:3"
    assert recognise_opt_out("delta? Kial alfa beta. Unu.", channel="email").matched == "xa.wording:1"
    assert recognise_opt_out("gamo. Alfa beta", channel="email").matched == "xa.wording:2"


def test_a_wish_of_several_languages_is_of_the_customers_then_of_the_sentences_then_english(speak: Speak) -> None:
    speak(spoken="xb", en=AB, xa=AB, xb=AB, xd=AB)
    assert recognise_opt_out("alfa beta", channel="email", locale="xa-QQ").language == "xa"
    assert recognise_opt_out("alfa beta", channel="email").language == "xb"
    assert recognise_opt_out("alfa beta", channel="email", locale="xd").language == "xd"


def test_a_sentence_that_is_surely_of_another_language_holds_no_wish_of_this(speak: Speak) -> None:
    speak(spoken="xb", en='[[wording]]\nwords = [["gamo"]]', xa=AB, xd='[[wording]]\nwords = [["delta"], ["beta"]]')
    assert recognise_opt_out("alfa beta", channel="email").language == "xa"  # Near to it.
    assert recognise_opt_out("delta beta", channel="email").verdict == "none"
    assert recognise_opt_out("delta beta", channel="email", locale="xd").language == "xd"
    assert recognise_opt_out("gamo", channel="email").language == "en"


def test_words_of_the_sentences_own_language_turn_a_wish_of_another(speak: Speak) -> None:
    accented = f"accents = true\n{TURNS.replace('poste', 'đến mai')}"
    speak(spoken="xb", xa='softeners = ["morgau"]\n' + AB, xb=accented)
    assert [_read(text)[0] for text in ("alfa beta", "kial alfa beta", "alfa beta morgau")] == ["stop", "ambiguous", "ambiguous"]
    assert _read("alfa beta den mai")[0] == "ambiguous"
    assert _read("alfa beta poste")[0] == "stop"


def test_a_wish_of_an_unclear_sentence_is_turned_by_english_and_an_english_one_by_english_alone(speak: Speak) -> None:
    speak(en='blockers = ["why"]\n[[wording]]\nwords = [["gamo"]]', xa=TURNS + AB)
    assert [_read(text)[0] for text in ("why alfa beta", "kial gamo", "why gamo")] == ["ambiguous", "stop", "ambiguous"]


def test_a_wish_inside_counts_more_than_a_doubtful_keyword_and_less_than_a_clear_one(speak: Speak) -> None:
    speak(xa=f'stop = ["halto"]\nask = ["alfa beta"]\nhelp = ["gamo delta"]\n{AB}[[wording]]\nwords = [["gamo"], ["delta"]]')
    assert recognise_opt_out("alfa beta", channel="email").matched == "xa.wording:1"
    assert recognise_opt_out("gamo delta", channel="sms").matched == "xa.help:gamo-delta"
    assert recognise_opt_out("gamo delta unu", channel="sms").matched == "xa.wording:2"
    assert recognise_opt_out("Halto. Unu du", channel="email").verdict == "ambiguous"
    assert recognise_opt_out("Halto. Unu alfa beta", channel="email").verdict == "stop"


@pytest.mark.parametrize(
    "text", ["a.l.f.a beta", "A L F A beta", "aaalfa beta", "alfa, b e t a", "a, l, f, a, beta", "\u200balfa\nunu alfa b.e.t.a"]
)
def test_words_in_pieces_are_put_together_first(text: str, speak: Speak) -> None:
    speak(xa=AB)
    assert _read(text) == ("stop", "all")


ROLES = """
stop = ["halto"]
stop_sms = ["fino"]
phrases = ["lasu min", "neniam plu skribu"]
ask = ["sufice", "ne plu mi petas"]
start = ["ekas"]
help = ["helpu"]
"""


@pytest.mark.parametrize(
    ("text", "by_keyword", "elsewhere"),
    [
        ("Halto\nMax", "stop", "stop"),
        ("Fino\nMax", "stop", "ambiguous"),
        ("Lasu min\nMax", "stop", "stop"),
        ("Sufice\nMax", "ambiguous", "ambiguous"),
        ("Ekas\nMax", "none", "none"),
        ("Helpu\nMax", "none", "none"),
        ("Halto. Unu du", "ambiguous", "ambiguous"),
        ("Fino. Unu du", "ambiguous", "none"),
        ("Sufice. Halto. Unu du", "ambiguous", "ambiguous"),
        ("Sufice. Unu du", "none", "none"),
        ("Ne plu mi petas. Unu du", "none", "none"),
        ("Lasu min. Unu du", "none", "none"),
        ("Neniam plu skribu. Unu du", "stop", "stop"),
        ("Sufice. Neniam plu skribu. Unu du", "stop", "stop"),
        ("Unu du, ne plu mi petas, neniam plu skribu", "stop", "stop"),
        ("Unu du, halto", "none", "none"),
    ],
)
def test_a_keyword_in_a_sentence_of_its_own_counts_as_much_as_is_said_beside_it(
    text: str, by_keyword: str, elsewhere: str, speak: Speak
) -> None:
    speak(xa=ROLES)
    assert [recognise_opt_out(text, channel=channel).verdict for channel in ("sms", "email")] == [by_keyword, elsewhere]


def test_beside_something_else_the_first_keyword_that_ends_contact_is_named(speak: Speak) -> None:
    speak(xa=ROLES)
    text = "Sufice. Fino. Halto. Unu du"
    assert recognise_opt_out(text, channel="sms") == OptOut("ambiguous", None, "xa.stop_sms:fino", "all", "xa")
    assert recognise_opt_out(text, channel="email") == OptOut("ambiguous", None, "xa.stop:halto", "all", "xa")
    assert recognise_opt_out("Neniam plu skribu. Unu", channel="email") == OptOut("stop", 2, "xa.phrases:neniam-plu-skribu", "all", "xa")


def test_a_keyword_that_ends_contact_is_named_before_a_wording_beside_it(speak: Speak) -> None:
    speak(xa=ROLES + AB)
    assert recognise_opt_out("Unu alfa beta. Neniam plu skribu.", channel="email").matched == "xa.phrases:neniam-plu-skribu"
    assert recognise_opt_out("Unu alfa beta. Halto.", channel="email").matched == "xa.wording:1"


def test_a_sentence_that_was_cut_off_after_a_thousand_characters_is_not_heard(speak: Speak) -> None:
    speak(xa=ROLES)
    assert recognise_opt_out("unu.".ljust(995) + "halto", channel="email").verdict == "ambiguous"
    assert recognise_opt_out("unu.".ljust(995) + "haltos", channel="email").verdict == "none"
    assert recognise_opt_out("unu.".ljust(994) + "halto.unu", channel="email").verdict == "ambiguous"
