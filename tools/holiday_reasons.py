"""Answer why two lists of public holidays disagree on a day: one reason code for each difference, from evidence in the lists."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from holiday_case import Case, Difference, share_of_day
from holiday_likeness import drift, is_islamic, is_lunisolar, plain, same_name
from holiday_lists import ONE_DAY, Day, Place, Theirs, other_categories, ours, rest_days, territories, theirs

from xborder_support.calendars.feasts.computus import easter_sunday

_ELECTION = re.compile(r"elei[çc]|elect|elecci|выбор|wahl", re.IGNORECASE)
_BRIDGE = re.compile(r"bridge|day off|joint holiday|non-working day|additional day off", re.IGNORECASE)
_EASTER = re.compile(r"^(?:easter|orthodox)(?: (-?\d+))?", re.IGNORECASE)
_YEAR = re.compile(r"^\d{4}-\d\d-\d\d|in (?:19|20)\d\d$", re.IGNORECASE)
_FIXED = re.compile(r"^\d\d-\d\d")
_MOVING = re.compile(r"\b(?:if|and if)\b.*\bthen\b|substitute", re.IGNORECASE)
_SUNDAY = 7


def differences(folder: Path, path: Path, place: Place, year: int) -> list[Difference]:
    """Return every day on which the two lists disagree for a file, each with its code."""
    mine, other = ours(place.territory, place.part, year), theirs(path)
    whole_path = folder / f"{place.file[:2]}-{year}.json"
    whole = theirs(whole_path) if whole_path.exists() else Theirs({}, frozenset())
    parts = tuple(theirs(part) for part in sorted(folder.glob(f"{place.file[:2]}-*-{year}.json")) if part != path)
    apart = [day for day in sorted({*mine, *other.public}) if share_of_day(mine, day) != share_of_day(other.public, day)]
    cases = [Case(place, day, mine, other, whole, parts) for day in apart]
    return [Difference(case.place, case.on, "ours" if case.is_ours else "theirs", code_of(case)) for case in cases]


def code_of(case: Case) -> str:
    """Return the first reason that fits: the surer evidence stands first."""
    return next(code for code, fits in _EVIDENCE if fits(case))


def _half_day(case: Case) -> bool:
    return case.other.part_of_day or (case.mine or Day()).part_of_day or case.on in _in_category(case, "half_day")


def _other_category(case: Case) -> bool:
    if case.is_ours:
        return case.on in case.theirs.other
    return any(case.on in _in_category(case, category) for category in other_categories(case.place.territory))


def _subdivision_only(case: Case) -> bool:
    if case.is_ours:
        return any(case.on in part.public for part in (case.whole, *case.parts))
    territory, year = case.place.territory, case.on.year
    return any(case.on in ours(territory, part, year) for part in (None, *territories()[territory]))


def _subdivision_unknown(case: Case) -> bool:
    return not case.is_ours and case.place.is_part and not case.place.part_known and case.on not in case.whole.public


def _election(case: Case) -> bool:
    return any(_ELECTION.search(name) for name in _names(case))


def _bridge(case: Case) -> bool:
    return case.is_ours and any(_BRIDGE.search(name) for name in _names(case))


def _marked_substitute(case: Case) -> bool:
    return (case.mine or case.other).substitute


def _substitute(case: Case) -> bool:
    """Return whether the other list moves the day by a rule, or counts another day for it."""
    if case.is_ours:
        return _is_named_near(case, case.theirs.public, 4, moving=True)
    return _is_moved(case.other) or _substituted_by_us(case)


def _substituted_by_us(case: Case) -> bool:
    """Return whether our list gives another day for one that they count, and not the day itself."""
    near = [day for day in case.around(5) if day in case.ours and day not in case.theirs.public]
    return any(case.ours[day].substitute for day in near)


def _has_substitute(case: Case) -> bool:
    """Return whether both lists have a day close by that stands for this one, which only one of them keeps besides."""
    listed = case.ours if case.is_ours else case.theirs.public
    both = [day for day in case.around(4) if day in case.ours and day in case.theirs.public]
    given = [day for day in both if case.ours[day].substitute or _is_moved(case.theirs.public[day])]
    return any(same_name(_names(case), listed[day].names) for day in given)


def _is_moved(day: Day) -> bool:
    return day.substitute or any(_MOVING.search(rule) for rule in day.rules)


def _feast_length(case: Case) -> bool:
    """Return whether the day continues a run of days off that holds a day of the same feast that both lists have."""
    if case.is_ours:
        return _continues(case, case.ours, lambda day: _same_feast(case.ours[case.on].names, case.ours[day].names, case))
    return _continues(case, case.theirs.public, lambda day: _same_rule_family(case.other, case.theirs.public[day]))


def _continues(case: Case, listed: Mapping[date, Day], same: Callable[[date], bool]) -> bool:
    for step in (-ONE_DAY, ONE_DAY):
        day = case.on + step
        while day in listed and abs(day - case.on) <= timedelta(days=9):
            if day in case.ours and day in case.theirs.public and same(day):
                return True
            day += step
    return False


def _islamic(case: Case) -> bool:
    if case.is_ours:
        return _wanders(case) == "islamic" and any(is_islamic(case.theirs.public.get(day)) for day in (case.on, *case.around(3)))
    return is_islamic(case.other) and any(drift(case.place, day, case.ours[day]) == "islamic" for day in case.around(3) if day in case.ours)


def _lunisolar(case: Case) -> bool:
    if case.is_ours:
        near = [case.theirs.public[day] for day in case.around(31) if day in case.theirs.public and day not in case.ours]
        return _wanders(case) == "lunisolar" and any(is_lunisolar(day) or same_name(_names(case), day.names) for day in near)
    apart = [day for day in case.around(31) if day in case.ours and day not in case.theirs.public]
    mine = [case.ours[day] for day in apart if drift(case.place, day, case.ours[day]) == "lunisolar"]
    return any(is_lunisolar(case.other) or same_name(case.other.names, day.names) for day in mine)


def _lunar_feast(case: Case) -> bool:
    if case.is_ours:
        return _wanders(case) in {"islamic", "lunisolar"}
    return is_islamic(case.other) or is_lunisolar(case.other)


def _moved(case: Case) -> bool:
    listed = case.theirs.public if case.is_ours else case.ours
    return _is_named_near(case, listed, 31, moving=False)


def _every_other_year(case: Case) -> bool:
    year = case.on.year
    beside, further = ([year - 1, year + 1], [year - 2, year + 2])
    if case.is_ours:
        return not any(_years_with(case, other) for other in beside) and all(_years_with(case, other) for other in further)
    return all(_had(case, other) for other in beside) and not any(_had(case, other) for other in further)


def _one_off(case: Case) -> bool:
    if not case.is_ours:
        return any(_YEAR.search(rule) for rule in case.other.rules)
    year = case.on.year
    return not any(_years_with(case, other) for other in (year - 1, year + 1))


def _changed_law(case: Case) -> bool:
    """Return whether our list began the day in the last ten years, or had it for two of them at least and has it no more."""
    year = case.on.year
    if case.is_ours:
        return not any(_years_with(case, before) for before in (year - 10, year - 9))
    return sum(_had(case, before) for before in range(year - 10, year)) >= 2 and not any(
        _had(case, later) for later in (year + 1, year + 2)
    )


def _dropped_on_rest_day(case: Case) -> bool:
    return not case.is_ours and _on_rest_day(case) and sum(_had(case, case.on.year + years) for years in (-2, -1, 1, 2)) >= 2


def _had(case: Case, year: int) -> bool:
    """Return whether our list of another year has the month and day of a rule of theirs that names a fixed date."""
    fixed = any(_FIXED.match(rule) for rule in case.other.rules)
    return fixed and _same_month_day(case.on, year) in ours(case.place.territory, case.place.part, year)


def _always_sunday(case: Case) -> bool:
    if case.on.isoweekday() != _SUNDAY:
        return False
    return _from_easter(case) or (not case.is_ours and any("sunday" in rule.lower() for rule in case.other.rules))


def _from_easter(case: Case) -> bool:
    if not case.is_ours:
        return any(_EASTER.match(rule) for rule in case.other.rules)
    years = range(case.on.year - 2, case.on.year + 3)
    return any(
        len({day - easter_sunday(day.year, church) for day in found}) == 1
        for church in ("west", "east")
        if len(found := [day for year in years for day in _years_with(case, year)]) > 2 and len({(day.month, day.day) for day in found}) > 1
    )


def _on_rest_day(case: Case) -> bool:
    return case.on.weekday() in rest_days(case.place.territory)


def _regional(case: Case) -> bool:
    whole = ours(case.place.territory, None, case.on.year) if case.is_ours else case.whole.public
    return case.place.is_part and case.on not in whole


_EVIDENCE: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("half-day", _half_day),
    ("other-category", _other_category),
    ("election-day", _election),
    ("subdivision-unknown", _subdivision_unknown),
    ("subdivision-only", _subdivision_only),
    ("bridge-day", _bridge),
    ("substitute-day", _marked_substitute),
    ("always-sunday", _always_sunday),
    ("substitute-day", _has_substitute),
    ("feast-length", _feast_length),
    ("islamic-sighting", _islamic),
    ("lunisolar-offset", _lunisolar),
    ("substitute-day", _substitute),
    ("moved-date", _moved),
    ("lunar-feast", _lunar_feast),
    ("every-other-year", _every_other_year),
    ("one-off", _one_off),
    ("changed-law", _changed_law),
    ("dropped-on-rest-day", _dropped_on_rest_day),
    ("on-rest-day", _on_rest_day),
    ("christian-feast", _from_easter),
    ("regional-day", _regional),
    ("not-in-theirs", lambda case: case.is_ours),
    ("not-in-ours", lambda _: True),
)


def _names(case: Case) -> list[str]:
    return (case.mine or case.other).names


def _in_category(case: Case, category: str) -> Mapping[date, Day]:
    return ours(case.place.territory, case.place.part, case.on.year, category)


def _is_named_near(case: Case, listed: Mapping[date, Day], days: int, *, moving: bool) -> bool:
    """Return whether the other list alone has a day of this name close by; ``moving``: and its rule moves with the weekday."""
    other = case.theirs.public if listed is case.ours else case.ours
    near = [day for day in case.around(days) if day in listed and day not in other]
    fits = [day for day in near if same_name(_names(case), listed[day].names)]
    return any(not moving or _is_moved(listed[day]) for day in fits)


def _same_feast(names: list[str], others: list[str], case: Case) -> bool:
    return same_name(names, others) or _wanders(case) in {"islamic", "lunisolar"}


def _same_rule_family(day: Day, other: Day) -> bool:
    lunar = (is_islamic(day) and is_islamic(other)) or (is_lunisolar(day) and is_lunisolar(other))
    return lunar or same_name(day.names, other.names)


def _wanders(case: Case) -> str:
    return drift(case.place, case.on, case.ours[case.on])


def _years_with(case: Case, year: int) -> list[date]:
    """Return the days of another year that our list names as it names this one."""
    names = {plain(name) for name in (case.mine or Day()).english}
    listed = ours(case.place.territory, case.place.part, year)
    return [day for day, entry in listed.items() if any(plain(name) in names for name in entry.english)]


def _same_month_day(day: date, year: int) -> date:
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else date(year, 2, 28)
