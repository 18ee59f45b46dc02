"""Write out the forms of verbs: each stem with each ending.

A paradigm is a table of a language's data::

    [[paradigms]]
    stems = ["habl", "cont cuent", "pag"]     # a second stem is the stressed one, where it differs
    spelling = { c = "qu", g = "gu", z = "c" }   # the last letters of a stem before a soft ending ...
    soft = "eéií"                             # ... which begins with one of these letters
    endings = { tu = ["*as", "abas", "*es"], imperative_to_us = ["*'ame"] }

``*`` takes the stressed stem, and ``*'`` writes an acute accent on its last sounded vowel: ``cuéntame``. A list of one name gathers the
forms of all paradigms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["conjugate"]

_ACUTE = str.maketrans("aeiou", "áéíóú")
_LAST_VOWELS = re.compile("[aeiouáéíóú]+(?=[^aeiouáéíóú]+[iu]?$|$)")  # not the i of "cambi-", which only glides
_STRESSED = re.compile("[aeo](?=[iu]?$)|[iu]$")  # of a diphthong the strong vowel, or else the last


def conjugate(paradigms: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return the forms of all paradigms by the name of their list.

    Example:
        >>> conjugate([{"stems": ["cont cuent"], "endings": {"tu": ["*as", "abas"], "to_me": ["*'ame"]}}])
        {'tu': ('cuentas', 'contabas'), 'to_me': ('cuéntame',)}
    """
    lists: dict[str, dict[str, None]] = {}
    for paradigm in paradigms:
        for name, endings in paradigm["endings"].items():
            forms = (_form(stems.split(), ending, paradigm) for stems in paradigm["stems"] for ending in endings)
            lists.setdefault(name, {}).update(dict.fromkeys(forms))
    return {name: tuple(forms) for name, forms in lists.items()}


def _form(stems: list[str], ending: str, paradigm: Mapping[str, Any]) -> str:
    stem, tail = (stems[-1], ending[1:]) if ending[:1] == "*" else (stems[0], ending)
    if tail[:1] == "'":
        stem, tail = _LAST_VOWELS.sub(_stressed, stem, count=1), tail[1:]
    if tail[:1] and tail[0] in paradigm.get("soft", ""):
        stem = _respelt(stem, paradigm["spelling"])
    return stem + tail


def _stressed(vowels: re.Match[str]) -> str:
    return _STRESSED.sub(lambda vowel: vowel.group().translate(_ACUTE), vowels.group(), count=1)


def _respelt(stem: str, spelling: Mapping[str, str]) -> str:
    """Keep the sound of a stem before a vowel that would change it: pag- gives pague."""
    for last in sorted(spelling, key=len, reverse=True):
        if stem.endswith(last):
            return stem.removesuffix(last) + spelling[last]
    return stem
