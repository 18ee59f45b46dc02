"""Tell Japanese, simplified and traditional Chinese apart where only Han characters stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from xborder_support.terms import LanguageTag

__all__ = ["HanReading", "read_han"]

# Words of Chinese sentences that kanji of Japanese do not make up. Alone, 的, 在 and 有 are no evidence, as in 目的, 在庫 and 有料.
_WORDS = (
    *(
        "我的",
        "我要",
        "我想",
        "我在",
        "我有",
        "我是",
        "我把",
        "我已",
        "我們",
        "他們",
        "這個",
        "這是",
        "這件",
        "這次",
        "什麼",
        "甚麼",
        "怎麼",
    ),
    *(
        "怎样",
        "怎樣",
        "没有",
        "沒有",
        "還沒",
        "还没",
        "没到",
        "沒到",
        "可以",
        "已經",
        "是不是",
        "很久",
        "很多",
        "請問",
        "請幫",
        "謝謝",
        "多謝",
    ),
    *("收到了", "拿不到", "唔該", "唔係", "一直没", "一直沒", "信息", "資訊", "訂單", "退貨", "換貨", "發貨", "退款", "客服", "包裹"),
)
# Particles of Chinese. Two of them are a sentence; one may stand in a Japanese word, as in 怪我 or 是正.
_PARTICLES = frozenset("我是也就很怎這沒麼它")
# Chinese that JIS X 0208 does not hold, so Japanese cannot write it.
_CHINESE_ONLY = frozenset("你您们吗呢吧这还么她哪给请谢")
# What Cantonese writes; whoever writes it reads traditional characters.
_CANTONESE = frozenset("嘅咗喺啲嚟冇哋佢")
_ENOUGH = 6  # Han characters. Below, a heading such as 返品 could be Japanese as well.
_OLD_FORMS = 2  # Characters such as 單 and 號. Japanese has given them up but for names, which are shorter: 國學院.


@dataclass(frozen=True, slots=True)
class HanReading:
    """Say the language of a text in Han characters without kana.

    ``suggested_by`` is the tag of the caller that decided where the characters did not tell the language; None where they did.
    """

    tag: LanguageTag
    suggested_by: str | None = None
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Repertoires:
    """Hold which characters tell.

    Only Chinese: in GB 2312 or Big5, and not in JIS X 0208. Only Japanese: the other way round. ``simplified`` and ``traditional`` tell
    the two scripts of Chinese apart, and may be Japanese as well. ``old_forms`` are traditional ones that JIS X 0208 holds as rare.
    """

    chinese: frozenset[str]
    japanese: frozenset[str]
    simplified: frozenset[str]
    traditional: frozenset[str]
    old_forms: frozenset[str]


def read_han(text: str, expected: Sequence[str], allowed: Sequence[str] = ()) -> HanReading:
    """Read a text in Han characters without kana.

    ``expected`` are the tags of history and market, which decide where the characters do not tell. ``allowed`` are further tags that
    settle no more than the script of what is Chinese. ``und`` where nothing tells.
    """
    letters = frozenset(text)
    has_words = _has_words(text, letters)
    chinese, japanese = _evidence(letters, has_words=has_words, is_long=len(text) >= _ENOUGH)
    if japanese > chinese:
        return HanReading(LanguageTag("ja"), is_certain=True)
    if chinese > japanese:
        script = _script_by_shape(letters)
        is_certain = script is not None and (has_words or len(text) >= _ENOUGH)
        return HanReading(script or _script_by_tags((*expected, *allowed)), is_certain=is_certain)
    return _read_as_expected(letters, expected)


def _has_words(text: str, letters: AbstractSet[str]) -> bool:
    return (
        not letters.isdisjoint(_CHINESE_ONLY)
        or not letters.isdisjoint(_CANTONESE)
        or len(letters & _PARTICLES) > 1
        or any(word in text for word in _WORDS)
    )


def _evidence(letters: AbstractSet[str], *, has_words: bool, is_long: bool) -> tuple[int, int]:
    """Return how much speaks for Chinese and how much for Japanese."""
    known = _repertoires()
    chinese, japanese = len(letters & known.chinese), len(letters & known.japanese)
    if has_words:
        return chinese + japanese + 1, japanese  # A sentence of Chinese may hold variants such as 裏 or 説.
    old = letters & known.old_forms
    if is_long and len(old) >= _OLD_FORMS and letters.isdisjoint(known.simplified):
        chinese += len(old)
    return chinese, japanese


def _script_by_shape(letters: AbstractSet[str]) -> LanguageTag | None:
    known = _repertoires()
    simplified, traditional = len(letters & known.simplified), len(letters & known.traditional) + 2 * len(letters & _CANTONESE)
    if simplified == traditional:
        return None
    return LanguageTag("zh-Hans" if simplified > traditional else "zh-Hant")


def _script_by_tags(tags: Sequence[str]) -> LanguageTag:
    return next((_with_script(tag) for tag in tags if tag.startswith("zh")), LanguageTag("zh"))


def _read_as_expected(letters: AbstractSet[str], expected: Sequence[str]) -> HanReading:
    """Read what may be Japanese or Chinese as history or market have it."""
    first = next((tag for tag in expected if tag == "ja" or tag.startswith(("ja-", "zh"))), None)
    if first is None:
        return HanReading(LanguageTag("und"))
    if first.startswith("ja"):
        return HanReading(LanguageTag("ja"), first)
    known = _repertoires()
    if not letters.isdisjoint(known.traditional) and letters.isdisjoint(known.simplified):
        return HanReading(LanguageTag("zh-Hant"), first)  # Whoever writes simplified Chinese does not write 貨.
    return HanReading(_with_script(first), first)


def _with_script(tag: str) -> LanguageTag:
    parts = tag.split("-")
    if "Hant" in parts or {"TW", "HK", "MO"} & set(parts):
        return LanguageTag("zh-Hant")
    return LanguageTag("zh-Hans" if "Hans" in parts or {"CN", "SG", "MY"} & set(parts) else "zh")


@cache
def _repertoires() -> _Repertoires:
    """Compare the national standards.

    GB 2312 lists what simplified texts need, Big5 what traditional ones do and JIS X 0208 what Japanese does. The first level of Big5 and
    of JIS X 0208 holds the common characters.
    """
    simplified = _repertoire("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
    disused = frozenset("没")  # Big5 has it, and Taiwan and Hong Kong write 沒.
    traditional = _repertoire("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    rare = _repertoire("big5", (*range(0xA1, 0xA4), *range(0xC9, 0xFA)), range(0x40, 0xFF))
    common = _repertoire("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
    japanese = common | _repertoire("euc_jp", range(0xD0, 0xF5), range(0xA1, 0xFF))
    return _Repertoires(
        chinese=((simplified - traditional - rare) | (traditional - simplified) | _CANTONESE) - japanese,
        japanese=common - simplified - traditional - rare,
        simplified=(simplified - traditional - rare) | disused,
        traditional=traditional - simplified,
        old_forms=traditional - simplified - common,
    )


def _repertoire(codec: str, leads: Iterable[int], trails: Iterable[int]) -> frozenset[str]:
    pairs = b"".join(bytes((lead, trail, 0x0A)) for lead in leads for trail in trails)  # the line feed ends a pair that does not exist
    return frozenset(letter for letter in pairs.decode(codec, "ignore") if "\u4e00" <= letter <= "\u9fff")
