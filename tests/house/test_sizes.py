"""A file answers one question and a function stays on one level: sizes that make somebody look."""

import ast
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_FILE_LIMIT, _FILE_AIM = 400, 300
_FUNCTION_LIMIT, _FUNCTION_AIM = 60, 30

# What is above the aim today, with its size. The table shrinks: nothing joins it, and what was split leaves it.
_LONG_FILES: dict[str, int] = {}
_LONG_FUNCTIONS: dict[str, int] = {}


def _python_files(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((_ROOT / folder).rglob("*.py"))]


def _lines(file: Path) -> int:
    return file.read_text(encoding="utf-8").count("\n")


def _functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{file.relative_to(_ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def _functions_without_docstrings(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            docstring = node.body[0] if ast.get_docstring(node) is not None else None
            words = (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1 if docstring else 0
            yield f"{file.relative_to(_ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1 - words


def test_no_file_and_no_function_is_beyond_the_limit() -> None:
    files = _python_files("src", "tests", "examples", "benchmarks", "docs")
    too_long = [f"{file.relative_to(_ROOT)} has {_lines(file)} lines" for file in files if _lines(file) > _FILE_LIMIT]
    too_long += [f"{name} has {size} lines" for file in files for name, size in _functions(file) if size > _FUNCTION_LIMIT]
    assert too_long == []


def test_what_is_above_the_aim_is_known_and_shrinks() -> None:
    files = _python_files("src")
    long_files = {str(file.relative_to(_ROOT)): _lines(file) for file in files if _lines(file) > _FILE_AIM}
    long_functions = {name: size for file in files for name, size in _functions_without_docstrings(file) if size > _FUNCTION_AIM}
    assert long_files == _LONG_FILES
    assert long_functions == _LONG_FUNCTIONS


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty_words = {"util", "utils", "helper", "helpers", "manager", "service", "handler", "processor", "common", "misc", "data"}
    assert [str(file.relative_to(_ROOT)) for file in _python_files("src") if set(file.stem.strip("_").split("_")) & empty_words] == []
