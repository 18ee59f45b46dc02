"""Find dates of birth: a date beside the words for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .datum import Found
from .surroundings import Surroundings, first_after

__all__ = ["dates_of_birth"]

_REACH = 48
_DATE = re.compile(
    r"(?<![0-9*])(?:"
    r"[0-9]{4}[ ]?[-./年년][ ]?[0-9]{1,2}[ ]?[-./月월][ ]?[0-9]{1,2}(?:[ ]?[日일])?"
    r"|[0-9]{1,2}[ ]?[-./][ ]?[0-9]{1,2}[ ]?[-./][ ]?(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}(?:st|nd|rd|th|er|º|\.)?[ ](?:de[ ]|of[ ]|d')?[^\W\d_]{3,14}\.?,?[ ](?:de[ ]|del[ ])?[0-9]{4}"
    r"|[^\W\d_]{3,14}\.?[ ][0-9]{1,2}(?:st|nd|rd|th)?,?[ ][0-9]{4}"
    r"|(?:19|20)[0-9]{6}"
    r")(?![0-9*])",
    re.IGNORECASE,
)


def dates_of_birth(text: str, surroundings: Surroundings) -> Iterator[Found]:
    """Yield the first date after each word for a birth, or else the last one before it."""
    for word in surroundings.named("birth"):
        after = first_after(_DATE, text, word.end, _REACH)
        before = list(_DATE.finditer(text, max(0, word.start - _REACH // 2), word.start))
        match = after or (before[-1] if before else None)
        if match:
            yield Found("date_of_birth", "probable", *match.span())
