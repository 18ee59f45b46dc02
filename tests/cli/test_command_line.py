"""The command line: what it prints, what it returns, and what it says to people who mistype."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import xborder_support
from xborder_support import Conversation, Plan, SupportDesk, TicketEvent
from xborder_support.cli import main
from xborder_support.markets import list_markets
from xborder_support.terms import Finding

ROOT = Path(__file__).parents[2]
DESK = str(ROOT / "examples" / "desk.toml")
PAYLOADS = ROOT / "examples" / "payloads"
LINE = str(PAYLOADS / "01_line_tokyo.json")
EVENING = "2026-02-03T21:40:05+09:00"
MARKETS = " ".join(list_markets())

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return its code, what it printed, and what it complained about."""

    def call(*argv: str) -> tuple[int, str, str]:
        code = main(argv)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def decide(run: Run, *more: str, payload: str = LINE, provider: str = "line") -> tuple[int, str, str]:
    return run("decide", "--desk", DESK, "--provider", provider, payload, "--now", EVENING, *more)


def test_decide_prints_the_plan_and_the_words(run: Run) -> None:
    code, out, err = decide(run)
    assert (code, err) == (0, "")
    assert out.startswith("market JP, language ja, customer's zone Asia/Tokyo\n")
    assert "1. assign to agent aiko of team asia" in out
    assert "--- line, ja, formal\n" in out
    assert "佐藤 愛子" in out


def test_decide_prints_json_that_is_a_plan(run: Run) -> None:
    code, out, _ = decide(run, "--json")
    (plan,) = json.loads(out)
    assert code == 0
    assert Plan.from_json(json.dumps(plan)).assignment is not None
    assert plan["schema"] == "plan/1"
    assert "佐藤 愛子" in out


@pytest.mark.parametrize(
    ("file", "provider", "words"),
    [
        ("02_whatsapp_jakarta.json", "whatsapp", "market ID"),
        ("04_email_german.eml", "email", "language de"),
        ("05_twilio_stop.txt", "twilio", "stop contact on sms (all)"),
        ("07_amazon_us.eml", "email", "on the clock of amazon"),
        ("09_africastalking_lagos.txt", "africastalking", "market NG"),
        ("10_out_of_office.eml", "email", "do nothing"),
        ("12_line_batch.json", "line", "could not be read"),
    ],
)
def test_decide_reads_every_provider(run: Run, file: str, provider: str, words: str) -> None:
    code, out, _ = decide(run, payload=str(PAYLOADS / file), provider=provider)
    assert code == 0
    assert words in out


def test_decide_goes_on_with_a_conversation_within_a_batch(run: Run) -> None:
    _, out, _ = decide(run, payload=str(PAYLOADS / "12_line_batch.json"))
    assert out.count("market JP, language ja") == 3
    assert out.count("reply on line") == 1
    assert "one is enough" in out


def test_decide_takes_a_stored_conversation(run: Run, tmp_path: Path) -> None:
    stored = tmp_path / "conversation.json"
    past = Conversation().add(TicketEvent(at=datetime(2026, 2, 1, tzinfo=UTC), kind="opted_out", scope="all"))
    stored.write_text(past.to_json(), encoding="utf-8")
    _, out, _ = decide(run, "--conversation", str(stored))
    assert "only a person may decide to answer" in out


def test_decide_shows_what_is_held(run: Run, tmp_path: Path) -> None:
    strict = tmp_path / "strict.toml"
    strict.write_text("[shop]\naccept_drafts = false\n", encoding="utf-8")
    _, out, _ = run(
        "decide", "--desk", DESK, "--desk", str(strict), "--provider", "africastalking", str(PAYLOADS / "09_africastalking_lagos.txt"),
        "--now", "2026-02-03T15:20:00+01:00",
    )  # fmt: skip
    assert "--- held, sms, en-NG, formal\nThank you for contacting us." in out


def test_decide_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(LINE).read_bytes())))
    _, out, _ = decide(run, payload="-")
    assert "market JP" in out


def test_decide_without_a_time_asks_the_machine(run: Run) -> None:
    code, out, _ = run("decide", "--desk", DESK, "--provider", "line", LINE)
    assert code == 0
    assert "market JP" in out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no JSON", "not-json"),
        (b"", "not-json"),
        (b"\xff\xfe", "not-utf-8"),
        (b"[]", "wrong-shape"),
    ],
)
def test_a_payload_that_nobody_can_read_is_a_plan_too(run: Run, tmp_path: Path, content: bytes, words: str) -> None:
    payload = tmp_path / "payload"
    payload.write_bytes(content)
    code, out, err = decide(run, payload=str(payload))
    assert (code, err) == (1, "")
    assert decide(run, "--json", payload=str(payload))[0] == 1
    assert f"could not be read ({words}" in out


def test_an_event_that_the_library_does_not_read_is_no_fault_of_the_payload(run: Run, tmp_path: Path) -> None:
    payload = tmp_path / "payload.json"
    event = {"type": "dance", "timestamp": 1_770_000_000_000, "source": {"type": "user", "userId": "U1"}, "webhookEventId": "1"}
    payload.write_text(json.dumps({"destination": "U0", "events": [event]}), encoding="utf-8")
    code, out, _ = decide(run, payload=str(payload))
    assert code == 0
    assert "could not be read" in out


def test_a_payload_without_events_says_so(run: Run, tmp_path: Path) -> None:
    payload = tmp_path / "verify.json"
    payload.write_text('{"destination": "U0", "events": []}', encoding="utf-8")
    assert decide(run, payload=str(payload)) == (0, "no events in this payload\n", "")
    assert decide(run, "--json", payload=str(payload)) == (0, "[]\n", "")


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"payload": "nowhere.json"}, "file-not-found", "check the path"),
    ({"payload": str(ROOT)}, "file-not-found", "check the path"),
    ({"provider": "lien"}, "unknown-provider", 'did you mean "line"?'),
    ({"now": "tomorrow"}, "bad-instant", "2026-02-03T21:40:00+09:00"),
    ({"now": "2026-02-03"}, "naive-datetime", "write it with a zone: 2026-02-03T21:40:00+09:00"),
    ({"now": "2026-02-03T21:40"}, "naive-datetime", "write it with a zone: 2026-02-03T21:40:00+09:00"),
    ({"now": "9999-01-01T00:00:00Z"}, "holidays-out-of-range", ""),
    ({"desk": "nowhere.toml"}, "file-not-found", "init"),
    ({"desk": LINE}, "toml-syntax", ""),
    ({"conversation": "nowhere.json"}, "file-not-found", ""),
    ({"conversation": LINE}, "bad-conversation", "Conversation.to_json()"),
]


@pytest.mark.parametrize(("wrong", "code", "remedy"), BAD)
def test_a_mistake_is_named_with_its_remedy_and_returns_1(run: Run, wrong: dict[str, str], code: str, remedy: str) -> None:
    given = {"desk": DESK, "provider": "line", "now": EVENING, "payload": LINE} | wrong
    options = [word for name in ("desk", "provider", "now", "conversation") if name in given for word in (f"--{name}", given[name])]
    exit_code, out, err = run("decide", *options, given["payload"])
    assert (exit_code, out) == (1, "")
    assert f"[{code}]" in err
    assert remedy in err
    assert "Traceback" not in err


def test_a_payload_beyond_the_limit_is_refused(run: Run, tmp_path: Path) -> None:
    payload = tmp_path / "huge.json"
    payload.write_bytes(b" " * 5_000_000)
    code, _, err = decide(run, payload=str(payload))
    assert code == 1
    assert "payload-too-large" in err


@pytest.mark.parametrize("argv", [[], ["dance"], ["decide"], ["decide", "--desk"], ["check"], ["markets", "JP", "DE"]])
def test_a_call_that_makes_no_sense_returns_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(argv)
    assert caught.value.code == 2
    assert "usage: xborder-support" in capsys.readouterr().err


def test_check_says_that_all_is_well(run: Run) -> None:
    code, out, err = run("check", DESK)
    assert (code, err) == (0, "")
    assert out.endswith(f"{DESK}: no faults (8 markets, 3 calendars, 3 teams, 6 agents)\n")


def test_check_lists_every_fault(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(Path(DESK).read_text("utf-8").replace("Asia/Tokyo", "Asia/Tokio").replace('lead = "jonas"', 'lead = "jonsa"'), "utf-8")
    code, out, err = run("check", str(bad))
    assert (code, out) == (1, "")
    assert err.startswith("2 faults in the configuration:\n")
    assert "bad.toml:8 calendars.tokyo.time_zone" in err
    assert 'did you mean "jonas"?' in err


def test_check_tells_of_a_change_to_a_rule_that_has_no_reason(run: Run, tmp_path: Path) -> None:
    layer = tmp_path / "layer.toml"
    layer.write_text("[overrides.rules.US-TCPA-QUIET]\noff = true\n", encoding="utf-8")
    code, _, err = run("check", DESK, str(layer))
    assert code == 1
    assert "layer.toml:1 overrides.rules.US-TCPA-QUIET.reason" in err


def test_check_shows_a_finding_without_advice(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SupportDesk, "findings", (Finding("odd", "info", "this is odd"),))
    assert run("check", DESK)[1].startswith("info: this is odd [odd]\n")


def test_init_writes_a_file_that_check_accepts(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "desk.toml"
    code, out, _ = run("init", str(target))
    assert code == 0
    assert f"python -m xborder_support check {target}" in out
    assert run("check", str(target))[0] == 0
    assert run("init", "-") == (0, target.read_text(encoding="utf-8"), "")


def test_every_commented_setting_of_the_new_file_is_sound(run: Run, tmp_path: Path) -> None:
    _, text, _ = run("init", "-")
    commented = re.compile(r"^# (?=\[|\]|    \{|\w+ = )", re.MULTILINE)
    assert len(commented.findall(text)) == 21
    target = tmp_path / "all.toml"
    target.write_text(commented.sub("", text).replace('skill = "customs"', 'agent = "sam"'), encoding="utf-8")
    code, out, err = run("check", str(target))
    assert (code, err) == (0, "")
    assert "no faults" in out


def test_init_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "desk.toml"
    target.write_text("mine", encoding="utf-8")
    code, _, err = run("init", str(target))
    assert code == 1
    assert "[file-exists]" in err
    assert target.read_text(encoding="utf-8") == "mine"
    assert "[cannot-write]" in run("init", str(tmp_path / "no" / "such" / "desk.toml"))[2]


def test_markets_lists_and_tells(run: Run) -> None:
    assert run("markets") == run("markets", "--list") == (0, MARKETS + "\n", "")
    code, out, _ = run("markets", "jp", "--on", "2026-02-03")
    assert code == 0
    assert "JP" in out
    assert "source:" in out
    assert run("markets", "JP")[0] == 0
    assert "[no-market]" in run("markets", "KZ")[2]
    assert "[unknown-territory]" in run("markets", "Japan")[2]
    assert "[bad-date]" in run("markets", "JP", "--on", "yesterday")[2]


def test_doctor_names_what_can_change_a_decision(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("doctor")
    assert code == 0
    for name in ("xborder-support", "Python", "babel", "holidays", "time zones used (tzdata)", MARKETS, "pt-BR"):
        assert name in out
    monkeypatch.setattr("tzdata.IANA_VERSION", "1970a")
    assert "tzdata and pytz differ" in run("doctor")[1]
    monkeypatch.setattr("xborder_support.cli.doctor._PACKAGES", ("no-such-package",))
    assert "not installed" in run("doctor")[1]


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"xborder-support {xborder_support.__version__}\n"
    assert xborder_support.__version__ == version("xborder-support")
    assert "__version__" in dir(xborder_support)


def test_check_of_an_empty_file_names_the_way_to_a_full_one(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "desk.toml"
    empty.write_text("# nothing yet\n", encoding="utf-8")
    code, _, err = run("check", str(empty))
    assert code == 1
    assert err.startswith("1 fault in the configuration:\n")
    assert "desk.toml:1: there is nothing in it [empty-configuration]" in err
    assert "python -m xborder_support init" in err


def process(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "xborder_support", *argv]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False, timeout=60)


def test_it_runs_as_a_module_and_returns_its_code() -> None:
    assert process("markets", "--list").stdout == f"{MARKETS}\n".encode()
    assert process("markets", "KZ").returncode == 1
    assert process("dance").returncode == 2


def test_a_terminal_that_knows_few_letters_shows_escapes() -> None:
    done = process("decide", "--desk", DESK, "--provider", "line", LINE, "--now", EVENING, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stderr == b""
    assert rb"\u5c71" in done.stdout or rb"\u4f50\u85e4" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes close differently elsewhere")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    plan = shlex.join(["decide", "--json", "--desk", str(DESK), "--provider", "line", str(LINE), "--now", str(EVENING)])
    for command, reader in (("markets JP", "true"), (plan, "true"), (plan, "head -n 1")):
        line = f"{shlex.quote(sys.executable)} -m xborder_support {command} | {reader}"
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")
