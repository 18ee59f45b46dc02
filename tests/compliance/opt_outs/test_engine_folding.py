"""What is left of a text once case, accents, width, punctuation and emoji no longer matter, and where do its sentences end?"""

import pytest

from xborder_support.compliance.opt_outs import folding
from xborder_support.compliance.opt_outs.folding import (
    CLAUSE_END,
    SENTENCE_END,
    clauses_of,
    fold,
    fold_all,
    is_stretched,
    letters_of,
    lines_of,
    sentences_of,
    settle,
    units_of,
    without_last_sentence,
    without_points,
)


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fold each letter anew, whatever other tests have folded before."""
    monkeypatch.setattr(folding, "_WITH_ACCENTS", folding._Letters(keep_accents=True))
    monkeypatch.setattr(folding, "_WITHOUT_ACCENTS", folding._Letters(keep_accents=False))


@pytest.mark.parametrize(
    ("text", "plain", "accented"),
    [
        ("DỪNG", "dung", "dừng"),
        ("Arrêt", "arret", "arrêt"),
        ("arre\u0302t", "arret", "arrêt"),
        ("Łódź", "lodz", "łódź"),
        ("smørrebrød đ", "smorrebrod d", "smørrebrød đ"),
        ("Cœur, Æble", "coeur aeble", "cœur æble"),
        ("Straße", "strasse", "strasse"),
        ("ħ ŋ", "h n", "ħ ŋ"),
        ("ISPARTA ılık", "isparta ilik", "isparta ılık"),
        ("ＳＴＯＰ", "stop", "stop"),
        ("ﾒｰﾙ停止", "メール停止", "メール停止"),
        (
            "don\u2019t d`accord d\u00b4accord l\u02bcart x\u2032y a\u2018b",
            "dont daccord daccord lart xy ab",
            "dont daccord daccord lart xy ab",
        ),
        ("é don't `x`", "e dont x", "é dont x"),
        ("على", "علي", "على"),
        ("ایک", "ايك", "ایک"),
        ("رسالة", "رساله", "رسالة"),
        ("توقـــف", "توقف", "توقف"),
        ("تَوَقُّف", "توقف", "توقف"),
        ("שָׁלוֹם", "שלום", "שלום"),
        ("हिन्दी", "हिन्दी", "हिन्दी"),
        ("เลิก ๆ", "เลิก ๆ", "เลิก ๆ"),
        ("各々", "各", "各"),
        ("é ½ x² №", "e 1 2 x2 no", "é 1 2 x2 no"),
        ("é٣۴", "e٣۴", "é٣۴"),
        ("é 🙏🏽👍\ufe0f x\u200dy\u200bz", "e xyz", "é xyz"),
        ("é\u20dd a\u1ab0b c\u1dc0d е\u0483", "e ab cd е", "é ab cd е"),
        ("é¡hola!¿qué?", "e hola que", "é hola qué"),
        ("é_ab-bc/cd&de", "e ab bc cd de", "é ab bc cd de"),
    ],
)
def test_only_the_letters_and_digits_are_left_in_their_plainest_form(text: str, plain: str, accented: str) -> None:
    assert fold(text) == plain
    assert fold(text, keep_accents=True) == accented


@pytest.mark.parametrize(
    ("mark", "is_left_out"), [("\u02ff", True), ("\u0300", True), ("\u036f", True), ("\u0483", True), ("\u0903", False)]
)
def test_marks_are_left_out_by_what_they_are(mark: str, is_left_out: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert (mark not in fold(f"q{mark}")) is is_left_out


@pytest.mark.parametrize(
    ("first", "last"), [("\u0591", "\u05bd"), ("\u0610", "\u061a"), ("\u064b", "\u065f"), ("\u06d6", "\u06dc"), ("\u20d0", "\u20f0")]
)
def test_points_that_readers_leave_out_are_never_kept(first: str, last: str) -> None:
    assert fold(f"q{first}q{last}", keep_accents=True) == "qq"


def test_every_sign_of_the_keyboard_is_a_letter_an_end_or_a_space() -> None:
    folded = {chr(code): folding._of_ascii(chr(code)) for code in range(128)}
    assert {sign for sign, left in folded.items() if left is None} == {"'", "`"}
    assert {sign for sign, left in folded.items() if left == CLAUSE_END} == {","}
    assert {sign for sign, left in folded.items() if left == SENTENCE_END} == set(".!?;\n\r")
    kept = {sign: left for sign, left in folded.items() if left is not None and left.isalnum()}
    assert kept == {sign: sign.lower() for sign in map(chr, range(128)) if sign.isalnum()}
    assert {left for left in folded.values() if left not in kept.values()} == {None, " ", CLAUSE_END, SENTENCE_END}


@pytest.mark.parametrize("end", ["é", ""])
def test_the_ends_of_sentences_and_clauses_stay_where_they_were(end: str) -> None:
    assert letters_of(f"A, b. C!d?e;f\ng\rh{end}") == f"a\t b\n c\nd\ne\nf\ng\nh{'e' if end else ''}"


@pytest.mark.parametrize("mark", [*"…。！？；．｡।॥؟؛۔։።፤፧፨။។៕", "\u037e"])
def test_every_script_has_marks_that_end_a_sentence(mark: str) -> None:
    assert letters_of(f"a{mark}b") == "a\nb"
    assert sentences_of(f"a{mark}B") == ["a", "B"]


@pytest.mark.parametrize("mark", "،、，､՝၊፣፥")
def test_every_script_has_a_comma_that_ends_a_clause(mark: str) -> None:
    assert letters_of(f"a{mark}b") == f"a{CLAUSE_END}b"
    assert clauses_of(f"a{mark}B") == ["a", "B"]


def test_what_ends_no_sentence_and_no_clause_is_white_space() -> None:
    assert letters_of("é:b·c/d") == "e b c d"


@pytest.mark.parametrize(
    ("words", "settled"),
    [
        ("stooop", "stop"),
        ("stoop", "stoop"),
        ("sttooopppp", "sttop"),
        ("stop 1000", "stop 1000"),
        ("s t o p", "stop"),
        ("s t", "s t"),
        ("s t o", "sto"),
        ("s t o p now", "stop now"),
        ("please s t o p", "please stop"),
        ("xs t o", "xs t o"),
        ("s t op", "s t op"),
        ("s tt o p", "s tt o p"),
        ("s t o o o p", "stop"),
        ("  a \n b ", "a b"),
    ],
)
def test_words_that_were_stretched_or_spelled_out_are_put_right(words: str, settled: str) -> None:
    assert settle(words) == settled
    assert settle(settled) == settled


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("stooop", True),
        ("stoop", False),
        ("s t o", True),
        ("x s t", True),
        ("s t", False),
        ("x s t op", True),
        ("please u r late", False),
        ("as t", False),
        ("10000", False),
        ("", False),
    ],
)
def test_a_word_in_pieces_or_with_a_letter_thrice_is_uncertain(words: str, is_so: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert is_stretched(words) is is_so


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("S.T.O.P sending", "STOP sending"),
        ("S.T.O.P. Where", "STOP. Where"),
        ("Please (s.t.o.p)", "Please (stop)"),
        ("S.T now", "S.T now"),
        ("S.T.O now", "STO now"),
        ("1.2.3", "1.2.3"),
        ("www.x.y.z", "www.x.y.z"),
        ("A.B.C.\nD", "ABC.\nD"),
    ],
)
def test_points_inside_a_word_end_no_sentence(text: str, without: str) -> None:
    assert without_points(text) == without


def test_lines_sentences_and_clauses_stand_as_they_were_written() -> None:
    assert lines_of("Hi Anna,\r\nSTOP.\rBye") == ["Hi Anna,", "", "STOP.", "Bye"]
    assert sentences_of("Hi Anna, STOP! Bye.") == ["Hi Anna, STOP", " Bye", ""]
    assert clauses_of("Hi Anna, STOP,Bye") == ["Hi Anna", " STOP", "Bye"]


@pytest.mark.parametrize(("text", "left"), [("One. Two! Thr", "One. Two"), ("One. Two.", "One. Two"), ("One", ""), (".One", ""), ("", "")])
def test_a_text_that_was_cut_somewhere_keeps_its_whole_sentences(text: str, left: str) -> None:
    assert without_last_sentence(text) == left


@pytest.mark.parametrize(
    ("folded", "units"),
    [
        ("stop now", ("stop", "now")),
        ("", ()),
        ("arrêt là", ("arrêt", "là")),
        ("line停止a", ("line", "停", "止", "a")),
        ("หยุด x", ("ห", "ย", "ุ", "ด", "x")),
        ("수신 거부", ("수", "신", "거", "부")),
        ("стоп 停", ("стоп", "停")),
    ],
)
def test_units_are_words_or_characters_where_no_spaces_are_written(folded: str, units: tuple[str, ...]) -> None:
    assert units_of(folded) == units


def test_many_phrases_are_folded_as_each_of_them_alone() -> None:
    phrases = ["STOP", "Arrêt!", "d'accord", "s t o p", "stooop", "停止 x", "STOP", "no, no"]
    for keep_accents in (True, False):
        alone = {phrase: units_of(fold(phrase, keep_accents=keep_accents)) for phrase in phrases}
        assert fold_all([phrase for phrase in phrases if phrase != "Arrêt!"], keep_accents=keep_accents) == {
            phrase: units for phrase, units in alone.items() if phrase != "Arrêt!"
        }
        assert fold_all(phrases, keep_accents=keep_accents) == alone  # One of them ends a sentence.
    assert fold_all(["Arrêt"]) == {"Arrêt": ("arret",)}
    assert fold_all(["Arrêt"], keep_accents=True) == {"Arrêt": ("arrêt",)}
    assert fold_all([]) in ({}, {"": ()})


def test_no_more_letters_are_remembered_than_people_write(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = folding._Letters(keep_accents=False)
    known = len(letters)  # The ends of sentences and clauses.
    monkeypatch.setattr(folding, "_REMEMBERED", known + 2)
    assert "éèê".translate(letters) == "eee"
    assert len(letters) == known + 2
    assert {ord("é"), ord("è")} < set(letters)
