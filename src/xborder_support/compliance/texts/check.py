"""Answer whether a text may go out as it is: everything that the rules of its place, channel and purpose want of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from xborder_support.compliance.rulebook import (
    Duty,
    Forbidden,
    Label,
    OptOutOffer,
    PlatformLimit,
    Rule,
    Rulebook,
    Slots,
    expect,
    read_purpose,
)
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError
from xborder_support.terms import Finding

from .circumstances import Circumstances
from .forbidden import forbidden_findings
from .inspected import Inspected
from .labels import label_findings
from .notices import notice_findings
from .places import jurisdictions
from .platform_limits import platform_findings
from .sender import SenderDetails
from .slots import offer_findings, slot_findings

__all__ = ["check_text"]

_MOST_CHARACTERS = 100_000

_LOOKS: tuple[tuple[type[Duty], Callable[[Rule, Any, Inspected], Iterator[Finding]]], ...] = (
    (Label, label_findings),
    (Slots, slot_findings),
    (OptOutOffer, offer_findings),
    (Forbidden, forbidden_findings),
    (PlatformLimit, platform_findings),
)

_NO_PLACE = Finding(
    rule="TEXT-PLACE",
    severity="policy",
    message="nobody said where the recipient is, so that no law was asked",
    suggestion='pass place="KR", or every place that is possible',
)


def check_text(  # noqa: PLR0913  (each is a circumstance that decides what is asked)
    draft: Draft,
    *,
    rulebook: Rulebook,
    on: date,
    place: str | Iterable[str] = (),
    sender: SenderDetails | None = None,
    circumstances: Circumstances | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """Return what a rendered text lacks or holds against the rules; nothing where all is well.

    ``place`` is where the recipient is, or every place where that may be: the rules of all of them hold. ``on`` is the local date of
    sending, ``now`` its instant, by which silences are measured. What ``sender`` does not name cannot be found in the text, and what
    ``circumstances`` do not tell counts as the case in which more is asked. Spans count code points of ``draft.text``; an empty one says
    where something belongs. Where the text has tags of HTML, what a reader sees of it counts as said. Nothing here is legal advice.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``naive-datetime``, ``unknown-channel``, ``unknown-purpose``,
    ``wrong-argument``, ``text-too-long`` (over 100,000 characters), ``rulebook-of-another-day`` where the book was narrowed to
    another day than ``on``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook, SenderDetails, check_text
        >>> from xborder_support.conversations import Draft
        >>> draft = Draft(channel="sms", provider="twilio", to="+821000000000", text="[광고] Kaze 할인! 무료거부 0800001234", language="ko",
        ...               purpose="marketing")
        >>> shop = SenderDetails(brand="Kaze", contacts=("02-123-4567",))
        >>> for found in check_text(draft, rulebook=Rulebook.load(), on=date(2026, 11, 22), place="KR", sender=shop):
        ...     print(found.rule, found.span, found.message)
        KR-NET-50-LABEL (0, 4) the label of advertising is written otherwise than (광고)
        KR-NET-50-LABEL None the text names no contact of the sender
    """
    _check_asked(draft, rulebook, sender, circumstances)
    book = rulebook.as_of(on)
    places = jurisdictions(book, place)
    views = Inspected.views(draft, places, sender or SenderDetails(), circumstances or Circumstances(), on)
    found = [_NO_PLACE] if not places else []
    for kind, look in _LOOKS:
        for rule, duty in views[0].duties(book, kind):
            # What is hidden is not said, but what must not be there must not be there hidden either.
            asked = views if kind is Forbidden else views[:1]
            found += _once(message.placed(each) for message in asked for each in look(rule, duty, message))
    return found + [views[0].placed(each) for each in notice_findings(book, views[0], now)]


def _once(findings: Iterable[Finding]) -> list[Finding]:
    return list({(each.message, each.span): each for each in findings}.values())


def _check_asked(draft: Draft, rulebook: Rulebook, sender: SenderDetails | None, circumstances: Circumstances | None) -> None:
    expect(draft, Draft, "draft")
    expect(rulebook, Rulebook, "rulebook")
    expect(sender, SenderDetails, "sender", or_none=True)
    expect(circumstances, Circumstances, "circumstances", or_none=True)
    if not isinstance(draft.language, str):
        hint = 'pass Draft(language="und") where nobody knows it'
        raise UsageError(f"the language of a draft is not text but {type(draft.language).__name__}", code="wrong-argument", hint=hint)
    read_purpose(draft.purpose)
    if len(draft.text) > _MOST_CHARACTERS:
        hint = "check what is sent as one message"
        raise UsageError(f"a text has at most {_MOST_CHARACTERS:,} characters here", code="text-too-long", hint=hint)
