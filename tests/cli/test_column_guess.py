"""What the columns of a table plainly mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from xborder_support.cli.column_guess import guessed_columns, told
from xborder_support.errors import UsageError
from xborder_support.histories import mapping_from_config

Run: TypeAlias = Callable[..., tuple[int, str, str]]


GUESSES: list[tuple[str, dict[str, str]]] = [
    ("id,opened,answered,solved", {"ticket": "id", "created_at": "opened", "first_reply_at": "answered", "solved_at": "solved"}),
    ("Number,Created At,Resolved-At", {"ticket": "Number", "created_at": "Created At", "solved_at": "Resolved-At"}),
    ("ticket_id,id,kind,at", {"ticket": "ticket_id", "id": "id", "event": "kind", "time": "at"}),
    ("id,event,created_at", {"ticket": "id", "event": "event", "time": "created_at"}),
    ("id,created_at,status,updated_at", {"ticket": "id", "created_at": "created_at", "time": "updated_at", "status": "status"}),
    ("ticket,status,updated_at", {"ticket": "ticket", "status": "status", "time": "updated_at"}),
    ("ticket,status,updated_at,created_at,solved_at", {"ticket": "ticket", "created_at": "created_at", "solved_at": "solved_at"}),
    ("id,created_at,country,assignee", {"ticket": "id", "created_at": "created_at", "market": "country", "agent": "assignee"}),
]


@pytest.mark.parametrize(("header", "columns"), GUESSES)
def test_plain_names_are_understood(header: str, columns: dict[str, str]) -> None:
    guess = guessed_columns(header.split(","))
    assert guess["columns"] == columns
    assert mapping_from_config(guess).columns == columns


def test_the_guess_is_told_as_the_file_that_says_the_same(tmp_path: Path) -> None:
    guess = guessed_columns(['Ticket"ID', "ticket id", "opened at", "Tier"])
    path = tmp_path / "columns.toml"
    path.write_text(told(guess), encoding="utf-8")
    assert guess["context"] == {"tier": "Tier"}
    assert 'ticket = "ticket id"' in told(guess)


def test_names_that_say_nothing_are_listed_in_short() -> None:
    with pytest.raises(UsageError) as caught:
        guessed_columns(["x" * 1_000] * 1_000)
    assert len(caught.value.message) < 2_000
