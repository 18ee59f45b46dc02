"""Compile the forms of a language without word boundaries: what ends a sentence, and what shows a register anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from xborder_support.terms import Register

from .votes import Strength

__all__ = ["EndForms", "FormRule", "InsideForms", "Place", "expand"]

#: How a sentence goes on behind a form: not at all, perhaps, or with its next clause.
Place: TypeAlias = Literal["strength", "soft", "comma"]

_FINAL = re.compile("{final:(.)}")
_NOTHING = re.compile("(?!)")
_LOOK_BEHIND = re.compile(r"^(?:\(\?<[!=][^()]*\))*")
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3


class FormRule(NamedTuple):
    """Say what the forms of one rule show, by the place where they stand."""

    register: Register | None
    strengths: Mapping[Place, Strength]


def expand(form: str, classes: Mapping[str, str]) -> str:
    """Write out the letter classes of a form.

    Example:
        >>> expand("{kanji}う", {"kanji": "一-鿿"})
        '[一-鿿]う'
        >>> import re
        >>> [bool(re.match(expand("{final:ㅂ}니다", {}), word)) for word in ("합니다", "하니다")]
        [True, False]
    """
    form = _FINAL.sub(lambda named: f"[{_closing_with(named.group(1))}]", form)
    for name, letters in classes.items():
        form = form.replace(f"{{{name}}}", f"[{letters}]")
    return form


def _closing_with(consonant: str) -> str:
    offset = _FINALS.index(consonant)
    return "".join(map(chr, range(_FIRST_SYLLABLE + offset, _LAST_SYLLABLE + 1, len(_FINALS))))


class EndForms:
    """Find the longest form that a piece of text ends with."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], classes: Mapping[str, str]) -> None:
        gathered: dict[str, list[tuple[str, FormRule]]] = {}
        for form, rule in _forms(rows, classes):
            gathered.setdefault(form[-1], []).append((form, rule))
        self._by_last = {
            last: (re.compile(f"(?:{_grouped(forms)})$"), tuple(rule for _, rule in forms)) for last, forms in gathered.items()
        }

    def fitting(self, piece: str) -> tuple[int, FormRule] | None:
        """Return where the longest fitting form begins, and its rule; of forms of one length, the first in the table."""
        pattern, rules = self._by_last.get(piece[-1:], (_NOTHING, ()))
        match = pattern.search(piece)
        return (match.start(), rules[match.lastindex - 1]) if match and match.lastindex else None


class InsideForms:
    """Find forms anywhere in a text."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], classes: Mapping[str, str]) -> None:
        forms = list(_forms(rows, classes))
        firsts = "".join(sorted({form[_LOOK_BEHIND.match(form).end()] for form, _ in forms}))  # type: ignore[union-attr]
        self._rules = tuple(rule for _, rule in forms)
        self._pattern = re.compile(f"(?=[{re.escape(firsts)}])(?:{_grouped(forms)})", re.IGNORECASE) if forms else _NOTHING

    def found(self, text: str) -> Iterator[tuple[int, int, FormRule]]:
        """Yield start, end and rule of each form in a text; of those that begin at one place, the first in the table."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._rules[(match.lastindex or 0) - 1]


def _forms(rows: Iterable[Mapping[str, Any]], classes: Mapping[str, str]) -> Iterator[tuple[str, FormRule]]:
    for row in rows:
        rule = _rule(row)
        yield from ((expand(form, classes), rule) for form in row["forms"])


def _grouped(forms: Iterable[tuple[str, FormRule]]) -> str:
    """Return one pattern for all forms, in which the number of the group tells the form."""
    return "|".join(f"({form})" for form, _ in forms)


def _rule(row: Mapping[str, Any]) -> FormRule:
    strengths: dict[Place, Strength] = {place: row[place] for place in ("strength", "soft", "comma") if place in row}
    return FormRule(None if row["register"] == "none" else row["register"], strengths)
