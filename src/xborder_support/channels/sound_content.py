"""Say what is wrong with the options and files of a draft on any channel, whatever its limits are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xborder_support.conversations import Media, Option

__all__ = ["Fault", "media_faults", "option_faults"]

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#][^\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold one thing that no channel can show, with its remedy; ``index`` says which option or file has it."""

    index: int
    code: str
    message: str
    hint: str


def option_faults(options: Sequence[Option]) -> Iterator[Fault]:
    """Yield what is wrong with options: no title, no id, or an id that stands for another, too. The id of a link goes nowhere."""
    numbers: dict[str, int] = {}
    for number, option in enumerate(options, 1):
        if not option.title.strip():
            yield _bad_option(number, "has no title", "set Option.title to what the customer reads")
        if option.url:
            continue
        if not option.id.strip():
            yield _bad_option(number, "has no id", "set Option.id to what shall come back when it is chosen")
        elif option.id in numbers:
            hint = "give each option an id of its own, or nobody can tell which was chosen"
            yield _bad_option(number, f"has the same id as option {numbers[option.id]}", hint)
        numbers.setdefault(option.id, number)


def media_faults(media: Sequence[Media]) -> Iterator[Fault]:
    """Yield the files whose address is none of the web."""
    for index, medium in enumerate(media):
        if medium.url and not _WEB_ADDRESS.fullmatch(medium.url):
            hint = "set Media.url to an http:// or https:// address, or upload the file and set Media.provider_id alone"
            yield Fault(index, "bad-media-url", f"the address of file {index + 1} is no http or https address", hint)


def _bad_option(number: int, message: str, hint: str) -> Fault:
    return Fault(number - 1, "bad-option", f"option {number} {message}", hint)
