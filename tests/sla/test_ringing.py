"""Rings of a telephone, in seconds."""

import re
import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.sla import list_ring_territories, ring_cadence, ring_seconds, rings
from xborder_support.terms import Target

ROWS = tomllib.loads((resources.files("xborder_support.sla.presets") / "data" / "ringing.toml").read_text(encoding="utf-8"))["cadence"]


@pytest.mark.parametrize(
    ("territory", "pattern", "three_rings"),
    [
        ("JP", (1.0, 2.0), 9.0),
        ("KR", (1.0, 2.0), 9.0),
        ("US", (2.0, 4.0), 18.0),
        ("CA", (2.0, 4.0), 18.0),
        ("GB", (0.4, 0.2, 0.4, 2.0), 9.0),
        ("AU", (0.4, 0.2, 0.4, 2.0), 9.0),
        ("FR", (1.5, 3.5), 15.0),
        ("DE", (1.0, 4.0), 15.0),
        ("IT", (1.0, 4.0), 15.0),
        ("CN", (1.0, 4.0), 15.0),
        ("BR", (1.0, 4.0), 15.0),
        ("MX", (1.0, 4.0), 15.0),
        ("ES", (1.5, 3.0), 13.5),
    ],
)
def test_a_ring_takes_as_long_as_the_country_makes_it(territory: str, pattern: tuple[float, ...], three_rings: float) -> None:
    assert ring_cadence(territory).pattern == pattern
    assert ring_seconds(3, territory) == three_rings


def test_within_three_rings_is_nine_seconds_in_japan() -> None:
    assert rings(3, "JP") == Target.parse("9s elapsed")
    assert str(rings(3, "jp", clock="business")) == "9s business"


def test_half_a_second_is_never_added() -> None:
    assert rings(3, "ES").seconds == 13


def test_the_old_code_of_the_united_kingdom_is_understood() -> None:
    assert ring_cadence("uk") is ring_cadence("GB")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["territories"][0])
def test_every_row_has_its_source(row: dict[str, Any]) -> None:
    assert set(row) == {"territories", "pattern", "source", "checked", "confidence"}
    assert row["confidence"] == "medium"
    assert row["checked"] == date(2026, 11, 21)
    assert "E.180" in row["source"]
    assert len(row["pattern"]) % 2 == 0
    assert all(re.fullmatch("[A-Z]{2}", code) for code in row["territories"])


def test_no_territory_stands_twice() -> None:
    listed = [code for row in ROWS for code in row["territories"]]
    assert list_ring_territories() == tuple(sorted(listed)) == tuple(sorted(set(listed)))


@pytest.mark.parametrize("territory", ["NG", "XX", "", "JPN", "日本", "J" * 100_000, None, 3])
def test_an_unknown_territory_is_refused_with_those_that_are_known(territory: Any) -> None:
    with pytest.raises(UsageError) as caught:
        ring_seconds(3, territory)
    assert caught.value.code == "unknown-ring-cadence"
    assert "AU, BR, CA, CN, DE, ES, FR, GB, IT, JP, KR, MX, US" in (caught.value.hint or "")
    assert len(str(caught.value)) < 500


def test_an_unknown_territory_is_told_in_full() -> None:
    with pytest.raises(UsageError) as caught:
        ring_cadence("N" * 30)
    assert caught.value.message == f"how long a ring takes in '{'N' * 20}' is not known"
    known = "AU, BR, CA, CN, DE, ES, FR, GB, IT, JP, KR, MX, US"
    assert caught.value.hint == f'Known: {known}; elsewhere write the time itself: "15s elapsed"'


def test_a_count_of_rings_that_is_none_is_told_in_full() -> None:
    with pytest.raises(UsageError) as caught:
        ring_seconds(0, "JP")
    assert (caught.value.message, caught.value.hint) == ("rings are counted in whole numbers from 1", "pass 3, or up to 100")
    assert (ring_seconds(1, "ES"), ring_seconds(100, "JP"), ring_seconds(3, "GB")) == (4.5, 300.0, 9.0)


@pytest.mark.parametrize("count", [0, -1, 101, 2.5, True, "3", None])
def test_rings_are_whole_and_there_is_one_at_least(count: Any) -> None:
    with pytest.raises(UsageError) as caught:
        rings(count, "JP")
    assert caught.value.code == "bad-rings"


@settings(max_examples=50)
@given(st.sampled_from(list_ring_territories()), st.integers(1, 50), st.integers(1, 50))
def test_rings_add_up(territory: str, some: int, more: int) -> None:
    assert ring_seconds(some + more, territory) == pytest.approx(ring_seconds(some, territory) + ring_seconds(more, territory))
    assert 0 <= ring_seconds(some, territory) - rings(some, territory).seconds < 1
