"""Reports on messages of ours: a person hears of those that failed, and a late report takes nothing back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, SupportDesk
from xborder_support.conversations import DeliveryStatus, Party

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)


def _status(word: Any, *, minutes: int = 0, **changes: Any) -> DeliveryStatus:
    fields = {
        "channel": "whatsapp",
        "provider": "whatsapp",
        "account": "1",
        "provider_id": "wamid.A",
        "recipient": Party(address="81"),
        **changes,
    }
    at = NOW + timedelta(minutes=minutes)
    return DeliveryStatus(
        **{"received_at": at, "status": word, "provider_status": word, "is_echo": True, "recipient": Party(address="81"), **fields}
    )


def _reasons(desk: SupportDesk, *statuses: DeliveryStatus) -> list[tuple[str, str]]:
    past, found = Conversation(), list[tuple[str, str]]()
    for status in statuses:
        plan = desk.handle(status, now=NOW + timedelta(hours=1), conversation=past)
        past = plan.conversation
        found += [(action.kind, reason.code) for action in plan.actions for reason in action.reasons]
    return found


def test_a_report_that_comes_late_asks_for_nothing(desk: SupportDesk) -> None:
    assert _reasons(desk, _status("read", minutes=2), _status("delivered", minutes=1)) == [
        ("ignore", "delivery-report"),
        ("ignore", "delivery-report-behind"),
    ]


def test_reports_of_another_message_are_not_behind(desk: SupportDesk) -> None:
    found = _reasons(desk, _status("read"), _status("delivered", provider_id="wamid.B"), _status("sent", account="2"))
    assert [code for _, code in found] == ["delivery-report"] * 3


@pytest.mark.parametrize(("is_retryable", "words"), [(True, "may help"), (False, "will not help"), (None, "is not known")])
def test_a_person_hears_of_a_message_that_did_not_arrive(desk: SupportDesk, is_retryable: Any, words: str) -> None:
    status = _status("failed", reason="window_closed", is_retryable=is_retryable)
    plan = desk.handle(status, now=NOW)
    (action,) = plan.actions
    assert (action.kind, action.reasons[0].code, action.reasons[0].facts["reason"]) == (
        "needs_approval",
        "delivery-failed",
        "window_closed",
    )
    assert words in plan.explain()
    assert desk.handle(status, now=NOW, conversation=plan.conversation).conversation == plan.conversation


def test_a_failure_is_final_whatever_comes_later(desk: SupportDesk) -> None:
    found = _reasons(desk, _status("failed"), _status("read", minutes=1), _status("expired", minutes=2))
    assert found == [("needs_approval", "delivery-failed"), ("ignore", "delivery-report-behind"), ("ignore", "delivery-report-behind")]


def test_a_watermark_is_never_behind(desk: SupportDesk) -> None:
    found = _reasons(desk, _status("read"), _status("delivered", watermark=NOW, minutes=1))
    assert found == [("ignore", "delivery-report")] * 2
