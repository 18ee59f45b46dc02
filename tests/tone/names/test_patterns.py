"""A pattern is filled without a trace of the fields that have no value."""

import pytest

from xborder_support.tone.names.patterns import read_pattern


@pytest.mark.parametrize(
    ("pattern", "values", "expected"),
    [
        ("{a} {b} {c}", "A B C", "A B C"),
        ("{a} {b} {c}", "- B C", "B C"),
        ("{a} {b} {c}", "A - C", "A C"),
        ("{a} {b} {c}", "A B -", "A B"),
        ("{a} {b} {c}", "- - -", ""),
        ("{a}, {b} {c}", "A - C", "A, C"),
        ("{a} {b}, {c}", "A - C", "A C"),
        ("{a}{b}, {c}", "A - C", "A, C"),
        ("{a}, {b}{c}", "A - C", "A, C"),
        ("{a} {b} ({c}, {d})", "A - C D", "A (C, D)"),
        ("{a} — {b}, {c}", "A - C", "A C"),
        ("{a}. ({b}) {c}", "F - Z", "F. Z"),
        ("{a}.({b}) {c}", "F - Z", "F Z"),
        ("{a}. ({b}) {c}", "- B Z", "B) Z"),
        ("«{a}» {b}", "A B", "«A» B"),
        ("«{a}» {b}", "- B", "B"),
        ("{a} «{b}»", "A B", "A «B»"),
        ("{a} «{b}»", "A -", "A"),
        ("{a}\u202f{b}\u202f{c}", "A - C", "A\u202fC"),
        ("{a} {b}, {c} {d} {e}", "A - - - E", "A E"),
    ],
)
def test_fields_without_a_value_leave_no_trace(pattern: str, values: str, expected: str) -> None:
    assert read_pattern(pattern).filled([value.strip("-") for value in values.split(" ")]) == expected
