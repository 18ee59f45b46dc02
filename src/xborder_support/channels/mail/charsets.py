"""Turn bytes and the charset that somebody declared for them into text, whatever the declaration is worth.

Names are mapped to the superset that senders really mean (WHATWG Encoding Standard, https://encoding.spec.whatwg.org/), because a mail
that says ``gb2312`` holds characters of GB 18030. Nothing here raises: what cannot be decoded becomes U+FFFD, and the rest is kept.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from .iso2022jp import decode_iso2022jp

__all__ = ["decode_text"]

_ISO_2022_JP = "iso-2022-jp"
_LATIN = "cp1252"

# What the names mean: first those that Python does not know, or knows as a subset of what is sent under the name.
_MEANINGS = {
    **dict.fromkeys(("us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "windows-1252"), _LATIN),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "chinese", "euc-cn", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "big5hkscs", "csbig5", "cp950", "ms950"), "big5hkscs"),
    **dict.fromkeys(
        ("euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "ksc_5601", "windows-949", "korean", "uhc"), "cp949"
    ),
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "csshiftjis", "windows-31j", "cswindows31j", "ms932"), "cp932"
    ),
    **dict.fromkeys(("tis-620", "tis620", "windows-874", "iso-8859-11", "iso8859-11", "dos-874"), "cp874"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual"), "iso-8859-8"),
    **dict.fromkeys(("iso-8859-6-i", "iso-8859-6-e"), "iso-8859-6"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac-roman"),
    **dict.fromkeys(("unicode-1-1-utf-8", "unicode11utf8", "x-unicode20utf8", "utf8mb4"), "utf-8"),
    **dict.fromkeys(("unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7"), "utf-7"),
    **dict.fromkeys(("cp-850", "ibm-850"), "cp850"),
    **dict.fromkeys(
        (
            "iso-2022-jp",
            "iso-2022-jp-1",
            "iso-2022-jp-2",
            "iso-2022-jp-3",
            "iso-2022-jp-ms",
            "csiso2022jp",
            "cp50220",
            "cp50221",
            "cp50222",
        ),
        _ISO_2022_JP,
    ),
}
_SURROGATE = re.compile("[\ud800-\udfff]")  # UTF-7 can spell half of a pair, which nobody can write again
_NOT_FOR_MAIL = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_LONGEST_NAME = 40
# In these, a byte below 0x80 does not always stand for the ASCII character.
_SEVEN_BIT = frozenset({_ISO_2022_JP, "utf-7", "hz", "iso2022_kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})


def decode_text(data: bytes, charset: str | None) -> str:
    """Return bytes as text. ``charset`` is what the sender declared; None, or a name that nobody knows, is guessed around.

    A text that is valid UTF-8 is read as that where Latin letters were declared, and one that holds no UTF-8 at all is not, because these
    are the two lies that mail programs tell. Real Latin text is never valid UTF-8 by chance.
    """
    codec = _codec(charset.strip(" \t\"'").lower()) if charset else None
    if data.isascii() and (codec is None or codec not in _SEVEN_BIT):
        return data.decode("ascii")
    if codec == _ISO_2022_JP:
        return decode_iso2022jp(data)
    if codec is None or codec == _LATIN:
        return _strict(data, "utf-8") or data.decode(_LATIN, "replace")
    return _SURROGATE.sub("\ufffd", _strict(data, codec) or _mislabelled(data, codec))


@lru_cache(maxsize=256)
def _codec(name: str) -> str | None:
    """Return Python's name of a charset, or None where there is none that a mail may use."""
    meant = _MEANINGS.get(name) or _MEANINGS.get(name.replace("_", "-"), name)
    if meant == _ISO_2022_JP or not meant.isascii() or not meant.isprintable() or len(meant) > _LONGEST_NAME:
        return meant if meant == _ISO_2022_JP else None
    try:
        known = codecs.lookup(meant).name
        b"x".decode(known, "replace")
    except (LookupError, UnicodeError, ValueError):  # unknown, or a codec that is none of text, such as zlib
        return None
    return None if known.replace("-", "_") in _NOT_FOR_MAIL else known


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _mislabelled(data: bytes, codec: str) -> str:
    if codec != "utf-8":
        return _strict(data, "utf-8") or data.decode(codec, "replace")
    lossy = data.decode("utf-8", "replace")
    return lossy if any(sign > "\x7f" and sign != "\ufffd" for sign in lossy) else data.decode(_LATIN, "replace")
