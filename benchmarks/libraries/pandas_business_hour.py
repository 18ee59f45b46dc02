"""Ask pandas' CustomBusinessHour, which moves timestamps by whole business hours."""

from datetime import datetime

import holidays
import pandas as pd
from schedules import CannotExpressError, Schedule

__all__ = ["PandasBusinessHour"]

_YEARS = range(2000, 2041)


class PandasBusinessHour:
    """Ask an offset. Sums that end on a close land at the next opening, so only that landing is asked; it has no durations."""

    def __init__(self, schedule: Schedule) -> None:
        hours = schedule.same_every_day()
        closed = list(schedule.closed_dates())
        if schedule.territory:
            closed += [str(day) for day in holidays.country_holidays(schedule.territory, years=_YEARS)]
        try:
            self.offset = pd.offsets.CustomBusinessHour(
                weekmask=" ".join(day.title() for day, stretches in schedule.weekly.items() if stretches),
                holidays=closed,
                start=[start for start, _ in hours],
                end=[end.replace("24:00", "00:00") for _, end in hours],
            )
        except ValueError as error:
            raise CannotExpressError from error

    def is_open(self, t: datetime) -> bool:
        return bool(self.offset.is_on_offset(pd.Timestamp(t)))

    def add_far(self, t: datetime, seconds: int) -> datetime:
        return pd.Timestamp(t) + self.offset * _whole_hours(seconds)

    def sub_near(self, t: datetime, seconds: int) -> datetime:
        return pd.Timestamp(t) - self.offset * _whole_hours(seconds)

    def next_open(self, t: datetime) -> datetime:
        return self.offset.rollforward(pd.Timestamp(t))


def _whole_hours(seconds: int) -> int:
    hours, rest = divmod(seconds, 3600)
    if rest or not hours:
        raise CannotExpressError
    return hours
