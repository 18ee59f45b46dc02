"""What is true of every promise, whatever the calendars, zones, lines and quiet hours; and what counting minute by minute says."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, Holidays, due_at
from xborder_support.sla import Load, Promise, promise
from xborder_support.terms import Target

TICK, MINUTE = timedelta(microseconds=1), timedelta(minutes=1)
BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
RIYADH = BusinessCalendar(time_zone="Asia/Riyadh", weekly={"sun-thu": ["09:05-12:10", "12:40-17:55"]})
NIGHTS = BusinessCalendar(time_zone="America/Sao_Paulo", weekly={"fri-sat": ["18:00-06:30"]})
LORD_HOWE = BusinessCalendar(time_zone="Australia/Lord_Howe", weekly={"mon-sun": ["01:00-03:00", "08:00-20:00"]})
ALWAYS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["00:00-24:00"]})
ZONES = ["Asia/Tokyo", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Cairo"]
TARGETS = ["10m business", "2h business", "9h business", "1 business day", "2 calendar days", "90m elapsed", "24h elapsed"]

#: Around the clock changes of 2026 in these zones, and anywhere in the year.
CHANGES = [
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in ("2026-03-28T12:00", "2026-10-24T12:00", "2026-04-04T09:00", "2026-04-23T12:00")
]
INSTANTS = st.one_of(
    st.integers(0, 365 * 24 * 3_600).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)),
    st.tuples(st.sampled_from(CHANGES), st.integers(0, 36 * 3_600)).map(lambda drawn: drawn[0] + timedelta(seconds=drawn[1])),
)
LOADS = st.none() | st.builds(Load, waiting=st.integers(0, 200), minutes_each=st.sampled_from([0.5, 1, 6, 20]), agents=st.integers(1, 5))
ASKED = st.fixed_dictionaries(
    {
        "target": st.sampled_from(TARGETS).map(Target.parse),
        "start": INSTANTS,
        "waited": st.sampled_from([0, 1, 60, 1_000, 10_000]),
        "agents": st.sampled_from([BERLIN, RIYADH, NIGHTS, LORD_HOWE, ALWAYS, (BERLIN, NIGHTS)]),
        "customer_zone": st.sampled_from(ZONES),
        "rounding": st.sampled_from([None, 1, 5, 30, 60, 240]),
        "style": st.sampled_from(["by_time", "by_time", "within"]),
        "load": LOADS,
        "quiet": st.sampled_from([None, "21:00-08:00", "22:30-06:45", ["00:00-07:00", "13:00-15:00", "20:00-24:00"]]),
        "customer_holidays": st.sampled_from([None, Holidays(territory="JP"), Holidays(territory="DE", subdivision="BY")]),
        "urgent": st.booleans(),
    }
)


def made_of(asked: dict[str, Any], **more: Any) -> tuple[Promise, datetime, BusinessCalendar]:
    """Return the promise, the instant it is made at, and the hours of whoever is there."""
    options = {**asked, **more}
    now = options["start"] + timedelta(minutes=options.pop("waited"))
    agents = options["agents"]
    staff = agents[0] | agents[1] if isinstance(agents, tuple) else agents
    return promise(options.pop("target"), now=now, **options), now, staff


def quiet_of(asked: dict[str, Any]) -> BusinessCalendar | None:
    hours = asked["quiet"]
    return None if hours is None else BusinessCalendar(time_zone=asked["customer_zone"], weekly={"mon-sun": hours})


def is_off(asked: dict[str, Any], at: datetime) -> bool:
    holidays = None if asked["urgent"] else asked["customer_holidays"]
    return holidays is not None and holidays.on(at.astimezone(ZoneInfo(asked["customer_zone"])).date()) is not None


@settings(max_examples=300)
@given(asked=ASKED)
def test_a_promise_is_never_early_never_past_never_closed_and_never_disturbs(asked: dict[str, Any]) -> None:
    made, now, staff = made_of(asked)
    due = due_at(asked["target"], asked["start"], staff)
    assert made.at >= made.computed_at >= max(due, now)
    assert made.is_late is (due < now)
    assert staff.business_duration(now, made.at) > timedelta()  # nobody answers in no time
    assert staff.is_open(made.at) or staff.is_open(made.at - TICK)
    quiet = quiet_of(asked)
    assert quiet is None or not quiet.is_open(made.at)
    assert not is_off(asked, made.at)
    if made.within is None:
        assert made.values["due_at"] >= made.at
    else:
        assert made.values == {"within": made.within}
        assert now + made.within == made.at
        assert timedelta(hours=1) <= made.within <= timedelta(hours=24)


@settings(max_examples=300)
@given(asked=ASKED)
def test_the_segments_tile_the_time_from_now_to_the_promise(asked: dict[str, Any]) -> None:
    made, now, staff = made_of(asked)
    segments = made.segments
    assert (segments[0].start, segments[-1].end) == (now, made.at)
    for one, following in pairwise(segments):
        assert one.end == following.start
        assert one.kind != following.kind
    assert sum((segment.duration for segment in segments), timedelta()) == made.at - now
    for segment in segments:
        assert segment.start < segment.end
        open_time = staff.business_duration(segment.start, segment.end)
        if segment.kind == "closed":
            assert open_time == timedelta()
        elif segment.kind in {"work", "waiting", "rounding"}:
            assert open_time == segment.duration
        else:
            assert segment.kind in {"quiet", "holiday"}


@settings(max_examples=200)
@given(asked=ASKED)
def test_segments_say_what_they_are(asked: dict[str, Any]) -> None:
    made, now, _ = made_of(asked)
    quiet, load = quiet_of(asked), asked["load"]
    in_line = sum((segment.duration for segment in made.segments if segment.kind == "waiting"), timedelta())
    assert in_line == (load.in_line if load else timedelta())
    for segment in made.segments:
        if segment.kind == "quiet":
            assert quiet is not None
            assert quiet.business_duration(segment.start, segment.end) == segment.duration
        if segment.kind == "holiday":
            assert is_off(asked, segment.start)
            assert is_off(asked, segment.end - TICK)
    if asked["target"].clock == "business" and not made.is_late and not load and now == asked["start"]:
        worked = sum((segment.duration for segment in made.segments if segment.kind == "work"), timedelta())
        assert worked == asked["target"].duration


@settings(max_examples=200)
@given(asked=ASKED, more=st.integers(0, 100), minutes=st.sampled_from([0, 1, 7.5]), fewer=st.integers(0, 4))
def test_more_load_never_brings_an_earlier_promise(*, asked: dict[str, Any], more: int, minutes: float, fewer: int) -> None:
    light = asked["load"] or Load(waiting=0, minutes_each=1)
    heavy = Load(waiting=light.waiting + more, minutes_each=light.minutes_each + minutes, agents=max(1, light.agents - fewer))
    bare, lighter, heavier = (made_of(asked, load=load)[0] for load in (None, light, heavy))
    assert bare.computed_at <= lighter.computed_at <= heavier.computed_at
    assert bare.at <= lighter.at <= heavier.at


@settings(max_examples=100)
@given(asked=ASKED, later=st.integers(0, 100_000))
def test_a_later_question_never_has_an_earlier_promise_of_a_business_target(*, asked: dict[str, Any], later: int) -> None:
    asked = {**asked, "target": Target.parse("2h business"), "waited": 0, "style": "by_time"}
    one, other = made_of(asked)[0], made_of({**asked, "start": asked["start"] + timedelta(seconds=later)})[0]
    assert one.computed_at <= other.computed_at
    assert one.at <= other.at


@settings(max_examples=100)
@given(asked=ASKED)
def test_sparing_the_customer_never_brings_an_earlier_promise(asked: dict[str, Any]) -> None:
    spared = made_of(asked)[0]
    disturbed = made_of(asked, quiet=None, customer_holidays=None)[0]
    assert disturbed.computed_at <= spared.computed_at
    urgent = made_of(asked, urgent=True)[0]
    assert disturbed.computed_at <= urgent.computed_at <= spared.computed_at


@settings(max_examples=100)
@given(asked=ASKED)
def test_equal_inputs_give_equal_promises(asked: dict[str, Any]) -> None:
    one, other = made_of(asked)[0], made_of(asked)[0]
    assert (one, one.segments, one.values, one.message) == (other, other.segments, other.values, other.message)


@settings(max_examples=60)
@given(
    start=st.integers(0, 300 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + minutes * MINUTE),
    target=st.sampled_from(["10m business", "2h business", "90m elapsed", "24h elapsed"]).map(Target.parse),
    agents=st.sampled_from([BERLIN, RIYADH, LORD_HOWE]),
    zone=st.sampled_from(["Asia/Tokyo", "Asia/Kathmandu", "Europe/Berlin", "America/St_Johns"]),
    holidays=st.sampled_from([None, Holidays(territory="JP")]),
)
def test_counting_minutes_finds_the_same(
    *, start: datetime, target: Target, agents: BusinessCalendar, zone: str, holidays: Holidays | None
) -> None:
    made = promise(
        target, start=start, now=start, agents=agents, customer_zone=zone, rounding=1, quiet="21:00-08:00", customer_holidays=holidays
    )
    clock = ZoneInfo(zone)

    def may_come(at: datetime) -> bool:
        local = at.astimezone(clock)
        return 8 <= local.hour < 21 and (holidays is None or holidays.on(local.date()) is None)

    due = at = due_at(target, start, agents)
    while not (may_come(at) and (agents.is_open(at) or (at == due and agents.is_open(at - TICK) and may_come(at - TICK)))):
        at += MINUTE
    assert made.computed_at == at
    assert made.at == (at if agents.business_duration(start, at) else at + MINUTE)
