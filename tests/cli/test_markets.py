"""``markets`` tells one market, compares two, drafts one, counts the facts of all, and refuses what it cannot answer."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from xborder_support.cli import main
from xborder_support.markets import list_markets, suggest_market

_DAY = ("--on", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return a folder with two markets that do not come with the package."""
    for code in ("KZ", "UZ"):
        (tmp_path / f"{code}.toml").write_text(suggest_market(code, on=date(2026, 11, 22)).to_toml(), encoding="utf-8")
    index = '[territories]\nKZ = ["central_asia", "world"]\nUZ = ["central_asia", "world"]\n'
    (tmp_path / "_index.toml").write_text(index, encoding="utf-8")
    return str(tmp_path)


def _printed(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    assert main(["markets", *argv]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_codes_are_listed_with_the_host_s_own(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    assert _printed(capsys) == _printed(capsys, "--list") == [" ".join(list_markets())]
    assert _printed(capsys, "--list", "--overrides", folder) == [" ".join(sorted([*list_markets(), "KZ", "UZ"]))]


def test_one_market_is_told_with_sources(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    lines = _printed(capsys, "kz", "--overrides", folder, *_DAY)
    assert lines[0] == "KZ (inherits from central_asia, world)"
    assert "currency: KZT" in lines
    assert any(line.startswith("    note: guessed: as in central_asia") for line in lines)


def test_two_markets_are_compared(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    lines = _printed(capsys, "--diff", "kz", "UZ", "--overrides", folder, *_DAY)
    assert lines[0].startswith("KZ and UZ differ in ")
    place = lines.index("currency")
    assert lines[place : place + 3] == ["currency", "    KZ: KZT; confidence high", "    UZ: UZS; confidence high"]


def test_packaged_markets_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "--diff", "ID", "MY", *_DAY)
    assert lines[0].startswith("ID and MY differ in ")
    assert "    MY: MYR; confidence high" in lines


def test_a_draft_is_printed_as_the_file_that_it_may_become(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "--suggest", "kz", *_DAY)
    assert lines[:2] == ["# KZ: a draft. In _index.toml, under [territories]:", '#     KZ = ["central_asia", "world"]']
    assert "# Guessed. Correct each, and say where you read it." in lines
    assert tomllib.loads("\n".join(lines))["currency"]["value"] == "KZT"


def test_the_facts_of_all_markets_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "--report", *_DAY)
    assert [line.split()[0] for line in lines] == ["market", *list_markets(), "all"]
    later = _printed(capsys, "--report", "--on", "2027-11-22")
    assert lines[-1].split()[-1] == "0"
    assert int(later[-1].split()[-1]) > 0
    assert _printed(capsys, "--report", "--days", "400", "--on", "2027-11-22")[-1].split()[-1] == "0"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("Japan",), "unknown-territory"),
        (("",), "unknown-territory"),
        (("KZ",), "no-market"),
        (("JP", "--on", "soon"), "bad-date"),
        (("--diff", "JP", "KZ"), "no-market"),
        (("--suggest", "Kasachstan"), "unknown-territory"),
        (("--suggest", ""), "unknown-territory"),
        (("--report", "--days", "-1"), "bad-days"),
        (("JP", "--days", "9"), "wrong-argument"),
        (("JP", "--overrides", "nothing.toml"), "file-not-found"),
    ],
)
def test_a_wrong_call_is_refused_with_a_remedy(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], code: str) -> None:
    assert main(["markets", *argv]) == 1
    assert f"[{code}]\n  " in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ("--diff", "ID"),
        ("JP", "--diff", "ID", "MY"),
        ("--report", "--list"),
        ("JP", "--suggest", "KZ"),
        ("--report", "--days", "soon"),
        ("--suggest",),
    ],
)
def test_what_cannot_be_asked_together_says_how_to_call_it(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["markets", *argv])
    assert stopped.value.code == 2
    assert "usage: xborder-support markets" in capsys.readouterr().err


def test_a_market_that_is_not_there_is_answered_with_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["markets", "kz"], ["markets", "--diff", "JP", "kz"]):
        assert main(argv) == 1
        command = capsys.readouterr().err.split("draft it with ")[1].split(",")[0]
        assert command == "python -m xborder_support markets --suggest KZ"
        assert main(command.split()[3:]) == 0
        assert capsys.readouterr().out.startswith("# KZ: a draft.")
