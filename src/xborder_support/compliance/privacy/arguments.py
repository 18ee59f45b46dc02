"""Refuse a word that is not of a closed vocabulary, naming the remedy."""

from __future__ import annotations

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["check_word"]


def check_word(code: str, given: object, known: tuple[str, ...]) -> None:
    """Refuse a word that is not known. ``code`` is the error's, such as ``unknown-case-kind``."""
    if given not in known:
        what = code.removeprefix("unknown-").replace("-", " ")
        shown = str(given)[:40]
        raise UsageError(f"unknown {what} {shown!r}", code=code, hint=did_you_mean(shown, known))
