"""Answer until when the record of a consent or of a refusal must be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import ConsentDuty, Medium, Retention, Rule, Rulebook, Suppression
from xborder_support.errors import UsageError
from xborder_support.terms import Reason, utc

from .clock import place_clock
from .event import ConsentEvent
from .expiry import book_on

__all__ = ["Keeping", "keep_until"]

_ANY_MEDIUM: tuple[Medium | None, ...] = (None,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Say until when the rules want a record kept, at least, and whether the library keeps it for good.

    ``at_least_until`` (aware UTC) is the latest of what the rules ask, None where none names a period. A refusal is kept ``for_good``: a
    list that forgets starts to write again. ``is_open``: a rule counts from the last use, which nobody told, so that the end may be later:
    ask before the record goes.
    """

    at_least_until: datetime | None
    for_good: bool
    reasons: tuple[Reason, ...]
    is_open: bool = False


def keep_until(
    event: ConsentEvent,
    *,
    place: str,
    at: datetime | None = None,
    last_used_at: datetime | None = None,
    rulebook: Rulebook | None = None,
    time_zone: str | None = None,
) -> Keeping:
    """Return until when the proof of a consent, or a refusal, must be kept at least.

    ``last_used_at`` is when a message last rested on the consent: where the law counts from the last use, a proof is kept from then on,
    and where nobody told it, ``is_open`` says so.
    ``at`` is the day whose rules count, by default that of the later of both.

    Errors: ``UsageError`` ``naive-datetime``, ``used-before-given``, ``unknown-jurisdiction``, ``unknown-time-zone``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import ConsentEvent, keep_until
        >>> yes = ConsentEvent(
        ...     kind="grant", at=datetime(2026, 3, 3, 12, tzinfo=UTC), address="+493012345678",
        ...     purposes=("marketing",), media=("voice",), consent="express",
        ... )
        >>> keep_until(yes, place="DE", last_used_at=datetime(2026, 9, 1, 9, tzinfo=UTC)).at_least_until.isoformat()
        '2031-09-01T22:00:00+00:00'
    """
    used_at = event.at if last_used_at is None else utc(last_used_at, "last_used_at")
    if used_at < event.at:
        hint = "pass when a message last rested on this consent"
        raise UsageError("a consent cannot be used before it is given", code="used-before-given", hint=hint)
    book = book_on(rulebook, place, utc(at, "at") if at else used_at, time_zone=time_zone)
    clock = place_clock(place, time_zone)
    terms_found = [(rule, terms) for rule, terms in _terms(event, book, place) if terms]
    found = {(rule.id, clock.latest_end(used_at, terms)) for rule, terms in terms_found}
    is_open = event.is_yes and last_used_at is None and any(_counts_from_use(rule) for rule, _ in terms_found)
    reasons = [Reason("record-kept-by-rule", {"rule": rule, "until": until.isoformat()}) for rule, until in sorted(found)]
    if event.is_no:
        reasons.append(Reason("refusals-kept-for-good", {"event": event.event_id}))
    elif not found:
        reasons.append(Reason("no-rule-names-a-period", {"place": place}))
    until = max((each for _, each in found), default=None)
    return Keeping(at_least_until=until, for_good=event.is_no, reasons=tuple(reasons), is_open=is_open)


def _terms(event: ConsentEvent, book: Rulebook, place: str) -> Iterator[tuple[Rule, tuple[Term, ...]]]:
    """Yield how long each rule wants the record kept, on any of the media that the event is about: one term after the other."""
    for medium in event.media or _ANY_MEDIUM:
        if event.is_no:
            yield from ((rule, _given(duty.at_least, duty.plus)) for rule, duty in book.applying(Suppression, place=place, medium=medium))
        else:
            yield from ((rule, _given(duty.keep_proof)) for rule, duty in book.applying(ConsentDuty, place=place, medium=medium))
        record = "unsubscribe_request" if event.is_no else "consent_proof"
        for rule, retention in book.applying(Retention, place=place, medium=medium):
            if retention.kind == "floor" and record in retention.records:
                yield rule, _given(retention.keep)


def _counts_from_use(rule: Rule) -> bool:
    return any(duty.kind == "floor" and duty.starts == "last_use" for duty in rule.duties_of(Retention))


def _given(*terms: Term | None) -> tuple[Term, ...]:
    return tuple(term for term in terms if term is not None)
