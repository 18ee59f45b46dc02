"""Say what is wrong with an argument of ``render``, and what was probably meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Register

from .assembly import Texts

__all__ = ["check_keys", "check_values", "unknown_register", "unwritten"]

_SHOWN = 60

# What else the two registers are called; by its letters, "informal" would be nearest to "formal".
_OTHER_NAMES = {
    "familiar": "casual",
    "friendly": "casual",
    "honorific": "formal",
    "informal": "casual",
    "plain": "casual",
    "polite": "formal",
    "relaxed": "casual",
    "respectful": "formal",
}


def check_keys(keys: object) -> None:
    """Refuse a single key, whose letters would be taken for keys.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(keys, str) or not isinstance(keys, Sequence):
        hint = f"pass ({keys[:_SHOWN]!r},), also for one" if isinstance(keys, str) else 'pass ("salutation", "ack")'
        raise UsageError(f"keys is {type(keys).__name__}, not a list of keys", code="wrong-argument", hint=hint)


def check_values(values: object) -> None:
    """Refuse what is no mapping of values.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not isinstance(values, Mapping):
        message = f"values is {type(values).__name__}, not a mapping of names to values"
        raise UsageError(message, code="wrong-argument", hint='pass values={"ref": "1042"}, or values={} for none')


def unknown_register(register: object) -> UsageError:
    """Return the refusal of what is no register."""
    if not isinstance(register, str):
        message, hint = f"register is {type(register).__name__}, not str", 'pass register="formal" or register="casual"'
        return UsageError(message, code="wrong-argument", hint=hint)
    shown, known = register[:_SHOWN], get_args(Register)
    meant = _OTHER_NAMES.get(shown.casefold())
    hint = f'did you mean "{meant}"? Known: {", ".join(sorted(known))}' if meant else did_you_mean(shown.casefold(), known)
    return UsageError(f"no register is called {shown!r}", code="unknown-register", hint=hint)


def unwritten(key: str, register: str, used: str, overlaid: Mapping[str, Texts]) -> UsageError:
    """Return the refusal of a message of a merchant's own that a locale does not have, or has in the other register."""
    written = {locale: [each for each in get_args(Register) if (key, each) in texts] for locale, texts in overlaid.items()}
    if there := written.get(used):
        hint = f"{used} has: {', '.join(there)}; another register is never used in its place"
        return UsageError(f"there is no {register} text for {key} in {used}", code="missing-register", hint=hint)
    locales = sorted(locale for locale, registers in written.items() if register in registers)
    hint = f"it is written in: {', '.join(locales)}" if locales else f"write {key} = … in {used}.ftl: no locale has it in this register"
    return UsageError(f"there is no text for {key} in {used}", code="unknown-locale", hint=hint)
