"""Working weeks: rest days by territory, part and date, with their source; what the law says of hours in Ramadan."""

from datetime import date, datetime, time
from typing import Any

import holidays
import pytest
import pytz
from babel import Locale
from babel.localedata import locale_identifiers

from xborder_support import BusinessCalendar, UsageError
from xborder_support.calendars import public_sector_week, ramadan_hours, rest_days
from xborder_support.markets import get_market, list_markets

_TODAY = date(2026, 11, 22)
_CHANGES = {
    "AE": ("2021-12-31", [5, 6], "2022-01-01", [6, 7]),
    "DZ": ("2008-12-31", [4, 5], "2009-01-01", [5, 6]),
    "JO": ("2000-01-05", [4, 5], "2000-01-06", [5, 6]),
    "KW": ("2007-08-31", [4, 5], "2007-09-01", [5, 6]),
    "OM": ("2013-04-30", [4, 5], "2013-05-01", [5, 6]),
    "QA": ("2003-07-31", [4, 5], "2003-08-01", [5, 6]),
    "SA": ("2013-06-27", [4, 5], "2013-06-28", [5, 6]),
    "SD": ("2008-01-25", [5], "2008-01-26", [5, 6]),
    "YE": ("2013-08-14", [4, 5], "2013-08-15", [5, 6]),
}


def _days(code: str, on: str | date = _TODAY, subdivision: str | None = None) -> list[int]:
    return sorted(rest_days(code, on=on if isinstance(on, date) else date.fromisoformat(on), subdivision=subdivision).days)


@pytest.mark.parametrize(
    ("code", "days", "confidence"),
    [
        ("JP", [6, 7], "high"),
        ("de", [6, 7], "high"),
        ("UK", [6, 7], "high"),
        ("XK", [6, 7], "high"),
        ("SA", [5, 6], "high"),
        ("IL", [5, 6], "high"),
        ("BD", [5, 6], "high"),
        ("MV", [5, 6], "high"),
        ("PS", [5, 6], "medium"),
        ("BN", [5, 7], "high"),
        ("IR", [5], "low"),
        ("DJ", [5], "low"),
        ("NP", [6], "low"),
        ("IN", [7], "medium"),
        ("UG", [7], "medium"),
        ("MR", [6, 7], "medium"),
        ("AE", [6, 7], "high"),
        ("HK", [6, 7], "low"),
    ],
)
def test_a_territory_rests_on_its_own_days(code: str, days: list[int], confidence: str) -> None:
    found = rest_days(code, on=_TODAY)
    assert (sorted(found.days), found.fact.confidence, found.subdivision) == (days, confidence, None)


@pytest.mark.parametrize("code", _CHANGES)
def test_a_week_that_was_changed_is_told_by_the_date(code: str) -> None:
    last_on, before, first_on, after = _CHANGES[code]
    assert (_days(code, last_on), _days(code, first_on), _days(code)) == (before, after, after)
    assert rest_days(code, on=date.fromisoformat(last_on)).fact.confidence == "medium"


def test_the_week_of_algeria_was_changed_twice() -> None:
    assert [_days("DZ", on) for on in ("1975-12-31", "1976-01-01")] == [[6, 7], [4, 5]]


@pytest.mark.parametrize(
    ("subdivision", "on", "days"),
    [
        (None, "2026-11-22", [6, 7]),
        ("02", "2026-11-22", [5, 6]),
        ("03", "2026-11-22", [5, 6]),
        ("11", "2026-11-22", [5, 6]),
        ("14", "2026-11-22", [6, 7]),
        ("01", "1994-12-31", [5, 6]),
        ("01", "1995-01-01", [6, 7]),
        ("01", "2013-12-31", [6, 7]),
        ("01", "2014-01-01", [5, 6]),
        ("01", "2024-12-31", [5, 6]),
        ("01", "2025-01-01", [6, 7]),
    ],
)
def test_states_of_malaysia_have_weeks_of_their_own(subdivision: str | None, on: str, days: list[int]) -> None:
    assert _days("MY", on, subdivision) == days


def test_an_answer_tells_for_whom_it_is_and_who_says_so() -> None:
    found = rest_days("my", on=_TODAY, subdivision="11")
    assert (found.territory, found.subdivision) == ("MY", "11")
    assert found.says_who() == "holidays 0.109, which looks at the state and the year; checked on 2026-11-21, confidence high. Terengganu."
    assert rest_days("JP", on=_TODAY).says_who() == (
        "CLDR weekData (Babel 2.18): its value for the world, and for each territory without a line here; "
        "checked on 2026-11-22, confidence high."
    )
    assert {found, rest_days("MY", on=_TODAY, subdivision="11")} == {found}


def test_a_date_is_a_rest_day_or_not() -> None:
    found = rest_days("BN", on=_TODAY)
    assert [found.includes(date(2026, 11, day)) for day in range(16, 23)] == [False, False, False, False, True, False, True]


@pytest.mark.parametrize("code", list_markets())
def test_rest_days_agree_with_the_markets_or_a_half_day_is_counted_to_the_weekend_and_the_market_says_so(code: str) -> None:
    market = get_market(code, on=_TODAY)
    assert set(market.rest_days) <= set(_days(code)) <= {*market.rest_days, *market.half_days}
    assert _days(code) == sorted(market.rest_days) or market.fact("rest_days").note


def _weekend(code: str, on: date, subdivision: str | None = None) -> list[int]:
    known = getattr(holidays, code)(years=on.year, subdiv=subdivision)
    week = (date.fromordinal(on.toordinal() + step) for step in range(7))
    return sorted(day.isoweekday() for day in week if known.is_weekend(day))


def test_where_the_holidays_package_says_otherwise_is_known() -> None:
    differ = {code: _weekend(code, _TODAY) for code in pytz.country_names if _weekend(code, _TODAY) != _days(code)}
    sunday_only = {code: [7] for code in ("AI", "CD", "HK", "KN", "NE", "PY", "TK", "VE")}
    friday_saturday = {code: [5, 6] for code in ("AF", "DJ", "MR")}
    saturday_sunday = {code: [6, 7] for code in ("IN", "LY", "NP", "PS", "UG")}
    assert differ == sunday_only | friday_saturday | saturday_sunday
    assert {rest_days(code, on=_TODAY).fact.confidence for code in sunday_only} == {"low"}


def test_where_cldr_says_otherwise_is_known() -> None:
    told: dict[str, list[int]] = {}
    for locale in map(Locale.parse, locale_identifiers()):
        if locale.territory and locale.territory in pytz.country_names:
            length = (locale.weekend_end - locale.weekend_start) % 7 + 1
            told[locale.territory] = sorted((locale.weekend_start + step) % 7 + 1 for step in range(length))
    differ = {code: days for code, days in told.items() if days != _days(code)}
    assert differ == {code: [6, 7] for code in ("BD", "BN", "DJ", "MV", "NP", "PS")} | {"AF": [4, 5]}


@pytest.mark.parametrize("code", _CHANGES)
def test_changes_of_the_week_stand_where_the_holidays_package_has_them(code: str) -> None:
    last_on, before, first_on, _ = _CHANGES[code]
    week_before = date.fromordinal(date.fromisoformat(last_on).toordinal() - 6)
    assert (_weekend(code, week_before), _weekend(code, date.fromisoformat(first_on))) == (before, _days(code))


@pytest.mark.parametrize(
    ("code", "subdivision", "expected"),
    [
        ("AE", None, ("all", 2, None, None, None, "high")),
        ("AE", "DIFC", ("fasting_muslims", None, 6, None, None, "medium")),
        ("AE", "ADGM", ("muslims", None, None, None, 25, "medium")),
        ("BH", None, ("muslims", None, 6, 36, None, "high")),
        ("EG", None, ("all", None, None, None, None, "low")),
        ("KW", None, ("all", None, None, 36, None, "high")),
        ("OM", None, ("muslims", None, 6, 30, None, "medium")),
        ("QA", None, ("all", None, None, 36, None, "high")),
        ("QA", "QFC", ("fasting_muslims", None, 6, None, None, "medium")),
        ("sa", None, ("muslims", None, 6, 36, None, "high")),
    ],
)
def test_the_law_limits_hours_in_ramadan(code: str, subdivision: str | None, expected: tuple[Any, ...]) -> None:
    found = ramadan_hours(code, subdivision=subdivision)
    assert found is not None
    limits = (found.minus_hours_per_day, found.max_hours_per_day, found.max_hours_per_week, found.cut_percent)
    assert (found.applies, *limits, found.fact.confidence) == expected
    assert (found.territory, found.subdivision) == (code.upper(), subdivision)


def test_a_limit_names_its_law_and_what_is_disputed() -> None:
    oman = ramadan_hours("OM")
    assert oman is not None
    assert oman.says_who() == (
        "Labour Law 53/2023 (ol.om); checked on 2026-11-21, confidence medium. "
        "30 hours a week by the official notice; a law firm reports 36."
    )
    assert len({oman, ramadan_hours("OM")}) == 1


@pytest.mark.parametrize(("code", "first_on"), [("AE", date(2022, 2, 2)), ("SA", date(2006, 4, 26)), ("OM", date(2023, 7, 26))])
def test_a_limit_holds_from_the_day_of_its_law(code: str, first_on: date) -> None:
    assert ramadan_hours(code, on=first_on) == ramadan_hours(code)
    assert ramadan_hours(code, on=date.fromordinal(first_on.toordinal() - 1)) is None


def test_where_nothing_is_known_there_is_no_answer() -> None:
    assert ramadan_hours("DE") is None
    assert ramadan_hours("MY", subdivision="11") is None
    assert public_sector_week("SA", on=_TODAY) is None
    assert public_sector_week("AE", on=date(2021, 12, 31)) is None


def test_public_offices_may_have_another_week() -> None:
    federal = public_sector_week("AE", on=date(2022, 1, 1))
    sharjah = public_sector_week("AE", on=_TODAY, subdivision="SH")
    assert federal is not None
    assert sharjah is not None
    assert (sorted(federal.rest_days), dict(federal.ends), federal.subdivision) == ([6, 7], {5: time(12)}, None)
    assert (sorted(sharjah.rest_days), dict(sharjah.ends), sharjah.subdivision) == ([5, 6, 7], {}, "SH")
    assert federal.says_who().startswith(
        "UAE Cabinet decision of December 2021 (menafn.com); checked on 2026-11-21, confidence high. Federal"
    )
    assert len({federal, sharjah}) == 2
    assert _days("AE", subdivision="SH") == [6, 7]


@pytest.mark.parametrize(
    ("ask", "code", "hint"),
    [
        (lambda: rest_days("XX", on=_TODAY), "unknown-territory", "ISO 3166-1"),
        (lambda: rest_days("Japan", on=_TODAY), "unknown-territory", "JP"),
        (lambda: rest_days("MY", on=_TODAY, subdivision="99"), "unknown-subdivision", "11"),
        (lambda: rest_days("DE", on=_TODAY, subdivision="BV"), "unknown-subdivision", "BY"),
        (lambda: ramadan_hours("AE", subdivision="DIFX"), "unknown-subdivision", "ADGM, DIFC, SH"),
        (lambda: ramadan_hours("SA", subdivision="DIFC"), "unknown-subdivision", ""),
        (lambda: public_sector_week("AE", on=_TODAY, subdivision="DIFX"), "unknown-subdivision", "ADGM, DIFC, SH"),
        (lambda: rest_days("JP", on=datetime(2026, 11, 22)), "bad-date", "2026-12-24"),  # noqa: DTZ001  (refused)
        (lambda: ramadan_hours("SA", on="soon"), "bad-date", "2026-12-24"),  # type: ignore[arg-type]
        (lambda: rest_days("JP", on=_TODAY).includes(datetime(2026, 11, 22)), "bad-date", "2026-12-24"),  # noqa: DTZ001  (refused)
    ],
)
def test_a_bad_question_is_refused_with_a_remedy(ask: Any, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        ask()
    assert caught.value.code == code
    assert hint in str(caught.value.hint)


@pytest.mark.parametrize("code", [None, 5, ["DE"]])
def test_a_territory_that_is_no_text_is_refused(code: Any) -> None:
    today = date(2026, 11, 22)
    for ask in (lambda: rest_days(code, on=today), lambda: ramadan_hours(code), lambda: public_sector_week(code, on=today)):
        with pytest.raises(UsageError) as caught:
            ask()
        assert caught.value.code == "unknown-territory"
        assert caught.value.hint == "pass an ISO 3166-1 alpha-2 code, such as 'JP'"


@pytest.mark.parametrize("market", [None, 5, ["DE"]])
def test_a_calendar_is_made_for_a_market_or_its_territory(market: Any) -> None:
    with pytest.raises(UsageError) as caught:
        BusinessCalendar.for_market(market, on=date(2026, 11, 22))
    assert caught.value.code == "not-a-market"
    assert caught.value.hint == 'pass one of list_markets(), such as "JP", or a Market of your own'


def test_a_territory_has_a_market_as_of_a_date() -> None:
    with pytest.raises(UsageError) as caught:
        BusinessCalendar.for_market("DE")
    assert (caught.value.code, caught.value.hint) == ("missing-date", "pass on=now.date()")
    own = get_market("DE", on=_TODAY)
    assert BusinessCalendar.for_market(own).digest == BusinessCalendar.for_market("DE", on=_TODAY).digest


def test_the_date_of_a_market_may_be_text() -> None:
    on: Any = "2026-11-22"
    assert BusinessCalendar.for_market("DE", on=on).digest == BusinessCalendar.for_market("DE", on=date(2026, 11, 22)).digest
    with pytest.raises(UsageError) as caught:
        BusinessCalendar.for_market("DE", on="soon")  # type: ignore[arg-type]
    assert caught.value.code == "bad-date"
