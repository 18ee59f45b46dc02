"""Read single values of an export without trusting them."""

from __future__ import annotations

from datetime import datetime
from numbers import Integral
from typing import Any

__all__ = ["identity", "is_missing", "objects", "rating_of", "table", "yes_or_no"]

_LONGEST = 200  # characters of an id or a word; what is longer is something that somebody wrote
_LARGEST = 10**40
_EXACT = 2**53
_WORST, _BEST = 1, 5
_ANSWERS = {"true": True, "yes": True, "y": True, "t": True, "1": True, "false": False, "no": False, "n": False, "f": False, "0": False}


def is_missing(value: object) -> bool:
    """Tell whether a cell is empty: None, blank text, or what data frames write where there is nothing."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value or value.isspace()
    return isinstance(value, (float, datetime)) and value != value  # noqa: PLR0124  (how NaN and NaT are told)


def identity(value: object) -> str | None:
    """Return an id or a short word as text; None for anything else. Data frames turn ids into floats where one is missing."""
    if type(value) is str:
        text = value.strip()
        return text if 0 < len(text) <= _LONGEST else None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else None
    if isinstance(value, Integral) and not isinstance(value, bool):
        return str(int(value)) if abs(int(value)) < _LARGEST else None
    return None


def yes_or_no(word: str | None) -> bool | None:
    """Return what a word that spreadsheets write for yes or no means; None for anything else."""
    return _ANSWERS.get((word or "").lower())


def rating_of(value: object) -> int | None:
    """Return a rating from 1 to 5; None for anything else."""
    text = identity(value)
    number = int(text) if text is not None and text.isascii() and text.isdigit() and len(text) == 1 else 0
    return number if _WORST <= number <= _BEST else None


def table(fields: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the object at a key, or an empty one."""
    value = fields.get(key)
    return value if type(value) is dict else {}


def objects(fields: dict[str, Any], key: str) -> list[Any]:
    """Return the array at a key, or an empty one."""
    value = fields.get(key)
    return value if type(value) is list else []
