"""``--overrides`` brings the host's own facts of markets into every command that asks a market."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from xborder_support.cli import main
from xborder_support.markets import suggest_market

from .conftest import DESK, MONDAY, table, wide

Call: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command and return its code, what it printed, and what it complained about."""

    def called(*argv: str) -> tuple[int, str, str]:
        code = main(argv)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return a folder with a market that does not come with the package, and a promise and a taboo of the shop's own."""
    own = tmp_path / "my_markets"
    own.mkdir()
    (own / "KZ.toml").write_text(suggest_market("KZ", on=date(2026, 11, 22)).to_toml(), encoding="utf-8")
    (own / "_index.toml").write_text('[territories]\nKZ = ["central_asia", "world"]\n', encoding="utf-8")
    (own / "GB.toml").write_text('[taboos]\nvalue = ["alcohol"]\n', encoding="utf-8")
    (own / "DE.toml").write_text('[targets]\nvalue = { default = { first_response = "30m elapsed" } }\n', encoding="utf-8")
    return str(own)


def _desk(tmp_path: Path, text: str) -> str:
    path = tmp_path / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_check_accepts_a_market_of_the_host(call: Call, folder: str, tmp_path: Path) -> None:
    desk = _desk(tmp_path, DESK.replace("[markets]", "[markets]\nKZ = { channels = ['whatsapp'] }"))
    code, _, err = call("check", desk)
    assert code == 1
    assert "[no-market]" in err
    code, out, err = call("check", desk, "--overrides", folder)
    assert (code, err) == (0, "")
    assert "no faults (3 markets" in out


def test_decide_goes_by_the_facts_of_the_host(call: Call, folder: str, tmp_path: Path) -> None:
    desk = _desk(tmp_path, 'format = 1\nshop = { name = "Kaze" }\n[markets]\nDE = { accounts = ["c@d.example"] }\n')
    mail = tmp_path / "mail.eml"
    mail.write_text("From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\nWo bleibt mein Paket?\n", encoding="utf-8")
    now = MONDAY + timedelta(hours=3)
    asked = ("decide", "--desk", desk, "--provider", "email", str(mail), "--now", now.isoformat(), "--json")
    due = [json.loads(call(*asked, *more)[1])[0]["deadlines"]["first_response"]["due_at"] for more in ((), ("--overrides", folder))]
    assert due[1] == (now + timedelta(minutes=30)).isoformat().replace("+00:00", "Z")
    assert due[0] > due[1]


def test_sla_judges_with_a_market_of_the_host(call: Call, folder: str, tmp_path: Path) -> None:
    desk = _desk(tmp_path, DESK.replace("[markets]", "[markets]\nKZ = { team = 'europe' }"))
    tickets = table(tmp_path / "tickets.csv", [wide(number, "KZ") for number in range(12)])
    assert call("sla", tickets, "--policies", desk)[0] == 1
    code, out, _ = call("sla", tickets, "--policies", desk, "--overrides", folder)
    assert code == 0
    assert "KZ      2026-02   12" in out


def test_lint_goes_by_the_facts_of_the_host(call: Call, folder: str, tmp_path: Path) -> None:
    text = tmp_path / "reply.txt"
    text.write_text("Cheers! We hope it arrives soon.", encoding="utf-8")
    asked = ("lint", str(text), "--locale", "en-GB", "--channel", "webchat", "--market", "GB")
    assert "TON021" not in call(*asked)[1]
    assert "TON021" in call(*asked, "--overrides", folder)[1]


def test_lint_is_told_whose_facts_they_are(call: Call, folder: str, tmp_path: Path) -> None:
    (tmp_path / "de.ftl").write_text("ack = Danke.\n", encoding="utf-8")
    code, _, err = call("lint", str(tmp_path / "de.ftl"), "--overrides", folder)
    assert code == 1
    assert "--overrides says nothing without --market [wrong-argument]" in err


def test_a_faulty_fact_is_told_by_file_and_line(call: Call, folder: str, tmp_path: Path) -> None:
    (Path(folder) / "GB.toml").write_text('\n[curency]\nvalue = "GBP"\n', encoding="utf-8")
    code, _, err = call("check", _desk(tmp_path, DESK), "--overrides", folder)
    assert code == 1
    assert "GB.toml:2" in err
    assert 'did you mean "currency"?' in err
