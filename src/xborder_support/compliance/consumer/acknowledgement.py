"""Hold the acknowledgement of a withdrawal, and check it against the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xborder_support.compliance.rulebook import DeadlineDuty, Medium, Rule, Rulebook, Slots, expect
from xborder_support.terms import Finding, Storable, time_zone, utc

__all__ = ["WithdrawalAcknowledgement", "check_acknowledgement"]

_KIND = "withdrawal_acknowledgement"
_DURABLE: frozenset[Medium] = frozenset({"email"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalAcknowledgement(Storable):
    """State what the seller acknowledges: what the buyer declared, and when it came, on the buyer's clock.

    ``content`` names the contract or the goods, as the text will; ``received_at`` is aware, ``zone`` an IANA name. ``stated`` is what
    ``check_text`` looks up in the text: ``Circumstances(kind="withdrawal_acknowledgement", stated=acknowledgement.stated)``; write the
    day and the time into the text as they stand there.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-time-zone``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance.consumer import WithdrawalAcknowledgement
        >>> came_at = datetime(2026, 6, 19, 12, 3, tzinfo=UTC)
        >>> known = WithdrawalAcknowledgement(content="order 1042", received_at=came_at, zone="Europe/Berlin")
        >>> known.stated["date"], known.stated["time"]
        ('2026-06-19', '14:03')
    """

    content: str = field(repr=False)
    received_at: datetime
    zone: str
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "received_at", utc(self.received_at, "received_at"))
        object.__setattr__(self, "zone", time_zone(self.zone).key)

    @property
    def stated(self) -> Mapping[str, str]:
        """Return content, date and time as the text has to carry them."""
        shown = self.received_at.astimezone(time_zone(self.zone))
        return {"content": self.content, "date": shown.date().isoformat(), "time": f"{shown:%H:%M}"}


def check_acknowledgement(
    acknowledgement: WithdrawalAcknowledgement,
    text: str,
    *,
    place: str,
    rulebook: Rulebook,
    sent_at: datetime,
    medium: Medium,
) -> list[Finding]:
    """Return what is wrong with an acknowledgement that goes out as a text: a part that it lacks, a medium that does not last, too late.

    The law of the local day of receipt counts; where none is known, there is nothing to find.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``naive-datetime``, ``rulebook-of-another-day``.
    """
    expect(acknowledgement, WithdrawalAcknowledgement, "acknowledgement")
    expect(text, str, "text")
    expect(rulebook, Rulebook, "rulebook")
    day = acknowledgement.received_at.astimezone(time_zone(acknowledgement.zone)).date()
    book = rulebook.as_of(day)
    slots = [(rule, duty) for rule, duty in book.applying(Slots, place=place) if duty.only_if == _KIND]
    late = [(rule, duty) for rule, duty in book.applying(DeadlineDuty, place=place) if duty.about == _KIND]
    found = [each for rule, duty in slots for each in _lacking(rule, duty, acknowledgement, text, medium)]
    return found + [each for rule, duty in late for each in _lateness(rule, duty, acknowledgement, utc(sent_at, "sent_at"))]


def _lacking(rule: Rule, duty: Slots, known: WithdrawalAcknowledgement, text: str, medium: Medium) -> Iterator[Finding]:
    for name in duty.required:
        words = known.stated.get(name, "")
        if not words or words not in text:
            yield _finding(rule, f"the acknowledgement lacks its {name}", f"write the {name} into the text", name)
    if medium not in _DURABLE:
        yield _finding(rule, "the acknowledgement does not go out on a medium that lasts", "send it by e-mail", "medium")


def _lateness(rule: Rule, duty: DeadlineDuty, known: WithdrawalAcknowledgement, sent_at: datetime) -> Iterator[Finding]:
    if sent_at < known.received_at:
        yield _finding(rule, "the acknowledgement goes out before the withdrawal came", "check the two instants", "sent_at")
    elif (
        duty.within is not None
        and duty.within.unit == "hours"
        and (sent_at - known.received_at).total_seconds() >= duty.within.count * 3600
    ):
        yield _finding(rule, f"the acknowledgement is later than {duty.within}", "send it at once", "sent_at")


def _finding(rule: Rule, message: str, suggestion: str, part: str) -> Finding:
    return Finding(rule.id, rule.severity, message, None, suggestion, None, {"citation": rule.citation, "part": part})
