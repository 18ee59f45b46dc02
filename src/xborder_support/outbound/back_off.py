"""Say how often a message is tried, and how long after a failure it is tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import isfinite

from xborder_support.errors import UsageError

__all__ = ["BackOff", "later"]

_MOST_ATTEMPTS = 1000  # beyond it, nobody is trying any more
_LAST_INSTANT = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackOff:
    """Hold how often something is tried, and the growing pause after each failure.

    After the nth failure the pause is ``base_seconds * factor ** (n - 1)``, at most ``cap_seconds``, and up to ``jitter_share`` (0..1) of
    it longer, so that messages that failed together are not all tried again together.

    Errors: ``UsageError`` ``bad-back-off`` for figures that make no sense.

    Example:
        >>> from xborder_support.outbound import BackOff
        >>> pause = BackOff(attempts=5, base_seconds=1, factor=4, cap_seconds=60, jitter_share=0)
        >>> [pause.seconds(failures, key="k") for failures in (1, 2, 3, 4)]
        [1.0, 4.0, 16.0, 60.0]
    """

    attempts: int
    base_seconds: float
    factor: float
    cap_seconds: float
    jitter_share: float = 0.0

    def __post_init__(self) -> None:
        figures = (self.base_seconds, self.factor, self.cap_seconds, self.jitter_share)
        is_sound = all(map(isfinite, figures)) and self.factor >= 1 and self.cap_seconds >= self.base_seconds > 0
        if not (is_sound and 0 <= self.jitter_share <= 1 and 1 <= self.attempts <= _MOST_ATTEMPTS):
            hint = "1 to 1000 attempts, 0 < base_seconds <= cap_seconds, factor from 1, jitter_share from 0 to 1"
            raise UsageError("a back-off has figures that make no sense", code="bad-back-off", hint=hint)

    def seconds(self, failures: int, *, key: str) -> float:
        """Return how long to wait after so many failures. The jitter comes from the key: the same key always waits the same time."""
        pause = min(self.cap_seconds, self.base_seconds * self._growth(failures))
        digest = sha256(f"{failures}/{key}".encode("utf-8", "surrogatepass")).digest()
        return pause * (1 + self.jitter_share * int.from_bytes(digest[:4]) / 2**32)

    def _growth(self, failures: int) -> float:
        try:
            return float(self.factor ** (failures - 1))
        except OverflowError:
            return self.cap_seconds / self.base_seconds


def later(at: datetime, seconds: float) -> datetime:
    """Return an instant so many seconds later, or the last one there is."""
    try:
        return at + timedelta(seconds=seconds)
    except OverflowError:
        return _LAST_INSTANT
