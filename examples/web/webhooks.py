"""Answer the webhooks of all providers, whatever the web framework: what it hands over is a body, headers and an address.

It is an example to copy, beside ``store.py``. A framework then needs three routes: POST and GET ``/webhooks/NAME``, and POST
``/webhooks/NAME/SECRET``.
"""

import hmac
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from store import Store, take_in

from xborder_support import SupportDesk, UsageError
from xborder_support.channels import Headers, Outgoing, Secrets, provider
from xborder_support.conversations import InboundEvent
from xborder_support.errors import PayloadError, SignatureError

__all__ = ["Answer", "Menu", "Webhooks", "from_environment"]

_log = logging.getLogger(__name__)

#: Answers by itself what needs no desk: returns the screen to show, and the event that the desk gets after all. Either may be None.
Menu: TypeAlias = Callable[[InboundEvent], tuple[Outgoing | None, InboundEvent | None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what the framework answers."""

    status: int
    body: bytes = b""
    content_type: str = "text/plain"


@dataclass(frozen=True, kw_only=True)
class Webhooks:
    """Hold what a host knows of its webhooks, each by the name of the provider.

    ``secrets`` are what providers sign with. ``paths`` hold the secret part of the address for those that sign nothing, such as
    ``africastalking`` and ``email``. ``challenges`` hold what answers the check of an address: the verify token at Meta, the token at
    WeChat, the consumer secret at X. ``accounts`` name the shop's own end where a webhook does not, such as the mailbox behind a mail
    service.
    """

    desk: SupportDesk
    store: Store
    secrets: Mapping[str, Secrets] = field(default_factory=dict, repr=False)
    paths: Mapping[str, str] = field(default_factory=dict, repr=False)
    challenges: Mapping[str, Secrets] = field(default_factory=dict, repr=False)
    accounts: Mapping[str, str] = field(default_factory=dict)
    menu: Menu = lambda event: (None, event)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        for name in (*self.secrets, *self.paths, *self.challenges, *self.accounts):
            provider(name)  # a name that nobody has is found now, and not when the first customer writes
        if without := [name for name in self.challenges if not hasattr(provider(name), "challenge")]:
            raise UsageError(f"no check of the address: {', '.join(without)}", code="no-challenge", hint="put it into secrets= or paths=")
        if not all(self.paths.values()):
            raise UsageError("a secret path is empty", code="empty-secret", hint="make one with secrets.token_urlsafe()")

    def receive(self, name: str, body: bytes, headers: Headers, *, url: str, path_secret: str = "") -> Answer:
        """Take in what a provider posted, and return its answer. ``body`` is as it came, byte for byte; ``url`` as it was called."""
        now = self.clock()
        try:
            events = self._events(name, body, headers, (url, path_secret), now)
            return Answer(404) if events is None else self._decide(events, now)
        except SignatureError as error:
            return Answer(401, error.code.encode())
        except PayloadError as error:
            return Answer(413, error.code.encode())
        except UsageError as error:
            return _own_mistake(name, error)

    def challenge(self, name: str, query: Mapping[str, str]) -> Answer:
        """Answer a provider that asks whether this address wants its webhooks. ``query`` holds single values."""
        if name not in self.challenges:
            return Answer(404)
        try:
            text: str = provider(name).challenge(query, self.challenges[name])  # type: ignore[attr-defined]  # checked when this was made
        except SignatureError as error:
            return Answer(403, error.code.encode())
        except UsageError as error:
            return _own_mistake(name, error)
        return Answer(200, text.encode("utf-8", "replace"), "application/json" if name == "x" else "text/plain")

    def _events(self, name: str, body: bytes, headers: Headers, address: tuple[str, str], now: datetime) -> list[InboundEvent] | None:
        """Return what a provider says, or None where nobody may post to this address."""
        url, path_secret = address
        account = self.accounts.get(name)
        if path_secret and hmac.compare_digest(path_secret.encode("utf-8", "replace"), self.paths.get(name, "").encode()):
            return provider(name).parse(body, received_at=now, account=account, headers=headers)
        if path_secret or name not in self.secrets:
            return None
        return provider(name).receive(body, headers, self.secrets[name], received_at=now, account=account, url=url)

    def _decide(self, events: list[InboundEvent], now: datetime) -> Answer:
        screens, told = list[Outgoing](), list[InboundEvent]()
        for event in events:
            screen, for_desk = self.menu(event)
            screens += [screen] if screen else []
            told += [for_desk] if for_desk else []
        screens += take_in(self.store, self.desk, told, now=now)
        return Answer(200, screens[0].body, screens[0].content_type) if screens else Answer(200)


def _own_mistake(name: str, error: UsageError) -> Answer:
    """Tell the log what to mend, and strangers nothing. The provider delivers again, so nothing is lost meanwhile."""
    _log.error("webhook of %s: %s", name, error)
    return Answer(500)


def from_environment() -> Webhooks:
    """Return the webhooks of a server: LINE's alone, whose channel secret stands in ``LINE_CHANNEL_SECRET``.

    ``XBORDER_DESK`` is the path of the desk file, ``XBORDER_STORE`` that of the database.
    """
    desk = os.environ.get("XBORDER_DESK") or Path(__file__).parents[1] / "desk.toml"
    store = Store(os.environ.get("XBORDER_STORE", "support.sqlite"))
    return Webhooks(desk=SupportDesk.load(desk), store=store, secrets={"line": os.environ["LINE_CHANNEL_SECRET"]})
