"""Hold one check of a text: how it finds, which rules it reports, and to which texts it applies at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .hit import Hit
from .passage import Passage

__all__ = ["Check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Hold a function that finds hits, the ids of ``rules`` that these may have, and where it applies; None means everywhere.

    ``languages`` are first subtags ("pt"), ``channels`` and ``territories`` are codes. ``whole_only`` keeps it away from single messages of
    a catalogue.
    """

    find: Callable[[Passage], Iterable[Hit]]
    rules: frozenset[str]
    languages: frozenset[str] | None = None
    territories: frozenset[str] | None = None
    channels: frozenset[str] | None = None
    whole_only: bool = False

    def applies(self, *, language: str, territory: str | None, channel: str, is_whole: bool) -> bool:
        """Tell whether texts of such a kind are checked."""
        return (
            (self.languages is None or language in self.languages)
            and (self.territories is None or territory in self.territories)
            and (self.channels is None or channel in self.channels)
            and (is_whole or not self.whole_only)
        )
