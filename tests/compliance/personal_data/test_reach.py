"""A number that begins within reach of its word is taken whole or not at all, never cut where the reach ends."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import find_personal_data

_REACH = [
    # text with the number that is found at its end, or nothing
    ("zip abcdefghij 12345", "12345"),
    ("zip abcdefghijklmn 12345", None),
    ("zip abcdefghij 1234567890", None),
    ("〒150-0001 467 3395", "150-0001"),
    (f"passport {'x ' * 20}C01X00T47", "C01X00T47"),
    (f"passport {'x ' * 23}C01X00T47", "C01X00T47"),
    (f"passport {'x ' * 24}C01X00T47", None),
    (f"born {'x' * 42} 12.03.1985", "12.03.1985"),
    (f"born {'x' * 45} 12.03.1985", "12.03.1985"),
    (f"born {'x' * 46} 12.03.1985", None),
    (f"cvv {'x' * 25} 123", "123"),
    (f"cvv {'x' * 26} 123", None),
    (f"cvv {'x' * 22} 12345", None),
]


@pytest.mark.parametrize(("text", "value"), _REACH, ids=[f"reach-{place}" for place in range(len(_REACH))])
def test_no_number_is_cut_where_the_reach_of_its_word_ends(text: str, value: str | None) -> None:
    assert [text[datum.start : datum.end] for datum in find_personal_data(text)] == ([value] if value else [])
