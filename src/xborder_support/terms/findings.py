"""Report something that somebody should look at: the shape that linters and checks share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

__all__ = ["Finding", "Severity"]


#: The first four say what stands behind a rule of contact: a statute, a self-regulatory code, a platform's terms, the shop's own policy.
#: ``advisory`` never stops anything. The rest rank a fault of data or text.
Severity: TypeAlias = Literal["law", "code", "platform", "policy", "advisory", "error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Say which rule found what, how bad it is, where, and what to do.

    ``span`` is a half-open range of code points in the text that was checked; ``earliest_ok_at`` (aware UTC) is when the objection
    ends by itself, where it does; ``facts`` hold short strings as in ``Reason``.
    """

    rule: str
    severity: Severity
    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None
    earliest_ok_at: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
