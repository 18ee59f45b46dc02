"""Serve people who debug a plug-in: decide one payload, check a desk file, look at the data.

This is the only place that prints, and the only one that may ask the machine what time it is.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper

from xborder_support.errors import XborderSupportError

from . import check, decide, doctor, init, lint, markets, rules, sla

__all__ = ["main"]

_COMMANDS = (decide, check, init, markets, rules, sla, lint, doctor)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the input has faults, 2 the call was wrong.

    Example:
        >>> from xborder_support.cli import main
        >>> main(["markets", "--list"])
        AE AR AT AU BE BR CA CH ... US VN ZA
        0
    """
    arguments = _parser().parse_args(argv)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # customers write in scripts that not every terminal can show
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except XborderSupportError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:  # whoever reads has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="xborder-support", description="Decide, check and inspect from the command line.")
    parser.add_argument("--version", action="version", version=f"xborder-support {version('xborder-support')}")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in _COMMANDS:
        summary = (command.__doc__ or "").splitlines()[0]
        one = commands.add_parser(command.NAME, help=summary, description=summary)
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    return parser
