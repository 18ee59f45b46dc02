"""Give the tests a way to ask whether a draft may go out, and books of one rule. A file may have usual ones of its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.compliance.contact import ContactCheck, ContactContext, Strictness, check_contact
from xborder_support.compliance.rulebook import Rule, Rulebook
from xborder_support.conversations import Draft

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)  # a Tuesday


@pytest.fixture(scope="module")
def usual_draft() -> dict[str, Any]:
    """Return what a draft is unless a test says otherwise."""
    return {}


@pytest.fixture(scope="module")
def usual_rule() -> dict[str, Any]:
    """Return what a rule is unless a test says otherwise."""
    return {}


@pytest.fixture(scope="module")
def ask(usual_draft: dict[str, Any]) -> Callable[..., ContactCheck]:
    """Return a way to ask about an SMS with an offer, by the shipped rules, of a person of whom the named is known."""
    usual = {"channel": "sms", "provider": "any", "to": "+12025550100", "text": "", "purpose": "marketing", **usual_draft}

    def checked(
        now: datetime = _NOON,
        *,
        rulebook: Rulebook | None = None,
        draft: dict[str, Any] | None = None,
        strictness: Strictness = "code",
        **context: Any,
    ) -> ContactCheck:
        asked = Draft(**{**usual, **(draft or {})})
        return check_contact(asked, ContactContext(**context), rulebook=rulebook or Rulebook.load(), now=now, strictness=strictness)

    return checked


@pytest.fixture(scope="module")
def book_of(usual_rule: dict[str, Any]) -> Callable[..., Rulebook]:
    """Return a way to make a book whose only rule, a law of Iceland on advertising, asks what is given."""
    usual: dict[str, Any] = {
        "id": "R",
        "jurisdiction": "IS",
        "says": "A rule",
        "citation": "a law",
        "binding": "law",
        "confidence": "high",
        "verified": "primary_read",
        "checked": date(2026, 1, 1),
        "purposes": ("marketing",),
        **usual_rule,
    }
    return lambda *duties, **changes: Rulebook([Rule(**{**usual, "duties": duties, **changes})])
