"""Say which question kept a condition from holding, in words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Failure"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Name the first question that kept a condition from holding.

    ``key`` is where it stands below the condition (``none[0].market``), ``expected`` what it asks, in words. ``is_missing`` says that the
    context did not know the field, ``is_excluded`` that the question stands under ``none``, so that its holding is what failed.
    """

    field: str
    key: str
    expected: str
    is_missing: bool
    is_excluded: bool

    def describe(self) -> str:
        """Return the failure in words, without the value that was found."""
        if self.is_missing:
            return f"{self.field} is not known ({self._wanted})"
        return f"wanted: {self._wanted}"

    @property
    def _wanted(self) -> str:
        return f"not {self.expected}" if self.is_excluded else self.expected
