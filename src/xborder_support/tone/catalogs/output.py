"""Say how a channel wants its text: what is escaped, and whether values may be isolated from the direction around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from xborder_support.channels import sms
from xborder_support.terms import Channel

from .rendered import Span

__all__ = ["OutputKind", "html_literal", "html_value", "known_kinds", "output_kind"]


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OutputKind:
    """Hold how text is written for a channel.

    ``is_html`` tells whether the words of a message are escaped; ``value`` treats an inserted value; ``isolates`` tells whether the channel
    shows U+2068 and U+2069 as nothing; ``finish`` runs over the whole text and keeps the spans on their values.
    """

    is_html: bool = False
    value: Callable[[str], str] | None = None
    finish: Callable[[str, Spans], tuple[str, Spans]] | None = None
    isolates: bool = True


def output_kind(channel: Channel) -> OutputKind:
    """Return the output kind of a channel. A channel that a host added gets plain text without isolates, which shows everywhere."""
    return _KINDS.get(channel, _BARE)


def known_kinds() -> tuple[Channel, ...]:
    """Return the channels whose kind is known."""
    return tuple(_KINDS)


def html_literal(text: str) -> str:
    """Return the words of a message as HTML, its line breaks as ``<br>``."""
    return escape(text, quote=False).replace("\n", "<br>\n")


def html_value(text: str) -> str:
    """Escape as ``html.escape`` does, at half its time: a value is escaped in every rendering."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")


# These chats have no escape character, so a mark that could format gives way to its look-alike. An underscore between letters or
# digits formats nothing, and stays, so that addresses and order numbers can be copied.
_MARKS = re.compile(r"[*~`]|_(?<![^\W_]_)|_(?![^\W_])")
_MARK_CHARACTERS = frozenset("*~`_")
_LOOK_ALIKES = {"*": "\u2217", "~": "\u223c", "`": "\u02cb", "_": "\u02cd"}


def _unmarked(text: str) -> str:
    return text if _MARK_CHARACTERS.isdisjoint(text) else _MARKS.sub(lambda match: _LOOK_ALIKES[match[0]], text)


def _no_markdown(text: str) -> str:
    """Take the marks of Markdown out of a value: those of a chat, and what makes a link of a word."""
    return _unmarked(text).replace("](", "] (")


def _no_tags(text: str) -> str:
    """Use a look-alike for what begins a tag, in a chat that shows links and no other HTML: there is no escape for it."""
    return text.replace("<", "\uff1c")


_SPACES = dict.fromkeys((0x00A0, 0x2009, 0x202F), " ")  # which old phones show as boxes
_FOREIGN_LINK = re.compile(r"https?://[!-~]*[^\x00-\x7f\s]", re.IGNORECASE)


def _for_phones(text: str, spans: Spans) -> tuple[str, Spans]:
    """Use plain quotes, dashes and spaces where the whole text is GSM 03.38 then: one character beyond it would halve an SMS.

    Where that does not help, as in Arabic, or would change a link, only the spaces of CLDR give way.
    """
    plain = text if _FOREIGN_LINK.search(text) else sms.to_gsm7(text)
    if plain != text:
        pieces, moved = _by_piece(sms.to_gsm7, text, spans)
        if pieces == plain:
            return plain, moved
    return text.translate(_SPACES), spans


def _by_piece(change: Callable[[str], str], text: str, spans: Spans) -> tuple[str, Spans]:
    """Change the words and the values one by one, so that the place of each value is still known."""
    written, moved, done = "", [], 0
    for name, start, end in spans:
        written += change(text[done:start])
        begins = len(written)
        written += change(text[start:end])
        moved.append(Span(name, begins, len(written)))
        done = end
    return written + change(text[done:]), tuple(moved)


def _one_line(text: str, spans: Spans) -> tuple[str, Spans]:
    """Write every line break and control character as a space: a subject is a header, and a break in it would begin the next one."""
    return text if text.isprintable() else text.translate(_BREAKS), spans


_BREAKS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
_BARE = OutputKind(isolates=False)
_PLAIN = OutputKind()
_CHAT = OutputKind(value=_unmarked)
_PHONE = OutputKind(finish=_for_phones, isolates=False)

# What the payloads of our channels say about their text: none asks for a formatting of its own, so only marks that the app itself acts on
# count. Viber: developers.viber.com/docs/tools/text-formatting. Zendesk reads the ``body`` of a comment as Markdown:
# developer.zendesk.com, ticket comments. WeChat shows ``<a href>`` in a customer service message: developers.weixin.qq.com,
# sendCustomMessage. Messenger formats as WhatsApp does, on the web.
_KINDS: Mapping[Channel, OutputKind] = {
    "plain": _PLAIN,
    "html": OutputKind(is_html=True, value=html_value),
    "subject": OutputKind(finish=_one_line),
    "email": _PLAIN,
    "amazon": _PLAIN,
    "freshdesk": _PLAIN,
    "gorgias": _PLAIN,
    "zendesk": OutputKind(value=_no_markdown),
    "webchat": _PLAIN,
    "telegram": _PLAIN,
    "instagram": _PLAIN,
    "kakaotalk": _PLAIN,
    "zalo": _PLAIN,
    "x": _PLAIN,
    "whatsapp": _CHAT,
    "line": _CHAT,
    "messenger": _CHAT,
    "viber": _CHAT,
    "wechat": OutputKind(value=_no_tags),
    "sms": _PHONE,
    "ussd": _PHONE,
    "phone": _BARE,
    "video": _BARE,
}
