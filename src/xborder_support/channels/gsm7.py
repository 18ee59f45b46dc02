"""Say which characters GSM-7 holds, and what may stand in for those that it lacks.

The alphabet and its extension are those of 3GPP TS 23.038, 6.2.1 and 6.2.1.1; national tables and replacements stand in
``data/gsm7.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from .gsm7_file import Gsm7File

__all__ = ["Alphabet", "SingleShift", "alphabet", "replaced"]

#: The language of a national single shift table, as ISO 639-1.
SingleShift: TypeAlias = Literal["tr", "es", "pt"]

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"
_FULLWIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Hold what a text in GSM-7 may consist of, as patterns that run in linear time.

    ``text`` matches the longest beginning that is in the alphabet, ``pairs`` each character that costs two septets.
    """

    text: re.Pattern[str]
    pairs: re.Pattern[str]

    def holds(self, text: str) -> bool:
        """Tell whether every character of a text is in the alphabet."""
        return self.text.fullmatch(text) is not None

    def septets(self, text: str) -> int:
        """Return the septets of a text that is in the alphabet."""
        return len(text) + len(self.pairs.findall(text))


@lru_cache(maxsize=8)
def alphabet(single_shift: SingleShift | None = None) -> Alphabet:
    """Return the default alphabet, or the one with a national single shift table beside it.

    ``Errors:`` ``UsageError`` ``unknown-single-shift``.
    """
    pairs = _EXTENSION + (_added(single_shift) if single_shift is not None else "")
    beyond = "".join(character for character in pairs if character not in _BASIC)
    return Alphabet(re.compile(f"[{re.escape(_BASIC + beyond)}]*+"), re.compile(f"[{re.escape(beyond)}]"))


def replaced(text: str) -> str:
    """Return a text with quotes, dashes, spaces and the like in their plain form. Letters stay as they are."""
    return text.translate(_replacements())


def _added(single_shift: SingleShift) -> str:
    tables = _file().tables()
    if single_shift not in tables:
        asked = str(single_shift)[:40]
        raise UsageError(f"no single shift table is called {asked!r}", code="unknown-single-shift", hint=did_you_mean(asked, tables))
    return tables[single_shift]


@cache
def _replacements() -> Mapping[int, str]:
    return _FULLWIDTH | _file().replacements.characters()


@cache
def _file() -> Gsm7File:
    from .gsm7_file import read_gsm7_file  # noqa: PLC0415  (pydantic, which counting an SMS does not need)

    return read_gsm7_file()
