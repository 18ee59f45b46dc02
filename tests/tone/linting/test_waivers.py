"""What a shop accepts, with a reason: in code, in a file, and above a message of a catalogue."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.tone.linting import Waiver, lint_messages, load_waivers

_MESSAGE = "ack = Melden Sie sich, wenn du etwas brauchst.\n"
_REVIEW = "# review: draft\n"


def _rules(source: str, **changes: Any) -> tuple[list[str], list[str]]:
    report = lint_messages({"de": _REVIEW + source}, **changes)
    return [finding.rule for finding in report.findings], [waived.finding.rule for waived in report.waived]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"rule": "TON999", "reason": "why not"}, "unknown-rule"),
        ({"rule": "TON001", "reason": ""}, "missing-reason"),
        ({"rule": "TON001", "reason": " \n"}, "missing-reason"),
        ({"rule": "TON001", "reason": None}, "missing-reason"),
        ({"rule": "TON001", "reason": "r", "until": datetime(2027, 1, 1)}, "not-a-date"),  # noqa: DTZ001  (refused as any datetime)
        ({"rule": "TON001", "reason": "r", "until": "2027-01-01"}, "not-a-date"),
        ({"rule": "TON001", "reason": "r", "words": "du"}, "no-words"),
        ({"rule": "TON001", "reason": "r", "words": ()}, "no-words"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_waiver_without_sense_is_refused(arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        Waiver(**arguments)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "is_waived"),
    [
        ({}, True),
        ({"locale": "de"}, True),
        ({"locale": "de-AT"}, False),
        ({"locale": "d"}, False),
        ({"key": "ack"}, True),
        ({"key": "signature"}, False),
        ({"words": ("DU",)}, True),
        ({"words": ("dir", "dich")}, False),
        ({"rule": "TON002"}, False),
    ],
    ids=str,
)
def test_a_waiver_counts_where_all_that_it_says_fits(changes: dict[str, Any], *, is_waived: bool) -> None:
    waiver = Waiver(**({"rule": "TON001", "reason": "a proverb"} | changes))
    counting, waived = _rules(_MESSAGE, waivers=[waiver])
    assert waived == (["TON001"] if is_waived else [])
    assert counting == ([] if is_waived else ["TON001", "TON091"])


def test_a_waiver_for_a_language_covers_its_territories() -> None:
    report = lint_messages({"de-AT": _REVIEW + _MESSAGE}, waivers=[Waiver("TON001", "a proverb", locale="de")])
    assert report.findings == ()


def test_what_is_waived_keeps_its_reason() -> None:
    report = lint_messages({"de": _REVIEW + _MESSAGE}, waivers=[Waiver("TON001", "a proverb")])
    assert [(waived.finding.span, waived.waiver.reason) for waived in report.waived] == [((44, 46), "a proverb")]


def test_an_expired_waiver_is_reported_and_no_longer_counts() -> None:
    waiver = Waiver("TON001", "until the relaunch", until=date(2027, 1, 31))
    assert _rules(_MESSAGE, waivers=[waiver], on=date(2027, 1, 31)) == ([], ["TON001"])
    assert _rules(_MESSAGE, waivers=[waiver], on=date(2027, 2, 1)) == (["TON001", "TON092"], [])
    report = lint_messages({"de": _REVIEW + _MESSAGE}, waivers=[waiver], on=date(2027, 2, 1))
    assert report.findings[-1].message == "a waiver for TON001 ran out on 2027-01-31"
    assert report.findings[-1].severity == "info"


def test_an_expired_waiver_leaves_its_place_to_another() -> None:
    waivers = [Waiver("TON001", "old", until=date(2027, 1, 1)), Waiver("TON001", "new")]
    assert _rules(_MESSAGE, waivers=waivers, on=date(2027, 2, 1)) == (["TON092"], ["TON001"])


def test_a_comment_above_a_message_waives_a_rule_there() -> None:
    comment = "# lint: allow TON001: a proverb of the founder\n"
    assert _rules(comment + _MESSAGE) == ([], ["TON001"])
    assert _rules("# For the footer.\n" + comment + "# Reviewed.\n" + _MESSAGE) == ([], ["TON001"])
    assert _rules(comment + "signature = Viele Grüße\n" + _MESSAGE) == (["TON001", "TON091"], [])


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# lint: allow TON001\n", "missing-reason"),
        ("# lint: allow TON001:   \n", "missing-reason"),
        ("# lint: allow TON01: why\n", "unknown-rule"),
        ("# lint: allow\n", "unknown-rule"),
        ("# lint: allow TON001: why\n\n", "misplaced-waiver"),
    ],
    ids=["none", "blank", "rule", "nothing", "apart"],
)
def test_a_comment_that_waives_nothing_is_a_fault_with_its_line(comment: str, code: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        _rules(comment + _MESSAGE)
    assert [(fault.code, fault.line) for fault in refused.value.faults] == [(code, 2)]


def test_a_comment_at_the_end_of_a_file_is_misplaced() -> None:
    with pytest.raises(ConfigurationError) as refused:
        _rules(_MESSAGE + "# lint: allow TON001: why")
    assert [fault.code for fault in refused.value.faults] == ["misplaced-waiver"]


def test_a_file_of_waivers_is_read(tmp_path: Path) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text(
        '[[waivers]]\nrule = "TON012"\nreason = "the carrier gives no date"\nlocale = "de_at"\nkey = "shipped"\nuntil = 2027-01-31\n'
        'words = ["bald"]\n\n[[waivers]]\nrule = "TON001"\nreason = "a slogan"\n',
        encoding="utf-8",
    )
    assert load_waivers(file) == (
        Waiver("TON012", "the carrier gives no date", "de-AT", "shipped", date(2027, 1, 31), ("bald",)),
        Waiver("TON001", "a slogan"),
    )


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    (tmp_path / "waivers.toml").write_text("", encoding="utf-8")
    assert load_waivers(tmp_path / "waivers.toml") == ()


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ('[[waivers]]\nrule = "TON001"\n', ["missing-key"]),
        ('[[waivers]]\nrule = "TON001"\nreason = ""\n\n[[waivers]]\nrule = "TON9"\nreason = "r"\n', ["missing-reason", "unknown-rule"]),
        ('[[waivers]]\nrule = "TON001"\nreason = "r"\nlocal = "de"\n', ["unknown-key"]),
        ('[[waivers]]\nrule = "TON001"\nreason = "r"\nlocale = "no tag"\n', ["bad-language-tag"]),
        ('[[waivers]]\nrule = "TON001"\nreason = "r"\nwords = []\n', ["too-short"]),
        ("waivers = 3\n", ["tuple-type"]),
    ],
    ids=["no-reason", "two", "typo", "tag", "words", "number"],
)
def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path, content: str, codes: list[str]) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_waivers(file)
    assert [fault.code for fault in refused.value.faults] == codes
    assert all(fault.file == str(file) and fault.line for fault in refused.value.faults)
