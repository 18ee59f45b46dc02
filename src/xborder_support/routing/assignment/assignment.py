"""Say who owns a conversation, and why this person and nobody else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xborder_support.errors import UsageError
from xborder_support.routing.people import DataAccess, Kind
from xborder_support.terms import Reason

from .outlook import Lane, Nobody
from .score import Score

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Assignment"]

_MARK = "assignment/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Name the owner of a conversation.

    ``agent`` is None where nobody fits; then ``team`` keeps it, if there is one. ``available_now`` tells whether the owner is on shift, and
    ``opens_at`` (aware UTC) when not, from when. ``calendar`` holds the owner's hours. ``excluded`` says by agent id why somebody could not
    take it now, in the codes of ``eligible``. Who could is not in it.

    ``lane`` says which way the conversation goes, and ``nobody`` why no agent serves it in full now: None only in the lane ``agent``.
    ``score`` is what put the owner first. ``spoken`` is the tag in which the owner serves the customer; ``needs_disclosure`` says that
    the customer did not ask for it and has to be told, ``needs_translation`` that the owner cannot be expected to read the customer's
    words. ``kind`` and ``data_access`` are those of the owner: show them no more than that. ``request_id`` is the ``id`` of the request.

    ``ranked`` holds the scores of all who could take it now, the owner's first: who comes next, and why. It is empty where nobody is there,
    and in a batch.
    """

    agent: str | None
    team: str | None
    available_now: bool
    opens_at: datetime | None
    calendar_name: str | None
    calendar: BusinessCalendar | None = field(repr=False)
    needs_translation: bool
    reasons: tuple[Reason, ...]
    excluded: Mapping[str, str]
    lane: Lane = "agent"
    nobody: Nobody | None = None
    score: Score | None = None
    spoken: str | None = None
    needs_disclosure: bool = False
    kind: Kind | None = None
    data_access: DataAccess | None = None
    request_id: str | None = None
    ranked: tuple[Score, ...] = ()

    def to_json(self) -> str:
        """Return the assignment as JSON, without the calendar: its name is in it."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "calendar"}
        written = {
            **kept,
            "opens_at": self.opens_at.isoformat() if self.opens_at else None,
            "reasons": [[reason.code, dict(reason.facts)] for reason in self.reasons],
            "excluded": dict(self.excluded),
            "score": self.score._asdict() if self.score else None,
            "ranked": [score._asdict() for score in self.ranked],
        }
        return json.dumps({"schema": _MARK, **written}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes, *, calendars: Mapping[str, BusinessCalendar] | None = None) -> Assignment:
        """Read what ``to_json`` wrote. The calendar is looked up by its name, and stays None where it is not handed in.

        Errors: ``UsageError`` ``bad-stored-value`` where the text is something else.
        """
        try:
            return _read(json.loads(text), calendars or {})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            hint = "pass the text that Assignment.to_json() returned"
            raise UsageError("this is no stored Assignment", code="bad-stored-value", hint=hint) from None


def _read(written: dict[str, Any], calendars: Mapping[str, BusinessCalendar]) -> Assignment:
    if written.pop("schema") != _MARK:
        raise ValueError(_MARK)
    read = Assignment(calendar=calendars.get(written["calendar_name"]), **written)
    return replace(
        read,
        opens_at=datetime.fromisoformat(written["opens_at"]) if written["opens_at"] else None,
        reasons=tuple(Reason(code, facts) for code, facts in written["reasons"]),
        excluded=dict(written["excluded"]),
        score=_score(written["score"]) if written["score"] else None,
        ranked=tuple(map(_score, written.get("ranked", ()))),
    )


def _score(written: dict[str, Any]) -> Score:
    return Score(**{"given": 0, **written})  # older ones count no work
