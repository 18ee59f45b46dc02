"""What follows from a STOP and a START: the event, the one confirmation, the legal limits, how long it is kept."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import Holidays
from xborder_support.compliance.consents import (
    ConsentEvent,
    Consents,
    ConsentState,
    Proof,
    keep_until,
    may_confirm_opt_out,
    opt_out_due,
    opted_out,
    started_again,
    storage_for,
)
from xborder_support.compliance.opt_outs import OptOut, recognise_opt_out
from xborder_support.errors import UsageError

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PHONE = "+14165550123"
OFFER = Proof.of("Reply START for offers.", version="sms-9", method="reply")


def test_a_stop_becomes_a_revocation_of_everything() -> None:
    event = opted_out(recognise_opt_out("STOP", channel="sms"), at=NOON, address="14165550123", channel="sms", person="c-1")
    assert event == ConsentEvent(kind="revoke", at=NOON, address=PHONE, person="c-1", source="en.stop:stop")


def test_a_wish_about_advertising_leaves_service_alone() -> None:
    event = opted_out(OptOut("stop", 2, "x", "marketing"), at=NOON, address=PHONE, sender="Kaze", source="msg-1")
    assert event is not None
    assert (event.purposes, event.sender, event.source, event.media) == (("marketing", "survey"), "Kaze", "msg-1", ())


@pytest.mark.parametrize("verdict", ["start", "help", "ambiguous", "none"])
def test_only_a_stop_is_a_revocation(verdict: Any) -> None:
    assert opted_out(OptOut(verdict), at=NOON, address=PHONE) is None


@pytest.mark.parametrize("verdict", ["stop", "help", "ambiguous", "none"])
def test_only_a_start_is_a_consent(verdict: Any) -> None:
    assert started_again(OptOut(verdict), at=NOON, address=PHONE, media=("sms",)) is None


def test_a_start_restores_service_and_no_advertising() -> None:
    stop, start = OptOut("stop"), OptOut("start")
    written = ConsentEvent(
        kind="grant",
        at=NOON,
        address=PHONE,
        purposes=("marketing", "transactional"),
        media=("sms",),
        consent="express_written",
        proof=OFFER,
    )
    ended = opted_out(stop, at=NOON + SECOND, address=PHONE)
    again = started_again(start, at=NOON + 2 * SECOND, address=PHONE, media=("sms",))
    assert ended
    assert again
    assert (again.purposes, again.media, again.consent) == (("service", "transactional"), ("sms",), "express")
    assert again.proof == Proof(method="reply")
    ledger = Consents((written, ended, again))
    states = {
        purpose: ledger.state(purpose=purpose, medium="sms", at=NOON + 3 * SECOND).status
        for purpose in ("service", "transactional", "marketing", "survey")
    }
    assert states == {"service": "granted", "transactional": "granted", "marketing": "revoked", "survey": "revoked"}


@pytest.mark.parametrize("purposes", [("marketing",), ("service", "survey"), "marketing"])
def test_a_start_begins_advertising_only_with_the_text_that_offered_it(purposes: Any) -> None:
    for proof in (None, Proof(method="reply"), Proof(method="reply", text_version="sms-9")):
        with pytest.raises(UsageError) as caught:
            started_again(OptOut("start"), at=NOON, address=PHONE, media=("sms",), purposes=purposes, proof=proof)
        assert caught.value.code == "no-proof"
    event = started_again(OptOut("start"), at=NOON, address=PHONE, media=("sms",), purposes=purposes, proof=OFFER)
    assert event is not None
    assert (event.consent, event.proof) == ("express", OFFER)


@pytest.mark.parametrize(
    ("place", "passed", "sent", "purpose", "is_allowed", "code"),
    [
        ("US", timedelta(0), (), "legal", True, "opt-out-may-be-confirmed"),
        ("US", timedelta(minutes=5), (), "service", True, "opt-out-may-be-confirmed"),
        ("US", timedelta(minutes=5, seconds=1), (), "legal", False, "too-late-to-confirm"),
        ("US", -timedelta(seconds=2), (), "legal", True, "opt-out-may-be-confirmed"),
        ("US", timedelta(minutes=1), (NOON,), "legal", False, "opt-out-already-confirmed"),
        ("US", timedelta(minutes=1), (), "marketing", False, "confirmation-carries-no-advertising"),
        ("US", timedelta(minutes=1), (), "survey", False, "confirmation-carries-no-advertising"),
        ("DE", timedelta(minutes=5), (), "legal", True, "opt-out-may-be-confirmed"),
        ("DE", timedelta(minutes=5, seconds=1), (), "legal", False, "too-late-to-confirm"),
    ],
)
def test_one_confirmation_may_follow_within_five_minutes(  # noqa: PLR0917  (a table)
    place: str,
    passed: timedelta,
    sent: tuple[datetime, ...],
    purpose: Any,
    is_allowed: bool,  # noqa: FBT001  (a table)
    code: str,
) -> None:
    found = may_confirm_opt_out(NOON, place=place, now=NOON + passed, sent=sent, purpose=purpose)
    assert (found.is_allowed, [reason.code for reason in found.reasons]) == (is_allowed, [code])
    assert found.until == NOON + timedelta(minutes=5)
    assert found.may_ask_scope is (place == "US")
    assert found.reasons[0].facts == {"rules": "US-TCPA-CONFIRM" if place == "US" else "library"}


def test_a_confirmation_that_is_owed_is_owed_once() -> None:
    assert may_confirm_opt_out(NOON, place="VN", now=NOON).is_owed
    assert not may_confirm_opt_out(NOON, place="VN", now=NOON, sent=(NOON,)).is_owed
    assert not may_confirm_opt_out(NOON, place="US", now=NOON).is_owed


def test_every_objection_to_a_confirmation_is_named_and_naive_instants_are_refused() -> None:
    late = may_confirm_opt_out(NOON, place="US", now=NOON + timedelta(hours=1), sent=(NOON,), purpose="marketing")
    assert len(late.reasons) == 3
    naive = datetime(2026, 3, 3, 12)  # noqa: DTZ001  (what is refused)
    for instants in ({"now": naive}, {"sent": (naive,)}):
        with pytest.raises(UsageError, match="naive-datetime"):
            may_confirm_opt_out(NOON, place="US", **{"now": NOON, **instants})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "medium", "zone", "expected"),
    [
        # Tuesday 2026-03-03; ten business days later is Tuesday 2026-03-17.
        ("US", "sms", "America/New_York", {"US-TCPA-10BD": "2026-03-17", "US-TCPA-INTERNAL-DNC": "2026-03-17"}),
        ("US", "email", "America/New_York", {"US-CANSPAM-OPTOUT": "2026-03-17"}),
        ("CA", "sms", "America/Toronto", {"CA-CASL-UNSUB": "2026-03-17"}),
        ("CA", "voice", "America/Toronto", {"CA-CRTC-DNC": "2026-03-17"}),
        ("TR", "sms", "Europe/Istanbul", {"TR-ETK-OPTOUT": "2026-03-06"}),
        ("NZ", "email", "Pacific/Auckland", {"NZ-UEMA": "2026-03-11"}),
        ("HK", "sms", "Asia/Hong_Kong", {"HK-UEMO-UNSUB": "2026-03-17"}),
        ("SG", "sms", "Asia/Singapore", {"SG-SCA-UNSUB": "2026-03-17"}),
        ("KR", "sms", "Asia/Seoul", {"KR-NET-50-NOTIFY": "2026-03-17"}),
    ],
)
def test_the_law_sets_limits_and_contact_ends_at_once(place: str, medium: Any, zone: str, expected: dict[str, str]) -> None:
    due = opt_out_due(NOON, place=place, medium=medium, time_zone=zone)
    assert due.suppress_from == NOON
    found = {limit.rule: limit.deadline.last_on.isoformat() for limit in due.limits if limit.deadline}
    assert {rule: found.get(rule) for rule in expected} == expected


def test_holidays_move_a_limit_and_can_be_the_hosts_own() -> None:
    before_christmas = datetime(2026, 12, 18, 17, tzinfo=UTC)
    due = opt_out_due(before_christmas, place="AU", medium="sms", time_zone="Australia/Sydney")
    without = opt_out_due(before_christmas, place="AU", medium="sms", time_zone="Australia/Sydney", holidays=[])
    alone = opt_out_due(before_christmas, place="AU", medium="sms", time_zone="Australia/Sydney", holidays=Holidays(territory="AU"))
    assert due.legal_limit
    assert without.legal_limit
    assert without.legal_limit < due.legal_limit
    assert alone.legal_limit == due.legal_limit


def test_without_a_zone_the_earliest_midnight_counts_and_a_place_without_rules_has_no_limit() -> None:
    limit = opt_out_due(NOON, place="CA", medium="sms").legal_limit
    assert limit == datetime(2026, 3, 18, 2, 30, tzinfo=UTC)
    assert opt_out_due(NOON, place="IS", medium="chat").legal_limit is None
    assert opt_out_due(NOON, place="VN", medium="sms").legal_limit == NOON
    result = opt_out_due(NOON, place="KR", medium="sms")
    assert "opt_out_result" in {each.about for each in result.limits}


def consent(media: tuple[Any, ...]) -> ConsentEvent:
    return ConsentEvent(kind="grant", at=NOON, address=PHONE, purposes=("marketing",), media=media, consent="opt_in")


@pytest.mark.parametrize(
    ("place", "media", "zone", "until", "rule"),
    [
        ("DE", ("voice",), "Europe/Berlin", datetime(2031, 3, 3, 23, tzinfo=UTC), "DE-UWG-7A"),
        ("JP", ("email",), "Asia/Tokyo", datetime(2029, 3, 3, 15, tzinfo=UTC), "JP-SCTA-12-3"),
        ("CN", ("sms",), "Asia/Shanghai", datetime(2026, 8, 3, 16, tzinfo=UTC), "CN-SMS-CONSENT"),
    ],
)
def test_a_proof_is_kept_from_its_last_use(place: str, media: tuple[Any, ...], zone: str, until: datetime, rule: str) -> None:
    kept = keep_until(consent(media), place=place, time_zone=zone)
    assert (kept.at_least_until, kept.for_good) == (until, False)
    assert [reason.facts["rule"] for reason in kept.reasons if reason.code == "record-kept-by-rule"] == [rule]
    assert kept.is_open == (rule == "DE-UWG-7A")
    assert not keep_until(consent(media), place=place, time_zone=zone, last_used_at=NOON).is_open
    assert keep_until(consent(media), place=place, time_zone=zone, last_used_at=NOON).at_least_until == until
    used = keep_until(consent(media), place=place, time_zone=zone, last_used_at=NOON + timedelta(days=1)).at_least_until
    assert used == until + timedelta(days=1)


def test_a_proof_without_a_rule_has_no_period_and_cannot_be_used_before_it_is_given() -> None:
    kept = keep_until(consent(("push",)), place="IS")
    assert (kept.at_least_until, kept.for_good) == (None, False)
    assert [reason.code for reason in kept.reasons] == ["no-rule-names-a-period"]
    with pytest.raises(UsageError, match="used-before-given"):
        keep_until(consent(("push",)), place="IS", last_used_at=NOON - SECOND)


@pytest.mark.parametrize(
    ("place", "media", "zone", "until"),
    [
        ("US", ("sms",), "America/New_York", datetime(2031, 3, 4, 5, tzinfo=UTC)),
        ("US-VA", ("sms",), "America/New_York", datetime(2036, 3, 4, 5, tzinfo=UTC)),
        ("HK", ("sms",), "Asia/Hong_Kong", datetime(2029, 3, 3, 16, tzinfo=UTC)),
        ("CA", ("voice",), "America/Toronto", datetime(2029, 3, 18, 4, tzinfo=UTC)),
        ("IS", (), "Atlantic/Reykjavik", None),
    ],
)
def test_a_refusal_is_kept_for_good_and_never_shorter_than_the_law_says(
    place: str, media: tuple[Any, ...], zone: str, until: datetime | None
) -> None:
    kept = keep_until(ConsentEvent(kind="revoke", at=NOON, address=PHONE, media=media), place=place, time_zone=zone)
    assert (kept.at_least_until, kept.for_good) == (until, True)
    assert kept.reasons[-1].code == "refusals-kept-for-good"


@pytest.mark.parametrize(
    ("status", "needs_consent", "basis", "storage", "code"),
    [
        (None, None, None, "ephemeral", "storing-not-settled"),
        (None, True, None, "ephemeral", "no-consent-to-storing"),
        (None, True, "contract", "ephemeral", "no-consent-to-storing"),
        (None, False, None, "ephemeral", "no-basis-for-storing"),
        (None, False, "contract", "store", "storing-needs-no-consent"),
        (None, None, "contract", "ephemeral", "storing-not-settled"),
        ("granted", None, None, "store", "storing-agreed"),
        ("granted", True, None, "store", "storing-agreed"),
        ("none", True, None, "ephemeral", "no-consent-to-storing"),
        ("expired", True, None, "ephemeral", "no-consent-to-storing"),
        ("unproven", True, None, "ephemeral", "no-consent-to-storing"),
        ("revoked", False, "contract", "ephemeral", "storing-refused"),
        ("conflicting", False, "contract", "ephemeral", "storing-refused"),
        ("none", False, "contract", "store", "storing-needs-no-consent"),
    ],
)
def test_a_message_is_forgotten_unless_storing_is_settled(status: Any, needs_consent: Any, basis: Any, storage: str, code: str) -> None:
    decision = storage_for(status and ConsentState(status=status), needs_consent=needs_consent, basis=basis)
    assert (decision.storage, decision.reason.code) == (storage, code)


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(UsageError, match='did you mean "contract"'):
        storage_for(needs_consent=False, basis="contracts")  # type: ignore[arg-type]
