"""Name the reasons for which two lists of public holidays disagree."""

from collections.abc import Mapping

#: Every code, with its meaning and what a host does about it.
REASONS: Mapping[str, tuple[str, str]] = {
    "half-day": (
        "One list counts a day that is off for a part only.",
        "Name the category `half_day`, or write the hours into `exceptions`.",
    ),
    "other-category": (
        "One list has the day as public, the other under another category or type.",
        "Add the category to `Holidays(categories=...)`.",
    ),
    "subdivision-only": (
        "One list has the day for a part of the territory only, or for other parts.",
        "Name the subdivision that the desk or the customer is in.",
    ),
    "subdivision-unknown": ("Our list has no such part of the territory.", "Write the days of the part into `closed`."),
    "election-day": ("A day of voting, on a Sunday mostly.", "Write it into `closed` where the desk closes for it."),
    "bridge-day": (
        "A working day that was given or swapped to join a holiday with a weekend, by decree for this year.",
        "Keep ours: it is taken from the decree. A shop that works has an entry in `exceptions`.",
    ),
    "substitute-day": (
        "One list counts a weekday in place of a holiday on a weekend or of a moved one; the other does not, or counts another.",
        "Ask whether the partner gives it; write it into `closed`, or open it in `exceptions`.",
    ),
    "islamic-sighting": (
        "The same Islamic feast, a day or two apart: one list reckons, the other follows an announcement.",
        "Give the announced date: `announced`.",
    ),
    "lunisolar-offset": ("The same feast of a lunisolar calendar, some days apart.", "Give the announced date in `exceptions`."),
    "feast-length": (
        "Both lists have the feast, and one counts more days of it.",
        "Ask the partner; write the days into `closed` or `exceptions`.",
    ),
    "lunar-feast": (
        "The day follows an Islamic or lunisolar calendar, and the other list has no such feast for the place.",
        "Keep ours where only we have it; else write it into `closed`.",
    ),
    "moved-date": ("Both lists have a day of this name, on different dates.", "Look the date up; write it into `exceptions`."),
    "one-off": ("Proclaimed for this year only.", "Write it into `closed` where our list lacks it."),
    "changed-law": (
        "Our list gained or dropped the day within the last ten years: the other has not followed, or we were told wrongly.",
        "Ours is the newer. Check the day if it matters.",
    ),
    "every-other-year": ("Our list has the day in every second year by law.", "Keep ours."),
    "always-sunday": ("Easter, Pentecost or another day that is always a Sunday.", "Nothing, unless the desk opens on Sundays."),
    "on-rest-day": (
        "Only one list has it, and it falls on a weekly day of rest this year, so that few desks differ.",
        "Nothing, unless the desk opens then; it counts again in other years.",
    ),
    "dropped-on-rest-day": (
        "Our list leaves a yearly day out where it falls on a weekly day of rest, and the other names it.",
        "Nothing, unless the desk opens on days of rest.",
    ),
    "christian-feast": (
        "A feast that moves with Easter; only one list has it as public.",
        "Write it into `closed` where the desk closes for it.",
    ),
    "regional-day": (
        "A day of this part of the territory alone, and the other list has it nowhere.",
        "Write it into `closed` where only the other list has it; else keep ours, which names its source.",
    ),
    "not-in-ours": ("A working day in every category and part of our list.", "Check it; write it into `closed`."),
    "not-in-theirs": ("A working day in every type and part of the other list.", "Keep ours, which names its source; else `exceptions`."),
}
