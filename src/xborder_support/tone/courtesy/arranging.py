"""Put the parts of a reply in the order that people of a market expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.markets import Market
from xborder_support.terms import Channel, Finding

from .channel_kinds import kind_of
from .ordering import Habit, Order, ReplyKind, habits_in, habits_named, order_for
from .places import place_of
from .tables import table

__all__ = ["Arranged", "arrange"]

# Between paragraphs, by the kind of the channel; elsewhere a line break.
_SEPARATORS = {"mail": "\n\n", "marketplace": "\n\n", "ticket": "\n\n", "sms": " ", "ussd": " "}
_PAID_BY_CHARACTER = frozenset({"sms", "ussd"})
_UNSPACED = frozenset({"ja", "zh", "yue"})
_SOFTENED = frozenset({"request", "refusal"})  # what a cushion stands before
_KINDS = {"plain": "mail", "html": "mail"}


@dataclass(frozen=True, slots=True)
class Arranged:
    """Hold a reply in order, what is missed in it, and the name of the order. ``repr`` does not show the text."""

    text: str = field(repr=False)
    findings: tuple[Finding, ...]
    order: str


def arrange(
    parts: Mapping[str, str], *, market: Market | str, channel: Channel, kind: ReplyKind = "answer", locale: str | None = None
) -> Arranged:
    r"""Return the parts of a reply as one text, in the order that the market expects. Blank parts leave no gap.

    ``parts`` are texts that are ready for the channel, by name: ``salutation``, ``answer``, ``steps`` … Each line of ``steps`` and
    ``reasons`` is numbered; each line of ``facts`` and ``documents`` gets a bullet, or a number where a bullet costs.

    What is missed is what the market is used to (``reply_habits``; of a territory, the latest); without a market, what is usual with the
    order.

    Errors: ``UsageError`` ``unknown-part``, ``unknown-reply-kind``, ``unknown-territory``, ``bad-language-tag``, ``wrong-argument``;
    ``missing-part`` where custom insists, as on restating the question in Japanese mail; ``cushion-without-request``;
    ``out-of-place-part`` for a feast or emoji beside an apology.

    Example:
        >>> reply = {"answer": "Das Ladegerät ist defekt.", "documents": "Prüfbericht.pdf", "steps": "Gerät ausschalten\nUns schreiben"}
        >>> arrange(reply, market="DE", channel="whatsapp", kind="fault").text
        'Das Ladegerät ist defekt.\n• Prüfbericht.pdf\n1. Gerät ausschalten\n2. Uns schreiben'
    """
    given = {name: text for name, text in _texts(parts) if text.strip()}
    place = place_of(market, locale=locale, on=date.max)  # the latest facts, as in the linter
    channel_kind = kind_of(channel) or _KINDS.get(channel, "chat")
    _check(parts, given, kind)
    order = order_for(place.territory, place.locale, kind)
    habits = habits_named(habits_in(place.market, place.locale, order.habits, by_language=bool(order.languages)))
    _insist(habits, given, channel_kind, order.name)
    joiner = "" if place.locale.partition("-")[0] in _UNSPACED else " "
    written = _Writing(given, channel_kind, is_html=channel == "html", joiner=joiner)
    return Arranged(written.text(order), tuple(_missed(habits, given, kind, order.name)), order.name)


@dataclass(frozen=True, slots=True, repr=False)
class _Writing:
    given: Mapping[str, str]
    channel_kind: str
    is_html: bool
    joiner: str

    def text(self, order: Order) -> str:
        """Return the parts in order. Each is said once: a cushion stands before the first thing that it softens."""
        said: set[str] = set()
        paragraphs = []
        for paragraph in order.paragraphs:
            here = [part for part in paragraph if part in self.given and part not in said]
            if _SOFTENED.isdisjoint(here):
                here = [part for part in here if part != "cushion"]
            said.update(here)
            paragraphs += [self._paragraph(here)] if here else []
        separator = _SEPARATORS.get(self.channel_kind, "\n")
        return (separator.replace("\n", "<br>\n") if self.is_html else separator).join(paragraphs)

    def _paragraph(self, parts: list[str]) -> str:
        return self.joiner.join(self._part(part) for part in parts)

    def _part(self, part: str) -> str:
        text = self.given[part].strip()
        return self._list(part, text) if part in (*table("orders")["bulleted"], *table("orders")["numbered"]) else text

    def _list(self, part: str, text: str) -> str:
        """Write each line as an item: a single one needs no number, and where characters are paid for, no bullet either."""
        items = [line.strip() for line in text.replace("<br>", "\n" if self.is_html else "<br>").split("\n") if line.strip()]
        is_paid = self.channel_kind in _PAID_BY_CHARACTER
        if part in table("orders")["bulleted"] and not is_paid:
            marked = [f"• {item}" for item in items]
        else:
            marked = [f"{number}. {item}" for number, item in enumerate(items, 1)] if len(items) > 1 else items
        return (" " if is_paid else "<br>\n" if self.is_html else "\n").join(marked)


def _texts(parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not isinstance(parts, Mapping):
        message = f"the parts are {type(parts).__name__}, not a mapping"
        raise UsageError(message, code="wrong-argument", hint='pass {"salutation": …, "answer": …}')
    for name, text in parts.items():
        if not isinstance(text, str):
            raise UsageError(f"{str(name)[:40]} is {type(text).__name__}, not text", code="wrong-argument", hint="pass RenderedText.text")
        yield name, text


def _check(parts: Mapping[str, str], given: Mapping[str, str], kind: ReplyKind) -> None:
    document = table("orders")
    for words, wanted, code in ((parts, document["parts"], "unknown-part"), ((kind,), document["kinds"], "unknown-reply-kind")):
        if strange := sorted(str(word)[:40] for word in words if word not in wanted):
            raise UsageError(f"a reply has no {strange[0]!r}", code=code, hint=did_you_mean(strange[0], wanted))
    if "cushion" in given and _SOFTENED.isdisjoint(given):
        raise UsageError("nothing follows the cushion", code="cushion-without-request", hint="leave it out, or pass request or refusal")
    is_sorry = kind in {"fault", "apology", "refusal"} or {"apology", "closing_apology"} & given.keys()
    if is_sorry and (light := [part for part in document["light"] if part in given]):
        raise UsageError(f"{light[0]} stands beside an apology or a refusal", code="out-of-place-part", hint=f"leave {light[0]} out")


def _insist(habits: tuple[Habit, ...], given: Mapping[str, str], channel_kind: str, name: str) -> None:
    missing = [part for habit in habits if channel_kind in habit.required_in for part in habit.required if part not in given]
    if missing:
        message = f"a {name} on this channel needs {missing[0]}"
        raise UsageError(message, code="missing-part", hint=f"pass {missing[0]}, which the catalogue can write")


def _missed(habits: tuple[Habit, ...], given: Mapping[str, str], kind: ReplyKind, name: str) -> Iterator[Finding]:
    for each in (expected for habit in habits for expected in habit.expected):
        if each.where in given and each.part not in given and each.kind in {None, kind}:
            facts = {"part": each.part, "before": each.where, "order": name}
            message = f"{each.part} is expected before {each.where}"
            yield Finding(f"missing-{each.part}", "warning", message, suggestion=f"add {each.part}", facts=facts)
