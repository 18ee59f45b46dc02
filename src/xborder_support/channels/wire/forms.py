"""Read form-encoded webhooks, as telephone providers send them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from .payload import Unreadable, refuse_oversized

__all__ = ["read_fields", "read_form"]

_MAX_FIELDS = 1000  # Twilio sends some 30.


def read_form(body: bytes | str) -> dict[str, Any] | Unreadable:
    """Return the fields of a form: a text each, or a list of texts where a name is repeated.

    Bytes that are no UTF-8 become U+FFFD. ``Errors:`` ``PayloadError`` ``payload-too-large``.
    """
    fields = read_fields(body)
    if isinstance(fields, Unreadable):
        return fields
    form: dict[str, Any] = {}
    for name, value in fields:
        if name not in form:
            form[name] = value
        else:
            earlier = form[name]
            form[name] = [*earlier, value] if type(earlier) is list else [earlier, value]
    return form


def read_fields(body: bytes | str) -> list[tuple[str, str]] | Unreadable:
    """Return the names and values of a form in their order; blank values count."""
    refuse_oversized(body)
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    try:
        return parse_qsl(text.strip("\r\n"), keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return Unreadable("too-many-fields")
