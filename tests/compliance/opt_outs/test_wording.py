"""Do the parts of a wording each do what the data says: where it ends, what it never speaks of, what turns it into a question?"""

import pytest

from xborder_support.compliance import recognise_opt_out
from xborder_support.compliance.opt_outs.folding import letters_of
from xborder_support.compliance.opt_outs.sentences import _clause_starts
from xborder_support.compliance.opt_outs.vocabulary import Vocabulary
from xborder_support.compliance.opt_outs.wording import Slot, Wording

COURTESY = {("please",), ("thank", "you")}


def _wording(**rule: object) -> Wording:
    vocabulary = Vocabulary(keeps_accents=False)
    row = {
        "groups": {"me": ["me", "us"]},
        "courtesy": ["please", "thank you"],
        "blockers": ["never"],
        "softeners": ["until"],
        "negators": ["not", "not us"],
        "neutral": ["until now", "never fear"],
        "footers": ["reply stop"],
        "wording": [{"words": [["take"], ["@me"], ["off"]], "gap": 1, **rule}],
    }
    vocabulary.add("en", row)
    vocabulary.allow(COURTESY)
    return vocabulary.wordings[0]


def _verdict(wording: Wording, text: str, clause: int = 0) -> str | None:
    units = tuple(text.split())
    found = wording.match(units, units.index("take"), clause, COURTESY.__contains__)
    return found and wording.meaning(units, found, clause)[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("take me off", "stop"),
        ("take us all off", "stop"),
        ("take us all now off", None),
        ("take them off", None),
        ("never take me off", "ambiguous"),
        ("never a b c take me off", "ambiguous"),
        ("never a b c d take me off", "stop"),
        ("take me off until monday", "ambiguous"),
        ("reply stop and so on for ever and we take me off", "ambiguous"),
    ],
)
def test_places_gaps_and_what_turns_a_wish(text: str, verdict: str | None) -> None:
    assert _verdict(_wording(), text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("take me off", "stop"),
        ("take me off please thank you", "stop"),
        ("take me off thank", None),
        ("take me off please now", None),
        ("please take me off", "stop"),
    ],
)
def test_a_wording_that_ends_a_sentence_has_only_courtesy_after_it(text: str, verdict: str | None) -> None:
    assert _verdict(_wording(ends=True), text) == verdict


def test_words_that_speak_of_something_else_refuse_it_anywhere_or_next() -> None:
    assert _verdict(_wording(unless=["parcel"]), "of the parcel take me off") is None
    assert _verdict(_wording(unless=["@me"]), "take me off") is None
    assert _verdict(_wording(unless=["parcel"]), "of the box take me off") == "stop"
    assert _verdict(_wording(except_next=["the"]), "take me off the") is None
    assert _verdict(_wording(except_next=["the"]), "take me off for the") == "stop"


def test_a_negation_in_another_clause_does_not_turn_a_wish() -> None:
    assert _verdict(_wording(), "never mind take me off", clause=2) == "stop"
    assert _verdict(_wording(), "never mind take me off", clause=0) == "ambiguous"
    assert recognise_opt_out("I did not order, stop sending me messages", channel="email").verdict == "stop"
    assert recognise_opt_out("I did not stop sending me messages", channel="email").verdict == "ambiguous"


@pytest.mark.parametrize(
    ("sentence", "starts"),
    [("one two", [0]), ("one, two three, four", [0, 1, 3, 4]), (", one", [0, 0, 1]), ("s, t, o, p", [0]), ("sooo, stop", [0])],
)
def test_clauses_begin_after_commas_unless_words_are_uncertain(sentence: str, starts: list[int]) -> None:
    assert _clause_starts(letters_of(sentence)) == starts


@pytest.mark.parametrize(
    "text",
    [
        "Reply STOP to opt out",
        "Reply STOP to stop receiving messages",
        "> Reply STOP to unsubscribe",
        "Répondez STOP pour vous désinscrire",
        "Antworten Sie mit STOP, um sich abzumelden",
        "Responde BAJA para no recibir más mensajes",
        "Responda SAIR para não receber mais mensagens",
        "Rispondi STOP per disiscriverti",
        "Stuur STOP om u uit te schrijven",
        "Wyślij STOP aby wypisać się",
        "Ответьте СТОП, чтобы отписаться",
    ],
)
@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_our_own_footer_quoted_back_is_no_stop(text: str, channel: str) -> None:
    assert recognise_opt_out(text, channel=channel).verdict in {"ambiguous", "none"}


def test_a_doubtful_word_that_is_also_a_clear_wish_counts_as_the_wish() -> None:
    assert recognise_opt_out("Não quero SMS", channel="whatsapp").verdict == "stop"
    assert recognise_opt_out("Não quero", channel="whatsapp").verdict == "ambiguous"


@pytest.mark.parametrize(
    "piece", ["stop, ", "hi anna, ", "a\u0301\u0302\u0303", "\u0301", "unsubscribe me, ", "STOP", "never take me off, "]
)
def test_ten_megabytes_end_and_cost_no_more_than_their_beginning(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    assert recognise_opt_out(text, channel="sms") == recognise_opt_out(text[:1100], channel="sms")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("take me off until now", "stop"),
        ("take me off until now until monday", "ambiguous"),
        ("never fear take me off", "stop"),
        ("never fear never take me off", "ambiguous"),
        ("never take me off until now", "ambiguous"),
        ("take me off until", "ambiguous"),
    ],
)
def test_a_phrase_that_is_neutral_turns_nothing_though_words_of_it_would(text: str, verdict: str) -> None:
    assert _verdict(_wording(), text) == verdict


def test_each_negator_counts_though_a_longer_one_begins_alike() -> None:
    """Of "not" and "not us", the longer one ends behind the place where the wish "us off" begins, and the shorter right before it."""
    wording = _wording(words=[["us"], ["off"]])
    assert wording.meaning(("not", "us", "off"), (1, 3), 0)[0] == "ambiguous"
    assert wording.meaning(("not", "us", "us", "off"), (2, 4), 0)[0] == "ambiguous"
    assert wording.meaning(("not", "now", "us", "off"), (2, 4), 0)[0] == "stop"
    assert wording.meaning(("us", "off"), (0, 2), 0)[0] == "stop"


def test_a_match_ends_wherever_one_of_the_alternatives_does() -> None:
    slot = Slot([("off",), ("off", "list")], ("lis",))
    assert list(slot.ends_at(("off", "list"), 0)) == [2, 1]
    assert list(slot.ends_at(("off", "list"), 1)) == [2]
    assert list(slot.ends_at(("of", "list"), 0)) == []
    assert [slot.is_right_before(("off", "list", "me"), stop, 0) for stop in (0, 1, 2, 3)] == [False, True, True, False]


def test_what_is_taken_out_leaves_the_other_units_in_their_places() -> None:
    slot = Slot([("a", "b"), ("b",), ("b", "c", "d")], ("xyz",))
    assert slot.taken_out(("a", "b", "c", "d", "b", "xyzzy")) == ("", "", "c", "d", "", "")
    assert slot.taken_out(("b", "c", "d")) == ("", "", "")
    assert slot.taken_out(()) == ()
