"""WhatsApp Cloud API: calls, and why messages failed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels.failures import failure_of
from xborder_support.conversations import CallRecord, DeliveryStatus, Membership

from .meta_payloads import sample
from .whatsapp_payloads import BSUID, PHONE, SENT, parse

_CALL = {"id": "wacid.1", "from": PHONE, "to": "12025550100", "timestamp": str(int(SENT.timestamp())), "direction": "USER_INITIATED"}


def _call(**changes: Any) -> Any:
    (event,) = parse({"calls": [{**_CALL, **changes}]}, "calls")
    return event


def test_a_call_rings_and_ends_with_its_length() -> None:
    ringing, completed, missed, failed = sample("whatsapp", "calls")
    assert isinstance(ringing, CallRecord)
    assert [call.state for call in (ringing, completed, missed, failed)] == ["ringing", "completed", "missed", "failed"]
    assert [call.provider_status for call in (ringing, completed, missed, failed)] == ["connect", "COMPLETED", "COMPLETED", "FAILED"]
    assert (completed.duration_seconds, completed.started_at) == (110, datetime(2026, 2, 3, 6, 3, 30, tzinfo=UTC))
    assert completed.ended_at == completed.sent_at
    assert (ringing.provider_id, ringing.is_echo, failed.is_echo) == ("wacid.SYNTHETIC1", False, True)
    assert {call.customer.address for call in (ringing, completed, missed, failed)} == {PHONE}
    assert failed.details == {"direction": "BUSINESS_INITIATED", "callback_data": "draft-2", "error_codes": "138001"}
    assert failed.raw["errors"] == [{"code": 138001, "message": "Receiver uncallable"}]


def test_how_far_a_call_of_ours_got_is_told_in_capitals() -> None:
    found = sample("whatsapp", "call_statuses")
    assert [call.state for call in found] == ["ringing", "in_progress", "rejected"]
    assert all(call.is_echo and call.medium == "voice" for call in found)
    assert len({call.event_id for call in found}) == 3


def test_a_call_status_among_message_statuses_is_known_by_its_type_or_id() -> None:
    for status in ({"id": "c", "type": "call"}, {"id": "wacid.2"}):
        (event,) = parse({"statuses": [{**status, "status": "RINGING", "recipient_user_id": BSUID, "timestamp": "1770098400"}]})
        assert (event.kind, event.state, event.customer.address) == ("call_record", "ringing", BSUID)


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({}, "missing-content", None),
        ({"event": "terminate"}, "unknown-status", "terminate"),
        ({"event": "terminate", "status": "EVAPORATED"}, "unknown-status", "EVAPORATED"),
        ({"event": "hold"}, "unknown-status", "hold"),
    ],
)
def test_a_call_of_another_vocabulary_is_kept(changes: dict[str, Any], reason: str, word: str | None) -> None:
    event = _call(**changes)
    assert (event.kind, event.reason, event.provider_type, event.sender.address) == ("unparsed", reason, word, PHONE)


@pytest.mark.parametrize(("word", "reason"), [("HUMMING", "unknown-status"), (None, "missing-content")])
def test_a_call_status_of_another_vocabulary_is_kept(word: str | None, reason: str) -> None:
    (event,) = parse({"statuses": [{"id": "wacid.1", "status": word}]}, "calls")
    assert (event.kind, event.reason) == ("unparsed", reason)


def test_errors_beside_calls_that_are_no_calls_are_kept() -> None:
    assert [event.reason for event in parse({"calls": "x", "errors": [{"code": 1}]}, "calls")] == ["wrong-shape"]
    assert [event.reason for event in parse({"calls": [5], "errors": [{"code": 1}]}, "calls")] == ["wrong-shape"]
    assert [event.reason for event in parse({"errors": [{"code": 1}]}, "calls")] == ["provider-error"]


def test_a_failure_says_why_and_whether_contact_ends() -> None:
    *_, window, stopped, ended, group = sample("whatsapp", "statuses")
    assert isinstance(window, DeliveryStatus)
    assert (window.reason, window.is_retryable, window.error_codes) == ("window_closed", False, ("131047",))
    assert (stopped.reason, stopped.provider_id) == ("opted_out", ended.provider_id)
    assert isinstance(ended, Membership)
    assert (ended.change, ended.scope, ended.sender.address) == ("opted_out", "marketing", PHONE)
    assert (group.thread_id, group.recipient.address) == ("Y2FwaV9ncm91cDox", PHONE)


@pytest.mark.parametrize(
    ("code", "reason", "is_retryable"),
    [
        ("4", "rate_limited", True),
        ("80007", "rate_limited", True),
        ("130429", "rate_limited", True),
        ("131048", "rate_limited", True),
        ("131056", "recipient_limit", True),
        ("133016", "rate_limited", True),
        ("131064", "rate_limited", True),
        ("190", "authorisation", False),
        ("368", "account_restricted", False),
        ("131031", "account_restricted", False),
        ("130497", "account_restricted", False),
        ("131026", "unreachable", False),
        ("131049", "recipient_limit", False),
        ("131050", "opted_out", False),
        ("131051", "content", False),
        ("131052", "media", False),
        ("131053", "media", False),
        ("131008", "content", False),
        ("131021", "bad_address", False),
        ("132001", "template", False),
        ("132016", "template", False),
        ("130472", "refused", False),
        ("131042", "payment", False),
        ("131030", "configuration", False),
    ],
)
def test_each_code_has_one_meaning(code: str, reason: str, is_retryable: bool) -> None:  # noqa: FBT001  (a table)
    (event, *_) = parse({"statuses": [{"id": "wamid.9", "status": "failed", "recipient_id": PHONE, "errors": [{"code": int(code)}]}]})
    assert (event.reason, event.is_retryable) == (reason, is_retryable)
    assert failure_of("whatsapp", [code]) is not None


def test_a_code_that_nobody_knows_gives_no_reason() -> None:
    (event,) = parse({"statuses": [{"id": "wamid.9", "status": "failed", "recipient_id": PHONE, "errors": [{"code": 999}]}]})
    assert (event.reason, event.is_retryable, event.error_codes) == (None, None, ("999",))
