"""A TOML file that people wrote by hand: each usual mistake gets its line and a remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.configuration import parse_toml, read_toml
from xborder_support.errors import ConfigurationError, Fault


def _fault(text: str) -> Fault:
    with pytest.raises(ConfigurationError) as caught:
        parse_toml(text, name="desk.toml")
    assert len(caught.value.faults) == 1
    return caught.value.faults[0]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[shop]\nname = “Kaze”\n", 2, "typographic quotes"),
        ("[shop]\nname = «Kaze»\n", 2, "typographic quotes"),
        ("[shop]\nname = 'Kaze’\n", 2, "typographic quotes"),
        ("[shop]\nname: 'Kaze'\n", 2, "equals sign"),
        ("shop:\n  name: x\n", 1, "equals sign"),
        ("[shop]\nname = Kaze\n", 2, "need quotes"),
        ("[shop]\nopens = 9:00\n", 2, "need quotes"),
        ("[shop]\naccept_drafts = True\n", 2, "true and false"),
        ("[shop]\naccept_drafts = no\n", 2, "true and false"),
        ("[shop\nname = 'x'\n", 1, "ends with ]"),
        ("[[sla]\nname = 'x'\n", 1, "ends with ]"),
        ("[shop]\nname = 'a'\nname = 'b'\n", 3, "stands twice"),
        ("[shop]\na = 1\n[shop]\nb = 2\n", 3, "stands twice"),
        ("[a]\nb = 1\n[a.b]\nc = 1\n", 3, "stands twice"),
        ("asia = { lead = 'aiko',\n  calendar = 'tokyo' }\n", 1, "inline table"),
        ("asia = { lead = 'aiko', }\n", 1, "inline table"),
        ("asia = { lead = 'aiko' calendar = 'x' }\n", 1, "inline table"),
        ("x = 'a\n", 1, "a quote is not closed"),
        ("x = 'a", 1, "a quote is not closed"),
        ('[shop]\nname = "Kaze\n', 2, "a quote is not closed"),
        ('[shop]\nname = "Kaze', 2, "a quote is not closed"),
        ('shop = { name = "K }\n', 1, "a quote is not closed"),
        ('[shop]\nnames = ["a, "b"]\n', 2, "init"),
        ('names = [\n  "a,\n  "b",\n]\n', 2, "a quote is not closed"),
        ("[shop]\nname = Kaze's\n", 2, "need quotes"),
        ("x = \n", 1, "init"),
        ("= 3\n", 1, "init"),
        ("x = [1, 2", 1, "init"),
        ("just words\n", 1, "init"),
        ('x = "\\q"\n', 1, "init"),
    ],
)
def test_a_usual_mistake_gets_its_line_and_a_remedy(text: str, line: int, hint: str) -> None:
    fault = _fault(text)
    assert (fault.code, fault.file, fault.line) == ("toml-syntax", "desk.toml", line)
    assert hint in str(fault.hint)


def test_the_line_is_counted_as_editors_count() -> None:
    assert _fault('a = "x\u2028y\x85z"\r\nb = \r\n').line == 2


def test_a_fault_quotes_the_line_but_not_a_whole_page() -> None:
    assert "b = oops" in _fault("a = 1\nb = oops\n").message
    assert len(_fault("b = " + "o" * 10_000).message) < 200


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{b=" * 100_000])
def test_nesting_without_end_is_one_fault(text: str) -> None:
    assert _fault(text).message == "nested too deeply"


def test_an_integer_of_too_many_digits_is_one_fault() -> None:
    assert _fault("a = 1\nb = " + "1" * 5_000).code == "toml-syntax"


@given(st.text(max_size=60) | st.text(alphabet="[]{}=.,#'\"\\ \n\tab1", max_size=60))
def test_any_text_is_read_or_refused_with_one_placed_fault(text: str) -> None:
    try:
        document = parse_toml(text, name="desk.toml")
    except ConfigurationError as error:
        (fault,) = error.faults
        is_placed = fault.file == "desk.toml" and fault.line is not None and 1 <= fault.line <= text.count("\n") + 1
        assert is_placed
    else:
        assert all(file == "desk.toml" and 1 <= (line or 0) <= text.count("\n") + 1 for file, line in document.places.values())


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_bytes("\ufeffname = 'Kaze'\r\n\r\n[teams]\r\nasia = {}\r\n".encode())
    document = read_toml(file)
    assert document.data == {"name": "Kaze", "teams": {"asia": {}}}
    assert document.place(("teams", "asia")) == (str(file), 4)
    assert read_toml(str(file)).data == document.data


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (None, "file-not-found", None),
        (b"a = 1\nb = '\xe9'\n", "not-utf-8", 2),
        ("a = 1\n".encode("utf-16"), "not-utf-8", 1),
        (b"a = 1\nb =\n", "toml-syntax", 2),
        (b"#" * 4_000_001, "file-too-large", None),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes | None, code: str, line: int | None) -> None:
    file = tmp_path / "desk.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError) as caught:
        read_toml(file)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file, fault.line) == (code, str(file), line)


def test_a_path_that_cannot_be_is_a_fault_too() -> None:
    with pytest.raises(ConfigurationError, match="file-not-found"):
        read_toml("desk\0.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="file-not-found"):
        read_toml(tmp_path)
