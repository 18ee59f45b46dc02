"""Every public name says what it is, stands in the docs, and stands in the changelog."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from xborder_support.channels import PROVIDERS

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "src" / "xborder_support"
_HOMES = sorted(
    ["errors", "testing", *(path.parent.name for path in _PACKAGE.glob("*/__init__.py"))],
)
#: Modules that hosts import by name from `channels`: the providers, and two that count.
_CHANNELS = [*PROVIDERS, "amazon_messaging", "sms", "ussd"]
_CHANGELOG = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
_REFERENCE = (_ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


def _module(home: str) -> ModuleType:
    return import_module(f"xborder_support.{home}")


def _says_what_it_is(home: str, name: str) -> bool:
    value = getattr(_module(home), name)
    if inspect.ismodule(value):
        return bool(value.__doc__)
    if inspect.isclass(value) or inspect.isroutine(value) or hasattr(value, "__wrapped__"):
        own = str((vars(value).get("__doc__") if inspect.isclass(value) else value.__doc__) or "")
        return bool(own) and not own.startswith(f"{name}(")  # what dataclass writes where there is nothing
    return _has_comment(home, name)


def _has_comment(home: str, name: str) -> bool:
    """Tell whether a type alias or a constant has a ``#:`` comment above it."""
    files = [*(_PACKAGE / home).rglob("*.py"), _PACKAGE / f"{home}.py"]
    pattern = re.compile(rf"^#: .+\n{name}\b.*=", re.MULTILINE)
    return any(pattern.search(file.read_text(encoding="utf-8")) for file in files if file.is_file())


@pytest.mark.parametrize("home", _HOMES)
def test_every_public_name_has_a_docstring(home: str) -> None:
    assert [name for name in _module(home).__all__ if not _says_what_it_is(home, name)] == []


@pytest.mark.parametrize("home", _HOMES)
def test_every_package_says_which_question_it_answers(home: str) -> None:
    assert len((_module(home).__doc__ or "").split()) >= 5


@pytest.mark.parametrize("home", _HOMES)
def test_every_public_name_is_in_the_reference(home: str) -> None:
    # The directive writes out all of __all__, so it is enough that the package is there.
    assert f".. public-names:: xborder_support.{home}\n" in _REFERENCE


@pytest.mark.parametrize("home", _HOMES)
def test_every_public_name_is_in_the_changelog(home: str) -> None:
    assert [name for name in _module(home).__all__ if f"`{name}`" not in _CHANGELOG] == []


@pytest.mark.parametrize("home", _HOMES)
def test_public_names_are_listed_in_order_and_once(home: str) -> None:
    names = _module(home).__all__
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(_module(home), name)] == []


@pytest.mark.parametrize("name", _CHANNELS)
def test_every_public_name_of_a_provider_is_told_and_listed(name: str) -> None:
    home = f"channels.{name}"
    module = _module(home)
    assert module.__doc__
    assert f".. public-names:: xborder_support.{home}\n" in _REFERENCE
    assert [public for public in module.__all__ if not getattr(module, public).__doc__ and not _has_comment("channels", public)] == []
    assert sorted(set(module.__all__)) == sorted(module.__all__)
