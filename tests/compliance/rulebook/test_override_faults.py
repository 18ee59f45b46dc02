"""Whatever is wrong with a host's changes is said at once, with its place and its remedy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Label, Rulebook
from xborder_support.compliance.rulebook.text_duties import CONDITIONS
from xborder_support.compliance.texts import Circumstances
from xborder_support.conversations import Draft
from xborder_support.errors import ConfigurationError

_BOOK = Rulebook.load()
_NONE_OF_IT: tuple[dict[str, Any], ...] = ({"was_asked_for": True}, {"is_recurring": False})


def _faults(changes: Mapping[str, Any], book: Rulebook = _BOOK) -> list[tuple[str, str, str]]:
    with pytest.raises(ConfigurationError) as caught:
        book.with_overrides(changes)
    return [(fault.key, fault.code, fault.message) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("change", "key", "code", "message"),
    [
        ({"set": {"windows": ["09:00-20:00"]}}, ".reason", "missing-reason", "a rule is changed only with a reason"),
        ({"off": True, "reason": "  "}, ".reason", "missing-reason", "a rule is changed only with a reason"),
        ({"reason": "x"}, "", "empty-override", "nothing is changed here"),
        ({"reason": "x", "off": True, "set": {"media": []}}, ".off", "off-and-set", "a rule that is switched off has no figures"),
        (
            {"reason": "x", "confidence": "high", "replace": True},
            ".replace",
            "nothing-to-replace",
            "replace needs figures to put in the place of the law's",
        ),
        ({"reason": "x", "confidence": "medium"}, ".confidence", "less-sure", "the rule is shipped with confidence 'high'"),
        ({"reason": "x", "confidence": "sure"}, ".confidence", "unknown-value", "'sure' is not known here"),
        ({"reason": 3, "off": True}, ".reason", "wrong-type", "text is expected, not a whole number"),
        ({"reason": "x", "offf": True}, ".offf", "unknown-key", "no setting is called 'offf'"),
        ({"reason": "x", "set": []}, ".set", "wrong-type", "a table is expected, not a list"),
        ({"reason": "x", "set": {"windos": []}}, ".set.windos", "unknown-key", "a rule has no 'windos' to set"),
        ({"reason": "x", "set": {"says": "x"}}, ".set.says", "unknown-key", "a rule has no 'says' to set"),
        (
            {"reason": "x", "set": {"windows": ["9-20"]}},
            ".set.windows",
            "bad-hours",
            "weekly: mon-sun: cannot read the hours '9-20'",
        ),
        ({"reason": "x", "set": {"windows": []}}, ".set.windows", "empty-calendar", None),
        ({"reason": "x", "set": {"windows": "09:00-20:00"}}, ".set.windows.hours", "wrong-type", "a list is expected, not text"),
        ({"reason": "x", "set": {"window": {"hours": {"noday": ["09:00-10:00"]}}}}, ".set.window", "unknown-day", None),
        ({"reason": "x", "set": {"window": {"eve_hours": ["9"]}}}, ".set.window", "bad-hours", "weekly: mon: cannot read the hours '9'"),
        (
            {"reason": "x", "set": {"label": {"texts": ["AD"], "only_if": "unsolicited_bulky"}}},
            ".set.label.only_if",
            "unknown-condition",
            "no condition is called 'unsolicited_bulky'",
        ),
        (
            {"reason": "x", "set": {"ai_notice": {"only_in": ["US-CX"]}}},
            ".set.ai_notice.only_in",
            "unknown-jurisdiction",
            "unknown jurisdiction 'US-CX'",
        ),
        ({"reason": "x", "set": {"window": {"colour": 1}}}, ".set.window.colour", "unknown-key", "no setting is called 'colour'"),
        ({"reason": "x", "set": {"window": {"zone": "Mars/X"}}}, ".set.window.zone", "unknown-time-zone", "unknown time zone 'Mars/X'"),
        (
            {"reason": "x", "set": {"cap": {"most": -1, "per": "24 hours"}}},
            ".set.cap.most",
            "negative-number",
            "nobody can be contacted fewer than 0 times",
        ),
        ({"reason": "x", "set": {"cap": {"most": 1}}}, ".set.cap", "missing-key", "'per' is missing here"),
        ({"reason": "x", "set": {"cap": {"most": 1, "per": "9"}}}, ".set.cap.per", "bad-term", "cannot read the term '9'"),
        ({"reason": "x", "set": {"media": ["fax"]}}, ".set.media", "unknown-value", "'fax' is not known here"),
    ],
)
def test_what_is_wrong_with_a_change_is_named(change: dict[str, Any], key: str, code: str, message: str | None) -> None:
    ((found_key, found_code, found_message),) = _faults({"overrides": {"rules": {"US-TCPA-QUIET": change}}})
    assert (found_key, found_code) == (f"overrides.rules.US-TCPA-QUIET{key}", code)
    assert message in {None, found_message}


_OURS = {"jurisdiction": "US", "says": "x", "source": "y", "suppression": {}}
_HOURS = 'write "09:00-18:00", "22:00-06:00" over midnight, or "09:00-24:00" until midnight'


def _change(rule_id: str = "US-TCPA-QUIET", **change: Any) -> dict[str, Any]:
    return {"overrides": {"rules": {rule_id: {"reason": "x", **change}}}}


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        (_change(), "add set = { … }, off = true or confidence"),
        (_change(off=True, set={"media": []}), "keep one of the two"),
        (_change(replace=True, confidence="high"), "add set = { … }"),
        (_change(set={"windows": ["9-20"]}), _HOURS),
        (_change("EU-GDPR-6", set={"windows": ["09:00-10:00"]}), 'write window = { hours = { mon-sun = ["09:00-20:00"] } }'),
        (_change("MX-ARCO", set={"deadline": {"within": "1 day"}}), "write all of them: deadline = [{ … }, { … }]"),
        ({"rules": {"MX-ARCO": {}}}, "change it under [overrides.rules.MX-ARCO], or call yours otherwise"),
        ({"rules": {"OURS": 3}}, "write { … }"),
        (
            {"rules": {"OURS": {"jurisdiction": "DE", "says": "x", "suppression": {}}}},
            'add source = "…": who says so, or where it is written',
        ),
        ({"rules": {"OURS": _OURS | {"window": {"hours": {"mon": ["x"]}}}}}, _HOURS),
        ({"rules": {"OURS": _OURS | {"parts": ["GB-SCT"]}}}, 'write "US-…"'),
        ({"rules": {"OURS": _OURS | {"valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 1)}}}, "swap the two"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_names_its_remedy(changes: dict[str, Any], hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _BOOK.with_overrides(changes)
    assert [fault.hint for fault in caught.value.faults] == [hint]


@pytest.mark.parametrize(
    ("changes", "nearest"),
    [
        (_change(set={"windos": []}), "windows"),
        (_change(set={"purpose": []}), "purposes"),
        (_change(set={"retentio": {}}), "retention"),
        (_change("US-TCPA-QUIT"), "US-TCPA-QUIET"),
        ({"rules": {"OURS": _OURS | {"windw": {}}}}, "window"),
        ({"rules": {"OURS": _OURS | {"citatio": "x"}}}, "citation"),
        ({"rule": {}}, "rules"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_of_the_pen_is_answered_with_the_nearest_name(changes: dict[str, Any], nearest: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _BOOK.with_overrides(changes)
    (fault,) = caught.value.faults
    assert str(fault.hint).startswith(f'did you mean "{nearest}"?')


def test_no_fault_repeats_more_than_the_beginning_of_a_name() -> None:
    long = "x" * 99
    for changes, shown in (
        (_change(set={long: 1}), 60),
        (_change(long), 40),
        ({"rules": {"OURS": _OURS | {long: 1}}}, 60),
    ):
        with pytest.raises(ConfigurationError) as caught:
            _BOOK.with_overrides(changes)
        assert [fault.message.count("x") for fault in caught.value.faults] == [shown], shown


def test_hours_need_a_window_and_a_table_needs_a_single_duty() -> None:
    changes = {
        "EU-GDPR-6": {"reason": "x", "set": {"windows": ["09:00-10:00"]}},
        "MX-ARCO": {"reason": "x", "set": {"deadline": {"within": "1 day"}}},
    }
    assert _faults({"overrides": {"rules": changes}}) == [
        ("overrides.rules.EU-GDPR-6.set.windows", "no-window", "the rule has no hours to change"),
        ("overrides.rules.MX-ARCO.set.deadline", "several-duties", "the rule has 2 duties of the kind 'deadline'"),
    ]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"format": "1"}, [("format", "wrong-type", "a whole number is expected, not text")]),
        ({"rule": {}}, [("rule", "unknown-key", "no setting is called 'rule'")]),
        ({"overrides": {"rule": {}}}, [("overrides.rule", "unknown-key", "no setting is called 'rule'")]),
        ({"overrides": 3}, [("overrides", "wrong-type", "a table is expected, not a whole number")]),
        (
            {"overrides": {"rules": {"US-TCPA-QUIT": {}}}},
            [("overrides.rules.US-TCPA-QUIT", "unknown-rule", "there is no rule 'US-TCPA-QUIT'")],
        ),
        ({"overrides": {"rules": {"MX-ARCO": 3}}}, [("overrides.rules.MX-ARCO", "not-a-table", "a table is expected, not a whole number")]),
        ({"rules": {"MX-ARCO": {}}}, [("rules.MX-ARCO", "rule-taken", "'MX-ARCO' is a rule of the book")]),
        ({"rules": {"OURS": 3}}, [("rules.OURS", "not-a-table", "a table is expected, not a whole number")]),
        (
            {"rules": {"OURS": {"jurisdiction": "XX", "windw": {}}}},
            [
                ("rules.OURS", "missing-key", "'source' is missing here"),
                ("rules.OURS", "no-duty", "the rule asks nothing"),
                ("rules.OURS.windw", "unknown-key", "no setting is called 'windw'"),
                ("rules.OURS", "missing-key", "'says' is missing here"),
            ],
        ),
        (
            {"rules": {"OURS": {"jurisdiction": "DE", "says": "x", "source": "y", "window": {"hours": {"mon": ["x"]}}}}},
            [("rules.OURS.window", "bad-hours", "weekly: mon: cannot read the hours 'x'")],
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_named(changes: dict[str, Any], faults: list[tuple[str, str, str]]) -> None:
    assert _faults(changes) == faults


def test_every_fault_is_said_at_once_and_has_its_line_and_its_remedy(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    text = """[overrides.rules.US-TCPA-QUIET]
set = { windows = ["9-20"] }
[overrides.rules.US-TCPA-QUIT]
off = true
[overrides.rules.MX-ARCO]
confidence = "low"
reason = "x"
[rules.OURS]
jurisdiction = "DE"
"""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        Rulebook.load(file)
    assert [(fault.line, fault.code, fault.file) for fault in caught.value.faults] == [
        (line, code, str(file))
        for line, code in [
            (1, "missing-reason"),
            (2, "bad-hours"),
            (3, "unknown-rule"),
            (6, "less-sure"),
            (8, "missing-key"),
            (8, "no-duty"),
            (8, "missing-key"),
        ]
    ]
    hints = {fault.code: fault.hint for fault in caught.value.faults}
    assert hints["missing-reason"] == 'say who decided it, when and why: reason = "Counsel, 2026-10-02: stricter than the law"'
    assert str(hints["unknown-rule"]).startswith('did you mean "US-TCPA-QUIET"?')
    assert hints["less-sure"] == "a host may be surer than we are; to leave a rule out, write off = true"


def test_a_misspelt_condition_of_a_label_is_told_with_the_right_one() -> None:
    label = {"texts": ["AD"], "only_if": "unsolicited-bulk"}
    own = {"jurisdiction": "DE", "says": "x", "source": "y", "label": label}
    with pytest.raises(ConfigurationError) as caught:
        _BOOK.with_overrides({"rules": {"OURS": own}})
    (fault,) = caught.value.faults
    assert fault.code == "unknown-condition"
    assert (fault.hint or "").startswith('did you mean "unsolicited_bulk"?')
    for condition in CONDITIONS:
        known = _BOOK.with_overrides({"rules": {"OURS": {**own, "label": {**label, "only_if": condition}}}})
        assert known.rule("OURS").duties_of(Label)[0].only_if == condition


def test_every_condition_decides_something() -> None:
    """A condition that no circumstance meets would drop the label of every message."""
    draft = Draft(channel="sms", provider="any", to="x", text="", purpose="marketing")
    for condition in CONDITIONS:
        met = {Circumstances(**given).meets(condition, draft) for given in ({}, {"takes_replies": False}, *_NONE_OF_IT)}
        assert met == {True, False}
