"""Ask the rulebook what holds in a place, what changes next, and what a counsel's own figures do to it.

Run it with ``python examples/rulebook.py``. It prints facts and their sources, which are no legal advice.
"""

from datetime import date

from xborder_support.compliance import Rulebook
from xborder_support.compliance.rulebook import DeadlineDuty, Window

TODAY = date(2026, 11, 22)
OURS = {
    "overrides": {
        "rules": {
            "US-TCPA-QUIET": {
                "set": {"windows": ["09:00-20:00"]},
                "reason": "Counsel, 2026-10-02: stricter than the law",
            }
        }
    }
}


def main() -> None:
    rulebook = Rulebook.load()
    in_force = rulebook.as_of(TODAY)
    print("When may a marketing text go out?")
    for place in ("US-TX", "KR", "AE", "DE"):
        windows = in_force.applying(Window, place=place, medium="sms", purpose="marketing")
        for rule, window in windows:
            hours = ", ".join(f"{days} {' and '.join(stretches)}" for days, stretches in window.hours.items())
            print(f"  {place}: {hours} [{rule.id}, {rule.severity}]")
        if not windows:
            print(f"  {place}: no hours are known")

    print("\nHow long may an answer to a privacy request take?")
    for place in ("NO", "US-VA", "VN", "CL"):
        for rule, duty in in_force.applying(DeadlineDuty, place=place):
            if duty.about in {"any_request", "access"} and duty.within is not None:
                print(f"  {place}: {duty.about.replace('_', ' ')} within {duty.within} [{rule.id}]")

    print("\nWhat changes within half a year?")
    for change in rulebook.changes(after=TODAY, before=date(2027, 5, 22)):
        print(f"  {change.on}: begins {', '.join(change.begins)}" + (f"; ends {', '.join(change.ends)}" if change.ends else ""))

    print("\nWith the figures of our counsel:")
    print(rulebook.with_overrides(OURS).explain("US-TCPA-QUIET"))


if __name__ == "__main__":
    main()
