"""A merchant adds messages of its own, and channels of its own, and each is checked as ours are."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import Money, PersonName
from xborder_support.tone import Catalog, fluent_from_liquid
from xborder_support.tone.catalogs.own_declarations import read_declarations
from xborder_support.tone.catalogs.parameters import packaged_declarations
from xborder_support.tone.catalogs.values import READERS

HEAD = "# review: draft\n\n"
PARAMETERS = """\
[types]
code = "text"
count = "integer"

[words]
size = ["any", "small", "large"]

[keys]
voucher = { required = ["code", "count"], optional = ["name", "due_at", "size"] }
thanks = {}
"""
GERMAN = """\
# review: confident

voucher = { $count ->
        [one] Ihr Gutschein
       *[other] Ihre { $count } Gutscheine
    }: { $code }{ $due_at ->
        [none] {""}
       *[other] {" "}bis { DATE($due_at) }
    }{ $size ->
        [large] !
       *[any] .
    }
"""
VALUES: dict[str, Any] = {"code": "A1", "count": 2}


def loaded(*more: Any, **texts: str) -> Catalog:
    overlay: dict[str, str] = {"parameters.toml": PARAMETERS, "de": GERMAN} | texts
    return Catalog.load(overlays=[overlay, *more])


def say(catalog: Catalog, key: str, **changes: Any) -> str:
    asked: dict[str, Any] = {"locale": "de", "register": "formal", "values": VALUES, "channel": "plain", "time_zone": "Europe/Berlin"}
    return catalog.render(key, **(asked | changes)).text


def refused(toml: str, **texts: str) -> list[tuple[str, int | None, str]]:
    found = Catalog.check(overlays=[{"parameters.toml": toml, **texts}])
    assert all(fault.file == "overlays[0]['parameters.toml']" and fault.message and fault.hint for fault in found), found
    return [(fault.code, fault.line, fault.key) for fault in found]


class TestOwnMessages:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"code": "A1", "count": 1}, "Ihr Gutschein: A1."),
            ({"code": "A1", "count": 1203}, "Ihre 1.203 Gutscheine: A1."),
            ({"code": "A1", "count": 1, "size": "large"}, "Ihr Gutschein: A1!"),
            (
                {"code": "A1", "count": 1, "due_at": datetime(2026, 2, 4, 2, tzinfo=UTC)},
                "Ihr Gutschein: A1 bis Mittwoch, 4. Februar.",
            ),
        ],
    )
    def test_an_own_message_takes_our_names_and_its_own(self, values: dict[str, Any], expected: str) -> None:
        assert say(loaded(), "voucher", values=values) == expected

    def test_keys_and_parameters_know_it(self) -> None:
        catalog = loaded()
        assert catalog.keys == (*Catalog.load().keys, "voucher", "thanks")
        assert [(each.name, each.type, each.is_required, each.words) for each in catalog.parameters("voucher")] == [
            ("code", "text", True, ()),
            ("count", "integer", True, ()),
            ("name", "person", False, ()),
            ("due_at", "datetime", False, ()),
            ("size", "word", False, ("any", "small", "large")),
        ]
        assert catalog.parameters("thanks") == ()

    def test_one_mapping_of_values_serves_ours_and_its_own(self) -> None:
        texts = loaded().render_all(("ack", "voucher"), locale="de", register="formal", values=VALUES, channel="html")
        assert texts[1].text == "Ihre 2 Gutscheine: A1."
        assert [span.name for span in texts[1].spans] == ["count", "code"]
        with pytest.raises(UsageError, match="no message takes \\$code"):
            say(Catalog.load(), "ack")

    def test_it_lies_in_a_folder_beside_the_texts(self, tmp_path: Path) -> None:
        (tmp_path / "parameters.toml").write_text(f"\ufeff{PARAMETERS}", encoding="utf-8")
        assert Catalog.check(overlays=tmp_path) == ()
        (tmp_path / "de.ftl").write_text(GERMAN, encoding="utf-8")
        for overlays in (tmp_path, [tmp_path], str(tmp_path), [tmp_path / "de.ftl", tmp_path / "parameters.toml"]):
            assert say(Catalog.load(overlays=overlays), "voucher") == "Ihre 2 Gutscheine: A1."

    def test_a_later_overlay_may_write_what_an_earlier_one_declares(self) -> None:
        catalog = loaded({"ja": f"{HEAD}voucher = {{ $code }} × {{ $count }}"}, {"parameters.toml": PARAMETERS})
        assert say(catalog, "voucher", locale="ja") == "A1 × 2"

    def test_the_digest_tells_declarations_apart(self) -> None:
        first = Catalog.load(overlays={"parameters.toml": PARAMETERS})
        other = Catalog.load(overlays={"parameters.toml": PARAMETERS.replace("thanks = {}", 'thanks = { optional = ["code"] }')})
        assert len({first.digest, other.digest, "", loaded().digest}) == 4

    def test_a_plural_needs_every_category(self) -> None:
        polish = HEAD + "voucher = { $count ->\n    [one] bon\n   *[other] bonów\n} { $code }"
        (fault,) = Catalog.check(overlays={"parameters.toml": PARAMETERS, "pl": polish})
        assert (fault.code, fault.line, fault.key) == ("missing-plural-category", 3, "voucher")
        assert "[few], [many]" in fault.message

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("voucher = { $cod }", "undeclared-variable"),
            ("voucher = { $due_at }", "unguarded-optional"),
            ("voucher = { $size }", "bad-argument"),
            ("vuocher = x", "unknown-key"),
        ],
    )
    def test_its_text_is_checked_as_ours_are(self, text: str, code: str) -> None:
        (fault,) = Catalog.check(overlays={"parameters.toml": PARAMETERS, "de": HEAD + text})
        assert (fault.code, fault.line) == (code, 3)

    def test_an_unknown_key_tells_where_one_is_declared(self) -> None:
        (fault,) = Catalog.check(overlays={"de": f"{HEAD}refund = x"})
        assert "parameters.toml: [keys] refund = {}" in str(fault.hint)

    @pytest.mark.parametrize(
        ("changes", "code", "hint"),
        [
            ({"locale": "fr"}, "unknown-locale", "it is written in: de"),
            ({"locale": "de-AT", "register": "casual"}, "missing-register", "de has: formal"),
            ({"key": "thanks"}, "unknown-locale", "write thanks = … in de.ftl"),
            ({"values": {"code": "A1"}}, "missing-value", "values={'count': …}"),
            ({"values": VALUES | {"count": "2"}}, "wrong-value-type", 'int("3")'),
        ],
    )
    def test_what_is_missing_is_told(self, changes: dict[str, Any], code: str, hint: str) -> None:
        with pytest.raises(UsageError) as caught:
            say(loaded(), **({"key": "voucher"} | changes))
        assert caught.value.code == code
        assert hint in str(caught.value.hint)

    def test_registers_are_those_of_our_messages(self) -> None:
        keys = [key for key in Catalog.load().keys if key not in packaged_declarations().courtesies]
        bulgarian = HEAD + "".join(f"{key} = …\n" for key in keys) + "thanks =\n    .casual = Мерси!\n"
        catalog = loaded(bg=bulgarian)
        assert catalog.registers("bg") == ("formal",)
        assert say(catalog, "thanks", locale="bg", register="casual") == "Мерси!"
        with pytest.raises(UsageError, match="missing-register"):
            say(catalog, "thanks", locale="bg")

    def test_a_locale_of_own_messages_alone_is_none(self) -> None:
        found = Catalog.check(overlays={"parameters.toml": PARAMETERS, "bg": f"{HEAD}thanks = Благодарим!"})
        assert {fault.code for fault in found} == {"missing-key"}
        assert not {fault.key for fault in found} & {"voucher", "thanks"}

    @pytest.mark.parametrize("kind", sorted(READERS))
    def test_a_name_may_have_any_type(self, kind: str) -> None:
        value: Any = {
            "date": date(2026, 2, 4),
            "datetime": datetime(2026, 2, 4, tzinfo=UTC),
            "decimal": Decimal("1.5"),
            "duration": timedelta(hours=2),
            "integer": 2,
            "list": ["x"],
            "money": Money(Decimal(5), "EUR"),
            "person": PersonName(given="Ana"),
            "url": "https://kaze.example",
        }.get(kind, "x")
        overlay = {"parameters.toml": f'[types]\nit = "{kind}"\n[keys]\nmine = {{ required = ["it"] }}', "de": f"{HEAD}mine = ({{ $it }})"}
        assert say(Catalog.load(overlays=overlay), "mine", values={"it": value})[1:-1]

    def test_a_macro_becomes_an_own_message(self) -> None:
        catalog = Catalog.load(overlays={"parameters.toml": PARAMETERS})
        converted = fluent_from_liquid("Code {{ c }}", key="voucher", macros={"c": "code"}, catalog=catalog)
        assert converted == "voucher = Code { $code }\n"
        with pytest.raises(UsageError, match="unknown-key"):
            fluent_from_liquid("Code {{ c }}", key="voucher", macros={"c": "code"})


class TestDeclarations:
    @pytest.mark.parametrize(
        ("toml", "code", "line", "key"),
        [
            ("[types\n", "toml-syntax", 1, ""),
            ("\n[type]\nx = 1", "unknown-table", 2, "type"),
            ('courtesies = ["x"]', "unknown-table", 1, "courtesies"),
            ("types = 5", "wrong-type", 1, "types"),
            ('[types]\ncode = "txt"', "unknown-type", 2, "types.code"),
            ('[types]\ncode = "word"', "unknown-type", 2, "types.code"),
            ("[types]\ncode = 5", "unknown-type", 2, "types.code"),
            ('[types]\nname = "text"', "conflicting-type", 2, "types.name"),
            ('[types]\ngender = "text"', "conflicting-type", 2, "types.gender"),
            ('[types]\n"2x" = "text"', "bad-name", 2, "types.2x"),
            ('[types]\na = "text"\n[words]\na = ["x"]', "conflicting-type", 4, "words.a"),
            ("[words]\na = []", "bad-word", 2, "words.a"),
            ('[words]\na = "x"', "bad-word", 2, "words.a"),
            ('[words]\na = ["x", ""]', "bad-word", 2, "words.a[1]"),
            ('[words]\na = [\n  "x",\n  "x",\n]', "bad-word", 4, "words.a[1]"),
            ('[words]\ngender = ["female", "male"]', "conflicting-type", 2, "words.gender"),
            ('[words]\nname = ["x"]', "conflicting-type", 2, "words.name"),
            ('[keys]\nack = { required = ["ref"] }', "packaged-key", 2, "keys.ack"),
            ('[keys]\n"my key" = {}', "bad-name", 2, 'keys."my key"'),
            ('[keys]\nmine = ["ref"]', "wrong-type", 2, "keys.mine"),
            ('[keys]\nmine = { needs = ["ref"] }', "unknown-field", 2, "keys.mine.needs"),
            ('[keys]\nmine = { required = "ref" }', "wrong-type", 2, "keys.mine.required"),
            ("[keys]\nmine = { required = [1] }", "wrong-type", 2, "keys.mine.required"),
            ('[keys]\nmine = { required = ["reff"] }', "undeclared-name", 2, "keys.mine.required[0]"),
            ('[keys]\nmine = { required = ["gender"] }', "wrong-type", 2, "keys.mine.required[0]"),
            ('[keys]\nmine = { required = ["ref"], optional = ["ref"] }', "conflicting-type", 2, "keys.mine.optional[0]"),
        ],
    )
    def test_a_fault_names_what_and_where(self, toml: str, code: str, line: int, key: str) -> None:
        assert refused(toml) == [(code, line, key)]

    @pytest.mark.parametrize(
        ("kind", "meant"), [("int", "integer"), ("float", "decimal"), ("str", "text"), ("persn", "person"), ("timedelta", "duration")]
    )
    def test_a_type_of_python_is_understood(self, kind: str, meant: str) -> None:
        (fault,) = Catalog.check(overlays={"parameters.toml": f'[types]\nx = "{kind}"'})
        assert f'did you mean "{meant}"?' in str(fault.hint)

    def test_what_is_declared_alike_twice_is_no_fault(self) -> None:
        again = '[types]\nname = "person"\n[words]\ngender = ["unknown", "female", "male", "other"]'
        assert Catalog.check(overlays=[{"parameters.toml": PARAMETERS}, {"parameters.toml": PARAMETERS}, {"parameters.toml": again}]) == ()

    def test_two_overlays_never_declare_one_message_in_two_ways(self) -> None:
        found = Catalog.check(
            overlays=[{"parameters.toml": "[keys]\nmine = {}"}, {"parameters.toml": '[keys]\nmine = { optional = ["ref"] }'}]
        )
        assert [(fault.code, fault.file, fault.line) for fault in found] == [("conflicting-key", "overlays[1]['parameters.toml']", 2)]

    def test_all_faults_are_told_at_once_with_those_of_the_texts(self) -> None:
        toml = '[types]\na = "txt"\nb = "int"\n[keys]\nmine = { required = ["a"] }'
        with pytest.raises(ConfigurationError) as caught:
            Catalog.load(overlays={"parameters.toml": toml, "de": f"{HEAD}ack = {{ $nope }}"})
        assert [fault.code for fault in caught.value.faults] == ["undeclared-variable", "unknown-type", "unknown-type", "undeclared-name"]

    @pytest.mark.parametrize(("content", "code"), [(b"\xff", "not-utf-8"), (b"#" * 70_000, "source-too-large"), (None, "file-not-found")])
    def test_an_unusable_file_says_why(self, tmp_path: Path, content: bytes | None, code: str) -> None:
        file = tmp_path / "parameters.toml"
        file.mkdir() if content is None else file.write_bytes(content)
        found = Catalog.check(overlays=tmp_path)
        assert [(fault.code, fault.file) for fault in found] == [(code, str(file))]

    def test_a_named_file_that_is_not_there_says_so(self, tmp_path: Path) -> None:
        assert [fault.code for fault in Catalog.check(overlays=tmp_path / "parameters.toml")] == ["file-not-found"]

    def test_declarations_alone_are_read_for_other_tools(self) -> None:
        declarations, faults = read_declarations([{"parameters.toml": PARAMETERS}])
        assert not faults
        assert declarations.own == {"voucher", "thanks"}
        assert declarations.types["count"] == "integer"
        assert read_declarations([])[0] is packaged_declarations()

    @given(st.text(st.sampled_from('[]{}="\n, abkeystypeswordsrequired_1'), max_size=80))
    @settings(max_examples=200)
    def test_any_text_declares_something_or_is_refused(self, toml: str) -> None:
        with suppress(ConfigurationError):
            assert set(Catalog.load(overlays={"parameters.toml": toml}).keys) >= set(packaged_declarations().keys)


class TestParents:
    def test_a_child_has_what_its_parent_says(self) -> None:
        catalog = Catalog.load(overlays={"de-AT": f"{HEAD}ack = Servus"})
        own = catalog.render("ack", locale="de-AT", register="formal", values={}, channel="plain")
        lent = catalog.render("ack", locale="de-AT", register="casual", values={}, channel="plain")
        packaged = Catalog.load().render("ack", locale="de-AT", register="casual", values={}, channel="plain")
        assert (own.text, own.locale_used, own.fallback_from, own.review) == ("Servus", "de-AT", None, "draft")
        assert lent == packaged
        assert (lent.locale_used, lent.fallback_from, lent.review) == ("de", "de-AT", "confident")
        assert catalog.registers("de-AT") == ("formal", "casual")
        assert catalog.resolve("de-AT") == "de-AT"

    def test_a_child_has_what_is_laid_over_its_parent_and_uses_its_own_terms(self) -> None:
        overlay = {"de": f"{HEAD}-shop = Laden\nack = {{ -shop }}", "de-AT": f"{HEAD}-shop = Geschäft"}
        for each in (overlay, dict(reversed(overlay.items()))):
            catalog = Catalog.load(overlays=each)
            assert say(catalog, "ack", values={}) == "Laden"
            assert say(catalog, "ack", values={}, locale="de-AT") == "Geschäft"

    def test_own_messages_are_lent_too(self) -> None:
        assert say(loaded(**{"de-CH": f"{HEAD}ack = Grüezi"}), "voucher", locale="de-CH") == "Ihre 2 Gutscheine: A1."

    def test_a_fault_of_the_parent_is_told_once(self) -> None:
        found = Catalog.check(overlays={"de": f"{HEAD}ack = {{ $nope }}", "de-AT": f"{HEAD}signature = {{ $nope }}"})
        assert [(fault.file, fault.code) for fault in found] == [
            ("overlays[0]['de']", "undeclared-variable"),
            ("overlays[0]['de-AT']", "undeclared-variable"),
        ]

    def test_courtesies_that_nobody_writes_stay_empty(self) -> None:
        catalog = Catalog.load(overlays={"de-AT": f"{HEAD}ack = Servus"})
        assert all(text.text is not None for text in catalog.render_all(("opening", "feast_greeting"), locale="de-AT", register="formal",
                                                                        values={}, channel="plain"))  # fmt: skip
