"""Which texts somebody reads before they go out: templates once, free texts each time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.compliance.culture import ReviewApproval, ReviewRule, review_needed, text_hash
from xborder_support.errors import UsageError

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TEXT = "شكراً لتواصلك معنا، {name}"
ADVISER = ReviewRule(language="ar", reviewer="adviser", reason="Board, 2026-10-02", markets=("SA", "AE"))
LEGAL = ReviewRule(language="ar", reviewer="legal", reason="Counsel", markets=("SA",))
APPROVED = ReviewApproval(text_hash=text_hash(TEXT), language="ar", market="SA", reviewer="adviser", approved_at=AT)


def verdict(**changes: Any) -> tuple[bool, str | None, str]:
    arguments: dict[str, Any] = {"text": TEXT, "kind": "template", "language": "ar", "market": "SA", "rules": [ADVISER], **changes}
    found = review_needed(arguments.pop("text"), **arguments)
    return found.needed, found.reviewer, found.reason.code


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (True, "adviser", "not-approved-yet")),
        ({"approvals": [APPROVED]}, (False, "adviser", "approved-before")),
        ({"approvals": [APPROVED], "kind": "free"}, (True, "adviser", "free-text-is-read")),
        ({"approvals": [APPROVED], "text": TEXT + "!"}, (True, "adviser", "not-approved-yet")),
        ({"approvals": [APPROVED], "market": "AE"}, (True, "adviser", "not-approved-yet")),
        ({"approvals": [replace(APPROVED, market="")], "market": "AE"}, (False, "adviser", "approved-before")),
        ({"approvals": [replace(APPROVED, reviewer="someone")]}, (True, "adviser", "not-approved-yet")),
        ({"approvals": [APPROVED], "language": "ar-SA"}, (True, "adviser", "not-approved-yet")),
        ({"approvals": [replace(APPROVED, language="ar-SA")], "language": "ar-SA"}, (False, "adviser", "approved-before")),
        ({"language": "arz"}, (False, None, "no-review-rule")),
        ({"language": "en"}, (False, None, "no-review-rule")),
        ({"language": "und"}, (True, "adviser", "not-approved-yet")),
        ({"language": "und", "market": "EG"}, (False, None, "no-review-rule")),
        ({"market": "EG"}, (False, None, "no-review-rule")),
        ({"market": "EG", "rules": [replace(ADVISER, markets=())]}, (True, "adviser", "not-approved-yet")),
        ({"rules": []}, (False, None, "no-review-rule")),
        ({"rules": [ADVISER, LEGAL], "approvals": [APPROVED]}, (True, "legal", "not-approved-yet")),
        ({"rules": [ADVISER, LEGAL], "approvals": [APPROVED, replace(APPROVED, reviewer="legal")]}, (False, "adviser", "approved-before")),
    ],
)
def test_templates_are_read_once_and_free_texts_each_time(changes: dict[str, Any], expected: tuple[bool, str | None, str]) -> None:
    assert verdict(**changes) == expected


def test_the_reason_of_the_rule_is_given() -> None:
    found = review_needed(TEXT, kind="free", language="ar", market="SA", rules=[ADVISER])
    assert found.reason.facts == {"language": "ar", "market": "SA", "because": "Board, 2026-10-02"}


def test_where_no_rule_fits_it_is_said_of_what() -> None:
    found = review_needed(TEXT, kind="free", language="en", market="SA", rules=[ADVISER])
    assert found.reason.facts == {"language": "en", "market": "SA"}


def test_the_same_letters_have_the_same_mark() -> None:
    assert text_hash("Cafe\u0301") == text_hash("Caf\u00e9")
    assert len(text_hash("\ud800")) == 64


@given(st.text(), st.text())
def test_other_texts_have_other_marks(one: str, other: str) -> None:
    assert (text_hash(one) == text_hash(other)) == (text_hash(one + "x") == text_hash(other + "x"))


def test_an_approval_is_kept_in_utc() -> None:
    approval = replace(APPROVED, approved_at=AT.astimezone(timezone(timedelta(hours=3))))
    assert approval == APPROVED
    assert approval.approved_at.utcoffset() == timedelta(0)
    assert ReviewApproval.from_json(APPROVED.to_json()) == APPROVED


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: replace(ADVISER, reason=""), "missing-reason"),
        (lambda: replace(ADVISER, reviewer=" "), "missing-reviewer"),
        (lambda: replace(ADVISER, markets=("QQ",)), "unknown-territory"),
        (lambda: replace(ADVISER, language="?"), "bad-language-tag"),
        (lambda: replace(APPROVED, approved_at=datetime(2026, 1, 1)), "naive-datetime"),  # noqa: DTZ001  (the mistake itself)
        (lambda: verdict(kind="draft"), "unknown-value"),
        (lambda: verdict(market="QQ"), "unknown-territory"),
        (lambda: verdict(language="?"), "bad-language-tag"),
    ],
    ids=range(8),
)
def test_what_makes_no_sense_is_refused(make: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code


@pytest.mark.parametrize(
    "changes", [{"text": None}, {"rules": ADVISER}, {"rules": ["x"]}, {"rules": None}, {"approvals": APPROVED}, {"approvals": "x"}]
)
def test_what_could_not_be_read_is_refused_by_name(changes: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as raised:
        verdict(**changes)
    assert raised.value.code == "wrong-argument"
    assert raised.value.hint
