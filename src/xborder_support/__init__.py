"""Decide, for shops, how to serve a customer across borders: message in, explained plan out.

Every name is loaded when it is first used, so that importing the library costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .calendars import BusinessCalendar as BusinessCalendar
    from .calendars import Holidays as Holidays
    from .conversations import Conversation as Conversation
    from .conversations import Customer as Customer
    from .conversations import Draft as Draft
    from .conversations import Message as Message
    from .conversations import TicketEvent as TicketEvent
    from .desk import Plan as Plan
    from .desk import SupportDesk as SupportDesk
    from .errors import ConfigurationError as ConfigurationError
    from .errors import PayloadError as PayloadError
    from .errors import SignatureError as SignatureError
    from .errors import UsageError as UsageError
    from .errors import XborderSupportError as XborderSupportError
    from .language import identify as identify
    from .markets import get_market as get_market
    from .markets import list_markets as list_markets
    from .routing import Roster as Roster
    from .routing import RuleSet as RuleSet
    from .sla import SlaPolicy as SlaPolicy
    from .terms import Money as Money
    from .terms import PersonName as PersonName
    from .terms import Target as Target
    from .tone import Catalog as Catalog

    __version__: str

_HOMES = {
    "BusinessCalendar": "calendars",
    "Catalog": "tone",
    "ConfigurationError": "errors",
    "Conversation": "conversations",
    "Customer": "conversations",
    "Draft": "conversations",
    "Holidays": "calendars",
    "Message": "conversations",
    "Money": "terms",
    "PayloadError": "errors",
    "PersonName": "terms",
    "Plan": "desk",
    "Roster": "routing",
    "RuleSet": "routing",
    "SignatureError": "errors",
    "SlaPolicy": "sla",
    "SupportDesk": "desk",
    "Target": "terms",
    "TicketEvent": "conversations",
    "UsageError": "errors",
    "XborderSupportError": "errors",
    "get_market": "markets",
    "identify": "language",
    "list_markets": "markets",
}

__all__ = [*_HOMES]  # noqa: PLE0604  (a literal table of names, kept once)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  (slow to load, and few ask)

        return version("xborder-support")
    if home := _HOMES.get(name):
        from importlib import import_module  # noqa: PLC0415  (only once a name is asked for)

        value: object = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES, "__version__"])
