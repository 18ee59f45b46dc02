"""Refuse what a caller passes by mistake: a stored text for the value it was made from, a plan for a reply, arguments in the wrong order.

A type checker says all of this earlier; many hosts have none. Each refusal names what was expected, the type that was given (never its
contents), and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, NoReturn

from xborder_support.channels import Channels
from xborder_support.configuration import Document
from xborder_support.conversations import Conversation, Customer, Draft, Event, TicketEvent
from xborder_support.errors import ConfigurationError, Fault, UsageError
from xborder_support.markets import Markets
from xborder_support.routing import Roster, Workload
from xborder_support.tone import Catalog

from .actions import AskCustomer, Assign, Escalate, Ignore, NeedsApproval, RecordConsent, Reply, StopContact
from .plan import Plan

if TYPE_CHECKING:
    from .situation import OrderFacts

__all__ = [
    "expect_config",
    "expect_conversation",
    "expect_files",
    "expect_known",
    "expect_parts",
    "expect_record",
    "expect_reply",
    "expect_settings",
    "orders_given",
]

_STORED = "pass Conversation.from_json(text)"
_REPLIES = "pass the replies of a plan one by one: for reply in plan.replies: desk.render(reply)"


def expect_conversation(conversation: object) -> None:
    """Refuse what is no conversation. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if not isinstance(conversation, Conversation):
        _refuse("conversation", "a Conversation", conversation, _conversation_remedy(conversation))


def expect_known(*, conversation: object, customer: object, workload: object) -> None:
    """Refuse what the host cannot mean by what it knows; None is nothing known. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if conversation is not None:
        expect_conversation(conversation)
    if customer is not None and not isinstance(customer, Customer):
        _refuse("customer", "a Customer", customer, "pass Customer(name=PersonName(…), language=…, territory=…)")
    if workload is not None and not isinstance(workload, Workload):
        _refuse("workload", "a Workload", workload, "pass xborder_support.routing.Workload(open_items={…})")


def orders_given(orders: Iterable[OrderFacts]) -> tuple[OrderFacts, ...]:
    """Return the orders, each with a number, a locale and a territory. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if not isinstance(orders, Iterable) or isinstance(orders, (str, bytes, Mapping)):
        _refuse("orders", "a list of orders", orders, "pass a list, also for one order: orders=[order]")
    given = tuple(orders)
    for position, order in enumerate(given):
        _expect_order(f"orders[{position}]", order)
    return given


def expect_parts(**given: object) -> None:
    """Refuse what no desk can be made of; None is what the desk has already. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    for name, part in given.items():
        if name == "classifier":
            if part is not None and not callable(part):
                _refuse(name, "a function of a text", part, "pass what returns TopicGuess values, such as xborder_support.topics.classify")
            continue
        kind, wanted, remedy = _PARTS[name]
        if part is not None and not isinstance(part, kind):
            _refuse(name, wanted, part, remedy)


def expect_record(ticket_event: object, conversation: object) -> None:
    """Refuse what cannot be recorded. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if not isinstance(ticket_event, TicketEvent):
        _refuse("ticket_event", "a TicketEvent", ticket_event, _record_remedy(ticket_event))
    expect_conversation(conversation)


def expect_reply(reply: object) -> None:
    """Refuse what no provider can send. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if not isinstance(reply, Reply):
        remedy = next((remedy for kind, remedy in _REPLY_REMEDIES if isinstance(reply, kind)), _REPLIES)
        _refuse("reply", "a Reply", reply, remedy)


def expect_files(layers: Sequence[object]) -> None:
    """Refuse what names no file. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    for layer in layers:
        if isinstance(layer, str) and "\n" in layer:
            hint = "pass its path, or use SupportDesk.from_config(tomllib.loads(text))"
            raise UsageError("the text of a desk file was given where its path was expected", code="wrong-argument", hint=hint)
        if not isinstance(layer, (str, PathLike)):
            _refuse("a desk file", "a path", layer, _file_remedy(layer))


def expect_config(config: object) -> None:
    """Refuse what is no decoded desk file. ``Errors:`` ``UsageError`` ``wrong-argument``."""
    if not isinstance(config, Mapping):
        remedy = "use SupportDesk.load(path), or decode the text first" if isinstance(config, (str, bytes, PathLike)) else "pass a dict"
        _refuse("config", "a mapping, decoded from TOML or JSON,", config, remedy)


def expect_settings(document: Document) -> None:
    """Refuse a desk file with nothing in it. ``Errors:`` ``ConfigurationError`` with the one fault ``empty-configuration``."""
    if not document.data:
        file, line = document.place(())
        hint = "python -m xborder_support init writes a commented desk.toml to start from"
        raise ConfigurationError([Fault("empty-configuration", "there is nothing in it", file=file, line=line, hint=hint)])


def _expect_order(place: str, order: object) -> None:
    if isinstance(order, Mapping):
        _refuse(place, "an object with number, locale and territory", order, "pass types.SimpleNamespace(**order), or a class of your own")
    for name in ("number", "locale", "territory"):
        if not hasattr(order, name):
            _refuse(place, "an object with number, locale and territory", order, f"it has no {name}; set it to None where it is not known")
        value = getattr(order, name)
        if not isinstance(value, str) and (value is not None or name == "number"):
            _refuse(f"{place}.{name}", "text", value, f"pass str({name})")


def _refuse(what: str, wanted: str, given: object, remedy: str) -> NoReturn:
    raise UsageError(f"{what}: {wanted} was expected, not {type(given).__name__}", code="wrong-argument", hint=remedy)


def _conversation_remedy(given: object) -> str:
    if isinstance(given, Plan):
        return "pass plan.conversation"
    if isinstance(given, Mapping):
        return "pass Conversation.from_json(text), with the text as Conversation.to_json() returned it"
    return "pass Conversation() where nothing is stored yet" if given is None else _STORED


def _record_remedy(given: object) -> str:
    if isinstance(given, Conversation):
        return "the arguments are swapped: record(ticket_event, conversation)"
    if isinstance(given, Event):
        return "what came in is kept by handle(): store plan.conversation"
    return 'pass TicketEvent(at=datetime.now(UTC), kind="agent_replied", agent=…)'


def _file_remedy(given: object) -> str:
    if isinstance(given, Mapping):
        return "use SupportDesk.from_config(mapping)"
    return "pass the paths one by one: SupportDesk.load(*paths)" if isinstance(given, (list, tuple, set)) else 'pass "desk.toml", or a Path'


_PARTS: Mapping[str, tuple[type, str, str]] = {
    "catalog": (Catalog, "a Catalog", "pass Catalog.load(overlays=…), with a folder, or texts by the names of their files"),
    "channels": (Channels, "Channels", 'pass Channels().add("pager", module, profiles={…})'),
    "markets": (Markets, "Markets", "pass Markets.packaged().with_overrides(…), with a folder, a file or a mapping of your own facts"),
    "roster": (Roster, "a Roster", "pass Roster.from_config({…}, calendars={…})"),
}
_REPLY_REMEDIES: tuple[tuple[Any, str], ...] = (
    (Draft, "use xborder_support.channels.provider(draft.provider).render(draft)"),
    (AskCustomer, "pass action.reply, or take it from plan.replies"),
    (NeedsApproval, "pass action.reply once a person has approved it"),
    ((Assign, Escalate, Ignore, RecordConsent, StopContact), f"nothing goes out to the customer for this action; {_REPLIES}"),
)
