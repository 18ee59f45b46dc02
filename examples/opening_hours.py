"""Answer what a support lead asks about opening hours: who is there, why an answer took so long, where nobody is, what the page says.

Run it with ``python examples/opening_hours.py``.
"""

from datetime import UTC, date, datetime, timedelta

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars import PrayerPause, Season, deadline_after, hand_overs, ramadan

TOKYO = BusinessCalendar(
    time_zone="Asia/Tokyo",
    weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]},
    holidays=[Holidays(territory="JP")],
    closed=["2026-12-29..2027-01-03"],
)
BERLIN = BusinessCalendar(
    time_zone="Europe/Berlin",
    weekly={"mon-fri": "09:00-18:00"},
    holidays=[Holidays(territory="DE", subdivision="BE")],
    exceptions={"2026-12-24": {"hours": ["09:00-12:00"], "reason": "Heiligabend"}},
    seasons=[Season.yearly("12-01..12-23", hours={"mon-fri": "08:00-20:00", "sat": "10:00-16:00"}, name="Vor Weihnachten")],
)
RIYADH = BusinessCalendar(
    time_zone="Asia/Riyadh",
    weekly={"sun-thu": "09:00-17:00"},
    holidays=[Holidays(territory="SA")],
    seasons=[Season.ramadan(hours={"sun-thu": "10:00-16:00"}, name="Ramadan")],
    prayer=PrayerPause(latitude=24.71, longitude=46.68, method="SA", prayers=("dhuhr", "asr"), after_minutes=20),
)
DESKS = {"Tokyo": TOKYO, "Riyadh": RIYADH, "Berlin": BERLIN}


def main() -> None:
    print("== What the page says ==")
    for locale, desk in (("ja", TOKYO), ("ar-SA", RIYADH), ("de", BERLIN)):
        print(desk.describe(locale))
    print(TOKYO.describe("en-US", "America/New_York", on=date(2026, 11, 24)))

    print("\n== Why did it take from Wednesday to Monday? ==")
    asked, answered = datetime(2026, 12, 23, 16, tzinfo=UTC), datetime(2026, 12, 28, 8, 30, tzinfo=UTC)
    print(BERLIN.explain(asked, answered).text("de"))

    print("\n== When is an answer due? ==")
    print("in 4 hours of open time:", BERLIN.add(asked, timedelta(hours=4)).astimezone(BERLIN.time_zone))
    print("in 1 business day:", BERLIN.add_business_days(asked, 1).astimezone(BERLIN.time_zone))
    german = [Holidays(territory="DE", subdivision="BE")]
    privacy = deadline_after(asked, "1 month", rules="eu-1182-71", time_zone="Europe/Berlin", holidays=german)
    print("in 1 month by European law:", privacy.last_on)

    print("\n== Where is nobody? ==")
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    for gap in (TOKYO | RIYADH | BERLIN).gaps(monday, monday + timedelta(days=2)):
        print(gap.text("Europe/Berlin"))
    for point in hand_overs(DESKS, monday, monday + timedelta(days=1)):
        print(f"{point.at:%H:%M} UTC: {', '.join(point.leaving)} -> {', '.join(point.present) or 'nobody'}, together for {point.overlap}")

    print("\n== Ramadan, twice ==")
    for month in ramadan(2030):
        print(month.first_on, "to", month.last_on, month.certainty)


if __name__ == "__main__":
    main()
