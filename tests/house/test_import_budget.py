"""Importing the library costs next to nothing; what a host does not use is never loaded."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import xborder_support

_SRC = Path(xborder_support.__file__).parents[1]
_HEAVY = [
    "babel",
    "deep_translator",
    "fluent",
    "holidays",
    "langcodes",
    "numpy",
    "phonenumbers",
    "pydantic",
    "pytz",
    "regex",
    "requests",
    "tzdata",
]
_STANDARD_BUT_SLOW = ["dataclasses", "datetime", "inspect", "json", "pathlib", "re", "typing", "zoneinfo"]
_NEVER = ["deep_translator", "numpy", "phonenumbers.geocoder", "phonenumbers.geodata", "phonenumbers.carrier", "requests"]


def _loaded_by(code: str, *flags: str) -> set[str]:
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, *flags, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_library_loads_nothing_but_itself() -> None:
    # -S: without site-packages, where an editable install would already have loaded some of these.
    loaded = _loaded_by(f"sys.path.insert(0, {str(_SRC)!r})\nimport xborder_support", "-I", "-S")
    assert loaded == {"xborder_support"}
    assert loaded.isdisjoint([*_HEAVY, *_STANDARD_BUT_SLOW])


def test_no_package_loads_what_only_some_hosts_use() -> None:
    names = [path.parent.name for path in (_SRC / "xborder_support").glob("*/__init__.py")]
    imports = "\n".join(f"import xborder_support.{name}" for name in names)
    assert _loaded_by(imports).isdisjoint(_NEVER)


@pytest.mark.parametrize("name", xborder_support.__all__)
def test_every_name_at_the_top_is_the_one_of_its_home(name: str) -> None:
    home = import_module(f"xborder_support.{xborder_support._HOMES[name]}")
    assert getattr(xborder_support, name) is getattr(home, name)
    assert name in dir(xborder_support)


def test_the_top_stays_short_and_says_what_it_lacks() -> None:
    assert len(xborder_support.__all__) <= 40
    with pytest.raises(AttributeError, match="has no attribute 'Desk'"):
        _ = xborder_support.Desk
