"""Whatever stands in any place of an export, it is read, or it is a finding; nothing raises."""

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from xborder_support.histories import Histories, mapping_from_config, read_chatwoot, read_freshdesk, read_gorgias, read_rows, read_zendesk

from .exports import ZENDESK_TICKET, chatwoot_message, gorgias_message, zendesk_audit, zendesk_change, zendesk_comment, zendesk_metric
from .test_other_help_desks import CHATWOOT, FRESHDESK, GORGIAS

_JUNK: list[Any] = [[], {}, [[]], {"a": {}}, float("nan"), 1e308, -1, 10**400, True, None, "x" * 10_000, "\ud800", "\0", "", b"x", 0]
_EXPORTS: dict[str, tuple[Callable[..., Histories], dict[str, list[Any]]]] = {
    "zendesk": (
        read_zendesk,
        {
            "tickets": [{**ZENDESK_TICKET, "email_cc_ids": [4], "comments": [zendesk_comment(1, 1, "09:00")]}],
            "users": [{"id": 7, "role": "agent"}],
            "audits": [zendesk_audit(1, "09:00", zendesk_change(1, "status", "open", "new"), {"id": 3, "type": "Comment", "public": True})],
            "ticket_events": [
                {
                    "id": 9,
                    "ticket_id": 35,
                    "timestamp": 1_770_109_200,
                    "updater_id": 7,
                    "child_events": [
                        {"id": 91, "event_type": "Comment", "comment_public": True},
                        {"id": 92, "event_type": "Change", "status": "open"},
                    ],
                }
            ],
            "metric_events": [zendesk_metric(1, "reply_time", "activate", "09:00")],
        },
    ),
    "freshdesk": (
        read_freshdesk,
        {
            "tickets": [FRESHDESK],
            "conversations": [
                {
                    "id": 1,
                    "ticket_id": 8,
                    "incoming": False,
                    "private": False,
                    "source": 0,
                    "created_at": "2026-02-03T09:00:00Z",
                    "user_id": 5,
                }
            ],
        },
    ),
    "gorgias": (
        read_gorgias,
        {
            "tickets": [{**GORGIAS, "snooze_datetime": "2027-01-01T00:00:00"}],
            "messages": [gorgias_message(1, "09:00", from_agent=True)],
            "events": [
                {
                    "id": 4,
                    "object_id": 9,
                    "object_type": "Ticket",
                    "type": "ticket-assigned",
                    "created_datetime": "2026-02-03T10:00:00",
                    "data": {"assignee_user_id": 3},
                }
            ],
        },
    ),
    "chatwoot": (
        read_chatwoot,
        {
            "conversations": [CHATWOOT],
            "messages": [
                chatwoot_message(1, 1, 1, sender={"id": 1, "type": "user"}, status="sent", content_attributes={"submitted_values": {}})
            ],
            "reporting_events": [
                {"conversation_id": 3, "name": "reply_time", "event_start_time": 1, "event_end_time": "2026-02-03T10:00:00Z"}
            ],
        },
    ),
}


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(inner, (*path, key))


@pytest.mark.parametrize(("read", "lists"), _EXPORTS.values(), ids=list(_EXPORTS))
def test_no_value_in_any_place_raises(read: Callable[..., Histories], lists: dict[str, list[Any]]) -> None:
    for *outer, last in [path for path in _places(lists) if len(path) > 1]:
        for junk in _JUNK:
            spoilt = copy.deepcopy(lists)
            inner: Any = spoilt
            for key in outer:
                inner = inner[key]
            inner[last] = junk
            for history in read(**spoilt):
                assert list(history.events) == sorted(history.events, key=lambda event: event.order)


@pytest.mark.parametrize(("read", "lists"), _EXPORTS.values(), ids=list(_EXPORTS))
def test_histories_can_be_sent_to_another_process(read: Callable[..., Histories], lists: dict[str, list[Any]]) -> None:
    histories = read(**lists)
    assert list(pickle.loads(pickle.dumps(histories))) == list(histories)


def test_histories_of_rows_can_be_sent_to_another_process() -> None:
    mapping = mapping_from_config({"columns": {"ticket": "id", "created_at": "opened"}, "context": {"tier": "tier"}})
    histories = read_rows([{"id": 7, "opened": "2026-02-03T09:00:00Z", "tier": 1}, {"id": 8, "opened": "soon"}], mapping)
    assert list(pickle.loads(pickle.dumps(histories))) == list(histories)


@pytest.mark.parametrize("digits", ["1770101512345", "20260203", "1770109200"])
def test_digits_alone_are_no_time_of_iso(digits: str) -> None:
    mapping = mapping_from_config({"columns": {"ticket": "id", "created_at": "opened"}, "time_zone": "UTC"})
    (history,) = read_rows([{"id": 7, "opened": digits}], mapping)
    assert [(finding.rule, "epoch_milliseconds" in (finding.suggestion or "")) for finding in history.findings] == [("bad-time", True)]
