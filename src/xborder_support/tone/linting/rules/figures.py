"""Read what must survive a translation: numbers, amounts, dates, times, links and identifiers, however a language writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import regex

from xborder_support.tone.linting.facts import facts

__all__ = ["Figure", "FigureKind", "figures_in"]

FigureKind: TypeAlias = Literal["number", "amount", "date", "url", "id"]

_SIGNS = "€£$¥₩₹₺₽₴₪฿₫₱₦円元원"
_SEPARATORS = {0x066B: ".", 0x066C: ",", 0xFF0C: ",", 0xFF0E: ".", 0xFF1A: ":", 0xFFE5: "¥", 0xFF05: "%", 0x066A: "%", 0xFF04: "$"}
_MONTH = r"(?i:\L<months>)(?!\p{L})"
_AFTERNOON_OR_MORNING = r"[ap]\.?[ \u00a0]?m\b\.?"

_FIGURE = rf"""
    (?P<url>https?://[^\s<>"'()\[\]{{}}«»“”„、。\uff0c؛「」『』\uff08\uff09【】\u2066-\u2069]{{1,500}}+)
  | (?P<url>[A-Za-z0-9_.+-]{{1,64}}+@[A-Za-z0-9-]{{1,63}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{1,5}}+)
  | (?P<date>(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?!\d))
  | (?P<date>(?:(?P<y>\d{{4}})[ ]?[年년][ ]?)?(?P<m>\d{{1,2}})[ ]?[月월][ ]?(?P<d>\d{{1,2}})[ ]?[日号號일])
  | (?P<date>(?<!\d)(?P<one>\d{{1,2}})(?P<sep>[-/.])(?P<two>\d{{1,2}})(?P=sep)(?P<y>\d{{2,4}})?(?![\d/-]))
  | (?P<date>(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ \u00a0]?(?:de[ ]|of[ ])?(?P<name>{_MONTH})\.?,?
        (?:[ \u00a0](?:de[ ]|del[ ])?(?P<y>\d{{4}}))?)
  | (?P<date>(?<!\d)(?P<d>\d{{1,2}})[ ]tháng[ ](?P<m>\d{{1,2}})(?!\d))
  | (?P<date>(?P<name>(?<!\p{{L}}){_MONTH})\.?[ \u00a0](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\d)
        (?:,?[ \u00a0](?P<y>\d{{4}}))?)
  | (?P<time>(?P<half>午前|午後|上午|下午|晚上|오전|오후)?[ ]?(?<!\d)(?P<hour>\d{{1,2}})(?:[:h時点點시][ ]?(?P<minute>\d{{2}})?분?分?)
        (?:[ \u00a0]?(?P<half>{_AFTERNOON_OR_MORNING}))?)
  | (?P<time>(?<!\d)(?P<hour>\d{{1,2}})[ \u00a0]?(?P<half>{_AFTERNOON_OR_MORNING}))
  | (?P<id>(?<![A-Za-z0-9])(?!(?:EUR|USD|GBP|JPY|CHF|RM)\d)[A-Z]{{1,12}}+[-_#]?\d[A-Za-z0-9]*+
        (?:[-_][A-Za-z0-9]++)*+)
  | (?P<id>(?<![A-Za-z0-9-])\d{{1,20}}+(?:-\d{{1,20}}+){{0,4}}-[A-Z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+)
  | (?P<phone>(?<![A-Za-z0-9-])(?=\+?\d(?:[ ()-]{{0,2}}\d){{6}})(?:\+\d{{1,4}}[ -]?|(?=0\d|\d{{1,4}}-))
        \(?\d{{1,5}}\)?(?:[ -]\(?\d{{2,5}}\)?){{1,5}}(?![\d-]))
  | (?P<number>(?<!\d)\d{{1,3}}(?:(?P<group>[ \u00a0\u202f\u2019'.,])\d{{3}})(?:(?P=group)\d{{3}})*(?:[.,]\d{{1,2}})?(?!\d)
        | \d{{1,40}}(?:[.,]\d{{1,10}})?)
    """
_START = regex.compile("[0-9@]|://")  # what every figure has
_DIGIT = regex.compile(r"\d")
_TRAILING = ".,;:!?؟…"
_MONTH_LOCALES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fil", "fr", "he", "hi", "hr", "hu", "id", "it", "lt", "lv",
    "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "sw", "th", "tr", "uk", "vi",
)  # fmt: skip
_MOST_CURRENCY_LETTERS = 5
_MOST = 2000  # figures of a text that are read: far more than any message has


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold what was read, where, and every value that it may have; ``currencies`` are those that its sign may stand for."""

    kind: FigureKind
    start: int
    end: int
    readings: frozenset[Hashable]
    currencies: frozenset[str] = frozenset()


def figures_in(text: str) -> Iterator[Figure]:
    """Yield the figures of a text, in its order.

    Example:
        >>> [(figure.kind, figure.start) for figure in figures_in("R-1042: 19,90 € bis 4. Februar, 10:30")]
        [('id', 0), ('amount', 8), ('date', 20), ('number', 32)]
    """
    folded = _digits_folded(text)
    if _START.search(folded) is None:
        return
    pattern, place, count = _pattern(), 0, 0
    while count < _MOST and (match := pattern.search(folded, place)) is not None:
        count += 1
        figure = _figure(folded, match) or _plain_number(folded, match)  # "31/40" looked like a day and a month
        yield figure
        place = max(figure.end, place + 1)


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(_FIGURE, regex.VERBOSE, months=sorted(_months()))


def _digits_folded(text: str) -> str:
    if text.isascii():
        return text
    table = {ord(letter): _plain_digit(letter) for letter in set(text) if not letter.isascii() and _DIGIT.match(letter)}
    return text.translate(_SEPARATORS | table)


def _plain_digit(letter: str) -> str:
    """Return the ASCII digit of another; of one that is younger than Python's own tables, what is no digit at all."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else "\ufffd"


def _figure(text: str, match: regex.Match[str]) -> Figure | None:
    start, end = match.span()
    if match["url"] is not None:
        address = match["url"].rstrip(_TRAILING)
        return Figure("url", start, start + len(address), frozenset({address.casefold()}))
    if match["id"] is not None:
        return Figure("id", start, end, frozenset({match["id"].casefold()}))
    if match["phone"] is not None:
        return Figure("id", start, end, frozenset({regex.sub("[^0-9]", "", match["phone"])}))
    if match["date"] is not None:
        days = frozenset(_days(match))
        return Figure("date", start, end, days) if days else None
    if match["time"] is not None:
        return Figure("number", *_stripped(text, start, end), frozenset(_times(match)))
    return _plain_number(text, match)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    return start, end


def _plain_number(text: str, match: regex.Match[str]) -> Figure:
    """Return the first number of a match, as an amount where the sign of a currency stands at it."""
    number = _NUMBER.search(text, match.start())
    assert number is not None  # noqa: S101  (every pattern that can fail begins with a digit, or with a word before one)
    start, end = number.span()
    factor = facts("figures")["multipliers"].get(text[end : end + 1], 1)
    readings: set[Hashable] = {value * factor for value in _values(number[0])}
    currencies = _currencies(text, start, end)
    for value in tuple(readings):
        if isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value < 24:
            readings |= {("time", int(value), 0), ("time", int(value) + 12, 0)}
    return Figure("amount" if currencies else "number", start, end + (factor != 1), frozenset(readings), currencies)


_NUMBER = regex.compile(
    r"\d{1,3}(?:(?P<group>[ \u00a0\u202f\u2019'.,])\d{3})(?:(?P=group)\d{3})*(?:[.,]\d{1,2})?(?!\d)|\d{1,40}(?:[.,]\d{1,10})?"
)


def _values(written: str) -> Iterator[Decimal]:
    """Yield every value that a number may have: "1.990" is a thousand in Germany and two in Britain."""
    plain = regex.sub("[ \u00a0\u202f\u2019']", "", written)
    marks = [character for character in plain if character in ".,"]
    if not marks:
        yield Decimal(plain)
        return
    last = max(plain.rfind("."), plain.rfind(","))
    head, tail = plain[:last].replace(".", "").replace(",", ""), plain[last + 1 :]
    if len(marks) == 1 or marks[-1] != marks[0]:
        yield Decimal(f"{head}.{tail}")
    if len(tail) == 3 and (len(set(marks)) == 1):
        yield Decimal(head + tail)


def _days(match: regex.Match[str]) -> Iterator[Hashable]:
    day = match["d"]
    pairs: tuple[tuple[str, str], ...]
    if match["one"] is not None:
        pairs = ((match["one"], match["two"]), (match["two"], match["one"]))
    elif match["name"] is not None:
        pairs = tuple((day, str(month)) for month in _months().get(match["name"].casefold(), ()))
    else:
        pairs = ((day, match["m"]),)
    for written_day, month in pairs:
        if 1 <= int(written_day) <= 31 and 1 <= int(month) <= 12:
            yield "day", int(month), int(written_day)


def _times(match: regex.Match[str]) -> Iterator[Hashable]:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    words = facts("figures")["hours"]
    if half.startswith("p") or half in words["afternoon"]:
        hour = hour % 12 + 12
    elif half.startswith("a") or half in words["morning"]:
        hour %= 12
    yield "time", hour, minute
    if not half and not minute:
        yield Decimal(hour)  # "2h" and "2時" are a number as well: a span of hours


def _currencies(text: str, start: int, end: int) -> frozenset[str]:
    """Return the currencies of a sign or code right before or right behind a number."""
    signs: Mapping[str, list[str]] = facts("figures")["currencies"]
    before, behind = text[max(0, start - 6) : start].rstrip(" \u00a0\u202f"), text[end : end + 7].lstrip(" \u00a0\u202f")
    for size in range(_MOST_CURRENCY_LETTERS, 0, -1):
        for sign, beyond in ((before[-size:], before[-size - 1 : -size]), (behind[:size], behind[size : size + 1])):
            if sign in signs and not (sign[0].isalpha() and sign not in _SIGNS and beyond.isalpha()):
                return frozenset(signs[sign])
    return frozenset()


@cache
def _months() -> Mapping[str, frozenset[int]]:
    """Return the numbers of the months by their names in all languages; "listopad" is November in Poland and October in Croatia."""
    found: dict[str, set[int]] = {}
    for locale in _MONTH_LOCALES:
        for name, number in _month_names(locale):
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=64)
def _month_names(locale: str) -> tuple[tuple[str, int], ...]:
    from babel import Locale  # noqa: PLC0415  (slow to load, and only a text with a date needs it)

    months = Locale(locale).months
    return tuple(
        (name.casefold().rstrip("."), number)
        for context in ("format", "stand-alone")
        for width in (("wide", "abbreviated") if locale == "en" else ("wide",))  # "sie" is August in Poland and a pronoun in Germany
        for number, name in months[context][width].items()
        if not name[:1].isdigit()
    )
