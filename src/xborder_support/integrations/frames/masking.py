"""Mask the texts of a column, so that a history can be shown, handed on or stored without personal data."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import narwhals as nw

from xborder_support.compliance import mask
from xborder_support.errors import UsageError
from xborder_support.terms import PersonName

from .columns import Frame, column, read_frame

__all__ = ["mask_texts"]


def mask_texts(  # noqa: PLR0913  (each is a word of the question, and has its name at the call)
    frame: Any,
    *,
    text: str,
    territory: str | None = None,
    values: dict[str, str] | None = None,
    level: Any = "usual",
    kinds: Collection[Any] | None = None,
    known: Iterable[str | PersonName] = (),
    show_bin: bool = False,
    hide_length: bool = False,
) -> Any:
    """Return a column of texts with their personal data masked, in the caller's own kind; a null stays a null.

    ``text`` names the column, ``territory`` that of each customer's market, and ``values={"territory": "DE"}`` says it once for all rows,
    also where the column has a null. ``known`` are values that must not show in any row. The rest is as in ``compliance.mask``.

    Errors: ``MissingExtraError`` ``missing-extra``; ``UsageError`` ``not-a-frame``, ``lazy-frame``, ``unknown-column``,
    ``not-a-text-column``, ``unknown-value``, and those of ``compliance.mask`` with the row.

    Example:
        >>> import polars
        >>> from xborder_support.integrations import frames
        >>> sent = polars.DataFrame({"body": ["Call +49 171 2345678", None, "Order 4711-220391"]})
        >>> frames.mask_texts(sent, text="body", level="redact").to_list()
        ['Call [phone]', None, 'Order 4711-220391']
    """
    read, told = read_frame(frame), dict(values or {})
    if wrong := told.keys() - {"territory"}:
        hint = 'values={"territory": "DE"} says the market of all rows'
        raise UsageError(f"masking does not ask for {min(wrong)[:40]!r}", code="unknown-value", hint=hint)
    texts = _texts(read, text)
    markets = [told.get("territory")] * len(texts) if territory is None else _texts(read, territory)
    known = tuple(known)
    masked: list[str | None] = []
    for row, (words, market) in enumerate(zip(texts, markets, strict=True)):
        asked = {"territory": market or told.get("territory"), "level": level, "kinds": kinds, "known": known}
        asked |= {"show_bin": show_bin, "hide_length": hide_length}
        masked.append(None if words is None else _masked(row, words, asked))
    return _written(read, text, masked)


def _masked(row: int, words: str, asked: dict[str, Any]) -> str:
    try:
        return mask(words, **asked).text
    except UsageError as error:
        raise UsageError(f"row {row}: {error.message}", code=error.code, hint=error.hint) from None


def _texts(frame: Frame, name: str) -> list[str | None]:
    series = column(frame, name)
    texts = [value if isinstance(value, str) else None for value in series.to_list()]
    if texts.count(None) > series.null_count():
        raise UsageError(f"the column {name!r} holds something else than texts", code="not-a-text-column", hint="cast it to text first")
    return texts


def _written(frame: Frame, name: str, texts: list[str | None]) -> Any:
    made = nw.new_series(name, texts, nw.String, backend=frame.implementation).to_native()
    if frame.implementation.is_pandas():
        made.index = nw.to_native(frame).index
    return made
