"""A card is found whatever parts the groups that are printed on it, and so are digits and signs that are written as references."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data, mask


def found(text: str) -> list[tuple[str, str]]:
    return [(datum.kind, text[datum.start : datum.end]) for datum in find_personal_data(text)]


_PARTED_BY = [
    *(",", " | ", "•", " = ", "=", "*", " * ", "   -   ", " " * 8, " " * 16, "\n\n\n", "<br>", "<br/>\n", "</td> <td>", "&nbsp;", "&#32;"),
    *(" ; ", " / ", "=\n", "=\r\n"),
]


@pytest.mark.parametrize("between", _PARTED_BY, ids=[f"gap-{place}" for place in range(len(_PARTED_BY))])
@pytest.mark.parametrize("groups", ["4111 1111 1111 1111", "3782 822463 10005", "3056 930902 5904", "4000 0000 0000 0000 006"])
def test_a_card_in_its_printed_groups_is_found(between: str, groups: str) -> None:
    value = groups.replace(" ", between)
    assert found(f"x {value} y") == [("card", value)]
    masked = mask(f"x {value} y")
    assert mask(masked.text) == type(masked)(text=masked.text)
    shown = "".join(letter for letter in masked.text if letter.isdigit())
    assert len(shown) == 4
    assert shown[-3:] == groups[-3:]


@pytest.mark.parametrize("mark", [">", "\u00bb", "> \u00bb", "|"])
def test_a_card_over_quoted_lines_is_found(mark: str) -> None:
    value = f"4111 1111\n{mark} 1111 1111"
    assert found(f"{mark} {value}") == [("card", value)]


@pytest.mark.parametrize("between", [" " * 17, " x ", "€, ", "%", "**", "\n" * 17])
def test_what_parts_numbers_too_far_makes_no_card(between: str) -> None:
    assert found(f"x {between.join(['4111', '1111', '1111', '1111'])} y") == []


@pytest.mark.parametrize(
    "text", ["4111,1111,1111,1112", "9111,1111,1111,1111", "41,11,11,11,11,11,11,11", "4111,1111,1111", "4,111,111,111,111,111"]
)
def test_without_the_groups_the_beginning_or_the_check_digit_it_is_none(text: str) -> None:
    assert found(text) == []


def test_what_follows_a_card_in_a_row_is_no_part_of_it() -> None:
    assert found("4111|1111|1111|1111|123") == [("card", "4111|1111|1111|1111")]
    assert found("1234|4111|1111|1111|1111") == [("card", "4111|1111|1111|1111")]
    assert found("4111<br>1111<br>1111<br>1111, exp 12/27, 123")[1:] == [("card_code", "123")]


def test_a_list_of_orders_is_no_card_and_a_card_beside_an_order_is() -> None:
    assert found("orders 4111, 1111, 1111, 1111") == []
    assert found("orders 4111\n\n\n1111\n\n\n1111\n\n\n1111") == []
    assert found("order 4111,1111,1111,1111") == [("card", "4111,1111,1111,1111")]
    assert found("card 4111; 1111; 1111; 1111") == [("card", "4111; 1111; 1111; 1111")]


_REFERENCES = [
    ("x &#52;111111111111111 y", "card", "&#52;111111111111111"),
    ("x 411111111111111&#x31; y", "card", "411111111111111&#x31;"),
    ("x 411111111=\r\n1111111 y", "card", "411111111=\r\n1111111"),
    ("write to ana&#64;example.com now", "email", "ana&#64;example.com"),
    ("write to ana&commat;example&#46;com now", "email", "ana&commat;example&#46;com"),
    ("write to ana%40example.com now", "email", "ana%40example.com"),
    ("call &#43;49 171&nbsp;2345678 now", "phone", "&#43;49 171&nbsp;2345678"),
]


@pytest.mark.parametrize(("text", "kind", "value"), _REFERENCES, ids=[f"reference-{place}" for place in range(len(_REFERENCES))])
def test_references_count_as_what_they_mean_and_are_hidden_whole(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]
    masked = mask(text)
    assert mask(masked.text).text == masked.text
    assert mask(text, level="redact").text == text.replace(value, {"card": "[card]", "email": "[e-mail]", "phone": "[phone]"}[kind])


@pytest.mark.parametrize("text", ["20%40 off", "a &#169; b", "2+2=\n4", "&#; 12", "100%40"])
def test_other_signs_stay(text: str) -> None:
    assert mask(text).text == text
