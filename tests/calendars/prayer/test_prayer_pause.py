"""Minutes kept free for prayer."""

import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from xborder_support.calendars.prayer import PrayerMethod, PrayerPause, PrayerSlot, get_prayer_method
from xborder_support.errors import UsageError

_RIYADH: dict[str, Any] = {"latitude": 24.7136, "longitude": 46.6753, "method": "SA"}
_THURSDAY, _FRIDAY = date(2026, 5, 7).toordinal(), date(2026, 5, 8).toordinal()


def _local(slots: list[PrayerSlot], zone: str = "Asia/Riyadh") -> list[str]:
    assert {second % 60 for slot in slots for second in (slot.start, slot.end)} == {0}

    def shown(second: int) -> str:
        return datetime.fromtimestamp(second, UTC).astimezone(ZoneInfo(zone)).strftime("%H:%M")

    return [f"{slot.prayer} {shown(slot.start)}-{shown(slot.end)}" for slot in slots]


def test_four_prayers_by_default_and_a_longer_friday() -> None:
    assert _local(PrayerPause(**_RIYADH).slots(_THURSDAY, _FRIDAY, "Asia/Riyadh")) == [
        "dhuhr 11:50-12:10",
        "asr 15:17-15:37",
        "maghrib 18:26-18:46",
        "isha 19:56-20:16",
        "jumuah 11:50-12:50",
        "asr 15:16-15:36",
        "maghrib 18:26-18:46",
        "isha 19:56-20:16",
    ]


def test_minutes_before_and_after() -> None:
    pause = PrayerPause(**_RIYADH, prayers=("asr", "dhuhr"), before_minutes=5, after_minutes=15)
    assert pause.prayers == ("dhuhr", "asr")
    assert _local(pause.slots(_THURSDAY, _FRIDAY, "Asia/Riyadh")) == [
        "dhuhr 11:45-12:05",
        "asr 15:12-15:32",
        "jumuah 11:45-12:50",
        "asr 15:11-15:31",
    ]


def test_friday_has_its_own_length_and_hour() -> None:
    pause = PrayerPause(**_RIYADH, prayers=("dhuhr",), friday_before_minutes=10, friday_after_minutes=75, friday_at="12:45")
    assert _local(pause.slots(_THURSDAY, _FRIDAY, "Asia/Riyadh")) == ["dhuhr 11:50-12:10", "jumuah 12:35-14:00"]


def test_friday_alone() -> None:
    pause = PrayerPause(**_RIYADH, prayers=("jumuah",))
    assert _local(pause.slots(_THURSDAY - 7, _FRIDAY + 6, "Asia/Riyadh")) == ["jumuah 11:50-12:50", "jumuah 11:50-12:50"]


def test_a_long_pause_makes_fridays_as_long() -> None:
    assert PrayerPause(**_RIYADH, after_minutes=90).friday_after_minutes == 90
    assert PrayerPause(**_RIYADH, after_minutes=60).friday_after_minutes == 60
    assert PrayerPause(**_RIYADH, before_minutes=7).friday_before_minutes == 7


def test_fajr_is_kept_free_where_asked_for() -> None:
    assert _local(PrayerPause(**_RIYADH, prayers=("fajr",)).slots(_FRIDAY, _FRIDAY, "Asia/Riyadh")) == ["fajr 03:48-04:08"]


def test_isha_in_ramadan_is_later() -> None:
    eve = date(2026, 2, 17).toordinal()
    pause = PrayerPause(**_RIYADH, prayers=("isha",))
    assert _local(pause.slots(eve, eve + 1, "Asia/Riyadh")) == ["isha 19:19-19:39", "isha 19:49-20:09"]


def test_years_are_joined() -> None:
    pause = PrayerPause(**_RIYADH, prayers=("dhuhr",))
    new_year = date(2026, 1, 1).toordinal()
    slots = pause.slots(new_year - 366, new_year + 365, "Asia/Riyadh")
    assert len(slots) == 732
    assert slots == sorted(slots)
    assert _local([slots[0], slots[365], slots[366], slots[-1]]) == [
        "dhuhr 11:56-12:16",
        "dhuhr 11:56-12:16",
        "dhuhr 11:57-12:17",
        "jumuah 11:57-12:57",
    ]


def test_slots_are_in_the_order_of_their_start_where_isha_is_after_midnight() -> None:
    pause = PrayerPause(latitude=59.91, longitude=10.75, method="mwl", prayers=("fajr", "isha"))
    midsummer = date(2026, 6, 21).toordinal()
    slots = pause.slots(midsummer, midsummer + 1, "Europe/Oslo")
    assert _local(slots, "Europe/Oslo") == ["fajr 01:19-01:39", "fajr 01:19-01:39", "isha 01:19-01:39", "isha 01:19-01:39"]
    assert slots == sorted(slots)


def test_no_dates_no_slots() -> None:
    assert PrayerPause(**_RIYADH).slots(_FRIDAY, _THURSDAY, "Asia/Riyadh") == []


def test_the_answer_is_the_callers_own_list() -> None:
    pause = PrayerPause(**_RIYADH)
    pause.slots(_FRIDAY, _FRIDAY, "Asia/Riyadh").clear()
    assert len(pause.slots(_FRIDAY, _FRIDAY, "Asia/Riyadh")) == 4


def test_a_skipped_date_has_no_prayers() -> None:
    pause = PrayerPause(latitude=-13.83, longitude=-171.77, method="mwl", prayers=("dhuhr",))
    days = date(2011, 12, 29).toordinal()
    assert _local(pause.slots(days, days + 2, "Pacific/Apia"), "Pacific/Apia") == ["dhuhr 13:30-13:50", "dhuhr 13:31-13:51"]


def test_a_fixed_hour_in_a_gap_is_the_clock_change() -> None:
    pause = PrayerPause(latitude=30.04, longitude=31.24, method="EG", prayers=("jumuah",), friday_at="00:30", friday_after_minutes=30)
    gap = date(2024, 4, 26).toordinal()  # a Friday: Cairo's clocks went from 00:00 to 01:00
    assert _local(pause.slots(gap, gap, "Africa/Cairo"), "Africa/Cairo") == ["jumuah 01:00-01:30"]


def test_the_years_around_the_range_are_answered_and_no_others() -> None:
    pause = PrayerPause(latitude=29.37, longitude=47.98, method="KW", prayers=("dhuhr",))
    first, last = date(1899, 1, 1).toordinal(), date(2200, 12, 31).toordinal()
    assert len(pause.slots(first, first, "Asia/Kuwait")) == 1
    assert len(pause.slots(last, last, "Asia/Kuwait")) == 1
    for beyond in (first - 1, last + 1, 0, -5, 10**9):
        with pytest.raises(UsageError, match="1900 to 2199") as refused:
            pause.slots(min(beyond, last), max(beyond, last), "Asia/Kuwait")
        assert refused.value.code == "date-out-of-range"


def test_isha_beyond_the_hijri_tables_says_so_and_other_prayers_do_not_mind() -> None:
    day = date(2090, 1, 1).toordinal()
    with pytest.raises(UsageError) as refused:
        PrayerPause(**_RIYADH).slots(day, day, "Asia/Riyadh")
    assert refused.value.code == "hijri-out-of-range"
    assert len(PrayerPause(**_RIYADH, prayers=("dhuhr", "maghrib")).slots(day, day, "Asia/Riyadh")) == 2


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        PrayerPause(**_RIYADH).slots(_FRIDAY, _FRIDAY, "Asia/Riyad")
    assert refused.value.code == "unknown-time-zone"


def test_a_pause_is_a_value() -> None:
    pause = PrayerPause(**_RIYADH)
    same = PrayerPause(latitude=24.7136, longitude=46.6753, method="umm_al_qura", prayers=("isha", "asr", "maghrib", "jumuah", "dhuhr"))
    assert pause == same
    assert hash(pause) == hash(same)
    assert pickle.loads(pickle.dumps(pause)) == pause
    assert replace(pause, after_minutes=30).after_minutes == 30
    with pytest.raises(FrozenInstanceError):
        setattr(pause, "latitude", 1.0)  # noqa: B010  (an assignment would not pass the type checker)


def test_rules_of_its_own_are_kept_beside_the_method() -> None:
    pakistan = PrayerPause(latitude=24.86, longitude=67.0, method="PK")
    assert (pakistan.method, pakistan.asr, pakistan.high_latitude) == (get_prayer_method("karachi"), "hanafi", None)
    assert pakistan == PrayerPause(latitude=24.86, longitude=67.0, method="karachi", asr="hanafi", high_latitude="middle_of_the_night")
    assert pakistan.effective_method == get_prayer_method("PK")
    britain = PrayerPause(latitude=51.5, longitude=0.0, method="GB")
    assert (britain.asr, britain.high_latitude) == (None, "one_seventh")
    assert britain.effective_method.high_latitude == "one_seventh"


def test_rules_beside_a_method_of_ones_own_become_part_of_it() -> None:
    own = PrayerMethod(name="ours", fajr_angle=18, isha_angle=17)
    pause = PrayerPause(latitude=24.86, longitude=67.0, method=own, asr="hanafi")
    assert pause.method == replace(own, asr="hanafi")
    assert pause.asr is None
    renamed = PrayerMethod(name="karachi", fajr_angle=17, isha_angle=17)
    assert PrayerPause(latitude=24.86, longitude=67.0, method=renamed).method == renamed


@pytest.mark.parametrize("prayers", [("dhuhr",), ("jumuah",)])
def test_noon_can_be_kept_free_beyond_the_polar_circle(prayers: Any) -> None:
    pause = PrayerPause(latitude=69.65, longitude=18.96, method="mwl", prayers=prayers)
    midsummer = date(2026, 6, 19).toordinal()
    assert _local(pause.slots(midsummer, midsummer, "Europe/Oslo"), "Europe/Oslo") == ["jumuah 12:47-13:47"]


@pytest.mark.parametrize("latitude", [65.71, -65.71, 90])
@pytest.mark.parametrize("prayers", [("dhuhr", "asr"), ("maghrib",), ("fajr",)])
def test_other_prayers_beyond_it_are_refused_when_the_pause_is_made(latitude: float, prayers: Any) -> None:
    with pytest.raises(UsageError, match=r"65\.7 degrees") as refused:
        PrayerPause(latitude=latitude, longitude=18.96, method="mwl", prayers=prayers)
    assert refused.value.code == "no-sunset"
    assert PrayerPause(latitude=65.7, longitude=18.96, method="mwl", prayers=prayers).latitude == 65.7


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        ({"latitude": 95}, "bad-latitude", "north"),
        ({"longitude": float("nan")}, "bad-longitude", "east"),
        ({"method": "saudi"}, "unknown-prayer-method", "PrayerMethod of your own"),
        ({"prayers": ()}, "no-prayers", "leave the pause out"),
        ({"prayers": "asr"}, "unknown-prayer", 'prayers=("dhuhr", "asr")'),
        ({"prayers": 5}, "unknown-prayer", 'prayers=("dhuhr", "asr")'),
        ({"prayers": ("zuhr",)}, "unknown-prayer", 'did you mean "dhuhr"'),
        ({"prayers": ("sunrise",)}, "unknown-prayer", "Known: asr"),
        ({"prayers": (None,)}, "unknown-prayer", "Known: asr"),
        ({"before_minutes": -1}, "bad-minutes", "from 0 to 240"),
        ({"after_minutes": 241}, "bad-minutes", "from 0 to 240"),
        ({"after_minutes": 20.0}, "bad-minutes", "from 0 to 240"),
        ({"after_minutes": True}, "bad-minutes", "from 0 to 240"),
        ({"after_minutes": 0}, "bad-minutes", "leave the pause out"),
        ({"friday_after_minutes": 0}, "bad-minutes", "leave the pause out"),
        ({"friday_before_minutes": -5}, "bad-minutes", "from 0 to 240"),
        ({"friday_after_minutes": 10**30}, "bad-minutes", "from 0 to 240"),
        ({"friday_at": "25:00"}, "bad-local-time", '"12:45"'),
        ({"friday_at": "12:60"}, "bad-local-time", '"12:45"'),
        ({"friday_at": "9:00"}, "bad-local-time", '"12:45"'),
        ({"friday_at": "12:45\n"}, "bad-local-time", '"12:45"'),
        ({"friday_at": 1245}, "bad-local-time", '"12:45"'),
        ({"asr": "shafii"}, "unknown-asr", "standard"),
        ({"high_latitude": "midnight"}, "unknown-high-latitude", "middle_of_the_night"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(given: dict[str, Any], code: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        PrayerPause(**{**_RIYADH, **given})
    assert refused.value.code == code
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize(
    "given", [{"after_minutes": 240}, {"before_minutes": 1, "after_minutes": 0}, {"friday_at": "23:59"}, {"friday_at": "00:00"}]
)
def test_the_ends_of_the_ranges_are_allowed(given: dict[str, Any]) -> None:
    pause = PrayerPause(**_RIYADH, **given)
    assert {name: getattr(pause, name) for name in given} == given
