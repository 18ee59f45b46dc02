"""Print what a desk plans for a payload, and why."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from xborder_support.channels import PROVIDERS, provider
from xborder_support.conversations import Conversation, InboundEvent, Unparsed
from xborder_support.desk import NeedsApproval, Plan, SupportDesk
from xborder_support.errors import UsageError

from .instants import typed_instant
from .own_facts import add_overrides, known_markets

NAME = "decide"

_FAULTY = frozenset({"nested-too-deeply", "not-a-form", "not-json", "not-utf-8", "not-xml", "wrong-shape"})


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("payload", help="a file with the body of a webhook or a mail, or - for standard input")
    parser.add_argument("--desk", action="append", required=True, metavar="FILE", help="a desk file; repeat it for layers, the last wins")
    parser.add_argument("--provider", required=True, help=f"who sent it: {', '.join(PROVIDERS)}")
    parser.add_argument("--now", help="the time to decide at, ISO 8601 with a zone; the machine's clock if absent")
    parser.add_argument("--conversation", metavar="FILE", help="a stored conversation, as Conversation.to_json() wrote it")
    add_overrides(parser)
    parser.add_argument("--json", action="store_true", help="print the plans as a JSON array")


def run(arguments: Namespace) -> int:
    """Decide each event of the payload and print the plans. The plan of a payload that nobody can read is printed, too, and returns 1."""
    desk = SupportDesk.load(*arguments.desk, markets=known_markets(arguments))
    now = datetime.now(UTC) if arguments.now is None else typed_instant(arguments.now, "--now")
    events = provider(arguments.provider).parse(_read(arguments.payload), received_at=now)
    plans = list(_plans(desk, arguments, events, now))
    _print(plans, as_json=arguments.json)
    return 1 if events and all(map(_is_faulty, events)) else 0


def _print(plans: Sequence[Plan], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([json.loads(plan.to_json()) for plan in plans], ensure_ascii=False, indent=2))
        return
    for plan in plans:
        print("\n".join(_lines(plan)), end="\n\n")
    if not plans:
        print("no events in this payload")


def _is_faulty(event: InboundEvent) -> bool:
    """Tell whether an event stands for a payload that is none, and not for something in one that the library does not read."""
    return isinstance(event, Unparsed) and event.reason in _FAULTY


def _lines(plan: Plan) -> Iterator[str]:
    yield plan.explain()
    held = [action.reply for action in plan.actions if isinstance(action, NeedsApproval) and action.reply]
    for label, replies in (("", plan.replies), ("held, ", held)):
        for reply in replies:
            yield f"--- {label}{reply.channel}, {reply.language}, {reply.register}\n{reply.text}\n---"


def _plans(desk: SupportDesk, arguments: Namespace, events: Iterable[InboundEvent], now: datetime) -> Iterator[Plan]:
    given = Conversation.from_json(_read(arguments.conversation)) if arguments.conversation else Conversation()
    conversations: dict[str, Conversation] = {}
    for event in events:
        plan = desk.handle(event, now=now, conversation=conversations.get(event.conversation_key, given))
        conversations[event.conversation_key] = plan.conversation
        yield plan


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", code="file-not-found", hint="check the path") from None
