"""Put small languages made up for a test in the place of the packaged ones."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from xborder_support.compliance.opt_outs import lexicon, recognition, slips, tables, tongue

READ_WITH: tuple[ModuleType, ...] = (tables, lexicon, slips, tongue, recognition)


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
