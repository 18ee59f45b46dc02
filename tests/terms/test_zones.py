"""Zones come from the pinned package, and instants are aware."""

import copy
import os
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytz
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import known_time_zones, territory_time_zones, time_zone, utc


@pytest.mark.parametrize("zone", ["Asia/Tokyo", ZoneInfo("Asia/Tokyo"), pytz.timezone("Asia/Tokyo")])
def test_a_zone_is_accepted_by_name_and_as_an_object(zone: str | tzinfo) -> None:
    assert time_zone(zone).key == "Asia/Tokyo"
    assert time_zone(zone) is time_zone("Asia/Tokyo")


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "Tokyo",
        "asia/tokyo",
        "Asia/Tokio",
        "JST",
        "+09:00",
        "../zones",
        "/etc/localtime",
        "Asia",
        timezone(timedelta(hours=9)),
        None,
        9,
    ],
)
def test_what_is_no_zone_is_refused_with_a_remedy(zone: Any) -> None:
    with pytest.raises(UsageError, match="unknown-time-zone") as caught:
        time_zone(zone)
    assert caught.value.hint


def test_a_mistyped_zone_gets_the_closest_one() -> None:
    with pytest.raises(UsageError, match='did you mean "Asia/Tokyo"'):
        time_zone("Asia/Tokio")


def test_a_zone_survives_pickle_and_copies_as_the_same_object() -> None:
    zone = time_zone("America/Sao_Paulo")
    local = datetime(2026, 2, 14, 9, tzinfo=zone)
    assert pickle.loads(pickle.dumps(zone)) is zone
    assert copy.deepcopy(zone) is zone
    assert copy.deepcopy(local).tzinfo is zone
    assert pickle.loads(pickle.dumps(local)).tzinfo is zone
    assert repr(zone) == "zoneinfo.ZoneInfo(key='America/Sao_Paulo')"


def test_a_zone_does_not_depend_on_the_machine(tmp_path: Path) -> None:
    """A machine whose Tokyo is nine hours off still gets the Tokyo of the pinned package."""
    (tmp_path / "Asia").mkdir()
    london = resources.files("tzdata.zoneinfo").joinpath("Europe", "London")
    (tmp_path / "Asia" / "Tokyo").write_bytes(london.read_bytes())
    code = (
        "from datetime import datetime; from zoneinfo import ZoneInfo; from xborder_support.terms import time_zone\n"
        "at = datetime(2026, 2, 3, 12)\n"
        "print(at.replace(tzinfo=ZoneInfo('Asia/Tokyo')).utcoffset(), at.replace(tzinfo=time_zone('Asia/Tokyo')).utcoffset())"
    )
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path), "TZ": "Pacific/Apia"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0:00:00", "9:00:00"]


def test_every_listed_zone_opens() -> None:
    names = known_time_zones()
    assert len(names) > 500
    assert {time_zone(name).key for name in names} == names


@pytest.mark.parametrize(("code", "zones"), [("JP", ("Asia/Tokyo",)), ("DE", ("Europe/Berlin", "Europe/Busingen")), ("ZZ", ())])
def test_a_territory_lists_its_zones(code: str, zones: tuple[str, ...]) -> None:
    assert territory_time_zones(code) == zones


def test_an_aware_instant_becomes_utc() -> None:
    assert utc(datetime(2026, 2, 3, 21, 40, tzinfo=time_zone("Asia/Tokyo"))) == datetime(2026, 2, 3, 12, 40, tzinfo=UTC)
    assert utc(pytz.timezone("Asia/Tokyo").localize(datetime(2026, 2, 3, 21, 40))).tzinfo is UTC  # noqa: DTZ001  (pytz's way)


class _Undecided(tzinfo):
    def utcoffset(self, _at: datetime | None) -> None:
        return None

    dst = tzname = utcoffset


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2026, 2, 3, 9), "naive-datetime"),  # noqa: DTZ001
        (datetime(2026, 2, 3, 9, tzinfo=_Undecided()), "naive-datetime"),
        (date(2026, 2, 3), "not-a-datetime"),
        ("2026-02-03T09:00:00Z", "not-a-datetime"),
        (1_770_000_000, "not-a-datetime"),
        (None, "not-a-datetime"),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))), "datetime-out-of-range"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=1))), "datetime-out-of-range"),
    ],
)
def test_what_is_no_aware_instant_is_refused_by_the_name_of_the_argument(value: Any, code: str) -> None:
    with pytest.raises(UsageError, match="received_at") as caught:
        utc(value, "received_at")
    assert caught.value.code == code


@given(st.datetimes(timezones=st.timezones()))
def test_utc_is_the_same_instant_and_idempotent(instant: datetime) -> None:
    try:
        moved = utc(instant)
    except UsageError:
        moved = utc(instant.replace(year=2000, day=1))
        assert instant.year in {1, 9999}
    else:
        assert moved.timestamp() == instant.timestamp()
    assert utc(moved) == moved
    assert moved.tzinfo is UTC
