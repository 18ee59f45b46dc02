"""Answer how other people's libraries meet ours: data frames, Spark, calendar feeds, models of languages.

Each integration is a module of its own, loaded when it is first used, with what it needs: ``from xborder_support.integrations import
frames`` loads numpy and narwhals. Nothing else in the library imports this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import frames as frames
    from . import ical as ical
    from . import langid as langid
    from . import spark as spark

_MODULES = ("frames", "ical", "langid", "spark")

__all__ = [*_MODULES]  # noqa: PLE0604  (a literal table of names, kept once)


def __getattr__(name: str) -> object:
    if name in _MODULES:
        from importlib import import_module  # noqa: PLC0415  (only once an integration is asked for)

        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])
