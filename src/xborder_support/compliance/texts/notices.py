"""Answer whether people must be told now that a machine writes, and whether a text tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal, TypeAlias, get_args

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import AiNotice, Medium, Rule, Rulebook, expect, expect_word
from xborder_support.terms import Finding, Purpose, utc

from .circumstances import Disclosure, Writer
from .inspected import Inspected, finding
from .media import medium_asked, platforms_of
from .places import duties_in, jurisdictions
from .wording import Sentence, Words, has_wording, sentence, table_named

__all__ = ["NoticeDue", "Session", "ai_notice_due", "notice_findings", "notice_sentence", "notice_words", "notices"]

#: The moment at which somebody has to be told.
Moment: TypeAlias = Literal["start", "after_gap", "handover_to_bot", "each_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDue:
    """Say which rule wants people told now, as what, and why now."""

    rule: Rule
    tell: Literal["ai", "bot", "ai_generated"]
    because: Moment


@dataclass(frozen=True, slots=True)
class Session:
    """Know what the customer was told, and since when nobody wrote."""

    disclosure: Disclosure
    now: datetime | None

    def wants(self, tell: str) -> Moment | None:
        """Return why the customer is to be told again, or None."""
        told_at = self.disclosure.told_at
        now = None if self.now is None else utc(self.now, "now")
        is_told = told_at is not None and (now is None or told_at <= now)  # what is said to be told later was not told yet
        if told_at is None or not is_told or (tell == "ai" and self.disclosure.told_as == "bot"):
            return "start"
        if self.disclosure.last_written_by == "person":
            return "handover_to_bot"
        return "after_gap" if self._was_silent(told_at, now) else None

    def _was_silent(self, told_at: datetime, now: datetime | None) -> bool:
        return now is None or now - max(told_at, self.disclosure.last_message_at or told_at) >= _long_gap()


def ai_notice_due(  # noqa: PLR0913  (as check_text, before there is a text)
    *,
    rulebook: Rulebook,
    on: date,
    place: str | Iterable[str],
    written_by: Writer,
    disclosure: Disclosure | None = None,
    now: datetime | None = None,
    channel: str = "webchat",
    medium: Medium | None = None,
) -> tuple[NoticeDue, ...]:
    """Return which rules want the customer told, with this message, that a machine writes.

    The first message of a machine in each session tells it; a session ends with a long silence (24 hours, our own figure), or when a person
    took over. What the host does not tell counts as not told, and as long ago. ``medium`` is what the law calls a channel of the host's
    own; without one, a help desk that may write through any channel is bound by the rules of all.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``naive-datetime``, ``rulebook-of-another-day``, ``unknown-channel``,
    ``unknown-medium``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook, ai_notice_due
        >>> book = Rulebook.load()
        >>> [[due.rule.id for due in ai_notice_due(rulebook=book, on=day, place="DE", written_by="ai")]
        ...  for day in (date(2026, 8, 1), date(2026, 8, 2))]
        [[], ['EU-AIA-50']]
    """
    expect(rulebook, Rulebook, "rulebook")
    expect(disclosure, Disclosure, "disclosure", or_none=True)
    if medium is not None:
        expect_word(medium, get_args(Medium), "unknown-medium")
    book = rulebook.as_of(on)
    places = jurisdictions(book, place)
    carried_by = medium or medium_asked(channel, on)
    asked = (*places, *platforms_of(channel, carried_by, places))
    return tuple(notices(book, asked, written_by, Session(disclosure or Disclosure(), now), medium=carried_by))


def notices(
    book: Rulebook,
    places: tuple[str, ...],
    written_by: Writer,
    session: Session,
    *,
    medium: Medium | None,
    purpose: Purpose | None = None,
) -> Iterator[NoticeDue]:
    """Yield the notices that are due. Without a medium or a purpose, the rules of all are asked."""
    for rule, duty in duties_in(book, AiNotice, places, medium=medium, purpose=purpose):
        if written_by not in _BOUND[duty.tell] or not _is_asked_in(duty, places):
            continue
        because = "each_text" if "each_text" in duty.when else session.wants(duty.tell)
        if because:
            yield NoticeDue(rule=rule, tell=duty.tell, because=because)


def notice_findings(book: Rulebook, message: Inspected, now: datetime | None) -> Iterator[Finding]:
    """Yield the notices that are due and that the text does not give."""
    circumstances = message.circumstances
    session = Session(circumstances.disclosure, now)
    writer = circumstances.writer(message.draft)
    for due in notices(book, message.jurisdictions, writer, session, medium=message.medium, purpose=message.draft.purpose):
        if not any(message.tells(words) for words in _TELLING[due.tell]):
            words = sentence(_GIVEN[due.tell], message.draft.language)
            facts = (("tell", due.tell), ("because", due.because))
            yield finding(due.rule, _SAID[due.tell], span=(0, 0), suggestion=f"begin with: {words}", facts=facts)


def notice_sentence(due: NoticeDue, language: str) -> str | None:
    """Return the sentence that gives a notice, in a language given as a tag, or None where we have none: in another it tells nobody.

    It addresses nobody, so that it fits a formal text as well as a familiar one, and every variant of the language.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook, ai_notice_due, notice_sentence
        >>> due, = ai_notice_due(rulebook=Rulebook.load(), on=date(2026, 11, 22), place="DE", written_by="ai")
        >>> notice_sentence(due, "de-AT"), notice_sentence(due, "sr-Latn")
        ('Hier schreibt ein KI-Assistent.', None)
    """
    return notice_words(due, language) if has_wording(language) else None


def notice_words(due: NoticeDue, language: str) -> str:
    """Return the same, or else the English sentence."""
    return sentence(_GIVEN[due.tell], language)


def _is_asked_in(duty: AiNotice, places: tuple[str, ...]) -> bool:
    return not duty.only_in or any(place == name or place.startswith(f"{name}-") for name in duty.only_in for place in places)


_BOUND: dict[str, frozenset[Writer]] = {"ai": frozenset({"ai"}), "bot": frozenset({"bot", "ai"}), "ai_generated": frozenset({"ai"})}
_TELLING: dict[str, tuple[Words, ...]] = {"ai": ("ai", "generated"), "bot": ("bot", "ai"), "ai_generated": ("generated",)}
_GIVEN: dict[str, Sentence] = {"ai": "ai_notice", "bot": "bot_notice", "ai_generated": "generated_label"}
_SAID = {
    "ai": "the text does not say, in its language, that an AI system writes",
    "bot": "the text does not say, in its language, that a machine writes",
    "ai_generated": "the text is not marked as generated by AI",
}


@cache
def _long_gap() -> timedelta:
    return timedelta(hours=Term.parse(table_named("gaps")["long_gap"]["value"]).count)
