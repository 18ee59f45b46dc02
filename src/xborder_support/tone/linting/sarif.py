"""Write findings as SARIF 2.1.0, which code scanners and editors read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from xborder_support.terms import Finding

from .catalog_lint import LintReport
from .rule_list import Rule, rules, wording
from .waivers import Waived

__all__ = ["to_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
_PLACE = frozenset({"file", "line", "column", "end_line", "end_column"})


def to_sarif(report: LintReport | Iterable[Finding]) -> dict[str, Any]:
    """Return findings as a SARIF 2.1.0 log, ready for ``json.dumps``. What is waived is a suppressed result with its reason.

    Findings of a catalogue have their file, line and column; those of a single message count characters of its text.

    Example:
        >>> from xborder_support.tone import lint, to_sarif
        >>> log = to_sarif(lint("Haben Sie Fragen? Dann melde dich.", market="DE", locale="de", channel="webchat"))
        >>> log["runs"][0]["results"][0]["ruleId"]
        'TON001'
    """
    findings, waived = (report.findings, report.waived) if isinstance(report, LintReport) else (tuple(report), ())
    places = {rule_id: place for place, rule_id in enumerate(rules())}
    results = [_result(finding, places) for finding in findings] + [_suppressed(each, places) for each in waived]
    driver = {
        "name": "xborder-support",
        "version": version("xborder-support"),
        "rules": [_rule(rule) for rule in rules().values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "help": {"text": "; ".join(dict.fromkeys(wording("en").advice(rule.id)))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, places: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}: {finding.suggestion}" if finding.suggestion else finding.message},
        "properties": {name: value for name, value in finding.facts.items() if name not in _PLACE},
    }
    if location := _location(finding):
        result["locations"] = [location]
    return result


def _suppressed(each: Waived, places: Mapping[str, int]) -> dict[str, Any]:
    suppression = {"kind": "inSource" if each.waiver.is_inline else "external", "status": "accepted", "justification": each.waiver.reason}
    return _result(each.finding, places) | {"suppressions": [suppression]}


def _location(finding: Finding) -> dict[str, Any] | None:
    """Return where a finding stands: in its file, or else in the text that was judged, which is no file."""
    facts = finding.facts
    if "file" in facts:
        named = {"startLine": "line", "startColumn": "column", "endLine": "end_line", "endColumn": "end_column"}
        region = {name: int(facts[fact]) for name, fact in named.items()}
        uri = quote(PurePath(facts["file"]).as_posix())
    elif finding.span is not None:
        region = {"charOffset": finding.span[0], "charLength": finding.span[1] - finding.span[0]}
        uri = "message.txt"
    else:
        return None
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
