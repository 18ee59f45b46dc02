"""Tables of tickets are read as they stream, whatever their suffix, and what is wrong with one is named."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xborder_support.cli.progress import progress
from xborder_support.cli.tables import absent_columns, open_rows
from xborder_support.errors import UsageError

ROWS = [{"ticket_id": "1", "kind": "created"}, {"ticket_id": "2", "kind": "müde, oder"}]
CSV = 'ticket_id,kind\n1,created\n2,"müde, oder"\n'
JSON_LINES = '{"ticket_id": "1", "kind": "created"}\n\n{"ticket_id": "2", "kind": "müde, oder"}\n'


def read(path: Path, content: bytes) -> list[dict[str, Any]]:
    path.write_bytes(content)
    with open_rows(str(path), lambda done, total: None) as rows:
        return list(rows)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode()),
        ("a.CSV", CSV.encode()),
        ("with_mark.csv", b"\xef\xbb\xbf" + CSV.encode()),
        ("windows.csv", CSV.replace("\n", "\r\n").encode()),
        ("spaced.csv", CSV.replace("ticket_id,kind", " ticket_id , kind").replace("\n1", "\n\n1").encode()),
        ("german.csv", b'ticket_id;kind\n1;created\n2;"m\xc3\xbcde, oder"\n'),
        ("a.tsv", CSV.replace("1,", "1\t").replace("2,", "2\t").replace("d,k", "d\tk").encode()),
        ("a.jsonl", JSON_LINES.encode()),
        ("a.ndjson", JSON_LINES.encode()),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
        ("a.jsonl.gz", gzip.compress(JSON_LINES.encode(), mtime=0)),
    ],
)
def test_each_kind_of_file_gives_the_same_rows(tmp_path: Path, name: str, content: bytes) -> None:
    assert read(tmp_path / name, content) == ROWS


@pytest.mark.parametrize(("content", "rows"), [(b"", []), (b"a,b\n", []), (b"a,b\n1\n", [{"a": "1", "b": None}])])
def test_short_tables_have_few_rows(tmp_path: Path, content: bytes, rows: list[dict[str, str | None]]) -> None:
    assert read(tmp_path / "a.csv", content) == rows


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.xlsx", b"PK", "unknown-table-format", "'.xlsx'"),
        ("a.gz", b"", "unknown-table-format", "''"),
        ("a.csv", "ticket_id\nmüde".encode("latin-1"), "bad-table", "not UTF-8"),
        ("a.csv.gz", CSV.encode(), "bad-table", "gzip"),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)[:-9], "bad-table", "gzip"),
        ("a.csv", b"a,a\n1,2\n", "bad-table", "two columns are called 'a'"),
        ("a.csv", b"a\n1,2\n", "bad-table", "line 2 has 2 values"),
        ("a.csv", b'a\n"1\n', "bad-table", "unexpected end of data"),
        ("a.csv", b"a\n" + b"1" * 200_000, "bad-table", "field larger"),
        ("a.jsonl", b'{"a": 1}\n[1]\n', "bad-table", "line 2 holds no object"),
        ("a.jsonl", b"{", "bad-table", "line 1 is no JSON"),
        ("a.jsonl", b"[" * 100_000, "bad-table", "line 1 is no JSON"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes, code: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path / name, content)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="file-not-found"), open_rows("nowhere.csv", lambda done, total: None):
        pass


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a\n" + "1\n" * 500_000, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    with open_rows(str(path), lambda done, total: seen.append((done, total))) as rows:
        next(rows)
    ((done, total),) = seen
    assert 0 < done < total // 10
    assert total == path.stat().st_size


def test_columns_are_looked_for_until_all_were_seen() -> None:
    rows = iter([{"a": 1}, {"b": 1, "c": 1}, {"d": 1}])
    assert absent_columns(rows, ["a", "b"]) == (frozenset(), ("a",))
    assert next(rows) == {"d": 1}, "no row was read in vain"
    assert absent_columns(iter([{"a": 1}, {"b": 1}]), ["x", "a"]) == (frozenset({"x"}), ("a", "b"))
    assert absent_columns(iter(()), ["x"]) == (frozenset({"x"}), ())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def draws_and_fails(draw: Callable[[int, int], None]) -> None:
    draw(1, 2)
    draw(1 // 0, 2)


def drawn(stream: io.StringIO, steps: Callable[[Callable[[int, int], None]], None]) -> str:
    with progress(stream, "reading") as draw:
        steps(draw)
    return stream.getvalue()


def test_a_terminal_sees_each_step_once_and_a_clean_line_at_the_end() -> None:
    terminal = Terminal()
    with progress(terminal, "reading") as draw:
        for done in (0, 1, 2, 500, 1_000, 2_000):
            draw(done, 1_000)
    first, half, whole, blank, end = terminal.getvalue().split("\r")[1:]
    assert first == f"reading [{'.' * 30}]   0 %"
    assert half == f"reading [{'#' * 15}{'.' * 15}]  50 %"
    assert whole == f"reading [{'#' * 30}] 100 %"
    assert (blank, end) == (" " * len(whole), "")


def test_an_empty_whole_is_done() -> None:
    assert "100 %" in drawn(Terminal(), lambda draw: draw(0, 0))


def test_a_pipe_and_a_run_without_steps_show_nothing() -> None:
    assert drawn(io.StringIO(), lambda draw: draw(1, 2)) == ""
    assert drawn(Terminal(), lambda draw: None) == ""


def test_the_line_is_wiped_away_when_something_goes_wrong() -> None:
    terminal = Terminal()
    with pytest.raises(ZeroDivisionError):
        drawn(terminal, draws_and_fails)
    assert terminal.getvalue().endswith(" \r")
