"""``rules`` prints the rules of a place, explains one, and lists what changes and what is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from xborder_support.cli import main

_DAY = ("--on", "2026-11-22")


def _printed(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    assert main(["rules", *argv]) == 0
    return capsys.readouterr().out.splitlines()


def _refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(["rules", *argv]) == 1
    return capsys.readouterr().err


def test_the_rules_of_a_place_stand_narrowest_first_with_their_weight(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "US-RI", *_DAY)
    assert lines[:2] == [
        "advisory US-RI-WINDOW: Rhode Island: sales calls and texts only Mon-Fri 09:00-18:00, Sat 10:00-17:00; not on public holidays",
        "law      US-TCPA-QUIET: Telephone solicitations only between 08:00 and 21:00 where the called person is",
    ]
    assert lines[-1] == "advisory MASK-IBAN: IBAN: country + last four"
    assert not any("US-TCPA-REVOKE-ALL" in line for line in lines)
    assert any("US-TCPA-REVOKE-ALL" in line for line in _printed(capsys, "US-RI", "--on", "2027-01-31"))


def test_without_a_place_the_rules_of_each_jurisdiction_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, *_DAY)
    assert "   1 AE-DIFC" in lines
    assert "   7 GLOBAL" in lines
    assert lines == sorted(lines, key=lambda line: line.split()[1])


def test_one_rule_is_explained_on_any_day(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "--explain", "US-TCPA-REVOKE-ALL", *_DAY)
    assert lines[0].startswith("US-TCPA-REVOKE-ALL: Treating one revocation")
    assert "  in force since 2027-01-31" in lines
    assert lines[-1] == "  This is no legal advice."


def test_what_changes_in_a_place_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "CL", "--changes", *_DAY) == [
        "2026-12-01 ends   law      CL-19628: Privacy requests answered within 2 business days",
        "2026-12-01 begins law      CL-21719: Privacy requests answered within 30 calendar days, extendable by 30",
    ]
    assert _printed(capsys, "CL", "--changes", "--on", "2026-12-01") == ["nothing is known to change"]
    assert len(_printed(capsys, "--changes", *_DAY)) == 11


def test_what_nobody_looked_up_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "--unchecked", *_DAY) == ["all were checked within 180 days"]
    stale = _printed(capsys, "NZ", "--unchecked", "--days", "0", *_DAY)
    assert "2026-11-21 law      NZ-PA44: Privacy requests answered within 20 working days" in stale
    assert not any("US-TCPA" in line for line in stale)


def test_the_host_s_changes_are_laid_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    text = """[overrides.rules.NZ-PA44]
off = true
reason = "Board"
[rules.OURS]
jurisdiction = "NZ"
says = "s"
source = "t"
suppression = {}
"""
    file.write_text(text, encoding="utf-8")
    lines = _printed(capsys, "NZ", "--overrides", str(file), *_DAY)
    assert "policy   OURS: s" in lines
    assert not any("NZ-PA44" in line for line in lines)
    assert "  switched off by the host: Board" in _printed(capsys, "--explain", "NZ-PA44", "--overrides", str(file))
    assert "never      policy   OURS: s" in _printed(capsys, "NZ", "--unchecked", "--overrides", str(file), *_DAY)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("XX",), "unknown-jurisdiction"),
        (("--explain", "nothing"), "unknown-rule"),
        (("DE", "--on", "soon"), "bad-date"),
        (("DE", "--overrides", "nothing.toml"), "file-not-found"),
    ],
)
def test_a_wrong_call_is_refused_with_a_remedy(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], code: str) -> None:
    assert f"[{code}]" in _refused(capsys, *argv)
