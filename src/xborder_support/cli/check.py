"""List every fault of a desk file at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from xborder_support.desk import SupportDesk

from .own_facts import add_overrides, known_markets

NAME = "check"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("desk", nargs="+", help="a desk file, or several layers of which the last one wins")
    add_overrides(parser)


def run(arguments: Namespace) -> int:
    """Load the desk; a fault ends up in the error that ``main`` prints."""
    desk = SupportDesk.load(*arguments.desk, markets=known_markets(arguments))
    for finding in desk.findings:
        print(f"{finding.severity}: {finding.message} [{finding.rule}]")
        if finding.suggestion:
            print(f"    {finding.suggestion}")
    print(f"{', '.join(arguments.desk)}: no faults ({desk.summary})")
    return 0
