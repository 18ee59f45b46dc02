"""Hours are printed as a local shop window would, for every locale of CLDR, and on the reader's clock where wanted."""

import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import UsageError
from xborder_support.calendars.published import describe
from xborder_support.calendars.published.regrouping import grouped, moved
from xborder_support.calendars.weekdays import Week, read_week

_OFFICE = read_week({"mon-fri": "09:00-18:00"})
_SHOP = read_week({"mon-fri": ["09:00-12:00", "13:00-18:00"], "sat": "10:00-14:00"})
_ALWAYS = read_week({"mon-sun": "00:00-24:00"})
_NEVER = read_week({})

# The order of the columns: office hours, then the morning of a shop with a lunch break and its whole Saturday.
_WINDOWS = {
    "en-US": ("Mon–Fri 9:00 AM – 6:00 PM (Tokyo Time)", "Mon–Fri 9:00 AM – 12:00 PM, 1:00 – 6:00 PM", "Sat 10:00 AM – 2:00 PM"),
    "en-GB": ("Mon–Fri 09:00–18:00 (Tokyo Time)", "Mon–Fri 09:00–12:00, 13:00–18:00", "Sat 10:00–14:00"),
    "de": ("Mo.–Fr. 09:00–18:00 Uhr, Tokio (Ortszeit)", "Mo.–Fr. 09:00–12:00 Uhr, 13:00–18:00 Uhr", "Sa. 10:00–14:00 Uhr"),
    "fr": ("lun.–ven. 09:00 – 18:00 (heure : Tokyo)", "lun.–ven. 09:00 – 12:00, 13:00 – 18:00", "sam. 10:00 – 14:00"),
    "es-MX": (
        "lun–vie 9:00 a.m. – 6:00 p.m. (hora de Tokio)",
        "lun–vie 9:00 a.m. – 12:00 p.m., 1:00–6:00 p.m.",
        "sáb 10:00 a.m. – 2:00 p.m.",
    ),
    "pt-BR": ("seg.–sex. 09:00 – 18:00 (Horário Tóquio)", "seg.–sex. 09:00 – 12:00, 13:00 – 18:00", "sáb. 10:00 – 14:00"),
    "ja": ("月～金 9時00分～18時00分 (東京時間)", "月～金 9時00分～12時00分、13時00分～18時00分", "土 10時00分～14時00分"),
    "zh-Hans": ("周一–周五 09:00–18:00 (东京时间)", "周一–周五 09:00–12:00、13:00–18:00", "周六 10:00–14:00"),
    "zh-Hant-TW": (
        "週一–週五 上午9:00 – 下午6:00 (東京時間)",
        "週一–週五 上午9:00 – 中午12:00、下午1:00–6:00",
        "週六 上午10:00 – 下午2:00",
    ),
    "ko": ("월~금 오전 9:00 ~ 오후 6:00 (도쿄 시간)", "월~금 오전 9:00 ~ 오후 12:00, 오후 1:00~6:00", "토 오전 10:00 ~ 오후 2:00"),
    "ar-SA": (
        "الاثنين–الجمعة <٩:٠٠ ص – ٦:٠٠ م> (توقيت طوكيو)",
        "الاثنين–الجمعة <٩:٠٠ ص – ١٢:٠٠ م> و<١:٠٠–٦:٠٠ م>",
        "السبت <١٠:٠٠ ص – ٢:٠٠ م>",
    ),
    "he": ("יום ב׳–יום ו׳ {9:00–18:00} (שעון טוקיו)", "יום ב׳–יום ו׳ {9:00–12:00}, {13:00–18:00}", "שבת {10:00–14:00}"),
    "fa": ("دوشنبه تا جمعه <۹:۰۰ تا ۱۸:۰۰> (وقت توکیو)", "دوشنبه تا جمعه <۹:۰۰ تا ۱۲:۰۰>،\u200f <۱۳:۰۰ تا ۱۸:۰۰>", "شنبه <۱۰:۰۰ تا ۱۴:۰۰>"),
    "ur": ("پیر–جمعہ {9:00 AM – 6:00 PM} (ٹوکیو وقت)", "پیر–جمعہ {9:00 AM – 12:00 PM}، {1:00–6:00 PM}", "ہفتہ {10:00 AM – 2:00 PM}"),
    "hi": ("सोम–शुक्र 9:00 am – 6:00 pm (टोक्यो समय)", "सोम–शुक्र 9:00 am – 12:00 pm, 1:00–6:00 pm", "शनि 10:00 am – 2:00 pm"),
    "th": ("จ.–ศ. 09:00 น. – 18:00 น. (เวลาโตเกียว)", "จ.–ศ. 09:00 น. – 12:00 น. 13:00 น. – 18:00 น.", "ส. 10:00 น. – 14:00 น."),
    "vi": ("Th 2–Th 6 09:00–18:00 (Giờ Tokyo)", "Th 2–Th 6 09:00–12:00, 13:00–18:00", "Th 7 10:00–14:00"),
    "id": ("Sen–Jum 09.00–18.00 (Waktu Tokyo)", "Sen–Jum 09.00–12.00, 13.00–18.00", "Sab 10.00–14.00"),
    "tr": ("Pzt–Cum 09:00–18:00 (Tokyo Saati)", "Pzt–Cum 09:00–12:00, 13:00–18:00", "Cmt 10:00–14:00"),
    "ru": ("пн–пт 09:00–18:00 (Токио)", "пн–пт 09:00–12:00, 13:00–18:00", "сб 10:00–14:00"),
    "pl": ("pon.–pt. 09:00–18:00 (czas: Tokio)", "pon.–pt. 09:00–12:00, 13:00–18:00", "sob. 10:00–14:00"),
    "sv": ("mån–fre 09:00–18:00 (Tokyotid)", "mån–fre 09:00–12:00, 13:00–18:00", "lör 10:00–14:00"),
    "bn": ("সোম–শুক্র ৯:০০ AM – ৬:০০ PM (টোকিও সময়)", "সোম–শুক্র ৯:০০ AM – ১২:০০ PM, ১:০০–৬:০০ PM", "শনি ১০:০০ AM – ২:০০ PM"),
}
_ISOLATES = str.maketrans({"<": "\u2067", ">": "\u2069", "{": "\u2066", "}": "\u2069"})


def _plain(text: str) -> str:
    """Return a text with plain spaces in place of the thin and narrow ones of CLDR."""
    return text.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize("locale", _WINDOWS)
def test_a_window_reads_as_the_locale_writes_it(locale: str) -> None:
    office, weekdays, saturday = (line.translate(_ISOLATES) for line in _WINDOWS[locale])
    assert _plain(describe(_OFFICE, "Asia/Tokyo", locale)) == office
    assert {weekdays, saturday} < set(_plain(describe(_SHOP, "Asia/Tokyo", locale)).splitlines())


def test_lines_are_in_the_order_of_the_week_and_the_zone_comes_last() -> None:
    assert describe(_SHOP, "Asia/Tokyo", "en-GB").splitlines() == ["Mon–Fri 09:00–12:00, 13:00–18:00", "Sat 10:00–14:00", "(Tokyo Time)"]
    assert [line.split()[0] for line in describe(_SHOP, "Asia/Tokyo", "fa").splitlines()][:2] == ["شنبه", "دوشنبه"]  # Saturday comes first


@pytest.mark.parametrize(
    ("weekly", "locale", "expected"),
    [
        ({"mon,wed,fri": "09:00-18:00"}, "en-GB", "Mon, Wed, Fri 09:00–18:00 (Tokyo Time)"),
        ({"mon-tue,thu-fri": "09:00-18:00"}, "en-GB", "Mon–Tue, Thu–Fri 09:00–18:00 (Tokyo Time)"),
        ({"sat-sun": "09:00-18:00"}, "en-US", "Sat–Sun 9:00 AM – 6:00 PM (Tokyo Time)"),
        ({"sun-thu": "09:00-18:00"}, "en-GB", "Sun–Thu 09:00–18:00 (Tokyo Time)"),
        ({"thu-tue": "09:00-18:00"}, "en-GB", "Mon–Tue, Thu–Sun 09:00–18:00 (Tokyo Time)"),
        ({"fri-sat": "22:00-06:00"}, "en-GB", "Fri–Sat 22:00–06:00 (Tokyo Time)"),
        ({"fri-sat": "22:00-06:00"}, "en-US", "Fri–Sat 10:00 PM – 6:00 AM (Tokyo Time)"),
        ({"mon": "09:00-08:00"}, "en-US", "Mon 9:00 AM – 8:00 AM (Tokyo Time)"),
        ({"mon": "00:00-06:00"}, "en-US", "Mon 12:00 – 6:00 AM (Tokyo Time)"),
        ({"mon": "18:00-24:00"}, "en-GB", "Mon 18:00–24:00 (Tokyo Time)"),
        ({"mon": "18:00-24:00"}, "en-US", "Mon 6:00 PM – 12:00 AM (Tokyo Time)"),
        ({"mon": "09:00:30-18:00"}, "en-GB", "Mon 09:00:30 – 18:00:00 (Tokyo Time)"),
        ({"sat": "18:00-24:00", "sun": "00:00-02:00"}, "en-GB", "Sat 18:00–02:00 (Tokyo Time)"),
        ({"mon-sun": "00:00-24:00"}, "en-GB", "Mon–Sun open 24 hours (Tokyo Time)"),
        ({"mon-sun": "00:00-24:00"}, "en-US", "Sun–Sat open 24 hours (Tokyo Time)"),
        ({"mon-sun": "00:00-24:00"}, "lt", "pr–sk 00:00–24:00 (Laikas: Tokijas)"),
        ({"mon-sun": "00:00-24:00"}, "ar-SA", "الأحد–السبت مفتوح ٢٤ ساعة (توقيت طوكيو)"),
        ({"mon-sun": "00:00-24:00"}, "zh-TW", "週日–週六 24小時營業 (東京時間)"),
        ({}, "en-GB", "closed (Tokyo Time)"),
        ({}, "lt", "– (Laikas: Tokijas)"),
        ({"mon": "09:00-18:00"}, "et", "E 09:00–18:00 (Tōkyō)"),
    ],
)
def test_days_and_hours_are_grouped_well(weekly: dict[str, str], locale: str, expected: str) -> None:
    assert _plain(describe(read_week(weekly), "Asia/Tokyo", locale)) == expected


def test_what_is_shorter_in_print_is_chosen_where_hours_touch_midnight() -> None:
    week = read_week({"mon-fri": ["00:00-06:00", "22:00-24:00"]})
    assert describe(week, "UTC", "en-GB").splitlines()[0] == "Mon–Fri 00:00–06:00, 22:00–24:00 (Coordinated Universal Time)"


# ---- the reader's clock ----


@pytest.mark.parametrize(
    ("shop", "reader", "on", "expected"),
    [
        ("Asia/Tokyo", "America/New_York", date(2026, 1, 15), "Sun–Thu 19:00–04:00 (New York Time)"),
        ("Asia/Tokyo", "America/New_York", date(2026, 7, 15), "Sun–Thu 20:00–05:00 (New York Time)"),
        ("America/New_York", "Asia/Tokyo", date(2026, 1, 15), "Mon–Fri 23:00–08:00 (Tokyo Time)"),
        ("America/New_York", "Europe/Berlin", date(2026, 3, 7), "Mon–Fri 15:00–24:00 (Berlin Time)"),
        ("America/New_York", "Europe/Berlin", date(2026, 3, 8), "Mon–Fri 14:00–23:00 (Berlin Time)"),
        ("Asia/Tokyo", "Asia/Kolkata", None, "Mon–Fri 05:30–14:30 (Kolkata Time)"),
        ("Asia/Kolkata", "Asia/Kathmandu", None, "Mon–Fri 09:15–18:15 (Kathmandu Time)"),
        ("Europe/Berlin", "Europe/Paris", None, "Mon–Fri 09:00–18:00 (Paris Time)"),
        ("Asia/Tokyo", "Asia/Tokyo", None, "Mon–Fri 09:00–18:00 (Tokyo Time)"),
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", None, "Sun–Thu 08:00–17:00 (Pago Pago Time)"),
    ],
)
def test_hours_move_to_the_readers_clock(shop: str, reader: str, on: date | None, expected: str) -> None:
    assert describe(_OFFICE, shop, "en-GB", reader_zone=reader, on=on) == expected


def test_without_a_date_both_times_of_the_readers_zone_are_printed_by_name() -> None:
    assert _plain(describe(_OFFICE, "Asia/Tokyo", "en", reader_zone="Europe/Berlin")).splitlines() == [
        "Mon–Fri 1:00 – 10:00 AM (Central European Standard Time)",
        "Mon–Fri 2:00 – 11:00 AM (Central European Summer Time)",
    ]
    assert describe(_OFFICE, "Asia/Tokyo", "de", reader_zone="America/New_York").splitlines() == [
        "So.–Do. 19:00–04:00 Uhr (Nordamerikanische Ostküsten-Normalzeit)",
        "So.–Do. 20:00–05:00 Uhr (Nordamerikanische Ostküsten-Sommerzeit)",
    ]


def test_a_zone_without_names_for_its_two_times_shows_their_offsets() -> None:
    shown = describe(_OFFICE, "Asia/Tokyo", "en-GB", reader_zone="America/Santiago").splitlines()
    assert [line.split("(")[1] for line in shown] == ["Chile Standard Time)", "Chile Summer Time)"]
    shown = describe(_OFFICE, "Asia/Tokyo", "en-GB", reader_zone="Antarctica/Troll").splitlines()
    assert [line.split("(")[1] for line in shown] == ["Greenwich Mean Time)", "Troll Time, GMT+2)"]


@pytest.mark.parametrize(
    ("shop", "reader"),
    [("America/New_York", "Europe/Berlin"), ("Europe/Berlin", "Asia/Tokyo"), ("Australia/Sydney", "America/New_York")],
)
def test_a_difference_that_the_readers_clock_does_not_tell_asks_for_a_date(shop: str, reader: str) -> None:
    with pytest.raises(UsageError) as caught:
        describe(_OFFICE, shop, "en", reader_zone=reader)
    assert caught.value.code == "missing-date"
    assert caught.value.hint == "pass on=, the date for which the hours are printed"


def test_a_week_that_is_always_open_stays_so_on_every_clock() -> None:
    assert describe(_ALWAYS, "Asia/Tokyo", "en-GB", reader_zone="Asia/Kolkata") == "Mon–Sun open 24 hours (Kolkata Time)"


def test_a_long_stretch_is_cut_at_the_readers_midnights() -> None:
    week = read_week({"mon-tue": "00:00-24:00"})
    assert describe(week, "Asia/Kolkata", "en-GB", reader_zone="UTC").splitlines() == [
        "Mon open 24 hours",
        "Tue 00:00–18:30",
        "Sun 18:30–24:00",
        "(Coordinated Universal Time)",
    ]


def test_seasons_follow_under_their_names() -> None:
    ramadan = read_week({"sun-thu": "10:00-16:00"})
    shown = describe(_OFFICE, "Asia/Riyadh", "en-GB", seasons=[("Ramadan", ramadan)])
    assert shown.splitlines() == ["Mon–Fri 09:00–18:00", "Ramadan", "Sun–Thu 10:00–16:00", "(Riyadh Time)"]


# ---- whose time, which digits ----


@pytest.mark.parametrize(
    ("zone", "locale", "label"),
    [
        ("Asia/Kolkata", "ja", "(コルカタ時間)"),
        ("Asia/Calcutta", "ja", "(コルカタ時間)"),
        ("America/Argentina/Buenos_Aires", "ja", "(ブエノスアイレス時間)"),
        ("Europe/Kyiv", "de", "Kiew (Ortszeit)"),
        ("Atlantic/Reykjavik", "de", "Reykjavík (Ortszeit)"),
        ("Asia/Tokyo", "es-419", "(hora de Tokio)"),
        ("Asia/Tokyo", "fr-CA", "(heure : Tokyo)"),
        ("Asia/Tokyo", "zh-HK", "(東京時間)"),
        ("Asia/Tokyo", "nn", "(tidssone for Tokyo)"),
        ("Asia/Tokyo", "bg", "(Токио)"),
        ("UTC", "ja", "(協定世界時)"),
        ("Etc/GMT+5", "en", "(GMT+5)"),
        ("America/Coyhaique", "en", "(Coyhaique Time)"),
    ],
)
def test_the_zone_is_named_after_its_city_in_the_readers_language(zone: str, locale: str, label: str) -> None:
    assert _plain(describe(_OFFICE, zone, locale)).endswith(label)


@pytest.mark.parametrize(
    ("locale", "numbering_system", "digit"),
    [
        ("ar-EG", None, "٩"),
        ("ar-AE", None, "9"),
        ("ar-SA", "latn", "9"),
        ("ar-SA-u-nu-latn", None, "9"),
        ("ar_SA_u_ca_gregory_nu_latn", None, "9"),
        ("ar-AE-u-nu-latn", "arab", "٩"),
        ("fa", None, "۹"),
        ("mr", None, "९"),
        ("my", None, "၉"),
        ("th-u-nu-thai", None, "๙"),
    ],
)
def test_digits_are_those_of_the_locale_unless_others_are_asked_for(locale: str, numbering_system: str | None, digit: str) -> None:
    shown = describe(_OFFICE, "Asia/Tokyo", locale, numbering_system=numbering_system)
    assert f"{digit}:" in shown
    assert digit == "9" or "9" not in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"locale": "tlh"}, "unknown-locale"),
        ({"locale": "und"}, "unknown-locale"),
        ({"locale": "not a tag"}, "bad-language-tag"),
        ({"numbering_system": "roman"}, "unsupported-numbering-system"),
        ({"locale": "en-u-nu-roman"}, "unsupported-numbering-system"),
        ({"zone": "Mars/Base"}, "unknown-time-zone"),
        ({"reader_zone": "Mars/Base"}, "unknown-time-zone"),
        ({"on": datetime(2026, 1, 1, tzinfo=UTC)}, "bad-date"),
        ({"on": "2026-01-01"}, "bad-date"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_remedy(arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        describe(_OFFICE, **({"zone": "Asia/Tokyo", "locale": "en"} | arguments))
    assert caught.value.code == code
    assert caught.value.hint


_MAJOR = [
    *[
        "en-US",
        "en-GB",
        "en-CA",
        "en-IN",
        "en-NG",
        "en-AU",
        "de-DE",
        "de-AT",
        "fr-FR",
        "fr-CA",
        "es-ES",
        "es-MX",
        "es-419",
        "pt-BR",
        "pt-PT",
    ],
    *["it", "nl", "sv", "da", "nb", "no", "nn", "fi", "pl", "cs", "hu", "ro", "el", "bg", "hr", "sr", "sr-Latn-BA", "uk", "ru", "tr", "et"],
    *["ar-SA", "ar-AE", "ar-EG", "he", "fa", "ur", "ur-IN", "hi", "bn", "ta", "te", "mr", "th", "vi", "id", "ms", "fil", "gd", "is", "sw"],
    *["am", "yo", "yo-BJ", "ha", "zu", "ja", "ko", "zh-Hans", "zh-Hant", "zh-TW", "zh-HK"],
]


@pytest.mark.parametrize("locale", _MAJOR)
def test_no_market_says_summer_time_for_a_plain_zone_and_none_fails(locale: str) -> None:
    for week in (_OFFICE, _SHOP, _ALWAYS, _NEVER):
        shown = describe(week, "Asia/Tokyo", locale, reader_zone="Asia/Kolkata")
        assert not any(word in shown.lower() for word in ("summer", "daylight", "verano", "летн", "avancée", "夏", "sumar", "ljetn"))


def test_the_names_of_days_do_not_depend_on_who_was_served_before() -> None:
    script = (
        "from babel import Locale\n"
        "[Locale.parse('ur').days['stand-alone']['abbreviated'][day] for day in range(7)]\n"
        "from xborder_support.calendars.published import describe\n"
        "print(ascii(describe((((0, 3600),), (), (), (), (), (), ()), 'UTC', 'bn')[:3]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ascii("সোম")


# ---- laws ----

_STRETCHES = st.lists(st.tuples(st.integers(0, 95), st.integers(1, 96)), max_size=3)
_WEEKS: st.SearchStrategy[Week] = st.lists(_STRETCHES, min_size=7, max_size=7).map(
    lambda days: tuple(tuple(sorted({(start * 900, (start + length) * 900) for start, length in hours})) for hours in days)
)


def _quarters(week: Week, moved_by: int = 0) -> set[int]:
    """Return the open quarters of an hour on the circle of the week."""
    return {
        (day * 86_400 + quarter + moved_by) % 604_800
        for day, hours in enumerate(week)
        for start, end in hours
        for quarter in range(start, end, 900)
    }


@settings(max_examples=200)
@given(_WEEKS, st.integers(-104, 104).map(lambda quarters: quarters * 900))
def test_moving_a_week_keeps_every_open_quarter_and_no_other(week: Week, seconds: int) -> None:
    there = moved(week, seconds)
    assert _quarters(there) == _quarters(week, seconds)
    assert moved(there, 0) == there
    for hours in there:
        assert all(before[1] < after[0] for before, after in pairwise(hours))
        assert all(0 <= start < 86_400 and end - start <= 86_400 for start, end in hours)


@settings(max_examples=200)
@given(_WEEKS, st.integers(0, 6))
def test_grouping_names_every_open_day_once_with_its_own_hours(week: Week, first_day: int) -> None:
    named = {
        (first + step) % 7: hours
        for runs, hours in grouped(week, first_day)
        for first, last in runs
        for step in range((last - first) % 7 + 1)
    }
    assert named == {day: hours for day, hours in enumerate(week) if hours}
