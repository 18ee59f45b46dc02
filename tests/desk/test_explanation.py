"""Every reason has a sentence, every sentence a reason, and no sentence asks for a fact that is not there."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent
from xborder_support.conversations import DeliveryStatus, Membership, Party, Reaction, Unparsed, Unsupported
from xborder_support.desk import explain_reason
from xborder_support.desk.explanation import known_reasons
from xborder_support.terms import Reason
from xborder_support.testing import message

SRC = Path(__file__).parents[2] / "src" / "xborder_support"
WORDS = tomllib.loads((SRC / "desk" / "data" / "explanation.en.toml").read_text(encoding="utf-8"))
OWN_WORDS = {SRC / "calendars" / "deadlines", SRC / "compliance" / "privacy"}
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)

# Calls whose first text is the code of a reason, and those that take it second.
FIRST, SECOND = {"Reason"}, {"ignored"}


def constants(node: ast.AST) -> Iterator[str]:
    return (item.value for item in ast.walk(node) if isinstance(item, ast.Constant) and isinstance(item.value, str))


def modules() -> Iterator[ast.Module]:
    """Yield all but deadlines and clocks of privacy, which explain themselves in their own words."""
    files = (file for file in sorted(SRC.rglob("*.py")) if file.parent not in OWN_WORDS)
    return (ast.parse(file.read_text(encoding="utf-8")) for file in files)


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def used_codes() -> Iterator[str]:
    """Yield the codes that stand in calls as they are."""
    for module in modules():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            position = 0 if called(node) in FIRST else 1 if called(node) in SECOND else None
            if position is not None and len(node.args) > position:
                yield from constants(node.args[position])


def all_texts() -> set[str]:
    """Return every text constant of the source that looks like a code."""
    return {text for module in modules() for text in constants(module) if CODE.fullmatch(text)}


def test_every_reason_in_the_source_has_a_sentence() -> None:
    used = set(used_codes())
    assert len(used) > 40
    assert used - known_reasons() == set()


def test_every_reason_of_language_identification_has_a_sentence() -> None:
    source = (SRC / "language" / "identification.py").read_text(encoding="utf-8")
    found = {
        text
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and called(node) == "LanguageGuess"
        for argument in node.args[1:2]
        for text in constants(argument)
    }
    assert {"no-words", "too-short", "unclear", "not-a-candidate", "language-by-history"} <= found
    assert found - known_reasons() == set()


def test_every_sentence_belongs_to_a_reason_in_the_source() -> None:
    assert known_reasons() - all_texts() == set()


@pytest.mark.parametrize("code", sorted(known_reasons()))
def test_a_sentence_is_one_plain_sentence(code: str) -> None:
    sentence = WORDS["reasons"][code]
    assert CODE.fullmatch(code)
    assert sentence[:1].isupper() or sentence[:1] == "{"
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 160


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def literal_facts() -> Iterator[tuple[str, set[str]]]:
    """Yield code and fact names of every ``Reason("…", {…})`` whose table is written out."""
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and called(node) == "Reason" and isinstance(node.args[0], ast.Constant):
                table = node.args[1] if len(node.args) > 1 else ast.Dict(keys=[], values=[])
                if isinstance(table, ast.Dict) and all(isinstance(key, ast.Constant) for key in table.keys):
                    yield str(node.args[0].value), {key.value for key in table.keys if isinstance(key, ast.Constant)}  # type: ignore[misc]


def test_a_sentence_uses_only_facts_that_its_reason_has() -> None:
    found = dict(literal_facts())
    assert len(found) > 30
    wrong = {code: placeholders(WORDS["reasons"][code]) - facts for code, facts in found.items() if code in known_reasons()}
    assert {code: names for code, names in wrong.items() if names} == {}


def test_labels_and_actions_use_only_what_they_are_given(say: Callable[..., Plan]) -> None:
    plan = say("Hello, where is my order?", sender="447400123456")
    assert placeholders(WORDS["labels"]["heading"]) == {"market", "language"}
    assert placeholders(WORDS["labels"]["zone"]) == {"zone"}
    assert placeholders(WORDS["labels"]["deadline"]) <= set(plan.all_deadlines[0].__dataclass_fields__)


def event(kind: type, **fields: Any) -> Any:
    return kind(channel="line", provider="line", account="shop", provider_id="1", received_at=NOW, sender=Party(address="U1"), **fields)


SCENES: list[tuple[Any, dict[str, Any]]] = [
    (message("荷物が届きません。", channel="line", at=NOW), {}),
    (message("STOP", channel="sms", sender="+12025550123", at=NOW), {}),
    (message("cancel", channel="whatsapp", sender="12025550123", at=NOW), {}),
    (message("hello", channel="whatsapp", sender="33612345678", at=NOW), {"customer": Customer(language="fr", opted_out=True)}),
    (message("42", channel="whatsapp", at=NOW, locale_hint="!!"), {}),
    (message("42", channel="whatsapp", at=NOW, locale_hint="de"), {}),
    (message("x", channel="email", at=NOW, automatic="bounce"), {}),
    (message("x", channel="email", at=NOW, is_echo=True), {}),
    (message("Where is it?", channel="amazon", at=datetime(2026, 2, 7, 16, tzinfo=UTC), details={"marketplace_territory": "US"}), {}),
    (message("", channel="whatsapp", sender="5511987654321", at=datetime(2026, 2, 16, 13, tzinfo=UTC), parts=(Unsupported(type="x"),)), {}),
    (message("Oi, cadê meu pedido?", channel="whatsapp", sender="5511987654321", at=datetime(2026, 2, 16, 13, tzinfo=UTC)), {}),
    (message("荷物が届きません。", channel="line", at=datetime(2026, 12, 30, 3, tzinfo=UTC)), {}),
    (message("hello there, my order?", channel="whatsapp", sender=" ", at=NOW), {}),
    (message("hello there, my order?", channel="whatsapp", at=NOW, window_expires_at=NOW), {}),
    (event(DeliveryStatus, status="read", provider_status="read"), {}),
    (event(Membership, change="joined"), {}),
    (event(Membership, change="unfollowed"), {}),
    (event(Reaction, target="1", emoji=None), {}),
    (event(Unparsed, reason="wrong-shape"), {}),
    (message("Where is it?", channel="whatsapp", sender="447400123456", at=NOW),
     {"conversation": Conversation().add(TicketEvent(at=NOW - timedelta(days=4), kind="customer_message", market="GB"))}),
    (message("Where is it?", channel="whatsapp", sender="447400123456", at=NOW),
     {"conversation": Conversation().add(TicketEvent(at=NOW - timedelta(minutes=4), kind="agent_replied", agent="amara"))}),
    (message("Where is it?", channel="whatsapp", sender="447400123456", at=NOW),
     {"conversation": Conversation().add(TicketEvent(at=NOW - timedelta(hours=4), kind="reply_planned"))}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "known"), SCENES)
@pytest.mark.parametrize("settings", [{}, {"shop__other_countries": None}, {"shop__accept_drafts": False}, {"routing": [], "sla": []}])
def test_no_explanation_has_a_gap(
    desk_with: Callable[..., SupportDesk], given: Any, known: dict[str, Any], settings: dict[str, Any]
) -> None:
    plan = desk_with(**settings).handle(given, now=given.received_at, **known)
    written = plan.explain()
    names = {name for text in (*WORDS["reasons"].values(), *WORDS["actions"].values()) for name in placeholders(text)}
    assert not re.search(rf"\(({'|'.join(sorted(names))})\)", written), written
    for line in written.splitlines():
        assert "{" not in line
        assert "T00:00" not in line


def test_a_reason_of_a_later_version_shows_its_facts() -> None:
    assert explain_reason(Reason("brand-new", {"market": "JP", "at": "2026-02-03T14:00:00+00:00"})) == (
        "brand-new market JP, at 2026-02-03 14:00 UTC"
    )
    assert explain_reason(Reason("account")) == "The message came to an account of market (territory)."
    assert explain_reason(Reason("promised", {"at": "soon"})) == "An answer can be promised by soon."
