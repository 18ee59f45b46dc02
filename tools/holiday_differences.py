"""Compare our public holidays with the lists of date-holidays, and write the report of every difference with its reason.

Run: ``python tools/holiday_differences.py <folder of JSON files> [page to write]``.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from holiday_case import Difference, share_of_day
from holiday_codes import REASONS
from holiday_lists import ours, place_of, theirs
from holiday_reasons import differences

__all__ = ["PAGE", "REASONS", "compare", "differences", "main", "ours", "place_of", "report", "share_of_day", "theirs", "unexplained_share"]

PAGE = Path(__file__).parents[1] / "docs" / "calendars" / "holiday_differences.md"

#: The codes that say where a day is missing, but not why.
UNEXPLAINED = frozenset({"not-in-ours", "not-in-theirs"})

_HEAD = """# Where do holiday lists disagree, and why?

No two lists of public holidays are the same. This page compares ours with a second opinion, day by day, and gives every difference a
reason. Use it to see how far you can trust a territory's list, and what to write into a calendar where it matters.

- Ours: `Holidays(territory=..., subdivision=...)`, category `public`, from the `holidays` package.
- Theirs: the published fixtures of date-holidays, type `public`. Its data is under CC BY-SA 3.0; this page repeats codes, counts and
  dates only.
- The reasons are worked out by rules from both lists. A rule reads names, categories, the years beside, and how a day moves from year to
  year. It does not know the law of a place: a reason tells what the lists show.

The page is written by `tools/holiday_differences.py`.
"""


@dataclass(frozen=True)
class Comparison:
    """Hold what was compared: files, days in both lists, differences, and files of territories that we do not know."""

    files: int
    agreed: Mapping[str, int]
    found: Sequence[Difference]
    unknown: Sequence[str]
    years: Sequence[int]


def compare(folder: Path) -> Comparison:
    """Compare every file of a folder."""
    agreed: Counter[str] = Counter()
    found: list[Difference] = []
    unknown, years = [], set()
    paths = sorted(folder.glob("*.json"))
    for path in paths:
        known = place_of(path)
        if known is None:
            unknown.append(path.stem)
            continue
        place, year = known
        years.add(year)
        found += differences(folder, path, place, year)
        mine, other = ours(place.territory, place.part, year), theirs(path).public
        agreed[place.file[:2]] += sum(share_of_day(mine, day) == share_of_day(other, day) for day in mine)
    return Comparison(len(paths) - len(unknown), agreed, found, unknown, sorted(years))


def report(comparison: Comparison) -> str:
    """Return the page."""
    parts = [_HEAD, _summary(comparison), _by_code(comparison.found), _by_territory(comparison), _days(comparison.found)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def unexplained_share(found: Sequence[Difference]) -> float:
    """Return the share of the differences whose code says only that a day is missing, 0 to 1."""
    return sum(one.code in UNEXPLAINED for one in found) / len(found) if found else 0.0


def _summary(comparison: Comparison) -> str:
    both, found = sum(comparison.agreed.values()), comparison.found
    years = ", ".join(map(str, comparison.years))
    share = both / (both + len(found))
    return (
        f"\n## In short\n\nYear {years}: {comparison.files} places, {both:,} days in both lists, {len(found):,} on which they differ.\n"
        f"So {share:.0%} of the days agree. The two weakest reasons, which say only that a day is missing,\n"
        f"cover {unexplained_share(found):.1%} of the differences.\n"
    )


def _by_code(found: Sequence[Difference]) -> str:
    ours_only, theirs_only = (Counter(one.code for one in found if one.side == side) for side in ("ours", "theirs"))
    order = sorted(REASONS, key=lambda code: -(ours_only[code] + theirs_only[code]))
    rows = [[f"`{code}`", *REASONS[code], str(ours_only[code]), str(theirs_only[code])] for code in order]
    return "\n## What does each reason mean?\n\n" + _table(["reason", "meaning", "what to do", "only ours", "only theirs"], rows)


def _by_territory(comparison: Comparison) -> str:
    by_territory: dict[str, list[Difference]] = {code: [] for code in comparison.agreed}
    for one in comparison.found:
        by_territory[one.place.file[:2]].append(one)
    rows = [
        [code, str(comparison.agreed[code]), str(len(found)), _counted(one.code for one in found)] for code, found in by_territory.items()
    ]
    intro = "\n## Which territories differ?\n\nA territory's row counts its own file and those of its parts.\n\n"
    return intro + _table(["territory", "agree", "differ", "reasons"], rows)


def _days(found: Sequence[Difference]) -> str:
    """Return the differing days of whole territories, a row for each reason."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        if not one.place.is_part:
            grouped.setdefault((one.place.file, one.side, one.code), []).append(one.on.isoformat())
    rows = [[file, f"only {side}", f"`{code}`", " ".join(days)] for (file, side, code), days in sorted(grouped.items())]
    intro = "\n## On which days?\n\nDays of whole territories; parts are in the counts above.\n\n"
    return intro + _table(["territory", "listed by", "reason", "days"], rows)


def _counted(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}` {count}" for code, count in sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0])))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page, and print the counts by reason."""
    if not arguments:
        print(__doc__)
        return 2
    comparison = compare(Path(arguments[0]))
    page = Path(arguments[1]) if len(arguments) > 1 else PAGE
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(report(comparison), encoding="utf-8")
    for code, count in Counter(one.code for one in comparison.found).most_common():
        print(f"{count:5} {code}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
