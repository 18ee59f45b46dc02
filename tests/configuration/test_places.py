"""Every key knows the file and line that wrote it, also after layers were laid over each other."""

import copy
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.configuration import Document, KeyPath, dotted, merge, parse_key, parse_toml

_DESK = '''\
format = 1
shop = { name = "Kaze", other_countries = "US" }   # [not.a.table]

[calendars.tokyo]
time_zone = "Asia/Tokyo"
note = """
[calendars.fake]
time_zone = "nowhere"
""" # the text ends here
closed = [
  "2026-12-29",   # [a, b]
  "2026-12-30", "2026-12-31",
  ["x"]
]
hours.mon-fri = ["09:00-12:00"]

[teams]
"asia.pacific" = { calendar = 'tokyo' }

[[routing]]
name = "customs"
to = [{ skill = "customs" },
  { team = "asia" }, { team = "europe" },
]
[routing.when]
topic = ["duty"]
[[routing.steps]]
at = "50%"
[[routing.steps]]
at = "100%"

[[routing]]
name = "two"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("format",), 1),
        (("shop",), 2),
        (("shop", "name"), 2),
        (("shop", "other_countries"), 2),
        (("calendars", "tokyo"), 4),
        (("calendars", "tokyo", "time_zone"), 5),
        (("calendars", "tokyo", "note"), 6),
        (("calendars", "tokyo", "closed"), 10),
        (("calendars", "tokyo", "closed", 0), 11),
        (("calendars", "tokyo", "closed", 1), 12),
        (("calendars", "tokyo", "closed", 2), 12),
        (("calendars", "tokyo", "closed", 3, 0), 13),
        (("calendars", "tokyo", "hours", "mon-fri", 0), 15),
        (("teams", "asia.pacific", "calendar"), 18),
        (("routing", 0), 20),
        (("routing", 0, "name"), 21),
        (("routing", 0, "to", 0, "skill"), 22),
        (("routing", 0, "to", 1, "team"), 23),
        (("routing", 0, "to", 2, "team"), 23),
        (("routing", 0, "when", "topic"), 26),
        (("routing", 0, "steps", 1, "at"), 30),
        (("routing", 1, "name"), 33),
        (("routing", 1, "absent"), 32),
        (("calendars",), 4),
        (("routing",), 20),
        (("calendars", "fake", "time_zone"), 4),
    ],
)
def test_a_key_has_the_line_that_wrote_it(path: KeyPath, line: int) -> None:
    assert parse_toml(_DESK, name="desk.toml").place(path) == ("desk.toml", line)


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("format = 1\n\n[[slas]]\nmetric = 'x'\n[[slas]]\n", "slas", 3),
        ("format = 1\n[calenders.tokyo]\nx = 1\n[calenders.berlin]\n", "calenders", 2),
        ("format = 1\nshopp.name = 'x'\nshopp.other = 'y'\n", "shopp", 2),
        ("format = 1\n[a.b]\nx = 1\n[a]\ny = 2\n", "a", 4),
    ],
)
def test_a_table_that_only_its_parts_mention_has_the_line_of_the_first(text: str, key: str, line: int) -> None:
    assert parse_toml(text, name="x").place((key,)) == ("x", line)


def test_an_element_of_a_multi_line_array_is_no_table_header() -> None:
    document = parse_toml('hours = [\n  ["09:00"]\n]\nafter = 1\n', name="x")
    assert document.place(("after",)) == ("x", 4)


@pytest.mark.parametrize("quotes", ['"""', "'''"])
@pytest.mark.parametrize("inside", ["", "a = 1", '"', "'", "# ", "\n[b]\n", '\n""\n', "\\\\"])
def test_what_follows_a_text_of_several_lines_keeps_its_line(quotes: str, inside: str) -> None:
    text = f"x = {quotes}{inside}\n{quotes}\ny = 2\n"
    document = parse_toml(text, name="x")
    assert document.place(("y",)) == ("x", text[: text.index("y = 2")].count("\n") + 1)


_KEYS = st.sampled_from(["a", "b", "key-1", "x y", "a.b", "ä", ""])
_VALUES = st.recursive(
    st.integers(0, 9) | st.booleans() | st.sampled_from(["text", "[t]", "# no", "a = 1", "it's", "{"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n ".join(_inline(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def _quoted(key: str) -> str:
    return f'"{key}"'


@given(st.dictionaries(_KEYS, st.dictionaries(_KEYS, _VALUES, max_size=4), max_size=4))
def test_every_table_and_every_key_of_a_table_has_exactly_its_line(data: dict[str, dict[str, Any]]) -> None:
    lines: list[str] = []
    expected: dict[KeyPath, int] = {}
    for table, values in data.items():
        expected[(table,)] = sum(line.count("\n") + 1 for line in lines) + 1
        lines.append(f"[{_quoted(table)}]")
        for key, value in values.items():
            expected[(table, key)] = sum(line.count("\n") + 1 for line in lines) + 1
            lines.append(f"{_quoted(key)} = {_inline(value)}")
    text = "\n".join(lines)
    tomllib.loads(text)  # the test itself writes TOML
    places = parse_toml(text, name="x").places
    assert {path: places.get(path) for path in expected} == {path: ("x", line) for path, line in expected.items()}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("routing", 0, "to", 1, "team"), "routing[0].to[1].team"),
        ((0, "a"), "[0].a"),
        (("agents", "j.doe", "team"), 'agents."j.doe".team'),
        (("agents", "佐藤"), 'agents."佐藤"'),
        (("a", 'say "x"\\'), r'a."say \"x\"\\"'),
        (("", "0"), '"".0'),
    ],
)
def test_a_path_is_written_as_people_do_and_read_back(path: KeyPath, text: str) -> None:
    assert dotted(path) == text
    assert parse_key(text) == path


@given(st.lists(st.text(max_size=8) | st.integers(0, 99), max_size=6).map(tuple))
def test_any_path_can_be_read_back(path: KeyPath) -> None:
    assert parse_key(dotted(path)) == path


def test_layers_win_by_key_and_keep_their_own_lines() -> None:
    base = parse_toml('format = 1\n[shop]\nname = "A"\ncurrency = "EUR"\n[[sla]]\nfirst = "1h"\n[[sla]]\nfirst = "2h"\n', name="base.toml")
    tenant = parse_toml('\n\n[shop]\nname = "B"\n[[sla]]\nfirst = "3h"\n', name="tenant.toml")
    both = merge(base, tenant)
    assert both.data == {"format": 1, "shop": {"name": "B", "currency": "EUR"}, "sla": [{"first": "3h"}]}
    assert both.place(("shop", "name")) == ("tenant.toml", 4)
    assert both.place(("shop", "currency")) == ("base.toml", 4)
    assert both.place(("sla", 0, "first")) == ("tenant.toml", 6)
    assert both.place(("sla", 1, "first")) == ("tenant.toml", 5), "the second element of the base is gone, and so is its line"
    assert both.place(("format",)) == ("base.toml", 1)


def test_a_layer_that_code_wrote_has_no_line_and_does_not_borrow_one() -> None:
    base = parse_toml('[shop]\nname = "A"\ncurrency = "EUR"\n', name="base.toml")
    both = merge(base, Document({"shop": {"name": "B"}, "new": {"key": 1}}))
    assert both.place(("shop", "name")) == (None, None)
    assert both.place(("new", "key")) == (None, None)
    assert both.place(("shop", "currency")) == ("base.toml", 3)
    assert Document({"a": 1}).place(("a",)) == (None, None)


@pytest.mark.parametrize(
    ("below", "above", "result"),
    [
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": 2}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": {"b": {"c": 1, "d": 2}}}, {"a": {"b": {"c": 3}}}, {"a": {"b": {"c": 3, "d": 2}}}),
        ({}, {"a": {}}, {"a": {}}),
        ({"a": {"b": 1}}, {"a": {}}, {"a": {"b": 1}}),
    ],
)
def test_tables_merge_and_everything_else_is_replaced_whole(below: dict[str, Any], above: dict[str, Any], result: dict[str, Any]) -> None:
    assert merge(Document(below), Document(above)).data == result


_TREES = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(
        st.integers(0, 3) | st.lists(st.integers(0, 3), max_size=2),
        lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    ),
    max_size=3,
)


def _paths(node: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _paths(value, (*path, key))


def _document(data: dict[str, Any], name: str) -> Document:
    return Document(data, {path: (name, number) for number, path in enumerate(_paths(data), 1)})


@given(_TREES, _TREES, _TREES)
def test_layers_are_laid_one_after_the_other_and_none_is_changed(first: Any, second: Any, third: Any) -> None:
    layers = [_document(data, name) for data, name in ((first, "1"), (second, "2"), (third, "3"))]
    before = copy.deepcopy(layers)
    assert merge(*layers) == merge(merge(*layers[:2]), layers[2])
    assert merge(layers[0]) == merge(layers[0], layers[0]) == layers[0]
    assert merge(layers[0], Document({})).data == first
    assert merge() == Document({})
    assert layers == before


@given(_TREES, _TREES)
def test_every_leaf_has_the_place_of_the_layer_it_came_from(first: Any, second: Any) -> None:
    below, above = _document(first, "below"), _document(second, "above")
    both = merge(below, above)
    for path in _paths(both.data):
        node: Any = second
        for part in path:
            node = node.get(part, _ABSENT) if isinstance(node, dict) else _ABSENT
        if not isinstance(node, dict) or node == {}:
            assert both.place(path) == (above if node is not _ABSENT else below).place(path) or node == {}


_ABSENT = object()
