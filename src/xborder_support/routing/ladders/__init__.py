"""Tell who hears of a conversation that waits, and when."""

from .ladder import DueStep, Ladder, LadderStep

__all__ = ["DueStep", "Ladder", "LadderStep"]
