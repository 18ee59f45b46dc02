"""Recognise the mails by which Amazon passes on what a buyer writes, and read them.

A buyer writes from ``<token>@marketplace.amazon.<domain>``, an alias for this buyer and this seller. It is never the buyer's real address,
and an answer goes to it by ordinary mail from an address that the seller registered.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import islice

from xborder_support.conversations import Message, Party

from .letter import Letter, message_of
from .quotes import split_history

__all__ = ["is_relay_address", "relay_message"]

_ALIAS = re.compile(r"[^\s<>@,;:\"()]{1,128}@marketplace\.amazon\.([a-z]{2,3}(?:\.[a-z]{2})?)\Z")
_ORDER = re.compile(r"(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])", re.ASCII)
_MAX_ORDERS = 20
_RULE = "-_=*[]: \t"
_MIN_RULE = 3
# A relay mail is sent by machines, so most marks of a machine say nothing about the buyer. These still do.
_MACHINE_BUYERS = frozenset({"auto-submitted", "auto-reply", "out-of-office", "bounce", "report"})


@dataclass(frozen=True, slots=True)
class _Relay:
    """Hold the packaged facts."""

    territories: Mapping[str, str]
    begin: frozenset[str]
    end: frozenset[str]


def is_relay_address(address: str | None) -> bool:
    """Tell whether an address is a buyer's alias at one of Amazon's marketplaces.

    Example:
        >>> from xborder_support.channels.mail.relay import is_relay_address
        >>> is_relay_address("abc123@marketplace.amazon.co.jp"), is_relay_address("no-reply@amazon.com")
        (True, False)
    """
    return address is not None and _ALIAS.match(address.lower()) is not None


def relay_message(letter: Letter) -> Message | None:
    """Return a mail as the message of an Amazon buyer, or None where it is none."""
    alias = next((address for address in _addresses(letter.sender) if is_relay_address(address)), None)
    match = _ALIAS.match(alias) if alias else None
    if alias is None or match is None:
        return None
    territory = _facts().territories.get(match[1])
    orders = _orders(letter)
    return message_of(
        letter,
        split=_buyers_words,
        channel="amazon",
        provider="amazon",
        sender=Party(address=alias, name=letter.sender.name),
        thread_id=_thread(alias, orders),
        automatic=letter.automatic if letter.automatic in _MACHINE_BUYERS else None,
        order_refs=orders,
        marketplace="amazon",
        details={"marketplace_territory": territory} if territory else {},
    )


def _addresses(sender: Party) -> tuple[str, ...]:
    candidates = (sender.ids.get("reply_to"), sender.address, sender.ids.get("from"))
    return tuple(address.lower() for address in candidates if address)


def _orders(letter: Letter) -> tuple[str, ...]:
    found = (match[0] for text in (letter.mail.subject or "", letter.body.text) for match in _ORDER.finditer(text))
    return tuple(islice(dict.fromkeys(found), _MAX_ORDERS))


def _thread(alias: str, orders: tuple[str, ...]) -> str:
    """Return an id of what this buyer writes about one order; a digest, because the alias is not to be shown."""
    return "amazon-" + sha256("\0".join((alias, *orders[:1])).encode("utf-8", "replace")).hexdigest()[:32]


def _buyers_words(text: str) -> tuple[str, str | None]:
    """Return what the buyer wrote, and what Amazon and the mail program set around it."""
    before, enclosed, after = _enclosed(text.split("\n"))
    words, history = split_history(enclosed or text)
    rest = "\n\n".join(filter(None, (before, history, after)))
    return words, rest or None


def _enclosed(lines: list[str]) -> tuple[str, str, str]:
    """Return what stands before, between and after the separators; nothing between where there are none."""
    facts = _facts()
    start = next((index for index, line in enumerate(lines) if _core(line) in facts.begin), None)
    if start is None:
        return "", "", ""
    end = next((index for index in range(start + 1, len(lines)) if _is_end(lines[index], facts)), len(lines))
    before, words, after = lines[:start], lines[start + 1 : end], lines[end + 1 :]
    return "\n".join(before).strip(), "\n".join(words).strip(), "\n".join(after).strip()


def _core(line: str) -> str | None:
    """Return the words of a separator line, or None for a line that is no separator."""
    stripped = line.strip()
    if not stripped.startswith(("---", "===", "***", "___", "[")):
        return stripped.lower() if stripped.lower() in {"begin message", "end message"} else None
    return stripped.strip(_RULE).lower()


def _is_end(line: str, facts: _Relay) -> bool:
    core = _core(line)
    return core is not None and (core in facts.end or (not core and len(line.strip()) >= _MIN_RULE))


@cache
def _facts() -> _Relay:
    table = tomllib.loads(resources.files(__package__).joinpath("data", "amazon.toml").read_text(encoding="utf-8"))
    separators = table["separators"]
    return _Relay(table["territories"]["by_domain"], frozenset(separators["begin"]), frozenset(separators["end"]))
