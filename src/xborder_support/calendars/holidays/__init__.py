"""Answer which days are holidays, and says who."""

from .certainty import Certainty
from .half_days import HalfDay, HalfDayHours
from .holiday import Holiday
from .source import Holidays

__all__ = ["Certainty", "HalfDay", "HalfDayHours", "Holiday", "Holidays"]
