"""What a new user gets wrong is told in words that say what to change."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import PersonName
from xborder_support.tone import Catalog, fluent_from_liquid, salutation
from xborder_support.tone.catalogs.host_channels import HostChannels
from xborder_support.tone.catalogs.output import known_kinds, output_kind

CATALOG = Catalog.load()
NOW = datetime(2026, 2, 3, tzinfo=UTC)
HEAD = "# review: draft\n\n"


def caught(**changes: Any) -> UsageError:
    asked: dict[str, Any] = {"key": "ack", "locale": "de", "register": "formal", "values": {}, "channel": "plain"} | changes
    with pytest.raises(UsageError) as found:
        CATALOG.render(asked.pop("key"), **asked)
    assert found.value.hint
    return found.value


class TestChannels:
    @pytest.mark.parametrize(
        ("channel", "meant"),
        [
            ("htlm", "html"),
            ("HTML", "html"),
            ("html ", "html"),
            ("htm", "html"),
            ("WhatsApp", "whatsapp"),
            ("whats-app", "whatsapp"),
            ("watsap", "whatsapp"),
            ("SMS", "sms"),
            ("e-mail", "email"),
            ("telegrma", "telegram"),
            ("zendesc", "zendesk"),
            ("X", "x"),
            ("subjekt", "subject"),
        ],
    )
    def test_a_slip_of_the_pen_is_no_channel_of_its_own(self, channel: str, meant: str) -> None:
        error = caught(channel=channel)
        assert (error.code, error.message) == ("unknown-channel", f"no channel is called {channel!r}")
        assert str(error.hint).startswith(f'did you mean "{meant}"?')
        assert f"channels={{{channel!r}: 'plain'}}" in str(error.hint)

    @pytest.mark.parametrize("channel", [None, 5, b"html", ["html"], {"html"}, True])
    def test_what_is_no_text_is_no_channel(self, channel: Any) -> None:
        assert caught(channel=channel).message == f"channel is {type(channel).__name__}, not str"
        with pytest.raises(UsageError, match="unknown-channel"):
            CATALOG.render_all(("ack",), locale="de", register="formal", values={}, channel=channel)

    @pytest.mark.parametrize("channel", ["carrier_pigeon", "pager", "mms", "fax", "rcs", "own", "forum", "y", "", "snapchat", "h" * 500])
    def test_any_other_name_is_a_hosts_own(self, channel: str) -> None:
        assert HostChannels().kind(channel) is output_kind("phone")
        assert CATALOG.render("signature", locale="de", register="formal", values={"brand": "<b>"}, channel=channel).text.endswith("<b>")

    @pytest.mark.parametrize("channel", known_kinds())
    def test_every_known_name_is_taken(self, channel: str) -> None:
        assert HostChannels().kind(channel) is output_kind(channel)

    def test_a_host_says_how_its_own_is_written(self) -> None:
        catalog = Catalog.load(channels={"mychat": "html", "HTML": "html", "live": "plain", "webchat": "html"})
        for channel, expected in {"mychat": "&lt;b&gt;", "HTML": "&lt;b&gt;", "webchat": "&lt;b&gt;", "live": "<b>"}.items():
            text = catalog.render("signature", locale="de", register="formal", values={"brand": "<b>"}, channel=channel).text
            assert text.endswith(expected)
        with pytest.raises(UsageError, match='did you mean "mychat"'):
            catalog.render("ack", locale="de", register="formal", values={}, channel="mychta")

    @pytest.mark.parametrize(
        ("channels", "code"),
        [
            (["mychat"], "wrong-argument"),
            ("html", "wrong-argument"),
            ({5: "html"}, "wrong-argument"),
            ({"html": "plain"}, "wrong-argument"),
            ({"mychat": "htlm"}, "unknown-channel"),
            ({"mychat": None}, "unknown-channel"),
            ({"mychat": ["html"]}, "unknown-channel"),
        ],
    )
    def test_a_wrong_description_is_refused(self, channels: Any, code: str) -> None:
        with pytest.raises(UsageError) as found:
            Catalog.load(channels=channels)
        assert found.value.code == code
        assert found.value.hint

    @given(st.text(max_size=30))
    def test_any_text_is_a_channel_once_it_is_declared(self, channel: str) -> None:
        with suppress(UsageError):
            assert not HostChannels().kind(channel).is_html
        if channel not in known_kinds():
            assert HostChannels({channel: "html"}).kind(channel).is_html


class TestArguments:
    @pytest.mark.parametrize(
        ("changes", "code", "words"),
        [
            ({"register": None}, "wrong-argument", 'register="formal"'),
            ({"register": ["formal"]}, "wrong-argument", 'register="formal"'),
            ({"register": "informal"}, "unknown-register", 'did you mean "casual"?'),
            ({"register": "Polite"}, "unknown-register", 'did you mean "formal"?'),
            ({"register": "Formal"}, "unknown-register", 'did you mean "formal"?'),
            ({"values": None}, "wrong-argument", "values={} for none"),
            ({"values": [("ref", "1")]}, "wrong-argument", "values={} for none"),
            ({"key": None}, "wrong-argument", '"ack"'),
            ({"key": ["ack"]}, "wrong-argument", "render_all"),
            ({"key": "akc"}, "unknown-key", 'did you mean "ack"?'),
            ({"locale": None}, "wrong-argument", "'ja'"),
        ],
    )
    def test_a_wrong_argument_says_what_to_pass(self, changes: dict[str, Any], code: str, words: str) -> None:
        error = caught(**changes)
        assert error.code == code
        assert words in str(error.hint)

    @pytest.mark.parametrize(("keys", "words"), [("ack", "pass ('ack',)"), (None, '("salutation", "ack")'), ({"ack"}, "pass (")])
    def test_keys_are_a_list(self, keys: Any, words: str) -> None:
        with pytest.raises(UsageError) as found:
            CATALOG.render_all(keys, locale="de", register="formal", values={}, channel="plain")
        assert found.value.code == "wrong-argument"
        assert words in str(found.value.hint)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"keys": ["ack", None]}, "wrong-argument"),
            ({"keys": ["ack", ["ack"]]}, "wrong-argument"),
            ({"keys": ["ack", "akc"]}, "unknown-key"),
            ({"register": None}, "wrong-argument"),
            ({"register": []}, "wrong-argument"),
            ({"values": None}, "wrong-argument"),
        ],
    )
    def test_several_messages_are_as_strict_as_one(self, changes: dict[str, Any], code: str) -> None:
        asked: dict[str, Any] = {"keys": ["ack"], "locale": "de", "register": "formal", "values": {}, "channel": "plain"} | changes
        with pytest.raises(UsageError) as found:
            CATALOG.render_all(asked.pop("keys"), **asked)
        assert found.value.code == code

    @pytest.mark.parametrize("key", [None, 5, ["ack"]])
    def test_parameters_are_those_of_a_key(self, key: Any) -> None:
        with pytest.raises(UsageError, match="wrong-argument"):
            CATALOG.parameters(key)

    @pytest.mark.parametrize(
        ("text", "changes"),
        [
            (None, {}),
            (b"x", {}),
            ("x", {"key": None}),
            ("x", {"key": ["ack"]}),
            ("x", {"macros": None}),
            ("x", {"macros": {"a": None}}),
            ("x", {"macros": {5: "ref"}}),
        ],
    )
    def test_a_macro_is_text(self, text: Any, changes: dict[str, Any]) -> None:
        with pytest.raises(UsageError) as found:
            fluent_from_liquid(text, **({"key": "ack", "macros": {}} | changes))
        assert (found.value.code, bool(found.value.hint)) == ("wrong-argument", True)

    def test_one_overlay_needs_no_list(self, tmp_path: Path) -> None:
        (tmp_path / "de.ftl").write_text(f"{HEAD}ack = Kaze", encoding="utf-8")
        one: list[Any] = [tmp_path, str(tmp_path), tmp_path / "de.ftl", {"de": f"{HEAD}ack = Kaze"}]
        for overlay in one:
            assert Catalog.check(overlays=overlay) == ()
            alone = Catalog.load(overlays=overlay)
            assert alone.render("ack", locale="de", register="formal", values={}, channel="plain").text == "Kaze"
            assert alone.digest == Catalog.load(overlays=[overlay]).digest

    def test_a_salutation_names_what_it_was_given(self) -> None:
        with pytest.raises(UsageError) as found:
            salutation("Ana", "DE", None, NOW)  # type: ignore[arg-type]
        assert (found.value.code, found.value.message) == ("wrong-argument", "the name is str, not PersonName")
        assert "PersonName(given=" in str(found.value.hint)


class TestValues:
    @pytest.mark.parametrize(
        ("key", "values", "message", "hint"),
        [
            ("ack", {"ref": 1042}, "ack: $ref is int, not text", 'pass a str such as "1042"'),
            ("ack", {"ref": Decimal(7)}, "ack: $ref is Decimal, not text", 'pass a str such as "1042"'),
            ("ack", {"ref": b"7"}, "ack: $ref is bytes, not text", "decode it"),
            ("expected_reply", {"due_at": "2031-05-06"}, "$due_at is str, not datetime", "datetime.fromisoformat("),
            ("expected_reply", {"due_at": date(2026, 2, 4)}, "$due_at is date, not datetime", "a day alone has no time"),
            ("expected_reply", {"due_at": 1770000000}, "$due_at is int, not datetime", "datetime.fromtimestamp("),
            ("expected_reply_within", {"within": 2}, "$within is int, not duration", "timedelta(hours=2)"),
            ("expected_reply_within", {"within": timedelta(-1)}, "$within is a negative timedelta", "not negative"),
            ("salutation", {"name": "Ana"}, "$name is str, not person", "PersonName(given="),
            ("salutation", {"name": {"given": "Ana"}}, "$name is dict, not person", "PersonName(**parts)"),
            ("salutation", {"name": PersonName(given=5)}, "salutation: a part of $name is int, not text", "every part"),  # type: ignore[arg-type]
            ("salutation", {"name": PersonName(title=["Dr"])}, "a part of $name is list, not text", "every part"),  # type: ignore[arg-type]
            ("need_info", {"fields": "invoice"}, "$fields is str, not list", '["order_number"]'),
            ("need_info", {"fields": [5]}, "$fields holds something else", "a list of str"),
        ],
    )
    def test_a_value_of_another_type_tells_what_to_pass(self, key: str, values: dict[str, Any], message: str, hint: str) -> None:
        error = caught(key=key, values=values, time_zone="Europe/Berlin")
        assert error.code == "wrong-value-type"
        assert message in error.message
        assert hint in str(error.hint)
        assert not any(str(value) in str(error) for value in values.values() if isinstance(value, str))


class TestNumbersInTerms:
    TERM = "-d = { $count ->\n    [0] none\n    [one] day\n   *[other] days\n}\n"

    @pytest.mark.parametrize(
        ("argument", "expected"),
        [("1", "day"), ("1.0", "day"), ("0", "none"), ("0.0", "none"), ("2", "days"), ("1.5", "days"), ('"one"', "day"), ('"1"', "days")],
    )
    def test_a_number_chooses_exactly_and_then_by_its_category(self, try_text: Any, argument: str, expected: str) -> None:
        assert try_text(f"{self.TERM}a = {{ -d(count: {argument}) }}") == expected

    def test_without_its_number_a_term_takes_the_default(self, try_text: Any) -> None:
        assert try_text(f"{self.TERM}a = {{ -d }}") == "days"

    def test_the_category_is_that_of_the_language(self, try_text: Any) -> None:
        term = "-d = { $count ->\n    [one] день\n    [few] дня\n   *[many] дней\n}\n"
        assert [try_text(f"{term}a = {{ -d(count: {number}) }}", locale="ru") for number in (1, 2, 5, 21)] == [
            "день",
            "дня",
            "дней",
            "день",
        ]

    def test_a_category_that_is_not_written_is_a_fault(self, try_text: Any) -> None:
        with pytest.raises(ConfigurationError, match=r"ru has the plural category few for 2: there is no \[few\]") as found:
            try_text("-d = { $count ->\n    [one] день\n   *[other] дней\n}\na = { -d(count: 2) }", locale="ru")
        assert [(fault.code, fault.line, fault.key) for fault in found.value.faults] == [("missing-plural-category", 3, "-d")]

    def test_a_choice_of_exact_numbers_needs_no_category(self, try_text: Any) -> None:
        assert try_text("-d = { $count ->\n    [1] x\n   *[other] y\n}\na = { -d(count: 2) }", locale="ru") == "y"

    def test_a_number_is_written_as_the_locale_does(self, try_text: Any) -> None:
        assert try_text("-d = { $count } days\na = { -d(count: 1500) }") == "1,500 days"
        with pytest.raises(ConfigurationError, match="a number has at most 15 digits"):
            try_text("-d = { $count } days\na = { -d(count: 1234567890123456) }")

    @pytest.mark.parametrize("text", ["a = { -d(count: $count) }", "a = { NUMBER($count, minimumFractionDigits: $more) }"])
    def test_a_variable_is_no_argument(self, try_text: Any, text: str) -> None:
        with pytest.raises(ConfigurationError) as found:
            try_text(self.TERM + text)
        fault = next(fault for fault in found.value.faults if fault.code == "template-syntax")
        assert "never a $value: choose in the message" in str(fault.hint)

    def test_no_function_takes_what_a_term_is_called_with(self, try_text: Any) -> None:
        with pytest.raises(ConfigurationError, match=r"no function takes \$count, with which the term is called"):
            try_text('-d = { NUMBER($count, type: "ordinal") ->\n   *[other] th\n}\na = { -d(count: 1) }')
