"""Prayer times against the tables that authorities publish."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.calendars.prayer import AsrRule, HighLatitudeRule, PrayerMethod, get_prayer_method, prayer_times

_ASR: dict[str, AsrRule] = {"shafi": "standard", "hanafi": "hanafi"}
_HIGH_LATITUDE: dict[str, HighLatitudeRule] = {
    "middleofthenight": "middle_of_the_night",
    "seventhofthenight": "one_seventh",
    "twilightangle": "angle_based",
}
_OTHER = PrayerMethod(name="other", fajr_angle=0, isha_angle=0)
_TIMES = ("fajr", "sunrise", "dhuhr", "asr", "maghrib", "isha")

_NAMES = [
    *("MuslimWorldLeague", "Egyptian", "Karachi", "UmmAlQura", "Dubai", "MoonsightingCommittee"),
    *("NorthAmerica", "Kuwait", "Qatar", "Singapore", "Tehran", "Turkey"),
]


def _errors(table: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Return minutes of error by date and prayer."""
    params = table["params"]
    method = _OTHER if params["method"] == "Other" else params["method"]
    errors: dict[tuple[str, str], int] = {}
    for row in table["times"]:
        times = prayer_times(
            date.fromisoformat(row["date"]),
            latitude=params["latitude"],
            longitude=params["longitude"],
            time_zone=params["timezone"],
            method=method,
            asr=_ASR[params["madhab"].casefold()],
            high_latitude=_HIGH_LATITUDE[params["highLatitudeRule"].casefold()],
        )
        for name in _TIMES:
            ours: datetime = getattr(times, name)
            theirs = datetime.strptime(row[name], "%I:%M %p")  # noqa: DTZ007  (a wall clock)
            minutes = (ours.hour - theirs.hour) * 60 + ours.minute - theirs.minute
            errors[row["date"], name] = (minutes + 720) % 1_440 - 720
    return errors


def test_every_row_of_every_city_is_within_two_minutes(conformance: Path) -> None:
    files = sorted((conformance / "prayer_times").glob("*.json"))
    assert files
    far: dict[tuple[str, str, str], int] = {}
    for file in files:
        errors = _errors(json.loads(file.read_text(encoding="utf-8")))
        assert errors
        far |= {(file.stem, on, name): error for (on, name), error in errors.items() if abs(error) > 2}
    assert not far


@pytest.mark.parametrize("name", _NAMES)
def test_the_names_that_such_tables_use_are_known(name: str) -> None:
    assert get_prayer_method(name).name.replace("_", "") == name.casefold()
