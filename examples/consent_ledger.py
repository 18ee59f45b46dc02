"""Keep what a customer agreed to: a web form, an import from an old tool, a STOP, and the record for an authority.

Nothing leaves this file. Run it with ``python examples/consent_ledger.py``.
"""

from datetime import UTC, datetime, timedelta

from xborder_support.compliance import (
    ConsentEvent,
    Consents,
    Proof,
    may_confirm_opt_out,
    opt_out_due,
    opted_out,
    recognise_opt_out,
    started_again,
)

PHONE = "+14165550123"
OFFER = "Yes, Kaze Audio may text me offers at this number, up to 4 a month. Reply STOP to end."
SIGNED_AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
STOPPED_AT = datetime(2026, 5, 1, 13, tzinfo=UTC)


def main() -> None:
    form = Consents((signed(),))
    old_tool = Consents((bought(), signed()))  # the same form once more: it changes nothing
    consents = Consents.merge(old_tool, form)
    print(f"{len(consents)} events, {len(consents.check({'sms-3': OFFER}))} findings")
    tell(consents, STOPPED_AT - timedelta(days=1))

    stop = opted_out(recognise_opt_out("STOP", channel="sms"), at=STOPPED_AT, address=PHONE)
    consents = consents.add(*([stop] if stop else []))
    tell(consents, STOPPED_AT)
    due = opt_out_due(STOPPED_AT, place="CA", medium="sms", time_zone="America/Toronto")
    for limit in due.limits:
        print(f"  the law would give until {limit.deadline.last_on if limit.deadline else 'no date'} ({limit.rule})")
    allowed = may_confirm_opt_out(STOPPED_AT, place="CA", now=STOPPED_AT + timedelta(minutes=1))
    print(f"  one confirmation may go out: {allowed.is_allowed}")

    again = started_again(recognise_opt_out("START", channel="sms"), at=STOPPED_AT + timedelta(days=3), address=PHONE, media=("sms",))
    consents = consents.add(*([again] if again else []))
    tell(consents, STOPPED_AT + timedelta(days=4))
    print(consents.export(address=PHONE)[:70], "…")


def signed() -> ConsentEvent:
    proof = Proof.of(OFFER, version="sms-3", method="form", reference="form-118")
    return ConsentEvent(
        kind="grant",
        at=SIGNED_AT,
        address=PHONE,
        purposes=("marketing",),
        media=("sms",),
        consent="express_written",
        proof=proof,
    )


def bought() -> ConsentEvent:
    return ConsentEvent(
        kind="import",
        claim="granted",
        at=SIGNED_AT - timedelta(days=30),
        address="+1 (416) 555-0123",
        purposes=("marketing",),
        media=("sms", "email"),
        consent="implied",
        basis="purchase",
        source="old newsletter tool",
    )


def tell(consents: Consents, at: datetime) -> None:
    print(f"{at:%Y-%m-%d}:")
    for purpose in ("marketing", "transactional"):
        state = consents.state(purpose=purpose, medium="sms", at=at, place="CA", address=PHONE)
        print(f"  {purpose}: {state.status} {', '.join(sorted(state.kinds))}")


if __name__ == "__main__":
    main()
