"""Tell Japanese, simplified and traditional Chinese apart where only Han characters stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from xborder_support.terms import LanguageTag

__all__ = ["read_han"]

# Particles and pronouns that Chinese cannot do without and Japanese does not write in kanji.
_CHINESE_ONLY = frozenset("的了是我你您们們吗嗎呢吧这這没沒还還什么麼怎很和在有不他她哪给給请請谢謝")
# What Cantonese writes; whoever writes it reads traditional characters.
_CANTONESE = frozenset("嘅咗喺啲嚟冇唔哋佢")
_ENOUGH = 6  # Han characters. Below, a heading such as 返品 could be Japanese as well.


def read_han(text: str, likely: Sequence[str]) -> tuple[LanguageTag, bool]:
    """Return the language of a text in Han characters without kana, and whether the characters themselves tell it.

    ``likely`` are tags that market and history suggest. ``und`` where a short text could be Japanese or Chinese.
    """
    letters = set(text)
    simplified, traditional, japanese = (len(letters & telling) for telling in _telling_characters())
    traditional += 2 * len(letters & _CANTONESE)
    chinese = len(letters & _CHINESE_ONLY)
    if not chinese and _is_japanese(japanese, simplified, likely):
        return LanguageTag("ja"), japanese > 0
    if simplified != traditional:
        return LanguageTag("zh-Hans" if simplified > traditional else "zh-Hant"), chinese > 0 or len(text) >= _ENOUGH
    for tag in likely:
        if tag.startswith("zh"):
            return LanguageTag(_with_script(tag)), False
    is_chinese = chinese > 0 or len(text) >= _ENOUGH
    return LanguageTag("zh" if is_chinese else "und"), False


def _is_japanese(japanese: int, simplified: int, likely: Sequence[str]) -> bool:
    if japanese != simplified:
        return japanese > simplified
    first = next((tag for tag in likely if tag == "ja" or tag.startswith(("ja-", "zh"))), "")
    return first.startswith("ja")


def _with_script(tag: str) -> str:
    parts = tag.split("-")
    if "Hant" in parts or {"TW", "HK", "MO"} & set(parts):
        return "zh-Hant"
    return "zh-Hans" if "Hans" in parts or {"CN", "SG", "MY"} & set(parts) else "zh"


@cache
def _telling_characters() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the characters that only simplified Chinese, only traditional Chinese, and only Japanese uses.

    National standards are the evidence: GB 2312 lists what simplified texts need, Big5 what traditional ones do (its first level holds
    the common characters), JIS X 0208 what Japanese does.
    """
    simplified = _repertoire("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    traditional = _repertoire("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    rare = _repertoire("big5", range(0xC9, 0xFA), range(0x40, 0xFF))
    japanese = _repertoire("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
    return simplified - traditional - rare, traditional - simplified, japanese - simplified - traditional - rare


def _repertoire(codec: str, leads: range, trails: range) -> frozenset[str]:
    pairs = b"".join(bytes((lead, trail, 0x0A)) for lead in leads for trail in trails)  # the line feed ends a pair that does not exist
    return frozenset(letter for letter in pairs.decode(codec, "ignore") if "\u4e00" <= letter <= "\u9fff")
