"""What holds for every ledger: merging is union, and a state is what a plain reading of the events in turn says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.compliance.consents import ConsentEvent, Consents, Proof

T0 = datetime(2026, 3, 3, tzinfo=UTC)
ADDRESSES = ("+81312345678", "hanako@example.com")
KINDS = ("express_written", "express", "opt_in", "soft_opt_in", "implied", "registry", "night_ads")
PROOFS = (
    None,
    Proof(method="form"),
    Proof.of("Yes.", version="1", method="form"),
    Proof(method="double_opt_in"),
    Proof(method="double_opt_in", confirmed_at=T0 + timedelta(hours=5)),
)
UNDOING = {"express_written", "express", "opt_in", "registry"}


def _event(kind: str, hour: int, draw: dict[str, Any]) -> ConsentEvent:
    fields: dict[str, Any] = {"kind": kind, "at": T0 + timedelta(hours=hour), "address": draw["address"], "sender": draw["sender"]}
    is_yes = kind in {"grant", "granted", "reconfirm"}
    fields["purposes"] = draw["purposes"] or (("marketing",) if is_yes else ())
    fields["media"] = draw["media"] or (("sms",) if is_yes else ())
    if kind in {"granted", "revoked"}:
        fields.update(kind="import", claim=kind)
    if is_yes:
        fields.update(consent=draw["consent"], proof=draw["proof"])
        fields["expires_at"] = draw["lasts"] and fields["at"] + timedelta(hours=draw["lasts"])
    return ConsentEvent(**fields, recorded_by=draw["by"])


EVENTS = st.builds(
    _event,
    st.sampled_from(["grant", "grant", "granted", "reconfirm", "revoke", "refuse", "revoked"]),
    st.integers(0, 8),
    st.fixed_dictionaries(
        {
            "address": st.sampled_from(ADDRESSES),
            "sender": st.sampled_from([None, None, "Kaze", "Nami"]),
            "purposes": st.sampled_from([(), ("marketing",), ("marketing",), ("survey", "marketing"), ("transactional",)]),
            "media": st.sampled_from([(), ("sms",), ("sms", "email"), ("email",)]),
            "consent": st.sampled_from(KINDS),
            "proof": st.sampled_from(PROOFS),
            "lasts": st.sampled_from([None, None, 1, 3, 6]),
            "by": st.sampled_from([(), ("aiko",), ("ben",)]),
        }
    ),
)
LEDGERS = st.lists(EVENTS, max_size=10).map(lambda events: Consents(tuple(events)))
SIZES = settings(max_examples=120, deadline=None)


@given(LEDGERS, LEDGERS, LEDGERS)
@SIZES
def test_merging_is_union(a: Consents, b: Consents, c: Consents) -> None:
    assert Consents.merge(a, b).to_json() == Consents.merge(b, a).to_json()
    assert Consents.merge(Consents.merge(a, b), c).to_json() == Consents.merge(a, Consents.merge(b, c)).to_json()
    assert Consents.merge(a, a).to_json() == a.to_json()
    assert Consents.merge(a, Consents()).to_json() == a.to_json()
    assert Consents.merge(a, b).to_json() == a.add(*b.events).to_json()


@given(st.lists(EVENTS, max_size=10), st.randoms(use_true_random=False))
@SIZES
def test_neither_order_nor_repetition_of_arrival_matters(events: list[ConsentEvent], random: Any) -> None:
    shuffled = [*events, *events[:3]]
    random.shuffle(shuffled)
    one_by_one = Consents()
    for event in shuffled:
        one_by_one = one_by_one.add(event)
    assert one_by_one.to_json() == Consents(tuple(events)).to_json()
    assert Consents.from_json(one_by_one.to_json()).to_json() == one_by_one.to_json()


def _is_proved(event: ConsentEvent, at: datetime) -> bool:
    proof = event.proof
    if event.consent == "express_written" and (proof is None or proof.text_digest is None):
        return False
    return proof is None or proof.method != "double_opt_in" or (proof.confirmed_at is not None and proof.confirmed_at <= at)


class _Reader:
    """Read events one instant after the other, as somebody with a pencil would."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.is_refused = False
        self.is_claimed = False
        self.live: list[list[Any]] = []

    def read(self, events: list[ConsentEvent]) -> None:
        refusals = [event for event in events if event.is_no]
        agreed = [event for event in events if event.is_yes]
        if refusals:
            only_claims = all(event.kind == "import" for event in refusals)
            self.is_refused, self.live = True, []
            self.is_claimed = only_claims and any(event.kind == "import" for event in agreed)
            return
        self._agree(agreed)
        for event in events:
            if event.kind == "reconfirm" and _is_proved(event, self.at):
                self._renew(event)

    def _agree(self, agreed: list[ConsentEvent]) -> None:
        proved = [event for event in agreed if _is_proved(event, self.at) and event.consent in UNDOING]
        if self.is_refused and any(event.kind == "grant" or event.proof for event in proved):
            self.is_refused = False
        if self.is_refused:
            self.is_claimed = self.is_claimed or any(event.kind == "import" for event in proved)
            return
        self.live += [[event, event.expires_at] for event in agreed]

    def _renew(self, event: ConsentEvent) -> None:
        for item in self.live:
            consent, end = item
            renews = event.consent in {None, consent.consent} and consent.consent in UNDOING | {"night_ads"}
            if renews and (end is None or event.at < end) and event.expires_at:
                item[1] = event.expires_at

    def status(self) -> str:
        if self.is_refused:
            return "conflicting" if self.is_claimed else "revoked"
        open_ones = [event for event, end in self.live if end is None or self.at < end]
        proved = [event for event in open_ones if _is_proved(event, self.at)]
        if any(event.consent != "night_ads" for event in proved):
            return "granted"
        if len(proved) < len(open_ones):
            return "unproven"
        return "expired" if len(open_ones) < len(self.live) else "none"


def plain_reading(events: tuple[ConsentEvent, ...], question: dict[str, Any]) -> str:
    reader = _Reader(question["at"])
    for hour in range(10):
        instant = T0 + timedelta(hours=hour)
        if instant <= question["at"]:
            reader.read([event for event in events if event.at == instant and _concerns(event, question)])
    return reader.status()


def _concerns(event: ConsentEvent, question: dict[str, Any]) -> bool:
    if event.is_no:
        is_about = question["purpose"] in (event.purposes or ("marketing", "transactional")) and event.address == question["address"]
        return is_about and question["medium"] in (event.media or ("sms", "email"))
    is_of_sender = event.sender is None or event.sender == question["sender"]
    return (
        is_of_sender
        and (question["purpose"] in event.purposes)
        and (question["medium"] in event.media)
        and event.address == question["address"]
    )


@given(
    st.lists(EVENTS, max_size=14),
    st.fixed_dictionaries(
        {
            "purpose": st.sampled_from(["marketing", "transactional"]),
            "medium": st.sampled_from(["sms", "email"]),
            "at": st.integers(0, 10).map(lambda hour: T0 + timedelta(hours=hour)),
            "address": st.sampled_from(ADDRESSES),
            "sender": st.sampled_from([None, "Kaze"]),
        }
    ),
)
@settings(max_examples=400, deadline=None)
def test_a_state_is_what_a_plain_reading_says(events: list[ConsentEvent], question: dict[str, Any]) -> None:
    ledger = Consents(tuple(events))
    assert ledger.state(**question).status == plain_reading(ledger.events, question)


@given(st.lists(EVENTS, max_size=10), EVENTS)
@SIZES
def test_a_refusal_of_everything_is_never_overheard(events: list[ConsentEvent], event: ConsentEvent) -> None:
    last = max((each.at for each in events), default=T0)
    stop = replace(ConsentEvent(kind="revoke", at=last, address=event.address), recorded_by=("aiko",))
    ledger = Consents((*events, stop))
    for purpose in ("marketing", "service", "survey", "transactional"):
        assert not ledger.state(purpose=purpose, medium="sms", at=last, address=event.address).is_granted
