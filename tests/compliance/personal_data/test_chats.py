"""Sentences as customers write them, in some 35 languages: every datum is found where it stands, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xborder_support.compliance.personal_data import find_personal_data, mask

_MARK = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")
_Row = tuple[str | None, str, list[tuple[str, str]]]


def _rows(name: str) -> list[_Row]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [_row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def _row(territory: str, text: str) -> _Row:
    marked = text.replace("\\n", "\n")
    return (None if territory == "-" else territory), _MARK.sub(r"\2", marked), [(match[1], match[2]) for match in _MARK.finditer(marked)]


_ROWS = [*_rows("chats.tsv"), *_rows("chats_second.tsv")]
_IDS = [f"chat-{place}" for place in range(len(_ROWS))]


def test_the_tables_hold_enough() -> None:
    assert len(_ROWS) >= 350
    assert sum(not data for _, _, data in _ROWS) >= 60


@pytest.mark.parametrize(("territory", "text", "expected"), _ROWS, ids=_IDS)
def test_a_sentence_shows_its_data_and_nothing_else(territory: str | None, text: str, expected: list[tuple[str, str]]) -> None:
    data = find_personal_data(text, territory=territory)
    assert [(datum.kind, text[datum.start : datum.end]) for datum in data] == expected


@pytest.mark.parametrize(("territory", "text", "expected"), _ROWS, ids=_IDS)
def test_a_redacted_sentence_keeps_nothing_of_its_data(territory: str | None, text: str, expected: list[tuple[str, str]]) -> None:
    redacted = mask(text, territory=territory, level="redact").text
    assert [value for _, value in expected if len(value) > 4 and value in redacted] == []
    assert mask(redacted, territory=territory).text == redacted


def test_without_a_market_nearly_all_is_found_and_nothing_else() -> None:
    found = wanted = false = 0
    for _, text, expected in _ROWS:
        values = [text[datum.start : datum.end] for datum in find_personal_data(text)]
        wanted += len(expected)
        found += sum(value in values for _, value in expected)
        false += sum(value not in {value for _, value in expected} for value in values)
    assert found / wanted >= 0.98
    assert false <= 1


_SCRIPTS = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"]


@pytest.mark.parametrize("script", _SCRIPTS, ids=["arabic", "persian", "devanagari", "thai", "wide"])
def test_digits_of_another_script_change_nothing(script: str) -> None:
    for territory, text, _ in _ROWS:
        written = text.translate(dict(zip(map(ord, "0123456789"), script, strict=True)))
        assert find_personal_data(written, territory=territory) == find_personal_data(text, territory=territory), text


@pytest.mark.parametrize("noise", ["\u200b", "\u2060", "\u00ad", "\ufe0f"], ids=["space", "joiner", "hyphen", "variant"])
def test_what_takes_no_room_changes_nothing(noise: str) -> None:
    for territory, text, expected in _ROWS:
        written = re.sub(r"(?<=\d)(?=\d)", noise, text)
        data = [
            (datum.kind, written[datum.start : datum.end].replace(noise, "")) for datum in find_personal_data(written, territory=territory)
        ]
        assert data == [(kind, value.replace(noise, "")) for kind, value in expected], text
