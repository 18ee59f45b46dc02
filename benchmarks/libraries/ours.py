"""Ask this library."""

from datetime import date, datetime, timedelta

from schedules import Schedule, Stretches

from xborder_support import BusinessCalendar, Holidays

__all__ = ["Ours"]


class Ours:
    """Answer every question with one call."""

    def __init__(self, schedule: Schedule) -> None:
        self.calendar = BusinessCalendar(
            time_zone=schedule.zone,
            weekly={day: _printed(hours) for day, hours in schedule.weekly.items()},
            exceptions={day: _printed(hours) for day, hours in schedule.exceptions.items()},
            breaks={day: _printed(hours) for day, hours in schedule.breaks.items()},
            holidays=[Holidays(territory=schedule.territory)] if schedule.territory else [],
        )
        self.is_open = self.calendar.is_open
        self.business_seconds = self.calendar.business_seconds
        self.next_open = self.calendar.next_open
        self.next_close = self.calendar.next_close
        self.periods = self.calendar.periods

    def add_near(self, t: datetime, seconds: int) -> datetime:
        return self.calendar.add(t, timedelta(seconds=seconds))

    def add_far(self, t: datetime, seconds: int) -> datetime:
        return self.calendar.add(t, timedelta(seconds=seconds), "next_open")

    def sub_near(self, t: datetime, seconds: int) -> datetime:
        return self.calendar.subtract(t, timedelta(seconds=seconds))

    def sub_far(self, t: datetime, seconds: int) -> datetime:
        return self.calendar.subtract(t, timedelta(seconds=seconds), "next_open")

    def add_days(self, t: datetime, days: int) -> date:
        return self.calendar.add_business_days(t, days).date()


def _printed(hours: Stretches) -> list[str]:
    return ["-".join(stretch) for stretch in hours]
