"""Answer how a locale writes a stretch of hours: with 12 or 24 hours, its own dash, digits and direction."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xborder_support.calendars.hours import DAY_SECONDS, Hours

from .words import corrections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

__all__ = ["ClockFace"]

_MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001  (a wall clock)
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _POP = "\u2066", "\u2067", "\u2069"
_QUOTED = re.compile(r"('[^']*')")
_HALF_OF_DAY = re.compile("a+")
_HOUR_OF_DAY = re.compile("H+")


@dataclass(frozen=True, slots=True)
class ClockFace:
    """Write hours in one locale with one set of digits."""

    locale: Locale
    digits: Mapping[int, int]

    def written(self, hours: Hours) -> str:
        """Write a stretch, isolated in a right-to-left locale so that it does not turn round."""
        text = self.native(self._seconds(hours) if any(moment % 60 for moment in hours) else self._minutes(hours))
        return self._isolated(text) if self.locale.text_direction == "rtl" else text

    def native(self, text: str) -> str:
        """Write a text with the digits of the locale."""
        return text.translate(dict(self.digits))

    def _minutes(self, hours: Hours) -> str:
        short = str(self.locale.time_formats["short"].pattern)
        parts = self.locale.interval_formats[_skeleton(short)][self._greatest_difference(hours, short)]
        return "".join(self._clock(pattern, moment) for pattern, moment in zip(parts, hours, strict=True))

    def _greatest_difference(self, hours: Hours, short: str) -> str:
        """Return the CLDR field that decides whether both times say AM or PM."""
        if _skeleton(short) == "Hm":
            return "H"
        period = "B" if "B" in short else "a"
        same = len({self._clock(period, moment) for moment in hours}) == 1
        return "h" if same and hours[1] < DAY_SECONDS else period

    def _seconds(self, hours: Hours) -> str:
        return self._joined(str(self.locale.time_formats["medium"].pattern), hours)

    def _joined(self, pattern: str, hours: Hours) -> str:
        start, end = (self._clock(pattern, moment) for moment in hours)
        return str(self.locale.interval_formats[None]).replace("{0}", start).replace("{1}", end)

    def _clock(self, pattern: str, moment: int) -> str:
        from babel.dates import parse_pattern  # noqa: PLC0415

        wide = self.locale.language in corrections()["wide_day_periods"]
        wanted = _rewritten(pattern, _HALF_OF_DAY, "aaaa") if wide else pattern
        if moment == DAY_SECONDS:
            wanted = _rewritten(wanted, _HOUR_OF_DAY, "'24'")  # the end of a day, which is not the 0:00 of the same one
        return str(parse_pattern(wanted).apply(_MIDNIGHT + timedelta(seconds=moment % DAY_SECONDS), self.locale))

    @staticmethod
    def _isolated(text: str) -> str:
        letters = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
        return (_RIGHT_TO_LEFT if letters else _LEFT_TO_RIGHT) + text + _POP


def _skeleton(short: str) -> str:
    bare = _QUOTED.sub("", short)
    return "Hm" if "H" in bare else "Bhm" if "B" in bare else "hm"


def _rewritten(pattern: str, field: re.Pattern[str], form: str) -> str:
    """Return the pattern with one field in another form, its quoted words left alone."""
    return "".join(part if part[:1] == "'" else field.sub(form, part) for part in _QUOTED.split(pattern))
