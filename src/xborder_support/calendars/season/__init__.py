"""Answer which hours replace the weekly ones for a time: at Christmas, in summer, in Ramadan."""

from .hijri import Ramadan, ramadan
from .season import Season

__all__ = ["Ramadan", "Season", "ramadan"]
