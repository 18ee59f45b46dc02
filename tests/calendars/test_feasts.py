"""Feasts: known with their days, whether or not they close the desk."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import Holidays
from xborder_support.calendars.feasts import Feast, FeastKind, feast_territories, feasts_in, feasts_on
from xborder_support.calendars.feasts.computus import easter_sunday
from xborder_support.errors import UsageError


def feast(place: str, year: int, key: str) -> Feast:
    found = [one for one in feasts_in(place, year) if one.key == key]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("place", "key", "kind", "closed"),
    [
        ("MX", "dia-de-muertos", FeastKind.CULTURAL, []),
        ("BR", "carnival", FeastKind.CULTURAL, []),
        ("JP", "obon", FeastKind.CULTURAL, []),
        ("JP", "golden-week", FeastKind.PUBLIC, ["2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05"]),
        ("JP", "new-year-closing", FeastKind.PUBLIC, ["2027-01-01"]),
        ("HK", "mid-autumn", FeastKind.CULTURAL, []),
        ("TW", "mid-autumn", FeastKind.PUBLIC, ["2026-09-25"]),
        ("DE", "black-friday", FeastKind.COMMERCIAL, []),
        ("EG", "ramadan", FeastKind.CULTURAL, []),
        ("RU", "easter", FeastKind.CULTURAL, []),
    ],
)
def test_a_feast_is_public_where_the_public_list_closes_one_of_its_days(place: str, key: str, kind: FeastKind, closed: list[str]) -> None:
    one = feast(place, 2026, key)
    assert (one.kind, [day.isoformat() for day in one.closed_on]) == (kind, closed)


def test_a_month_of_fasting_is_not_public_because_a_holiday_falls_into_it() -> None:
    assert date(2025, 3, 20) in Holidays(territory="TN").dates(2025)
    ramadan = feast("TN", 2025, "ramadan")
    assert date(2025, 3, 20) in ramadan
    assert (ramadan.kind, ramadan.closed_on) == (FeastKind.CULTURAL, ())


def test_a_day_of_trade_stays_one_where_it_is_also_a_holiday() -> None:
    thanksgiving_friday = [one for one in feasts_in("US", 2026, subdivision="CA") if one.key == "black-friday"]
    assert thanksgiving_friday[0].closed_on == (date(2026, 11, 27),)
    assert thanksgiving_friday[0].kind is FeastKind.COMMERCIAL


def test_two_ramadans_begin_in_2030_and_no_eid_follows_the_second_there() -> None:
    found = [(one.key, one.first_on.isoformat(), one.last_on.isoformat()) for one in feasts_in("KW", 2030)]
    assert [one for one in found if one[0] == "ramadan"] == [
        ("ramadan", "2030-01-05", "2030-02-03"),
        ("ramadan", "2030-12-26", "2031-01-23"),
    ]
    assert [one[1] for one in found if one[0] == "eid-al-fitr"] == ["2030-02-04"]


def test_two_christmases_in_the_year_in_which_ukraine_moved_it() -> None:
    assert [one.first_on.isoformat() for one in feasts_in("UA", 2023) if one.key == "christmas"] == ["2023-01-07", "2023-12-25"]
    assert [one.first_on.isoformat() for one in feasts_in("UA", 2024) if one.key == "christmas"] == ["2024-12-25"]


def test_a_custom_is_absent_before_it_began() -> None:
    assert "kings-day" not in [one.key for one in feasts_in("NL", 2013)]
    assert "singles-day" not in [one.key for one in feasts_in("CN", 2008)]


def test_feasts_come_in_order() -> None:
    for code in ("CN", "SA", "US"):
        days = [(one.first_on, one.key) for one in feasts_in(code, 2026)]
        assert days == sorted(days)


def test_a_feast_of_some_parts_is_told_with_them_and_left_out_elsewhere() -> None:
    assert feast("DE", 2026, "carnival").subdivisions == ("NW", "RP")
    assert "carnival" in [one.key for one in feasts_in("DE", 2026, subdivision="Nordrhein-Westfalen")]
    assert "carnival" not in [one.key for one in feasts_in("DE", 2026, subdivision="BY")]
    assert "carnival" in [one.key for one in feasts_in("BR", 2026, subdivision="RJ")]


def test_a_part_brings_its_own_public_list() -> None:
    assert feast("MX", 2026, "easter").kind is FeastKind.CULTURAL
    epiphany = [one for one in feasts_in("GB", 2026, subdivision="ENG") if one.key == "easter"]
    assert epiphany[0].closed_on == (date(2026, 4, 6),)
    assert feast("GB", 2026, "easter").closed_on == ()


@pytest.mark.parametrize(
    ("place", "day", "keys"),
    [
        ("JP", date(2027, 1, 2), ["new-year-closing"]),
        ("JP", date(2027, 1, 4), []),
        ("JP", date(2026, 12, 28), []),
        ("MX", date(2026, 11, 2), ["dia-de-muertos"]),
        ("MX", date(2026, 11, 3), []),
        ("IL", date(2025, 1, 2), ["hanukkah"]),
        ("IL", date(2025, 1, 3), []),
        ("SG", date(2026, 2, 19), ["lunar-new-year"]),
        ("KW", date(2031, 1, 23), ["ramadan"]),
        ("KW", date(2031, 1, 24), ["eid-al-fitr"]),
        ("SG", date(2026, 9, 10), ["ghost-month"]),
        ("SG", date(2026, 9, 11), []),
    ],
)
def test_the_feasts_of_a_day(place: str, day: date, keys: list[str]) -> None:
    assert [one.key for one in feasts_on(place, day)] == keys


@pytest.mark.parametrize(
    ("key", "language", "name", "answered"),
    [
        ("lunar-new-year", "zh-CN", "春节", "zh-Hans"),
        ("lunar-new-year", "zh", "春节", "zh-Hans"),
        ("lunar-new-year", "zh-TW", "春節", "zh-Hant"),
        ("lunar-new-year", "zh-Hant-HK", "春節", "zh-Hant"),
        ("lunar-new-year", "zh-Hans-HK", "春节", "zh-Hans"),
        ("lunar-new-year", "ms-SG", "Tahun Baru Cina", "ms"),
        ("lunar-new-year", "fi", "Lunar New Year", "en"),
        ("ghost-month", "zh-HK", "農曆七月", "zh-Hant"),
    ],
)
def test_names_in_the_reader_s_language(key: str, language: str, name: str, answered: str) -> None:
    one = feast("SG", 2026, key)
    assert (one.name(language), one.name_language(language)) == (name, answered)


def test_norwegian_reads_bokmal_and_english_is_the_default() -> None:
    easter_of_norway = feast("NO", 2026, "easter")
    assert (easter_of_norway.name("no"), easter_of_norway.name("nb-NO"), easter_of_norway.name()) == ("påske", "påske", "Easter")


def test_what_is_fitting_to_say() -> None:
    silent = {one.key for code in feast_territories() for one in feasts_in(code, 2026) if not one.congratulate}
    assert {"ashura", "dia-de-muertos", "ghost-month", "obon", "qingming", "yom-kippur"} <= silent
    assert silent.isdisjoint({"lunar-new-year", "eid-al-fitr", "diwali", "hanukkah", "songkran", "carnival"})
    assert "feliz" in feast("MX", 2026, "dia-de-muertos").note
    assert "mourning" in feast("SA", 2026, "ashura").note
    evening = {one.key for code in ("AE", "IL", "SA", "US") for one in feasts_in(code, 2026) if one.from_sunset}
    assert evening == {
        "ashura", "eid-al-adha", "eid-al-fitr", "hanukkah", "islamic-new-year", "mawlid", "passover", "purim", "ramadan", "rosh-hashanah",
        "shavuot", "sukkot", "yom-hazikaron", "yom-kippur",
    }  # fmt: skip


def test_certainty_says_which_days_may_move() -> None:
    found = {one.key: one.certainty for code in ("SA", "CN", "IN", "US") for one in feasts_in(code, 2026)}
    assert {key for key, certainty in found.items() if certainty == "estimated"} == {
        "ashura", "eid-al-adha", "eid-al-fitr", "ghost-month", "islamic-new-year", "ramadan",
    }  # fmt: skip
    assert set(found.values()) == {"estimated", "fixed"}


def test_an_announcement_moves_a_feast_and_keeps_its_length() -> None:
    found = {one.key: one for one in feasts_in("PK", 2026, announced={"eid-al-fitr": date(2026, 3, 21)})}
    eid = found["eid-al-fitr"]
    assert (eid.first_on, eid.last_on, eid.certainty) == (date(2026, 3, 21), date(2026, 3, 23), "announced")
    assert found["eid-al-adha"].certainty == "estimated"
    assert [one.key for one in feasts_on("PK", date(2026, 3, 23), announced={"eid-al-fitr": date(2026, 3, 21)})] == ["eid-al-fitr"]


def test_an_announcement_moves_what_is_closed_too() -> None:
    assert feast("DZ", 2026, "ashura").kind is FeastKind.PUBLIC
    moved = [one for one in feasts_in("DZ", 2026, announced={"ashura": date(2026, 6, 26)}) if one.key == "ashura"]
    assert (moved[0].kind, moved[0].closed_on) == (FeastKind.CULTURAL, ())
    ramadan = [one for one in feasts_in("TN", 2025, announced={"ramadan": date(2025, 3, 2)}) if one.key == "ramadan"]
    assert (ramadan[0].first_on, ramadan[0].closed_on) == (date(2025, 3, 2), ())
    eid = [one for one in feasts_in("SA", 2026, announced={"eid-al-fitr": date(2026, 3, 23)}) if one.key == "eid-al-fitr"]
    assert eid[0].closed_on == tuple(day for day in sorted(Holidays(territory="SA").dates(2026)) if day in eid[0])


def test_an_announcement_may_cross_the_year() -> None:
    # By Umm al-Qura the second Eid of 2000 begins on 27 December, and the first of 2033 on 2 January.
    announced = {"eid-al-fitr": date(2032, 12, 31)}
    assert [one.first_on for one in feasts_in("KW", 2032, announced=announced) if one.key == "eid-al-fitr"][-1] == date(2032, 12, 31)
    assert [one.first_on for one in feasts_in("KW", 2033, announced=announced) if one.key == "eid-al-fitr"] == [date(2033, 12, 23)]


def test_an_announcement_for_another_year_changes_nothing() -> None:
    assert feasts_in("SA", 2026, announced={"ashura": date(2025, 7, 6)}) == feasts_in("SA", 2026)


@pytest.mark.parametrize("days", [-3, 3])
def test_an_announcement_reaches_three_days(days: int) -> None:
    told = date(2026, 3, 20) + timedelta(days=days)
    assert told in [one.first_on for one in feasts_in("SA", 2026, announced={"eid-al-fitr": told})]


def _code(error: pytest.ExceptionInfo[UsageError]) -> str:
    assert error.value.hint
    return error.value.code


@pytest.mark.parametrize("days", [-4, 4])
def test_an_announcement_far_off_is_a_slip(days: int) -> None:
    with pytest.raises(UsageError) as error:
        feasts_in("SA", 2026, announced={"eid-al-fitr": date(2026, 3, 20) + timedelta(days=days)})
    assert _code(error) == "announcement-too-far"
    assert "eid-al-fitr" in error.value.message


def test_an_announcement_of_a_feast_that_is_not_kept_there_is_refused() -> None:
    with pytest.raises(UsageError) as error:
        feasts_in("SA", 2026, announced={"eid-al-fitre": date(2026, 3, 20)})
    assert _code(error) == "unknown-feast"
    assert "eid-al-fitr" in str(error.value.hint)


@pytest.mark.parametrize(
    ("place", "year", "feast_or_list"),
    [
        ("SA", 2077, "ramadan"),
        ("KW", 1924, "ramadan"),
        ("CN", 2044, "ghost-month"),
        ("CN", 2007, "ghost-month"),
        ("IN", 2036, "christmas"),
        ("IN", 2000, "christmas"),
        ("IN", 2002, "holi"),
        ("NP", 2036, "diwali"),
        ("KR", 1989, "lunar-new-year"),
        ("US", 1941, "thanksgiving"),
        ("US", 2101, "easter"),
        ("JP", 2099, "new-year-closing"),
        ("SA", 2004, "saudi-national-day"),
        ("DE", 1990, "carnival"),
        ("IL", 2100, "hanukkah"),
    ],
)
def test_a_year_without_knowledge_is_refused(place: str, year: int, feast_or_list: str) -> None:
    with pytest.raises(UsageError) as error:
        feasts_in(place, year)
    assert _code(error) == "feast-year-unknown"
    assert place in error.value.message
    assert feast_or_list in error.value.message


@pytest.mark.parametrize(("place", "code"), [("AQ", "feasts-unknown"), ("ZZ", "unknown-territory")])
def test_a_place_without_a_table_is_refused(place: str, code: str) -> None:
    with pytest.raises(UsageError) as error:
        feasts_in(place, 2026)
    assert _code(error) == code
    with pytest.raises(UsageError) as error:
        feasts_on(place, date(2026, 5, 5))
    assert _code(error) == code


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(UsageError) as error:
        feasts_in("DE", 2026, subdivision="XX")
    assert _code(error) == "unknown-subdivision"


@given(st.integers(1583, 4099))
@settings(max_examples=300)
def test_easter_agrees_with_another_reckoning(year: int) -> None:
    golden, century = year % 19 + 1, year // 100 + 1
    dropped = 3 * century // 4 - 12
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - dropped) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    assert easter_sunday(year, "west") == date(year, 3, 1) + timedelta(
        days=_sunday_after_full_moon(epact, 5 * year // 4 - dropped - 10) - 1
    )
    julian_march = _sunday_after_full_moon((11 * golden - 4) % 30 + 1, 5 * year // 4)
    assert easter_sunday(year, "east") == date(year, 3, 1) + timedelta(days=julian_march - 1 + year // 100 - year // 400 - 2)


def _sunday_after_full_moon(epact: int, weekdays: int) -> int:
    """Return a day of March, as D. E. Knuth reckons it from the epact."""
    full_moon = 44 - epact + (30 if 44 - epact < 21 else 0)
    return full_moon + 7 - (weekdays + full_moon) % 7


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [
        (1818, "1818-03-22", "1818-04-26"),
        (1943, "1943-04-25", "1943-04-25"),
        (1954, "1954-04-18", "1954-04-25"),
        (1981, "1981-04-19", "1981-04-26"),
        (2000, "2000-04-23", "2000-04-30"),
        (2008, "2008-03-23", "2008-04-27"),
        (2013, "2013-03-31", "2013-05-05"),
        (2017, "2017-04-16", "2017-04-16"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
        (2038, "2038-04-25", "2038-04-25"),
        (2100, "2100-03-28", "2100-05-02"),
    ],
)
def test_known_easters(year: int, west: str, east: str) -> None:
    assert (easter_sunday(year, "west").isoformat(), easter_sunday(year, "east").isoformat()) == (west, east)


@given(st.sampled_from(feast_territories()), st.integers(2014, 2034))
@settings(max_examples=60, deadline=None)
def test_every_day_of_a_feast_finds_it_again(place: str, year: int) -> None:
    for one in feasts_in(place, year):
        assert one.first_on.year == year
        assert one.first_on <= one.last_on <= one.first_on + timedelta(days=29)
        assert one in feasts_on(place, one.first_on)
        assert one in feasts_on(place, one.last_on)
        assert set(one.closed_on) <= {one.first_on + timedelta(days=ahead) for ahead in range(30)}
        assert (one.kind is FeastKind.PUBLIC) == (bool(one.closed_on) and one.key not in {"black-friday", "buen-fin"})
