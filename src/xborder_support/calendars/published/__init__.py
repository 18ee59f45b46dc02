"""Answer how hours are shown to people and to machines: in a locale's own form, and as schema.org writes them."""

from .given_week import WeekLike
from .imported_hours import DatedWeek, ImportedHours
from .schema_org_export import to_schema_org
from .schema_org_import import from_schema_org
from .window import NamedWeek, describe

__all__ = ["DatedWeek", "ImportedHours", "NamedWeek", "WeekLike", "describe", "from_schema_org", "to_schema_org"]
