"""Read the market facts of a host, which a command takes beside those of the package."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from xborder_support.markets import Markets

__all__ = ["add_overrides", "known_markets"]


def add_overrides(parser: ArgumentParser) -> None:
    """Declare the option that names the host's own facts."""
    parser.add_argument("--overrides", metavar="PATH", help="your own facts of markets: a folder of TOML files, or one file")


def known_markets(arguments: Namespace) -> Markets:
    """Return the packaged markets, with the host's own facts over them where some were named.

    Errors: ``MarketDataError`` with every fault of every file.
    """
    packaged = Markets.packaged()
    return packaged.with_overrides(arguments.overrides) if arguments.overrides else packaged
