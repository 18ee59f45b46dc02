"""List the providers, say which channels each carries, and let a host add its own by name.

The one place that lists them: a new provider is a module, a line here, and a profile for its channel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from xborder_support.configuration import Document
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel

from .outgoing import Outgoing
from .profiles import ChannelProfile, known_channels, profile
from .wire.receiving import Parse, Receive, Verify

if TYPE_CHECKING:
    from .profile_file import ProfileFile

__all__ = ["PROVIDERS", "Channels", "Provider", "provider", "providers_of"]

#: The providers by name, with the channels that each carries. A provider is not a channel: ``twilio`` carries several.
PROVIDERS: Mapping[str, tuple[Channel, ...]] = MappingProxyType(
    {
        "africastalking": ("sms", "ussd", "phone"),
        "amazon": ("amazon",),
        "brevo": ("email",),
        "email": ("email", "amazon"),
        "freshdesk": ("freshdesk",),
        "gorgias": ("gorgias",),
        "instagram": ("instagram",),
        "kakaotalk": ("kakaotalk",),
        "line": ("line",),
        "mailgun": ("email",),
        "messenger": ("messenger",),
        "postmark": ("email",),
        "resend": ("email",),
        "sendgrid": ("email",),
        "telegram": ("telegram",),
        "twilio": ("sms", "whatsapp", "messenger", "webchat", "phone", "video"),
        "viber": ("viber",),
        "video": ("video",),
        "webchat": ("webchat",),
        "wechat": ("wechat",),
        "whatsapp": ("whatsapp",),
        "x": ("x",),
        "zalo": ("zalo",),
        "zendesk": ("zendesk",),
    }
)

#: What people call a provider that goes by another name here.
_OTHER_NAMES = {"twitter": "x", "facebook": "messenger", "facebook_messenger": "messenger", "kakao": "kakaotalk", "wecom": "wechat"}


#: Companies with several providers.
_FAMILIES = {
    "meta": "Meta's are whatsapp, messenger and instagram",
    "google": "mail of Google's is read by email",
    "apple": "Apple's messages are not read; a help desk may pass them on: zendesk, freshdesk, gorgias",
}


class Provider(Protocol):
    """Describe what every provider module offers. A host's own may be a module or an object with these four functions."""

    @property
    def parse(self) -> Parse:
        """Return the events of a payload, in its order."""

    @property
    def verify(self) -> Verify:
        """Raise ``SignatureError`` unless the provider signed the payload."""

    @property
    def receive(self) -> Receive:
        """Verify the payload, then return its events."""

    @property
    def render(self) -> Callable[[Draft], list[Outgoing]]:
        """Return what the host posts to the provider."""


def provider(name: str) -> Provider:
    """Return the module of a provider by its name, for a host that has the name in its configuration.

    Former names work too: ``twitter`` is ``x``, ``facebook`` is ``messenger``.

    Errors: ``UsageError`` ``unknown-provider``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import provider
        >>> provider("line").parse('{"destination": "U0", "events": []}', received_at=datetime(2026, 2, 3, tzinfo=UTC))
        []
    """
    return Channels().provider(name)


def providers_of(channel: Channel) -> tuple[str, ...]:
    """Return the names of the providers that carry a channel.

    Example:
        >>> from xborder_support.channels import providers_of
        >>> providers_of("sms")
        ('africastalking', 'twilio')
    """
    return tuple(name for name, carried in PROVIDERS.items() if channel in carried)


@dataclass(frozen=True, slots=True)
class Channels:
    """Hold the providers and channels that a host uses: ours, and what it added by name. It never changes.

    Example:
        A shop with a pager of its own: any module or object with the four functions will do.

        >>> from datetime import date
        >>> from types import SimpleNamespace
        >>> from xborder_support.channels import Channels
        >>> pager = SimpleNamespace(parse=..., verify=..., receive=..., render=...)
        >>> fact = {"value": {"count": 80, "unit": "code_points"}, "source": "a manual", "checked": date(2026, 2, 3), "confidence": "high"}
        >>> channels = Channels().add("pager", pager, profiles={"pager": {"format": 1, "kind": "sms", "text_limit": [fact]}})
        >>> channels.provider("pager") is pager, channels.profile("pager", on=date(2026, 2, 3)).text_limit.count
        (True, 80)
    """

    own_providers: Mapping[str, Provider] = field(default_factory=dict)
    own_profiles: Mapping[Channel, ProfileFile] = field(default_factory=dict)

    def add(self, name: str, module: Provider, *, profiles: Mapping[Channel, Mapping[str, Any]] | None = None) -> Channels:
        """Return these and one more provider, under a name of its own; an own name may also replace one of ours.

        ``profiles`` describe its channels as our data files do: decoded TOML or JSON.

        Errors: ``UsageError`` ``bad-provider`` for a module without the functions of a provider; ``ConfigurationError`` for a profile with
        faults, all of them at once.
        """
        from .profile_file import read_profile  # noqa: PLC0415  (pydantic, which hosts without channels of their own do not need)

        missing = [need for need in ("parse", "verify", "receive", "render") if not hasattr(module, need)]
        if missing:
            hint = "write it like one of ours, such as xborder_support.channels.line"
            raise UsageError(f"the provider {str(name)[:40]!r} has no {', '.join(missing)}", code="bad-provider", hint=hint)
        read = {channel: read_profile(Document(table)) for channel, table in (profiles or {}).items()}
        return Channels({**self.own_providers, name: module}, {**self.own_profiles, **read})

    def provider(self, name: str) -> Provider:
        """Return a provider by its name. ``Errors:`` ``UsageError`` ``unknown-provider``."""
        if own := self.own_providers.get(name):
            return own
        known = _OTHER_NAMES.get(name, name)
        if known not in PROVIDERS:
            asked = str(name)[:40]
            carriers = providers_of(asked)
            hint = f"{asked} is a channel; its providers are {' and '.join(carriers)}" if carriers else _FAMILIES.get(asked)
            names = (*PROVIDERS, *self.own_providers)
            raise UsageError(f"no provider is called {asked!r}", code="unknown-provider", hint=hint or did_you_mean(asked, names))
        return cast("Provider", import_module(f"{__package__}.{known}"))

    def profile(self, channel: Channel, on: date) -> ChannelProfile:
        """Return what is true of a channel on a day. ``Errors:`` ``UsageError`` ``unknown-channel``."""
        own = self.own_profiles.get(channel)
        return own.profile(channel, on.date() if isinstance(on, datetime) else on) if own else profile(channel, on)

    def known(self) -> tuple[Channel, ...]:
        """Return the names of the channels that have a profile."""
        return tuple(sorted({*known_channels(), *self.own_profiles}))
