"""Put small languages made up for a test in the place of the packaged ones."""

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from xborder_support.compliance import opt_outs
from xborder_support.compliance.opt_outs import tables

# Whichever module remembers something by itself or by a function of another one: what it read of a test must not outlive it.
READ_WITH = tuple(import_module(f"{opt_outs.__name__}.{found.name}") for found in pkgutil.iter_modules(opt_outs.__path__))


@pytest.fixture
def put_languages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, Mapping[str, str]], None]:
    """Return what puts a ``keywords.toml`` and languages, as TOML by tag, in the place of the packaged ones."""

    def put(keywords: str, files: Mapping[str, str]) -> None:
        cold: dict[object, object] = {}
        for module in READ_WITH:
            for name, held in list(vars(module).items()):
                if hasattr(held, "cache_clear"):
                    monkeypatch.setattr(module, name, cold.setdefault(held, cache(held.__wrapped__)))
        monkeypatch.setattr(tables, "_data", lambda: tmp_path)
        (tmp_path / "languages").mkdir()
        (tmp_path / "keywords.toml").write_text(keywords, encoding="utf-8")
        for tag, table in files.items():
            (tmp_path / "languages" / f"{tag}.toml").write_text(table, encoding="utf-8")

    return put
