"""What a person's consents amount to at an instant, without the rules of any place."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.consents import ConsentEvent, Consents, ConsentState, Proof
from xborder_support.errors import UsageError

T0 = datetime(2026, 3, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PHONE = "+81312345678"
MAIL = "hanako@example.com"
PROOF = Proof.of("Yes, text me offers.", version="sms-3", method="form")


def at(day: int) -> datetime:
    return T0 + timedelta(days=day)


def yes(day: int = 0, **fields: Any) -> ConsentEvent:
    known: dict[str, Any] = {"kind": "grant", "purposes": ("marketing",), "media": ("sms",), "consent": "opt_in", "address": PHONE}
    return ConsentEvent(at=at(day), **{**known, **fields})


def no(day: int = 0, **fields: Any) -> ConsentEvent:
    return ConsentEvent(at=at(day), **{"kind": "revoke", "address": PHONE, **fields})


def claimed(day: int = 0, **fields: Any) -> ConsentEvent:
    return yes(day, kind="import", claim="granted", **fields)


def asked(*events: ConsentEvent, day: int = 10, **question: Any) -> ConsentState:
    known = {"purpose": "marketing", "medium": "sms", "address": PHONE}
    return Consents(events).state(at=at(day), **{**known, **question})


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "none"),
        ([yes()], "granted"),
        ([yes(10)], "granted"),
        ([yes(11)], "none"),
        ([no()], "revoked"),
        ([no(10)], "revoked"),
        ([yes(), no(11)], "granted"),
        ([yes(), no(5)], "revoked"),
        ([no(5), yes(6)], "granted"),
        ([yes(5), no(5)], "revoked"),
        ([yes(4), no(5), yes(5)], "revoked"),
        ([yes(), no(5, kind="refuse")], "revoked"),
        ([claimed()], "granted"),
        ([yes(), no(5, kind="import", claim="revoked")], "revoked"),
        ([claimed(5), no(5, kind="import", claim="revoked")], "conflicting"),
        ([claimed(5), no(5)], "revoked"),
        ([yes(5), no(5, kind="import", claim="revoked")], "revoked"),
        ([no(5), claimed(6)], "conflicting"),
        ([no(5), claimed(6, proof=PROOF)], "granted"),
        ([no(5), claimed(6), yes(7)], "granted"),
        ([no(5), claimed(6), no(7)], "revoked"),
        ([no(5), yes(6, consent="soft_opt_in")], "revoked"),
        ([no(5), yes(6, consent="implied")], "revoked"),
        ([no(5), yes(6, consent="customer_exception")], "revoked"),
        ([no(5), yes(6, consent="night_ads")], "revoked"),
        ([no(5), yes(6, consent="registry")], "granted"),
        ([no(5), yes(6, consent="express")], "granted"),
        ([no(5), yes(6, consent="express_written", proof=PROOF)], "granted"),
        ([no(5), yes(6, consent="express_written")], "revoked"),
        ([no(5), claimed(6, consent="express_written")], "revoked"),
        ([no(5), yes(6, kind="reconfirm")], "revoked"),
        ([yes(consent="night_ads")], "none"),
        ([yes(consent="express_written")], "unproven"),
        ([claimed(consent="express_written")], "unproven"),
        ([claimed(consent="express_written", proof=PROOF)], "granted"),
        ([yes(consent="express_written"), yes(1)], "granted"),
        ([yes(proof=Proof(method="double_opt_in"))], "unproven"),
        ([yes(proof=Proof(method="double_opt_in", confirmed_at=at(10)))], "granted"),
        ([yes(proof=Proof(method="double_opt_in", confirmed_at=at(11)))], "unproven"),
        ([yes(expires_at=at(10))], "expired"),
        ([yes(expires_at=at(10) + SECOND)], "granted"),
        ([yes(expires_at=at(5)), yes(6)], "granted"),
        ([yes(), yes(1, expires_at=at(5))], "granted"),
        ([yes(consent="express_written", expires_at=at(5))], "expired"),
        ([yes(expires_at=at(5)), yes(4, kind="reconfirm")], "expired"),
        ([yes(expires_at=at(5)), yes(4, kind="reconfirm", expires_at=at(20))], "granted"),
        ([yes(expires_at=at(5)), yes(5, kind="reconfirm", expires_at=at(20))], "expired"),
        ([yes(expires_at=at(5)), yes(4, kind="reconfirm", consent="express", expires_at=at(20))], "expired"),
        ([yes(expires_at=at(5)), yes(4, kind="reconfirm", consent=None, expires_at=at(20))], "granted"),
        ([yes(expires_at=at(5), consent="implied"), yes(4, kind="reconfirm", consent=None, expires_at=at(20))], "expired"),
        ([yes(media=("email",))], "none"),
        ([yes(purposes=("survey",))], "none"),
        ([yes(address="+81312345679")], "none"),
    ],
    ids=range(53),
)
def test_a_state_follows_from_the_events(events: list[ConsentEvent], status: str) -> None:
    assert asked(*events).status == status
    assert asked(*reversed(events)).status == status


def test_a_grant_is_told_with_its_facts() -> None:
    event = yes(2, expires_at=at(20))
    state = asked(event)
    assert state.is_granted
    assert state.kinds == {"opt_in"}
    assert (state.granted_at, state.expires_at, state.revoked_at, state.revoked_scope) == (at(2), at(20), None, None)
    assert state.event_ids == (event.event_id,)
    assert [reason.code for reason in state.reasons] == ["consent-on-record"]
    assert state.reasons[0].facts == {
        "event": event.event_id, "consent": "opt_in", "at": "2026-03-05T12:00:00+00:00", "ends_at": "2026-03-23T12:00:00+00:00",
    }  # fmt: skip


def test_several_consents_hold_together_and_the_last_to_end_counts() -> None:
    state = asked(yes(), yes(1, consent="night_ads"), yes(2, consent="soft_opt_in", expires_at=at(30)))
    assert state.kinds == {"opt_in", "night_ads", "soft_opt_in"}
    assert (state.granted_at, state.expires_at) == (at(2), None)
    assert len(state.event_ids) == 3


def test_hours_of_the_night_alone_agree_to_nothing() -> None:
    state = asked(yes(consent="night_ads"))
    assert (state.status, set(state.kinds)) == ("none", {"night_ads"})
    assert [reason.code for reason in state.reasons] == ["no-consent-on-record"]


def test_a_revocation_is_told_with_its_facts() -> None:
    event = no(5)
    state = asked(yes(), event)
    assert not state.is_granted
    assert (state.revoked_at, state.revoked_scope, state.kinds, state.granted_at) == (at(5), "all", frozenset(), None)
    assert state.event_ids == (event.event_id,)
    assert [(reason.code, dict(reason.facts)) for reason in state.reasons] == [
        ("consent-refused", {"event": event.event_id, "at": "2026-03-08T12:00:00+00:00"})
    ]


def test_a_refusal_at_the_same_instant_names_both_events() -> None:
    state = asked(yes(5), no(5))
    assert {reason.code for reason in state.reasons} == {"consent-refused", "refusal-wins-at-one-instant"}
    assert len(state.event_ids) == 2


def test_a_claim_against_a_refusal_names_both_events() -> None:
    state = asked(no(5), claimed(6))
    assert [reason.code for reason in state.reasons] == ["consent-refused", "claim-against-refusal"]
    assert state.revoked_at == at(5)


def test_an_unproven_and_an_expired_consent_say_why() -> None:
    assert [reason.code for reason in asked(yes(consent="express_written")).reasons] == ["proof-missing"]
    expired = asked(yes(1, expires_at=at(9)))
    assert [reason.code for reason in expired.reasons] == ["consent-expired"]
    assert (expired.granted_at, expired.expires_at, expired.kinds) == (at(1), at(9), frozenset())


def test_what_was_inferred_before_somebody_agreed_again_stays_refused() -> None:
    state = asked(no(1), yes(2, consent="soft_opt_in"), yes(3, expires_at=at(5)))
    assert state.status == "expired"
    assert asked(no(1), yes(3, expires_at=at(5)), yes(4, consent="soft_opt_in")).kinds == {"soft_opt_in"}


@pytest.mark.parametrize(
    ("purposes", "refused", "scope"),
    [
        ((), {"service", "transactional", "marketing", "survey"}, "all"),
        (("marketing", "survey"), {"marketing", "survey"}, "marketing"),
        (("survey",), {"survey"}, "marketing"),
        (("legal", "service"), {"legal", "service"}, "marketing"),
    ],
)
def test_a_refusal_reaches_what_it_names_and_never_what_law_demands(purposes: tuple[str, ...], refused: set[str], scope: str) -> None:
    every = ("service", "transactional", "marketing", "survey", "legal", "storing")
    states = {purpose: asked(no(purposes=purposes), purpose=purpose) for purpose in every}
    assert {purpose for purpose, state in states.items() if state.status == "revoked"} == refused
    assert {state.revoked_scope for state in states.values()} - {None} == {scope}


@pytest.mark.parametrize(("media", "refused"), [((), {"sms", "email", "voice", "chat", "push"}), (("email", "push"), {"email", "push"})])
def test_a_refusal_reaches_the_media_that_it_names(media: tuple[str, ...], refused: set[str]) -> None:
    every = ("sms", "email", "voice", "chat", "push")
    assert {medium for medium in every if asked(no(media=media), medium=medium).status == "revoked"} == refused


@pytest.mark.parametrize(
    ("granted_to", "asked_by", "status"),
    [(None, None, "granted"), (None, "Kaze", "granted"), ("Kaze", "kaze", "granted"), ("Kaze", "Nami", "none"), ("Kaze", None, "none")],
)
def test_a_consent_counts_for_the_sender_that_it_names(granted_to: str | None, asked_by: str | None, status: str) -> None:
    assert asked(yes(sender=granted_to), sender=asked_by).status == status


@pytest.mark.parametrize(
    ("refused", "asked_by", "place", "status"),
    [
        (None, "Kaze", "DE", "revoked"),
        ("Kaze", "KAZE", "DE", "revoked"),
        ("Kaze", None, "DE", "revoked"),
        ("Kaze", "Nami", "DE", "granted"),
        ("Kaze", "Nami", None, "revoked"),
    ],
)
def test_a_refusal_reaches_every_sender_unless_place_and_sender_are_known(
    refused: str | None, asked_by: str | None, place: str | None, status: str
) -> None:
    assert asked(yes(), no(5, sender=refused), sender=asked_by, place=place).status == status


def test_a_refusal_is_the_persons_whatever_address_it_came_from() -> None:
    mail = no(5, address=MAIL, person="c-1")
    assert asked(yes(person="c-1"), mail).status == "revoked"
    assert asked(yes(person="c-2"), mail).status == "granted"
    assert asked(yes(), mail).status == "granted"
    assert asked(yes(), mail, also=(MAIL.upper(),)).status == "revoked"


def test_a_consent_is_only_for_the_address_that_gave_it() -> None:
    both = yes(media=("sms", "email"), person="c-1")
    assert asked(both, yes(1, address=MAIL, person="c-1", purposes=("survey",))).status == "granted"
    assert asked(both, yes(1, address=MAIL, person="c-1", purposes=("survey",)), address=MAIL, medium="email").status == "none"


def test_an_appointment_counts_for_its_time_even_after_a_refusal() -> None:
    called = yes(3, consent="exact_time", media=("voice",), contact_from=at(10), contact_until=at(11))
    for events in ([called], [no(2), called]):
        ledger = Consents(tuple(events))
        states = [
            ledger.state(purpose="marketing", medium="voice", at=instant, address=PHONE)
            for instant in (at(10) - SECOND, at(10), at(11) - SECOND, at(11))
        ]
        assert [state.status == "granted" for state in states] == [False, True, True, False]
        assert states[1].kinds == {"exact_time"}
        assert states[1].expires_at == at(11)
    assert asked(called, medium="voice", day=9).status == "none"
    assert asked(called, medium="voice", day=11).status == "expired"
    assert asked(no(2), called, medium="voice", day=11).status == "revoked"
    assert asked(called, no(4), medium="voice", day=10).status == "revoked"


def test_a_later_answer_narrows_a_refusal_from_then_on() -> None:
    stop = no(2)
    answer = ConsentEvent(kind="narrow", at=at(3), address=PHONE, purposes=("marketing", "survey"), answers=stop.event_id)
    news = yes(purposes=("transactional",), consent="express")
    assert asked(news, stop, answer, purpose="transactional", day=2).status == "revoked"
    assert asked(news, stop, answer, purpose="transactional", day=3).status == "granted"
    assert asked(stop, answer).revoked_scope == "marketing"
    assert asked(news, stop, answer, no(4), purpose="transactional").status == "revoked"


@pytest.mark.parametrize(
    ("answer", "purpose", "status"),
    [
        ({"purposes": ("marketing",), "media": ("email",)}, "marketing", "granted"),
        ({"purposes": ("marketing",), "media": ("sms",)}, "marketing", "revoked"),
        ({"purposes": ("survey",)}, "marketing", "granted"),
        ({"purposes": ("marketing",), "answers": "unknown"}, "survey", "revoked"),
        ({"purposes": ("marketing",), "days": 2}, "survey", "revoked"),
        ({"purposes": ("marketing",), "days": 1}, "survey", "revoked"),
        ({"purposes": ("legal", "marketing")}, "legal", "none"),
    ],
)
def test_a_narrowing_answers_one_refusal_and_never_widens_it(answer: dict[str, Any], purpose: str, status: str) -> None:
    stop = no(2)
    fields = {"answers": stop.event_id, **answer}
    narrowed = ConsentEvent(kind="narrow", at=at(fields.pop("days", 3)), address=PHONE, **fields)
    assert asked(yes(), stop, narrowed, purpose=purpose).status == status


def test_the_last_of_several_answers_counts_and_two_at_once_leave_most() -> None:
    stop = no(2)

    def answer(day: int, purpose: str) -> ConsentEvent:
        return ConsentEvent(kind="narrow", at=at(day), address=PHONE, purposes=(purpose,), answers=stop.event_id)  # type: ignore[arg-type]

    assert asked(stop, answer(3, "marketing"), answer(4, "survey")).status == "none"
    assert asked(stop, answer(3, "survey"), answer(4, "marketing")).status == "revoked"
    assert asked(stop, answer(4, "survey"), answer(4, "marketing")).status == "revoked"


def test_storing_is_agreed_to_by_itself() -> None:
    agreed = yes(purposes=("storing",), media=())
    assert asked(agreed, no(3), purpose="storing", medium="chat").status == "granted"
    assert asked(agreed, no(3, purposes=("storing",), media=("email",)), purpose="storing", medium="chat").status == "revoked"
    assert asked(agreed).status == "none"


def test_the_only_address_need_not_be_named() -> None:
    ledger = Consents((yes(), yes(1)))
    assert ledger.state(purpose="marketing", medium="sms", at=at(2)).status == "granted"
    assert Consents().state(purpose="marketing", medium="sms", at=at(2)).status == "none"
    with pytest.raises(UsageError) as caught:
        Consents((yes(), yes(address=MAIL))).state(purpose="marketing", medium="sms", at=at(2))
    assert caught.value.code == "which-address"
    assert MAIL not in str(caught.value)


def test_the_channel_or_the_medium_tells_what_bare_digits_are() -> None:
    bare = PHONE.removeprefix("+")
    assert asked(yes(), address=bare).status == "granted"
    assert asked(yes(media=("voice",)), address=bare, medium="voice").status == "granted"
    assert asked(yes(media=("chat",)), address=bare, medium="chat", channel="whatsapp").status == "granted"
    assert asked(yes(media=("chat",)), address=bare, medium="chat", channel="telegram").status == "none"
    with pytest.raises(UsageError, match="unclear-address"):
        asked(yes(media=("chat",)), address=bare, medium="chat")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"purpose": "advertising"}, "unknown-purpose"),
        ({"purpose": None}, "unknown-purpose"),
        ({"medium": "fax"}, "unknown-medium"),
        ({"at": datetime(2026, 1, 1)}, "naive-datetime"),  # noqa: DTZ001
        ({"address": " "}, "no-address"),
        ({"place": "XX"}, "unknown-jurisdiction"),
        ({"place": 5}, "unknown-jurisdiction"),
        ({"place": "DE", "time_zone": "Mars/Base"}, "unknown-time-zone"),
        ({"sender": 5}, "bad-text"),
    ],
    ids=repr,
)
def test_a_clumsy_question_is_refused(question: dict[str, Any], code: str) -> None:
    known = {"purpose": "marketing", "medium": "sms", "address": PHONE, "at": at(1)}
    with pytest.raises(UsageError) as caught:
        Consents((yes(),)).state(**{**known, **question})
    assert caught.value.code == code
