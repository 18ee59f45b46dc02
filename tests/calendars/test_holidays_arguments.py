"""What is no territory, no year, no language and no truth value is refused by name, with a remedy."""

from collections.abc import Callable
from typing import Any

import pytest

from xborder_support.calendars.holidays import Holidays
from xborder_support.errors import UsageError

_CHINA = Holidays(territory="CN")


def _refused(ask: Callable[[], Any]) -> UsageError:
    with pytest.raises(UsageError) as caught:
        ask()
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("value", ["no", "false", "", None, 0, 1])
def test_only_true_and_false_say_whether_working_days_count(value: Any) -> None:
    error = _refused(lambda: Holidays(territory="CN", working_days=value))
    assert error.code == "not-a-boolean"
    assert str(error.hint).startswith("pass working_days=True or working_days=False")


def test_true_and_false_are_kept() -> None:
    assert Holidays(territory="CN", working_days=True).working_days is True
    assert Holidays(territory="CN", working_days=False).working_days is False


@pytest.mark.parametrize("territory", [None, 5, ["DE"], b"DE"], ids=repr)
def test_a_territory_is_text(territory: Any) -> None:
    error = _refused(lambda: Holidays(territory=territory))
    assert (error.code, type(territory).__name__ in error.message) == ("unknown-territory", True)


@pytest.mark.parametrize("ask", [_CHINA.dates, _CHINA.in_year, _CHINA.half_days_in, _CHINA.working_days_in, _CHINA.working_days_known])
@pytest.mark.parametrize(
    ("year", "hint"),
    [
        ("2026", "pass 2026, without quotes"),
        (" 2026 ", "pass 2026, without quotes"),
        ("twenty", "pass a number, such as 2026"),
        ("9" * 9, "pass a number, such as 2026"),
        (2026.0, "pass a number, such as 2026"),
        (None, "pass a number, such as 2026"),
        (True, "pass a number, such as 2026"),
        ([], "pass a number, such as 2026"),
    ],
)
def test_a_year_is_a_whole_number(ask: Callable[[Any], Any], year: Any, hint: str) -> None:
    error = _refused(lambda: ask(year))
    assert (error.code, error.hint) == ("bad-year", hint)


@pytest.mark.parametrize("language", [None, 5, ["de"], ""])
def test_a_language_is_a_tag(language: Any) -> None:
    day = _CHINA.on("2026-01-01")  # type: ignore[arg-type]  # the text of a date is read
    assert day is not None
    assert _refused(lambda: day.name(language)).code == "bad-language-tag"
    assert _refused(lambda: day.name_language(language)).code == "bad-language-tag"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"half_days": True}, "bad-hours"),
        ({"half_days": 5}, "bad-hours"),
        ({"half_days": [5]}, "bad-hours"),
        ({"categories": None}, "unknown-holiday-category"),
        ({"subdivision": 5}, "unknown-subdivision"),
        ({"announced": "2027-03-09"}, "bad-announced"),
        ({"announced": 5}, "bad-announced"),
    ],
)
def test_other_arguments_of_a_wrong_kind(arguments: dict[str, Any], code: str) -> None:
    assert _refused(lambda: Holidays(**{"territory": "TR", **arguments})).code == code
