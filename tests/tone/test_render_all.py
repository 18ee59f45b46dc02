"""The messages of one reply, rendered together, read as each by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName
from xborder_support.tone import Catalog

CATALOG = Catalog.load()
AT = datetime(2026, 2, 4, 2, 0, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "name": PersonName(given="花子", surname="佐藤"),
    "agent_name": "伊藤 美佳",
    "staff_number": "A-107",
    "brand": "Kaze Audio",
    "ref": "R-1042",
    "due_at": AT,
    "opens_at": AT - timedelta(hours=2),
    "dates": [date(2026, 2, 11), date(2026, 2, 10)],
    "fields": ["message"],
    "tz_label": "東京",
    "summary": "返品",
    "within": timedelta(hours=2),
}
REPLY = ("salutation", "ack", "out_of_hours", "expected_reply", "signature")


def settings_of(**changes: Any) -> dict[str, Any]:
    return {"locale": "de", "register": "formal", "values": VALUES, "channel": "plain", "time_zone": "Europe/Berlin"} | changes


@pytest.mark.parametrize("locale", CATALOG.locales)
def test_together_they_read_as_each_by_itself(full: dict[str, Any], locale: str) -> None:
    for channel in ("plain", "html", "sms", "whatsapp"):
        chosen = settings_of(locale=locale, channel=channel, values=full, register=CATALOG.registers(locale)[0])
        assert CATALOG.render_all(CATALOG.keys, **chosen) == tuple(CATALOG.render(key, **chosen) for key in CATALOG.keys)


_TEXTS = st.one_of(st.none(), st.sampled_from(["", " ", "1042", "<b>*x*_", "שלום", "a\nb"]))
_INSTANTS = st.integers(0, 10_000).map(lambda minutes: AT + timedelta(minutes=minutes, seconds=minutes % 60))


@settings(max_examples=150)
@given(
    keys=st.lists(st.sampled_from(CATALOG.keys), max_size=6),
    texts=st.fixed_dictionaries(dict.fromkeys(("ref", "topic", "tz_label", "hours_text", "agent_name"), _TEXTS)),
    instants=st.tuples(_INSTANTS, _INSTANTS),
    channel=st.sampled_from(["plain", "html", "sms", "line"]),
    locale=st.sampled_from(["de", "ar", "ja"]),
)
def test_no_value_makes_them_differ(keys: list[str], texts: dict[str, Any], instants: Any, channel: str, locale: str) -> None:
    values = VALUES | texts | {"due_at": instants[0], "opens_at": instants[1]}
    chosen = settings_of(locale=locale, channel=channel, values=values)
    assert CATALOG.render_all(keys, **chosen) == tuple(CATALOG.render(key, **chosen) for key in keys)


def test_no_message_at_all_is_no_text() -> None:
    assert CATALOG.render_all((), **settings_of()) == ()


def test_a_message_may_stand_twice() -> None:
    first, second = CATALOG.render_all(("ack", "ack"), **settings_of())
    assert first == second


@pytest.mark.parametrize(
    ("keys", "changes", "code", "words"),
    [
        (("ack", "akc"), {}, "unknown-key", "akc"),
        (("ack",), {"locale": "haw"}, "unknown-locale", "haw"),
        (("ack",), {"register": "rude"}, "unknown-register", "rude"),
        (("salutation", "expected_reply"), {"values": {}}, "missing-value", "expected_reply: the value of $due_at"),
        (("salutation", "expected_reply"), {"values": {"due_at": "soon"}}, "wrong-value-type", "expected_reply: $due_at is str"),
        (("salutation", "ack"), {"values": {"reff": "1"}}, "unknown-value", "no message takes $reff"),
        (("ack", "expected_reply"), {"values": {"due": AT}}, "unknown-value", "no message takes $due"),
        (("ack", "expected_reply"), {"time_zone": None}, "missing-time-zone", "$due_at"),
        (("ack",), {"time_zone": "Mars/Olympus"}, "unknown-time-zone", "Mars/Olympus"),
    ],
)
def test_a_mistake_in_one_message_is_told_as_render_tells_it(keys: tuple[str, ...], changes: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        CATALOG.render_all(keys, **settings_of(**changes))
    assert caught.value.code == code
    assert words in caught.value.message
    assert "soon" not in str(caught.value)


def test_a_value_that_one_message_can_do_without_is_missed_by_another() -> None:
    values = {"fields": ["AAA"], "deadline": None, "brand": " "}
    assert CATALOG.render_all(("need_info",), **settings_of(values=values))[0].text
    with pytest.raises(UsageError, match="signature: the value of"):
        CATALOG.render_all(("need_info", "signature"), **settings_of(values=values))


def test_each_value_is_checked_once() -> None:
    class Watched(dict[str, Any]):
        asked: list[str] = []  # noqa: RUF012  (one mapping, one test)

        def get(self, name: str, default: Any = None) -> Any:
            self.asked.append(name)
            return super().get(name, default)

    values = Watched(VALUES)
    CATALOG.render_all(REPLY, **settings_of(values=values))
    assert len(values.asked) == len(set(values.asked))
    assert "due_at" in values.asked


def test_the_same_instant_reads_alike_from_any_offset_and_in_each_zone_by_its_clock() -> None:
    there = AT.astimezone(timezone(timedelta(hours=-8)))
    berlin, tokyo = (settings_of(values={"due_at": AT}, time_zone=zone) for zone in ("Europe/Berlin", "Asia/Tokyo"))
    for _ in range(2):
        assert CATALOG.render("expected_reply", **berlin).text == "Sie erhalten unsere Antwort bis Mittwoch, 4. Februar, 03:00 Uhr."
        assert CATALOG.render("expected_reply", **tokyo).text == "Sie erhalten unsere Antwort bis Mittwoch, 4. Februar, 11:00 Uhr."
        assert CATALOG.render("expected_reply", **(berlin | {"values": {"due_at": there}})) == CATALOG.render("expected_reply", **berlin)


def test_a_name_is_shown_and_never_kept_between_calls() -> None:
    texts = [
        CATALOG.render_all(("salutation",), **settings_of(values={"name": PersonName(given=given, surname="Souza")}))[0].text
        for given in ("Ana", "Bia")
    ]
    assert texts == ["Guten Tag Ana Souza,", "Guten Tag Bia Souza,"]
