"""Say on which channels a message may go out, one after the other, and make the plainest form of it for a weak network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from xborder_support.channels import Channels, fit
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

from .facts import Route, aware

__all__ = ["Way", "routes", "text_only"]


@dataclass(frozen=True, slots=True)
class Way:
    """Name one way for a message: a draft, and for how long a report of its delivery is waited for.

    After ``wait_seconds`` from the first attempt without ``delivered``, the next way is taken; on the last way, the message becomes a dead
    letter. None: it is enough that the provider took it. Wait only where reports come, or where the host acknowledges by itself; the
    draft's ``account`` must then be the one that the reports name. ``weak_network`` lets no large file through (``channels.fit``).

    Errors: ``UsageError`` ``wrong-argument``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.conversations import Draft
        >>> from xborder_support.outbound import Outbox, Way, text_only
        >>> chat = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="Hello.", idempotency_key="k")
        >>> sms = text_only(chat, channel="sms", provider="africastalking", to="+254700000001", account="KAZE")
        >>> outbox = Outbox().queue(Way(chat, wait_seconds=600), sms, at=datetime(2026, 2, 3, 9, tzinfo=UTC), conversation="c1")
        >>> [len(route.parts) for route in outbox.messages[0].routes]
        [1, 1]
    """

    draft: Draft
    wait_seconds: float | None = None
    weak_network: bool = False

    def __post_init__(self) -> None:
        wait = self.wait_seconds
        if wait is not None and not (isfinite(wait) and wait > 0):
            hint = "pass seconds, or leave it out where the provider's acceptance is enough"
            raise UsageError("wait_seconds is not positive", code="wrong-argument", hint=hint)


def text_only(draft: Draft, *, channel: str, provider: str, to: str, account: str = "") -> Draft:
    """Return a draft in words alone, for another channel: what a phone without the internet can take.

    Options become numbered lines and files their links, once ``channels.fit`` fits it into the channel. What answers a message of the
    first channel is left behind: reply handle, reply window, reference, template, details.

    Example:
        >>> from xborder_support.conversations import Draft
        >>> from xborder_support.outbound import text_only
        >>> chat = Draft(channel="whatsapp", provider="whatsapp", to="254700000001", text="Your parcel is in Nairobi.", purpose="service")
        >>> sms = text_only(chat, channel="sms", provider="africastalking", to="+254700000001", account="KAZE")
        >>> sms.channel, sms.text
        ('sms', 'Your parcel is in Nairobi.')
    """
    return replace(
        draft,
        channel=channel,
        provider=provider,
        to=to,
        account=account,
        template=None,
        subject=None,
        in_reply_to=None,
        references=(),
        reply_handle=None,
        window_expires_at=None,
        details={},
    )


def routes(ways: tuple[Way | Draft, ...], channels: Channels, *, on: date) -> tuple[Route, ...]:
    """Return the ways with their drafts cut into the parts that are posted, once it is clear that each can be written.

    Errors: ``UsageError`` ``no-way``, ``no-idempotency-key``, ``no-account``, ``naive-datetime``; those of ``fit`` and
    of the provider's ``render``.
    """
    named = [way if isinstance(way, Way) else Way(way) for way in ways]
    if not named:
        raise UsageError("a message has no way to go", code="no-way", hint="pass a draft, or a Way")
    key = named[0].draft.idempotency_key
    if not key:
        raise UsageError("the draft has no idempotency key", code="no-idempotency-key", hint="set Draft.idempotency_key: Reply has one")
    return tuple(_route(way, f"{key}~{number}" if number else key, channels, on=on) for number, way in enumerate(named))


def _route(way: Way, key: str, channels: Channels, *, on: date) -> Route:
    if way.wait_seconds is not None and not way.draft.account:
        hint = "set Draft.account to the shop's own end as the provider's reports name it, or do not wait"
        raise UsageError("reports about this draft could not be told apart", code="no-account", hint=hint)
    draft = aware(replace(way.draft, idempotency_key=key))
    parts = tuple(_parts(draft, way, channels, on=on))
    for part in parts:
        channels.provider(part.provider).render(part)
    return Route(parts=parts, wait_seconds=None if way.wait_seconds is None else float(way.wait_seconds))


def _parts(draft: Draft, way: Way, channels: Channels, *, on: date) -> Iterator[Draft]:
    if draft.channel not in channels.known():
        yield draft  # a channel of the host's without a profile: its own module knows the limits
        return
    fitted = fit(draft, channels.profile(draft.channel, on=on), on=on, weak_network=way.weak_network)
    for problem in fitted.problems:
        if problem.severity == "error":
            raise UsageError(problem.message, code=problem.code, hint=problem.hint)
    yield from fitted.parts
