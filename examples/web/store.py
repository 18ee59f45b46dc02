"""Keep conversations, what is to be posted, and what people have to do, in SQLite: all of one event in one transaction.

It is an example to copy. A crash loses nothing, and each call is posted at least once, not exactly once: whoever dies between a post and
the note of it posts again. Pass ``Call.idempotency_key`` on to the provider that takes one. Other ways to fall back on, delivery reports
and dead letters are what ``xborder_support.outbound`` is for.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from xborder_support import Conversation, Plan, SupportDesk, TicketEvent, UsageError
from xborder_support.channels import Outgoing
from xborder_support.conversations import InboundEvent
from xborder_support.desk import Action, AskCustomer, Assign, Ignore, Reply, StopContact

__all__ = ["Call", "Claim", "Store", "ToDo", "agent_replied", "look_again", "post_all", "take_in"]

_ATTEMPTS = 6  # after 0.5, 2, 8, 32 and 128 minutes more
_FIRST_PAUSE = timedelta(seconds=30)
_CLAIM = timedelta(minutes=5)  # longer than any post takes: what a crash left behind is free again afterwards

_log = logging.getLogger(__name__)
_action = TypeAdapter[Action](Action)

_TABLES = """
CREATE TABLE IF NOT EXISTS conversations (key TEXT PRIMARY KEY, json TEXT NOT NULL, look_again_at TEXT);
CREATE TABLE IF NOT EXISTS actions (
    key TEXT PRIMARY KEY, conversation TEXT NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL, planned_at TEXT NOT NULL,
    done_at TEXT, fault TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS outbox (
    key TEXT PRIMARY KEY, action TEXT NOT NULL, conversation TEXT NOT NULL,
    provider TEXT NOT NULL, operation TEXT NOT NULL, recipient TEXT NOT NULL, account TEXT NOT NULL, body BLOB NOT NULL,
    content_type TEXT NOT NULL, idempotency_key TEXT NOT NULL,
    not_before TEXT NOT NULL, not_after TEXT, attempts INTEGER NOT NULL DEFAULT 0, claimed_until TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'waiting'
);
"""
_ENQUEUE = """
INSERT OR IGNORE INTO outbox (key, action, conversation, provider, operation, recipient, account, body, content_type, idempotency_key,
    not_before, not_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# In one conversation the earlier call goes first. Another conversation never waits for it.
_NEXT = """
SELECT key, attempts + 1, provider, operation, recipient, account, body, content_type, idempotency_key FROM outbox AS this
WHERE state = 'waiting' AND not_before <= :now AND claimed_until <= :now AND NOT EXISTS (
    SELECT 1 FROM outbox AS other WHERE other.conversation = this.conversation AND other.rowid < this.rowid AND other.state = 'waiting'
) ORDER BY rowid LIMIT 1
"""
_SPENT = """
SELECT DISTINCT action, conversation FROM outbox
WHERE state = 'waiting' AND claimed_until <= :now AND (attempts >= :most OR not_after <= :now)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Hold all that posting needs: which API, whose credentials (``account``), and what the provider is to know the call by.

    ``idempotency_key`` is empty where the provider takes none.
    """

    provider: str
    operation: str
    to: str = field(repr=False)
    account: str
    body: bytes = field(repr=False)
    content_type: str
    idempotency_key: str = ""


class Claim(NamedTuple):
    """Hold a call that is ours to post for a while, and which attempt it is."""

    key: str
    attempt: int
    call: Call


class ToDo(NamedTuple):
    """Hold an action that waits for a person; ``fault`` says why a reply that was planned did not go out by itself."""

    key: str
    conversation: str
    action: Action
    fault: str


class Store:
    """Hold one database. Each call opens its own connection, so any thread may use it."""

    def __init__(self, path: str | Path) -> None:
        self._path = str(path)
        with self.transaction() as database:
            for statement in _TABLES.split(";"):
                database.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing. The lock is taken at once, so two webhooks of one conversation come one after the other."""
        database = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")
        finally:
            database.close()  # what was not committed is taken back

    def conversation(self, key: str) -> Conversation:
        """Return what is kept of a conversation; a new one where nothing is."""
        with self.transaction() as database:
            return _load(database, key)

    def to_do(self) -> list[ToDo]:
        """Return what people have to do, the oldest first: approve, take over, look after a deadline, stop contact, keep a proof."""
        with self.transaction() as database:
            rows = database.execute("SELECT key, conversation, json, fault FROM actions WHERE done_at IS NULL ORDER BY rowid").fetchall()
        return [ToDo(key, conversation, _action.validate_json(text), fault) for key, conversation, text, fault in rows]

    def done(self, key: str, *, now: datetime) -> None:
        """Keep that somebody did what an action asks for."""
        with self.transaction() as database:
            database.execute("UPDATE actions SET done_at = ? WHERE key = ?", (_text(now), key))

    def waiting(self) -> int:
        """Return how many calls are still to be posted."""
        with self.transaction() as database:
            return int(database.execute("SELECT count(*) FROM outbox WHERE state = 'waiting'").fetchone()[0])

    def claim(self, now: datetime) -> Claim | None:
        """Return the next call that is due, and keep others from it for a while; None where nothing is due."""
        with self.transaction() as database:
            row = database.execute(_NEXT, {"now": _text(now)}).fetchone()
            if row is None:
                return None
            key, attempt, *call = row
            until = _text(now + _CLAIM)
            database.execute("UPDATE outbox SET attempts = ?, claimed_until = ? WHERE key = ?", (attempt, until, key))
        names = ("provider", "operation", "to", "account", "body", "content_type", "idempotency_key")
        return Claim(key, attempt, Call(**dict(zip(names, call, strict=True))))

    def posted(self, claim: Claim, desk: SupportDesk, *, now: datetime) -> None:
        """Keep that a call was posted. With the last one of a reply, tell the desk that it was sent."""
        with self.transaction() as database:
            is_news = database.execute("UPDATE outbox SET state = 'posted' WHERE key = ? AND state <> 'posted'", (claim.key,)).rowcount
            action, conversation = database.execute("SELECT action, conversation FROM outbox WHERE key = ?", (claim.key,)).fetchone()
            rest = database.execute("SELECT 1 FROM outbox WHERE action = ? AND state = 'waiting'", (action,)).fetchone()
            if is_news and rest is None:
                _record(database, desk, conversation, TicketEvent(at=now, kind="sent", action_key=action))

    def failed(self, claim: Claim, *, now: datetime) -> None:
        """Free a call to be tried again, later each time. Whoever claimed it meanwhile keeps it."""
        again = _text(now + _FIRST_PAUSE * 4 ** (claim.attempt - 1))
        with self.transaction() as database:
            free = "UPDATE outbox SET not_before = ?, claimed_until = '' WHERE key = ? AND attempts = ?"
            database.execute(free, (again, claim.key, claim.attempt))

    def give_up(self, desk: SupportDesk, *, now: datetime) -> None:
        """Put before a person what failed for the last time, or is too late to be sent, and tell the desk."""
        with self.transaction() as database:
            for action, conversation in database.execute(_SPENT, {"now": _text(now), "most": _ATTEMPTS}).fetchall():
                database.execute("UPDATE outbox SET state = 'failed' WHERE action = ? AND state = 'waiting'", (action,))
                _reopen(database, action, "send-failed")
                _record(database, desk, conversation, TicketEvent(at=now, kind="send_failed", action_key=action))


def take_in(store: Store, desk: SupportDesk, events: Iterable[InboundEvent], *, now: datetime) -> list[Outgoing]:
    """Decide about events and keep what was decided; delivered again, they change nothing.

    Return what is no call of its own but the very answer to this request, such as a screen of USSD. Most often it is nothing.
    """
    answers = list[Outgoing]()
    for event in events:
        key = event.conversation_key
        with store.transaction() as database:
            plan = desk.handle(event, now=now, conversation=_load(database, key))
            answers += _keep(database, desk, key, plan, now=now)
    return answers


def post_all(
    store: Store, desk: SupportDesk, post: Callable[[Call], object], *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> int:
    """Post what is due, and return how much was: run it after each webhook and every few seconds, in as many workers as you like.

    Each call is posted at least once. What ``post`` raises for one call holds up no other conversation: that call is tried again, later
    each time, and after the last attempt it is recorded as ``send_failed`` and waits for a person.
    """
    count = 0
    while True:
        store.give_up(desk, now=clock())
        claim = store.claim(clock())
        if claim is None:
            return count
        try:
            post(claim.call)
        except Exception as error:  # noqa: BLE001  (whatever it is, the other calls must go out)
            # Its text may name the customer, so only its kind is logged.
            _log.warning("attempt %d to post to %s failed: %s", claim.attempt, claim.call.provider, type(error).__name__)
            store.failed(claim, now=clock())
        else:
            store.posted(claim, desk, now=clock())
            count += 1


def look_again(store: Store, desk: SupportDesk, *, now: datetime) -> int:
    """Ask the desk about conversations that it wanted to see again by now, keep what it plans, and return how many they were."""
    with store.transaction() as database:
        keys = database.execute("SELECT key FROM conversations WHERE look_again_at <= ? ORDER BY look_again_at", (_text(now),)).fetchall()
    for (key,) in keys:
        with store.transaction() as database:
            _keep(database, desk, key, desk.check(_load(database, key), now=now), now=now)
    return len(keys)


def agent_replied(store: Store, desk: SupportDesk, key: str, agent: str, *, now: datetime) -> None:
    """Keep that one of your people answered the conversation with this key, which stops its clock."""
    with store.transaction() as database:
        _record(database, desk, key, TicketEvent(at=now, kind="agent_replied", agent=agent))


def _record(database: sqlite3.Connection, desk: SupportDesk, key: str, ticket_event: TicketEvent) -> None:
    conversation = desk.record(ticket_event, _load(database, key))
    _keep(database, desk, key, desk.check(conversation, now=ticket_event.at), now=ticket_event.at)


def _keep(database: sqlite3.Connection, desk: SupportDesk, key: str, plan: Plan, *, now: datetime) -> list[Outgoing]:
    """Keep what a plan asks for, each action once. Return what answers the request itself."""
    conversation, answers = plan.conversation, list[Outgoing]()
    for action in sorted(plan.actions, key=lambda action: action.kind != "stop_contact"):  # first take back what waits, then say goodbye
        if isinstance(action, Ignore) or not _is_new(database, key, action, now):
            continue
        match action:
            case Reply() | AskCustomer():
                reply = action.reply if isinstance(action, AskCustomer) else action
                if answer := _enqueue(database, desk, key, reply, now):
                    answers.append(answer)
                    conversation = desk.record(TicketEvent(at=now, kind="sent", action_key=reply.idempotency_key), conversation)
            case Assign():
                assigned = TicketEvent(at=now, kind="assigned", agent=action.agent, team=action.team)
                conversation = desk.record(assigned, conversation)
            case StopContact(scope="all"):
                stop = "UPDATE outbox SET state = 'withdrawn' WHERE state = 'waiting' AND (recipient = ? OR conversation = ?)"
                database.execute(stop, (action.address, key))
    again = _text(plan.next_check_at) if plan.next_check_at else None
    database.execute("INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)", (key, conversation.to_json(), again))
    return answers


def _is_new(database: sqlite3.Connection, key: str, action: Action, now: datetime) -> bool:
    """Keep an action. What the outbox takes care of is done as far as people are concerned."""
    own_key = action.reply.idempotency_key if isinstance(action, AskCustomer) else action.idempotency_key
    done_at = _text(now) if isinstance(action, Reply | AskCustomer) else None
    values = (own_key, key, action.kind, _action.dump_json(action).decode(), _text(now), done_at)
    return database.execute("INSERT OR IGNORE INTO actions VALUES (?, ?, ?, ?, ?, ?, '')", values).rowcount == 1


def _enqueue(database: sqlite3.Connection, desk: SupportDesk, key: str, reply: Reply, now: datetime) -> Outgoing | None:
    """Put the calls of a reply into the outbox, or return the one that answers the request."""
    try:
        calls = desk.render(reply)
    except UsageError as error:  # no reply of the desk may cost the event: a person sends it another way
        _log.warning("a reply by %s could not be written: %s", reply.draft.provider, error.code)
        _reopen(database, reply.idempotency_key, error.code)
        return None
    if calls[0].operation == "response":
        if len(calls) > 1:
            _reopen(database, reply.idempotency_key, "longer-than-a-response")
        return calls[0]
    not_after = _text(reply.not_after) if reply.not_after else None
    for number, call in enumerate(calls):
        keys = (f"{reply.idempotency_key}/{number}", reply.idempotency_key, key, reply.draft.provider)
        content = (call.operation, call.to, reply.draft.account, call.body, call.content_type, call.idempotency_key)
        database.execute(_ENQUEUE, (*keys, *content, _text(reply.not_before or now), not_after))
    return None


def _reopen(database: sqlite3.Connection, action: str, fault: str) -> None:
    database.execute("UPDATE actions SET done_at = NULL, fault = ? WHERE key = ?", (fault, action))


def _load(database: sqlite3.Connection, key: str) -> Conversation:
    row = database.execute("SELECT json FROM conversations WHERE key = ?", (key,)).fetchone()
    return Conversation.from_json(row[0]) if row else Conversation()


def _text(at: datetime) -> str:
    """Write an instant so that texts compare as instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
