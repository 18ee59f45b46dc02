"""Measure mails beside the libraries that read them: the time from bytes to facts, and how much history is left in what a customer wrote.

The time is over all published mails of the conformance set. A peer is asked for what our message holds of the headers, and for words
and attachments; who wrote it, what is history and which mail of ours a report is about is beyond it, and in our time. The leaks are
counted over the published replies of the set, and over those published mails that quote: a piece of history that still stands in the
visible words is a leak, a piece of the customer's words that is gone is a loss.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from email_reply_parser import EmailReplyParser as Zapier
from mailparser import parse_from_bytes
from mailparser_reply import EmailReplyParser as Alfonsrv
from measure import Row, print_head, print_row

from xborder_support.channels import email
from xborder_support.channels.mail.quotes import split_history
from xborder_support.conversations import Message

__all__ = ["PEERS", "print_mail"]

PEERS = ("mail-parser", "mail-parser-reply", "email-reply-parser")
_ROOT = Path(__file__).parents[1]
_SET = Path(os.environ.get("XBORDER_CONFORMANCE") or _ROOT.parent / "shared" / "conformance") / "channels"
_RECEIVED = datetime(2026, 2, 3, tzinfo=UTC)
_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "da", "ja", "ko", "zh", "cs"]
#: The headers that our message holds too, by mail-parser's names.
_FACTS = [
    *(
        "from_",
        "to",
        "delivered_to",
        "reply_to",
        "return_path",
        "subject",
        "date",
        "message_id",
        "in_reply_to",
        "references",
        "content_type",
    ),
    *("auto_submitted", "precedence", "list_id"),
]
_SHORT = 12  # characters: a shorter line stands in history and in answers alike


def print_mail() -> None:
    """Print the rows and the table of leaks."""
    logging.getLogger("mailparser").setLevel(logging.CRITICAL)  # its warnings would cost it time, and the reader the table
    if not _SET.is_dir():
        print("mail: no conformance data, set XBORDER_CONFORMANCE to its folder")
        return
    print_head("mail", "microseconds a mail")
    mails = [body for _, body in _rows("email")]
    for name, peer, bar in (("mail-parser", _mail_parser, 4), ("email, policy.default", _standard, None)):
        yours = _readable(mails, peer)
        print_row(Row(f"{len(yours)} published mails", name, _each(_ours, yours), _each(peer, yours), units=len(yours), bar=bar))
    _print_leaks()


def _ours(mail: bytes) -> object:
    return email.parse(mail, received_at=_RECEIVED)


def _mail_parser(mail: bytes) -> object:
    parsed = parse_from_bytes(mail)
    return [getattr(parsed, name) for name in _FACTS], parsed.text_plain, parsed.text_html, parsed.attachments


def _standard(mail: bytes) -> object:
    parsed: Any = message_from_bytes(mail, policy=default)
    body = parsed.get_body(("plain", "html"))
    headers = [str(parsed[name.rstrip("_").replace("_", "-")]) for name in _FACTS]
    files = [(part.get_filename(), part.get_payload(decode=True)) for part in parsed.iter_attachments()] if parsed.is_multipart() else []
    return headers, body.get_content() if body else None, files


def _readable(mails: Sequence[bytes], peer: Callable[[bytes], object]) -> list[bytes]:
    """Return the mails that the peer reads without an exception, so that both sides do the same work."""

    def reads(mail: bytes) -> bool:
        with contextlib.suppress(Exception):
            peer(mail)
            return True
        return False

    return [mail for mail in mails if reads(mail)]


def _each(way: Callable[[bytes], object], mails: Sequence[bytes]) -> Callable[[], None]:
    def run() -> None:
        for mail in mails:
            way(mail)

    return run


@dataclass(frozen=True)
class _Reply:
    """Hold a text, and what must and must not stand in its visible words."""

    text: str
    words: tuple[str, ...]
    history: tuple[str, ...]


_SPLITTERS: dict[str, Callable[[str], str]] = {
    "xborder-support": lambda text: split_history(text)[0],
    "mail-parser-reply": lambda text: Alfonsrv(languages=_LANGUAGES).parse_reply(text=text) or "",
    "email-reply-parser": lambda text: Zapier.parse_reply(text) or "",
}


def _print_leaks() -> None:
    sets = {"published replies": list(_published_replies()), "published mails that quote": list(_quoting_mails())}
    print(f"{'':<40}{'texts':>10}{'leaks':>12}{'losses':>12}{'empty':>10}")
    for name, replies in sets.items():
        for library, split in _SPLITTERS.items():
            shown = [split(reply.text) for reply in replies]
            pairs = list(zip(replies, shown, strict=True))
            leaks = sum(any(piece in words for piece in reply.history) for reply, words in pairs)
            losses = sum(any(piece not in words for piece in reply.words) for reply, words in pairs)
            empty = sum(not words.strip() for words in shown)
            print(f"{f'{name}: {library}':<50}{len(replies):>0}{leaks:>12}{losses:>12}{empty:>10}", flush=True)


def _published_replies() -> Iterator[_Reply]:
    for expect, body in _rows("email_reply_text"):
        words, history = (tuple(expect.get(f"visible_must{kind}contain", ())) for kind in ("_", "_not_"))
        yield _Reply(body.decode("utf-8", "replace"), words, history)


def _quoting_mails() -> Iterator[_Reply]:
    """Yield the words of mails with lines that are quoted by ``>``, which say themselves that they are history."""
    for _, body in _rows("email"):
        message = email.parse(body, received_at=_RECEIVED)[0]
        if not isinstance(message, Message) or message.automatic or not message.quoted_text:
            continue
        text = f"{message.text}\n{message.quoted_text}"
        quoted = tuple(line.strip() for line in message.quoted_text.splitlines() if line.startswith(">") and len(line) > _SHORT)
        if quoted:
            yield _Reply(text, (), quoted)


def _rows(provider: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    index = json.loads((_SET / "index.json").read_text(encoding="utf-8"))
    for row in index:
        if row["provider"] == provider and row["wire"]:
            yield row["expect"] or {}, (_SET / row["file"]).read_bytes()


if __name__ == "__main__":
    sys.exit(print_mail())
