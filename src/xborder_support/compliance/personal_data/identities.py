"""Find national identity, social security and tax numbers of persons, and passports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from xborder_support.errors import MissingExtraError

from .checks import OWN_CHECKS, is_stdnum_there, stdnum_says
from .datum import DatumTier, Found
from .surroundings import Roles, Surroundings, first_after

__all__ = ["national_ids", "require_checks"]

_REACH = 48  # Characters after a word in which its number begins.
_REACH_BACK = 32
_EDGES = (r"(?<![A-Za-z0-9*])(?<![0-9*][.\-/])", r"(?![A-Za-z0-9*])(?![.\-/][0-9*])")
_BEGINS_WITH_DIGITS = r"(?=[A-Za-z]{0,6} ?[0-9])"
_SIGN = re.compile(r"[^0-9A-ZÑ&]")
_OTHERS = frozenset({"order", "phone", "card", "bank"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """Describe a national number, as ``data/ids.toml`` has it."""

    id: str
    territory: str
    pattern: re.Pattern[str]
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
    for word in surroundings.named("id:"):
        yield from _beside(text, _schemes()[word.role[3:]], (word.start, word.end))
    for match in _unnamed(territory).finditer(text):
        yield from _alone(text, match.start(), surroundings, territory)


def _beside(text: str, scheme: Scheme, word: tuple[int, int]) -> Iterator[Found]:
    """Yield the number that follows a word, or else the one before it."""
    after = first_after(scheme.pattern, text, word[1], _REACH)
    before = list(scheme.pattern.finditer(text, max(0, word[0] - _REACH_BACK), word[0]))
    match = after or (before[-1] if before else None)
    if match and "\n\n" not in text[min(match.end(), word[1]) : max(match.start(), word[0])]:
        yield Found("national_id", scheme.tier(match[0]) or "probable", *match.span(), scheme.id)


def _alone(text: str, start: int, surroundings: Surroundings, territory: str | None) -> Iterator[Found]:
    for scheme in _schemes().values():
        match = scheme.pattern.match(text, start) if scheme.alone or scheme.marked else None
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
    if scheme.territory != territory and not scheme.everywhere:
        return False
    if scheme.marked is not None and scheme.marked.fullmatch(number):
        return True
    if not scheme.alone:
        return False
    has_check = scheme.id in OWN_CHECKS or (scheme.module is not None and is_stdnum_there())
    is_unmistakable = scheme.marked is None or scheme.territory == territory
    return has_check and is_unmistakable


@lru_cache(maxsize=256)
def _unnamed(territory: str | None) -> re.Pattern[str]:
    """Return the pattern of all numbers that need no word in a territory."""
    patterns = {
        (scheme.pattern if scheme.alone else scheme.marked or scheme.pattern).pattern
        for scheme in _schemes().values()
        if (scheme.alone or scheme.marked) and (scheme.everywhere or scheme.territory == territory)
    }
    inner = "|".join(sorted(pattern.removeprefix(_EDGES[0]).removesuffix(_EDGES[1]) for pattern in patterns))
    return re.compile(f"{_EDGES[0]}{_BEGINS_WITH_DIGITS}(?:{inner}){_EDGES[1]}", re.IGNORECASE)


@cache
def _schemes() -> dict[str, Scheme]:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "ids.toml").read_text(encoding="utf-8"))
    return {row["id"]: _scheme(row) for row in table["scheme"]}


def _scheme(row: dict[str, str | bool | None]) -> Scheme:
    marked = row.get("marked")
    return Scheme(
        id=str(row["id"]),
        territory=str(row["territory"]),
        pattern=re.compile(f"{_EDGES[0]}(?:{row['pattern']}){_EDGES[1]}", re.IGNORECASE),
        marked=re.compile(str(marked), re.IGNORECASE) if marked else None,
        module=str(row["module"]) if "module" in row else None,
        everywhere=bool(row.get("everywhere", False)),
        alone=bool(row.get("alone", False)),
        is_sure=bool(row.get("sure", True)),
    )
