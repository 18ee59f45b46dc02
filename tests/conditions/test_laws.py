"""Laws of three-valued logic, against a plain interpreter of the same tables."""

import pickle
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Condition, Field, Schema, compile_condition

SCHEMA = Schema({"a": Field("text"), "b": Field("number"), "c": Field("set"), "d": Field("boolean"), "e": Field("language")})

WORDS = st.sampled_from(["x", "y", "z"])
TAGS = st.sampled_from(["pt", "pt-BR", "zh-Hant", "ja"])
NUMBERS = st.integers(0, 3)
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "a": st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3)),
    "b": st.one_of(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=2), NUMBERS.map(lambda low: {"at_least": low})),
    "c": st.lists(WORDS, min_size=1, max_size=2),
    "d": st.booleans(),
    "e": st.lists(TAGS, min_size=1, max_size=2),
}
TABLES = st.fixed_dictionaries({}, optional=LEAVES).filter(bool)
CONDITIONS = st.recursive(
    TABLES,
    lambda inner: st.builds(
        lambda table, group, parts: {**table, group: parts},
        TABLES,
        st.sampled_from(["all", "any", "none"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
CONTEXTS = st.fixed_dictionaries(
    {},
    optional={
        "a": st.one_of(WORDS, st.none(), st.just(7)),
        "b": st.one_of(NUMBERS, st.none()),
        "c": st.one_of(st.frozensets(WORDS), st.none()),
        "d": st.one_of(st.booleans(), st.none()),
        "e": st.one_of(TAGS, st.just("und"), st.none()),
    },
)


def plainly(when: dict[str, Any], context: dict[str, Any]) -> bool | None:
    """Interpret a table directly."""
    parts: list[bool | None] = []
    for key, wanted in when.items():
        if key == "all":
            parts += [plainly(part, context) for part in wanted]
        elif key == "any":
            parts.append(_any([plainly(part, context) for part in wanted]))
        elif key == "none":
            parts += [None if (one := plainly(part, context)) is None else not one for part in wanted]
        else:
            parts.append(_leaf(key, wanted, context.get(key)))
    return False if False in parts else None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def _leaf(key: str, wanted: Any, value: Any) -> bool | None:
    if value is None or value in ("und", 7):
        return None
    if isinstance(wanted, dict):
        return bool(value >= wanted["at_least"])
    options = wanted if isinstance(wanted, list) else [wanted]
    if key == "c":
        return bool(set(options) & set(value))
    if key == "e":
        return any(value == option or value.startswith(option + "-") for option in options)
    return value in options


@settings(max_examples=150)
@given(CONDITIONS, CONTEXTS)
def test_the_compiled_condition_agrees_with_a_plain_interpreter(when: dict[str, Any], context: dict[str, Any]) -> None:
    condition = compile_condition(when, SCHEMA)
    truth = plainly(when, context)
    outcome = condition.evaluate(context)
    assert condition.truth(context) is truth
    assert outcome.value is (truth is True)
    assert bool(outcome.missing) is (truth is None)
    assert (outcome.failed is None) is outcome.value


@settings(max_examples=80)
@given(CONDITIONS, st.lists(CONTEXTS, max_size=4))
def test_what_a_condition_was_asked_before_changes_no_answer(when: dict[str, Any], contexts: list[dict[str, Any]]) -> None:
    asked, fresh = compile_condition(when, SCHEMA), compile_condition(when, SCHEMA)
    for context in contexts:
        assert asked.evaluate(context) == asked.evaluate(context) == compile_condition(when, SCHEMA).evaluate(context)
    assert (asked, hash(asked), repr(asked)) == (fresh, hash(fresh), repr(fresh))
    assert pickle.loads(pickle.dumps(asked)) == fresh


@settings(max_examples=80)
@given(CONDITIONS, CONTEXTS)
def test_not_of_the_unknown_is_unknown(when: dict[str, Any], context: dict[str, Any]) -> None:
    truth = compile_condition(when, SCHEMA).truth(context)
    opposite = compile_condition({"none": [when]}, SCHEMA).truth(context)
    assert opposite is (None if truth is None else not truth)


@settings(max_examples=80)
@given(CONDITIONS, CONTEXTS, CONTEXTS)
def test_learning_more_never_turns_a_decided_condition(when: dict[str, Any], context: dict[str, Any], more: dict[str, Any]) -> None:
    condition = compile_condition(when, SCHEMA)
    known = {name: value for name, value in context.items() if value is not None and value not in ("und", 7)}
    before = condition.truth(known)
    if before is not None:
        assert condition.truth({**more, **known}) is before


@settings(max_examples=80)
@given(CONDITIONS, CONTEXTS)
def test_the_missing_fields_are_those_that_were_not_known(when: dict[str, Any], context: dict[str, Any]) -> None:
    outcome = compile_condition(when, SCHEMA).evaluate(context)
    assert all(context.get(name) in (None, "und", 7) for name in outcome.missing)


@settings(max_examples=100)
@given(CONDITIONS, st.randoms(use_true_random=False))
def test_shuffled_keys_give_the_same_condition(when: dict[str, Any], random: Any) -> None:
    keys = list(when)
    random.shuffle(keys)
    assert compile_condition({key: when[key] for key in keys}, SCHEMA) == compile_condition(when, SCHEMA)


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.binary(max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)


@settings(max_examples=80)
@given(CONDITIONS, st.dictionaries(st.sampled_from(list(SCHEMA.fields)), _VALUES))
def test_no_context_makes_a_condition_raise(when: dict[str, Any], context: dict[str, Any]) -> None:
    condition: Condition = compile_condition(when, SCHEMA)
    assert isinstance(condition.evaluate(context).value, bool)
