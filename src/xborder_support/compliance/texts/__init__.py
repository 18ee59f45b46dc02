"""Answer whether a text is in order before it goes out: its label, what it must say and must not, and the word about a machine."""

from .check import check_text
from .circumstances import Circumstances, Disclosure, Writer
from .frame import MessageFrame, message_frame
from .notices import NoticeDue, ai_notice_due, notice_sentence
from .sender import SenderDetails

__all__ = [
    "Circumstances",
    "Disclosure",
    "MessageFrame",
    "NoticeDue",
    "SenderDetails",
    "Writer",
    "ai_notice_due",
    "check_text",
    "message_frame",
    "notice_sentence",
]
