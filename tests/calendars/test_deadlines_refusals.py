"""What cannot be counted is refused by name, with a remedy, and never counted for ever."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars.deadlines import (
    CutOff,
    PeriodRules,
    Term,
    business_deadline,
    deadline_after,
    deadline_before,
    end_of_day,
    period_rules,
    same_time_after,
    same_time_before,
)
from xborder_support.errors import UsageError

_NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
_ON = date(2026, 3, 6)
_DESK = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"})


def _after(event: Any = _ON, term: Any = "1 month", **changed: Any) -> Any:
    return deadline_after(event, term, **{"rules": "eu-1182-71", "time_zone": "Europe/Berlin", "holidays": [], **changed})


def _before(event: Any = _ON, term: Any = "1 month", **changed: Any) -> Any:
    return deadline_before(event, term, **{"rules": "eu-1182-71", "time_zone": "Europe/Berlin", "holidays": [], **changed})


def _code(question: Callable[[], Any]) -> str:
    with pytest.raises(UsageError) as refused:
        question()
    assert refused.value.hint
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "month",
        "-1 days",
        "0 days",
        "1.5 months",
        "1 fortnight",
        "2h",
        "2h business",
        "1 month 2 days",
        "١ day",
        "9999999 days",
        "1 business week",
    ],
)
def test_terms_that_say_nothing_clear(text: str) -> None:
    assert _code(lambda: Term.parse(text)) == "bad-term"


@pytest.mark.parametrize("term", [None, 3, timedelta(days=3), ["1 day"]])
def test_terms_that_are_no_text(term: object) -> None:
    assert _code(lambda: _after(term=term)) == "bad-term"


@pytest.mark.parametrize("count", [0, -1, True, 1.0, "1", None])
def test_counts_that_are_none(count: Any) -> None:
    assert _code(lambda: Term(count, "months")) == "bad-term"


@pytest.mark.parametrize(
    ("most", "unit"),
    [(876_600, "hours"), (36_525, "calendar_days"), (36_525, "business_days"), (5_218, "weeks"), (1_200, "months"), (100, "years")],
)
def test_terms_end_after_a_century(most: int, unit: Any) -> None:
    assert Term(most, unit).count == most
    with pytest.raises(UsageError, match=f"must not exceed {most} ") as refused:
        Term(most + 1, unit)
    assert refused.value.code == "bad-term"


def test_an_unknown_unit_is_named_with_the_closest() -> None:
    with pytest.raises(UsageError) as refused:
        Term(1, "month")  # type: ignore[arg-type]
    assert (refused.value.code, "months" in str(refused.value.hint)) == ("unknown-unit", True)


@pytest.mark.parametrize("ask", [_after, _before])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"event": datetime(2026, 3, 6, 12)}, "naive-datetime"),  # noqa: DTZ001  (the naive one is the case)
        ({"event": "2026-03-06"}, "not-a-datetime"),
        ({"event": None}, "not-a-datetime"),
        ({"event": _ON, "term": "72 hours"}, "needs-an-instant"),
        ({"rules": "eu-1182"}, "unknown-period-rules"),
        ({"rules": None}, "unknown-period-rules"),
        ({"rules": ["eu-1182-71"]}, "unknown-period-rules"),
        ({"time_zone": "Europe/Bonn"}, "unknown-time-zone"),
        ({"time_zone": timezone(timedelta(hours=1))}, "unknown-time-zone"),
        ({"holidays": ["DE"]}, "not-holidays"),
        ({"holidays": "DE"}, "not-holidays"),
        ({"holidays": 5}, "not-holidays"),
        ({"holidays": None}, "no-holidays-given"),
        ({"rest_days": (1, 2, 3, 4, 5, 6, 7)}, "bad-rest-days"),
        ({"rest_days": (0,)}, "bad-rest-days"),
        ({"rest_days": (8,)}, "bad-rest-days"),
        ({"rest_days": (True,)}, "bad-rest-days"),
        ({"rest_days": ("sat",)}, "bad-rest-days"),
        ({"rest_days": "67"}, "bad-rest-days"),
        ({"rest_days": 7.5}, "bad-rest-days"),
    ],
)
def test_questions_that_cannot_be_answered(ask: Callable[..., Any], arguments: dict[str, Any], code: str) -> None:
    assert _code(lambda: ask(**arguments)) == code


def test_a_single_list_of_holidays_needs_no_brackets() -> None:
    germany = Holidays(territory="DE")
    found: Any = _after(date(2026, 4, 2), "1 day", holidays=germany)
    assert found == _after(date(2026, 4, 2), "1 day", holidays=[germany])
    assert found.last_on == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("ask", "event", "term"),
    [
        (_after, date(2199, 12, 31), "1 day"),
        (_after, date(2150, 1, 1), "50 years"),
        (_after, date(2199, 12, 31), "1 month"),
        (_after, date(9999, 12, 31), "1 day"),
        (_after, date(1899, 12, 31), "1 day"),
        (_after, date(1, 1, 1), "1 day"),
        (_after, date(2199, 12, 30), "1000 business days"),
        (_after, datetime(2199, 12, 31, 12, tzinfo=UTC), "24 hours"),
        (_after, datetime(2150, 12, 31, 12, tzinfo=UTC), "876600 hours"),
        (_after, datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "1 hour"),
        (_after, datetime(1, 1, 1, tzinfo=UTC), "1 day"),
        (_before, date(1900, 1, 1), "1 day"),
        (_before, date(1900, 1, 2), "1 day"),  # its last moment lies in 1899
        (_before, date(1900, 3, 1), "100 years"),
        (_before, datetime(1900, 1, 1, 12, tzinfo=UTC), "24 hours"),
        (_before, datetime(1950, 1, 1, 12, tzinfo=UTC), "876600 hours"),
    ],
)
def test_what_leads_out_of_the_years_that_are_known(ask: Callable[..., Any], event: Any, term: str) -> None:
    assert _code(lambda: ask(event, term, rules="plain")) == "calendar-out-of-range"


def test_the_edge_of_the_known_years_is_answered() -> None:
    assert _after(date(2199, 12, 30), "1 day", rules="plain", time_zone="UTC").ends_at == datetime(2200, 1, 1, tzinfo=UTC)
    assert _before(date(1900, 1, 3), "1 day", rules="plain", time_zone="UTC").last_on == date(1900, 1, 1)
    assert _after(date(2099, 12, 30), "36525 days", rules="plain", time_zone="UTC").last_on == date(2199, 12, 31)


def test_the_very_ends_of_time_are_refused() -> None:
    edge = datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-12)))
    assert _code(lambda: _after(edge, "1 day")) == "datetime-out-of-range"


def test_holidays_that_are_not_known_are_not_taken_for_none() -> None:
    germany = [Holidays(territory="DE")]
    first_unknown = date(germany[0].last_year, 12, 20)
    assert _code(lambda: _after(first_unknown, "1 month", holidays=germany)) == "holidays-out-of-range"
    assert _after(first_unknown, "1 month", holidays=germany, rules="plain").last_on.year == first_unknown.year + 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("roll", "next"),
        ("roll_backwards", "forwards"),
        ("hours_from", "hour"),
        ("backwards_to", "noon"),
        ("least_working_days", -1),
        ("least_working_days", 32),
        ("least_working_days", True),
        ("least_working_days", 2.0),
    ],
)
def test_rules_that_say_nothing_known(field: str, value: Any) -> None:
    assert _code(lambda: PeriodRules(**{field: value})) == "bad-period-rules"


def test_the_bounds_of_rules_are_accepted() -> None:
    assert PeriodRules(least_working_days=31).least_working_days == 31
    assert PeriodRules(least_working_days=0).least_working_days == 0


def test_unknown_rules_are_named_with_the_closest() -> None:
    with pytest.raises(UsageError, match="eu-1182-71"):
        period_rules("eu-1182")


@pytest.mark.parametrize("ask", [same_time_after, same_time_before])
@pytest.mark.parametrize(
    ("at", "term", "zone", "code"),
    [
        (_NOW, "3 business days", "UTC", "term-needs-days"),
        (_ON, "3 days", "UTC", "not-a-datetime"),
        (_ON, "3 hours", "UTC", "needs-an-instant"),
        (datetime(2026, 3, 6), "3 days", "UTC", "naive-datetime"),  # noqa: DTZ001  (the naive one is the case)
        (_NOW, "3 moons", "UTC", "bad-term"),
        (_NOW, "3 days", "Moon/Tranquility", "unknown-time-zone"),
    ],
)
def test_wall_times_that_cannot_be_carried(ask: Callable[..., Any], at: Any, term: str, zone: str, code: str) -> None:
    assert _code(lambda: ask(at, term, time_zone=zone)) == code


@pytest.mark.parametrize(("day", "code"), [(_NOW, "not-a-date"), ("2026-03-06", "not-a-date"), (date(2200, 1, 1), "calendar-out-of-range")])
def test_days_that_have_no_end(day: Any, code: str) -> None:
    assert _code(lambda: end_of_day(day, time_zone="UTC")) == code


@pytest.mark.parametrize(
    "arguments",
    [
        {"at": "25:00", "time_zone": "UTC"},
        {"at": "24:01", "time_zone": "UTC"},
        {"at": "14:60", "time_zone": "UTC"},
        {"at": "14", "time_zone": "UTC"},
        {"at": 14, "time_zone": "UTC"},
        {"at": "١٤:٠٠", "time_zone": "UTC"},
        {"at": "14:00", "until": "00:00", "time_zone": "UTC"},
        {"at": "14:00", "until": "noon", "time_zone": "UTC"},
        {"at": "14:00"},
        {"at": "14:00", "calendar": _DESK, "time_zone": "UTC"},
        {"at": "14:00", "calendar": "Europe/Berlin"},
    ],
)
def test_cut_offs_that_say_nothing_clear(arguments: Any) -> None:
    assert _code(lambda: CutOff(**arguments)) == "bad-cut-off"


def test_a_cut_off_in_no_zone() -> None:
    assert _code(lambda: CutOff(at="14:00", time_zone="Europe/Bonn")) == "unknown-time-zone"


@pytest.mark.parametrize("days", [-1, True, 1.0, "1", None, 10_000])
def test_days_that_are_no_count(days: Any) -> None:
    assert _code(lambda: CutOff(at="14:00", time_zone="UTC").due(_NOW, days=days)) == "bad-count"


def test_a_day_is_not_over_before_its_cut_off() -> None:
    orders = CutOff(at="14:00", until="13:59", time_zone="UTC")
    assert _code(lambda: orders.due(_NOW, days=0)) == "bad-count"
    assert orders.due(_NOW, days=1).ends_at == datetime(2026, 3, 7, 13, 59, tzinfo=UTC)
    assert CutOff(at="14:00", until="14:00", time_zone="UTC").due(_NOW, days=0).ends_at == datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
    assert CutOff(at="14:00", time_zone="UTC").due(_NOW, days=9_999).last_on == _ON + timedelta(days=9_999)


def test_a_naive_instant_counts_for_no_day() -> None:
    naive = datetime(2026, 3, 6, 12)  # noqa: DTZ001  (the naive one is the case)
    assert _code(lambda: CutOff(at="14:00", time_zone="UTC").day_of(naive)) == "naive-datetime"
    assert _code(lambda: CutOff(at="14:00", calendar=_DESK).due(naive)) == "naive-datetime"
    assert _code(lambda: business_deadline(naive, "1 business day", calendar=_DESK)) == "naive-datetime"


def test_only_business_days_end_with_a_close() -> None:
    assert _code(lambda: business_deadline(_NOW, "1 day", calendar=_DESK)) == "bad-term"


def test_a_desk_that_never_opens_again_has_no_due_day() -> None:
    once = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-03-06": "09:00-18:00"})
    assert CutOff(at="14:00", calendar=once).day_of(_NOW) == _ON
    assert _code(lambda: CutOff(at="14:00", calendar=once).due(_NOW)) == "no-open-time"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("30d", '"30 calendar days"'),
        ("1 D", '"1 calendar day"'),
        ("72h", '"72 hours"'),
        ("2w", '"2 weeks"'),
        ("1y", '"1 year"'),
        ("P1M", '"1 month"'),
        ("p30d", '"30 calendar days"'),
        ("P2W", '"2 weeks"'),
        ("P1Y", '"1 year"'),
        ("PT72H", '"72 hours"'),
    ],
)
def test_a_short_form_is_written_out_for_you(text: str, remedy: str) -> None:
    with pytest.raises(UsageError) as refused:
        Term.parse(text)
    assert refused.value.hint == f"did you mean {remedy}? The unit of a term is written out"
    assert str(Term.parse(remedy.strip('"'))) == remedy.strip('"')


@pytest.mark.parametrize("text", ["3m", "PT3M", "P3H", "0d", "T3H", "3 h business", "d"])
def test_what_a_short_form_may_not_mean_brings_every_form(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        Term.parse(text)
    assert str(refused.value.hint).startswith('write "72 hours", "14 calendar days"')


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("days", "calendar_days"),
        ("day", "calendar_days"),
        ("working days", "business_days"),
        ("working_days", "business_days"),
        ("Month", "months"),
        ("h", "hours"),
    ],
)
def test_a_unit_by_another_word_is_told(unit: Any, meant: str) -> None:
    with pytest.raises(UsageError) as refused:
        Term(5, unit)
    assert refused.value.code == "unknown-unit"
    expected = f'did you mean "{meant}"? Known: hours, calendar_days, business_days, weeks, months, years'
    assert refused.value.hint == expected


@pytest.mark.parametrize("ask", [deadline_after, deadline_before])
@pytest.mark.parametrize(
    ("rules", "event", "term", "is_needed"),
    [
        ("eu-1182-71", _ON, "1 month", True),
        ("de-bgb", _ON, "2 business days", True),
        ("us-frcp-6", _NOW, "24 hours", True),
        ("eu-1182-71", _NOW, "24 hours", False),
        ("plain", _ON, "1 month", False),
        ("plain", _ON, "1 business day", True),
    ],
)
def test_holidays_must_be_given_where_working_days_matter(*, ask: Any, rules: str, event: Any, term: str, is_needed: bool) -> None:
    def asked(**holidays: Any) -> Any:
        return ask(event, term, rules=rules, time_zone="Europe/Berlin", **holidays)

    assert asked(holidays=[]).ends_at.tzinfo is UTC
    if not is_needed:
        assert asked() == asked(holidays=None) == asked(holidays=[])
        return
    with pytest.raises(UsageError) as refused:
        asked()
    assert (refused.value.code, "holidays=[]" in str(refused.value.hint)) == ("no-holidays-given", True)


@pytest.mark.parametrize("calendar", ["DE", None, 5, Holidays(territory="DE")])
def test_a_desk_is_a_calendar(calendar: Any) -> None:
    assert _code(lambda: business_deadline(_NOW, "1 business day", calendar=calendar)) == "not-a-calendar"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": 5}, "bad-period-rules"),
        ({"title": None}, "bad-period-rules"),
        ({"source": 5}, "bad-period-rules"),
        ({"articles": ["5"]}, "bad-period-rules"),
        ({"rolls_hours": "no"}, "not-a-boolean"),
        ({"least_in_hours": 1}, "not-a-boolean"),
        ({"make_up_days": None}, "not-a-boolean"),
    ],
)
def test_rules_of_a_wrong_kind(fields: dict[str, Any], code: str) -> None:
    assert _code(lambda: PeriodRules(**fields)) == code


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: same_time_after(_NOW, "1 business day", time_zone="UTC"), "1 business day needs a place"),
        (lambda: same_time_after(_NOW, "2 business days", time_zone="UTC"), "2 business days need a place"),
        (lambda: business_deadline(_NOW, "1 month", calendar=_DESK), "1 month is not counted in business days"),
        (lambda: business_deadline(_NOW, "2 weeks", calendar=_DESK), "2 weeks are not counted in business days"),
    ],
)
def test_one_and_many_are_told_apart(ask: Callable[[], Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ask()
