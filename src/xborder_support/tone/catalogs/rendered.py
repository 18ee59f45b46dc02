"""Hold a finished text and where each inserted value stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from xborder_support.terms import LanguageTag

__all__ = ["RenderedText", "ReviewState", "Span", "finished"]

#: Whether a reader of the language has approved a text ("confident"), or not yet ("draft").
ReviewState: TypeAlias = Literal["confident", "draft"]


class Span(NamedTuple):
    """Say where the value of a variable stands in a text. ``start`` and ``end`` count code points; ``end`` is exclusive."""

    # A tuple, since a text has several and a frozen dataclass takes four times as long to make: a third of the whole rendering.

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RenderedText:
    """Hold a text that is ready for one channel. ``repr`` does not show it.

    ``locale_used`` is the locale of the file that it came from: ``"de"`` also for a text that de-AT does not write itself. Where that is
    not what was asked for in other words (``"de"`` is ``"de-DE"``), ``fallback_from`` is what was asked for: de-AT where the texts of de
    served it. ``spans`` cover the values as they are written, escaped where the channel needs it, in the order of the text. A text that
    ``is_preview`` may have placeholders, and is not for a customer.
    """

    text: str = field(repr=False)
    locale_used: LanguageTag
    spans: tuple[Span, ...]
    review: ReviewState
    fallback_from: LanguageTag | None = None
    is_preview: bool = False


_slots: Any = vars(RenderedText)
_text, _locale_used, _spans = (_slots[name].__set__ for name in ("text", "locale_used", "spans"))
_review, _fallback_from, _is_preview = (_slots[name].__set__ for name in ("review", "fallback_from", "is_preview"))


def finished(  # noqa: PLR0917  (the fields in their order; keywords would cost as much again)
    text: str,
    locale_used: Any,
    spans: tuple[Span, ...],
    review: ReviewState,
    fallback_from: LanguageTag | None,
    is_preview: bool,  # noqa: FBT001
    /,
) -> RenderedText:
    """Return a text of its fields.

    A frozen dataclass sets each of them by a detour, which takes a tenth of the whole rendering.
    """
    made: RenderedText = object.__new__(RenderedText)
    _text(made, text)
    _spans(made, spans)
    _locale_used(made, locale_used)
    _review(made, review)
    _fallback_from(made, fallback_from)
    _is_preview(made, is_preview)
    return made
