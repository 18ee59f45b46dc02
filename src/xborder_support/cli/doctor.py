"""Print the versions of the library, of its packages, and of their data."""

from __future__ import annotations

import platform
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

NAME = "doctor"

_PACKAGES = ("pydantic", "babel", "phonenumbers", "langcodes", "pytz", "tzdata", "holidays", "fluent.syntax", "regex")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command: there are none."""


def run(arguments: Namespace) -> int:  # noqa: ARG001  (every command is called alike)
    """Print one line for each thing whose version can change a decision."""
    print("\n".join(f"{name:<28} {value}" for name, value in _rows()))
    return 0


def _rows() -> Iterator[tuple[str, str]]:
    import pytz  # noqa: PLC0415  (only this command asks)
    import tzdata  # type: ignore[import-untyped]  # noqa: PLC0415

    from xborder_support.markets import list_markets  # noqa: PLC0415
    from xborder_support.tone import Catalog  # noqa: PLC0415

    yield "xborder-support", version("xborder-support")
    yield "Python", platform.python_version()
    for package in _PACKAGES:
        yield package, _version(package)
    used, other = str(tzdata.IANA_VERSION), str(vars(pytz)["OLSON_VERSION"])
    yield "time zones used (tzdata)", used
    yield "time zones of pytz", other
    if used != other:
        yield "warning", "tzdata and pytz differ: hours are computed with tzdata, update both"
    yield "markets", " ".join(list_markets())
    yield "message locales", " ".join(sorted(Catalog.load().locales))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
