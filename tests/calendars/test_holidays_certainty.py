"""How certain a date is follows from how it came into the list, never from its name."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from hijridate import Gregorian

from xborder_support.calendars.holidays import Holidays, certainty
from xborder_support.calendars.holidays import provenance as provenance_module
from xborder_support.calendars.holidays.certainty import certainty_of, list_published_on
from xborder_support.calendars.holidays.listing import Query, list_of, own_listing
from xborder_support.calendars.holidays.provenance import LunarDate, Provenance, heard, provenance
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("source", "day", "expected"),
    [
        (Holidays(territory="DE"), date(2026, 4, 6), "fixed"),
        (Holidays(territory="SA"), date(2025, 3, 30), "announced"),
        (Holidays(territory="SA"), date(2026, 3, 20), "estimated"),  # the list hides this mark, and holds no announced date
        (Holidays(territory="SA"), date(2026, 3, 24), "estimated"),  # the substitute of an estimate
        (Holidays(territory="SA"), date(2025, 9, 23), "fixed"),
        (Holidays(territory="TR"), date(2026, 3, 20), "announced"),
        (Holidays(territory="TR"), date(2026, 3, 19), "announced"),  # the half-day before it
        (Holidays(territory="TR"), date(2027, 3, 9), "estimated"),  # worked out years ahead, without a mark
        (Holidays(territory="TR"), date(2026, 10, 28), "fixed"),
        (Holidays(territory="TR"), date(2027, 5, 19), "fixed"),  # Youth Day, which the feast happens to share
        (Holidays(territory="MY"), date(2026, 3, 21), "announced"),
        (Holidays(territory="MY"), date(2027, 3, 10), "estimated"),
        (Holidays(territory="IR"), date(2026, 3, 21), "fixed"),  # Nowruz, with Eid on the same day
        (Holidays(territory="AE"), date(2027, 3, 10), "estimated"),
        (Holidays(territory="CN"), date(2027, 2, 6), "fixed"),  # moves like a Hijri date for two years running, and is none
        (Holidays(territory="CN"), date(2026, 1, 2), "fixed"),
        (Holidays(territory="SG"), date(2026, 2, 17), "fixed"),
        (Holidays(territory="MY"), date(2029, 5, 27), "estimated"),  # Vesak, which this list itself calls an estimate
        (Holidays(territory="PK"), date(2026, 3, 20), "announced"),  # a decree made the feast longer
        (Holidays(territory="IN", categories=("public", "optional")), date(2025, 9, 5), "fixed"),  # Onam, with Milad on the same day
        (Holidays(territory="IN"), date(2025, 9, 5), "announced"),
    ],
)
def test_the_certainty_of_known_days(source: Holidays, day: date, expected: str) -> None:
    holiday = source.on(day)
    assert holiday is not None
    assert holiday.certainty == expected


def test_a_date_cannot_be_announced_before_the_list_was_published() -> None:
    assert list_published_on() == date(2026, 11, 17)
    query = Query("TR", None, ("public",))
    with patch.object(certainty, "list_published_on", return_value=date(2027, 3, 9)):
        assert certainty_of(query, [date(2027, 3, 9)]) == "announced"
        assert certainty_of(query, [date(2027, 3, 10)]) == "estimated"


def test_the_most_certain_of_several_dates_counts() -> None:
    query = Query("TR", None, ("public",))
    assert certainty_of(query, [date(2027, 3, 9), date(2026, 3, 20)]) == "announced"
    assert certainty_of(query, [date(2027, 3, 9), date(2026, 10, 29), date(2026, 3, 20)]) == "fixed"
    assert certainty_of(query, [date(2027, 3, 9)]) == "estimated"


_ISLAMIC_PLACES = (
    "AE",
    "BD",
    "BH",
    "BN",
    "DZ",
    "EG",
    "ET",
    "ID",
    "IN",
    "IR",
    "JO",
    "KW",
    "MA",
    "MY",
    "NG",
    "OM",
    "PK",
    "QA",
    "SA",
    "SG",
    "TR",
)


def _days_round(day: date) -> int:
    """Return the place of a date in the Hijri year, in days of mean months."""
    hijri = Gregorian.fromdate(day).to_hijri()
    return round((hijri.month - 1) * 29.53) + hijri.day


@pytest.mark.parametrize("territory", _ISLAMIC_PLACES)
def test_dates_of_the_hijri_calendar_keep_their_place_in_its_year(territory: str) -> None:
    """A second way to the same answer: a name keeps its Hijri date over the years exactly where we say that its date is Islamic."""
    kind = list_of(territory)
    query = Query(territory, None, ("public",))
    places: dict[str, set[int]] = {}
    islamic: dict[str, bool] = {}
    for year in range(2020, min(2031, kind.end_year + 1)):
        story = provenance(query, year)
        for day, names in own_listing(query, year, observed=False).names.items():
            name = names[0].partition(" (")[0]
            if len(names) > 1 or day in story.decreed or (day in story.fixed and day in story.lunar):
                continue
            places.setdefault(name, set()).add(_days_round(day))
            islamic[name] = any(said.is_islamic for said in story.lunar.get(day, ()))
    for name, found in places.items():
        spread = max(found) - min(found)
        round_new_year = all(place <= 12 or place >= 342 for place in found)
        stays = spread <= 12 or round_new_year  # a feast has up to four days, and a month may begin a day or two apart
        if len(found) > 3:
            assert stays == islamic[name], name


@pytest.mark.parametrize("year", [2024, 2026, 2027])
@pytest.mark.parametrize(
    "territory", sorted({*_ISLAMIC_PLACES, "AU", "CA", "CH", "CN", "DE", "ES", "GB", "HK", "IL", "JP", "KR", "TW", "US", "VN"})
)
def test_listening_never_changes_the_list(territory: str, year: int) -> None:
    kind = list_of(territory)
    for part in (None, *kind.subdivisions[:3]):
        query = Query(territory, part, tuple(sorted(kind.supported_categories)))
        found, story = heard(query, year)
        assert set(found) == set(own_listing(query, year).names)
        if territory != "IL":  # moves its days by itself, and none of them by the Hijri calendar
            assert set(found) <= story.fixed | story.decreed | story.lunar.keys() | story.origins.keys()


def test_a_decree_reaches_a_week_and_only_days_of_the_same_name() -> None:
    query, feast = Query("PK", None, ("public",)), date(2026, 3, 21)
    said = LunarDate(is_islamic=True, is_estimate=True)
    story = Provenance(lunar={feast: {said, LunarDate(is_islamic=False, is_estimate=True)}})
    named = {feast: ("Eid",), feast + timedelta(7): ("Eid", "Other"), feast - timedelta(7): ("Eid",), feast + timedelta(8): ("Eid",)}
    with patch.object(certainty, "names_on", side_effect=lambda _query, day, _language: named.get(day, ("Other",))):
        confirmed = {LunarDate(is_islamic=True, is_estimate=False)}
        assert certainty._decreed(query, feast + timedelta(7), story) == confirmed
        assert certainty._decreed(query, feast - timedelta(7), story) == confirmed
        assert certainty._decreed(query, feast + timedelta(8), story) == set()
        assert certainty._decreed(query, feast + timedelta(6), story) == set()


def test_what_is_heard_of_one_year() -> None:
    story = provenance(Query("SA", None, ("public",)), 2026)
    assert date(2026, 9, 23) in story.fixed
    assert story.lunar[date(2026, 3, 20)] == {LunarDate(is_islamic=True, is_estimate=True)}
    assert date(2026, 3, 20) not in story.fixed
    assert story.origins[date(2026, 3, 24)] == {date(2026, 3, 20)}
    assert all(day not in origins for day, origins in story.origins.items())
    assert provenance(Query("CN", None, ("public",)), 2026).swapped[date(2026, 1, 2)] == date(2026, 1, 4)
    assert date(2022, 11, 23) in provenance(Query("SA", None, ("public",)), 2022).decreed


def test_a_package_that_works_otherwise_is_refused_instead_of_calling_feasts_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance_module, "_ISLAMIC_DOOR", "_a_door_that_is_gone")
    provenance_module._listening.cache_clear()
    with pytest.raises(UsageError, match="works out Islamic dates in a way that is not known here") as caught:
        heard(Query("QA", None, ("public",)), 2031)
    assert caught.value.code == "unknown-holidays-version"
    assert caught.value.hint == 'install "holidays==0.109"'
