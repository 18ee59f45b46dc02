"""Print what is known of a market, with sources; or list the markets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from xborder_support.markets import describe, get_market, list_markets

from .instants import typed_day

NAME = "markets"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("territory", nargs="?", help="an ISO 3166-1 code, such as JP")
    parser.add_argument("--on", help="the day to ask for, YYYY-MM-DD; today if absent")
    parser.add_argument("--list", action="store_true", help="only list the codes")


def run(arguments: Namespace) -> int:
    """Print one market in words, or all codes."""
    if arguments.territory is None or arguments.list:
        print(" ".join(list_markets()))
        return 0
    print(describe(get_market(arguments.territory, on=typed_day(arguments.on, "--on"))))
    return 0
