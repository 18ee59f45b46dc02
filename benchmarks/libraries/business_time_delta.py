"""Ask businesstimedelta, which adds up rules of work and of time off."""

from datetime import date, datetime, time
from functools import partial

import businesstimedelta as btd
import holidays
import pytz
from schedules import DAYS, CannotExpressError, Schedule

__all__ = ["Businesstimedelta"]


class Businesstimedelta:
    """Ask its rules. It lands at the close, so the other landing is not asked, nor what nothing added would mean."""

    def __init__(self, schedule: Schedule) -> None:
        zone = pytz.timezone(schedule.zone)
        closed = [date.fromisoformat(day) for day in schedule.closed_dates()]
        rules = [
            _work(start, end, schedule, zone) for start, end in sorted({tuple(s) for hours in schedule.weekly.values() for s in hours})
        ]
        if schedule.territory:
            rules.append(btd.HolidayRule(holidays.country_holidays(schedule.territory), tz=zone))
        elif closed:
            rules.append(btd.HolidayRule(closed, tz=zone))
        self.rules = btd.Rules(rules)
        self.seconds = partial(btd.BusinessTimeDelta, self.rules)

    def is_open(self, t: datetime) -> bool:
        return bool(self.rules.next(t)[0] == t)

    def business_seconds(self, a: datetime, b: datetime) -> int:
        found = round(self.rules.difference(a, b).timedelta.total_seconds())
        return found if a <= b else -found

    def add_near(self, t: datetime, seconds: int) -> datetime:
        return t + self.length(seconds)  # type: ignore[no-any-return]

    def sub_near(self, t: datetime, seconds: int) -> datetime:
        return t - self.length(seconds)  # type: ignore[no-any-return]

    def next_open(self, t: datetime) -> datetime:
        return self.rules.next(t)[0]  # type: ignore[no-any-return]

    def next_close(self, t: datetime) -> datetime:
        end = self.rules.next(t)[1]
        while (following := self.rules.next(end))[0] == end:
            end = following[1]
        return end  # type: ignore[no-any-return]

    def periods(self, a: datetime, b: datetime) -> list[tuple[datetime, datetime]]:
        found: list[tuple[datetime, datetime]] = []
        start, end = self.rules.next(a)
        while start < b:
            found[-1:] = [(found[-1][0], min(end, b))] if found and found[-1][1] == start else [*found[-1:], (start, min(end, b))]
            start, end = self.rules.next(end)
        return found

    def length(self, seconds: int) -> btd.BusinessTimeDelta:
        if not seconds:
            raise CannotExpressError
        return self.seconds(seconds=seconds)


def _work(start: str, end: str, schedule: Schedule, zone: object) -> btd.WorkDayRule:
    if start == end or (start, end) == ("00:00", "24:00"):
        raise CannotExpressError  # a whole day: no time of its kind ends it
    days = [number for number, day in enumerate(DAYS) if [start, end] in [list(s) for s in schedule.weekly.get(day, ())]]
    return btd.WorkDayRule(start_time=_clock(start), end_time=_clock(end), working_days=days, tz=zone)


def _clock(text: str) -> time:
    return time(0) if text == "24:00" else time.fromisoformat(text)
