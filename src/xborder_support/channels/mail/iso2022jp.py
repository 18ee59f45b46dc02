"""Decode ISO-2022-JP as Japanese mail programs write it, and not only as the standard has it.

Python's own codecs refuse two things that are sent every day: half-width kana (``ESC ( I``), and row 13 of the NEC extensions, which holds
the circled digits and signs such as ㈱. Some phone carriers also declare this charset for bytes in EUC-JP, Shift_JIS or UTF-8.
"""

from __future__ import annotations

import re

__all__ = ["decode_iso2022jp"]

_STRICT = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2")
_ESCAPE = re.compile(rb"\x1b(\$\([ABCD@]|\$[AB@]|\([BJIH])")
_KANA_TO_UNICODE = 0xFF61 - 0x21
_ASCII = b"(B"


def decode_iso2022jp(data: bytes) -> str:
    """Return the text of bytes that were declared as ISO-2022-JP, or as one of its Microsoft and NEC variants."""
    if not data.isascii():
        return _eight_bit(data)
    for codec in _STRICT:
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    return _by_segments(data)


def _eight_bit(data: bytes) -> str:
    for codec in ("utf-8", "euc_jp", "cp932"):
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    return data.decode("cp932", "replace")


def _by_segments(data: bytes) -> str:
    pieces = _ESCAPE.split(data)
    texts = [pieces[0].decode("ascii", "replace")]
    texts += [_segment(escape, piece) for escape, piece in zip(pieces[1::2], pieces[2::2], strict=True)]
    return "".join(texts)


def _segment(escape: bytes, piece: bytes) -> str:
    if escape == b"(I":
        return "".join(chr(byte + _KANA_TO_UNICODE) if 0x21 <= byte <= 0x5F else chr(byte) for byte in piece)
    if escape in {b"$@", b"$B", b"$(@", b"$(B"}:
        return _kanji(piece)
    if escape.startswith(b"("):
        return piece.decode("ascii", "replace")
    return (b"\x1b" + escape + piece + b"\x1b" + _ASCII).decode("iso2022_jp_2", "replace")


def _kanji(piece: bytes) -> str:
    # A line end stands for itself even where the sender forgot to switch back before it.
    return "".join(_pairs(line) if index % 2 == 0 else line.decode("ascii") for index, line in enumerate(re.split(rb"([\r\n]+)", piece)))


def _pairs(line: bytes) -> str:
    text = "".join(_pair(row, cell) for row, cell in zip(line[::2], line[1::2], strict=False))
    return text + "\ufffd" if len(line) % 2 else text


def _pair(row: int, cell: int) -> str:
    """Read a JIS pair where Shift_JIS keeps it, because cp932 knows all rows that NEC and IBM added."""
    if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
        return "\ufffd"
    lead = (row + 1) // 2 + (0x70 if row <= 0x5E else 0xB0)
    trail = cell + 0x7E if row % 2 == 0 else cell + 0x1F + (cell >= 0x60)
    return bytes((lead, trail)).decode("cp932", "replace")
