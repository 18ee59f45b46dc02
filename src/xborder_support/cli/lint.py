"""Judge the tone of message catalogues, or of one text, and print what a reader of the market would stumble over."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from xborder_support.channels import known_channels
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.markets import Market
from xborder_support.terms import Finding
from xborder_support.tone import Catalog, LintReport, Waiver, lint, lint_messages, load_waivers, to_sarif

from .instants import typed_day
from .own_facts import add_overrides, known_markets

NAME = "lint"

_RANKS = {"info": 0, "warning": 1, "error": 2}
_MAX_TEXT = 400_000  # bytes of a single text


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("paths", nargs="+", help="folders of <locale>.ftl files, single ones, or one text (.txt, or - for standard input)")
    parser.add_argument("--market", metavar="CODE", help="the territory to judge for, such as DE; that of each locale if absent")
    parser.add_argument("--locale", metavar="TAG", help="the language of a text, such as de-AT")
    parser.add_argument("--channel", default="email", help="where the texts are sent; email if absent")
    parser.add_argument("--waivers", metavar="FILE", help="a TOML file of findings that are accepted, each with its reason")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="text if absent")
    parser.add_argument("--fail-on", choices=("error", "warning", "info"), default="error", help="from which severity on to return 1")
    parser.add_argument("--reader", default="en", metavar="TAG", help="the language of the messages; en if absent")
    hedged = "whether unsure words count; the territory decides if absent"
    parser.add_argument("--hedges", action=BooleanOptionalAction, help=hedged)
    add_overrides(parser)
    parser.add_argument("--on", help="the day by which waivers run out and facts hold, YYYY-MM-DD; today if absent")


def run(arguments: Namespace) -> int:
    """Judge what was named, and print the findings, and whatever would keep a catalogue from being loaded."""
    if arguments.channel not in (names := known_channels()):
        hint = did_you_mean(arguments.channel[:40], names)
        raise UsageError(f"--channel: no channel is called {arguments.channel[:40]!r}", code="unknown-channel", hint=hint)
    if arguments.overrides and not arguments.market:
        message = "--overrides says nothing without --market"
        raise UsageError(message, code="wrong-argument", hint="name the territory that the facts are of: --market DE")
    waivers = load_waivers(arguments.waivers) if arguments.waivers else ()
    on = typed_day(arguments.on, "--on")
    is_text = _is_text(arguments.paths[0])
    report = _of_text(arguments, waivers, on) if is_text else _of_catalogue(arguments, waivers, on)
    faults = () if is_text else Catalog.check(overlays=arguments.paths)
    if arguments.format == "sarif":
        print(json.dumps(to_sarif(report), ensure_ascii=False, indent=2))
    elif arguments.format == "json":
        print(json.dumps(_document(report, faults), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(report)))
    if faults and arguments.format != "json":
        print(ConfigurationError(faults), file=sys.stderr if arguments.format == "sarif" else sys.stdout)
    return int(bool(faults) or any(_RANKS[finding.severity] >= _RANKS[arguments.fail_on] for finding in report.findings))


def _of_catalogue(arguments: Namespace, waivers: Iterable[Waiver], on: date) -> LintReport:
    return lint_messages(
        arguments.paths,
        market=_market(arguments, on) if arguments.market else None,
        channel=arguments.channel,
        waivers=waivers,
        on=on,
        reader=arguments.reader,
        hedges=arguments.hedges,
    )


def _of_text(arguments: Namespace, waivers: Iterable[Waiver], on: date) -> LintReport:
    """Judge a single text.

    Errors: ``UsageError`` ``one-text-only``, ``missing-option``, ``file-not-found``, ``not-utf-8``, ``text-too-long``.
    """
    if len(arguments.paths) > 1:
        raise UsageError("texts are judged one at a time", code="one-text-only", hint="name one text, or catalogues alone")
    for option in ("market", "locale"):
        if not getattr(arguments, option):
            raise UsageError(f"a text needs --{option}", code="missing-option", hint="such as: --market JP --locale ja")
    found = lint(
        _text(arguments.paths[0]),
        market=_market(arguments, on),
        locale=arguments.locale,
        channel=arguments.channel,
        waivers=waivers,
        on=on,
        reader=arguments.reader,
        hedges=arguments.hedges,
    )
    return LintReport(tuple(found), (), 1)


def _market(arguments: Namespace, on: date) -> Market | str:
    """Return what to judge for: the market by the host's own facts, where some were named.

    Errors: ``UsageError`` ``no-market``; ``MarketDataError`` with every fault of the host's files.
    """
    code: str = arguments.market
    return known_markets(arguments).get(code, on=on) if arguments.overrides else code


def _is_text(path: str) -> bool:
    return path == "-" or path.endswith(".txt")


def _text(path: str) -> str:
    try:
        if path == "-":
            raw = sys.stdin.buffer.read(_MAX_TEXT + 1)
        else:
            with Path(path).open("rb") as opened:
                raw = opened.read(_MAX_TEXT + 1)
        return raw.decode("utf-8-sig")
    except OSError as error:
        message = f"{path}: {error.strerror or 'cannot be read'}"
        raise UsageError(message, code="file-not-found", hint="check the path") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the text is not UTF-8", code="not-utf-8", hint="save it as UTF-8") from None


def _lines(report: LintReport) -> Iterable[str]:
    for finding in report.findings:
        yield f"{_place(finding)}{finding.severity}: {finding.message} [{finding.rule}]"
        if finding.suggestion:
            yield f"    {finding.suggestion}"
    counts = [
        f"{_count(report, severity)} {severity}{'' if _count(report, severity) == 1 else 's'}" for severity in ("error", "warning", "info")
    ]
    yield f"{report.wordings:,} {'text' if report.wordings == 1 else 'texts'} judged: {', '.join(counts)}, {len(report.waived)} waived"


def _place(finding: Finding) -> str:
    facts = finding.facts
    if "file" in facts:
        return f"{facts['file']}:{facts['line']}:{facts['column']} {facts['key']}: "
    return "" if finding.span is None else f"{finding.span[0]}-{finding.span[1]}: "


def _count(report: LintReport, severity: str) -> int:
    return sum(finding.severity == severity for finding in report.findings)


def _document(report: LintReport, faults: Iterable[Fault]) -> dict[str, object]:
    return {
        "schema": "lint/1",
        "texts": report.wordings,
        "findings": [_as_json(finding) for finding in report.findings],
        "faults": [asdict(fault) for fault in faults],
        "waived": [_as_json(waived.finding) | {"reason": waived.waiver.reason} for waived in report.waived],
    }


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "span": finding.span and list(finding.span),
        "facts": dict(finding.facts),
    }
