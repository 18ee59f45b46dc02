"""Refuse what cannot be judged: wrong types, a text in another language than the one that is told, spans that are not in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import PersonName, Purpose, Register
from xborder_support.tone.catalogs import RenderedText, Span

from .waivers import Waiver

__all__ = ["LONGEST", "check_about", "check_day", "check_text", "check_waivers"]

#: Characters of a text that is judged: far beyond any message.
LONGEST = 100_000

_CHOICES: Mapping[str, tuple[str, ...]] = {"purpose": get_args(Purpose), "register": get_args(Register)}
_TEXTS = frozenset({"channel", "topic", "agent_name", "staff_number", "brand", "source"})
_SWITCHES = frozenset({"is_automatic", "is_whole", "hedges"})
_NAMES = (*_CHOICES, *sorted(_TEXTS), *sorted(_SWITCHES), "name", "sign_with")


def check_text(text: object, language: str) -> None:
    """Refuse what is no text, or too long; of a rendered text also another language, and spans that are not in it.

    Errors: ``UsageError`` ``wrong-argument``, ``text-too-long``, ``other-language``, ``span-outside``.
    """
    if not isinstance(text, str | RenderedText):
        raise _wrong("a text", "text or a RenderedText", text, "decode it first")
    words = text if isinstance(text, str) else text.text
    if len(words) > LONGEST:
        raise UsageError("the text is too long to be judged", code="text-too-long", hint=f"pass {LONGEST:,} characters at most")
    if isinstance(text, RenderedText):
        _check_rendered(text, language)


def check_about(about: Mapping[str, Any]) -> None:
    """Refuse what is told of a message under an unknown name, or as something else than it is.

    Errors: ``UsageError`` ``unknown-value``, ``wrong-argument``.
    """
    for name, value in about.items():
        if name not in _NAMES:
            raise UsageError(f"the linter does not ask for {name[:40]!r}", code="unknown-value", hint=did_you_mean(name[:40], _NAMES))
        if value is not None or name == "channel":
            _check_value(name, value)


def check_waivers(waivers: object) -> None:
    """Refuse what is no collection of waivers.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(waivers, Iterable):
        raise _wrong("waivers", "a list of Waiver", waivers, "put it in a list")
    for waiver in waivers if isinstance(waivers, list | tuple) else ():
        if not isinstance(waiver, Waiver):
            raise _wrong("waivers", "Waiver", waiver, "make each with Waiver(…), or read them with load_waivers(path)")


def check_day(on: object) -> None:
    """Refuse what is no day.

    Errors: ``UsageError`` ``not-a-date``.
    """
    if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
        raise UsageError(f"on: a day was expected, not {type(on).__name__}", code="not-a-date", hint="pass date(2027, 1, 31)")


def _check_rendered(text: RenderedText, language: str) -> None:
    written = str(text.locale_used).partition("-")[0]
    if written != language:
        hint = "pass locale=text.locale_used: the catalogue may have fallen back"
        raise UsageError(f"the text is in {written!r}, to be judged as {language!r}", code="other-language", hint=hint)
    for span in text.spans:
        if not (isinstance(span, Span) and 0 <= span.start <= span.end <= len(text.text)):
            hint = "pass the text as the catalogue rendered it, unchanged"
            raise UsageError(f"a span ({span.name}) is not in the text", code="span-outside", hint=hint)


def _check_value(name: str, value: object) -> None:
    if name in _CHOICES and value not in _CHOICES[name]:
        choices = _CHOICES[name]
        raise UsageError(f"{name}: {str(value)[:40]!r} is none", code="wrong-argument", hint=did_you_mean(str(value)[:40], choices))
    if name in _TEXTS and not isinstance(value, str):
        raise _wrong(name, "text", value, f"pass {name} as text, or leave it out")
    if name in _SWITCHES and not isinstance(value, bool):
        raise _wrong(name, "True or False", value, f"pass {name}=True, or leave it out")
    if name == "name" and not isinstance(value, PersonName):
        raise _wrong(name, "a PersonName", value, 'pass PersonName(given="Anna"), or leave it out')
    if name == "sign_with" and not isinstance(value, tuple | list):
        raise _wrong(name, "a tuple", value, 'pass ("name", "staff_number"), or leave it out')


def _wrong(what: str, wanted: str, given: object, hint: str) -> UsageError:
    return UsageError(f"{what}: {wanted} was expected, not {type(given).__name__}", code="wrong-argument", hint=hint)
