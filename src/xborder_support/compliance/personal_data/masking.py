"""Write a text so that its personal data no longer show."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Storable

from .datum import DatumKind, PersonalDatum
from .finding import Question, check_text_itself, found_in
from .forms import hidden, shown_places
from .known import KnownValue
from .reading import MARKS

__all__ = ["MaskLevel", "Masked", "mask"]

#: How much is hidden: ``usual`` shows what people need to tell two numbers apart, ``strict`` nothing, ``redact`` puts a mark in its place.
MaskLevel: TypeAlias = Literal["usual", "strict", "redact"]

_LEVELS: tuple[MaskLevel, ...] = get_args(MaskLevel)
_STARS = re.compile(r"\*[*\W_]*\*|\*")
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked(Storable):
    """Hold a masked text, and where in the original and in itself each datum stands. ``repr`` shows no text.

    Example:
        >>> from xborder_support.compliance.personal_data import mask
        >>> masked = mask("Call +49 171 2345678")
        >>> masked.text, [(span.kind, span.start, span.end) for span in masked.spans]
        ('Call +49 *** ***5678', [('phone', 5, 20)])
    """

    text: str = field(repr=False)
    spans: tuple[PersonalDatum, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """Hold how a datum is written."""

    level: MaskLevel
    shows_bin: bool
    hides_length: bool

    def written(self, value: str, datum: PersonalDatum, *, is_closed: bool) -> str:
        """Return what stands in the place of a datum."""
        if self.level == "redact":
            return MARKS[datum.kind]
        shown = frozenset[int]() if is_closed else shown_places(value, datum, is_strict=self.level == "strict", shows_bin=self.shows_bin)
        masked = "".join(letter if place in shown else _hidden(letter, datum) for place, letter in enumerate(value))
        return _STARS.sub("***", masked) if self.hides_length else masked


def mask(  # noqa: PLR0913  (each is a choice of its own, and has its name at the call)
    text: str,
    *,
    territory: str | None = None,
    level: MaskLevel = "usual",
    kinds: Collection[DatumKind] | None = None,
    known: Iterable[KnownValue] = (),
    show_bin: bool = False,
    hide_length: bool = False,
) -> Masked:
    """Return a text in which personal data are hidden, and where they stood. Nothing in a text raises.

    ``territory``, ``kinds`` and ``known`` as in ``find_personal_data``. Level ``usual`` is for display: the last four digits of a card, the
    first letter and the domain of a mail address. ``strict`` shows no part of a datum but the country of an IBAN. ``redact`` is for
    transcripts that are stored: a mark such as "[card]" stands in the place of each datum, and nothing of a card's code is kept.
    ``show_bin`` shows the first six digits of a card too, never more. ``hide_length`` writes three asterisks however long the hidden part
    was. Masking a masked text changes nothing, at the same level, and never shows more at another.

    Errors: ``UsageError`` ``unknown-level`` and those of ``find_personal_data``; ``MissingExtraError`` ``missing-extra``.

    Source: the compliance rules PCI-3.3.1, PCI-3.4.1, PCI-3.5.1 and those whose names begin with MASK.

    Example:
        >>> from xborder_support.compliance.personal_data import mask
        >>> mask("Karte 4111 1111 1111 1111, Bestellung 4711-220391").text
        'Karte **** **** **** 1111, Bestellung 4711-220391'
        >>> mask("ana@example.com, card 4111111111111111, CVV 123", level="redact").text
        '[e-mail], card [card], CVV [card code]'
    """
    if level not in _LEVELS:
        raise UsageError(f"there is no level {str(level)[:40]!r}", code="unknown-level", hint=did_you_mean(str(level)[:40], _LEVELS))
    check_text_itself(text)
    return masked_by(text, Question(territory, kinds, known), Manner(level, shows_bin=show_bin, hides_length=hide_length))


def masked_by(text: str, question: Question, manner: Manner) -> Masked:
    """Return a masked text. What only shows itself once the rest is hidden is hidden too."""
    data, closed = found_in(text, question), frozenset[int]()
    masked = _written(text, data, manner, closed)
    for _ in range(_MOST_ROUNDS):
        further = found_in(masked.text, question) if masked.spans else ()
        if not further:
            break
        added = [_in_original(masked, datum) for datum in further]
        closed |= _touched(data, added)
        data = _joined(data, added)
        masked = _written(text, data, manner, closed)
    return masked


def _written(text: str, data: Iterable[PersonalDatum], manner: Manner, closed: frozenset[int]) -> Masked:
    """Return a text with its data masked; of those that begin at ``closed``, nothing is shown."""
    pieces, spans, after, length = [], [], 0, 0
    for datum in data:
        written = manner.written(text[datum.start : datum.end], datum, is_closed=datum.start in closed)
        length += datum.start - after
        pieces += [text[after : datum.start], written]
        spans.append(replace(datum, masked_start=length, masked_end=length + len(written)))
        length += len(written)
        after = datum.end
    return Masked(text="".join([*pieces, text[after:]]), spans=tuple(spans))


def _hidden(letter: str, datum: PersonalDatum) -> str:
    # The points within a name at a mail address are part of the name.
    return "*" if datum.kind == "email" and not letter.isspace() and letter not in "@\uff20[](){}<>" else hidden(letter)


def _in_original(masked: Masked, datum: PersonalDatum) -> PersonalDatum:
    """Return a datum of the masked text where the original has it; one that touches a masked span takes all of it."""
    return replace(datum, start=_position(masked, datum.start, at_end=False), end=_position(masked, datum.end, at_end=True))


def _position(masked: Masked, place: int, *, at_end: bool) -> int:
    passed = bisect_left(masked.spans, place, key=lambda span: (span.masked_start or 0) + (not at_end))
    if passed == 0:
        return place
    span = masked.spans[passed - 1]
    end = span.masked_end or 0
    if place < end + at_end:
        return span.end if at_end else span.start
    return place + span.end - end


def _touched(data: Sequence[PersonalDatum], added: Iterable[PersonalDatum]) -> frozenset[int]:
    """Return where those data begin that others overlap."""
    ends, starts = [one.end for one in data], [one.start for one in data]
    return frozenset(start for other in added for start in starts[bisect_right(ends, other.start) : bisect_left(starts, other.end)])


def _joined(data: Iterable[PersonalDatum], further: Iterable[PersonalDatum]) -> tuple[PersonalDatum, ...]:
    """Return all data in order; those that overlap become one of the first one's kind."""
    joined: list[PersonalDatum] = []
    for datum in sorted([*data, *further], key=lambda one: (one.start, -one.end)):
        if joined and datum.start < joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, datum.end))
        else:
            joined.append(datum)
    return tuple(joined)
