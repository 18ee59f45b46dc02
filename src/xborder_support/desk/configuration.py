"""Describe the desk file: which tables it has and which settings stand in them.

Calendars, teams, SLA policies and routing rules are described by the packages that own them; what stands here is the frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from xborder_support.configuration import StrictModel
from xborder_support.terms import Register

if TYPE_CHECKING:
    from xborder_support.compliance import SenderDetails

__all__ = ["DeskFile", "MarketTable", "SenderTable", "ShopTable"]


class SenderTable(StrictModel):
    """Hold what the shop says of itself beside its name, where a rule wants it: an address, a contact, the numbers of a registry."""

    other_names: tuple[str, ...] = ()
    postal_address: str = ""
    contacts: tuple[str, ...] = ()
    complaint_contact: str = ""
    opt_out_address: str = ""
    header: str = ""
    entity_id: str = ""
    template_id: str = ""


class ShopTable(StrictModel):
    """Hold what is true of the whole shop.

    ``other_countries`` is the market that serves a country not listed; without it such a message waits for approval.
    ``accept_drafts`` lets texts go out that are marked ``draft``: those whose idiom even their author doubts. ``bot_intake`` says that the
    shop has a bot, which may take in the details of plain questions while nobody is there. ``sender`` is what some rules want a message to
    carry, such as the registry numbers of India.
    """

    name: str = Field(min_length=1, max_length=200)
    other_countries: str | None = None
    accept_drafts: bool = Field(default=False, strict=True)
    bot_intake: bool = Field(default=False, strict=True)
    sender: SenderTable = SenderTable()

    def details(self) -> SenderDetails:
        """Return what the shop says of itself, as checks of texts ask for it."""
        from xborder_support.compliance import SenderDetails  # noqa: PLC0415  (a desk that only loads needs none of it)

        return SenderDetails(brand=self.name, **dict(self.sender))


class MarketTable(StrictModel):
    """Hold what the shop does differently in one market. What is not said here comes from the market data.

    ``accounts`` are the shop's own addresses that belong to this market: a LINE destination, a mailbox, a number. ``fallback_languages``
    name, by the customer's language, which others people may answer in, best first: no distance says that, only the shop.
    """

    team: str | None = None
    channels: tuple[str, ...] = ()
    register_: Register | dict[str, Register] | None = Field(default=None, alias="register")
    accounts: tuple[str, ...] = ()
    fallback_languages: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class EscalationTable(StrictModel):
    """Hold the steps of one metric's ladder."""

    steps: list[dict[str, Any]]


class OverridesTable(StrictModel):
    """Hold the shop's changes to rules of contact, by the id of the rule. The rulebook checks what stands in them."""

    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)


_HISTORY = "Which column of a table of tickets holds what. Read by histories alone; a desk decides nothing with it."


class DeskFile(StrictModel):
    """Hold a whole desk file, format 1. ``history`` changes nothing that a desk decides, so it is no part of what it is dumped to."""

    format: Literal[1]
    shop: ShopTable
    calendars: dict[str, dict[str, Any]] = Field(default_factory=dict)
    teams: dict[str, dict[str, Any]] = Field(default_factory=dict)
    agents: dict[str, dict[str, Any]] = Field(default_factory=dict)
    markets: dict[str, MarketTable] = Field(default_factory=dict)
    sla: list[dict[str, Any]] = Field(default_factory=list)
    routing: list[dict[str, Any]] = Field(default_factory=list)
    tagging: list[dict[str, Any]] = Field(default_factory=list)
    attributes: dict[str, Any] = Field(default_factory=dict)
    ladders: dict[str, dict[str, Any]] = Field(default_factory=dict)
    escalation: dict[str, EscalationTable] = Field(default_factory=dict)
    overrides: OverridesTable = OverridesTable()
    history: dict[str, Any] = Field(default_factory=dict, exclude=True, description=_HISTORY)
