"""Leave out what an HTML page holds but does not show: a preview line for the list of mails, or words meant for machines alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

__all__ = ["Piece", "hides", "may_hide", "without_hidden"]

#: Words, or the name of a tag (``"p"``, ``"/p"``), which may hide what it holds.
Piece: TypeAlias = tuple[Literal["words", "tag", "hiding"], str]

# A size of zero is not among them: newsletters set it around words that have a size of their own.
_HIDDEN = re.compile(
    r"""style\s*=\s*["'][^"']*?(?<![a-z-])(?:display\s*:\s*none|visibility\s*:\s*hidden"""
    r"""|opacity\s*:\s*0\s*(?=[;"'!]))|\shidden(?=[\s>/])""",
    re.IGNORECASE,
)
_MAX_TAG_CHARS = 1_000
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNTOUCHED = frozenset({"html", "body"})


def may_hide(page: str) -> bool:
    """Tell whether a page has any of the words by which it could hide something; most mails have none."""
    low = page.lower()
    return any(word in low for word in ("display", "hidden", "opacity"))


def hides(page: str, start: int, end: int) -> bool:
    """Tell whether the tag that stands there hides what it holds. What stands beyond a thousand characters of it is not looked at."""
    return end - start > len("<p hidden>") - 1 and _HIDDEN.search(page, start, min(end, start + _MAX_TAG_CHARS)) is not None


def without_hidden(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that are shown. A tag that nothing closes hides nothing: it is broken, and words would be lost."""
    shown: list[Piece] = []
    inside, depth, since = "", 0, 0
    for kind, content in pieces:
        if depth:
            depth += (content == inside) - (content == f"/{inside}") if kind != "words" else 0
            if depth == 0:
                del shown[since:]
            else:
                shown.append((kind, content))
        elif kind == "hiding" and content[0] != "/" and content not in _VOID | _UNTOUCHED:
            inside, depth, since = content, 1, len(shown)
        else:
            shown.append((kind, content))
    return shown
