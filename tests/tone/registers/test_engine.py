"""Detecting registers: what every language shares, from the mask of foreign words to the decision."""

from __future__ import annotations

import unicodedata
from dataclasses import FrozenInstanceError
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import Register
from xborder_support.tone.registers import LANGUAGES, DetectedRegister, RegisterMark, detect_register
from xborder_support.tone.registers.language_tables import read_language, read_table
from xborder_support.tone.registers.masking import BLANK, mask
from xborder_support.tone.registers.paradigms import conjugate
from xborder_support.tone.registers.tokens import tokenise
from xborder_support.tone.registers.votes import Strength, Vote, decide

OWN = ("de", "es", "fr", "it", "nl", "pt")


def _vote(register: Register, strength: Strength) -> Vote:
    return Vote(0, 1, register, strength)


@pytest.mark.parametrize("tag", ["de", "de-AT", "de_CH", "DE", "de-Latn-DE"])
def test_any_tag_of_a_language_is_served(tag: str) -> None:
    assert detect_register("Können wir Ihnen helfen?", tag).register == "formal"


def test_the_canonical_tag_is_given_back() -> None:
    assert detect_register("", "pt_br").language == "pt-BR"


@pytest.mark.parametrize("tag", ["no", "nn", "nb-NO"])
def test_norwegian_by_any_name_is_read_as_bokmaal(tag: str) -> None:
    assert detect_register("Kan du sende oss et bilde?", tag).register == "casual"


def test_a_language_without_a_detector_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError) as caught:
        detect_register("", "eo")
    assert caught.value.code == "unknown-language"
    assert caught.value.hint


def test_what_is_no_tag_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        detect_register("", "German!")
    assert caught.value.code == "bad-language-tag"


def test_the_error_tells_nothing_of_the_text() -> None:
    with pytest.raises(UsageError) as caught:
        detect_register("secret", "eo")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "12345", "🙂", "\u200f\u202e", "\x00"])
@pytest.mark.parametrize("language", OWN)
def test_a_text_without_words_shows_nothing(language: str, text: str) -> None:
    assert detect_register(text, language) == DetectedRegister(detect_register("", language).language, None, None, ())


def test_a_mark_points_at_its_word() -> None:
    text = "🙂 Wir helfen Ihnen gern."
    (mark,) = detect_register(text, "de").marks
    assert text[mark.start : mark.end] == "Ihnen"
    assert mark == RegisterMark(13, 18, "formal", is_sure=True)


def test_a_mark_points_at_its_word_where_letters_are_composed_of_two() -> None:
    text = unicodedata.normalize("NFD", "¿Qué días estás? Sí.")
    marks = detect_register(text, "es").marks
    assert [unicodedata.normalize("NFC", text[mark.start : mark.end]) for mark in marks] == ["estás"]


def test_a_mark_points_at_its_word_behind_a_letter_that_grows_in_lower_case() -> None:
    text = "İİİ, wir helfen Ihnen."
    (mark,) = detect_register(text, "de").marks
    assert text[mark.start : mark.end] == "Ihnen"


def test_results_cannot_be_changed() -> None:
    found = detect_register("Ihr", "de")
    with pytest.raises(FrozenInstanceError):
        found.register = "casual"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("votes", "register"),
    [
        ([], None),
        ([("formal", "weak")], "formal"),
        ([("formal", "weak"), ("casual", "weak")], None),
        ([("formal", "weak")] * 3 + [("casual", "likely")], "formal"),
        ([("formal", "weak")] * 5 + [("casual", "sure")], "casual"),
        ([("formal", "sure"), ("casual", "sure")], None),
        ([("formal", "sure"), ("casual", "sure"), ("casual", "weak")], "casual"),
    ],
)
def test_the_heavier_register_is_chosen(votes: list[tuple[Register, Strength]], register: Register | None) -> None:
    assert decide(tuple(_vote(*vote) for vote in votes)) == register


def test_below_the_threshold_nothing_is_chosen() -> None:
    assert decide((_vote("formal", "weak"),), threshold=2) is None
    assert decide((_vote("formal", "likely"),), threshold=2) == "formal"


def test_only_sure_marks_make_a_text_mixed() -> None:
    weak = detect_register("Su pedido llegó, te avisamos.", "es")
    assert {mark.register for mark in weak.marks} == {"formal", "casual"}
    assert not weak.is_mixed
    assert weak.stray == ()


def test_the_stray_marks_are_those_of_the_lesser_register() -> None:
    text = "Vous pouvez nous écrire, vos questions sont les bienvenues. À toi !"
    found = detect_register(text, "fr")
    assert found.is_mixed
    assert found.register == "formal"
    assert [text[mark.start : mark.end] for mark in found.stray] == ["toi"]


def test_in_balance_the_casual_marks_are_the_stray_ones() -> None:
    found = detect_register("Wir helfen Ihnen und dir.", "de")
    assert (found.register, found.is_mixed) == (None, True)
    assert [mark.register for mark in found.stray] == ["casual"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Er schrieb: „Du bist toll.“ Danke.", "Er schrieb: „_____________“ Danke."),
        ('Sie rief "Komm!" und ging.', 'Sie rief "_____" und ging.'),
        ("Il dit « viens » hier.", "Il dit «_______» hier."),
        ("Er schrieb »Du« an.", "Er schrieb »__« an."),
        ("“Come” he said", "“____” he said"),
        ("彼は「来い」と言った", "彼は「__」と言った"),
        ('Ein Schirm von 5" und 7" Länge', 'Ein Schirm von 5" und 7" Länge'),
        ('Eins " zwei\nDrei " vier', 'Eins " zwei\nDrei " vier'),
        ("Nur „offen", "Nur „offen"),
        ("Danke.\n> Du bist toll.\nSie", "Danke.\n_______________\nSie"),
        ("„Alles in einem“", "„Alles in einem“"),
        ("Siehe www.dein-paket.de. Sie", "Siehe _________________. Sie"),
        ("Mail an du@ihr.example, oder (dein.shop/du?a=b)", "Mail an ______________, oder (________________)"),
        ("詳細はhttps://x.jp/aをご覧", "詳細は______________をご覧"),
        ("Gut.Du kommst z.B. um 10.30 Uhr ...", "Gut.Du kommst z.B. um 10.30 Uhr ..."),
        ("", ""),
    ],
)
def test_what_others_said_is_blank(text: str, own: str) -> None:
    assert mask(text).replace(BLANK, "_") == own


@pytest.mark.parametrize(
    ("ranges", "own"),
    [
        ([(0, 3)], "___ Ihnen"),
        ([(4, 99)], "Wir _____"),
        ([(-5, 1)], "_ir Ihnen"),
        ([(5, 2)], "Wir Ihnen"),
        ([(6, 9), (0, 1), (0, 2)], "__r Ih___"),
    ],
)
def test_inserted_values_are_blank(ranges: list[tuple[int, int]], own: str) -> None:
    assert mask("Wir Ihnen", ranges).replace(BLANK, "_") == own


def test_an_inserted_value_is_no_mark() -> None:
    text = "Ihr Artikel Du & Ich ist da, wir danken Ihnen."
    name = text.index("Du & Ich")
    assert detect_register(text, "de").is_mixed
    found = detect_register(text, "de", ignore=[(name, name + len("Du & Ich"))])
    assert (found.register, found.is_mixed) == ("formal", False)


def test_behind_an_inserted_name_a_capital_counts() -> None:
    text = "Anna, Sie hören von uns."
    assert detect_register(text, "de", ignore=[(0, 4)]).marks[0].is_sure


@pytest.mark.parametrize(
    ("text", "index", "starts"),
    [
        ("Ihr", 0, True),
        ("wir Ihr", 1, False),
        ("gut. Ihr", 2, True),
        ("gut - Ihr", 2, False),
        ("gut\n- Ihr", 3, True),
        ("(Ihr", 1, True),
        ("gut (Ihr", 2, False),
        ("gut: Ihr", 2, True),
    ],
)
def test_a_sentence_starts_behind_a_mark_that_ends_one(text: str, index: int, starts: bool) -> None:  # noqa: FBT001  (a table)
    assert tokenise(text).starts_sentence(index) is starts


def test_a_question_reaches_back_to_the_mark_before() -> None:
    tokens = tokenise("Gut. Und du? Ja")
    assert [tokens.is_asked(index) for index in range(len(tokens.words))] == [False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("paradigm", "forms"),
    [
        ({"stems": ["pag"], "spelling": {"g": "gu"}, "soft": "e", "endings": {"x": ["es", "as"]}}, ("pagues", "pagas")),
        ({"stems": ["avis"], "endings": {"x": ["*'anos"]}}, ("avísanos",)),
        ({"stems": ["cont cuent"], "endings": {"x": ["*'ame"]}}, ("cuéntame",)),
        ({"stems": ["cambi"], "endings": {"x": ["*'alo"]}}, ("cámbialo",)),
        ({"stems": ["envi enví"], "endings": {"x": ["*'anos"]}}, ("envíanos",)),
        ({"stems": ["le"], "endings": {"x": ["*'elo"]}}, ("léelo",)),
        ({"stems": ["traig"], "endings": {"x": ["*'anos"]}}, ("tráiganos",)),
        ({"stems": ["busc"], "spelling": {"c": "qu"}, "soft": "e", "endings": {"x": ["*'elo"]}}, ("búsquelo",)),
        ({"stems": ["habl"], "spelling": {"c": "qu"}, "soft": "e", "endings": {"x": ["es"]}}, ("hables",)),
    ],
)
def test_verbs_are_conjugated(paradigm: dict[str, object], forms: tuple[str, ...]) -> None:
    assert conjugate([paradigm]) == {"x": forms}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_tells_where_its_forms_come_from(language: str) -> None:
    table = read_table(language)
    assert {"source", "checked", "confidence"} <= set(table)


@pytest.mark.parametrize("language", OWN)
def test_every_list_is_used(language: str) -> None:
    table = read_table(language)
    named = set(table.get("lists", {})) | {name for paradigm in table.get("paradigms", ()) for name in paradigm["endings"]}
    text = str(table)
    assert {name for name in named if f"@{name}'" not in text} == set()


@pytest.mark.parametrize("language", OWN)
def test_forms_are_lower_case_with_straight_apostrophes(language: str) -> None:
    words = [word for rule in read_language(language).rules for word in (*rule.words, *rule.endings)]
    assert [word for word in words if word != word.lower() or "’" in word or word != unicodedata.normalize("NFC", word)] == []


@pytest.mark.parametrize("language", OWN)
def test_a_long_text_is_read_in_one_pass(language: str) -> None:
    found = detect_register("tu Ihr vous te je " * 20_000, language)
    assert found.marks
    assert all(first.end <= second.start for first, second in zip(found.marks, found.marks[1:], strict=False))


@pytest.mark.parametrize("run", ["-", "(", "\n", "“", '"', "¿", "'", "no ", "se ", "lo la ", "> ", "\u0301", "ihr habt ", "ya ", "„ “"])
@pytest.mark.parametrize("language", OWN)
def test_hostile_runs_are_read(language: str, run: str) -> None:
    text = run * 20_000 + "Ihr"
    marks = detect_register(text, language).marks
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert all(first.end <= second.start for first, second in pairwise(marks))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heap_of_combining_signs_is_read(language: str) -> None:
    text = "a" + "\u0301\u0316" * 50_000
    assert detect_register(text, language).marks == ()


@pytest.mark.parametrize(
    ("language", "run"),
    [("zh", "你"), ("th", "กู"), ("ja", "だ。"), ("ko", "해. "), ("nl", "u "), ("it", "ti "), ("es", "le "), ("de", "du "), ("hi", "आप ")],
)
def test_a_text_of_nothing_but_marks_is_read(language: str, run: str) -> None:
    assert len(detect_register(run * 20_000, language).marks) >= 19_999


@given(st.text(max_size=200), st.sampled_from(OWN))
@settings(max_examples=150, deadline=None)
def test_marks_stand_in_order_inside_the_text(text: str, language: str) -> None:
    marks = detect_register(text, language).marks
    places = [place for mark in marks for place in (mark.start, mark.end)]
    assert places == sorted(places)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


@given(st.text(max_size=100), st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120)), max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_mask_keeps_every_position(text: str, ranges: list[tuple[int, int]]) -> None:
    masked = mask(text, ranges)
    assert len(masked) == len(text)
    assert all(new in (old, BLANK) for old, new in zip(text, masked, strict=True))


@given(st.lists(st.sampled_from(["Ihnen", "Ihr", "dir", "du", "Haus", "und", ",", ".", "?", "\n"]), max_size=12))
@settings(max_examples=100, deadline=None)
def test_where_everything_is_inserted_nothing_is_found(words: list[str]) -> None:
    text = " ".join(words)
    assert detect_register(text, "de", ignore=[(0, len(text))]).marks == ()


@pytest.mark.parametrize("text", [None, 5, b"Hallo", ["Hallo"]])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(UsageError, match="wrong-argument"):
        detect_register(text, "de")
