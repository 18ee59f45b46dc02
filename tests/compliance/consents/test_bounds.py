"""A large ledger is asked about one person without reading it all, and a person's long history costs its length."""

import sys
from datetime import UTC, datetime, timedelta

from xborder_support.compliance.consents import ConsentEvent, Consents

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def _lines(work: object) -> int:
    """Count the lines of Python that a call runs, which no clock and no other process disturbs."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()  # type: ignore[operator]
    finally:
        sys.settrace(before)
    return count


def _ledger(size: int) -> Consents:
    events = [
        ConsentEvent(kind="grant", at=NOON, address=f"u{number}@example.com", purposes=("marketing",), media=("email",), consent="opt_in")
        for number in range(size)
    ]
    return Consents(tuple(events))


def test_a_state_does_not_read_the_whole_ledger() -> None:
    def ask(ledger: Consents) -> str:
        return ledger.state(purpose="marketing", medium="email", at=NOON, address="u7@example.com").status

    small, large = _ledger(50), _ledger(800)
    assert ask(small) == ask(large) == "granted"
    assert _lines(lambda: ask(large)) == _lines(lambda: ask(small))


def _history(size: int) -> Consents:
    every = [
        ConsentEvent(
            kind=("grant", "reconfirm", "import", "revoke", "narrow")[number % 5],
            at=NOON + timedelta(seconds=number // 7),
            address="u@example.com",
            purposes=("marketing",),
            media=("email",),
            consent="opt_in" if number % 5 < 3 else None,
            claim="granted" if number % 5 == 2 else None,
            answers="nothing" if number % 5 == 4 else None,
            expires_at=NOON + timedelta(days=1, seconds=number) if number % 3 else None,
            sender=("Kaze", "Nami")[number % 5 == 3],
        )
        for number in range(size)
    ]
    return Consents(tuple(every))


def test_a_long_history_costs_its_length() -> None:
    def ask(ledger: Consents) -> str:
        return ledger.state(purpose="marketing", medium="email", at=NOON + timedelta(hours=9), place="DE", sender="Kaze").status

    short, long = _history(100), _history(800)
    assert ask(short) == ask(long) == "granted"
    assert _lines(lambda: ask(long)) < 10 * _lines(lambda: ask(short))
