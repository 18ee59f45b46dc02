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
        self._rules: list[FormRule] = []
        gathered: dict[str, list[str]] = {}
        for row in rows:
            number = len(self._rules)
            self._rules.append(_rule(row))
            for form in row["forms"]:
                gathered.setdefault(form[-1], []).append(f"(?P<r{number}_{len(gathered.get(form[-1], ()))}>{expand(form, classes)})")
        self._by_last = {last: re.compile(f"(?:{'|'.join(forms)})$") for last, forms in gathered.items()}

    def fitting(self, piece: str) -> tuple[int, FormRule] | None:
        """Return where the longest fitting form begins, and its rule; of forms of one length, the first in the table."""
        pattern = self._by_last.get(piece[-1:])
        match = pattern.search(piece) if pattern else None
        return (match.start(), self._rules[_number(match)]) if match else None


class InsideForms:
    """Find forms anywhere in a text."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], classes: Mapping[str, str]) -> None:
        self._rules = [_rule(row) for row in rows]
        forms = [(number, form) for number, row in enumerate(rows) for form in row["forms"]]
        firsts = "".join(sorted({form[_LOOK_BEHIND.match(form).end()] for _, form in forms}))  # type: ignore[union-attr]
        alternatives = "|".join(f"(?P<r{number}_{place}>{expand(form, classes)})" for place, (number, form) in enumerate(forms))
        self._pattern = re.compile(f"(?=[{re.escape(firsts)}])(?:{alternatives})" if forms else "(?!)", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[int, int, FormRule]]:
        """Yield start, end and rule of each form in a text; of those that begin at one place, the first in the table."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._rules[_number(match)]


def _number(match: re.Match[str]) -> int:
    """Return which rule a form belongs to: its group is called r<rule>_<form>."""
    return int(str(match.lastgroup)[1:].partition("_")[0])


def _rule(row: Mapping[str, Any]) -> FormRule:
    strengths: dict[Place, Strength] = {place: row[place] for place in ("strength", "soft", "comma") if place in row}
    return FormRule(None if row["register"] == "none" else row["register"], strengths)
