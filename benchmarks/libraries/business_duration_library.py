"""Ask business-duration, which measures between two naive local times, with one stretch of hours a day."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import holidays
from business_duration import businessDuration
from schedules import CannotExpressError, Schedule

__all__ = ["BusinessDuration"]

_YEARS = range(2000, 2041)


class BusinessDuration:
    """Measure on wall clocks. It does nothing else."""

    def __init__(self, schedule: Schedule) -> None:
        hours = schedule.same_every_day()
        if len(hours) != 1:
            raise CannotExpressError
        (start, end) = hours[0]
        self.zone = ZoneInfo(schedule.zone)
        closed = [date.fromisoformat(day) for day in schedule.closed_dates()]
        if schedule.territory:
            closed += list(holidays.country_holidays(schedule.territory, years=_YEARS))
        self.settings = {
            "starttime": time.fromisoformat(start),
            "endtime": time(23, 59, 59) if end == "24:00" else time.fromisoformat(end),  # its own way to say midnight
            "weekendlist": schedule.days_off(),
            "holidaylist": closed,
        }

    def business_seconds(self, a: datetime, b: datetime) -> int:
        if b < a:
            return -self.business_seconds(b, a)
        start, end = (t.astimezone(self.zone).replace(tzinfo=None) for t in (a, b))
        return round(businessDuration(start, end, unit="sec", **self.settings))
