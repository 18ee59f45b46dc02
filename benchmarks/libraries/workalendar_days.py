"""Ask workalendar, which counts working days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from schedules import CannotExpressError, Schedule
from workalendar.core import Calendar
from workalendar.registry import registry

__all__ = ["Workalendar"]


class Workalendar:
    """Ask a calendar of days. Of the questions about hours, it can say whether a desk is open that works whole days."""

    def __init__(self, schedule: Schedule) -> None:
        self.zone = ZoneInfo(schedule.zone)
        self.whole_days = [list(stretch) for stretch in schedule.same_every_day()] == [["00:00", "24:00"]]
        self.closed = [date.fromisoformat(day) for day in schedule.closed_dates()]
        kind = registry.get(schedule.territory) if schedule.territory else Calendar
        self.calendar = type("Desk", (kind,), {"get_weekend_days": lambda _: tuple(schedule.days_off())})()

    def is_open(self, t: datetime) -> bool:
        if not self.whole_days:
            raise CannotExpressError
        return bool(self.calendar.is_working_day(t.astimezone(self.zone).date(), extra_holidays=self.closed))

    def add_days(self, t: datetime, days: int) -> date:
        found: date = self.calendar.add_working_days(t.astimezone(self.zone).date(), days, extra_holidays=self.closed)
        return found
