"""Read two lists of public holidays for a place and a year: ours, and the second opinion of date-holidays."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import holidays as package

from xborder_support.calendars import Holiday, Holidays
from xborder_support.errors import UsageError

ONE_DAY = timedelta(days=1)
FILE = re.compile(r"(?P<territory>[A-Z]{2})(?:-(?P<part>[A-Z0-9-]+?))?-(?P<year>\d{4})\.json")

# The same place under two codes: ISO 3166-2 has changed, or one side writes a department where the other writes its territory.
SAME_PLACE: Mapping[tuple[str, str | None], tuple[str, str]] = {
    ("BQ", "BO"): ("BQ", "BON"), ("BQ", "SA"): ("BQ", "SAB"), ("BQ", "SE"): ("BQ", "STA"), ("CL", "NU"): ("CL", "NB"),
    ("FR", "67"): ("FR", "6AE"), ("FR", "68"): ("FR", "6AE"), ("FR", "GF"): ("FR", "973"), ("FR", "GP"): ("FR", "971"),
    ("FR", "MQ"): ("FR", "972"), ("FR", "RE"): ("FR", "974"), ("FR", "YT"): ("FR", "976"), ("IC", None): ("ES", "CN"),
    ("IN", "CT"): ("IN", "CG"), ("IN", "DD"): ("IN", "DH"), ("IN", "DN"): ("IN", "DH"), ("IN", "OR"): ("IN", "OD"),
    ("IN", "TG"): ("IN", "TS"), ("IN", "UT"): ("IN", "UK"), ("GB", "ALD"): ("GG", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Name a place as the file does, and as our list does; ``part`` is None for a territory, or where we know no such part."""

    file: str
    territory: str
    part: str | None
    is_part: bool
    part_known: bool


@dataclass
class Day:
    """Hold what one list says of one day. ``english`` is ours alone, ``rules`` are theirs alone."""

    names: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    substitute: bool = False
    part_of_day: bool = False


@dataclass(frozen=True)
class Theirs:
    """Hold one file: public days, and the days that it keeps under another type."""

    public: Mapping[date, Day]
    other: frozenset[date]


def place_of(path: Path) -> tuple[Place, int] | None:
    """Return the place and the year of a file of the set, or None where our lists know no such territory."""
    found = FILE.fullmatch(path.name)
    if found is None:
        return None
    part = found["part"]
    territory, ours = SAME_PLACE.get((found["territory"], part)) or SAME_PLACE.get((found["territory"], None)) or (found["territory"], part)
    if territory not in territories():
        return None
    known = not ours or ours in territories()[territory]
    name = path.stem.removesuffix(f"-{found['year']}")
    return Place(name, territory, ours if ours and known else None, bool(part), known), int(found["year"])


@cache
def territories() -> Mapping[str, list[str]]:
    """Return the territories of our lists with their parts."""
    return package.list_supported_countries(include_aliases=False)


@cache
def own_language(territory: str) -> str:
    """Return the language in which a territory's list is written first."""
    return str(getattr(package, territory).get_entity().default_language or "en").replace("_", "-")


@cache
def other_categories(territory: str) -> tuple[str, ...]:
    """Return the categories that a territory's list keeps beside its public days."""
    return tuple(sorted(set(getattr(package, territory).get_entity().supported_categories) - {"public"}))


@cache
def rest_days(territory: str) -> frozenset[int]:
    """Return the weekly days of rest, Monday is 0."""
    return frozenset(getattr(package, territory)().weekend)


@cache
def ours(territory: str, part: str | None, year: int, category: str = "public") -> Mapping[date, Day]:
    """Return our days of a category: none where the list has no such category or no such year."""
    try:
        found = Holidays(territory=territory, subdivision=part, categories=(category,)).in_year(year)
    except UsageError:
        return {}
    own = own_language(territory)
    return {one.on: _day(one, own) for one in found}


@cache
def theirs(path: Path) -> Theirs:
    """Return the days of a file. A row of several days counts on each; one that begins after midnight takes a part of its day."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    year = int(path.stem[-4:])
    public: dict[date, Day] = {}
    other = set()
    for row in rows:
        for day, whole in _covered(row):
            if day.year != year:
                continue
            if row["type"] == "public":
                _note(public, day, row, whole=whole)
            else:
                other.add(day)
    return Theirs(public, frozenset(other))


def _note(public: dict[date, Day], day: date, row: Mapping[str, str], *, whole: bool) -> None:
    entry = public.setdefault(day, Day(part_of_day=True))
    entry.names.append(row["name"])
    entry.rules.append(row["rule"])
    entry.substitute |= bool(row.get("substitute"))
    entry.part_of_day &= not whole


def _covered(row: Mapping[str, str]) -> Iterator[tuple[date, bool]]:
    """Yield the local days that a row covers by at least six hours, with whether it covers the whole."""
    start = datetime.fromisoformat(row["date"][:19])
    length = datetime.fromisoformat(row["end"]) - datetime.fromisoformat(row["start"])
    end = start + length
    day = start.date()
    while datetime.combine(day, datetime.min.time()) < end:
        first = max(start, datetime.combine(day, datetime.min.time()))
        last = min(end, datetime.combine(day + ONE_DAY, datetime.min.time()))
        if last - first >= timedelta(hours=4):
            yield day, last - first >= timedelta(hours=22)  # a day of a clock change has 23 hours
        day += ONE_DAY


def _day(one: Holiday, own: str) -> Day:
    english = _split(one.name("en-US"))
    is_half = one.kind == "half"
    return Day([*english, *_split(one.name(own))], english, substitute=one.substitute_for is not None, part_of_day=is_half)


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(" / ")]
