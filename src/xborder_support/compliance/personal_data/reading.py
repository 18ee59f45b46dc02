"""Read a text of any script as plain characters, and tell where each of them stands in the text itself.

Digits of every script become 0 to 9, wide letters and signs narrow ones, all spaces and dashes the plain ones. Characters that take no
room, the marks of quoted lines, and line ends of quoted-printable within numbers are left out. What HTML or an address of the web writes
as "&#52;" or "%40" counts as the character that it means. What an earlier redaction put in the place of a datum counts as masked.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["MARKS", "Reading", "read"]

#: What stands in a redacted text in the place of a datum.
MARKS = {
    "email": "[e-mail]",
    "phone": "[phone]",
    "card": "[card]",
    "card_code": "[card code]",
    "iban": "[IBAN]",
    "bank_account": "[bank account]",
    "national_id": "[national ID]",
    "ip_address": "[IP address]",
    "date_of_birth": "[date of birth]",
    "address": "[address]",
    "name": "[name]",
}
_MARK = re.compile("|".join(re.escape(mark) for mark in MARKS.values()))
_REMEMBERED = 8192  # Characters. All that people write in one place, and a bound for hostile texts.
_LEFT_OUT = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]+"
    "|(?<=[0-9])[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
    r"|\r(?=\n)|(?:(?<=\n)|\A)[ \t]{0,8}[>|\u00bb][>|\u00bb \t]*|(?<=[0-9])=\r?\n(?=[0-9])"
    r"|(?P<meant>&(?:nbsp|commat|\#0{0,4}(?:32|4[356]|4[89]|5[0-7]|64|160)|\#x0{0,4}(?:2[0bde]|3[0-9]|40|a0));|(?<=\w)%40(?=\w))",
    re.IGNORECASE,
)
_NOISY = re.compile(r"[\r>|]|=\n|&[#nc]|%40", re.IGNORECASE)


# What people type for a digit or a dash: letters within a number, or before it, and the sign for a long vowel between two digits.
_LIKE_DIGITS = re.compile(r"(?<![^\W_])(?=(?:[OoIl]?[0-9]){3}|[0-9OoIl]{4})[OoIl]?[0-9]+(?:[OoIl]{1,3}[0-9]+)*(?![^\W_])")
_AS_DIGITS = str.maketrans("OoIl", "0011")
_MAY_BE_DIGIT = re.compile("[OoIl][0-9]")
_LONG_VOWEL = re.compile("(?<=[0-9])\u30fc(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the plain text. ``cuts`` are its positions before which characters were left out, ``shifts`` how many until there.

    ``wide`` tells of positions that stand for more than one character, how many more.
    """

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    wide: Mapping[int, int] = field(default_factory=dict)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the plain text stands in the original."""
        return start + self._shift(start), end + self._shift(end - 1) + self.wide.get(end - 1, 0)

    def _shift(self, position: int) -> int:
        passed = bisect_right(self.cuts, position)
        return self.shifts[passed - 1] if passed else 0


def read(text: str) -> Reading:
    """Return the plain reading of a text."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if "[" in plain:
        plain = _MARK.sub(lambda mark: "*" * len(mark[0]), plain)
    if _MAY_BE_DIGIT.search(plain):
        plain = _LIKE_DIGITS.sub(lambda number: number[0].translate(_AS_DIGITS), plain)
    if not plain.isascii():
        plain = _LONG_VOWEL.sub("-", plain)
    return _without_noise(plain) if not plain.isascii() or _NOISY.search(plain) else Reading(plain)


def _without_noise(plain: str) -> Reading:
    pieces, cuts, shifts, after, length, shift = [], [], [], 0, 0, 0
    wide: dict[int, int] = {}
    for noise in _LEFT_OUT.finditer(plain):
        meant = _meant(noise["meant"])
        if meant:
            wide[length + noise.start() - after] = len(noise[0]) - 1
        pieces += [plain[after : noise.start()], meant]
        length += noise.start() - after + len(meant)
        after = noise.end()
        shift += after - noise.start() - len(meant)
        cuts.append(length)
        shifts.append(shift)
    pieces.append(plain[after:])
    return Reading("".join(pieces).replace("\r", "\n"), tuple(cuts), tuple(shifts), wide)


def _meant(written: str | None) -> str:
    """Return the plain character that is written as a reference; nothing for what is no reference."""
    if written is None:
        return ""
    return "@" if written == "%40" else html.unescape(written.lower()).replace("\xa0", " ")


class _Plain(dict[int, str]):
    """Map characters to plain ones, one to one, as they come up."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = letter if code < 0x20 or 0x20 < code < 0x7F else _plain(letter)
        if len(self) < _REMEMBERED:
            self[code] = plain
        return plain


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == "\x85" or category in {"Zl", "Zp"}:
        return "\n"
    if category == "Zs":
        return " "
    if category == "Pd" or letter == "\u2212":
        return "-"
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    compatible = unicodedata.normalize("NFKC", letter)
    return compatible if len(compatible) == 1 else letter


_PLAIN = _Plain()
