"""Write down a person's whole record, for an authority or for the person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from .checking import known_word
from .event import ConsentEvent
from .stored import event_row

__all__ = ["ExportReader", "exported"]

#: Who reads a record. The person's own copy leaves out who of the shop wrote an event down.
ExportReader: TypeAlias = Literal["authority", "person"]

_SCHEMA = "consent_export/1"


def exported(events: Iterable[ConsentEvent], reader: ExportReader) -> str:
    """Return events as JSON, each with its proof and the version of the text.

    Errors: ``UsageError`` ``unknown-reader``.
    """
    known_word(reader, get_args(ExportReader), "a reader of the record", "unknown-reader")
    rows = [event_row(event) for event in events]
    if reader == "person":
        for row in rows:
            row.pop("recorded_by", None)
    return json.dumps({"schema": _SCHEMA, "reader": reader, "events": rows}, ensure_ascii=False, indent=2)
