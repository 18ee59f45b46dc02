"""Write a text so that its personal data no longer show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Storable

from .datum import Kind, PersonalDatum
from .finding import Question, found_in
from .forms import hidden, shown_places
from .known import KnownValue
from .reading import MARKS

__all__ = ["Level", "Masked", "mask"]

#: How much is hidden: ``usual`` shows what people need to tell two numbers apart, ``strict`` nothing, ``redact`` puts a mark in its place.
Level: TypeAlias = Literal["usual", "strict", "redact"]

_LEVELS: tuple[Level, ...] = get_args(Level)
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
class _Manner:
    """Hold how a datum is written."""

    level: Level
    shows_bin: bool
    hides_length: bool

    def written(self, value: str, datum: PersonalDatum) -> str:
        """Return what stands in the place of a datum."""
        if self.level == "redact":
            return MARKS[datum.kind]
        shown = shown_places(value, datum, is_strict=self.level == "strict", shows_bin=self.shows_bin)
        masked = "".join(letter if place in shown else _hidden(letter, datum) for place, letter in enumerate(value))
        return _STARS.sub("***", masked) if self.hides_length else masked


def mask(  # noqa: PLR0913  (each is a choice of its own, and has its name at the call)
    text: str,
    *,
    territory: str | None = None,
    level: Level = "usual",
    kinds: Collection[Kind] | None = None,
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

    Source: the compliance rules PCI-3.3.1, PCI-3.4.1, PCI-3.5.1 and MASK-*.

    Example:
        >>> from xborder_support.compliance.personal_data import mask
        >>> mask("Karte 4111 1111 1111 1111, Bestellung 4711-220391").text
        'Karte **** **** **** 1111, Bestellung 4711-220391'
        >>> mask("ana@example.com, card 4111111111111111, CVV 123", level="redact").text
        '[e-mail], card [card], CVV [card code]'
    """
    if level not in _LEVELS:
        raise UsageError(f"there is no level {str(level)[:40]!r}", code="unknown-level", hint=did_you_mean(str(level)[:40], _LEVELS))
    return masked_by(text, Question(territory, kinds, known), _Manner(level, shows_bin=show_bin, hides_length=hide_length))


def masked_by(text: str, question: Question, manner: _Manner) -> Masked:
    """Return a masked text. What only shows itself once the rest is hidden is hidden too."""
    data = found_in(text, question)
    masked = _written(text, data, manner)
    for _ in range(_MOST_ROUNDS):
        further = found_in(masked.text, question) if masked.spans else ()
        if not further:
            break
        data = _joined(data, [_in_original(masked, datum) for datum in further])
        masked = _written(text, data, manner)
    return masked


def _written(text: str, data: Iterable[PersonalDatum], manner: _Manner) -> Masked:
    pieces, spans, after, length = [], [], 0, 0
    for datum in data:
        written = manner.written(text[datum.start : datum.end], datum)
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
    shift = 0
    for span in masked.spans:
        start, end = span.masked_start or 0, span.masked_end or 0
        if place < start + at_end:
            break
        if place < end + at_end:
            return span.end if at_end else span.start
        shift = span.end - end
    return place + shift


def _joined(data: Iterable[PersonalDatum], further: Iterable[PersonalDatum]) -> tuple[PersonalDatum, ...]:
    """Return all data in order; those that overlap become one of the first one's kind."""
    joined: list[PersonalDatum] = []
    for datum in sorted([*data, *further], key=lambda one: (one.start, -one.end)):
        if joined and datum.start < joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, datum.end))
        else:
            joined.append(datum)
    return tuple(joined)
