"""Refuse what is no text, before anything is read."""

from __future__ import annotations

from xborder_support.errors import UsageError

__all__ = ["check_texts"]

_HINTS = {
    "text": 'pass the text of the message; decode bytes first, and pass "" for a message that has none',
    "channel": 'pass the name of the channel, as "sms"',
    "locale": 'pass a locale, as "de-AT", or None',
}


def check_texts(text: object, channel: object, locale: object) -> None:
    """Refuse arguments that are no texts, without a word of what they hold.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(text, str) and isinstance(channel, str) and (locale is None or isinstance(locale, str)):
        return
    given = {"text": text, "channel": channel, "locale": "" if locale is None else locale}
    name, value = next((name, value) for name, value in given.items() if not isinstance(value, str))
    raise UsageError(f"{name} is of type {type(value).__name__} where a text is expected", code="wrong-argument", hint=_HINTS[name])
