"""A catalogue is checked as a whole before it renders anything: every fault with its file, line and column."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.sources import read_source

HEAD = "# review: confident\n\n"


def faults(text: str, **options: Any) -> list[tuple[str, int | None, str]]:
    with pytest.raises(ConfigurationError) as caught:
        Catalog.load(overlays=[{"de": text} | options])
    for fault in caught.value.faults:
        assert fault.file
        assert fault.message
    return [(fault.code, fault.line, fault.key) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ack = Hallo { $ref", ("template-syntax", 3, "ack")),
        ("ack = { $ref ->\n    [none] x\n}", ("missing-default-variant", 5, "ack")),
        ("ack = }", ("template-syntax", 3, "ack")),
        ("= x", ("template-syntax", 3, "")),
        ('ack = { "x', ("template-syntax", 3, "ack")),
        ("ack = { $store }", ("undeclared-variable", 3, "ack")),
        ("ack = { $due_at }", ("undeclared-variable", 3, "ack")),
        ("ack = x\n    .casual = { $nmae }", ("undeclared-variable", 4, "ack.casual")),
        ("ack = { $store ->\n    [none] a\n   *[other] b\n}", ("undeclared-variable", 3, "ack")),
        ("signature = { NUMBR($brand) }", ("unknown-function", 3, "signature")),
        ("signature = { NUMBER($brand) }", ("bad-argument", 3, "signature")),
        ("signature = { DATE() }", ("bad-argument", 3, "signature")),
        ('signature = { DATE("x") }', ("bad-argument", 3, "signature")),
        ("signature = { DATE($brnd) }", ("undeclared-variable", 3, "signature")),
        ('expected_reply = { DATE($due_at, patern: "d") }', ("bad-option", 3, "expected_reply")),
        ('expected_reply = { DATE($due_at, pattern: "HH:mm") }', ("bad-option", 3, "expected_reply")),
        ('expected_reply = { TIME($due_at, pattern: "HH:mm z") }', ("bad-option", 3, "expected_reply")),
        ('expected_reply = { DATE($due_at, pattern: "EEEEEEEEE") }', ("bad-option", 3, "expected_reply")),
        ('expected_reply = { DATE($due_at, pattern: "") }', ("bad-option", 3, "expected_reply")),
        ('expected_reply = { DATE($due_at, style: "tiny") }', ("bad-option", 3, "expected_reply")),
        ("expected_reply = { DATE($due_at, style: 1) }", ("bad-option", 3, "expected_reply")),
        ("ack = { $ref }", ("unguarded-optional", 3, "ack")),
        ("salutation = { PERSON($name) }", ("unguarded-optional", 3, "salutation")),
        ("ack = { $ref ->\n    [none] { $ref }\n   *[other] b\n}", ("unguarded-optional", 4, "ack")),
        ("ack = { $ref ->\n    [x] a\n   *[other] b\n}", ("missing-none-variant", 3, "ack")),
        ("ack = { $ref ->\n   *[none] a\n    [other] b\n}", ("none-is-default", 3, "ack")),
        ("salutation = { $name ->\n    [none] a\n    [Ana] c\n   *[other] b\n}", ("unknown-variant", 3, "salutation")),
        ("expected_reply = { $due_at ->\n   *[other] b\n}", ("bad-selector", 3, "expected_reply")),
        ("ack = { DATE($ref) ->\n   *[other] b\n}", ("bad-selector", 3, "ack")),
        ("ack = { NUMBER($nope) ->\n   *[other] b\n}", ("undeclared-variable", 3, "ack")),
        ("ack = { NUMBER($ref) ->\n   *[other] b\n}", ("bad-selector", 3, "ack")),
        ('ack = { "x" ->\n   *[other] b\n}', ("bad-selector", 3, "ack")),
        ("ack = { $ref ->\n    [none] a\n    [none] c\n   *[other] b\n}", ("duplicate-variant", 5, "ack")),
        ("ack = { ack }", ("reference-cycle", 3, "ack")),
        ("-a = { -b }\n-b = { -a }\nack = { -a }", ("reference-cycle", 4, "-b")),
        ("ack = { -nope }", ("unknown-reference", 3, "ack")),
        ("-a = x\nack = { -a($ref) }", ("bad-argument", 4, "ack")),
        ("-b = x\n-word-photo = ein { -b } Bild", ("bad-argument", 4, "-word-photo")),
        ('-word-photo = {""}', ("bad-argument", 3, "-word-photo")),
        ("-a = x\n    .gender = { -a }", ("bad-argument", 4, "-a.gender")),
        ('expected_reply = { DATE($due_at, style: "short", pattern: "d") }', ("bad-option", 3, "expected_reply")),
        ("ack = a\x00b", ("control-character", 3, "")),
        ("ack = a\x9fb", ("control-character", 3, "")),
        ("ack = a\rb", ("control-character", 3, "")),
        ("ack = \ud800", ("control-character", 3, "")),
        ('ack = { "\\U110000" }', ("template-syntax", 3, "")),
        ('ack = { "\\u0000" }', ("template-syntax", 3, "")),
        ("ack = { nope }", ("unknown-reference", 3, "ack")),
        ("ack = { stop_confirmed }", ("undeclared-variable", None, "stop_confirmed")),
        ("ack = { salutation.casual }", ("bad-reference", 3, "ack")),
        ("-a = { salutation }\nack = { -a }", ("bad-reference", 3, "-a")),
        ("-a = { $name }\nack = { -a }", ("undeclared-variable", 3, "-a")),
        ("-a = { $brand }\nsignature = { -a }", ("undeclared-variable", 3, "-a")),
        ("ack = { -a.x ->\n   *[other] b\n}", ("unknown-reference", 3, "ack")),
        ("ack = { 1234567890123456 }", ("bad-argument", 3, "ack")),
        ("akc = x", ("unknown-key", 3, "akc")),
        ("ack = x\nack = y", ("duplicate-key", 4, "ack")),
        ("-a = x\n-a = y", ("duplicate-key", 4, "-a")),
        ("ack = x\n    .casual = y\n    .casual = z", ("duplicate-key", 5, "ack.casual")),
        ("ack = x\n    .friendly = y", ("unknown-register", 4, "ack.friendly")),
        ("ack = " + "{ " * 17 + '"x"' + " }" * 17, ("nested-too-deeply", 3, "ack")),
        ("ack = " + "{ " * 3000 + '"x"' + " }" * 3000, ("nested-too-deeply", 3, "")),
        ("ack = " + '{ "x" }' * 101, ("too-many-placeables", 3, "ack")),
    ],
)
def test_a_fault_names_what_and_where(text: str, expected: tuple[str, int | None, str]) -> None:
    code, line, key = expected
    found = faults(HEAD + text)
    assert (code, key) in {(each[0], each[2]) for each in found}, found
    if line is not None:
        assert (code, line, key) in found, found


def test_the_column_is_told() -> None:
    with pytest.raises(ConfigurationError, match=r"the message does not take \$stor \(column 15\) \[undeclared-variable\]"):
        Catalog.load(overlays=[{"de": HEAD + "ack = Hallo { $stor }!"}])


def test_every_fault_is_told_at_once() -> None:
    codes = [code for code, _, _ in faults(HEAD + "ack = { $a }\nsalutation = { B($name) }\nakc = x\nneed_info = {", haw="x = y")]
    assert {"undeclared-variable", "unknown-function", "unknown-key", "template-syntax", "missing-review", "missing-key"} <= set(codes)


def test_a_number_never_fits_a_word(try_text: Any) -> None:
    with pytest.raises(ConfigurationError, match="unknown-variant"):
        try_text("a = { $count ->\n    [lots] x\n    [99999999999999999] y\n    [1.5] z\n   *[other] w\n}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = { $sex ->\n    [femal] x\n   *[unknown] y\n}", "unknown-variant"),
        ("a = { $sex ->\n    [unknown] x\n   *[female] y\n}", "missing-unknown-variant"),
        ("a = { $sex }", "bad-argument"),
        ('a = { PERSON($friend, form: "surname") ->\n    [none] x\n   *[other] y\n}', "unguarded-optional"),
        ('a = { PERSON($note, form: "surname") ->\n    [none] x\n   *[other] y\n}', "unguarded-optional"),
        ('a = { PERSON($nobody, form: "surname") ->\n    [none] x\n   *[other] y\n}', "undeclared-variable"),
        ('a = { PERSON($who, form: "full") ->\n    [none] x\n   *[other] y\n}', "bad-selector"),
        ('a = { PERSON($who, form: "surname") ->\n    [Ana] x\n   *[other] y\n}', "bad-selector"),
        ("a = { PERSON($who) ->\n    [none] x\n   *[other] y\n}", "bad-selector"),
    ],
)
def test_a_choice_by_a_word_or_a_part_of_a_name_has_its_form(try_text: Any, text: str, code: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        try_text(text)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_an_optional_number_is_chosen_by_itself(try_text: Any) -> None:
    with pytest.raises(ConfigurationError, match="bad-selector"):
        try_text("a = { NUMBER($more) ->\n   *[other] w\n}")


def test_an_optional_value_in_a_call_needs_its_guard(try_text: Any) -> None:
    with pytest.raises(ConfigurationError, match="unguarded-optional"):
        try_text("a = { DATE($later) }")
    assert try_text("a = { $later ->\n    [none] never\n   *[other] { DATE($later) }\n}") == "never"


def test_a_file_without_its_review_mark_is_refused() -> None:
    assert faults("ack = x") == [("missing-review", 1, "")]


@pytest.mark.parametrize("mark", ["# review: draft", "### review: confident", "\ufeff# review: draft", "# review: draft\r"])
def test_the_review_mark_is_the_first_line(mark: str) -> None:
    source, found = read_source(f"{mark}\n\nack = x", name="x", locale="de")
    assert not found
    assert source.review == ("confident" if "confident" in mark else "draft")


def test_a_huge_source_is_refused_unread() -> None:
    assert faults(HEAD + "ack = " + "x" * 70_000) == [("source-too-large", 3, "")]
    assert faults(HEAD + "ack = x\n" * 9_000) == [("source-too-large", 8192, "")]


def test_a_chain_of_references_has_an_end() -> None:
    chain = "".join(f"-t{n} = {{ -t{n + 1} }}\n" for n in range(3000))
    assert "references-too-deep" in {code for code, _, _ in faults(HEAD + chain + "-t3000 = x\nack = { -t0 }")}
    backwards = "".join(f"-t{n + 1} = {{ -t{n} }}\n" for n in range(12))
    assert "references-too-deep" in {code for code, _, _ in faults(HEAD + "-t0 = x\n" + backwards + "ack = { -t12 }")}


@pytest.mark.parametrize("order", [1, -1])
def test_eight_references_deep_is_deep_enough(order: int) -> None:
    links = [f"-t{n} = {{ -t{n + 1} }}\n" for n in range(9)]
    eight, nine = ("".join(chain[::order]) for chain in (links[1:], links))
    assert Catalog.check(overlays=[{"de": f"{HEAD}{eight}-t9 = x\n"}]) == ()
    assert {code for code, _, _ in faults(f"{HEAD}{nine}-t9 = x\n")} == {"references-too-deep"}


def test_a_text_that_would_multiply_itself_is_refused() -> None:
    laughs = "".join(f"-t{n + 1} = {f'{{ -t{n} }}' * 10}\n" for n in range(7))
    assert "too-many-placeables" in {code for code, _, _ in faults(HEAD + "-t0 = ha\n" + laughs + "ack = { -t7 }")}


@given(st.text(st.sampled_from('ack=-.{}[]*>"$#\n abNUMBER(),:\\u0041'), max_size=120))
@settings(max_examples=300)
def test_any_text_is_a_catalogue_or_a_list_of_faults(text: str) -> None:
    with suppress(ConfigurationError):
        catalog = Catalog.load(overlays=[{"de": HEAD + text}])
        assert catalog.render("ack", locale="de", register="casual", values={}, channel="plain").text is not None


class TestOverlays:
    def test_one_text_replaces_one_key_in_one_register(self) -> None:
        catalog = Catalog.load(overlays=[{"de": "# review: draft\n\nack =\n    .casual = Moin!"}])
        casual = catalog.render("ack", locale="de", register="casual", values={}, channel="plain")
        formal = catalog.render("ack", locale="de", register="formal", values={}, channel="plain")
        assert (casual.text, casual.review) == ("Moin!", "draft")
        assert (formal.text, formal.review) == (
            Catalog.load().render("ack", locale="de", register="formal", values={}, channel="plain").text,
            "confident",
        )

    def test_later_overlays_win(self) -> None:
        catalog = Catalog.load(overlays=[{"de": HEAD + "ack = eins"}, {"de": HEAD + "ack = zwei"}])
        assert catalog.render("ack", locale="de", register="formal", values={}, channel="plain").text == "zwei"

    def test_a_term_serves_all_texts_of_its_locale(self) -> None:
        overlays = [{"de": HEAD + "-shop = Laden\nack = { -shop }"}, {"de": HEAD + "-shop = Kaze"}]
        assert Catalog.load(overlays=overlays).render("ack", locale="de", register="formal", values={}, channel="plain").text == "Kaze"

    def test_folders_and_files_are_read(self, tmp_path: Path) -> None:
        (tmp_path / "de.ftl").write_text("\ufeff" + HEAD + "ack = Ordner", encoding="utf-8")
        for overlay in (tmp_path, tmp_path / "de.ftl", str(tmp_path)):
            catalog = Catalog.load(overlays=[overlay])
            assert catalog.render("ack", locale="de", register="formal", values={}, channel="plain").text == "Ordner"

    def test_faults_name_the_merchants_file(self, tmp_path: Path) -> None:
        file = tmp_path / "de.ftl"
        file.write_text(HEAD + "ack = { $nope }", encoding="utf-8")
        with pytest.raises(ConfigurationError) as caught:
            Catalog.load(overlays=[tmp_path])
        assert [(fault.file, fault.line) for fault in caught.value.faults] == [(str(file), 3)]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("de.ftl", b"# review: draft\nack = \xff", "not-utf-8"),
            ("not a tag.ftl", b"# review: draft\n", "bad-language-tag"),
            ("tlh.ftl", b"# review: draft\n", "unknown-locale"),
            ("readme.txt", b"x", "empty-overlay"),
            ("de.ftl", b"# review: draft\n" + b"x" * 300_000, "source-too-large"),
        ],
    )
    def test_unusable_files_say_why(self, tmp_path: Path, name: str, content: bytes, code: str) -> None:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ConfigurationError) as caught:
            Catalog.load(overlays=[tmp_path])
        assert code in {fault.code for fault in caught.value.faults}

    def test_a_missing_path_and_an_empty_mapping_say_so(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError) as caught:
            Catalog.load(overlays=[tmp_path / "fr.ftl", {}])
        assert [fault.code for fault in caught.value.faults] == ["file-not-found", "empty-overlay"]

    def test_a_new_locale_brings_every_key_of_a_register(self, catalog: Catalog) -> None:
        hawaiian = HEAD + "".join(f"{key} = Aloha\n" for key in catalog.keys)
        with_hawaiian = Catalog.load(overlays=[{"haw": hawaiian}])
        assert "haw" in with_hawaiian.locales
        assert with_hawaiian.registers("haw-US") == ("formal",)
        with pytest.raises(UsageError) as caught:
            with_hawaiian.render("ack", locale="haw", register="casual", values={}, channel="plain")
        assert caught.value.code == "missing-register"
        with pytest.raises(ConfigurationError) as refused:
            Catalog.load(overlays=[{"haw": hawaiian + "ack2 = x\n", "fo": HEAD}])
        codes = {(fault.code, fault.key) for fault in refused.value.faults}
        assert {("unknown-key", "ack2"), ("missing-key", "ack")} <= codes

    def test_half_a_register_is_refused(self, catalog: Catalog) -> None:
        hawaiian = HEAD + "".join(f"{key} = Aloha\n" for key in catalog.keys) + "    .casual = Aloha nō\n"
        with pytest.raises(ConfigurationError, match="haw has no casual text for ack"):
            Catalog.load(overlays=[{"haw": hawaiian}])
