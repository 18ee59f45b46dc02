"""What callers pass by mistake is refused where they pass it, with what to write instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent
from xborder_support.desk import AskCustomer, NeedsApproval
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Workload
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
MESSAGE = message("Where is my order?", channel="whatsapp", at=NOW)
REPLIED = TicketEvent(at=NOW, kind="agent_replied", agent="aiko")


@pytest.fixture(scope="module")
def plan(desk: SupportDesk) -> Plan:
    return desk.handle(MESSAGE, now=NOW)


def refusal(call: Callable[[], object]) -> UsageError:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == "wrong-argument"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("wrong", "message", "remedy"),
    [
        ({"conversation": "{}"}, "conversation: a Conversation was expected, not str", "pass Conversation.from_json(text)"),
        ({"conversation": b"{}"}, "not bytes", "Conversation.from_json(text)"),
        ({"conversation": {}}, "not dict", "Conversation.from_json(text), with the text"),
        ({"customer": {"name": "Petra"}}, "customer: a Customer was expected, not dict", "pass Customer(name=PersonName(…)"),
        ({"customer": "Petra"}, "not str", "pass Customer("),
        ({"workload": {"aiko": 3}}, "workload: a Workload was expected, not dict", "Workload(open_items={…})"),
        ({"orders": [{"number": "1"}]}, "orders[0]: an object with number, locale and territory was expected, not dict", "SimpleNamespace"),
        ({"orders": {"number": "1"}}, "orders: a list of orders was expected, not dict", "orders=[order]"),
        ({"orders": "1"}, "not str", "orders=[order]"),
        ({"orders": None}, "not NoneType", "orders=[order]"),
        ({"orders": [SimpleNamespace(number="1", locale=None)]}, "orders[0]", "it has no territory"),
        (
            {"orders": [SimpleNamespace(number=1, locale=None, territory=None)]},
            "orders[0].number: text was expected, not int",
            "str(number)",
        ),
        ({"orders": [SimpleNamespace(number="1", locale=5, territory=None)]}, "orders[0].locale", "str(locale)"),
        ({"orders": [SimpleNamespace(number=None, locale=None, territory=None)]}, "orders[0].number", "str(number)"),
    ],
)
def test_handle_refuses_what_is_of_another_kind(desk: SupportDesk, wrong: dict[str, Any], message: str, remedy: str) -> None:
    error = refusal(lambda: desk.handle(MESSAGE, now=NOW, **wrong))
    assert message in error.message
    assert remedy in str(error.hint)
    assert "Petra" not in str(error)


def test_what_is_right_passes(desk: SupportDesk) -> None:
    order = SimpleNamespace(number="1", locale=None, territory="JP")
    given: dict[str, Any] = {"conversation": Conversation(), "customer": Customer(), "workload": Workload()}
    assert desk.handle(MESSAGE, now=NOW, orders=[order], **given).actions
    assert desk.check(now=NOW, **given) == desk.check(Conversation(), now=NOW, customer=Customer(), workload=Workload())
    assert desk.record(REPLIED, Conversation()) == Conversation().add(REPLIED)


_PARTS: list[tuple[dict[str, Any], str, str]] = [
    ({"markets": {"JP": {}}}, "markets: Markets was expected, not dict", "pass Markets.packaged().with_overrides(…)"),
    ({"markets": "my_markets"}, "markets: Markets was expected, not str", "pass Markets.packaged().with_overrides(…)"),
    ({"channels": {"pager": {}}}, "channels: Channels was expected, not dict", 'Channels().add("pager", module, profiles={…})'),
]


@pytest.mark.parametrize(("wrong", "message", "remedy"), _PARTS)
def test_a_desk_is_loaded_with_markets_and_channels(wrong: dict[str, Any], message: str, remedy: str) -> None:
    config = {"format": 1, "shop": {"name": "Kaze Audio"}}
    for load in (lambda: SupportDesk.from_config(config, **wrong), lambda: SupportDesk.load("nowhere.toml", **wrong)):
        error = refusal(load)
        assert error.message == message
        assert remedy in str(error.hint)


@pytest.mark.parametrize(
    ("wrong", "message", "remedy"),
    [
        *_PARTS,
        ({"roster": {}}, "roster: a Roster was expected, not dict", "Roster.from_config({…}, calendars={…})"),
        ({"catalog": "texts"}, "catalog: a Catalog was expected, not str", "Catalog.load(overlays=…)"),
        ({"classifier": "my_model"}, "classifier: a function of a text was expected, not str", "topics.classify"),
    ],
)
def test_the_parts_of_a_desk_are_replaced_by_their_like(desk: SupportDesk, wrong: dict[str, Any], message: str, remedy: str) -> None:
    error = refusal(lambda: desk.replace(**wrong))
    assert error.message == message
    assert remedy in str(error.hint)


def test_a_plan_is_no_conversation(desk: SupportDesk, plan: Plan) -> None:
    error = refusal(lambda: desk.handle(MESSAGE, now=NOW, conversation=plan))  # type: ignore[arg-type]
    assert error.hint == "pass plan.conversation"
    assert refusal(lambda: desk.check(plan, now=NOW)).hint == "pass plan.conversation"  # type: ignore[arg-type]


@pytest.mark.parametrize(("wrong", "remedy"), [(None, "pass Conversation() where nothing"), ("{}", "Conversation.from_json(text)")])
def test_check_needs_a_conversation(desk: SupportDesk, wrong: Any, remedy: str) -> None:
    assert remedy in str(refusal(lambda: desk.check(wrong, now=NOW)).hint)
    assert remedy in str(refusal(lambda: desk.record(REPLIED, wrong)).hint)


def test_check_refuses_what_handle_refuses(desk: SupportDesk) -> None:
    wrong: Any = {"aiko": 3}
    assert "Workload(" in str(refusal(lambda: desk.check(Conversation(), now=NOW, workload=wrong)).hint)
    assert "Customer(" in str(refusal(lambda: desk.check(Conversation(), now=NOW, customer=wrong)).hint)


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        (Conversation(), "the arguments are swapped: record(ticket_event, conversation)"),
        (MESSAGE, "what came in is kept by handle(): store plan.conversation"),
        (None, "pass TicketEvent(at="),
        ("agent_replied", "pass TicketEvent(at="),
    ],
)
def test_record_refuses_what_is_no_ticket_event(desk: SupportDesk, wrong: Any, remedy: str) -> None:
    assert remedy in str(refusal(lambda: desk.record(wrong, Conversation())).hint)


def test_swapped_arguments_are_recognised(desk: SupportDesk) -> None:
    assert "swapped" in str(refusal(lambda: desk.record(Conversation(), REPLIED)).hint)  # type: ignore[arg-type]


def test_render_takes_one_reply(desk: SupportDesk, plan: Plan) -> None:
    (reply,) = plan.replies
    asked = AskCustomer(idempotency_key="k", fields=("order",), reply=reply)
    held = NeedsApproval(idempotency_key="k", reply=reply)
    wrong: list[tuple[Any, str]] = [
        (plan, "for reply in plan.replies: desk.render(reply)"),
        (plan.replies, "one by one"),
        (None, "one by one"),
        (reply.draft, "xborder_support.channels.provider(draft.provider).render(draft)"),
        (plan.assignment, "nothing goes out to the customer for this action"),
        (asked, "pass action.reply, or take it from plan.replies"),
        (held, "once a person has approved it"),
    ]
    for given, remedy in wrong:
        error = refusal(partial(desk.render, given))
        assert remedy in str(error.hint)
        assert error.message == f"reply: a Reply was expected, not {type(given).__name__}"
    assert desk.render(replace(reply))


@pytest.mark.parametrize(
    ("layers", "remedy"),
    [
        (({},), "use SupportDesk.from_config(mapping)"),
        ((["desk.toml"],), "SupportDesk.load(*paths)"),
        ((None,), 'pass "desk.toml", or a Path'),
        ((b"desk.toml",), 'pass "desk.toml", or a Path'),
        (("desk.toml", 7), 'pass "desk.toml", or a Path'),
        (("format = 1\n[shop]\n",), "SupportDesk.from_config(tomllib.loads(text))"),
    ],
)
def test_load_takes_paths(layers: tuple[Any, ...], remedy: str) -> None:
    assert remedy in str(refusal(lambda: SupportDesk.load(*layers)).hint)


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ("desk.toml", "use SupportDesk.load(path)"),
        (Path("desk.toml"), "use SupportDesk.load(path)"),
        (None, "pass a dict"),
        ([{}], "pass a dict"),
    ],
)
def test_from_config_takes_a_mapping(wrong: Any, remedy: str) -> None:
    assert remedy in str(refusal(lambda: SupportDesk.from_config(wrong)).hint)


def test_an_empty_desk_file_is_one_fault(tmp_path: Path) -> None:
    empty = tmp_path / "desk.toml"
    empty.write_text("\n# nothing\n", encoding="utf-8")
    loads: list[Callable[[], SupportDesk]] = [
        lambda: SupportDesk.load(empty),
        lambda: SupportDesk.load(empty, empty),
        lambda: SupportDesk.from_config({}),
        SupportDesk.load,
    ]
    for load in loads:
        with pytest.raises(ConfigurationError) as caught:
            load()
        (fault,) = caught.value.faults
        assert (fault.code, fault.key) == ("empty-configuration", "")
        assert "python -m xborder_support init" in str(fault.hint)


def test_an_unknown_array_of_tables_is_reported_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text('format = 1\n[shop]\nname = "x"\n\n[[slas]]\nmetric = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        SupportDesk.load(file)
    assert [(fault.code, fault.key, fault.line) for fault in caught.value.faults] == [("unknown-key", "slas", 5)]
    assert 'did you mean "sla"?' in str(caught.value.faults[0].hint)


def test_a_stored_plan_bears_its_mark_and_no_other_keys(plan: Plan) -> None:
    text = plan.to_json()
    assert Plan.from_json(text) == Plan.from_json(text.encode()) == plan
    unmarked = {key: value for key, value in json.loads(text).items() if key != "schema"}
    for wrong in (unmarked, {**unmarked, "schema": "plan/1", "foo": 1}, {**unmarked, "schema": "plan/2"}):
        with pytest.raises(UsageError, match=r"Plan\.to_json\(\)") as caught:
            Plan.from_json(json.dumps(wrong))
        assert caught.value.code == "bad-plan"
