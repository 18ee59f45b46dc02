"""Hold a ladder: who hears of a conversation that waits, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xborder_support.configuration import Document

from .reading import ladders_json_schema, read_ladder, read_ladders
from .step import LadderStep
from .wait import STARTS, STOPS

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Ladder"]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Hold the steps of an escalation, the earliest first: agent, supervisor, operations.

    Steps take effect at shares of a service target or after waits, and each may ask for less than the one before: skills are dropped, a
    more distant language will do. ``starts_on``, ``stops_on`` and ``restarts_on`` are kinds of ticket events: what begins a wait, what
    ends it, and what makes it begin anew. ``then`` is the ladder that goes on after the last step; its waits are counted from there.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import TicketEvent
        >>> from xborder_support.routing import Ladder, due
        >>> ladder = Ladder.from_config([{"after": "30m elapsed", "to": "lead"}, {"after": "2h elapsed", "to": "operations"}])
        >>> asked = TicketEvent(at=datetime(2026, 2, 3, 9, tzinfo=UTC), kind="customer_message")
        >>> state = due(ladder, [asked], datetime(2026, 2, 3, 10, tzinfo=UTC))
        >>> [step.step.to for step in state.due], state.next_check_at.isoformat()
        (['lead'], '2026-02-03T11:00:00+00:00')
    """

    steps: tuple[LadderStep, ...] = ()
    name: str = ""
    starts_on: tuple[str, ...] = STARTS
    stops_on: tuple[str, ...] = STOPS
    restarts_on: tuple[str, ...] = ()
    then: Ladder | None = None

    @classmethod
    def from_config(cls, steps: Any, *, name: str = "", calendars: Mapping[str, BusinessCalendar] | None = None) -> Ladder:
        """Read the ``steps`` of an ``[escalation.…]`` table.

        A step stands at a whole percentage of the target, from 1 to 300, or after a wait such as ``"2h business"`` on a named calendar.
        Steps of one kind come in the order of their times, and no later step may be stricter about languages.

        Errors: ``ConfigurationError`` with the faults ``bad-share``, ``bad-target``, ``bad-step``, ``not-increasing``, ``not-relaxing``,
        ``last-step-skippable``, ``unknown-calendar``, and for the shape of a step ``unknown-key``, ``missing-key`` and others. Their keys
        begin with ``steps``.
        """
        return read_ladder(cls, steps, name=name, calendars=calendars or {})

    @classmethod
    def read_all(cls, config: Mapping[str, Any] | Document, *, calendars: Mapping[str, BusinessCalendar]) -> dict[str, Ladder]:
        """Read the ``[ladders.<name>]`` tables of a configuration, such as a whole desk file. Other tables are left alone.

        Errors: ``ConfigurationError`` with the faults of ``from_config``, ``unknown-event-kind``, and ``unknown-ladder`` and
        ``ladder-cycle`` for what ``then`` names.
        """
        document = config if isinstance(config, Document) else Document(config)
        return read_ladders(cls, document, calendars)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema of ``ladders`` tables. Names and the order of steps are checked only where ladders are read.

        Example:
            >>> from xborder_support.routing import Ladder
            >>> sorted(Ladder.json_schema()["$defs"]["LadderTable"]["properties"])
            ['restarts_on', 'starts_on', 'steps', 'stops_on', 'then']
        """
        return ladders_json_schema()

    @property
    def all_steps(self) -> Iterator[LadderStep]:
        """Yield the steps of this ladder and of those that follow it."""
        yield from self.steps
        if self.then:
            yield from self.then.all_steps
