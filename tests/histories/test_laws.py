"""What holds of every export: the order of rows and their repetition change nothing, and nothing raises or vanishes."""

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.histories import (
    Histories,
    mapping_from_config,
    read_chatwoot,
    read_freshdesk,
    read_gorgias,
    read_rows,
    read_zendesk,
)

from .exports import COLUMNS, LONG, WIDE, chatwoot_message, gorgias_message, zendesk_audit, zendesk_change, zendesk_comment, zendesk_metric

_MAPPING = mapping_from_config({**LONG, "context": {"tier": "tier"}})
_ORDERED = mapping_from_config({**LONG, "columns": {**COLUMNS, "order": "n", "id": "n"}})
_WIDE = mapping_from_config({**WIDE, "time_zone": "Europe/Berlin"})

_clocks = st.integers(0, 5).map(lambda minute: f"2026-02-03 09:{minute:02}")
_rows = st.lists(
    st.fixed_dictionaries(
        {
            "case": st.sampled_from(["A", "B"]),
            "when": _clocks,
            "what": st.sampled_from(["", "", "created", "replied", "customer_message", "rated", "exploded"]),
            "state": st.sampled_from(["", "new", "open", "Waiting", "solved", "closed", "odd"]),
            "who": st.sampled_from(["", "aiko", "ben"]),
            "urgency": st.sampled_from(["", "low", "high"]),
            "tier": st.sampled_from(["", "gold"]),
        }
    ),
    max_size=12,
)


def _told(histories: Histories) -> dict[str, Any]:
    return {history.ticket_id: (history.events, history.context) for history in histories}


@st.composite
def _shuffled(draw: st.DrawFn, rows: st.SearchStrategy[list[Any]]) -> tuple[list[Any], list[Any]]:
    """Return rows, and the same rows in another order with some of them repeated."""
    drawn = draw(rows)
    again = draw(st.lists(st.sampled_from(drawn), max_size=4)) if drawn else []
    return drawn, draw(st.permutations([*drawn, *again]))


@settings(max_examples=150)
@given(_shuffled(_rows))
def test_the_order_of_rows_and_their_repetition_change_nothing(pair: tuple[list[Any], list[Any]]) -> None:
    rows, others = pair
    assert _told(read_rows(rows, _MAPPING)) == _told(read_rows(others, _MAPPING))


@settings(max_examples=60)
@given(_shuffled(_rows.map(lambda rows: [{**row, "n": number} for number, row in enumerate(rows)])))
def test_nor_do_they_where_rows_have_ids(pair: tuple[list[Any], list[Any]]) -> None:
    rows, others = pair
    assert _told(read_rows(rows, _ORDERED)) == _told(read_rows(others, _ORDERED))


@settings(max_examples=60)
@given(_rows)
def test_events_have_ids_of_their_own_and_stand_in_order(rows: list[Any]) -> None:
    for history in read_rows(rows, _MAPPING):
        assert len({event.event_id for event in history.events}) == len(history.events)
        assert list(history.events) == sorted(history.events, key=lambda event: event.order)


@settings(max_examples=60)
@given(_rows)
def test_a_history_is_the_same_each_time_it_is_asked_for(rows: list[Any]) -> None:
    histories = read_rows(rows, _MAPPING)
    assert list(histories) == list(histories) == [histories.ticket(ticket_id) for ticket_id in histories.ticket_ids]


_COMMENTS = [zendesk_comment(number, number % 2 * 6 + 1, f"{9 + number}:00", public=number != 3) for number in range(5)]
_AUDITS = [
    zendesk_audit(200 + number, f"1{number}:30", zendesk_change(number, "status", status, "open"))
    for number, status in enumerate(["pending", "open", "hold", "solved", "open"])
]
_METRICS = [
    zendesk_metric(number, metric, act, f"1{number}:15")
    for number, (metric, act) in enumerate(
        [
            ("reply_time", "activate"),
            ("reply_time", "fulfill"),
            ("requester_wait_time", "activate"),
            ("requester_wait_time", "pause"),
            ("agent_work_time", "activate"),
            ("agent_work_time", "pause"),
            ("requester_wait_time", "fulfill"),
        ]
    )
]


@settings(max_examples=60)
@given(
    _shuffled(st.lists(st.sampled_from(_COMMENTS))),
    _shuffled(st.lists(st.sampled_from(_AUDITS))),
    _shuffled(st.lists(st.sampled_from(_METRICS))),
)
def test_the_order_of_what_zendesk_exports_changes_nothing(comments: Any, audits: Any, metrics: Any) -> None:
    one, other = [_told(read_zendesk(comments=comments[place], audits=audits[place], metric_events=metrics[place])) for place in (0, 1)]
    assert one == other


_MESSAGES = [gorgias_message(number, f"1{number}:00", from_agent=number % 2 == 1) for number in range(6)]
_CHATS = [chatwoot_message(number, number % 4, number * 60) for number in range(8)]
_NOTES = [
    {"id": number, "ticket_id": 8, "incoming": number % 2 == 0, "private": number == 3, "created_at": f"2026-02-03T1{number}:00:00Z"}
    for number in range(6)
]


@settings(max_examples=40)
@given(
    _shuffled(st.lists(st.sampled_from(_MESSAGES))),
    _shuffled(st.lists(st.sampled_from(_CHATS))),
    _shuffled(st.lists(st.sampled_from(_NOTES))),
)
def test_nor_does_that_of_other_help_desks(messages: Any, chats: Any, notes: Any) -> None:
    assert _told(read_gorgias(messages=messages[0])) == _told(read_gorgias(messages=messages[1]))
    assert _told(read_chatwoot(messages=chats[0])) == _told(read_chatwoot(messages=chats[1]))
    assert _told(read_freshdesk(conversations=notes[0])) == _told(read_freshdesk(conversations=notes[1]))


_junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([1e308, "2026-02-03T09:00:00Z", 7, "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "value", "events"]), inner, max_size=3),
    max_leaves=6,
)
_KEYS = [
    *(
        "id",
        "ticket_id",
        "conversation_id",
        "object_id",
        "created_at",
        "created_datetime",
        "sent_datetime",
        "closed_datetime",
        "updated_at",
    ),
    *(
        "time",
        "type",
        "metric",
        "instance_id",
        "events",
        "comments",
        "messages",
        "conversations",
        "status",
        "priority",
        "public",
        "private",
    ),
    *(
        "from_agent",
        "incoming",
        "message_type",
        "sender",
        "via",
        "stats",
        "metric_set",
        "name",
        "event_end_time",
        "event_start_time",
        "meta",
    ),
    *("field_name", "previous_value", "content_attributes", "tags", "labels", "satisfaction_survey", "object_type", "data", "author_id"),
]
_objects = st.lists(st.dictionaries(st.sampled_from(_KEYS), _junk, max_size=12) | _junk, max_size=4)


def _count(histories: Histories) -> int:
    return len(histories.findings) + sum(len(history.findings) + len(history.events) + 1 for history in histories)


@settings(max_examples=150)
@given(_objects)
def test_no_junk_raises_or_vanishes(junk: list[Any]) -> None:
    for read, names in _READERS:
        for name in names:
            histories = read(**{name: junk})
            if junk:
                assert _count(histories) > 0
            assert all(json.dumps([finding.message, dict(finding.facts)]) for finding in histories.findings)


_READERS: Sequence[tuple[Any, Sequence[str]]] = (
    (read_zendesk, ("tickets", "comments", "audits", "metric_events")),
    (read_freshdesk, ("tickets", "conversations")),
    (read_gorgias, ("tickets", "messages", "events")),
    (read_chatwoot, ("conversations", "messages", "reporting_events")),
)


@settings(max_examples=150)
@given(
    st.lists(st.dictionaries(st.sampled_from([*COLUMNS.values(), "tier", "id", "opened", "answered", "done"]), _junk) | _junk, max_size=4)
)
def test_no_row_raises_or_vanishes(junk: list[Any]) -> None:
    for mapping in (_MAPPING, _WIDE):
        histories = read_rows(junk, mapping)
        assert len([finding for finding in histories.findings if "row" in finding.facts]) + len(histories) >= min(len(junk), 1)
        assert list(histories) == list(histories)
