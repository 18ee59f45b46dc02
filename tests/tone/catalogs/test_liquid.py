"""A Liquid macro becomes a Fluent text that says the same, or is refused with its place."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import PersonName
from xborder_support.tone import Catalog
from xborder_support.tone.catalogs import fluent_from_liquid

MACROS = {
    "ticket.id": "ref",
    "ticket.requester.first_name": 'PERSON($name, form: "given")',
    "shop": "$brand",
    "sex": "gender",
    "sku": "sku",
}


def said(liquid: str, key: str, values: dict[str, Any]) -> str:
    overlay = {"en-GB": f"# review: draft\n\n{fluent_from_liquid(liquid, key=key, macros=MACROS)}"}
    return Catalog.load(overlays=[overlay]).render(key, locale="en-GB", register="formal", values=values, channel="plain").text


@pytest.mark.parametrize(
    ("liquid", "key", "values", "expected"),
    [
        ('Case {{ ticket.id | default: "unknown" }}!', "ack", {"ref": "7"}, "Case 7!"),
        ('Case {{ ticket.id | default: "unknown" }}!', "ack", {}, "Case unknown!"),
        ("Case {{ticket.id|default:''}}!", "ack", {}, "Case !"),
        (
            "Hi {{ticket.requester.first_name | default: 'you'}},",
            "salutation",
            {"name": PersonName(given="Ana", surname="Souza")},
            "Hi Ana,",
        ),
        ("Hi {{ticket.requester.first_name | default: 'you'}},", "salutation", {}, "Hi you,"),
        ("{{ shop }}\r\n  Team {x}", "signature", {"brand": "Kaze"}, "Kaze\n  Team {x}"),
        ("{{ shop | default: 'x' }}", "signature", {"brand": "Kaze"}, "Kaze"),
    ],
)
def test_the_fluent_text_says_the_same(liquid: str, key: str, values: dict[str, Any], expected: str) -> None:
    assert said(liquid, key, values) == expected


@pytest.mark.parametrize(
    ("liquid", "code", "line", "column"),
    [
        ("a\n {% if x %}", "liquid-tag", 2, 2),
        ("{{ ticket.id | upcase }}", "liquid-filter", 1, 1),
        ("{{ ticket.id | default: 5 }}", "liquid-filter", 1, 1),
        ('{{ ticket.id | default: "a" | upcase }}', "liquid-filter", 1, 1),
        ('x {{ "a" }}', "liquid-syntax", 1, 3),
        ("{{- ticket.id -}}", "liquid-syntax", 1, 1),
        ("{{ ticket['id'] }}", "liquid-syntax", 1, 1),
        ("a {{ ticket.id", "liquid-syntax", 1, 3),
        ("{{ ticket.nr }}", "unknown-macro", 1, 1),
        ("{{ sku }}", "unknown-parameter", 1, 1),
        ("{{ sex }}", "unknown-parameter", 1, 1),
        ("{{ ticket.id }}", "missing-default", 1, 1),
    ],
)
def test_all_else_is_refused_with_its_place(liquid: str, code: str, line: int, column: int) -> None:
    with pytest.raises(ConfigurationError) as caught:
        fluent_from_liquid(liquid, key="ack", macros=MACROS)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line) == (code, line)
    assert fault.message.endswith(f"(column {column})")
    assert fault.hint


def test_every_fault_is_told_at_once_and_a_huge_text_is_refused() -> None:
    with pytest.raises(ConfigurationError) as caught:
        fluent_from_liquid("{% a %}{{ b }}{{ ticket.id }}", key="ack", macros=MACROS)
    assert [fault.code for fault in caught.value.faults] == ["liquid-tag", "unknown-macro", "missing-default"]
    with pytest.raises(ConfigurationError, match="source-too-large"):
        fluent_from_liquid("{{" * 500_000, key="ack", macros=MACROS)
    with pytest.raises(UsageError, match="did you mean"):
        fluent_from_liquid("x", key="akc", macros=MACROS)


@given(
    st.text(st.sampled_from('ab .*[]{}#-=\n"$\t'), min_size=1, max_size=40).filter(
        lambda text: text.strip() and "{{" not in text and "{%" not in text
    )
)
@settings(max_examples=150)
def test_words_come_through_as_they_are(words: str) -> None:
    assert said(words, "ack", {}) == words


@given(st.text(st.sampled_from('{}%|:". adefault"\n-'), max_size=60))
@settings(max_examples=200)
def test_any_text_is_converted_or_refused(liquid: str) -> None:
    with suppress(ConfigurationError):
        assert fluent_from_liquid(liquid, key="ack", macros={"a": "ref", "default": "topic"}).startswith("ack = ")
