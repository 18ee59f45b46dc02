"""A value is checked before it is written, and is written as its type, its language and the channel want it."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import known_channels
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import Money, PersonName, native_digits
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.formats import formats_for
from xborder_support.tone.catalogs.output import _KINDS, output_kind
from xborder_support.tone.catalogs.values import READERS

CATALOG = Catalog.load()
LINK = "https://kaze.example/a_b_?x=1&y=*2*"


@pytest.mark.parametrize(
    "link",
    ["https://.", "https://-", "data:text/html,x", "JavaScript:alert(1)",
     "javascript:alert(1)", "ftp://a.example", "https://", "https:// a", "https://a.example/x y", "https://a.example/\u202ex",
     "//a.example", "https://good.example@evil.example/", "https://a.example\r\nBcc: x", "https://a.example/<b>",
     "https://a\\b.example", "see https://a.example", "https://a.example/" + "x" * 2048],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(try_text: Any, link: str) -> None:
    with pytest.raises(UsageError) as caught:
        try_text("a = { $link }", {"link": link})
    assert caught.value.code in {"bad-url", "value-too-long"}
    assert "example" not in str(caught.value)


@pytest.mark.parametrize("channel", ["plain", "whatsapp", "zendesk", "wechat", "sms", "subject"])
def test_a_web_address_is_printed_as_it_is(try_text: Any, channel: str) -> None:
    assert try_text("a = { $link }", channel=channel) == LINK
    assert try_text("a = { $link }", channel=channel, locale="ar") == LINK


def test_a_web_address_is_escaped_in_html_alone(try_text: Any) -> None:
    assert try_text("a = { $link }", channel="html") == LINK.replace("&", "&amp;")


@pytest.mark.parametrize("order", ["#10_42", "123-1234567-1234567", "R.7/a:b+1", "注文 42", " A1 "])
def test_a_reference_has_the_marks_of_order_numbers(try_text: Any, order: str) -> None:
    assert try_text("a = { $order }", {"order": order}) == order.strip()


@pytest.mark.parametrize("order", ["a*b", "<b>", "x" * 65, "a  b", "`", "a,b"])
def test_any_other_mark_is_refused(try_text: Any, order: str) -> None:
    with pytest.raises(UsageError, match="bad-reference"):
        try_text("a = { $order }", {"order": order})


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("{ $weight }", "1,234.5"),
        ("{ NUMBER($weight) }", "1,234.5"),
        ("{ NUMBER($weight, minimumFractionDigits: 2) }", "1,234.50"),
        ("{ NUMBER($weight, maximumFractionDigits: 0) }", "1,234"),
        ("{ NUMBER($count, minimumFractionDigits: 1, maximumFractionDigits: 3) }", "2.0"),
        ('{ DATETIME($at, style: "short") }', "04/02/2026, 11:00"),
        ('{ DATETIME($at, style: "long") }', "4 February 2026, 11:00"),
    ],
)
def test_an_option_changes_how_it_is_written(try_text: Any, call: str, expected: str) -> None:
    assert try_text(f"a = {call}") == expected


def test_day_and_time_are_joined_without_the_quotation_marks_of_the_pattern() -> None:
    quoted = 0
    for identifier in sorted(locale_identifiers()):
        for style, pattern in Locale.parse(identifier).datetime_formats.items():
            if "'" in str(pattern):
                at = datetime(2026, 2, 4, 11)  # noqa: DTZ001  (a wall clock)
                assert "'" not in formats_for(identifier.replace("_", "-"), None).date_time(at, style), identifier
                quoted += 1
    assert quoted


@pytest.mark.parametrize(
    "option", ["minimumFractionDigits: 11", "maximumFractionDigits: -1", 'minimumFractionDigits: "x"', "currency: 1", 'style: "percent"']
)
def test_no_other_option_is_taken(try_text: Any, option: str) -> None:
    with pytest.raises(ConfigurationError, match="bad-option"):
        try_text(f"a = {{ NUMBER($weight, {option}) }}")


@pytest.mark.parametrize("pattern", ["d '<b>' M", "d '*' M", "'&' d"])
def test_a_date_holds_no_markup(try_text: Any, pattern: str) -> None:
    with pytest.raises(ConfigurationError, match="bad-option"):
        try_text(f'a = {{ DATE($at, pattern: "{pattern}") }}')


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"note": "x" * 100_001}, "value-too-long"),
        ({"items": ["x" * 60_000] * 2}, "value-too-long"),
        ({"items": ["x"] * 1001}, "value-too-long"),
        ({"who": PersonName(given="x" * 100_001)}, "value-too-long"),
        ({"count": 10**15}, "value-out-of-range"),
        ({"count": 10**5000}, "value-out-of-range"),
        ({"weight": Decimal("1E+999999")}, "value-out-of-range"),
        ({"weight": Decimal("1E-999999")}, "value-out-of-range"),
        ({"weight": Decimal("NaN")}, "value-out-of-range"),
        ({"weight": Decimal("Infinity")}, "value-out-of-range"),
        ({"weight": 1.5}, "wrong-value-type"),
        ({"price": Money(Decimal("1E+999"), "EUR")}, "value-out-of-range"),
        ({"weight": Decimal("sNaN")}, "value-out-of-range"),
        ({"items": ["x"] * 100_000}, "value-too-long"),
        ({"at": datetime.max.replace(tzinfo=UTC)}, "value-out-of-range"),
        ({"at": datetime.min.replace(tzinfo=UTC)}, "value-out-of-range"),
        ({"link": 5}, "wrong-value-type"),
        ({"link": " "}, "missing-value"),
        ({"order": "\u202e"}, "missing-value"),
    ],
)
def test_what_could_fail_later_is_refused_now(try_text: Any, values: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        try_text("a = x", values)
    assert caught.value.code == code
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("locale", ["en-GB", "ar", "ja"])
def test_what_is_just_within_bounds_is_written(try_text: Any, locale: str) -> None:
    values = {
        "span": timedelta.max, "weight": Decimal("-999999999999999.99999999999999999999"), "count": 1 - 10**15, "day": date.max,
        "items": [date.min, date.max], "at": datetime(9998, 12, 31, 23, 59, 59, 999999, tzinfo=UTC), "price": Money(Decimal(1), "ZZZ"),
    }  # fmt: skip
    text = try_text("a = { $span } { $weight } { $count } { $day } { $items } { $at } { $price }", values, locale=locale)
    assert "1000000000" in re.sub(r"[^0-9]", "", text)


@pytest.mark.parametrize("zero", ["-0", "-0.00", "0"])
def test_nothing_is_never_less_than_nothing(try_text: Any, zero: str) -> None:
    assert try_text("a = { $weight }", {"weight": Decimal(zero)}) == "0"


def test_a_value_of_100_000_characters_stays_whole(try_text: Any) -> None:
    assert try_text("a = { $note }", {"note": "x" * 100_000}) == "x" * 100_000


def test_a_word_that_is_none_is_not_quoted() -> None:
    for value, code in (("secret", "unknown-word"), (5, "wrong-value-type")):
        with pytest.raises(UsageError) as caught:
            CATALOG.render("salutation", locale="de", register="formal", values={"gender": value}, channel="plain")
        assert caught.value.code == code
        assert "secret" not in str(caught.value)


class TestChannels:
    def test_every_channel_that_is_known_has_its_kind(self) -> None:
        assert set(known_channels()) <= _KINDS.keys()

    @pytest.mark.parametrize("channel", ["whatsapp", "line", "messenger", "viber", "zendesk"])
    def test_chat_marks_cannot_format(self, try_text: Any, channel: str) -> None:
        text = try_text("a = { $note }", {"note": "*b* _i_ ~g~ `c` [x](http://evil.example)"}, channel=channel)
        assert not set("*~`") & set(text)
        assert channel != "zendesk" or "](" not in text

    def test_wechat_shows_no_link_that_a_value_made(self, try_text: Any) -> None:
        assert "<" not in try_text("a = { $note }", {"note": '<a href="http://evil.example">x</a>'}, channel="wechat")

    @pytest.mark.parametrize("channel", ["sms", "ussd", "phone", "video", "a host's own"])
    def test_isolates_stay_away_from_what_might_show_them(self, channel: str) -> None:
        assert not output_kind(channel).isolates

    @given(st.text(st.sampled_from("ab\r\n\x00\x0b\x85\u2028\u2029\u202e:"), max_size=20))
    @settings(max_examples=60)
    def test_a_subject_is_one_line_whatever_comes(self, value: str) -> None:
        words = 'ack =\n    Zeile { $ref ->\n        [none] eins\n       *[other] { $ref }\n    }\n    zwei{"\\u000D\\u000A"}!'
        catalog = Catalog.load(overlays=[{"de": f"# review: draft\n\n{words}"}])
        text = catalog.render("ack", locale="de", register="formal", values={"ref": value}, channel="subject").text
        assert text.isprintable()
        assert len(text.splitlines()) == 1


class TestDigits:
    @pytest.mark.parametrize("system", ["arab", "arabext", "beng", "deva", "mymr", "thai", "khmr", "laoo", "tibt", "adlm"])
    def test_each_system_has_ten_decimals(self, system: str) -> None:
        table = native_digits(system)
        assert [unicodedata.decimal(chr(table[0x30 + digit])) for digit in range(10)] == list(range(10))

    def test_each_default_system_of_cldr_is_known(self) -> None:
        for system in sorted({Locale.parse(each).default_numbering_system for each in locale_identifiers()}):
            assert "7".translate(native_digits(system)).isdecimal()

    @pytest.mark.parametrize(
        ("locale", "system", "expected"),
        [
            ("hi", "deva", "१,२०३.५"),
            ("fa", "arabext", "۱٬۲۰۳٫۵"),
            ("ar", "arab", "١٬٢٠٣٫٥"),
            ("th", "thai", "๑,๒๐๓.๕"),
        ],
    )
    def test_numbers_take_digits_and_separators(self, locale: str, system: str, expected: str) -> None:
        assert formats_for(locale, system).number(Decimal("1203.5")) == expected

    @pytest.mark.parametrize("system", ["roman", "hans", "", "x" * 500])
    def test_a_system_that_is_not_decimal_is_refused(self, system: str) -> None:
        with pytest.raises(UsageError, match="unsupported-numbering-system"):
            native_digits(system)


@pytest.mark.parametrize("locale", CATALOG.locales)
def test_a_length_of_time_reads_whole_in_every_language(locale: str) -> None:
    formats = formats_for(locale, None)
    for span in (timedelta(0), timedelta(minutes=45), timedelta(hours=1), timedelta(days=2), timedelta(days=3, hours=4, minutes=5)):
        written = formats.duration(span)
        assert written.strip() == written
        assert not re.search(r"[{}]|  |'|duration", written)
    assert {"3", "4", "5"} <= set(written)
    assert len({formats.duration(timedelta(hours=hours)) for hours in range(1, 24)}) == 23


class TestPreviews:
    def test_a_missing_value_shows_where_it_will_stand(self) -> None:
        shown = CATALOG.render("expected_reply", locale="de", register="formal", values={}, channel="html", on_missing="placeholder")
        assert shown.text == "Sie erhalten unsere Antwort bis ⟦due_at⟧, ⟦due_at⟧ Uhr."
        assert shown.is_preview
        assert [shown.text[span.start : span.end] for span in shown.spans] == ["⟦due_at⟧", "⟦due_at⟧"]

    @pytest.mark.parametrize("locale", CATALOG.locales)
    def test_every_message_can_be_previewed_with_nothing_at_all(self, locale: str) -> None:
        chosen: dict[str, Any] = {"locale": locale, "register": CATALOG.registers(locale)[0], "values": {}, "channel": "plain"}
        for key in CATALOG.keys:
            shown = CATALOG.render(key, **chosen, on_missing="placeholder")
            required = {each.name for each in CATALOG.parameters(key) if each.is_required}
            assert set(re.findall("⟦(.*?)⟧", shown.text)) == (required if shown.text else set())
            assert shown.is_preview

    def test_every_type_has_its_placeholder(self, try_text: Any) -> None:
        names = ["who", "note", "count", "at", "day", "items", "price", "span", "link", "order", "weight"]
        text = "a = " + " ".join(f"{{ ${name} }}" for name in names)
        written = try_text(text, dict.fromkeys(names), on_missing="placeholder", time_zone=None, numbering_system="deva")
        assert written == " ".join(f"⟦{name}⟧" for name in names)
        calls = 'a = { WORDS($items) } { DATE($day) } { TIME($at) } { DATETIME($at, pattern: "d") } '
        calls += "{ NUMBER($count, maximumFractionDigits: 0) }"
        assert try_text(calls, dict.fromkeys(names), on_missing="placeholder") == "⟦items⟧ ⟦day⟧ ⟦at⟧ ⟦at⟧ ⟦count⟧"
        chosen = "a = { $count ->\n    [0] no\n    [one] one\n   *[other] { $count }\n}"
        assert try_text(chosen, dict.fromkeys(names), on_missing="placeholder") == "⟦count⟧"

    def test_what_is_there_is_shown_and_what_is_wrong_still_raises(self, try_text: Any) -> None:
        assert try_text("a = { $note } { TIME($at) }", on_missing="placeholder") == "NNN 11:00"
        with pytest.raises(UsageError, match="wrong-value-type"):
            try_text("a = x", {"count": "2"}, on_missing="placeholder")
        with pytest.raises(UsageError, match="missing-time-zone"):
            try_text("a = { TIME($at) }", on_missing="placeholder", time_zone=None)
        with pytest.raises(UsageError, match="unknown-on-missing"):
            try_text("a = x", on_missing="ignore")


def test_each_type_has_a_reader_that_refuses_other_things() -> None:
    for name, read in READERS.items():
        with pytest.raises((TypeError, UsageError)):
            read(object())
        assert name != "word"
    assert READERS["date"](date(2026, 1, 1)) == date(2026, 1, 1)


def test_a_word_of_code_that_the_catalogue_does_not_know_reaches_nobody() -> None:
    with pytest.raises(UsageError, match="unknown-word") as caught:
        CATALOG.render("need_info", locale="de", register="formal", values={"fields": ["oder_number"]}, channel="email")
    assert "order_number" in str(caught.value)
    shown = CATALOG.render("need_info", locale="de", register="formal", values={"fields": ["ein Foto"]}, channel="email")
    assert "ein Foto" in shown.text


@pytest.mark.parametrize(("locale", "expected"), [("ar-EG", "٤"), ("ar-AE", "4"), ("de", "4"), ("hi", "4")])
def test_native_digits_are_those_that_the_locale_is_used_to(locale: str, expected: str) -> None:
    values = {"due_at": datetime(2026, 2, 4, 12, tzinfo=UTC)}
    zone = "Africa/Cairo"
    shown = CATALOG.render(
        "expected_reply", locale=locale, register="formal", values=values, channel="email", time_zone=zone, numbering_system="native"
    )
    assert expected in shown.text


def test_an_empty_name_of_digits_is_no_name() -> None:
    with pytest.raises(UsageError, match="unsupported-numbering-system"):
        formats_for("de", "")
