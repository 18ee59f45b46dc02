"""Each kind has its form, at each level, and the spans say where everything stands before and after."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import Masked, find_personal_data, mask
from xborder_support.errors import UsageError
from xborder_support.terms import PersonName

_FORMS = [
    # original, usual, strict, usual with its length hidden
    ("card 4111 1111 1111 1111", "card **** **** **** 1111", "card **** **** **** ****", "card *** 1111"),
    ("card 378282246310005", "card ***********0005", "card ***************", "card ***0005"),
    ("CVV 123", "CVV ***", "CVV ***", "CVV ***"),
    ("cvv 1234", "cvv ****", "cvv ****", "cvv ***"),
    ("DE89 3704 0044 0532 0130 00", "DE** **** **** **** **30 00", "DE** **** **** **** **** **", "DE***30 00"),
    ("Kontonummer 532013000", "Kontonummer *****3000", "Kontonummer *********", "Kontonummer ***3000"),
    ("Kontonummer 532013", "Kontonummer ******", "Kontonummer ******", "Kontonummer ***"),
    ("ana.b@example.com", "a****@example.com", "*****@***********", "a***@example.com"),
    ("a@example.com", "*@example.com", "*@***********", "***@example.com"),
    ("ana [at] example dot com", "a** [at] example dot com", "*** [**] ******* *** ***", "a*** [at] example dot com"),
    ("+49 171 2345678", "+49 *** ***5678", "+** *** *******", "+49 ***5678"),
    ("+1 212-736-5000", "+1 ***-***-5000", "+* ***-***-****", "+1 ***-5000"),
    ("+971 4 123 4567", "+971 * *** 4567", "+*** * *** ****", "+971 *** 4567"),
    ("call 0171 2345678", "call **** ***5678", "call **** *******", "call ***5678"),
    ("call 467 3395", "call *** *395", "call *** ****", "call ***395"),
    ("call 673395", "call ****95", "call ******", "call ***95"),
    ("call 467 3395 ext. 12", "call *** *395 ***. **", "call *** **** ***. **", "call ***395 ***"),
    ("手机 13812345678", "手机 138****5678", "手机 ***********", "手机 138***5678"),
    ("86.231.85.193", "86.231.**.***", "**.***.**.***", "86.231.***"),
    ("2001:db8::1", "2001:db8::*", "****:***::*", "2001:db8::***"),
    ("123.456.789-09", "***.456.789-**", "***.***.***-**", "***.456.789-***"),
    ("11010519491231002X", "1****************X", "******************", "1***X"),
    ("900101-1234567", "900101-*******", "******-*******", "900101-***"),
    ("S1234567D", "*****567D", "*********", "***567D"),
    ("Aadhaar 2341 2341 2346", "Aadhaar **** **** 2346", "Aadhaar **** **** ****", "Aadhaar *** 2346"),
    ("078-05-1121", "***-**-1121", "***-**-****", "***-1121"),
    ("X1234567L", "*********", "*********", "***"),
    ("born 12/03/1985", "born **/**/****", "born **/**/****", "born ***"),
    ("12 High Street, London SW1A 1AA", "** **** ******, London SW1A ***", "** **** ******, London **** ***", "***, London SW1A ***"),
    ("Hauptstraße 5, 10115 Berlin", "*********** *, ***** Berlin", "*********** *, ***** Berlin", "***, *** Berlin"),
]


@pytest.mark.parametrize(("text", "usual", "strict", "short"), _FORMS, ids=[f"form-{place}" for place in range(len(_FORMS))])
def test_every_kind_has_its_form(text: str, usual: str, strict: str, short: str) -> None:
    assert mask(text).text == usual
    assert mask(text, level="strict").text == strict
    assert mask(text, hide_length=True).text == short


_MARKED = [
    ("ana@example.com", "[e-mail]"),
    ("+49 171 2345678", "[phone]"),
    ("4111 1111 1111 1111 12/27 123", "[card] 12/27 [card code]"),
    ("GB29 NWBK 6016 1331 9268 19", "[IBAN]"),
    ("Kontonummer 532013000", "Kontonummer [bank account]"),
    ("123.456.789-09", "[national ID]"),
    ("86.231.85.193", "[IP address]"),
    ("born 12/03/1985", "born [date of birth]"),
    ("12 High Street, London", "[address], London"),
]


@pytest.mark.parametrize(("text", "redacted"), _MARKED, ids=[f"mark-{place}" for place in range(len(_MARKED))])
def test_redaction_puts_a_mark_in_the_place_of_a_datum(text: str, redacted: str) -> None:
    assert mask(text, level="redact").text == redacted
    assert mask(redacted, level="redact") == Masked(text=redacted)
    assert mask(redacted) == Masked(text=redacted)


def test_a_mark_is_no_word_for_what_follows() -> None:
    assert mask("[phone] 4711220391, [card] 4711220391123", level="redact").spans == ()


def test_the_first_six_digits_of_a_card_are_shown_only_when_asked() -> None:
    assert mask("4111 1111 1111 1111", show_bin=True).text == "4111 11** **** 1111"
    assert mask("card 630427373398", show_bin=True).text == "card ********3398"
    assert mask("4111 1111 1111 1111", show_bin=True, level="strict").text == "**** **** **** ****"


def test_shown_digits_stay_in_their_script() -> None:
    assert mask("بطاقة ٤١١١ ١١١١ ١١١١ ١١١١").text == "بطاقة **** **** **** ١١١١"
    assert mask("電話０９０-１２３４-５６７８").text == "電話***-****-５６７８"


def test_names_that_the_host_knows_are_masked() -> None:
    known: list[str | PersonName] = [PersonName(given="Anna", surname="Schmidt"), "花子"]
    text = "anna SCHMIDT, 花子"
    assert mask(text, known=known).text == "a*** S******, 花*"
    assert mask(text, known=known, level="strict").text == "**** *******, **"
    assert mask(text, known=known, level="redact").text == "[name] [name], [name]"
    assert mask("X", known=["X"]).text == "*"


def test_quote_marks_stay_where_a_card_goes_over_lines() -> None:
    text = "> > card 4111 1111\n> > 1111 1111"
    assert mask(text).text == "> > card **** ****\n> > **** 1111"
    assert mask(text, level="redact").text == "> > card [card]"


def test_spans_stand_in_both_texts() -> None:
    text = "ana@example.com, call ٤٦٧ ٣٣٩٥."
    masked = mask(text, level="redact")
    assert masked.text == "[e-mail], call [phone]."
    assert [(span.start, span.end, span.masked_start, span.masked_end) for span in masked.spans] == [(0, 15, 0, 8), (22, 30, 15, 22)]
    assert [(datum.start, datum.end, datum.masked_start) for datum in find_personal_data(text)] == [(0, 15, None), (22, 30, None)]


def test_a_text_without_data_is_the_same() -> None:
    assert mask("order #4711-220391 is late") == Masked(text="order #4711-220391 is late", spans=())
    assert mask("") == Masked(text="")


def test_what_shows_itself_once_the_rest_is_hidden_is_hidden_too() -> None:
    text = "phone 467 3395 4111111111111111 467 3396"
    masked = mask(text)
    assert mask(masked.text).text == masked.text
    assert not any(number in masked.text for number in ("467 3395", "4111111111111111"))


def test_a_masked_text_is_stored_and_read_back_and_not_shown() -> None:
    masked = mask("ana@example.com in Berlin")
    assert Masked.from_json(masked.to_json()) == masked
    assert "Berlin" not in repr(masked)
    assert "example" not in repr(masked)


@pytest.mark.parametrize("level", ["none", "", "Usual"], ids=["none", "empty", "case"])
def test_an_unknown_level_is_refused(level: str) -> None:
    with pytest.raises(UsageError) as refusal:
        mask("x", level=level)  # type: ignore[arg-type]
    assert refusal.value.code == "unknown-level"


def test_kinds_that_were_not_asked_for_stay() -> None:
    assert mask("ana@example.com 4111111111111111", kinds=["card"]).text == "ana@example.com ************1111"
