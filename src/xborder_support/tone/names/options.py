"""Name the ways in which a name can be written, and refuse any other word."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["NameForm", "NameFormality", "NameLength", "NameOrder", "NameUsage", "check_options"]

#: What the name is for: calling the person, talking about the person, or the letters in an avatar.
NameUsage: TypeAlias = Literal["addressing", "referring", "monogram"]

#: How the person is written to. Informal texts take the name that friends use, where it is known.
NameFormality: TypeAlias = Literal["formal", "informal"]

#: How much of the name is written. What that means is different in each language.
NameLength: TypeAlias = Literal["long", "medium", "short"]

#: Which part comes first; ``"sorting"`` is for lists and has one usage.
NameOrder: TypeAlias = Literal["given_first", "surname_first", "sorting"]

#: ``"full"`` is title, given name and surname in the order of the name's own language. ``"formal"`` is what CLDR has for addressing
#: somebody formally: title and surname mostly, title and given name in Vietnamese. The others are one part. Where a part is not known,
#: the form falls back on what there is.
NameForm: TypeAlias = Literal["full", "formal", "given", "surname", "given_vocative", "surname_vocative"]

_WORDS = {
    "usage": get_args(NameUsage),
    "formality": get_args(NameFormality),
    "length": get_args(NameLength),
    "order": get_args(NameOrder),
    "form": get_args(NameForm),
}


def check_options(**options: str) -> None:
    """Refuse a word that is not of the vocabulary of its option.

    Errors: ``UsageError`` ``unknown-name-option``.
    """
    for option, word in options.items():
        if word not in _WORDS[option]:
            raise UsageError(f"{option} has no {word!r:.40}", code="unknown-name-option", hint=did_you_mean(str(word), _WORDS[option]))
