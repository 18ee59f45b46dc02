"""Hold what a history is asked, checked before the first row is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal, NoReturn, NotRequired, Required, TypeAlias, TypedDict, get_args
from zoneinfo import ZoneInfo

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.sla import SlaPolicy, metric_named
from xborder_support.terms import time_zone as known_zone
from xborder_support.terms import utc

from .names import ANSWERS, INPUTS

__all__ = ["Shape", "SlaAsked", "SlaQuestion"]

#: ``long``: one row an event. ``wide``: one row a ticket, with its start and its answer.
Shape: TypeAlias = Literal["long", "wide"]

_CALENDARS_HINT = 'pass calendars={"JP": ..., "default": ...}, by the names that policies and markets call them'


class SlaAsked(TypedDict, total=False):
    """Name the arguments that every question to a history takes, whether it comes as a frame, as batches or through Spark.

    ``policies``, ``calendars`` and ``context`` are those of ``sla.evaluate``, and ``now`` is the instant as of which all tickets are
    judged. ``shape`` is found from the columns, where it is not told. ``metric`` and ``clock`` choose what is reported: of events all that
    ran, of one row a ticket ``first_response`` on the clock ``shop``. ``columns`` maps our names to those of the frame, such as
    ``{"started_at": "created"}``; ``keep`` names columns of the frame to be carried over beside ``ticket_id`` and ``market``; ``answers``
    names the columns of the report that are wanted. ``time_zone`` is the zone of columns that have none.
    """

    policies: Required[Iterable[SlaPolicy]]
    calendars: Required[Mapping[str, BusinessCalendar]]
    now: Required[datetime]
    shape: NotRequired[Shape | None]
    metric: NotRequired[str | None]
    clock: NotRequired[str | None]
    columns: NotRequired[Mapping[str, str]]
    keep: NotRequired[Sequence[str]]
    answers: NotRequired[Sequence[str] | None]
    context: NotRequired[Mapping[str, object] | None]
    time_zone: NotRequired[str | tzinfo | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SlaQuestion:
    """Hold the arguments of ``SlaAsked``, checked. It is a value that can be pickled, and so be sent to the workers of a cluster.

    Errors: ``UsageError`` ``not-a-policy``, ``not-a-calendar``, ``naive-datetime``, ``not-a-datetime``, ``unknown-shape``,
    ``unknown-metric``, ``unknown-column``, ``unknown-time-zone``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.integrations import frames
        >>> frames.SlaQuestion(policies=[], calendars={}, now=datetime(2026, 3, 9, tzinfo=UTC), metric="first_reply_time").metric
        'first_response'
    """

    policies: Iterable[SlaPolicy]
    calendars: Mapping[str, BusinessCalendar]
    now: datetime
    shape: Shape | None = None
    metric: str | None = None
    clock: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    keep: Sequence[str] = ()
    answers: Sequence[str] | None = None
    context: Mapping[str, object] | None = None
    time_zone: str | tzinfo | None = None

    def __post_init__(self) -> None:
        policies = tuple(self.policies)
        _check_policies(policies)
        _check_calendars(self.calendars)
        if self.shape is not None and self.shape not in get_args(Shape):
            hint = did_you_mean(str(self.shape)[:20], get_args(Shape))
            raise UsageError(f"unknown shape {str(self.shape)[:20]!r}", code="unknown-shape", hint=hint)
        _check_names(self.columns, INPUTS)
        _check_names(self.answers or (), ANSWERS)
        checked = {
            "policies": policies,
            "calendars": dict(self.calendars),
            "now": utc(self.now, "now"),
            "metric": None if self.metric is None else metric_named(self.metric),
            "columns": dict(self.columns),
            "keep": _kept(self.keep),
            "answers": tuple(ANSWERS) if self.answers is None else tuple(name for name in ANSWERS if name in self.answers),
            "time_zone": None if self.time_zone is None else known_zone(self.time_zone),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    @property
    def zone(self) -> ZoneInfo | None:
        """Return the zone of columns that have none, if it was told."""
        return self.time_zone if isinstance(self.time_zone, ZoneInfo) else None

    def name_of(self, wanted: str) -> str:
        """Return what the frame calls one of our columns."""
        return self.columns.get(wanted, wanted)

    def has(self, columns: Collection[str], wanted: str) -> bool:
        """Tell whether a column is there that need not be, or was named, so that it must be."""
        return wanted in self.columns or wanted in columns

    def wants(self, *answers: str) -> bool:
        """Tell whether any of these columns of the report is wanted."""
        return not set(answers).isdisjoint(self.answers or ())


def _check_policies(policies: Iterable[object]) -> None:
    for policy in policies:
        if not isinstance(policy, SlaPolicy):
            hint = "pass SlaPolicy values, or what load_policies returns"
            raise UsageError(f"this is no policy but {type(policy).__name__}", code="not-a-policy", hint=hint)


def _check_calendars(calendars: object) -> None:
    if not isinstance(calendars, Mapping):
        raise UsageError("calendars is not a mapping", code="not-a-calendar", hint=_CALENDARS_HINT)
    for calendar in calendars.values():
        if not isinstance(calendar, BusinessCalendar):
            raise UsageError(f"this is no calendar but {type(calendar).__name__}", code="not-a-calendar", hint=_CALENDARS_HINT)


def _check_names(asked: Iterable[str], known: Collection[str]) -> None:
    if isinstance(asked, str):
        _refuse_text(asked)
    for name in asked:
        if name not in known:
            hint = did_you_mean(str(name)[:60], known)
            raise UsageError(f"no column of a history is called {str(name)[:60]!r}", code="unknown-column", hint=hint)


def _kept(keep: Sequence[str]) -> tuple[str, ...]:
    if isinstance(keep, str):
        _refuse_text(keep)
    return tuple(dict.fromkeys(keep))


def _refuse_text(name: str) -> NoReturn:
    raise UsageError("names of columns come as a list", code="unknown-column", hint=f"pass [{name[:60]!r}]")
