"""Hold what the desk decided about one event, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from xborder_support.conversations import Conversation
from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Reason, Target, Territory

from .actions import Action, AskCustomer, Assign, Reply

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Deadline", "Plan"]

_Wanted = TypeVar("_Wanted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Say by when something is owed. ``clock`` is ``shop`` or the marketplace whose clock runs; instants are aware UTC."""

    metric: str
    due_at: datetime
    started_at: datetime
    target: Target
    clock: str
    policy: str
    state: str
    calendar_digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold the actions for one event, the reasons behind them, and what to keep.

    Carry out ``actions``, then store ``conversation`` and call ``SupportDesk.check`` at ``next_check_at`` (aware UTC). ``deadlines``
    holds the stricter clock of each metric, ``all_deadlines`` every clock. ``promised_at`` is what the customer is told. Equal
    inputs give equal plans, byte for byte; ``inputs_digest`` names the inputs.

    ``repr`` and ``explain()`` are safe to log. ``to_json()`` is not: it holds addresses and texts.
    """

    actions: tuple[Action, ...]
    reasons: tuple[Reason, ...] = ()
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    all_deadlines: tuple[Deadline, ...] = ()
    next_check_at: datetime | None = None
    promised_at: datetime | None = None
    market: Territory | None = None
    language: LanguageTag | None = None
    time_zone: str | None = None
    conversation: Conversation = field(repr=False)
    inputs_digest: str
    schema: Literal["plan/1"] = "plan/1"

    @property
    def replies(self) -> tuple[Reply, ...]:
        """Return the texts that may go out now, questions included; what waits for approval is not among them."""
        asked = tuple(action.reply for action in self._of(AskCustomer))
        return (*self._of(Reply), *asked)

    @property
    def assignment(self) -> Assign | None:
        """Return who gets the conversation, or None where the owner stays the same or nobody needs to."""
        return next(iter(self._of(Assign)), None)

    def explain(self, locale: str = "en") -> str:
        """Say in words what was decided and why. Nothing in it is personal.

        Errors: ``UsageError`` ``no-such-locale`` where reasons are not written in that language.
        """
        from .explanation import explain  # noqa: PLC0415  (words are only read when somebody asks)

        return explain(self, locale)

    def to_json(self) -> str:
        """Return the plan as JSON. It holds what the customer will read: store it, do not log it."""
        return _adapter().dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Plan:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-plan`` where the text is something else.
        """
        try:
            return _stored_adapter().validate_json(text)
        except ValueError:
            raise UsageError("this is no stored plan", code="bad-plan", hint="pass the text that Plan.to_json() returned") from None

    def _of(self, kind: type[_Wanted]) -> Iterator[_Wanted]:
        return (action for action in self.actions if isinstance(action, kind))


@cache
def _adapter() -> TypeAdapter[Plan]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Plan)


@cache
def _stored_adapter() -> TypeAdapter[Plan]:
    from pydantic import BeforeValidator, TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Annotated[Plan, BeforeValidator(_marked)])


def _marked(stored: Any) -> Any:
    """Refuse what bears no mark of a plan, and keys that would be lost without a word."""
    if not isinstance(stored, dict) or "schema" not in stored or not stored.keys() <= _KEYS:
        raise ValueError("no plan")
    return stored


_KEYS = frozenset(item.name for item in fields(Plan))
