"""Our public holidays beside a second opinion: every difference has a reason, and few reasons say only that a day is missing."""

import json
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"

# "not-in-ours" and "not-in-theirs" name no cause. Measured: 4.5 % of the differences of 2026. What is left are local days that one list
# has and the other never had, some two days a year for a territory in six; another year shifts some days onto weekends and back, which is
# why the bound leaves a third of room and no more.
UNEXPLAINED_AT_MOST = 0.06

# Two lists that agreed on less would be read wrongly: a wrong year, or a wrong place. Measured: 76 %.
AGREED_AT_LEAST = 0.70


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    sys.path.insert(0, str(TOOLS))
    try:
        return import_module("holiday_differences")
    finally:
        sys.path.remove(str(TOOLS))


@pytest.fixture(scope="module")
def folder(conformance: Path) -> Path:
    return next(iter(sorted((conformance / "holidays").glob("date_holidays_*"))))


@pytest.fixture(scope="module")
def comparison(tool: ModuleType, folder: Path) -> Any:
    return tool.compare(folder)


def test_every_file_of_a_known_territory_is_compared(comparison: Any, folder: Path) -> None:
    assert comparison.files + len(comparison.unknown) == len(list(folder.glob("*.json")))
    assert comparison.unknown == []


def test_every_difference_has_a_documented_reason(comparison: Any, tool: ModuleType) -> None:
    assert comparison.found
    assert {one.code for one in comparison.found} <= set(tool.REASONS)


def test_each_difference_is_named_once_and_is_one(comparison: Any, tool: ModuleType, folder: Path) -> None:
    places = {tool.place_of(path)[0].file: path for path in folder.glob("*.json")}
    keys = [(one.place.file, one.on) for one in comparison.found]
    assert len(keys) == len(set(keys))
    for one in comparison.found:
        mine = tool.share_of_day(tool.ours(one.place.territory, one.place.part, one.on.year), one.on)
        other = tool.share_of_day(tool.theirs(places[one.place.file]).public, one.on)
        assert one.side == ("ours" if mine > other else "theirs"), (one.place.file, one.on)
        assert mine != other


def test_few_reasons_say_no_more_than_that_a_day_is_missing(comparison: Any, tool: ModuleType) -> None:
    assert tool.unexplained_share(comparison.found) <= UNEXPLAINED_AT_MOST


def test_most_days_agree(comparison: Any) -> None:
    both = sum(comparison.agreed.values())
    assert both / (both + len(comparison.found)) >= AGREED_AT_LEAST


def test_the_report_counts_every_difference_and_names_no_machine(comparison: Any, tool: ModuleType) -> None:
    page = tool.report(comparison)
    counts = Counter(one.code for one in comparison.found)
    rows = {
        cells[1].strip(" `"): int(cells[4]) + int(cells[5])
        for line in page.splitlines()
        if len(cells := line.split("|")) == 7 and "`" in line
    }
    assert {code: count for code, count in rows.items() if count} == dict(counts)
    assert "/work" not in page
    assert "CC BY-SA 3.0" in page


def test_the_page_in_the_docs_is_the_report(comparison: Any, tool: ModuleType) -> None:
    assert tool.PAGE.read_text(encoding="utf-8") == tool.report(comparison)


def _folder(tmp_path: Path, **files: list[dict[str, object]]) -> Path:
    for name, rows in files.items():
        path = tmp_path / f"{name.replace('_', '-')}.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def _row(day: str, rule: str, **fields: object) -> dict[str, object]:
    row: dict[str, object] = {"date": f"{day} 00:00:00", "name": "-", "type": "public", "rule": rule}
    span = {"start": f"{day}T00:00:00.000Z", "end": f"{day}T23:59:59.999Z"}
    return row | span | fields


@pytest.mark.parametrize(
    ("file", "row", "code"),
    [
        ("BR_2026", _row("2026-02-17", "easter -47"), "other-category"),
        ("BR_2026", _row("2026-10-04", "1st sunday in October", name="Dia de Eleição"), "election-day"),
        ("DE_2026", _row("2026-01-06", "01-06"), "subdivision-only"),
        ("DE_2026", _row("2026-08-15", "08-15"), "subdivision-only"),
        ("PE_CUS_2026", _row("2026-06-24", "06-24"), "subdivision-unknown"),
        ("US_2026", _row("2026-04-05", "easter"), "other-category"),
        ("KE_2026", _row("2026-04-05", "easter"), "always-sunday"),
        ("BN_2026", _row("2026-02-18", "1 Ramadan"), "islamic-sighting"),
        ("GH_2026", _row("2026-12-28", "12-26 and if saturday then next monday", substitute=True), "substitute-day"),
        ("ES_2026", _row("2026-11-01", "11-01"), "dropped-on-rest-day"),
        ("MU_2026", _row("2026-11-01", "11-01"), "every-other-year"),
        ("GB_2026", _row("2026-05-05", "2026-05-05"), "one-off"),
        ("DE_BY_2026", _row("2026-07-07", "07-07"), "regional-day"),
        ("JP_2026", _row("2026-07-08", "07-08"), "not-in-ours"),
        ("JP_2026", _row("2026-07-08", "07-08 12:00", date="2026-07-08 12:00:00", start="2026-07-08T12:00:00.000Z"), "half-day"),
    ],
)
def test_the_reason_of_a_day_that_only_they_have(tmp_path: Path, tool: ModuleType, file: str, row: dict[str, object], code: str) -> None:
    found = tool.compare(_folder(tmp_path, **{file: [row]})).found
    day = str(row["date"])[:10]
    assert [one.code for one in found if one.on.isoformat() == day and one.side == "theirs"] == [code]


@pytest.mark.parametrize(
    ("file", "day", "code"),
    [
        ("JP_2026", "2026-07-20", "not-in-theirs"),
        ("CN_2026", "2026-02-20", "bridge-day"),
        ("CN_2026", "2026-04-06", "substitute-day"),
        ("GB_SCT_2026", "2026-06-15", "one-off"),
        ("IN_2026", "2026-11-08", "lunar-feast"),
        ("SA_2026", "2026-05-27", "lunar-feast"),
        ("VN_2026", "2026-11-24", "changed-law"),
        ("DE_2026", "2026-04-03", "christian-feast"),
        ("NL_2026", "2026-04-05", "always-sunday"),
    ],
)
def test_the_reason_of_a_day_that_only_we_have(tmp_path: Path, tool: ModuleType, file: str, day: str, code: str) -> None:
    found = tool.compare(_folder(tmp_path, **{file: []})).found
    assert [(one.side, one.code) for one in found if one.on.isoformat() == day] == [("ours", code)]


def test_their_other_types_are_another_category(tmp_path: Path, tool: ModuleType) -> None:
    found = tool.compare(_folder(tmp_path, JP_2026=[_row("2026-07-20", "07-20", type="observance")])).found
    assert {one.on.isoformat(): one.code for one in found}["2026-07-20"] == "other-category"


def test_a_row_of_several_days_counts_on_each(tmp_path: Path, tool: ModuleType) -> None:
    rows = [_row("2026-07-08", "07-08 P3D", end="2026-07-11T00:00:00.000Z")]
    found = tool.compare(_folder(tmp_path, JP_2026=rows)).found
    assert [one.on.day for one in found if one.side == "theirs"] == [8, 9, 10]


def test_a_code_that_has_changed_is_the_same_place(tmp_path: Path, tool: ModuleType) -> None:
    places = [tool.place_of(Path(f"{name}.json")) for name in ("IN-OR-2026", "IC-2026", "FR-GF-2025", "PE-CUS-2026", "ZZ-2026", "README")]
    assert [place and (place[0].territory, place[0].part, place[1]) for place in places] == [
        ("IN", "OD", 2026),
        ("ES", "CN", 2026),
        ("FR", "973", 2025),
        ("PE", None, 2026),
        None,
        None,
    ]


def test_the_script_writes_its_page_and_prints_the_counts(tmp_path: Path, tool: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    _folder(lists, JP_2026=[_row("2026-07-08", "07-08")])
    assert tool.main([str(lists), str(tmp_path / "page.md")]) == 0
    assert "1 not-in-ours" in capsys.readouterr().out
    assert "`not-in-ours` 1" in (tmp_path / "page.md").read_text(encoding="utf-8")
    assert tool.main([]) == 2
