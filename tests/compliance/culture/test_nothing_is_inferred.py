"""No function of the library tells faith, sex or ethnicity from a name, an address, a picture or anything else.

None could come in unseen: the whole package is read as source, private functions too, and what speaks of such a trait must stand on a short
list with the reason.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from xborder_support.terms import PersonName
from xborder_support.tone.courtesy.customs import customs_of
from xborder_support.tone.courtesy.greetable import addressed

_PACKAGE = Path(__file__).parents[3] / "src" / "xborder_support"

#: Words for what a person believes, is born as or loves. Matched at the start of the parts of a name: "religion_of", "likelyEthnicity".
_TRAITS = (
    "faith", "religio", "muslim", "islam", "christian", "jewish", "hindu", "buddhis", "sikh", "creed", "believer", "ethnic", "race",
    "racial", "caste", "tribe", "sex", "gender", "male", "female", "masculine", "feminine", "orientation", "sunni", "shia", "catholic",
)  # fmt: skip

#: What speaks of a trait, and why it infers none.
_KNOWN = {
    "Gender": "the type of what a customer declared",
    "gender": "a declared value, handed in by the host",
}


#: Functions that speak of a trait, by file, and why they infer none.
_ALLOWED_FUNCTIONS = {
    "calendars/holidays/provenance.py": {"_add_islamic_calendar_holiday_set": "a door of the holidays package, about dates"},
    "tone/courtesy/greetable.py": {"addressed": "gives back the declared gender or unknown, as the test below holds"},
}

#: Keys of data that speak of a trait, by file, and why they sort no people.
_ALLOWED_KEYS = {
    "calendars/feasts/data/feasts.toml": {"feasts.islamic-new-year": "a feast"},
    "calendars/prayer/data/prayer_methods.toml": {"methods.muslim_world_league": "an institution that publishes angles"},
    **{f"markets/data/{code}.toml": {"feasts.value.islamic-new-year": "a feast"} for code in ("AE", "EG", "KW", "MA")},
    "tone/catalogs/messages/parameters.toml": {"words.gender": "a declared value that texts take"},
    "tone/linting/data/terms.toml": {
        "groups.muslim": "countries whose markets avoid some images, for everybody in them",
        "groups.muslim_sea": "countries whose markets avoid some images, for everybody in them",
    },
    **{
        f"tone/linting/data/messages.{language}.toml": {"words.religion": "what a banned image is about"}
        for language in ("de", "en", "es", "fr", "ja", "zh")
    },
}


def _parts(name: str) -> list[str]:
    return [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)]


def _speaks_of_a_trait(text: str) -> bool:
    return any(part.startswith(trait) for part in _parts(text) for trait in _TRAITS) and text not in _KNOWN


def _named_or_literal(node: ast.AST | None) -> Iterator[str]:
    """Yield every word of an annotation: names, attributes and the strings of a Literal."""
    for each in ast.walk(node) if node else ():
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _returned_strings(function: ast.AST) -> Iterator[str]:
    """Yield the strings that a function returns, such as the answers of a guess."""
    for each in ast.walk(function):
        if isinstance(each, ast.Return):
            yield from (
                node.value
                for node in ast.walk(each)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isalpha()
            )


def suspects(source: str) -> list[str]:
    """Return the functions of a source that may tell a trait: by their name, by what they return, or by the words of the answer."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        answers = [node.name, *_named_or_literal(node.returns), *_returned_strings(node)]
        is_typed = any(answer in _KNOWN for answer in _named_or_literal(node.returns))
        if is_typed or any(_speaks_of_a_trait(answer) for answer in answers):
            found.append(node.name)
    return found


def suspicious_keys(table: Any, path: str = "") -> Iterator[str]:
    """Yield the keys of a data file, and the words it sorts things under, that speak of a trait."""
    if isinstance(table, dict):
        for key, value in table.items():
            if _speaks_of_a_trait(key) or key in _KNOWN:
                yield f"{path}{key}"
            yield from suspicious_keys(value, f"{path}{key}.")
    elif isinstance(table, list):
        for value in table:
            yield from suspicious_keys(value, path)


PLANTED = [
    "def religion_of(name: str) -> str: ...",
    "def _faith(address: str) -> str: ...",
    "def profile(photo: bytes) -> Literal['muslim', 'other']: ...",
    "def sort(name: PersonName) -> Gender: ...",
    "def sort(name: PersonName) -> tuple[Gender, float]: ...",
    "async def likelyEthnicity(surname: str) -> float: ...",
    "class Guess:\n    def is_female(self, given: str) -> bool: ...",
    "def guess(name):\n    return 'Muslim' if name in NAMES else None",
    "def classify(name) -> 'Faith': ...",
]


@pytest.mark.parametrize("source", PLANTED, ids=range(len(PLANTED)))
def test_a_function_that_infers_would_be_found(source: str) -> None:
    assert len(suspects(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def salutation(name: PersonName, *, gender: Gender = 'unknown') -> Text: ...",
        "def trace(parcel: str) -> str: ...",
        "def apology(level): return 'I guess we let you down'",
    ],
    ids=["declared", "trace", "text"],
)
def test_what_is_declared_or_only_sounds_alike_is_left_alone(source: str) -> None:
    assert suspects(source) == []


def test_a_data_file_that_sorts_people_would_be_found() -> None:
    planted = tomllib.loads('[names]\nmuslim = ["…"]\n[[row]]\nname = "…"\nethnicity = "…"\n[row.more]\ngender = "f"')
    assert list(suspicious_keys(planted)) == ["names.muslim", "row.ethnicity", "row.more.gender"]


def test_no_function_tells_what_somebody_believes_or_is() -> None:
    found = {str(file.relative_to(_PACKAGE)): suspects(file.read_text(encoding="utf-8")) for file in sorted(_PACKAGE.rglob("*.py"))}
    assert {file: names for file, names in found.items() if names} == {file: [*names] for file, names in _ALLOWED_FUNCTIONS.items()}


def test_no_data_file_sorts_people_by_what_they_believe_or_are() -> None:
    files = sorted(_PACKAGE.rglob("*.toml"))
    found = {str(file.relative_to(_PACKAGE)): [*suspicious_keys(tomllib.loads(file.read_text(encoding="utf-8")))] for file in files}
    assert {file: keys for file, keys in found.items() if keys} == {file: [*keys] for file, keys in _ALLOWED_KEYS.items()}


def test_no_file_is_named_after_such_a_trait() -> None:
    assert len(list(_PACKAGE.rglob("*.toml"))) > 50
    assert [file.name for file in _PACKAGE.rglob("*") if _speaks_of_a_trait(file.stem)] == []


@pytest.mark.parametrize("given", ["Fatima", "Mohammed", "Maria", "Giuseppe", "花子", "Анна", "Rabbi"])
@pytest.mark.parametrize("gender", ["female", "male", "other", "unknown"])
def test_the_one_function_that_returns_a_gender_returns_the_declared_one_or_none(given: str, gender: Any) -> None:
    for locale in ("de", "ja", "en", "ar"):
        _, answered = addressed(PersonName(given=given, surname="Weber", title="Dr"), gender, customs_of(locale))
        assert answered in {gender, "unknown"}
