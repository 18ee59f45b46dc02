"""Answer which feasts people keep on a day, whether or not the desk is closed."""

from .feast import Feast, FeastKind
from .keeping import feast_territories, feasts_in, feasts_on

__all__ = ["Feast", "FeastKind", "feast_territories", "feasts_in", "feasts_on"]
