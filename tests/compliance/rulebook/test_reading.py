"""A table is read as a rule, and whatever is wrong with it is said at once, with its file and rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import DeadlineDuty, Suppression, Window
from xborder_support.compliance.rulebook.fields import Objection, read_fields, written
from xborder_support.compliance.rulebook.reading import read_duties, rules_in
from xborder_support.errors import ConfigurationError

ROW: Mapping[str, Any] = {
    "jurisdiction": "US",
    "says": "x",
    "citation": "y",
    "binding": "law",
    "confidence": "high",
    "verified": "unconfirmed",
    "checked": date(2026, 11, 22),
    "suppression": {},
}


def _faults(documents: Mapping[str, Any]) -> list[tuple[str | None, str, str, str]]:
    with pytest.raises(ConfigurationError) as caught:
        rules_in(documents)
    return [(fault.file, fault.key, fault.code, fault.message) for fault in caught.value.faults]


def _objections(**changes: Any) -> list[tuple[str, str, str]]:
    return [(key, code, message) for _, key, code, message in _faults({"f": {"R": {**ROW, **changes}}})]


def test_a_table_is_read_with_all_its_duties() -> None:
    deadlines = [{"about": "opt_out", "within": "3 business days"}, {"about": "access", "only_for": ["simplified"], "at_once": True}]
    (rule,) = rules_in({"f": {"R": {**ROW, "media": ["sms"], "parts": ["US-FL"], "valid_to": date(2027, 1, 1), "deadline": deadlines}}})
    assert (rule.id, rule.media, rule.parts, rule.valid_to, rule.checked) == (
        "R",
        ("sms",),
        ("US-FL",),
        date(2027, 1, 1),
        date(2026, 11, 22),
    )
    assert rule.duties == (
        Suppression(),
        DeadlineDuty(about="opt_out", within=Term(3, "business_days")),
        DeadlineDuty(about="access", only_for=("simplified",), at_once=True),
    )


def test_rules_keep_the_order_of_the_files() -> None:
    assert [rule.id for rule in rules_in({"b": {"Z": ROW, "Y": ROW}, "a": {"X": ROW}})] == ["Z", "Y", "X"]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"colour": 1}, [("R.colour", "unknown-key", "no setting is called 'colour'")]),
        ({"binding": "laws"}, [("R.binding", "unknown-value", "'laws' is not known here")]),
        ({"binding": ["law"]}, [("R.binding", "unknown-value", "\"['law']\" is not known here")]),
        ({"media": "sms"}, [("R.media", "wrong-type", "a list is expected, not text")]),
        ({"media": ["sms", "fax"]}, [("R.media", "unknown-value", "'fax' is not known here")]),
        ({"says": 3}, [("R.says", "wrong-type", "text is expected, not a whole number")]),
        ({"checked": "2026"}, [("R.checked", "wrong-type", "a date is expected, not text")]),
        ({"id": "S"}, [("R.id", "unknown-key", "no setting is called 'id'")]),
        ({"is_off": True}, [("R.is_off", "unknown-key", "no setting is called 'is_off'")]),
        ({"jurisdiction": "XX"}, [("R.jurisdiction", "unknown-jurisdiction", "unknown jurisdiction 'XX'")]),
        ({"also_in": ["YY"]}, [("R.jurisdiction", "unknown-jurisdiction", "unknown jurisdiction 'YY'")]),
        ({"parts": ["GB-SCT"]}, [("R.parts", "not-a-part", "'GB-SCT' is no part of US")]),
        (
            {"valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 1)},
            [("R.valid_to", "ends-before-it-begins", "the last day is before 2026-02-02")],
        ),
        ({"suppression": []}, [("R", "no-duty", "the rule asks nothing")]),
        ({"suppression": 3}, [("R.suppression", "not-a-table", "a table is expected, not a whole number")]),
        ({"suppression": {"at_least": "3 moons"}}, [("R.suppression.at_least", "bad-term", "cannot read the term '3 moons'")]),
        ({"deadline": {}}, [("R.deadline", "missing-key", "'about' is missing here")]),
        ({"deadline": [{"about": "opt_out"}, {"about": "x"}]}, [("R.deadline.1.about", "unknown-value", "'x' is not known here")]),
        ({"window": {"hours": []}}, [("R.window.hours", "wrong-type", "a table is expected, not a list")]),
        ({"cap": {"most": True, "per": "1 week"}}, [("R.cap.most", "wrong-type", "a whole number is expected, not true or false")]),
        (
            {"withdrawal": {"otherwise": {"x": 3}, "colour": 1}},
            [
                ("R.withdrawal.otherwise", "bad-term", "cannot read the term '3'"),
                ("R.withdrawal.colour", "unknown-key", "no setting is called 'colour'"),
            ],
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(changes: dict[str, Any], faults: list[tuple[str, str, str]]) -> None:
    assert _objections(**changes) == faults


def test_a_rule_may_hold_for_a_single_day() -> None:
    (rule,) = rules_in({"f": {"R": {**ROW, "valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 2)}}})
    assert [rule.holds(date(2026, 2, day)) for day in (1, 2, 3)] == [False, True, False]


def test_all_faults_of_all_files_are_said_at_once() -> None:
    nothing = {name: value for name, value in ROW.items() if name != "suppression"}
    documents = {
        "a.toml": {"R": {**ROW, "says": 1, "deadline": {"about": "x"}}, "S": 3},
        "b.toml": {"T": nothing, "U": ROW},
        "c.toml": {"U": ROW, "V": {}},
    }
    assert _faults(documents) == [
        ("a.toml", "R.deadline.about", "unknown-value", "'x' is not known here"),
        ("a.toml", "R.says", "wrong-type", "text is expected, not a whole number"),
        ("a.toml", "S", "not-a-table", "a table is expected, not a whole number"),
        ("b.toml", "T", "no-duty", "the rule asks nothing"),
        ("c.toml", "U", "rule-twice", "another file has a rule of this id"),
        ("c.toml", "V", "no-duty", "the rule asks nothing"),
        *(
            ("c.toml", "V", "missing-key", f"{name!r} is missing here")
            for name in ("jurisdiction", "says", "citation", "binding", "confidence", "verified")
        ),
    ]


def test_each_fault_has_a_remedy() -> None:
    with pytest.raises(ConfigurationError) as caught:
        rules_in({"a.toml": {"R": {**ROW, "bindin": "law", "says": 1, "media": "x", "window": [1]}, "S": {**ROW, "parts": ["GB-SCT"]}}})
    hints = {fault.key: fault.hint for fault in caught.value.faults}
    assert hints["R.window.0"] == "write { … }"
    assert hints["R.says"] == 'write it as "…"'
    assert hints["R.media"] == "write [ … ]"
    assert str(hints["R.bindin"]).startswith('did you mean "binding"?')
    assert hints["S.parts"] == 'write "US-…"'


def test_a_rule_that_two_files_have_needs_another_id_in_one() -> None:
    with pytest.raises(ConfigurationError) as caught:
        rules_in({"a.toml": {"R": ROW}, "b.toml": {"R": ROW}})
    assert [(fault.file, fault.code, fault.hint) for fault in caught.value.faults] == [
        ("b.toml", "rule-twice", "give each rule its own id")
    ]


def test_duties_are_read_from_one_table_or_a_list() -> None:
    objections: list[Objection] = []
    window = {"hours": {"mon": ["09:00-10:00"]}}
    assert read_duties("window", window, ("R",), objections) == [Window(hours={"mon": ("09:00-10:00",)})]
    assert len(read_duties("window", [window, window], ("R",), objections)) == 2
    assert objections == []
    assert read_duties("window", [window, {}], ("R",), objections) == [Window(hours={"mon": ("09:00-10:00",)})]
    assert objections == [Objection(("R", 1), "missing-key", "'hours' is missing here", "add hours = …")]


@dataclass(frozen=True, kw_only=True)
class _Sample:
    words: str = ""
    flag: bool = False
    count: int | None = None
    share: float = 1.0
    kind: Literal["a", "b"] | None = None
    list: tuple[str, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    anything: Any = None


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ({}, {}),
        ({"share": 1}, {"share": 1.0}),
        ({"share": 0.5}, {"share": 0.5}),
        ({"count": 0, "flag": False}, {"count": 0, "flag": False}),
        ({"kind": "b", "list": ["x"], "terms": {"y": "1 year"}}, {"kind": "b", "list": ("x",), "terms": {"y": Term(1, "years")}}),
        ({"anything": {"x": [1]}}, {"anything": {"x": [1]}}),
    ],
)
def test_a_table_is_read_by_the_types_of_the_fields(table: dict[str, Any], fields: dict[str, Any]) -> None:
    objections: list[Objection] = []
    assert read_fields(_Sample, table, (), objections) == fields
    assert objections == []
    assert {type(value) for name, value in read_fields(_Sample, table, (), []).items() if name == "share"} <= {float}


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        ({"flag": 1}, "true or false is expected, not a whole number", "write it as true"),
        ({"count": 1.5}, "a whole number is expected, not a number", "write it as 3"),
        ({"count": False}, "a whole number is expected, not true or false", "write it as 3"),
        ({"share": "x"}, "a number is expected, not text", "write it as 0.5"),
        ({"words": {}}, "text is expected, not a table", 'write it as "…"'),
        ({"words": ["x"]}, "text is expected, not a list", 'write it as "…"'),
        ({"words": date(2026, 1, 1)}, "text is expected, not a date", 'write it as "…"'),
        ({"words": None}, "text is expected, not NoneType", 'write it as "…"'),
        ({"words": 1j}, "text is expected, not complex", 'write it as "…"'),
        ({"kind": "c"}, "'c' is not known here", "Known: a, b"),
        ({"terms": "1 year"}, "a table is expected, not text", "write { … }"),
    ],
)
def test_a_value_of_another_type_is_refused(table: dict[str, Any], message: str, hint: str) -> None:
    objections: list[Objection] = []
    assert read_fields(_Sample, table, ("here",), objections) == {}
    assert [(each.path, each.message, each.hint) for each in objections] == [(("here", *table), message, hint)]


def test_what_has_its_default_is_not_written() -> None:
    assert written(_Sample()) == {}
    assert written(_Sample(words="x", count=0, terms={"y": Term(1, "years")}, list=("z",))) == {
        "words": "x",
        "count": 0,
        "list": ["z"],
        "terms": {"y": "1 year"},
    }
