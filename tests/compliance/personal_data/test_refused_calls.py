"""Whoever asks clumsily is told by a code, in plain words, what was wrong and what to pass instead; never with a value of a customer's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xborder_support.compliance.personal_data import find_personal_data, mask
from xborder_support.errors import UsageError

_VALUES = "pass the customer's names and what else must not show, as texts or as PersonName"
_REFUSED: list[tuple[Callable[[], object], str, str, str]] = [
    (lambda: find_personal_data(5), "not-a-text", "this is no text but int", "pass what the customer wrote"),  # type: ignore[arg-type]
    (lambda: find_personal_data("x", kinds="email"), "unknown-kind", "the kinds are no list", 'pass a list, such as kinds=["email"]'),  # type: ignore[arg-type]
    (lambda: find_personal_data("x", kinds=["emial"]), "unknown-kind", "there is no kind 'emial'", 'did you mean "email"?'),  # type: ignore[list-item]
    (lambda: mask("x", level="stricd"), "unknown-level", "there is no level 'stricd'", 'did you mean "strict"?'),  # type: ignore[arg-type]
    (lambda: find_personal_data("x", known="Ana"), "bad-known-value", "the known values are no list", _VALUES),
    (lambda: mask("x", known=None), "bad-known-value", "the known values are no list", _VALUES),  # type: ignore[arg-type]
    (lambda: mask("x", territory=5), "wrong-argument", "a territory: text was expected, not int", ""),  # type: ignore[arg-type]
    (lambda: mask("x", kinds=5), "unknown-kind", "the kinds are no list", 'pass a list, such as kinds=["email"]'),  # type: ignore[arg-type]
    (lambda: find_personal_data("x", known=[5]), "bad-known-value", "a known value is no int", _VALUES),  # type: ignore[list-item]
    (lambda: find_personal_data("x", known=["a" * 201]), "bad-known-value", "a known value has more than 200 characters", _VALUES),
    (
        lambda: find_personal_data("x", known=[f"n{number}" for number in range(101)]),
        "too-many-values",
        "more than 100 known values",
        "pass those of one customer",
    ),
]


@pytest.mark.parametrize(("call", "code", "message", "remedy"), _REFUSED, ids=[f"call-{place}" for place in range(len(_REFUSED))])
def test_a_refusal_has_its_code_says_what_was_wrong_and_what_to_pass(
    call: Callable[[], object], code: str, message: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert (caught.value.code, caught.value.message) == (code, message)
    assert remedy in (caught.value.hint or "")


def test_an_endless_word_is_not_repeated_in_full() -> None:
    for call in (lambda: mask("x", level="y" * 99), lambda: find_personal_data("x", kinds=["y" * 99])):  # type: ignore[arg-type,list-item]
        with pytest.raises(UsageError) as caught:
            call()
        assert f"'{'y' * 40}'" in caught.value.message


def test_as_many_and_as_long_values_as_allowed_are_found() -> None:
    assert len(find_personal_data("n99 n1", known=[f"n{number}" for number in range(100)])) == 2
    assert [datum.end for datum in find_personal_data("a" * 200, known=["a" * 200])] == [200]
