"""Rendering is strict about values, safe for the channel, and says what it did."""

from __future__ import annotations

import html
import pickle
import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import pytz
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import Money, PersonName
from xborder_support.tone import Catalog, RenderedText, Span
from xborder_support.tone.cleaning import clean, is_right_to_left

CATALOG = Catalog.load()
AT = datetime(2026, 2, 4, 2, 0, tzinfo=UTC)
FSI, PDI = "\u2068", "\u2069"
ISOLATES = re.compile("[\u2068\u2069]")
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("{}\"'<>&*_~`$-\u202e\u2066\u2068\u2069\u200f\u061c\ufeff\x00\r\n\x85\u2028\ud800שלוםسلام")),
    max_size=40,
)


def ack(ref: str, *, channel: str = "plain", locale: str = "de") -> RenderedText:
    return CATALOG.render("ack", locale=locale, register="formal", values={"ref": ref}, channel=channel)


class TestValues:
    @pytest.mark.parametrize(
        ("key", "values", "code", "words"),
        [
            ("expected_reply", {}, "missing-value", "expected_reply: the value of $due_at is missing"),
            ("expected_reply", {"due_at": None}, "missing-value", "$due_at"),
            ("signature", {"brand": " \n"}, "missing-value", "$brand"),
            ("need_info", {"fields": []}, "missing-value", "$fields"),
            ("need_info", {"fields": ["", "\u202e"]}, "missing-value", "$fields"),
            ("expected_reply", {"due_at": "tomorrow"}, "wrong-value-type", "$due_at is str, not datetime"),
            ("expected_reply", {"due_at": datetime(2026, 2, 4)}, "naive-datetime", "$due_at"),  # noqa: DTZ001
            ("signature", {"brand": 7}, "wrong-value-type", "$brand is int, not text"),
            ("salutation", {"name": "Ana"}, "wrong-value-type", "$name is str, not person"),
            ("need_info", {"fields": "ABC"}, "wrong-value-type", "$fields is str, not list"),
            ("need_info", {"fields": ["a", 1]}, "wrong-value-type", "$fields holds something else"),
            ("holiday_notice", {"dates": [AT], "opens_at": AT}, "wrong-value-type", "$dates"),
            ("ack", {"reff": "1"}, "unknown-value", "no message takes $reff"),
        ],
    )
    def test_a_wrong_value_names_key_and_variable_and_never_itself(self, say: Any, key: str, values: Any, code: str, words: str) -> None:
        with pytest.raises(UsageError) as caught:
            say(key, values)
        assert caught.value.code == code
        assert words in caught.value.message
        assert caught.value.hint
        assert "tomorrow" not in str(caught.value)

    def test_values_of_other_messages_are_passed_over(self, say: Any, full: dict[str, Any]) -> None:
        assert say("ack", full).text == say("ack", {"ref": full["ref"], "topic": full["topic"]}).text

    def test_a_blank_optional_value_counts_as_none(self, say: Any) -> None:
        assert say("ack", {"ref": " \u200f"}) == say("ack", {})
        assert say("salutation", {"name": PersonName(given=" ", title="Dr.")}) == say("salutation", {})

    @pytest.mark.parametrize(
        ("values", "code"),
        [
            ({"count": True}, "wrong-value-type"),
            ({"count": 1.5}, "wrong-value-type"),
            ({"day": AT}, "wrong-value-type"),
            ({"price": Decimal(1)}, "wrong-value-type"),
            ({"span": timedelta(seconds=-1)}, "wrong-value-type"),
            ({"span": 60}, "wrong-value-type"),
        ],
    )
    def test_a_type_takes_nothing_but_its_own(self, try_text: Any, values: Any, code: str) -> None:
        with pytest.raises(UsageError) as caught:
            try_text("a = x", values)
        assert caught.value.code == code


class TestArguments:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"key": "akc"}, "unknown-key"),
            ({"locale": "haw"}, "unknown-locale"),
            ({"locale": "ja-Latn"}, "unknown-locale"),
            ({"locale": "not a tag"}, "bad-language-tag"),
            ({"register": "rude"}, "unknown-register"),
            ({"time_zone": None}, "missing-time-zone"),
            ({"time_zone": "Mars/Olympus"}, "unknown-time-zone"),
            ({"numbering_system": "roman"}, "unsupported-numbering-system"),
        ],
    )
    def test_a_wrong_argument_says_so(self, say: Any, changes: dict[str, Any], code: str) -> None:
        key = changes.pop("key", "expected_reply")
        with pytest.raises(UsageError) as caught:
            say(key, {"due_at": AT}, **changes)
        assert caught.value.code == code

    def test_the_zone_may_be_of_any_make(self, say: Any) -> None:
        texts = {say("expected_reply", {"due_at": AT}, time_zone=zone).text for zone in ("Asia/Tokyo", pytz.timezone("Asia/Tokyo"))}
        assert texts == {"Sie erhalten unsere Antwort bis Mittwoch, 4. Februar, 11:00 Uhr."}

    def test_the_offset_of_the_value_does_not_matter(self, say: Any) -> None:
        there = AT.astimezone(timezone(timedelta(hours=-8)))
        assert say("expected_reply", {"due_at": there}) == say("expected_reply", {"due_at": AT})

    def test_digits_follow_the_numbering_system(self, say: Any) -> None:
        arab = say("expected_reply", {"due_at": AT}, locale="ar-SA", time_zone="Asia/Riyadh", numbering_system="arab").text
        latin = say("expected_reply", {"due_at": AT}, locale="ar-SA", time_zone="Asia/Riyadh").text
        assert "٤ فبراير" in arab
        assert "٥:٠٠" in arab
        assert arab.translate({0x660 + digit: 0x30 + digit for digit in range(10)}) == latin

    def test_a_wider_catalogue_is_reported_and_dates_stay_regional(self, say: Any) -> None:
        rendered = say("expected_reply", {"due_at": datetime(2026, 1, 14, 10, tzinfo=UTC)}, locale="de-AT", time_zone="Europe/Vienna")
        assert rendered.locale_used == "de"
        assert "14. Jänner" in rendered.text

    def test_a_locale_that_cldr_does_not_know_writes_dates_as_its_parent(self, say: Any) -> None:
        assert say("expected_reply", {"due_at": AT}, locale="de-JP").text == say("expected_reply", {"due_at": AT}).text


class TestChannels:
    def test_html_escapes_values_and_breaks_lines(self, say: Any) -> None:
        rendered = say("signature", {"brand": "<b>A & B</b>"}, channel="html")
        assert rendered.text == "Mit freundlichen Grüßen<br>\nKundenservice &lt;b&gt;A &amp; B&lt;/b&gt;"
        span = rendered.spans[0]
        assert rendered.text[span.start : span.end] == "&lt;b&gt;A &amp; B&lt;/b&gt;"

    def test_html_escapes_the_words_of_the_message_too(self, try_text: Any) -> None:
        assert try_text("a = x < y & { $note }", channel="html") == "x &lt; y &amp; NNN"

    @pytest.mark.parametrize("channel", ["whatsapp", "line"])
    def test_chat_marks_cannot_format(self, channel: str) -> None:
        text = ack("*bold* _italic_ ~gone~ ```code```", channel=channel).text
        assert not set("*~`") & set(text)
        assert not re.search(r"(?<!\w)_|_(?!\w)", text)

    @pytest.mark.parametrize("channel", ["whatsapp", "line"])
    def test_an_underscore_inside_a_word_can_still_be_copied(self, channel: str) -> None:
        assert "A_10_x" in ack("A_10_x", channel=channel).text
        assert "_" not in ack("__a", channel=channel).text

    def test_an_sms_has_no_isolates_and_no_odd_spaces(self, try_text: Any) -> None:
        assert try_text("a = x\u202fy\u00a0{ $note }", {"note": "سلام"}, channel="sms") == "x y سلام"

    def test_values_against_the_direction_of_the_text_are_isolated(self) -> None:
        assert f"({FSI}طلب{PDI})".replace("(", "(Vorgang ") in ack("طلب").text
        assert f"{FSI}R-1042{PDI}" in ack("R-1042", locale="ar").text
        assert FSI not in ack("طلب", locale="ar").text
        assert FSI not in ack("1042", locale="ar").text
        assert FSI not in ack("R-1042").text

    @pytest.mark.parametrize("channel", ["sms", "ussd of the host"])
    def test_no_isolates_where_they_might_show(self, channel: str) -> None:
        assert not ISOLATES.search(ack("طلب", channel=channel).text)

    def test_spans_leave_the_isolates_out(self) -> None:
        rendered = ack("R-1", locale="ar")
        assert [rendered.text[span.start : span.end] for span in rendered.spans] == ["R-1"]
        assert rendered.spans[0] == Span("ref", rendered.spans[0].start, rendered.spans[0].start + 3)


class TestLaws:
    @given(HOSTILE, st.sampled_from(["plain", "html", "sms", "whatsapp", "line", "email"]), st.sampled_from(["de", "ar", "ja"]))
    @settings(max_examples=200)
    def test_no_value_breaks_a_text(self, value: str, channel: str, locale: str) -> None:
        rendered = ack(value, channel=channel, locale=locale)
        rendered.text.encode("utf-8")
        shown = [rendered.text[span.start : span.end] for span in rendered.spans]
        assert len(shown) == (1 if clean(value).strip() else 0)
        assert rendered.text.count(FSI) == rendered.text.count(PDI) <= 1
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066\u2067\u200e\u200f\u061c\ufeff]", rendered.text)

    @given(HOSTILE)
    def test_html_shows_exactly_the_escaped_value(self, value: str) -> None:
        rendered = ack(value, channel="html")
        if rendered.spans:
            (span,) = rendered.spans
            assert rendered.text[span.start : span.end] == html.escape(clean(value))

    @given(HOSTILE, st.sampled_from(["de", "ar"]))
    def test_without_its_isolates_a_text_is_the_plain_one(self, value: str, locale: str) -> None:
        plain = ack(value, channel="a host's own", locale=locale).text
        assert ISOLATES.sub("", ack(value, locale=locale).text) == plain

    @given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Lo"]), min_size=1, max_size=30))
    def test_a_harmless_value_stays_as_it_is(self, value: str) -> None:
        assert value in ack(value, channel="a host's own").text

    @given(HOSTILE)
    def test_cleaning_twice_changes_nothing(self, value: str) -> None:
        assert clean(clean(value)) == clean(value)

    @given(st.sampled_from(["{ $brand }", "{brand}", "{-brand}", '{"x"}', "{ack}"]))
    def test_a_value_is_never_read_as_a_template(self, value: str) -> None:
        assert value in ack(value).text


def test_a_long_value_stays_whole() -> None:
    assert "x" * 5000 in ack("x" * 5000).text


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", False), ("1 שלום a", True), ("(سلام)", True), ("٣", True), ("é شكرا", False), ("…", False)]
)
def test_direction_is_that_of_the_first_strong_character(text: str, expected: object) -> None:
    assert is_right_to_left(text) is expected


def test_a_rendered_text_hides_itself_and_survives_pickle(say: Any) -> None:
    rendered = say("salutation", {"name": PersonName(given="Ana")})
    assert "Ana" not in repr(rendered)
    assert pickle.loads(pickle.dumps(rendered)) == rendered


class TestFunctions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a = { $count }|{ NUMBER($count) }", "2|2"),
            ("a = { $at }", "Wednesday 4 February, 11:00"),
            ('a = { DATETIME($at, pattern: "d.M.y HH:mm") }', "4.2.2026 11:00"),
            ("a = { DATE($at) }|{ DATE($day) }|{ $day }", "Wednesday 4 February|Wednesday 11 February|Wednesday 11 February"),
            ('a = { DATE($day, style: "short") }', "11/02/2026"),
            ('a = { TIME($at) }|{ TIME($at, style: "short") }|{ TIME($at, pattern: "h a") }', "11:00|11:00|11 am"),
            ("a = { $items }|{ LIST($items) }", "x and y|x and y"),
            ("a = { $who }", "Ana Souza"),
            ('a = { PERSON($who, form: "given") } { PERSON($who, form: "surname") }', "Ana Souza"),
            ("a = { $price }|{ MONEY($price) }", "€19.90|€19.90"),
            ("a = { $span }|{ DURATION($span) }", "2 hours, 5 minutes|2 hours, 5 minutes"),
            ('a = { "{" }{ 5 }{ { $note } }{ "\\u0041" }', "{5NNNA"),
        ],
    )
    def test_a_function_writes_as_the_locale_does(self, try_text: Any, text: str, expected: str) -> None:
        assert try_text(text) == expected

    def test_days_in_a_row_become_a_range(self, try_text: Any) -> None:
        days = [date(2026, 5, 1), date(2026, 4, 29), date(2026, 4, 30), date(2026, 5, 4), date(2026, 5, 4)]
        assert try_text('a = { LIST($items, pattern: "d MMM") }', {"items": days}) == "29 Apr\u2009–\u20091 May and 4 May"
        assert try_text('a = { LIST($items, pattern: "d MMM") }', {"items": days[:1] + days[2:3]}) == "30 Apr and 1 May"

    @pytest.mark.parametrize(
        ("span", "expected"),
        [(timedelta(0), "0 minutes"), (timedelta(seconds=1), "1 minute"), (timedelta(days=1, minutes=1), "1 day, 1 minute")],
    )
    def test_a_duration_is_never_shorter_than_said(self, try_text: Any, span: timedelta, expected: str) -> None:
        assert try_text("a = { $span }", {"span": span}) == expected

    def test_amounts_and_literal_numbers_take_the_digits_too(self, try_text: Any) -> None:
        text = try_text("a = { $count } { 12 } { $price } { $span }", locale="ar", numbering_system="arab", channel="sms")
        assert text.startswith("٢ ١٢ ")
        assert not re.search("[0-9]", text)

    def test_money_in_yen_has_no_decimals(self, try_text: Any) -> None:
        assert try_text("a = { $price }", {"price": Money(Decimal(1980), "JPY")}, locale="ja") == "￥1,980"


class TestChoices:
    PLURAL = "a = { $count ->\n    [0] none at all\n    [one] one\n    [few] few\n    [many] many\n   *[other] { $count } of them\n}"

    @pytest.mark.parametrize(
        ("locale", "count", "expected"),
        [
            ("en-GB", 0, "none at all"),
            ("en-GB", 1, "one"),
            ("en-GB", 1200, "1,200 of them"),
            ("ru", 3, "few"),
            ("ru", 5, "many"),
            ("ru", 21, "one"),
        ],
    )
    def test_a_number_chooses_exactly_and_then_by_plural_category(self, try_text: Any, locale: str, count: int, expected: str) -> None:
        assert try_text(self.PLURAL, {"count": count}, locale=locale) == expected

    @pytest.mark.parametrize(("count", "expected"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")])
    def test_an_ordinal_chooses_by_ordinal_category(self, try_text: Any, count: int, expected: str) -> None:
        text = 'a = { $count }{ NUMBER($count, type: "ordinal") ->\n    [one] st\n    [two] nd\n    [few] rd\n   *[other] th\n}'
        assert try_text(text, {"count": count}) == expected

    def test_a_number_call_without_a_type_is_cardinal(self, try_text: Any) -> None:
        assert try_text("a = { NUMBER($count) ->\n    [one] one\n   *[other] many\n}", {"count": 2}) == "many"

    @pytest.mark.parametrize(
        ("gender", "expected"), [("female", "Frau"), ("male", "Herr"), ("other", "Guten Tag"), (None, "?"), ("none", "Guten Tag")]
    )
    def test_a_word_chooses_and_an_unknown_one_takes_the_default(self, try_text: Any, gender: Any, expected: str) -> None:
        text = "a = { $gender ->\n    [none] ?\n    [female] Frau\n    [male] Herr\n   *[unknown] Guten Tag\n}"
        assert try_text(text, {"gender": gender}) == expected

    @pytest.mark.parametrize(("sex", "expected"), [("female", "Frau"), ("male", "?"), ("unknown", "?"), (None, "?")])
    def test_a_declared_word_chooses_and_the_unmarked_one_stands_for_silence(self, try_text: Any, sex: Any, expected: str) -> None:
        assert try_text("a = { $sex ->\n    [female] Frau\n   *[unknown] ?\n}", {"sex": sex}) == expected

    def test_a_part_of_a_name_chooses_where_the_name_is_there(self, try_text: Any) -> None:
        text = 'a = { PERSON($who, form: "given_vocative") ->\n    [none] Hallo\n   *[other] { PERSON($who, form: "given_vocative") }\n}'
        assert try_text(text) == "Hallo"
        assert try_text(text, {"who": PersonName(given="Anna", given_vocative="Anno")}) == "Anno"
        inner = '{ PERSON($friend, form: "surname") ->\n        [none] a\n       *[other] b\n    }'
        guarded = f"a = {{ $friend ->\n    [none] nobody\n   *[other] {inner}\n}}"
        assert try_text(guarded) == "nobody"
        assert try_text(guarded, {"friend": PersonName(given="Ana")}) == "a"

    @pytest.mark.parametrize(("more", "expected"), [(None, "none"), (0, "zero"), (1, "one"), (9, "9")])
    def test_an_optional_number_may_be_missing(self, try_text: Any, more: Any, expected: str) -> None:
        text = "a = { $more ->\n    [none] none\n    [0] zero\n    [one] one\n   *[other] { $more }\n}"
        assert try_text(text, {"more": more}) == expected

    def test_a_term_takes_literals_and_has_attributes_to_choose_by(self, try_text: Any) -> None:
        text = (
            "-shop = { $case ->\n   *[nominative] der Laden\n    [dative] dem Laden\n}\n    .gender = male\n"
            "-name = { $who } { -shop }\n"
            'a = { -shop } { -shop(case: "dative") } { -name(who: "Kaze", n: 1) } { -shop.gender ->\n    [female] sie\n   *[male] er\n}'
        )
        assert try_text(text) == "der Laden dem Laden Kaze der Laden er"

    def test_a_message_may_refer_to_another_in_its_own_register(self, try_text: Any) -> None:
        assert try_text("a = { b }!\nb = <{ $note }>") == "<NNN>!"
