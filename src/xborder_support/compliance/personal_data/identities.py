"""Find national identity, social security and tax numbers of persons, and passports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

from xborder_support.errors import MissingExtraError

from .checks import OWN_CHECKS, is_stdnum_there, stdnum_says
from .datum import DatumTier, Found
from .digits import is_date
from .surroundings import Roles, Surroundings, first_after

__all__ = ["national_ids", "require_checks"]

_Span = tuple[int, int]

_REACH = 48  # Characters after a word in which its number begins.
_REACH_BACK = 32
_EDGES = (r"(?<![A-Za-z0-9*])(?<![0-9*][.\-/])", r"(?![A-Za-z0-9*])(?![.\-/][0-9*])")
_BEGINS_WITH_DIGITS = r"(?=[A-Za-z]{0,6} ?[0-9])"
_SIGN = re.compile(r"[^0-9A-ZÑ&]")
_OTHERS = frozenset({"order", "phone", "card", "bank"})
_WITHOUT_PATTERN = frozenset({"passport", "driving"})  # Numbers of many countries, so their forms are too loose to be parted further.
# How people part the digits of a number, whatever its own form is, and where such a number begins behind its word.
_PARTED = r"(?:[ .\-/:]| [\-/] )?"
_OPTIONAL_SIGN = re.compile(r"\[[-. :/]+\]\?|\\\.\?|[ /-]\?")
_DIGITS = re.compile(r"(?<!\[)\\d(?:\{(\d+)(?:,(\d+))?\})?")
_REACH_PARTED = 24
# What a word names directly: "DNI: 1234.567", "my SSN is 536-22-884". People mistype, and check digits change.
_LABELLED = re.compile(
    r"(?:[ \t]{1,2}[^\W\d_]{1,10}\.?){0,3}(?P<sign>[ \t]{0,2}[:=#\-\u2116\u00b0\u00ba.]{0,2}\s?)"
    r"(?P<number>(?<![A-Za-z0-9*])[A-Za-z]{0,4}[ .\-]?[0-9][0-9A-Za-z]{0,19}"
    r"(?:[ .\-/](?=[A-Za-z]{0,3}[0-9])[0-9A-Za-z]{1,14}){0,6}(?:[ ]?\([0-9A-Za-z]\)|-[A-Za-z])?)"
    r"(?![0-9A-Za-z*]|[.\-/][0-9*])"
)
_LEAST_LABELLED, _MOST_LABELLED = 5, 20  # Digits.
_SHORT_WORD = 3  # Letters. In small letters, so short a word may be another one, and needs a colon.


@dataclass(frozen=True, slots=True)
class Scheme:
    """Describe a national number, as ``data/ids.toml`` has it."""

    id: str
    territory: str
    pattern: re.Pattern[str]
    parted: re.Pattern[str] | None
    marked: re.Pattern[str] | None
    module: str | None
    everywhere: bool
    alone: bool
    is_sure: bool

    def tier(self, number: str) -> DatumTier | None:
        """Return ``certain`` for a right check, None for a wrong one, ``probable`` where there is no check."""
        plain = _SIGN.sub("", number.upper()) if self.id != "fi.hetu" else number.upper()
        if self.id in OWN_CHECKS:
            return ("certain" if self.is_sure else "probable") if OWN_CHECKS[self.id](plain) else None
        if self.module and is_stdnum_there():
            return "certain" if stdnum_says(self.module, plain) else None
        return "probable"


def require_checks() -> None:
    """Refuse to look for national numbers by name where the package that knows their checks is absent.

    Errors: ``MissingExtraError`` ``missing-extra``.
    """
    if not is_stdnum_there():
        message = "checks of national numbers need the package stdnum"
        raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[pii]'")


def national_ids(text: str, surroundings: Surroundings, territory: str | None) -> Iterator[Found]:
    """Yield the national numbers of a text: those beside a word for them, and those that need none."""
    for span, words in groupby(surroundings.named("id:"), lambda word: (word.start, word.end)):
        schemes = [_schemes()[word.role[3:]] for word in words]
        yield from _after(text, schemes, span) or _labelled(text, schemes, span, surroundings) or _before(text, schemes, span)
    for match in _unnamed(territory).finditer(text):
        yield from _alone(text, match.start(), surroundings, territory)


def _after(text: str, schemes: list[Scheme], word: _Span) -> list[Found]:
    """Return the numbers that follow a word."""
    matches = ((scheme, _first(text, scheme, word[1])) for scheme in schemes)
    return [_found(scheme, match) for scheme, match in matches if match and "\n\n" not in text[word[1] : match.start()]]


def _first(text: str, scheme: Scheme, start: int) -> re.Match[str] | None:
    """Return the first number from a place on; one that signs part in other places counts where it begins first, or goes on further."""
    plain = first_after(scheme.pattern, text, start, _REACH)
    parted = first_after(scheme.parted, text, start, _REACH_PARTED) if scheme.parted else None
    if parted is None or is_date(text, *parted.span()):
        return plain
    return parted if plain is None or (parted.start(), -parted.end()) < (plain.start(), -plain.end()) else plain


def _labelled(text: str, schemes: list[Scheme], word: _Span, surroundings: Surroundings) -> list[Found]:
    """Return the number that a word labels, whatever its form is."""
    label = _LABELLED.match(text, word[1])
    if label is None or not _LEAST_LABELLED <= sum(map(str.isdigit, label["number"])) <= _MOST_LABELLED:
        return []
    is_other_word = word[1] - word[0] <= _SHORT_WORD and text[slice(*word)].islower() and ":" not in label["sign"]
    span = label.span("number")
    if is_other_word or is_date(text, *span) or f"id:{schemes[0].id}" not in surroundings.roles(*span, 0):
        return []
    return [Found("national_id", "probable", *span, schemes[0].id)]


def _before(text: str, schemes: list[Scheme], word: _Span) -> list[Found]:
    """Return the last numbers before a word."""
    found = []
    for scheme in schemes:
        matches = list(scheme.pattern.finditer(text, max(0, word[0] - _REACH_BACK), word[0]))
        if matches and "\n\n" not in text[matches[-1].end() : word[0]]:
            found.append(_found(scheme, matches[-1]))
    return found


def _found(scheme: Scheme, match: re.Match[str]) -> Found:
    return Found("national_id", scheme.tier(match[0]) or "probable", *match.span(), scheme.id)


def _alone(text: str, start: int, surroundings: Surroundings, territory: str | None) -> Iterator[Found]:
    for scheme in _schemes_alone(territory):
        match = scheme.pattern.match(text, start)
        if match is None or not _may_stand_alone(scheme, match[0], territory):
            continue
        tier = scheme.tier(match[0])
        if tier and not surroundings.roles(*match.span(), 0) & _stronger_roles(scheme, match[0], tier):
            yield Found("national_id", tier, *match.span(), scheme.id)
            return


def _stronger_roles(scheme: Scheme, number: str, tier: DatumTier) -> Roles:
    """Return the words that count for more than a number's form: none beside a right check and a writing that nothing else has."""
    if tier != "certain":
        return _OTHERS
    if scheme.marked is not None and scheme.marked.fullmatch(number):
        return frozenset()
    return frozenset({"order"}) if re.search(r"[^\W\d_]", number) else _OTHERS


def _may_stand_alone(scheme: Scheme, number: str, territory: str | None) -> bool:
    if scheme.marked is not None and scheme.marked.fullmatch(number):
        return True
    if not scheme.alone:
        return False
    has_check = scheme.id in OWN_CHECKS or (scheme.module is not None and is_stdnum_there())
    is_unmistakable = scheme.marked is None or scheme.territory == territory
    return has_check and is_unmistakable


@lru_cache(maxsize=256)
def _schemes_alone(territory: str | None) -> tuple[Scheme, ...]:
    """Return the numbers that need no word in a territory."""
    return tuple(one for one in _schemes().values() if (one.alone or one.marked) and (one.everywhere or one.territory == territory))


@lru_cache(maxsize=256)
def _unnamed(territory: str | None) -> re.Pattern[str]:
    """Return the pattern of all numbers that need no word in a territory."""
    patterns = {(scheme.pattern if scheme.alone else scheme.marked or scheme.pattern).pattern for scheme in _schemes_alone(territory)}
    inner = "|".join(sorted(pattern.removeprefix(_EDGES[0]).removesuffix(_EDGES[1]) for pattern in patterns))
    return re.compile(f"{_EDGES[0]}{_BEGINS_WITH_DIGITS}(?:{inner}){_EDGES[1]}", re.IGNORECASE)


def _edged(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_EDGES[0]}(?:{pattern}){_EDGES[1]}", re.IGNORECASE)


def _parted(digits: re.Match[str]) -> str:
    """Return a pattern for as many digits, parted anywhere."""
    least, most = int(digits[1] or 1), int(digits[2] or digits[1] or 1)
    return rf"\d(?:{_PARTED}\d){{{least - 1},{most - 1}}}" if most > 1 else r"\d"


@cache
def _schemes() -> dict[str, Scheme]:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "ids.toml").read_text(encoding="utf-8"))
    return {row["id"]: _scheme(row) for row in table["scheme"]}


def _scheme(row: dict[str, str | bool | None]) -> Scheme:
    marked = row.get("marked")
    return Scheme(
        id=str(row["id"]),
        territory=str(row["territory"]),
        pattern=_edged(str(row["pattern"])),
        parted=None
        if row["id"] in _WITHOUT_PATTERN
        else _edged(_DIGITS.sub(_parted, _OPTIONAL_SIGN.sub(lambda _: _PARTED, str(row["pattern"])))),
        marked=re.compile(str(marked), re.IGNORECASE) if marked else None,
        module=str(row["module"]) if "module" in row else None,
        everywhere=bool(row.get("everywhere", False)),
        alone=bool(row.get("alone", False)),
        is_sure=bool(row.get("sure", True)),
    )
