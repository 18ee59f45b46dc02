"""Print what is known of a market, with sources; or compare two, draft one, list them, or say how sure the facts are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from xborder_support.errors import UsageError
from xborder_support.markets import Market, Markets, describe, describe_difference, facts_report, suggest_market
from xborder_support.terms import territory

from .instants import typed_day
from .own_facts import add_overrides, known_markets

NAME = "markets"
_LONG = 180  # days


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("territory", nargs="?", help="an ISO 3166-1 code, such as JP")
    what.add_argument("--list", action="store_true", help="only list the codes; so does a call without any argument")
    what.add_argument("--diff", nargs=2, metavar=("ONE", "OTHER"), help="print where two markets differ")
    what.add_argument("--suggest", metavar="CODE", help="print a draft for a territory that has no market, its guesses marked")
    what.add_argument("--report", action="store_true", help="count the facts of every market by confidence and age")
    parser.add_argument("--on", help="the day to ask for, YYYY-MM-DD; today if absent")
    add_overrides(parser)
    parser.add_argument("--days", type=int, help="with --report: how long a check is good for; 180 days if absent")


def run(arguments: Namespace) -> int:
    """Print what was asked for."""
    if arguments.days is not None and not arguments.report:
        raise UsageError("--days says nothing without --report", code="wrong-argument", hint="ask: markets --report --days 90")
    on = typed_day(arguments.on, "--on")
    print(_asked_for(arguments, known_markets(arguments), on))
    return 0


def _asked_for(arguments: Namespace, markets: Markets, on: date) -> str:
    if arguments.territory is not None:
        return describe(_market(markets, arguments.territory, on))
    if arguments.diff:
        first, second = (_market(markets, code, on) for code in arguments.diff)
        return describe_difference(first, second)
    if arguments.suggest is not None:
        return suggest_market(arguments.suggest, on=on).to_toml()
    if arguments.report:
        every_market = (markets.get(code, on=on) for code in markets.codes)
        return facts_report(every_market, on=on, days=_LONG if arguments.days is None else arguments.days).to_text()
    return " ".join(markets.codes)


def _market(markets: Markets, code: str, on: date) -> Market:
    """Return a market.

    Errors: ``UsageError`` as ``Markets.get``; where there is no such market, the remedy is a command and no function.
    """
    try:
        return markets.get(code, on=on)
    except UsageError as error:
        if error.code != "no-market":
            raise
        command = f"python -m xborder_support markets --suggest {territory(code)}"
        hint = f"draft it with {command}, write what its first lines say, and name the folder with --overrides"
        raise UsageError(error.message, code=error.code, hint=hint) from None
