"""The checks of a rule set against trying every context of small worlds."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Field
from xborder_support.routing import RuleSet
from xborder_support.routing.review import RuleFinding, lint

NOW = datetime(2000, 1, 3, 12, tzinfo=UTC)
ATTRIBUTES = {"reason": Field("category"), "note": Field("text")}

# Each field with what rules may ask, what a host may mean, and what else may come in. Every place that a question tells apart is there.
FIELDS: dict[str, tuple[list[Any], list[Any], list[Any]]] = {
    "market": (["JP", ["JP", "KR"], {"not_in": ["BR"]}], ["JP", "KR", "BR", "DE"], [None]),
    "language": (["pt", "pt-BR", ["es", "pt-BR"]], ["pt", "pt-BR", "pt-PT", "es", "es-MX", "ja"], [None, "und"]),
    "priority": (["low", ["low", "normal"], ["high", "urgent"], {"not_in": ["low"]}], ["low", "normal", "high", "urgent"], [None, "odd"]),
    "tags": (
        ["vip", ["vip", "press"], {"has_all": ["vip", "press"]}, {"has_none": ["vip"]}],
        [[], ["vip"], ["press"], ["vip", "press", "x"]],
        [None],
    ),
    "is_open": ([True, False, [True, False]], [True, False], [None]),
    "waiting_minutes": ([2, {"ge": 2}, {"le": 3}, {"between": [1, 2]}], [0, 1, 1.5, 2, 2.5, 3, 4], [None]),
    "reason": (["customs", "customs_hold", ["size", "customs_hold"]], ["customs", "customs_hold", "customs_x", "size", "fit"], [None]),
    "tier": (["gold", {"prefix": "go"}, {"prefix": ["go", "gold-"]}], ["gold", "go", "gobi", "gold-1", "tin"], [None]),
    "note": ([{"contains_any": ["ab"]}, {"contains_any": ["ab", "cd"]}], ["", "xaby", "cd", "ab cd"], [None]),
}


@st.composite
def rule_tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=3, unique=True))
    questions = st.fixed_dictionaries({}, optional={name: st.sampled_from(FIELDS[name][0]) for name in names}).filter(bool)
    groups = st.fixed_dictionaries({}, optional={word: st.lists(questions, min_size=1, max_size=2) for word in ("all", "any", "none")})
    whens = st.one_of(questions, st.builds(lambda one, more: {**one, **more}, questions, groups), groups)
    found = draw(st.lists(whens, min_size=1, max_size=6))
    return [{"name": f"r{number}", "when": when, "to": [{"team": "a"}]} for number, when in enumerate(found)]


def fields_of(rules: RuleSet) -> tuple[str, ...]:
    return tuple(sorted({name for rule in rules.rules for name in rule.when.fields}))


@cache
def _contexts(names: tuple[str, ...], *, is_known: bool) -> tuple[dict[str, Any], ...]:
    values = [FIELDS[name][1] + ([] if is_known else FIELDS[name][2]) for name in names]
    return tuple(dict(zip(names, chosen, strict=True)) for chosen in product(*values))


def contexts(rules: RuleSet, *, is_known: bool) -> tuple[dict[str, Any], ...]:
    return _contexts(fields_of(rules), is_known=is_known)


def first(rules: RuleSet, context: Mapping[str, Any]) -> str | None:
    """Return the first rule that fits by asking each of them."""
    return next((rule.name for rule in rules.rules if rule.when.truth(context, NOW)), None)


def firsts(rules: RuleSet, *, is_known: bool) -> set[str | None]:
    return {first(rules, context) for context in contexts(rules, is_known=is_known)}


def named(findings: tuple[RuleFinding, ...], *codes: str) -> set[str]:
    return {finding.rules[0] for finding in findings if finding.code in codes}


def by_code(findings: tuple[RuleFinding, ...], *codes: str) -> Iterator[RuleFinding]:
    return (finding for finding in findings if finding.code in codes)


@given(rule_tables())
@settings(max_examples=150)
def test_what_is_reported_is_what_trying_every_context_finds(tables: list[dict[str, Any]]) -> None:
    rules = RuleSet.from_config({"routing": tables}, attributes=ATTRIBUTES)
    findings = lint(rules)
    every = contexts(rules, is_known=False)
    names = {rule.name for rule in rules.rules}
    unfulfilled = {rule.name for rule in rules.rules if not any(rule.when.truth(context, NOW) for context in every)}
    never, rarely = names - firsts(rules, is_known=False), names - firsts(rules, is_known=True)
    assert named(findings, "contradiction") == unfulfilled
    assert named(findings, "shadowed", "shadowed-together") == never - unfulfilled
    assert named(findings, "undecided-only") == rarely - never
    has_gap, has_hole = None in firsts(rules, is_known=True), None in firsts(rules, is_known=False)
    assert [finding.code for finding in by_code(findings, "gap", "no-catch-all")] == ["gap"] * has_gap + ["no-catch-all"] * (
        has_hole - has_gap
    )
    assert not named(findings, "not-analysed")


@given(rule_tables())
@settings(max_examples=150)
def test_every_witness_shows_its_finding(tables: list[dict[str, Any]]) -> None:
    rules = RuleSet.from_config({"routing": tables}, attributes=ATTRIBUTES)
    for finding in lint(rules):
        assert finding.witness is not None, finding
        decided = rules.decide(finding.witness, now=NOW)
        if finding.code in {"shadowed", "shadowed-together"}:
            assert rules.why_not(finding.rules[0], finding.witness) is None
            assert decided.rule is not None
            assert [rule.name for rule in rules.rules].index(decided.rule) < [rule.name for rule in rules.rules].index(finding.rules[0])
        elif finding.code == "contradiction":
            assert rules.why_not(finding.rules[0], finding.witness) is not None
        elif finding.code == "undecided-only":
            assert decided.rule == finding.rules[0]
            unknown = set(finding.facts["unknown"].split(", "))
            assert decided.missing & unknown or finding.witness.keys() & unknown  # not known, or a value that no host means
        else:
            assert decided.rule is None


@given(rule_tables())
@settings(max_examples=100)
def test_the_rules_that_are_blamed_take_everything_and_none_of_them_can_be_spared(tables: list[dict[str, Any]]) -> None:
    rules = RuleSet.from_config({"routing": tables}, attributes=ATTRIBUTES)
    whens = {rule.name: rule.when for rule in rules.rules}
    for finding in by_code(lint(rules), "shadowed", "shadowed-together"):
        own, *blamed = finding.rules
        taken = [context for context in contexts(rules, is_known=False) if whens[own].truth(context, NOW)]
        assert all(any(whens[name].truth(context, NOW) for name in blamed) for context in taken)
        for spared in blamed:
            rest = [name for name in blamed if name != spared]
            assert not all(any(whens[name].truth(context, NOW) for name in rest) for context in taken)


@given(rule_tables(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_findings_do_not_depend_on_the_order_of_keys(tables: list[dict[str, Any]], random: Any) -> None:
    shuffled = [{**table, "when": dict(random.sample(sorted(table["when"].items()), len(table["when"])))} for table in tables]
    one, other = (RuleSet.from_config({"routing": each}, attributes=ATTRIBUTES) for each in (tables, shuffled))
    assert [finding.to_json() for finding in lint(one)] == [finding.to_json() for finding in lint(other)]
