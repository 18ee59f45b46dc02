"""Read the packaged tables that the rules look things up in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["facts"]


@cache
def facts(name: str) -> Mapping[str, Any]:
    """Return a table of ``data/``, such as "hedges"."""
    return tomllib.loads(resources.files(__package__).joinpath("data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
