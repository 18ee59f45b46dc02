"""Answer whether a text must be read by somebody before it goes out, such as every Arabic answer by a religious adviser.

A text that is used again and again is approved once, by its hash; what somebody writes freely is read each time.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from xborder_support.errors import UsageError
from xborder_support.terms import Reason, Storable, language_tag, territory, utc

__all__ = ["ReviewApproval", "ReviewRule", "ReviewVerdict", "review_needed", "text_hash"]

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRule:
    """Have texts in a language read by ``reviewer`` (a team or a person of the desk file), in some markets or, with (), in all.

    A language stands for its regional forms, too: ``ar`` for ``ar-EG``.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory``, ``missing-reason``, ``missing-reviewer``.
    """

    language: str
    reviewer: str
    reason: str
    markets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("reviewer", "reason"):
            if not getattr(self, name).strip():
                raise UsageError(f"a review rule names no {name}", code=f"missing-{name}", hint=f"say it as {name}=")
        object.__setattr__(self, "language", str(language_tag(self.language)))
        object.__setattr__(self, "markets", tuple(str(territory(market)) for market in self.markets))

    def fits(self, language: str, market: str) -> bool:
        """Tell whether a text in a language for a market is to be read."""
        is_language = language == self.language or language.startswith(f"{self.language}-")
        return is_language and (not self.markets or market in self.markets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewApproval(Storable):
    """Record that a reviewer approved a text that is used again. ``text_hash`` is that of the text before values are inserted.

    It holds for its language and market alone, and for exactly this text. ``market`` is a territory, or "" for all.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-language-tag``, ``unknown-territory``.
    """

    text_hash: str
    language: str
    market: str
    reviewer: str
    approved_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "approved_at", utc(self.approved_at, "approved_at"))
        object.__setattr__(self, "language", str(language_tag(self.language)))
        object.__setattr__(self, "market", str(territory(self.market)) if self.market else "")


@dataclass(frozen=True, slots=True)
class ReviewVerdict:
    """Say whether a text must be read first, by whom (None: by nobody), and why or why not."""

    needed: bool
    reviewer: str | None
    reason: Reason


def text_hash(text: str) -> str:
    """Return the mark under which a text is approved. Composed and decomposed letters, which read the same, have the same one.

    Example:
        >>> from xborder_support.compliance.culture import text_hash
        >>> text_hash("Cafe\u0301") == text_hash("Caf\u00e9"), text_hash("a") == text_hash("A")
        (True, False)
    """
    # It is not the digest of a consent's proof: that one is evidence of the very code points that were shown, and must differ where they
    # do. An approval is of what people read, and must not be lost because an editor saved the same letters in another form.
    if not isinstance(text, str):
        raise UsageError(f"a text was expected, not {type(text).__name__}", code="wrong-argument", hint="pass the words that people read")
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()


def review_needed(
    text: str,
    *,
    kind: Literal["template", "free"],
    language: str,
    market: str,
    rules: Iterable[ReviewRule],
    approvals: Iterable[ReviewApproval] = (),
) -> ReviewVerdict:
    """Say whether a text must be read before it goes out. ``text`` of a template is the one before values are inserted.

    Where several rules fit, each of their reviewers reads it. A free text is read each time, even where an approval has its hash. A text
    whose language nobody knows (``und``) is read where any rule is about its market.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory``, ``unknown-value`` for another kind,
    ``wrong-argument``.

    Example:
        >>> from xborder_support.compliance.culture import ReviewRule, review_needed
        >>> adviser = ReviewRule(language="ar", reviewer="adviser", reason="Board, 2026-10-02", markets=("SA",))
        >>> review_needed("شكراً", kind="free", language="ar-SA", market="SA", rules=[adviser]).needed
        True
    """
    if kind not in {"template", "free"}:
        raise UsageError("a text is a template or free", code="unknown-value", hint='pass kind="template" or kind="free"')
    tag, place = str(language_tag(language)), str(territory(market))
    mark, approved = text_hash(text), _each(approvals, ReviewApproval, "approvals")
    asked = _each(rules, ReviewRule, "rules")
    verdicts = [
        _verdict(rule, kind, tag, place, is_approved=any(_covers(each, mark, tag, place, rule) for each in approved))
        for rule in _fitting(asked, tag, place)
    ]
    if not verdicts:
        return ReviewVerdict(False, None, Reason("no-review-rule", {"language": tag, "market": place}))
    return next((verdict for verdict in verdicts if verdict.needed), verdicts[0])


def _each(given: object, kind: type[_Kind], what: str) -> tuple[_Kind, ...]:
    found = tuple(given) if isinstance(given, Iterable) and not isinstance(given, str) else (given,)
    if not isinstance(given, Iterable) or not all(isinstance(each, kind) for each in found):
        hint = f"pass {what}=[{kind.__name__}(…)], also for one"
        raise UsageError(f"{what} are not {kind.__name__} values", code="wrong-argument", hint=hint)
    return found


def _fitting(rules: Iterable[ReviewRule], language: str, market: str) -> list[ReviewRule]:
    return [rule for rule in rules if rule.fits(rule.language if language == "und" else language, market)]


def _verdict(rule: ReviewRule, kind: str, language: str, market: str, *, is_approved: bool) -> ReviewVerdict:
    facts = {"language": language, "market": market, "because": rule.reason}
    if kind == "free":
        return ReviewVerdict(True, rule.reviewer, Reason("free-text-is-read", facts))
    return ReviewVerdict(not is_approved, rule.reviewer, Reason("approved-before" if is_approved else "not-approved-yet", facts))


def _covers(approval: ReviewApproval, mark: str, language: str, market: str, rule: ReviewRule) -> bool:
    is_same = approval.text_hash == mark and approval.language == language
    return is_same and approval.market in {"", market} and approval.reviewer == rule.reviewer
