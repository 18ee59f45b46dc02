"""Read the packaged tables of this drawer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["table"]


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one file of ``data``, read when it is first needed."""
    return tomllib.loads(resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
