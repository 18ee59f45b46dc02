"""Record why something was decided, as a code and the facts behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Name one cause of a decision: a stable kebab-case ``code`` and the ``facts`` that decided, as short strings.

    Facts hold rule names, markets, languages, agent ids, calendar names and instants in ISO 8601, never anything personal. Words are
    made from them only when somebody asks (``plan.explain()``).

    Example:
        >>> from xborder_support.terms import Reason
        >>> Reason("language-declared", {"language": "ja"})
        Reason(code='language-declared', facts={'language': 'ja'})
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
