"""Read the text of a calendar feed, which anybody may have written, into the components of ``icalendar``."""

from __future__ import annotations

import re
from typing import Any

from icalendar import Calendar

from xborder_support.errors import PayloadError, UsageError

__all__ = ["parse_feed"]

_LONGEST = 2 * 1024 * 1024
_MOST_EVENTS = 10_000
_DEEPEST = 5
_FRAME = re.compile(r"^(BEGIN|END):(\w[\w-]*)[ \t]*\r?$", re.ASCII | re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(r"(?:\r?\n)+[ \t]?")
_WHOLE = "fetch the feed again, and pass all of it"


def parse_feed(feed: str | bytes) -> list[Any]:
    """Return the calendars of a feed.

    Errors: ``PayloadError`` ``payload-too-large``, ``bad-encoding``, ``not-a-calendar``, ``truncated-calendar``, ``nested-calendar``,
    ``too-many-events``; ``UsageError`` ``bad-feed``.
    """
    text = _unfolded(_decoded(feed))
    _check_frame(text)
    try:
        return [*Calendar.from_ical(text, multiple=True)]
    except Exception:  # noqa: BLE001  (the parser raises whatever it stumbles over, and quotes the feed in it)
        raise _not_a_calendar() from None


def _decoded(feed: str | bytes) -> str:
    if not isinstance(feed, str | bytes):
        raise UsageError(f"a feed is text or bytes, not {type(feed).__name__}", code="bad-feed", hint="pass the body of the response")
    if len(feed) > _LONGEST:
        message = f"the feed is longer than {_LONGEST} bytes"
        raise PayloadError(message, code="payload-too-large", hint="ask the calendar for a shorter range of dates")
    try:
        return feed.decode("utf-8-sig") if isinstance(feed, bytes) else feed.removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise PayloadError("the feed is not UTF-8", code="bad-encoding", hint="decode the bytes yourself, and pass text") from None


def _unfolded(text: str) -> str:
    """Return a text with each line whole, as the parser will read it: a name that is cut in two must not slip through."""
    return _FOLD.sub(lambda match: "" if match[0][-1] in " \t" else "\r\n", text)


def _check_frame(text: str) -> None:
    """Refuse what the parser would drop in silence, or fall into: a feed that breaks off, or calendars within calendars."""
    open_parts: list[str] = []
    events = 0
    for mark, name in _FRAME.findall(text):
        if mark.upper() == "BEGIN":
            open_parts.append(name.upper())
            events += name.upper() == "VEVENT"
        elif not open_parts or open_parts.pop() != name.upper():
            raise PayloadError("the parts of the feed do not close", code="truncated-calendar", hint=_WHOLE)
        if len(open_parts) > _DEEPEST:
            raise PayloadError("the feed is nested too deeply", code="nested-calendar", hint="pass one plain calendar")
    if open_parts:
        raise PayloadError("the feed breaks off", code="truncated-calendar", hint=_WHOLE)
    if events > _MOST_EVENTS:
        hint = "ask the calendar for a shorter range of dates"
        raise PayloadError(f"the feed has more than {_MOST_EVENTS} events", code="too-many-events", hint=hint)
    if "VCALENDAR" not in {name.upper() for _, name in _FRAME.findall(text)}:
        raise _not_a_calendar()


def _not_a_calendar() -> PayloadError:
    hint = "pass the body of an iCalendar feed, which starts with BEGIN:VCALENDAR"
    return PayloadError("this is no calendar feed", code="not-a-calendar", hint=hint)
