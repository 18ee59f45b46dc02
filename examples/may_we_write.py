"""Ask before a word is written: may this offer go out now, and if not, when, or what is missing?

Nothing is sent. The people are made up. Run it with ``python examples/may_we_write.py``.
"""

from datetime import UTC, date, datetime

from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import ContactContext, PastContact, Refusal, RegistryVerdict, Relationship, check_contact
from xborder_support.compliance.rulebook import Rulebook
from xborder_support.conversations import Draft

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
RULEBOOK = Rulebook.load()
IN_WRITING = ConsentState(status="granted", kinds=frozenset({"express_written"}))
SAID_YES = ConsentState(status="granted", kinds=frozenset({"express"}))

PEOPLE = {
    "Miami, 20:30, text, consent in writing": (
        Draft(channel="sms", provider="twilio", to="+13055550100", text="", purpose="marketing"),
        ContactContext(places=("US-FL",), time_zones=("America/New_York",), consents=IN_WRITING),
    ),
    "Somewhere in the US, text, consent in writing": (
        Draft(channel="sms", provider="twilio", to="+18005550100", text="", purpose="marketing"),
        ContactContext(places=("US",), consents=IN_WRITING),
    ),
    "Seoul, text, a yes on record": (
        Draft(channel="sms", provider="twilio", to="+821012345678", text="", purpose="marketing"),
        ContactContext(places=("KR",), consents=SAID_YES),
    ),
    "Hanoi, text, three since yesterday": (
        Draft(channel="sms", provider="twilio", to="+84912345678", text="", purpose="marketing"),
        ContactContext(
            places=("VN",),
            consents=SAID_YES,
            contacts=tuple(PastContact(at=datetime(2026, 11, 23, hour, tzinfo=UTC), medium="sms") for hour in (3, 6, 9)),
        ),
    ),
    "London, call, register asked yesterday": (
        Draft(channel="phone", provider="twilio", to="+442079460000", text="", purpose="marketing"),
        ContactContext(
            places=("GB",), registry_verdicts=(RegistryVerdict(name="TPS/CTPS", is_listed=True, checked_on=date(2026, 11, 23)),)
        ),
    ),
    "Berlin, mail to a customer": (
        Draft(channel="email", provider="postmark", to="anna@example.com", text="", purpose="marketing"),
        ContactContext(
            places=("DE",), relationship=Relationship(purchased_on=date(2026, 5, 2), is_similar_offer=True, offered_refusal=True)
        ),
    ),
    "Berlin, answer to somebody who wants no advertising": (
        Draft(channel="email", provider="postmark", to="bert@example.com", text="", purpose="service"),
        ContactContext(places=("DE",), refusals=(Refusal(at=datetime(2026, 9, 1, tzinfo=UTC)),)),
    ),
    "La Paz, text, consent in writing": (
        Draft(channel="sms", provider="twilio", to="+59171234567", text="", purpose="marketing"),
        ContactContext(places=("BO",), consents=IN_WRITING),
    ),
}


def main() -> None:
    for situation, (draft, context) in PEOPLE.items():
        check = check_contact(draft, context, rulebook=RULEBOOK, now=NOW)
        when = f" from {check.earliest_ok_at:%a %H:%M} UTC" if check.verdict == "later" else ""
        print(f"{situation}: {check.verdict}{when}")
        for finding in check.findings:
            print(f"  {finding.rule} ({finding.severity}): {finding.message}")
            if finding.suggestion and check.verdict != "ok":
                print(f"    -> {finding.suggestion}")


if __name__ == "__main__":
    main()
