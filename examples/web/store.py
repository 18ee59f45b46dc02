"""Keep conversations, and what is to be posted, in SQLite: in one transaction, so that a crash loses neither and sends nothing twice.

It is an example to copy. What a table needs is little: a text by ``conversation_key``, and a row by ``idempotency_key``.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from xborder_support import Conversation, Plan, SupportDesk, TicketEvent
from xborder_support.channels import Outgoing
from xborder_support.conversations import InboundEvent

__all__ = ["Store", "post_all", "take_in"]

_CONVERSATIONS = "CREATE TABLE IF NOT EXISTS conversations (key TEXT PRIMARY KEY, json TEXT NOT NULL, look_again_at TEXT)"
_OUTBOX = """
CREATE TABLE IF NOT EXISTS outbox (
    key TEXT PRIMARY KEY, action_key TEXT NOT NULL, conversation TEXT NOT NULL, provider TEXT NOT NULL, operation TEXT NOT NULL,
    recipient TEXT NOT NULL, body BLOB NOT NULL, content_type TEXT NOT NULL, posted_at TEXT
)"""
_WAITING = "SELECT key, provider, operation, body, content_type FROM outbox WHERE posted_at IS NULL ORDER BY rowid"


class Store:
    """Hold one database. Each call opens its own connection, so any thread may use it."""

    def __init__(self, path: str | Path) -> None:
        self._path = str(path)
        with self.transaction() as database:
            database.execute(_CONVERSATIONS)
            database.execute(_OUTBOX)

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

    def waiting(self) -> list[tuple[str, str, str, bytes, str]]:
        """Return what is still to be posted: key, provider, operation, body, content type."""
        with self.transaction() as database:
            return database.execute(_WAITING).fetchall()

    def posted(self, key: str, desk: SupportDesk, *, now: datetime) -> None:
        """Keep that something was posted, and tell the desk."""
        with self.transaction() as database:
            database.execute("UPDATE outbox SET posted_at = ? WHERE key = ?", (now.isoformat(), key))
            action, conversation = database.execute("SELECT action_key, conversation FROM outbox WHERE key = ?", (key,)).fetchone()
            recorded = desk.record(TicketEvent(at=now, kind="sent", action_key=action), _load(database, conversation))
            _save(database, conversation, recorded, desk.check(recorded, now=now).next_check_at)


def take_in(store: Store, desk: SupportDesk, events: Iterable[InboundEvent], *, now: datetime) -> list[Plan]:
    """Decide about events and keep what was decided. Delivered again, they change nothing."""
    return [_decide(store, desk, event, now) for event in events]


def _decide(store: Store, desk: SupportDesk, event: InboundEvent, now: datetime) -> Plan:
    key = event.conversation_key
    with store.transaction() as database:
        plan = desk.handle(event, now=now, conversation=_load(database, key))
        for reply in plan.replies:
            for number, outgoing in enumerate(desk.render(reply)):
                _enqueue(database, (f"{reply.idempotency_key}/{number}", reply.idempotency_key, key, reply.draft.provider), outgoing)
        _save(database, key, plan.conversation, plan.next_check_at)
    return plan


def _enqueue(database: sqlite3.Connection, keys: tuple[str, str, str, str], outgoing: Outgoing) -> None:
    values = (*keys, outgoing.operation, outgoing.to, outgoing.body, outgoing.content_type)
    database.execute("INSERT OR IGNORE INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", values)


def _load(database: sqlite3.Connection, key: str) -> Conversation:
    row = database.execute("SELECT json FROM conversations WHERE key = ?", (key,)).fetchone()
    return Conversation.from_json(row[0]) if row else Conversation()


def _save(database: sqlite3.Connection, key: str, conversation: Conversation, look_again_at: datetime | None) -> None:
    again = look_again_at.isoformat() if look_again_at else None
    database.execute("INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)", (key, conversation.to_json(), again))


def post_all(store: Store, desk: SupportDesk, post: Callable[[str, str, bytes, str], None], *, now: datetime) -> int:
    """Post what waits: run it after each webhook or every few seconds. What fails stays in the outbox and is tried again."""
    waiting = store.waiting()
    for key, provider, operation, body, content_type in waiting:
        post(provider, operation, body, content_type)
        store.posted(key, desk, now=now)
    return len(waiting)
