"""Measure how fast a contact is checked, beside a loop that goes through every rule of the book for every message.

The loop is what somebody writes first: it filters all rules by place, medium, purpose and day, reads the hours, and walks on minute by
minute until everything is open. Both answer the same: verdict and earliest time are compared before anything is timed. Each message is of
another person, another place and another minute. The first row is the fair mix: a whole week, every seven minutes, in turns in all places;
all answers are compared, and every 23rd question is timed, for the loop takes its time. Inside of the hours there is nothing to walk: that
row shows what going through all rules costs by itself, and promises nothing.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from holidays import country_holidays
from measure import Row, print_head, print_row

from xborder_support.compliance import ContactContext, RegistryVerdict, check_contact, medium_of
from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.rulebook import Cap, ConsentDuty, Medium, Registry, Rule, Rulebook, Window, jurisdictions_of
from xborder_support.conversations import Draft

__all__ = ["PEERS", "print_contact"]

PEERS = ()
RULEBOOK = Rulebook.load()
START = datetime(2026, 9, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MESSAGES = 60
WEEK, STEP = timedelta(days=7), timedelta(minutes=7)
EVERY = 23  # prime to the number of places, so that all of them have their turns
DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
KINDS = frozenset({"express_written", "express", "opt_in"})
AGREED = ConsentState(status="granted", kinds=KINDS, granted_at=datetime(2026, 6, 1, tzinfo=UTC))  # type: ignore[arg-type]
PLACES = (
    ("US-FL", "America/New_York", "sms"),
    ("US-TX", "America/Chicago", "sms"),
    ("US-CT", "America/New_York", "sms"),
    ("FR", "Europe/Paris", "phone"),
    ("DE", "Europe/Berlin", "email"),
    ("ES", "Europe/Madrid", "phone"),
    ("KR", "Asia/Seoul", "sms"),
    ("VN", "Asia/Ho_Chi_Minh", "phone"),
    ("CO", "America/Bogota", "email"),
    ("ZA", "Africa/Johannesburg", "email"),
    ("IN", "Asia/Kolkata", "sms"),
    ("AU", "Australia/Sydney", "phone"),
)
Question = tuple[Draft, ContactContext, datetime]


def print_contact() -> None:
    everything = questions()
    compare(everything)
    open_now = [question for question in everything if ours(question)[0]]
    print_head("May this be sent? (us a message)", "us a message")
    rows = (
        ("a week, every seven minutes", week(), 20),
        ("at any hour, with the earliest minute", everything, 20),
        ("inside of the hours", open_now, None),
    )
    for name, asked, bar in rows:
        print_row(
            Row(
                work=name,
                peer_name=f"a loop over {len(RULEBOOK.rules)} rules",
                ours=lambda asked=asked: [ours(question) for question in asked],
                peer=lambda asked=asked: [naive(question) for question in asked],
                units=len(asked),
                bar=bar,
            )
        )


def questions() -> list[Question]:
    return [question(number, START + number * timedelta(hours=7, minutes=45)) for number in range(MESSAGES)]


def week() -> list[Question]:
    asked = [question(number, START + number * STEP) for number in range(WEEK // STEP)]
    compare(asked)
    return asked[::EVERY]


def question(number: int, now: datetime) -> Question:
    place, zone, channel = PLACES[number % len(PLACES)]
    draft = Draft(channel=channel, provider="any", to=f"person-{number}", text="", purpose="marketing")
    looked_up = (RegistryVerdict(name="NCPR", is_listed=False, checked_on=now.date()),) if place == "IN" else ()
    return draft, ContactContext(places=(place,), time_zones=(zone,), consents=AGREED, registry_verdicts=looked_up), now


def ours(question: Question) -> tuple[bool, datetime | None]:
    draft, context, now = question
    check = check_contact(draft, context, rulebook=RULEBOOK, now=now)
    return check.verdict == "ok", check.earliest_ok_at


def naive(question: Question) -> tuple[bool, datetime | None]:
    draft, context, now = question
    homes, medium, zone = jurisdictions_of(context.places[0]), medium_of(draft.channel), ZoneInfo(context.time_zones[0])
    at = now
    while at < now + timedelta(days=30):
        local = at.astimezone(zone)
        if all(not binds(rule, homes, medium, draft, local) or is_met(rule, context, local) for rule in RULEBOOK.rules):
            return at == now, at
        at += MINUTE
    return False, None


def binds(rule: Rule, homes: tuple[str, ...], medium: Medium, draft: Draft, local: datetime) -> bool:
    """Tell whether a rule is about the contact, the cheapest question first."""
    if rule.jurisdiction not in homes or not rule.binds(medium=medium, purpose=draft.purpose):
        return False
    return rule.holds(local.date()) and rule.limited_to is None and rule.severity != "advisory"


def is_met(rule: Rule, context: ContactContext, local: datetime) -> bool:
    """Tell whether a rule lets the contact pass."""
    for duty in rule.duties:
        if isinstance(duty, Window) and not is_open(duty, context.places[0], on_clock(duty, local)):
            return False
        if isinstance(duty, ConsentDuty) and duty.accepts and KINDS.isdisjoint(duty.accepts):
            return False
        if isinstance(duty, Registry) and duty.override not in KINDS and not is_cleared(duty, context):
            return False
        if isinstance(duty, Cap) and len(context.contacts) >= duty.most:
            return False
    return True


def is_cleared(duty: Registry, context: ContactContext) -> bool:
    return any(verdict.name == duty.name and not verdict.is_listed for verdict in context.registry_verdicts)


def on_clock(window: Window, local: datetime) -> datetime:
    return local if window.zone == "recipient" else local.astimezone(ZoneInfo(window.zone))


def is_open(window: Window, place: str, local: datetime) -> bool:
    if window.closed and local.date() in free_days(place, local.year):
        return False
    for days, stretches in window.hours.items():
        first, _, last = days.partition("-")
        if DAYS[first] <= local.weekday() <= DAYS[last or first]:
            clock = f"{local:%H:%M}"
            return any(stretch[:5] <= clock < stretch[6:] for stretch in stretches)
    return False


def free_days(place: str, year: int, known: dict[tuple[str, int], frozenset[date]] = {}) -> frozenset[date]:  # noqa: B006  (a cache, so that the loop is not slower than it must be)
    if (place, year) not in known:
        known[place, year] = frozenset(country_holidays(place[:2], years=year))
    return known[place, year]


def compare(asked: list[Question]) -> None:
    for question in asked:
        mine, theirs = ours(question), naive(question)
        if mine != theirs:
            raise SystemExit(f"not the same: {question[1].places} {question[2]}: {mine} and {theirs}")


if __name__ == "__main__":
    print_contact()
