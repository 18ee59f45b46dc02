"""The command that judges tone: catalogues and single texts, three formats, waivers, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from xborder_support.cli import main

_CATALOGUE = "# review: draft\nack = Melden Sie sich, wenn du etwas brauchst.\n"
_RULE_HINT = "address the customer formally here too"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one catalogue that has one warning."""
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "de.ftl").write_text(_CATALOGUE, encoding="utf-8")
    return tmp_path / "messages"


def test_findings_are_told_with_file_line_and_column(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(folder)]) == 0
    assert capsys.readouterr().out == (
        f"{folder / 'de.ftl'}:2:29 ack: warning: casual address in a text that is otherwise formal [TON001]\n"
        f"    {_RULE_HINT}\n"
        "1 text judged: 0 errors, 1 warning, 0 infos, 0 waived\n"
    )


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_exit_code_goes_by_the_worst_finding(folder: Path, fail_on: str, code: int) -> None:
    assert main(["lint", str(folder), "--fail-on", fail_on]) == code


def test_an_error_fails_without_being_asked(tmp_path: Path) -> None:
    file = tmp_path / "de.ftl"
    file.write_text("# review: draft\nack = Wir helfen dir.\n", encoding="utf-8")
    assert main(["lint", str(file)]) == 1
    assert main(["lint", str(file), "--market", "DE", "--channel", "webchat"]) == 1


def test_json_holds_every_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(folder), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["texts"], document["waived"]) == ("lint/1", 1, [])
    (finding,) = document["findings"]
    assert finding["facts"] | {"file": ""} == {
        "file": "", "line": "2", "column": "29", "end_line": "2", "end_column": "31", "key": "ack", "register": "formal", "locale": "de",
    }  # fmt: skip
    assert (finding["rule"], finding["severity"], finding["span"], finding["suggestion"]) == ("TON001", "warning", [44, 46], _RULE_HINT)


def test_sarif_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(folder), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["ruleId"] == "TON001"


def test_what_is_waived_does_not_fail_and_is_counted(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waivers]]\nrule = "TON001"\nreason = "a proverb"\nuntil = 2027-01-31\n', encoding="utf-8")
    command = ["lint", str(folder), "--waivers", str(waivers), "--fail-on", "warning"]
    assert main([*command, "--on", "2027-01-31"]) == 0
    assert capsys.readouterr().out == "1 text judged: 0 errors, 0 warnings, 0 infos, 1 waived\n"
    assert main([*command, "--on", "2027-02-01"]) == 1
    assert "info: a waiver for TON001 ran out on 2027-01-31 [TON092]\n" in capsys.readouterr().out
    assert main([*command, "--on", "2027-01-31", "--format", "json"]) == 0
    assert [waived["reason"] for waived in json.loads(capsys.readouterr().out)["waived"]] == ["a proverb"]


def test_without_a_day_today_counts(folder: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waivers]]\nrule = "TON001"\nreason = "long over"\nuntil = 2020-01-01\n', encoding="utf-8")
    assert main(["lint", str(folder), "--waivers", str(waivers), "--fail-on", "warning"]) == 1


def test_a_text_is_judged_for_its_market(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "reply.txt"
    text.write_text("Haben Sie Fragen? Dann melde dich.", encoding="utf-8")
    assert main(["lint", str(text), "--market", "DE", "--locale", "de", "--channel", "webchat", "--reader", "de"]) == 0
    assert capsys.readouterr().out.startswith("29-33: warning: Du-Anrede in einem sonst gesiezten Text [TON001]\n")


def test_a_text_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Wir helfen dir.")))
    assert main(["lint", "-", "--market", "DE", "--locale", "de", "--channel", "webchat"]) == 1
    assert "TON002" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["reply.txt", "--locale", "de"], "missing-option"),
        (["reply.txt", "--market", "DE"], "missing-option"),
        (["reply.txt", "other.txt", "--market", "DE", "--locale", "de"], "one-text-only"),
        (["gone.txt", "--market", "DE", "--locale", "de"], "file-not-found"),
        (["latin.txt", "--market", "DE", "--locale", "de"], "not-utf-8"),
        (["reply.txt", "--market", "DE", "--locale", "de", "--on", "tomorrow"], "bad-date"),
        (["gone"], "file-not-found"),
        (["empty"], "empty-overlay"),
        (["reply.txt", "--market", "DE", "--locale", "de", "--reader", "tlh"], "unknown-reader"),
        (["reply.txt", "--market", "DE", "--locale", "de", "--waivers", "gone.toml"], "file-not-found"),
    ],
    ids=range(10),
)
def test_a_wrong_call_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reply.txt").write_text("Guten Tag", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Grüße".encode("latin-1"))
    (tmp_path / "empty").mkdir()
    assert main(["lint", *arguments]) == 1
    assert f"[{code}]" in capsys.readouterr().err


def test_a_channel_that_nobody_described_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(folder), "--channel", "emial"]) == 1
    assert 'did you mean "email"?' in capsys.readouterr().err


_FAULTY = "# review: draft\n\nack = Vielen Dank, { $nmae }.\n"


def test_what_keeps_a_catalogue_from_being_loaded_is_told_beside_its_tone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "de.ftl").write_text(_FAULTY, encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "de.ftl:3 ack: the message does not take $nmae (column 22) [undeclared-variable]" in shown
    assert main(["lint", str(tmp_path), "--format", "json"]) == 1
    assert [fault["code"] for fault in json.loads(capsys.readouterr().out)["faults"]] == ["undeclared-variable"]
    assert main(["lint", str(tmp_path), "--format", "sarif"]) == 1
    assert "undeclared-variable" in capsys.readouterr().err


def test_unsure_words_count_where_one_wants(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("Perhaps your parcel is late.", encoding="utf-8")
    given = ["lint", str(tmp_path / "note.txt"), "--market", "US", "--locale", "en-US", "--channel", "webchat"]
    main(given)
    assert "TON010" not in capsys.readouterr().out
    main([*given, "--hedges"])
    assert "TON010" in capsys.readouterr().out
