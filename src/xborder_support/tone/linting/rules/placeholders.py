"""Find values that were not filled in: TON061. A placeholder was left, or there is a hole: "Hallo ,", "Hi null,", "様"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import regex

from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.words import Found, outside

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["CHECKS", "find_holes", "find_placeholders"]

# Bounded repetitions: each start looks at so many characters at most.
_PLACEHOLDER = regex.compile(
    r"""
    \{\{[^{}\n]{0,120}+\}\}           # {{ name }}
  | \{%[^%\n]{0,120}+%\}              # {% if name %}
  | \$\{[^{}\n]{1,80}+\}              # ${name}
  | \{[$\w][\w\ .|:$-]{0,60}+\}       # {name}, { $name }, {0}
  | \{\ ?\$\w{1,60}+\ ?\}
  | <%=?[^%\n]{0,80}+%>               # <%= name %>
  | %\(\w{1,40}+\)[sd]                # %(name)s
  | (?<![\w%])%(?:\d\$)?[sd@](?!\w)   # %s
  | \[\[[^\[\]\n]{1,80}+\]\]          # [[name]]
  | \[(?i:insert|your|customer|first|last|order|agent|name|vorname|nachname|kunde|nom|prénom|client|nombre|apellido|nome|cliente)
        [^\[\]\n]{0,40}+\](?!\()      # [NAME], and no link of Markdown
  | \*\|[A-Z_:]{1,40}+\|\*            # *|FNAME|*
  | __[A-Z][A-Z0-9_]{1,40}?__         # __NAME__
  | %[A-Z][A-Z_]{2,40}+%              # %FIRSTNAME%
  | <(?i:first_?name|last_?name|name|customer|vorname|nachname|prénom|nombre|nome)>
  | XBPH\w{0,20}+                     # what a translation should have put back
  | (?<![\w.])ph\d{1,3}@[\w.]{1,20}+
  | (?i:lorem\ ipsum)
    """,
    regex.VERBOSE,
)
_PROGRAM_WORDS = regex.compile(
    r"(?<![\p{L}\p{N}_])(?:undefined|NaN|\[object Object\])(?![\p{L}\p{N}_])|(?<=[#№:][ ]?)(?:null|None|nil)(?![\p{L}\p{N}_])"
)
_NOTHING_BETWEEN = regex.compile(r",[ \t\u00a0]{0,3}[,!](?=\s|$)|(?<=\s)\([ \t]{0,3}\)|«[ \u00a0\u202f]{0,3}»|„[“”]|「」")


def find_placeholders(passage: Passage) -> Iterator[Hit]:
    """Yield each placeholder that was left."""
    found = (Found(*match.span(), True) for match in _PLACEHOLDER.finditer(passage.text))
    for place in outside(found, passage.quoted):
        yield Hit("TON061", place.start, place.end)


def find_holes(passage: Passage) -> Iterator[Hit]:
    """Yield each place where a value should stand and nothing does, or a program's word for nothing."""
    named = {part.casefold() for part in (passage.name.given, passage.name.surname) if part} if passage.name else set()
    for start, end in sorted(set(_holes(passage))):
        if passage.text[start:end].casefold() in named:  # people are called Null
            continue
        yield Hit("TON061", start, end, case="empty")


def _holes(passage: Passage) -> Iterator[Range]:
    text = passage.text
    for start, _ in passage.lines:
        if (match := _salutations().match(text, start)) is not None and not _is_a_name(match["nothing"]):
            yield match.span("nothing" if match["nothing"] else "gap")
        if (match := _honorifics().match(text, start)) is not None:
            yield match.span()
    for pattern in (_PROGRAM_WORDS, _NOTHING_BETWEEN):
        for match in pattern.finditer(text):
            yield match.span()


def _is_a_name(written: str | None) -> bool:
    """Tell whether it is how a person is written, not a program's word: people are called Null, and programs write "null" and "NULL"."""
    return written == "Null"


@cache
def _salutations() -> Pattern[str]:
    """Return the pattern of a salutation with a hole: nothing before the comma, or a program's word for nothing."""
    table = facts("placeholders")
    greeting, opening, nothing = (_any_of(table[name]) for name in ("greetings", "openings", "nothing"))
    return regex.compile(
        rf"[ \t>*_¡]{{0,8}}+(?:(?:{greeting}|{opening})[ \t\u00a0,]{{1,3}}(?P<nothing>{nothing})(?=\s{{0,2}}[,،、\uff0c:!.])"
        rf"|(?:{greeting})(?P<gap>[ \t\u00a0]{{1,3}}[,،、\uff0c])|(?:{opening})(?P<gap>[ \t\u00a0]{{0,3}}(?:[,،、\uff0c:]|!(?=\s*$))))",
        regex.MULTILINE | regex.IGNORECASE,
    )


@cache
def _honorifics() -> Pattern[str]:
    return regex.compile(rf"[ \t]*+(?:{_any_of(facts('placeholders')['honorifics'])})(?=[\s,、\uff0c।]|$)", regex.MULTILINE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


CHECKS = (
    Check(find=find_placeholders, rules=frozenset({"TON061"})),
    Check(find=find_holes, rules=frozenset({"TON061"})),
)
