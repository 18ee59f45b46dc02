"""Hold one rule: what it asks of whom, where that is written, and on which days it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, TypeVar

from xborder_support.terms import Purpose, Severity

from .duties import Duty

__all__ = ["Binding", "Medium", "Rule", "RuleConfidence", "Verified"]

#: What stands behind a rule.
Binding: TypeAlias = Literal["law", "code", "platform", "standard", "guidance", "policy"]

#: How far somebody looked: at the figure itself, at a part of the fact, or not.
Verified: TypeAlias = Literal["primary_read", "partly_read", "unconfirmed"]

#: How sure we are that it says what stands here. What is ``low`` is never more than advice.
RuleConfidence: TypeAlias = Literal["high", "medium", "low"]

#: What the law calls a channel. ``chat`` are messengers, direct messages and the shop's own window.
Medium: TypeAlias = Literal["voice", "sms", "email", "chat", "push"]

_SEVERITIES: dict[Binding, Severity] = {
    "law": "law",
    "code": "code",
    "standard": "code",
    "platform": "platform",
    "guidance": "advisory",
    "policy": "policy",
}

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """State one rule with its source and the first and last day on which it holds; None is open.

    ``jurisdiction`` is a territory (``US``), a part of one (``US-FL``), ``EU``, ``GLOBAL`` or a platform (``PLATFORM:WHATSAPP``);
    ``also_in`` names territories that took the rule over, ``parts`` those parts of the jurisdiction in which alone it holds. ``media`` and
    ``purposes`` are what it binds; () is all. ``limited_to`` tells whom it binds, where that is not every web shop.

    Where the host changed the rule, ``overridden_because`` holds the reason and ``packaged`` the rule as it is shipped. ``replaces`` says
    that the shipped figures no longer bind, ``is_off`` that nothing of the rule does.
    """

    id: str
    jurisdiction: str
    says: str
    citation: str
    binding: Binding
    confidence: RuleConfidence
    verified: Verified
    checked: date | None = None
    sources: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    also_in: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    limited_to: str | None = None
    note: str | None = None
    duties: tuple[Duty, ...] = ()
    overridden_because: str | None = None
    packaged: Rule | None = None
    replaces: bool = False
    is_off: bool = False

    @property
    def severity(self) -> Severity:
        """Return how bad it is to break the rule. What nobody is sure of is advice, and what the host set is the host's policy."""
        if self.is_changed:
            return "policy"
        return "advisory" if self.confidence == "low" else _SEVERITIES[self.binding]

    @property
    def is_changed(self) -> bool:
        """Tell whether the host changed what the rule asks or what it binds; to be surer of it changes neither."""
        shipped = self.packaged
        return shipped is not None and (self.duties, self.media, self.purposes) != (shipped.duties, shipped.media, shipped.purposes)

    @property
    def places(self) -> tuple[str, ...]:
        """Return the jurisdictions in which it holds."""
        return (*(self.parts or (self.jurisdiction,)), *self.also_in)

    def holds(self, on: date) -> bool:
        """Tell whether the rule is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    def binds(self, *, medium: Medium | None = None, purpose: Purpose | None = None) -> bool:
        """Tell whether the rule is about a medium and a purpose. None asks about neither."""
        about_medium = medium is None or not self.media or medium in self.media
        return about_medium and (purpose is None or not self.purposes or purpose in self.purposes)

    def duties_of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Return the duties of one kind."""
        return tuple(duty for duty in self.duties if isinstance(duty, kind))
