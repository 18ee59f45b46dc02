"""Hold the parts of a person's name, as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["PersonName"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """Hold a name in the fields of CLDR Person Names (UTS #35, part 8). Every field may be absent.

    ``locale`` is the BCP 47 tag of the name itself, which decides its order; ``title`` is what the person declared, never
    guessed. ``given_informal`` is the name that friends use; ``surname_prefix`` and ``surname_core`` split a surname such as
    "van den Berg"; the vocatives are the forms for calling somebody, in languages that have them ("Anno" of "Anna"). ``repr`` shows no
    part of the name, so that logs stay free of personal data.

    Example:
        >>> from xborder_support.terms import PersonName
        >>> PersonName(given="花子", surname="佐藤", locale="ja").surname
        '佐藤'
    """

    given: str | None = field(default=None, repr=False)
    surname: str | None = field(default=None, repr=False)
    title: str | None = field(default=None, repr=False)
    given2: str | None = field(default=None, repr=False)
    surname2: str | None = field(default=None, repr=False)
    generation: str | None = field(default=None, repr=False)
    credentials: str | None = field(default=None, repr=False)
    given_informal: str | None = field(default=None, repr=False)
    surname_prefix: str | None = field(default=None, repr=False)
    surname_core: str | None = field(default=None, repr=False)
    given_vocative: str | None = field(default=None, repr=False)
    surname_vocative: str | None = field(default=None, repr=False)
    locale: str | None = None
