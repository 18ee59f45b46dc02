"""Answer what a reader sees of a message: without the markup that a host passed on with it, and up to a limit."""

from __future__ import annotations

import html
import re

__all__ = ["visible"]

_CONSIDERED = 1000  # Characters. A wish to be left alone stands at the beginning.
_WITH_MARKUP = 8 * _CONSIDERED  # Characters of a text that may have tags in it.
_LONGEST_WORD = 30  # Characters that are given up, so that no word is read in part.

_ENTITY = re.compile(r"&(?:amp;)?(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]{2,8}[0-9]{0,2};|nbsp\b)")
_INLINE = "abbr|a|bdi|bdo|big|b|cite|code|del|em|font|ins|i|label|mark|small|span|strike|strong|sub|sup|s|tt|u|wbr"
_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|col|colgroup|dd|details|div|dl|dt|figure|footer|form|h[1-6]|header|head|hr|html"
    "|img|li|link|main|meta|nav|ol|o:p|pre|p|script|section|style|summary|table|tbody|td|tfoot|thead|th|title|tr|ul"
)
_TAG = re.compile(
    rf"<!--[^<>]*-->|<!doctype[^<>]*>|<(?P<closes>/?)(?:(?:{_INLINE})|(?P<block>{_BLOCKS}))(?:\s[^<>=]{{1,60}}=[^<>]*|\s*/?\s?)>",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"head", "script", "style", "title"})


def visible(text: str) -> tuple[str, bool]:
    """Return the beginning of a text as a reader sees it, and whether the text goes on behind it.

    Tags and entities of HTML are taken for what they are only where they are complete: "price < 5" and "Q&A" stay as they stand.
    """
    start = text[:_WITH_MARKUP]
    if "<" not in start and "&" not in start:
        return _beginning(text), len(text) > _CONSIDERED
    seen = _without_tags(_ENTITY.sub(lambda match: html.unescape(f"&{match[1].removesuffix(';')};"), start))
    return _beginning(seen), len(seen) > _CONSIDERED or len(text) > _WITH_MARKUP


def _beginning(text: str) -> str:
    """Return as much of a text as is considered, in whole words."""
    if len(text) <= _CONSIDERED:
        return text
    end = _CONSIDERED
    while end > _CONSIDERED - _LONGEST_WORD and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return text[: end if end > _CONSIDERED - _LONGEST_WORD else _CONSIDERED]


def _without_tags(text: str) -> str:
    """Return a text with a new line for each tag that starts one, and nothing for the others and for what is between two that hide it."""
    tags = list(_TAG.finditer(text))
    if any(tag["block"] for tag in tags):  # There, the ends of lines are only white space.
        text = text.translate(_LINES_AS_SPACES)
    pieces, start, hidden = [], 0, ""
    for tag in tags:
        name = (tag["block"] or "").lower()
        if not hidden:
            pieces.append(text[start : tag.start()])
            pieces.append("\n" if name else "")
            hidden = name if name in _UNSEEN and not tag["closes"] else ""
        elif tag["closes"] and name == hidden:
            hidden = ""
        start = tag.end()
    return "".join([*pieces, "" if hidden else text[start:]]).strip()


_LINES_AS_SPACES = {ord("\r"): " ", ord("\n"): " "}
