"""Say what fits on one USSD screen, page what does not, and read what the customer answered.

A screen holds 160 octets: 182 septets of GSM-7, or 80 UTF-16 units as soon as one character is outside of GSM-7; the lines of a menu
count too. Many networks cut earlier, so 160 septets are the careful choice (``septets=160``). USSD works on every phone, without data.

A gateway that sends the whole path of a session, joined by ``*``, cannot tell a ``*`` that the customer typed. Keep by the USSD session's
id what was shown last, with the path so far: ``answer`` then takes the new answer from the end of the path, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol

from xborder_support.conversations import Option
from xborder_support.errors import UsageError

from .graphemes import clusters
from .numbered import bare, named_line, numbered_line
from .profiles import profile
from .sms import segments

__all__ = ["Answer", "answer", "capacity", "menu", "screens"]

_MORE, _BACK = "98", "0"
_FIT_FIRST = "shorten it, or send it by another channel"
_WORD = re.compile(r"\S*\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what the customer entered on a screen.

    ``kind`` is ``option`` (then ``option`` is the one chosen), ``more`` or ``back`` (then ``screen`` is the index to show now), or ``text``
    for words of the customer's own. ``text`` is the entry, verbatim.
    """

    kind: Literal["option", "more", "back", "text"]
    text: str = field(repr=False)
    screen: int
    option: Option | None = None


def capacity(text: str) -> int:
    """Return how many units a screen with this text holds: septets if all of it is GSM-7, else UTF-16 units.

    Source: 3GPP TS 23.038, section 5 (160 octets).

    Example:
        >>> from xborder_support.channels import ussd
        >>> ussd.capacity("Where is my order?"), ussd.capacity("Où êtes-vous ?"), ussd.capacity("Где заказ?")
        (182, 80, 80)
    """
    return _room(text, _septets())


def menu(text: str, options: Sequence[Option] = ()) -> str:
    r"""Return a text and its options as the numbered lines that a screen shows, however long.

    Example:
        >>> from xborder_support.channels import ussd
        >>> from xborder_support.conversations import Option
        >>> ussd.menu("Your order:", [Option(id="track", title="Track"), Option(id="return", title="Return")])
        'Your order:\n1. Track\n2. Return'
    """
    return _screen(text, _lines(options), ())


def screens(text: str, options: Sequence[Option] = (), *, more: str = ">", back: str = "<", septets: int | None = None) -> list[str]:
    r"""Return the screens that show a text and then its options, each within the limit, with lines to go on (98) and back (0).

    ``more`` and ``back`` are the words of those two lines in the customer's language; without them they are arrows that need no language.
    An option keeps its number on every screen. Texts are cut after a space where there is one, never inside a character. ``septets``
    lowers the limit for a network that cuts earlier.

    Errors: ``UsageError`` ``too-many-options`` beyond 97; ``option-too-long`` for an option that fits on no screen; ``bad-limit`` for a
    limit with no room beside the lines of navigation.

    Example:
        >>> from xborder_support.channels import ussd
        >>> ussd.screens("Your parcel left Nairobi on Monday and is on its way.", more="More", back="Back", septets=40)
        ['Your parcel left Nairobi on \n98 More', 'Monday and is on its way.\n0 Back']
    """
    limit = _septets() if septets is None else septets
    _refuse_many(options)
    book, rest = list[str](), _Rest(text, _lines(options))
    while True:
        going_back = (f"{_BACK} {back}",) if book else ()
        whole = _screen(rest.text, rest.lines, going_back)
        if _fits(whole, limit):
            return [*book, whole]
        screen, rest = _page(rest, (*going_back, f"{_MORE} {more}"), limit)
        book.append(screen)


def answer(path: str, *, before: str | None = None, options: Sequence[Option] = (), screen: int = 0, of: int = 1) -> Answer:
    """Return what the customer answered to the screen that was shown last.

    ``path`` is the whole path of the USSD session as the gateway sends it, ``before`` the path of the request that was answered with that
    screen (None where it was not kept: then a ``*`` inside an answer cannot be told). ``screen`` is the index of the screen shown, ``of``
    how many there are. An option is chosen by its number, its title, or its whole line.

    Example:
        >>> from xborder_support.channels import ussd
        >>> from xborder_support.conversations import Option
        >>> options = [Option(id="track", title="Track"), Option(id="return", title="Return")]
        >>> ussd.answer("1*2", before="1", options=options).option.id
        'return'
        >>> ussd.answer("1*size 4*5", before="1").text
        'size 4*5'
    """
    entry = _entry(path, before)
    key = bare(entry)
    if key == _MORE and screen + 1 < of:
        return Answer(kind="more", text=entry, screen=screen + 1)
    if key == _BACK and screen > 0:
        return Answer(kind="back", text=entry, screen=screen - 1)
    line = named_line(entry, [option.title for option in options])
    return Answer(kind="text" if line is None else "option", text=entry, screen=screen, option=None if line is None else options[line])


class _Piece(Protocol):
    """Describe the match of either kind of pattern."""

    def end(self) -> int:
        """Return where it ends."""


class _Rest(NamedTuple):
    """Hold what no screen shows yet."""

    text: str
    lines: tuple[str, ...]


def _entry(path: str, before: str | None) -> str:
    """Return the end of a path. The first answer of a session follows an empty path, and no star stands before it."""
    if before == "":
        return path
    if before is not None and path.startswith(f"{before}*"):
        return path[len(before) + 1 :]
    return path.rpartition("*")[2]


def _page(rest: _Rest, foot: tuple[str, ...], limit: int) -> tuple[str, _Rest]:
    """Return the fullest screen above the lines of navigation, and what is left."""
    if rest.text:
        head = _head(rest.text, foot, limit)
        if not _fits(_screen(head, (), foot), limit):
            hint = "shorten the labels of navigation, or raise septets="
            raise UsageError(f"{limit} units leave no room beside the lines of navigation", code="bad-limit", hint=hint)
        if len(head) < len(rest.text):
            return _screen(head, (), foot), _Rest(rest.text[len(head) :], rest.lines)
    taken = 0
    while taken < len(rest.lines) and _fits(_screen(rest.text, rest.lines[: taken + 1], foot), limit):
        taken += 1
    if not taken and not rest.text:
        raise UsageError("an option fits on no screen", code="option-too-long", hint=_FIT_FIRST)
    return _screen(rest.text, rest.lines[:taken], foot), _Rest("", rest.lines[taken:])


def _head(text: str, foot: tuple[str, ...], limit: int) -> str:
    """Return the longest beginning of a text that fits above the foot, up to a space where there is one, else up to a character."""
    low, high = 1, min(len(text), limit)  # a unit holds at most one character
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(_screen(text[:middle], (), foot), limit) else (low, middle - 1)
    if low == len(text):
        return text
    # One character more is looked at, because what follows tells where a piece ends.
    words, characters = _WORD.finditer(text, 0, low + 1), clusters().finditer(text, 0, low + 1)
    return text[: _last_end(words, low) or _last_end(characters, low) or low]


def _last_end(pieces: Iterable[_Piece], most: int) -> int:
    """Return where the last of the pieces ends that end by then, or 0."""
    return max((end for piece in pieces if (end := piece.end()) <= most), default=0)


def _screen(text: str, lines: Sequence[str], foot: Sequence[str]) -> str:
    below = "\n".join((*lines, *foot))
    return f"{text}\n{below}" if text and below else text or below


def _lines(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(numbered_line(number, option.title) for number, option in enumerate(options, 1))


def _refuse_many(options: Sequence[Option]) -> None:
    most = int(_MORE) - 1
    if len(options) > most:
        hint = "offer fewer, or ask for the name first"
        raise UsageError(f"{len(options)} options: a menu numbers {most} at most", code="too-many-options", hint=hint)


def _fits(screen: str, limit: int) -> bool:
    if len(screen) > limit:  # no character takes less than a unit, and counting a long text for each screen would be slow
        return False
    return segments(screen).units <= _room(screen, limit)


def _room(text: str, septets: int) -> int:
    octets = -(-septets * 7 // 8)
    return septets if segments(text).encoding == "gsm7" else octets // 2


def _septets() -> int:
    limit = profile("ussd", on=date.max).text_limit
    return limit.count if limit else 0
