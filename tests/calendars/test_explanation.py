"""Every stretch between two instants says why it counted or not, and the counted ones sum up to the answer exactly."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays, UsageError
from xborder_support.calendars import PrayerPause, Season

_EXCEPTIONS: dict[str, dict[str, Any]] = {
    "2026-12-24": {"hours": ["09:00-12:00"], "reason": "Heiligabend"},
    "2026-12-31": {"reason": "Inventur"},
}
_BERLIN = BusinessCalendar(
    time_zone="Europe/Berlin",
    weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]},
    holidays=[Holidays(territory="DE", subdivision="SN")],
    closed=["2026-12-28..2026-12-30"],
    exceptions=_EXCEPTIONS,
    breaks={"2026-11-25": {"hours": ["10:00-10:30"], "reason": "Betriebsversammlung"}},
    seasons=[Season.yearly("07-01..08-31", hours={"mon-fri": "08:00-14:00"}, name="Sommerzeiten")],
)
_NIGHT = BusinessCalendar(time_zone="America/New_York", weekly={"fri": "22:00-06:00", "sun": "22:00-06:00"})
_ALWAYS = BusinessCalendar(time_zone="Africa/Casablanca", weekly={"mon-sun": "00:00-24:00"})
_MEETING = _BERLIN & BusinessCalendar(time_zone="America/Sao_Paulo", weekly={"mon-fri": "09:00-17:00"})
_SUN = _BERLIN | _NIGHT
_REST = _ALWAYS - _BERLIN


def _local(text: str, calendar: BusinessCalendar = _BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.time_zone)


def _told(calendar: BusinessCalendar, start: str, end: str) -> list[tuple[str, str, bool, str]]:
    explanation = calendar.explain(_local(start, calendar), _local(end, calendar))
    return [
        (
            f"{segment.start.astimezone(calendar.time_zone):%d %H:%M}",
            f"{segment.end.astimezone(calendar.time_zone):%d %H:%M}",
            segment.is_counted,
            segment.cause.kind,
        )
        for segment in explanation.segments
    ]


def test_a_day_before_a_holiday_and_a_weekend() -> None:
    assert _told(_BERLIN, "2025-10-30 11:00", "2025-11-03 09:30") == [
        ("30 11:00", "30 12:00", True, "hours"),
        ("30 12:00", "30 13:00", False, "pause"),
        ("30 13:00", "30 18:00", True, "hours"),
        ("30 18:00", "31 00:00", False, "outside_hours"),
        ("31 00:00", "01 00:00", False, "holiday"),
        ("01 00:00", "03 00:00", False, "rest_day"),
        ("03 00:00", "03 09:00", False, "outside_hours"),
        ("03 09:00", "03 09:30", True, "hours"),
    ]


def test_the_holiday_is_named_in_the_readers_language_and_says_who() -> None:
    (segment,) = _BERLIN.explain(_local("2025-10-31 10:00"), _local("2025-10-31 11:00")).segments
    assert (segment.cause.name("de"), segment.cause.name_language("de")) == ("Reformationstag", "de")
    assert segment.cause.name("en") == "Reformation Day"
    assert segment.cause.holiday is not None
    assert "DE" in segment.cause.holiday.says_who()


@pytest.mark.parametrize(
    ("at", "kind", "counted", "name"),
    [
        ("2026-11-25 10:15", "break", False, "Betriebsversammlung"),
        ("2026-11-25 10:30", "hours", True, None),
        ("2026-12-24 10:00", "exception", True, "Heiligabend"),
        ("2026-12-24 14:00", "exception", False, "Heiligabend"),
        ("2026-12-24 12:30", "outside_hours", False, None),  # closed then on any day
        ("2026-12-24 20:00", "outside_hours", False, None),
        ("2026-12-31 10:00", "exception", False, "Inventur"),
        ("2026-12-29 10:00", "closed_date", False, None),
        ("2026-07-01 08:30", "season", True, "Sommerzeiten"),
        ("2026-07-01 15:00", "season", False, "Sommerzeiten"),
        ("2026-07-01 18:00", "outside_hours", False, None),
        ("2026-07-04 10:00", "season", False, "Sommerzeiten"),
        ("2026-06-30 15:00", "hours", True, None),
        ("2026-12-25 10:00", "holiday", False, "Erster Weihnachtstag"),
    ],
)
def test_each_rank_is_told_with_its_own_word(at: str, kind: str, counted: object, name: str | None) -> None:
    start = _local(at)
    (segment,) = _BERLIN.explain(start, start + timedelta(minutes=5)).segments
    assert (segment.cause.kind, segment.is_counted, segment.cause.name("de")) == (kind, counted, name)


def test_a_night_shift_is_one_stretch_and_belongs_to_the_day_it_began_on() -> None:
    assert _told(_NIGHT, "2026-01-09 21:00", "2026-01-10 07:00") == [
        ("09 21:00", "09 22:00", False, "outside_hours"),
        ("09 22:00", "10 06:00", True, "hours"),
        ("10 06:00", "10 07:00", False, "rest_day"),
    ]


def test_a_change_of_the_clock_is_told_where_it_happens_and_lasts_no_time() -> None:
    explanation = _NIGHT.explain(_local("2026-03-08 00:00", _NIGHT), _local("2026-03-09 00:00", _NIGHT))
    change = explanation.segments[1]
    assert [segment.cause.kind for segment in explanation.segments] == ["outside_hours", "clock_change", "outside_hours", "hours"]
    assert (change.duration, change.is_counted, change.cause.shift_seconds) == (timedelta(), False, 3600)
    assert change.start.isoformat() == "2026-03-08T07:00:00+00:00"
    back = _NIGHT.explain(_local("2026-11-01 00:00", _NIGHT), _local("2026-11-01 12:00", _NIGHT)).segments[1]
    assert back.cause.shift_seconds == -3600


def test_a_change_within_open_hours_cuts_them_and_costs_nothing() -> None:
    start = _local("2026-03-15 00:00", _ALWAYS)
    explanation = _ALWAYS.explain(start, start + timedelta(hours=6))
    assert [segment.is_counted for segment in explanation.segments] in ([True, False, True], [True])
    assert explanation.counted == timedelta(hours=6)


def test_prayers_are_named() -> None:
    pause = PrayerPause(latitude=24.71, longitude=46.68, method="umm_al_qura", prayers=("dhuhr",))
    riyadh = BusinessCalendar(time_zone="Asia/Riyadh", weekly={"sun-thu": "09:00-17:00"}, prayer=pause)
    explanation = riyadh.explain(_local("2026-01-11 09:00", riyadh), _local("2026-01-11 17:00", riyadh))
    assert [(segment.cause.kind, segment.cause.prayer) for segment in explanation.segments] == [
        ("hours", None),
        ("prayer", "dhuhr"),
        ("hours", None),
    ]
    assert "prayer time: Dhuhr" in explanation.text("en")
    assert "prayer time: Dhuhr" in explanation.text("fi")
    assert "وقت الصلاة: الظهر" in explanation.text("ar-SA")
    assert "Öğle" in explanation.text("tr")
    assert "ズフル" in explanation.text("ja")
    closure = riyadh.closure(explanation.segments[1].start)
    assert closure is not None
    assert (closure.kind, closure.next_open_at) == ("prayer", explanation.segments[2].start)


def test_both_calendars_of_a_combination_give_their_causes() -> None:
    friday_noon = _MEETING.explain(_local("2026-01-09 12:30"), _local("2026-01-09 12:45")).segments[0]
    assert [(cause.kind, cause.time_zone) for cause in friday_noon.causes] == [
        ("pause", "Europe/Berlin"),
        ("outside_hours", "America/Sao_Paulo"),
    ]
    open_now = _MEETING.explain(_local("2026-01-09 14:00"), _local("2026-01-09 14:30")).segments[0]
    assert (open_now.is_counted, len(open_now.causes)) == (True, 2)
    (taken,) = _REST.explain(_local("2026-01-09 14:00"), _local("2026-01-09 14:30")).segments
    assert (taken.is_counted, taken.cause.kind, taken.cause.time_zone) == (False, "taken_away", "Europe/Berlin")
    (left,) = _REST.explain(_local("2026-01-09 12:10"), _local("2026-01-09 12:20")).segments
    assert (left.is_counted, left.cause.kind, left.cause.time_zone) == (True, "hours", "Africa/Casablanca")


_CALENDARS = st.sampled_from([_BERLIN, _NIGHT, _ALWAYS, _MEETING, _SUN, _REST])
_INSTANTS = st.datetimes(datetime(2024, 12, 20), datetime(2027, 1, 10), timezones=st.just(UTC))  # noqa: DTZ001  (the zone follows)


@settings(max_examples=60, deadline=None)
@given(_CALENDARS, _INSTANTS, st.timedeltas(timedelta(days=-40), timedelta(days=40)))
def test_the_counted_segments_sum_to_the_answer_and_leave_no_gap(calendar: BusinessCalendar, a: datetime, span: timedelta) -> None:
    b = a + span
    explanation = calendar.explain(a, b)
    total = sum((segment.duration for segment in explanation.segments if segment.is_counted), timedelta())
    assert explanation.counted == calendar.business_duration(a, b)
    assert abs(explanation.counted) == total
    edges = [edge for segment in explanation.segments for edge in (segment.start, segment.end)]
    assert edges == sorted(edges)
    assert edges[1:-1:2] == edges[2::2]
    assert not edges or (edges[0], edges[-1]) == (min(a, b), max(a, b))
    for segment in explanation.segments:
        assert segment.causes
        assert segment.cause.kind == "clock_change" or calendar.is_open(segment.start) == segment.is_counted


def test_nothing_between_is_nothing_to_explain() -> None:
    now = datetime(2026, 1, 9, 11, tzinfo=UTC)
    assert _BERLIN.explain(now, now).segments == ()
    assert _BERLIN.explain(now, now).text("en") == "= 0\N{NO-BREAK SPACE}s"


def test_more_than_ten_years_are_refused() -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    assert _ALWAYS.explain(start, start + timedelta(days=3_660)).counted == timedelta(days=3_660)
    with pytest.raises(UsageError, match="ten years") as caught:
        _ALWAYS.explain(start, start + timedelta(days=3_660, microseconds=1))
    assert caught.value.code == "range-too-long"


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (
            "en-GB",
            [
                "+ Thu, 30 Oct 2025, 17:00–18:00 (1 h): opening hours",
                "− Thu, 30 Oct 2025, 18:00–24:00 (6 h): outside opening hours",
                "− Fri, 31 Oct 2025 (24 h): holiday: Reformation Day",
                "− Sat, 1 Nov 2025, 00:00–Mon, 3 Nov 2025, 00:00 (48 h): rest day",
                "− Mon, 3 Nov 2025, 00:00–09:00 (9 h): outside opening hours",
                "+ Mon, 3 Nov 2025, 09:00–09:30 (30 min): opening hours",
                "= 1 h 30 min",
            ],
        ),
        (
            "de",
            [
                "+ Do., 30. Okt. 2025, 17:00–18:00 Uhr (1 h): Öffnungszeit",
                "− Do., 30. Okt. 2025, 18:00–24:00 Uhr (6 h): außerhalb der Öffnungszeit",
                "− Fr., 31. Okt. 2025 (24 h): Feiertag: Reformationstag",
                "− Sa., 1. Nov. 2025, 00:00–Mo., 3. Nov. 2025, 00:00 (48 h): Ruhetag",
                "− Mo., 3. Nov. 2025, 00:00–09:00 Uhr (9 h): außerhalb der Öffnungszeit",
                "+ Mo., 3. Nov. 2025, 09:00–09:30 Uhr (30 min): Öffnungszeit",
                "= 1 h 30 min",
            ],
        ),
    ],
)
def test_it_is_printed_as_the_locale_writes_it(locale: str, lines: list[str]) -> None:
    text = _BERLIN.explain(_local("2025-10-30 17:00"), _local("2025-11-03 09:30")).text(locale)
    assert _plain(text) == lines


def _plain(text: str) -> list[str]:
    for space in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}":
        text = text.replace(space, " ")
    return text.replace("\N{THIN SPACE}", "").split("\n")


@pytest.mark.parametrize(
    "locale", ["ar-EG", "fa", "he", "hi", "ja", "ko", "pl", "pt-BR", "ru", "th", "tr", "vi", "zh-Hans", "zh-TW", "sw", "en-US"]
)
def test_every_locale_prints_one_line_a_segment(locale: str) -> None:
    explanation = _SUN.explain(datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 4, 7, tzinfo=UTC))
    lines = explanation.text(locale, time_zone="Asia/Kolkata").split("\n")
    assert len(lines) == len(explanation.segments) + 1
    assert all(line.startswith("+" if segment.is_counted else "−") for line, segment in zip(lines, explanation.segments, strict=False))
    assert "{" not in "".join(lines)


def test_the_words_follow_the_script_and_not_only_the_language() -> None:
    explanation = _ALWAYS.explain(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 1, tzinfo=UTC))
    assert "營業時間" in explanation.text("zh-HK")
    assert "营业时间" in explanation.text("zh-SG")
    assert "opening hours" in explanation.text("fi")


def test_the_reader_may_choose_a_zone_and_a_locale_must_exist() -> None:
    explanation = _BERLIN.explain(_local("2026-01-09 09:00"), _local("2026-01-09 10:00"))
    assert "17:00–18:00" in _plain(explanation.text("en-GB", time_zone="Asia/Tokyo"))[0]
    for locale, code in [("xx", "unknown-locale"), (None, "bad-language-tag"), (5, "bad-language-tag")]:
        with pytest.raises(UsageError) as caught:
            explanation.text(locale)  # type: ignore[arg-type]  # what callers without a type checker pass
        assert (caught.value.code, bool(caught.value.hint)) == (code, True)
    with pytest.raises(UsageError) as caught:
        explanation.text("en", time_zone="Asia/Tokio")
    assert caught.value.code == "unknown-time-zone"


@pytest.mark.parametrize("locale", ["de", "ja", "ar", "hi", "ru"])
def test_units_are_the_same_symbols_in_every_language(locale: str) -> None:
    text = _BERLIN.explain(_local("2026-01-09 09:00"), _local("2026-01-09 10:30")).text(f"{locale}-u-nu-latn")
    assert text.endswith("= 1\N{NO-BREAK SPACE}h 30\N{NO-BREAK SPACE}min")


def test_a_reversed_explanation_tells_the_same_stretches_with_the_sign_of_the_answer() -> None:
    a, b = _local("2026-01-09 17:00"), _local("2026-01-12 10:00")
    forth, back = _BERLIN.explain(a, b), _BERLIN.explain(b, a)
    assert back.segments == forth.segments
    assert (forth.counted, back.counted) == (timedelta(hours=2), timedelta(hours=-2))
    assert back.text("en").endswith("= −2\N{NO-BREAK SPACE}h")


def test_china_works_on_a_weekend_day_that_makes_up_for_a_long_holiday() -> None:
    shanghai = BusinessCalendar(time_zone="Asia/Shanghai", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="CN")])
    saturday = _local("2026-02-14 10:00", shanghai)
    (segment,) = shanghai.explain(saturday, saturday + timedelta(hours=1)).segments
    assert saturday.date() == date(2026, 2, 14)
    assert (segment.is_counted, segment.cause.kind) == (True, "working_day")


def test_the_text_tells_which_way_the_clock_was_set_and_whose_cause_it_is() -> None:
    spring = _NIGHT.explain(_local("2026-03-08 00:00", _NIGHT), _local("2026-03-08 12:00", _NIGHT)).text("en")
    autumn = _NIGHT.explain(_local("2026-11-01 00:00", _NIGHT), _local("2026-11-01 12:00", _NIGHT)).text("en")
    assert "clock set forward by 1\N{NO-BREAK SPACE}h" in spring
    assert "clock set back by 1\N{NO-BREAK SPACE}h" in autumn
    both = _MEETING.explain(_local("2026-01-09 12:30"), _local("2026-01-09 12:45")).text("en")
    assert "Berlin Time: break between hours; Sao Paulo Time: outside opening hours" in both
    assert "Berlin" not in _BERLIN.explain(_local("2026-01-09 12:30"), _local("2026-01-09 12:45")).text("en")
