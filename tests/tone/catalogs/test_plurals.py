"""A choice by a number has every category that its language needs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from xborder_support.errors import ConfigurationError
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs.plurals import CATEGORIES, ordinal_categories, plural_categories

CHOICE = "a = { $count ->\n    [one] one\n   *[other] more\n}"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ja", ("other",)),
        ("en", ("one", "other")),
        ("pt_BR", ("one", "other")),
        ("ru", ("one", "few", "many", "other")),
        ("pl", ("one", "few", "many", "other")),
        ("cs", ("one", "few", "other")),
        ("ar", CATEGORIES),
        ("he", ("one", "two", "other")),
    ],
)
def test_each_language_needs_its_own(locale: str, expected: tuple[str, ...]) -> None:
    assert plural_categories(Locale.parse(locale)) == expected


def test_fractions_need_more() -> None:
    assert plural_categories(Locale("cs"), has_fractions=True) == ("one", "few", "many", "other")
    assert plural_categories(Locale("lt")) == ("one", "few", "other")
    assert plural_categories(Locale("lt"), has_fractions=True) == ("one", "few", "many", "other")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de", ("other",)), ("en", ("one", "two", "few", "other")), ("it", ("many", "other")), ("fr", ("one", "other"))],
)
def test_ordinals_have_their_own(locale: str, expected: tuple[str, ...]) -> None:
    assert ordinal_categories(Locale(locale)) == expected


@pytest.mark.parametrize("locale", sorted({each.partition("_")[0] for each in locale_identifiers()} - {"root"}))
def test_no_category_of_a_rule_is_overlooked_but_for_fractions_and_millions(locale: str) -> None:
    known = Locale(locale)
    of_the_rule = set(known.plural_form.tags) | {"other"}
    missing = of_the_rule - set(plural_categories(known, has_fractions=True))
    assert all(known.plural_form(1_000_000) == category for category in missing)


@pytest.mark.parametrize(
    ("locale", "lacking"),
    [("ru", "[few], [many]"), ("ar", "[zero], [two], [few], [many]"), ("pl", "[few], [many]"), ("cs", "[few]"), ("he", "[two]")],
)
def test_a_choice_that_lacks_one_is_refused(try_text: Any, locale: str, lacking: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        try_text(CHOICE, locale=locale)
    assert [(fault.code, fault.line, fault.key) for fault in caught.value.faults] == [("missing-plural-category", 3, "a")]
    assert f"there is no {lacking} (" in caught.value.faults[0].message


@pytest.mark.parametrize("locale", ["en-GB", "de", "pt-BR", "es-419", "ja"])
def test_a_choice_that_has_them_all_is_taken(try_text: Any, locale: str) -> None:
    assert try_text(CHOICE, {"count": 5}, locale=locale) == "more"


def test_an_exact_number_replaces_no_category(try_text: Any) -> None:
    with pytest.raises(ConfigurationError, match="missing-plural-category"):
        try_text("a = { $count ->\n    [1] one\n   *[other] more\n}")


def test_a_choice_by_presence_alone_needs_none(try_text: Any) -> None:
    assert try_text("a = { $more ->\n    [none] x\n   *[other] { $more }\n}", locale="ru") == "x"


def test_an_ordinal_choice_is_checked_likewise(try_text: Any) -> None:
    text = 'a = { NUMBER($count, type: "ordinal") ->\n    [one] st\n   *[other] th\n}'
    with pytest.raises(ConfigurationError, match=r"ordinal categories one, two, few, other: there is no \[two\], \[few\]"):
        try_text(text)
    with pytest.raises(ConfigurationError, match="bad-selector"):
        try_text('a = { NUMBER($weight, type: "ordinal") ->\n   *[other] th\n}')


@pytest.mark.parametrize(("ratio", "expected"), [("1.0", "one"), ("1", "one"), ("1.5", "more"), ("10", "more"), (None, "none")])
def test_a_fraction_counts_as_it_is_shown(try_text: Any, ratio: str | None, expected: str) -> None:
    text = "a = { $ratio ->\n    [none] none\n    [one] one\n   *[other] more\n}"
    assert try_text(text, {"ratio": Decimal(ratio) if ratio else None}) == expected


def test_check_lists_what_an_overlay_lacks_and_raises_nothing() -> None:
    overlay = {"de": "# review: draft\n\nack = { $sku }\nakc = x", "haw": "# review: draft\n\nack = Aloha"}
    found = {(fault.code, fault.key) for fault in Catalog.check(overlays=[overlay])}
    assert {("undeclared-variable", "ack"), ("unknown-key", "akc"), ("missing-key", "salutation")} <= found
    assert Catalog.check(overlays=[{"de": "# review: draft\n\nack = Danke!"}]) == ()
    assert Catalog.check(overlays=["nowhere"])[0].code == "file-not-found"
