"""Judge the messages of a history: every text of a frame by the tone linter, one row for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Finding
from xborder_support.tone import Waiver, lint

from .columns import Frame, column, read_frame

__all__ = ["lint_messages"]

_ASKED = ("locale", "market", "channel", "purpose", "register", "topic", "agent_name", "staff_number", "brand", "source")
_EXPIRED = "TON092"
_NEEDED = ("locale", "market", "channel")
_COLUMNS: Mapping[str, Any] = {
    "row": nw.Int64,
    "rule": nw.String,
    "severity": nw.String,
    "start": nw.Int64,
    "end": nw.Int64,
    "message": nw.String,
    "suggestion": nw.String,
}


def lint_messages(  # noqa: PLR0913  (each is a word of the question, and has its name at the call)
    frame: Any,
    *,
    text: str,
    locale: str | None = None,
    market: str | None = None,
    channel: str | None = None,
    columns: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
    by: Sequence[str] = (),
    waivers: Sequence[Waiver] = (),
    on: date | None = None,
    reader: str = "en",
    hedges: bool | None = None,
) -> Any:
    """Return what is wrong with the texts of a column, as a frame of the caller's own kind with a row for each finding.

    ``text``, ``locale``, ``market`` (a territory) and ``channel`` name columns, and ``columns`` those for ``purpose``, ``register``,
    ``topic``, ``agent_name``, ``staff_number``, ``brand`` and ``source``; ``values`` says any of these once for all rows, also where the
    column has a null. The columns ``by`` are repeated before the findings: ``row`` (the first is 0), ``rule``, ``severity``, ``start`` and
    ``end`` in code points, ``message``, ``suggestion``. A row without a text has no findings. A waiver that ran out is told once, at the
    first row; ``hedges`` as in ``tone.lint``.

    Errors: ``MissingExtraError`` ``missing-extra``; ``UsageError`` ``not-a-frame``, ``lazy-frame``, ``unknown-column``, ``unknown-value``,
    ``missing-value``, ``ambiguous-column``, ``not-a-text-column``, and those of ``tone.lint`` with the row.

    Example:
        >>> import polars
        >>> from xborder_support.integrations import frames
        >>> sent = polars.DataFrame({"body": ["Haben Sie Fragen? Dann melde dich.", None], "country": ["DE", "DE"], "agent": ["a1", "a2"]})
        >>> found = frames.lint_messages(
        ...     sent, text="body", market="country", values={"locale": "de", "channel": "webchat"}, by=["agent"]
        ... )
        >>> found.select("agent", "row", "rule", "start").rows()
        [('a1', 0, 'TON001', 29)]
    """
    read, told = read_frame(frame), dict(values or {})
    named = {name: source for name, source in (("locale", locale), ("market", market), ("channel", channel)) if source is not None}
    named |= columns or {}
    _check(named, told)
    said = {name: _texts(read, source) for name, source in named.items()}
    settings = {"waivers": waivers, "on": on, "reader": reader, "hedges": hedges}
    found: list[tuple[int, Finding]] = []
    expired: set[str] = set()
    for row, words in enumerate(_texts(read, text)):
        if words is not None:
            asked = told | {name: texts[row] for name, texts in said.items() if texts[row] is not None}
            findings = [finding for finding in _judged(row, words, asked, settings) if finding.message not in expired]
            expired |= {finding.message for finding in findings if finding.rule == _EXPIRED}
            found += [(row, finding) for finding in findings]
    return _frame(read, by, found)


def _check(columns: Mapping[str, str], told: Mapping[str, str]) -> None:
    """Refuse names that the linter does not know, and the want of those that it needs."""
    for name in (*columns, *told):
        if name not in _ASKED:
            raise UsageError(
                f"the linter does not ask for {str(name)[:40]!r}", code="unknown-value", hint=did_you_mean(str(name)[:40], _ASKED)
            )
    if absent := [name for name in _NEEDED if name not in columns and name not in told]:
        hint = f'pass {absent[0]}="…", the name of a column, or values={{"{absent[0]}": "…"}} for all rows'
        raise UsageError(f"nothing says the {absent[0]}", code="missing-value", hint=hint)


def _judged(row: int, words: str, asked: Mapping[str, Any], settings: Mapping[str, Any]) -> Iterator[Finding]:
    if absent := [name for name in _NEEDED if name not in asked]:
        hint = f'fill the column, or pass values={{"{absent[0]}": "…"}} for the rows that lack it'
        raise UsageError(f"row {row}: nothing says the {absent[0]}", code="missing-value", hint=hint)
    try:
        yield from lint(words, **asked, **settings)
    except UsageError as error:
        raise UsageError(f"row {row}: {error.message}", code=error.code, hint=error.hint) from None


def _texts(frame: Frame, name: str) -> list[str | None]:
    series = column(frame, name)
    texts = [value if isinstance(value, str) else None for value in series.to_list()]
    if texts.count(None) > series.null_count():
        raise UsageError(f"the column {name!r} holds something else than texts", code="not-a-text-column", hint="cast it to text first")
    return texts


def _frame(read: Frame, by: Sequence[str], found: list[tuple[int, Finding]]) -> Any:
    """Return the findings as a frame, after the columns that are repeated."""
    if clash := [name for name in by if name in _COLUMNS]:
        raise UsageError(
            f"a column of the answer is called {clash[0]!r} too", code="ambiguous-column", hint="rename the column of the frame"
        )
    repeated = [column(read, name)[[row for row, _ in found]] for name in by]
    made = nw.from_dict(_values(found), schema=_COLUMNS, backend=read.implementation)
    return made.select(*repeated, *_COLUMNS).to_native() if repeated else made.to_native()


def _values(found: list[tuple[int, Finding]]) -> dict[str, list[Any]]:
    spans = [finding.span or (0, 0) for _, finding in found]
    return {
        "row": [row for row, _ in found],
        "rule": [finding.rule for _, finding in found],
        "severity": [finding.severity for _, finding in found],
        "start": [start for start, _ in spans],
        "end": [end for _, end in spans],
        "message": [finding.message for _, finding in found],
        "suggestion": [finding.suggestion for _, finding in found],
    }
