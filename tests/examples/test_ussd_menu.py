"""The USSD example leads through one session, keeps what it has to, and tells the desk the customer's own words alone."""

import runpy
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from xborder_support.channels import africastalking

_EXAMPLE = Path(__file__).parents[2] / "examples" / "ussd_menu.py"
_NOW = datetime(2026, 2, 5, 9, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(_EXAMPLE))


def _event(**fields: str) -> Any:
    named = {"sessionId": "ATUid_1", "serviceCode": "*384*1#", "phoneNumber": "+2348000000004", **fields}
    (event,) = africastalking.parse(urlencode(named), received_at=_NOW)
    return event


@pytest.fixture
def ask(example: dict[str, Any]) -> Callable[[str], tuple[str, Any]]:
    sessions: dict[str, Any] = {}

    def request(path: str) -> tuple[str, Any]:
        screen, for_desk = example["step"](_event(text=path), sessions)
        return screen.body.decode(), for_desk

    return request


def test_the_whole_session_ends_with_an_sms(example: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    example["main"]()
    printed = capsys.readouterr().out
    assert printed.count("--- ") == 8
    assert printed.count("=== SMS") == 1
    assert printed.index("END Thank you") < printed.index("=== SMS")
    assert "to=%2B2348000000004" in printed
    assert "from=20880" in printed


def test_pages_go_on_and_back(ask: Callable[[str], tuple[str, Any]]) -> None:
    assert ask("")[0].startswith("CON Kaze Audio\n1")
    first, second = ask("1")[0], ask("1*98")[0]
    assert first.endswith("98 More")
    assert second.endswith("0 Back")
    assert ask("1*98*0")[0] == first
    assert ask("1*98*0*98")[0] == second
    assert ask("1*98*0*98*1")[0].startswith("CON Kaze Audio")


def test_every_screen_fits(example: dict[str, Any]) -> None:
    for menu in example["MENUS"]:
        assert all(len(page) <= 160 for page in example["_pages"](menu))


def test_the_desk_sees_own_words_alone_and_whole(ask: Callable[[str], tuple[str, Any]]) -> None:
    assert [ask(path)[1] for path in ("", "3")] == [None, None]
    screen, for_desk = ask("3*the 5*2 m cable?")
    assert (for_desk.text, for_desk.channel, for_desk.account, for_desk.reply_handle) == ("the 5*2 m cable?", "sms", "20880", None)
    assert screen.startswith("END ")
    assert ask("3*the 5*2 m cable?") == (screen, for_desk)  # the gateway asks again: the desk knows the event, if it has it


def test_an_sms_that_answers_belongs_to_the_same_conversation(ask: Callable[[str], tuple[str, Any]]) -> None:
    for path in ("", "3"):
        ask(path)
    (sms,) = africastalking.parse("id=m1&from=%2B2348000000004&to=20880&text=Thanks&date=2026-02-05", received_at=_NOW)
    assert ask("3*Where is it?")[1].conversation_key == sms.conversation_key


def test_an_answer_that_nobody_offered_shows_the_same_screen_again(ask: Callable[[str], tuple[str, Any]]) -> None:
    home = ask("")
    assert ask("7") == home
    assert ask("7*hello") == home
    assert ask("7*hello*") == home


def test_a_lost_session_begins_again(ask: Callable[[str], tuple[str, Any]]) -> None:
    assert ask("1*98")[0].startswith("CON Kaze Audio")


def test_the_end_of_a_session_is_forgotten_and_other_events_go_to_the_desk(example: dict[str, Any]) -> None:
    sessions: dict[str, Any] = {}
    example["step"](_event(text=""), sessions)
    assert list(sessions) == ["ATUid_1"]
    assert example["step"](_event(status="Success", input="1"), sessions) == (None, None)
    assert sessions == {}
    assert example["step"](_event(text="", phoneNumber=""), sessions) == (None, None)
    (sms,) = africastalking.parse("id=m1&from=%2B2348000000000&to=20880&text=Hello&date=2026-02-05", received_at=_NOW)
    assert example["step"](sms, sessions) == (None, sms)
