"""Situations worked out by hand: what the rules say there, from when on it is fine, and where that is written."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import (
    AgreedTime,
    ContactCheck,
    ContactContext,
    PastContact,
    Refusal,
    RegistryVerdict,
    Relationship,
    check_contact,
)
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.conversations import Draft, Template

_SCENARIOS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("scenarios.toml").read_text(encoding="utf-8"))
_RULEBOOK = Rulebook.load()
_OWN_RULES = {
    "answers-later-message",
    "consents-conflict",
    "messenger-reply-window",
    "no-rule-known",
    "part-unknown",
    "place-unknown",
    "refused",
    "whatsapp-reply-window",
}


@pytest.mark.parametrize("row", _SCENARIOS.values(), ids=_SCENARIOS.keys())
def test_a_situation_has_the_verdict_the_rules_and_the_time_worked_out_by_hand(row: dict[str, Any]) -> None:
    check = _checked(row)
    found = [finding.rule for finding in check.findings]
    assert (check.verdict, sorted(found)) == (row["verdict"], sorted(row.get("rules", [])))
    expected = row.get("earliest", row["now"] if row["verdict"] == "ok" else None)
    assert check.earliest_ok_at == (None if expected is None else _at(expected))


@pytest.mark.parametrize("row", _SCENARIOS.values(), ids=_SCENARIOS.keys())
def test_a_finding_of_a_rule_tells_where_the_rule_is_written(row: dict[str, Any]) -> None:
    for finding in _checked(row).findings:
        if finding.rule in _OWN_RULES:
            continue
        rule = _RULEBOOK.rule(finding.rule)
        assert finding.facts["citation"] == rule.citation
        assert finding.message.startswith(rule.says)
        assert row.get("cites", {}).get(finding.rule, "") in rule.citation
    assert set(row.get("cites", {})) <= set(row.get("rules", ()))


@pytest.mark.parametrize(
    "row", [row for row in _SCENARIOS.values() if "earliest" in row], ids=[k for k, r in _SCENARIOS.items() if "earliest" in r]
)
def test_at_the_earliest_time_it_is_fine_and_a_second_before_it_is_not(row: dict[str, Any]) -> None:
    at = _at(row["earliest"]).timestamp()
    assert _checked(row, now=datetime.fromtimestamp(at, UTC)).verdict == "ok"
    assert _checked(row, now=datetime.fromtimestamp(at - 1, UTC)).verdict == "later"


def test_the_table_has_enough_situations_and_places() -> None:
    places = {place[:2] for row in _SCENARIOS.values() for place in row.get("places", [])}
    assert (len(_SCENARIOS) >= 80, len(places) >= 30) == (True, True)


def _checked(row: dict[str, Any], now: datetime | None = None) -> ContactCheck:
    template = Template(id="t", category=row["template"]) if "template" in row else None
    draft = Draft(
        channel=row["channel"],
        provider="any",
        to="someone",
        text="",
        purpose=row.get("purpose", "marketing"),
        template=template,
        is_automatic=row.get("is_automatic", True),
    )
    at = now or _at(row["now"])
    return check_contact(draft, _context(row), rulebook=_RULEBOOK, now=at, strictness=row.get("strictness", "code"))


def _context(row: dict[str, Any]) -> ContactContext:
    wrote = row.get("customer_wrote")
    return ContactContext(
        places=tuple(row.get("places", [])),
        time_zones=tuple(row.get("zones", [])),
        consents=_state(row),
        registry_verdicts=tuple(RegistryVerdict(**verdict) for verdict in row.get("verdicts", [])),
        contacts=tuple(PastContact(**_dated(contact)) for contact in row.get("contacts", [])),
        refusals=tuple(Refusal(**_dated(refusal)) for refusal in row.get("refusals", [])),
        agreed_times=tuple(AgreedTime(**_dated(time)) for time in row.get("agreed_times", [])),
        relationship=Relationship(**row["relationship"]) if "relationship" in row else None,
        last_customer_message_at=None if wrote is None else _at(wrote),
        agreed=frozenset(row.get("agreed", [])),
        bound_by=frozenset(row.get("bound_by", [])),
        is_safety_recall=row.get("is_safety_recall", False),
        subject=row.get("subject"),
    )


def _state(row: dict[str, Any]) -> ConsentState | None:
    kinds = frozenset(row.get("kinds", []))
    status = row.get("status", "granted" if kinds else None)
    if status is None:
        return None
    instants: dict[str, Any] = {f"{name}_at": _at(row[key]) for name, key in _INSTANTS.items() if key in row}
    return ConsentState(status=status, kinds=kinds, revoked_scope="marketing" if status == "revoked" else None, **instants)


_INSTANTS = {"granted": "granted", "expires": "expires", "revoked": "revoked"}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _at(value) if name in {"at", "starts_at", "ends_at"} else value for name, value in row.items()}


def _at(text: str) -> datetime:
    wall, _, zone = text.rpartition(" ")
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
