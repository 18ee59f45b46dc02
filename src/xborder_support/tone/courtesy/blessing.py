"""Give back a blessing, or say it where the customer chose so. It is never said because of a name, a language or a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import category, normalize

from xborder_support.terms import language_tag

from .arguments import check_choice, check_text
from .tables import table

__all__ = ["blessing", "opens_with_blessing"]

# Messages are long, and a greeting stands at their beginning.
_READ = 80


def opens_with_blessing(message: str) -> bool:
    """Tell whether a message begins with "peace be with you", however it is spelt.

    Example:
        >>> opens_with_blessing("Assalamu'alaikum kak, pesanan saya belum sampai"), opens_with_blessing("Salam hangat")
        (True, False)
    """
    check_text(message, "a message")
    return _key(message[:_READ]).startswith(_greetings())


def blessing(locale: str, *, opted_in: bool = False, message: str | None = None) -> str:
    """Return the blessing that a reply begins with, mostly none.

    It is given back to a ``message`` that began with it, and said first only to a customer who ``opted_in``, in languages that do so.

    Errors: ``UsageError`` ``bad-language-tag``, ``wrong-argument``.

    Example:
        >>> blessing("id", message="assalamualaikum, paket saya di mana?"), blessing("id"), blessing("ar", opted_in=True)
        ('Wa’alaikumsalam,', '', 'السلام عليكم ورحمة الله وبركاته،')
    """  # noqa: RUF002  (the apostrophe of Indonesian)
    check_choice(opted_in, "opted_in")
    language = language_tag(locale).partition("-")[0]
    replies: Mapping[str, str] = table("blessings")["replies"]
    opens: Mapping[str, str] = table("blessings")["opens"]
    if message is not None and opens_with_blessing(message):
        return replies.get(language, replies["*"])
    return opens.get(language, "") if opted_in else ""


@cache
def _greetings() -> tuple[str, ...]:
    return tuple(sorted({_key(text) for text in table("blessings")["greetings"]}))


def _key(text: str) -> str:
    """Return the letters alone, without case, vowel signs and kashida, so that spellings meet."""
    letters = (char for char in normalize("NFKC", text.casefold()) if category(char)[0] == "L" and char != "\u0640")
    return "".join(letters)
