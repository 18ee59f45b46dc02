"""Say what is wrong with a rule set, and show a conversation that proves it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = ["RuleFinding", "RuleFindingCode"]

#: ``shadowed``: an earlier rule takes all that a rule would; ``shadowed-together``: several earlier rules do. ``undecided-only``: a rule
#: is reached only while something is not known. ``contradiction``: nothing can fulfil a condition. ``unreachable-target``: a target that is
#: never tried. ``gap``: conversations whose facts are all known, and that no rule takes; ``no-catch-all``: the same where something is not
#: known. ``dead-reference``: a team, agent, skill or calendar that there is not. ``uncovered-language``: a language of a market that
#: nobody serves. ``expired``: a rule whose time is over. ``not-analysed``: a rule too intricate to say anything of.
RuleFindingCode: TypeAlias = Literal[
    "shadowed",
    "shadowed-together",
    "undecided-only",
    "contradiction",
    "unreachable-target",
    "gap",
    "no-catch-all",
    "dead-reference",
    "uncovered-language",
    "expired",
    "not-analysed",
]


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """Name the rules that a finding is about, the faulty one first, and what to do.

    ``witness`` is a context that shows the finding when it is decided: it fulfils a shadowed rule and goes to an earlier one, it falls into
    the gap, it reaches the rule whose target is dead. It was decided before the finding was made. It is None where no context can be named.
    ``facts`` hold short strings.

    Example:
        >>> from xborder_support.routing.review import RuleFinding
        >>> finding = RuleFinding("gap", "warning", (), "no rule takes market FR", "add a last rule without when", {"market": "FR"})
        >>> finding.describe()
        'warning gap: no rule takes market FR (add a last rule without when)'
    """

    code: RuleFindingCode
    severity: Literal["error", "warning", "info"]
    rules: tuple[str, ...]
    message: str
    suggestion: str
    witness: Mapping[str, object] | None = field(default=None, hash=False)
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def describe(self) -> str:
        """Return the finding in one line."""
        return f"{self.severity} {self.code}: {self.message} ({self.suggestion})"

    def to_json(self) -> str:
        """Return the finding as JSON, the same bytes for equal findings."""
        document = {
            "code": self.code,
            "severity": self.severity,
            "rules": list(self.rules),
            "message": self.message,
            "suggestion": self.suggestion,
            "witness": None if self.witness is None else dict(self.witness),
            "facts": dict(self.facts),
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
