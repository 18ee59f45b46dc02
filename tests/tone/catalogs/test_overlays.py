"""An overlay lies over the locale that it means, and whatever cannot be read says why and where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.parameters import packaged_declarations

HEAD = "# review: draft\n\n"


def ack(catalog: Catalog, locale: str) -> str:
    return catalog.render("ack", locale=locale, register="formal", values={}, channel="plain").text


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("DE_de", "de-AT"),
        ("de-DE", "de"),
        ("zh_TW", "zh-Hant"),
        ("zh-cn", "zh-Hans"),
        ("en", "en-US"),
        ("JA-jpan-jp", "ja"),
        ("pt", "pt-BR"),
    ],
)
def test_a_tag_in_other_words_lies_over_the_packaged_texts(name: str, asked: str) -> None:
    catalog = Catalog.load(overlays=[{name: f"{HEAD}ack = Kaze"}])
    assert ack(catalog, asked) == ack(catalog, name) == "Kaze"
    assert catalog.locales == Catalog.load().locales


@pytest.mark.parametrize(("name", "parent"), [("de-AT", "de"), ("es", "es-419"), ("zh-HK", "zh-Hant"), ("de-Latn-LI", "de")])
def test_a_tag_of_other_readers_is_a_locale_of_its_own_over_its_parent(name: str, parent: str) -> None:
    catalog = Catalog.load(overlays=[{name: f"{HEAD}ack = Kaze"}])
    assert (ack(catalog, name), ack(catalog, parent)) == ("Kaze", ack(Catalog.load(), parent))
    assert catalog.resolve(name) not in {parent, None}


@pytest.mark.parametrize("name", ["no", "nn", "bg", "sr-Latn"])
def test_a_tag_without_a_parent_of_its_language_brings_every_key(name: str) -> None:
    found = Catalog.check(overlays=[{name: f"{HEAD}ack = Kaze"}])
    assert {fault.code for fault in found} == {"missing-key"}
    assert all(fault.line == 1 and fault.hint for fault in found)


def test_two_files_of_one_locale_are_never_half_used(tmp_path: Path) -> None:
    for name in ("de.ftl", "de-DE.ftl"):
        (tmp_path / name).write_text(f"{HEAD}ack = {name}", encoding="utf-8")
    (found,) = Catalog.check(overlays=[tmp_path])
    assert (found.code, found.file, found.line) == ("duplicate-locale", str(tmp_path / "de.ftl"), 1)
    assert f"{tmp_path / 'de-DE.ftl'} has texts of de too" in found.message
    assert [fault.code for fault in Catalog.check(overlays=[{"de_DE": HEAD, "DE-de": HEAD}])] == ["duplicate-locale"]
    assert Catalog.check(overlays=[tmp_path / "de.ftl", tmp_path / "de-DE.ftl"]) == ()


def test_hidden_files_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / "._de.ftl").write_bytes(b"\xff\x00")
    (tmp_path / "de.ftl").write_text(f"{HEAD}ack = Kaze", encoding="utf-8")
    assert ack(Catalog.load(overlays=[tmp_path]), "de") == "Kaze"


def test_a_link_is_followed_and_a_loop_or_a_pipe_is_not(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "de.ftl").write_text(f"{HEAD}ack = Kaze", encoding="utf-8")
    (tmp_path / "linked").symlink_to(real)
    assert ack(Catalog.load(overlays=[tmp_path / "linked"]), "de") == "Kaze"
    (tmp_path / "de.ftl").symlink_to(tmp_path / "de.ftl")
    (tmp_path / "fr.ftl").mkdir()
    os.mkfifo(tmp_path / "ja.ftl")
    found = Catalog.check(overlays=[tmp_path])
    assert [fault.code for fault in found] == ["file-not-found"] * 3
    assert all(fault.file and fault.hint for fault in found)


def test_a_path_with_a_nul_is_no_path() -> None:
    assert [fault.code for fault in Catalog.check(overlays=["a\0b"])] == ["file-not-found"]


def test_a_file_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    (tmp_path / "de.ftl").write_bytes("# review: draft\n\nack = Grüße ".encode() + b"\xfc")
    (found,) = Catalog.check(overlays=[tmp_path])
    assert (found.code, found.line) == ("not-utf-8", 3)
    assert "(column 13)" in found.message


@pytest.mark.parametrize("lead", ["", "x"])
def test_a_large_file_is_too_large_wherever_reading_it_stops(tmp_path: Path, lead: str) -> None:
    (tmp_path / "ru.ftl").write_text(f"# review: draft\n{lead}\nack = " + "ж" * 400_000, encoding="utf-8")
    assert [(fault.code, fault.line) for fault in Catalog.check(overlays=[tmp_path])] == [("source-too-large", 3)]


@pytest.mark.parametrize(
    "overlays", [None, 5, [5], [None], [b"x"], [{"de": b"x"}], [{"de": None}], {"de": None}, [{"parameters.toml": b"x"}], [["messages"]]]
)
def test_what_is_no_list_of_overlays_is_refused(overlays: Any) -> None:
    for way in (Catalog.check, Catalog.load):
        with pytest.raises(UsageError) as caught:
            way(overlays=overlays)
        assert caught.value.code == "wrong-argument"
        assert caught.value.hint


@pytest.mark.parametrize("content", [HEAD.replace("\n", "\r\n") + "ack = Kaze\r\n", f"\ufeff{HEAD}ack = Kaze"])
def test_line_ends_and_marks_of_other_systems_are_taken(content: str) -> None:
    assert ack(Catalog.load(overlays=[{"de": content}]), "de") == "Kaze"


def test_a_word_may_be_written_with_literals() -> None:
    catalog = Catalog.load(overlays=[{"de": HEAD + '-word-photo = ein Foto {"{A}"} { 5 }'}])
    text = catalog.render("need_info", locale="de", register="formal", values={"fields": ["photo"]}, channel="plain").text
    assert "ein Foto {A} 5" in text


def test_a_locale_may_leave_out_its_courtesies_and_then_nothing_is_said() -> None:
    compulsory = [key for key in Catalog.load().keys if key not in packaged_declarations().courtesies]
    catalog = Catalog.load(overlays=[{"haw": HEAD + "".join(f"{key} = Aloha\n" for key in compulsory)}])
    said = {
        key: catalog.render(key, locale="haw", register="formal", values={"summary": "x"}, channel="plain").text
        for key in ("empathy", "restate")
    }
    assert said == {"empathy": "", "restate": ""}


@pytest.mark.parametrize("text", ['{""}', '{" "}', '{ $topic ->\n        [none] {""}\n       *[other] { $topic }\n    }', "{ -nothing }"])
def test_a_text_that_can_be_empty_is_a_fault_unless_it_is_a_courtesy(text: str) -> None:
    source = f'# review: draft\n\n-nothing = {{""}}\nack = {text}\nopening = {{""}}\n'
    found = [(fault.code, fault.key, fault.line) for fault in Catalog.check(overlays=[{"de": source}])]
    assert ("blank-text", "ack", 4) in found
    assert not any(key == "opening" for _, key, _ in found)


@pytest.mark.parametrize("character", ["\u202e", "\u202a", "\u200b"])
def test_what_turns_a_text_around_or_hides_in_it_is_a_fault(character: str) -> None:
    [fault] = Catalog.check(overlays=[{"de": f"# review: draft\n\nack = Danke{character} sehr.\n"}])
    assert (fault.code, fault.line) == ("control-character", 3)
