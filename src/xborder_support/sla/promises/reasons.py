"""Say why a promise is what it is, and which promises somebody should look at before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from xborder_support.terms import Finding, Reason, Severity

from .contact_hours import ContactHours, Stretch, StretchKind
from .load import Load

__all__ = ["findings_of", "for_delays", "for_length", "for_load", "for_target", "for_window"]

_HOUR = timedelta(hours=1)
_LONGEST = timedelta(hours=24)


class _Warning(NamedTuple):
    severity: Severity
    message: str
    suggestion: str


_WARNINGS: Mapping[str, _Warning] = {
    "load-beyond-target": _Warning(
        "warning",
        "so many wait that the target cannot be kept",
        "put more people on it, or promise what can be kept: this promise counts the line",
    ),
    "promise-over-a-day": _Warning(
        "error",
        "the promise is longer than 24 hours",
        "let somebody who may do so agree (signed_off=True), or find people who answer sooner",
    ),
    "window-shuts-first": _Warning(
        "warning",
        "the channel's window for free answers shuts before the promised time",
        "answer before it shuts",
    ),
}

# What can be done about a window that shuts too soon, by the fact "chance" of its reason.
_CHANCES: Mapping[str, str] = {
    "now": "it shuts before the next answer may come: answer now, or send an approved template afterwards",
    "in-time": "answer between the opening and that time, or send an approved template afterwards",
    "passed": "it has shut already: send an approved template, or write on another channel",
}


def for_target(due: datetime, counted: datetime) -> Iterator[Reason]:
    """Yield that the target had passed, and was counted anew."""
    if counted != due:
        yield Reason("target-passed", {"due_at": due.isoformat()})


def for_load(load: Load | None, due: datetime, answered: datetime) -> Iterator[Reason]:
    """Yield that this one's turn comes too late for the target."""
    if load is not None and answered > due:
        yield Reason("load-beyond-target", {"due_at": due.isoformat(), "answered_at": answered.isoformat(), "waiting": str(load.waiting)})


def for_delays(delays: Iterable[Stretch]) -> Iterator[Reason]:
    """Yield what held the answer up after it was due, each kind once."""
    told: set[StretchKind] = set()
    for start, end, kind in delays:
        if kind in told:
            continue
        told.add(kind)
        if kind == "closed":
            yield Reason("nobody-there-when-due", {"due_at": start.isoformat(), "opens_at": end.isoformat()})
        elif kind == "quiet":
            yield Reason("quiet-when-due", {"due_at": start.isoformat(), "ends_at": end.isoformat()})
        elif kind == "holiday":
            yield Reason("holiday-when-due", {"due_at": start.isoformat(), "ends_at": end.isoformat()})


def for_window(expires: datetime | None, at: datetime, hours: ContactHours) -> Iterator[Reason]:
    """Yield that the channel's window for free answers shuts before the promise, and whether an answer may come until then."""
    if expires is None or expires >= at:
        return
    opens = hours.opens_by(hours.now)
    chance = "passed" if expires < hours.now else "in-time" if opens < expires else "now"
    facts = {"expires_at": expires.isoformat(), "opens_at": opens.isoformat(), "at": at.isoformat()}
    yield Reason("window-shuts-first", {**facts, "chance": chance})


def for_length(now: datetime, at: datetime, *, signed_off: bool) -> Iterator[Reason]:
    """Yield that a customer would be told to wait for longer than a day, and nobody has agreed to it."""
    if at - now > _LONGEST and not signed_off:
        yield Reason("promise-over-a-day", {"at": at.isoformat(), "hours": str(-(-(at - now) // _HOUR))})


def findings_of(reasons: Iterable[Reason]) -> tuple[Finding, ...]:
    """Return those of the reasons that somebody should look at, with what can be done."""
    return tuple(_finding(reason, _WARNINGS[reason.code]) for reason in reasons if reason.code in _WARNINGS)


def _finding(reason: Reason, warning: _Warning) -> Finding:
    suggestion = _CHANCES.get(reason.facts.get("chance", ""), warning.suggestion)
    return Finding(rule=reason.code, severity=warning.severity, message=warning.message, suggestion=suggestion, facts=reason.facts)
