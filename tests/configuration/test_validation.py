"""What pydantic objects to becomes faults that name file, line, key and remedy: one for each mistake."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError, field_validator

from xborder_support.configuration import Document, StrictModel, fault_at, parse_toml, relocated, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.terms import Priority, Target


class _Team(StrictModel):
    team: str
    after: int = 0


class _Skill(StrictModel):
    skill: str


class _Lead(StrictModel):
    kind: Literal["lead"]
    of: str


class _Anyone(StrictModel):
    kind: Literal["anyone"]


class _When(StrictModel):
    priority: Priority | list[Priority] | None = None
    any: tuple[_When, ...] = ()


class _Rule(StrictModel):
    name: str
    when: _When = _When()
    to: tuple[_Team | _Skill, ...] = ()
    ladder: tuple[Annotated[_Lead | _Anyone, Field(discriminator="kind")], ...] = ()
    target: str | None = None
    weight: int | str | list[str] = 1
    register_: Literal["formal", "casual"] = Field(default="formal", alias="register")

    @field_validator("target")
    @classmethod
    def _is_a_target(cls, text: str | None) -> str | None:
        return text and str(Target.parse(text))


class _Desk(StrictModel):
    rules: list[_Rule] = Field(default_factory=list)
    teams: dict[str, _Team] = Field(default_factory=dict)
    flags: dict[str, dict[str, bool]] = Field(default_factory=dict)
    pair: tuple[int, int] | None = None


def _faults(text: str) -> list[tuple[int | None, str, str, str | None]]:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Desk, parse_toml(text, name="desk.toml"))
    assert all(fault.file == "desk.toml" for fault in caught.value.faults)
    return [(fault.line, fault.key, fault.code, fault.hint) for fault in caught.value.faults]


def test_a_good_document_is_filled_in_and_frozen() -> None:
    desk = validate(_Desk, parse_toml("[[rules]]\nname = 'a'\nregister = 'casual'\ntarget = '120m business'\nto = [{ skill = 'x' }]\n"))
    assert desk.rules[0].register_ == "casual"
    assert desk.rules[0].target == "2h business"
    assert isinstance(desk.rules[0].to[0], _Skill)
    with pytest.raises(ValidationError):
        desk.rules = []  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ruels = []\n", [(1, "ruels", "unknown-key", 'did you mean "rules"? Known: flags, pair, rules, teams')]),
        ("[[rules]]\n\n", [(1, "rules[0].name", "missing-key", "add name = …")]),
        ("[teams]\n\nasia = { after = 1 }\n", [(3, "teams.asia.team", "missing-key", "add team = …")]),
        ("[[rules]]\nname = 'a'\n[[rules]]\nname = 'b'\nnmae = 'c'\n",
         [(5, "rules[1].nmae", "unknown-key", 'did you mean "name"? Known: ladder, name, register, target, to, weight, when')]),
        ("[teams.asia]\nteam = 'x'\nafterr = 2\n", [(3, "teams.asia.afterr", "unknown-key", 'did you mean "after"? Known: after, team')]),
        ("[[rules]]\nname = 'a'\nwhen = { priority = 'hihg' }\n",
         [(3, "rules[0].when.priority", "unknown-value", 'did you mean "high"? Known: high, low, normal, urgent')]),
        ("[[rules]]\nname = 'a'\nwhen = { priority = [\n 'low',\n 'hihg'] }\n",
         [(3, "rules[0].when.priority[1]", "unknown-value", 'did you mean "high"? Known: high, low, normal, urgent')]),
        ("[[rules]]\nname = 'a'\nto = [\n { team = 'x' },\n { teem = 'y' },\n]\n",
         [(5, "rules[0].to[1].team", "missing-key", "add team = …"),
          (5, "rules[0].to[1].teem", "unknown-key", 'did you mean "team"? Known: after, team')]),
        ("[[rules]]\nname = 'a'\nto = [\n { skill = 'x', after = 3 },\n]\n", [(4, "rules[0].to[0].after", "unknown-key", "Known: skill")]),
        ("[[rules]]\nname = 'a'\nladder = [\n { kind = 'lead' },\n]\n", [(4, "rules[0].ladder[0].of", "missing-key", "add of = …")]),
        ("[[rules]]\nname = 'a'\nladder = [\n { kind = 'anyone', of = 'x' },\n]\n",
         [(4, "rules[0].ladder[0].of", "unknown-key", 'did you mean "of"? Known: kind, of')]),
        ("[[rules]]\nname = 'a'\nladder = [ { kind = 'boss' } ]\n", [(3, "rules[0].ladder[0]", "union-tag-invalid", None)]),
        ("[[rules]]\nname = 'a'\nweight = { x = 1 }\n", [(3, "rules[0].weight", "int-type", None)]),
        ("[[rules]]\nname = 7\n", [(2, "rules[0].name", "string-type", None)]),
        ("rules = 7\n", [(1, "rules", "list-type", None)]),
        ("rules = 'x'\n", [(1, "rules", "list-type", 'write rules = ["x"]')]),
        ("[rules]\nname = 'x'\n", [(1, "rules", "list-type", "write [[rules]], with two brackets")]),
        ("[flags.x]\ny = 'maybe'\n", [(2, "flags.x.y", "bool-parsing", None)]),
        ("pair = [1, 'x']\n", [(1, "pair[1]", "int-parsing", None)]),
        ("[[rules]]\nname = 'a'\ntarget = '2h'\n",
         [(3, "rules[0].target", "bad-target", 'it does not say which clock counts: write "2h business" or "2h elapsed"')]),
        ("[[rules]]\nname = 'a'\n[[rules.when.any]]\n[[rules.when.any]]\n[[rules.when.any.any]]\npriorty = 'low'\n",
         [(6, "rules[0].when.any[1].any[0].priorty", "unknown-key", 'did you mean "priority"? Known: any, priority')]),
    ],
)  # fmt: skip
def test_each_mistake_is_one_fault_with_its_line_and_remedy(text: str, expected: list[tuple[int, str, str, str | None]]) -> None:
    assert _faults(text) == expected


class _Format(StrictModel):
    format: Literal[1]
    register_: Literal["formal", "casual"] = Field(default="formal", alias="register")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('format = "1"', "only 1 can stand here", "write format = 1"),
        ("format = 2", "only 1 can stand here", "write format = 1"),
        ('format = 1\nregister = "causal"', "'causal' is not known here", 'did you mean "casual"? Known: casual, formal'),
        ("format = 1\nregister = 5", "one of a few words is expected here, in quotes", "Known: formal, casual"),
    ],
)
def test_a_value_that_cannot_stand_there_names_those_that_can(text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Format, parse_toml(text, name="desk.toml"))
    assert [(fault.code, fault.message, fault.hint) for fault in caught.value.faults] == [("unknown-value", message, hint)]


def test_a_missing_setting_that_has_one_value_only_is_given_it() -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Format, parse_toml("", name="desk.toml"))
    assert [(fault.code, fault.hint) for fault in caught.value.faults] == [("missing-key", "add format = 1")]


def test_all_mistakes_are_reported_at_once() -> None:
    text = "ruels = 1\n[[rules]]\nname = 1\n[[rules]]\nnam = 'x'\n"
    assert {(line, code) for line, _, code, _ in _faults(text)} == {
        (1, "unknown-key"),
        (3, "string-type"),
        (4, "missing-key"),
        (5, "unknown-key"),
    }


def test_where_no_type_fits_all_of_them_are_named() -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Desk, Document({"rules": [{"name": "a", "weight": {"x": 1}}]}))
    (fault,) = caught.value.faults
    assert fault.message == "Input should be a valid integer; or: Input should be a valid string; or: Input should be a valid list"
    assert (fault.file, fault.line) == (None, None)


@pytest.mark.parametrize("rules", [({"name": 1},), [{"name": 1}]])
def test_a_mapping_that_code_wrote_may_hold_tuples(rules: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Desk, Document({"rules": rules}))
    assert caught.value.faults[0].key == "rules[0].name"


def test_rules_nested_in_rules_are_placed_without_trying_every_reading() -> None:
    condition: dict[str, Any] = {"priority": "hihg"}
    for _ in range(40):
        condition = {"any": [condition]}
    with pytest.raises(ConfigurationError) as caught:
        validate(_Desk, Document({"rules": [{"name": "a", "when": condition}]}))
    assert caught.value.faults[0].key == "rules[0].when" + ".any[0]" * 40 + ".priority"


def test_a_hint_of_the_code_that_checks_reaches_the_fault() -> None:
    class _Zone(StrictModel):
        zone: str

        @field_validator("zone")
        @classmethod
        def _known(cls, zone: str) -> str:
            if zone == "plain":
                raise ValueError("plain words")
            raise UsageError("unknown zone", code="unknown-time-zone", hint="pass an IANA name")

    faults: list[Fault] = []
    for zone in ("x", "plain"):
        with pytest.raises(ConfigurationError) as caught:
            validate(_Zone, Document({"zone": zone}))
        faults += caught.value.faults
    assert faults == [
        Fault("unknown-time-zone", "unknown zone", key="zone", hint="pass an IANA name"),
        Fault("value-error", "plain words", key="zone"),
    ]


def test_a_fault_of_a_part_is_placed_in_the_whole() -> None:
    document = parse_toml("[calendars.tokyo]\ntime_zone = 'x'\nhours = { mon = ['a'] }\n", name="desk.toml")
    inner = [Fault("bad-hours", "m", key="hours.mon[0]", hint="h"), Fault("empty", "e")]
    assert relocated(inner, document, ("calendars", "tokyo")) == [
        Fault("bad-hours", "m", key="calendars.tokyo.hours.mon[0]", file="desk.toml", line=3, hint="h"),
        Fault("empty", "e", key="calendars.tokyo", file="desk.toml", line=1),
    ]
    assert fault_at(document, ("calendars", "tokyo", "time_zone"), "c", "m").line == 2


def test_a_whole_that_is_no_table_is_one_fault() -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Desk, Document([]))  # type: ignore[arg-type]
    assert [(fault.key, fault.code) for fault in caught.value.faults] == [("", "model-type")]


class _Bounds(StrictModel):
    least: int = Field(default=1, ge=0)
    most: int = Field(default=1, le=23)
    above: float = Field(default=1, gt=0)
    below: float = Field(default=1, lt=24)
    mode: Literal["plain"] | list[str] = "plain"
    modes: list[Literal["plain"]] = Field(default_factory=list)
    kind: Literal["text", "number", "instant", "boolean"] = "text"


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("least = -1", "greater-than-equal", "the number is too small here", "at least 0 is expected"),
        ("most = 24", "less-than-equal", "the number is too large here", "at most 23 is expected"),
        ("above = 0", "greater-than", "the number is too small here", "more than 0.0 is expected"),
        ("below = 24", "less-than", "the number is too large here", "less than 24.0 is expected"),
        ("mode = 'fancy'", "unknown-value", "only 'plain' can stand here", "write mode = 'plain'"),
        ("modes = ['fancy']", "unknown-value", "only 'plain' can stand here", "write 'plain'"),
        ("kind = 'int'", "unknown-value", "'int' is not known here", 'did you mean "number"? Known: boolean, instant, number, text'),
        ("kind = 'Str'", "unknown-value", "'Str' is not known here", 'did you mean "text"? Known: boolean, instant, number, text'),
        ("kind = 'bool'", "unknown-value", "'bool' is not known here", 'did you mean "boolean"? Known: boolean, instant, number, text'),
        ("kind = 'list'", "unknown-value", "'list' is not known here", "Known: boolean, instant, number, text"),
    ],
)
def test_a_hint_names_the_bound_or_the_word_that_can_stand_there(text: str, code: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        validate(_Bounds, parse_toml(text, name="desk.toml"))
    assert [(fault.code, fault.message, fault.hint) for fault in caught.value.faults] == [(code, message, hint)]
