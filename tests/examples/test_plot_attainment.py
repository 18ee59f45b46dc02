"""The example draws a picture of invented tickets and of a log, and says what share was in time."""

import csv
import gzip
import runpy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "plot_attainment.py"
_PNG = b"\x89PNG\r\n"
_STATES = ("New", "Active", "Awaiting User Info", "Active", "Resolved", "Closed")


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("MPLBACKEND", "Agg")
    return runpy.run_path(str(_EXAMPLE))


def test_invented_tickets_make_a_picture(example: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "attainment.png"
    example["main"](picture=str(picture))
    assert picture.read_bytes().startswith(_PNG)
    assert "600 tickets: 86.2% in time (95 % interval 83.2% to 88.7%)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["log.csv", "log.csv.gz"])
def test_a_log_makes_one_too(example: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    example["main"](str(log(tmp_path / name)), str(tmp_path / "attainment.png"))
    assert (tmp_path / "attainment.png").read_bytes().startswith(_PNG)
    assert "12 tickets: 75.0% in time" in capsys.readouterr().out


def log(path: Path) -> Path:
    """Write twelve tickets of a Monday. All take a week; of nine, three days of it are waiting for the customer."""
    opened = datetime(2016, 2, 29, 9, 16)  # noqa: DTZ001  (as the log writes it)
    with gzip.open(path, "wt") if path.suffix == ".gz" else path.open("w", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "incident_state", "sys_mod_count", "opened_at", "sys_updated_at"])
        for number in range(12):
            days = (0, 0, 4, 4, 7, 12) if number < 3 else (0, 0, 1, 4, 7, 12)
            for position, (state, day) in enumerate(zip(_STATES, days, strict=True)):
                updated = opened + timedelta(days=day, minutes=5 * position)
                writer.writerow([f"INC{number}", state, position, f"{opened:%d-%m-%Y %H:%M}", f"{updated:%d-%m-%Y %H:%M}"])
    return path
