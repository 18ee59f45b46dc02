"""Judge a text as its reader would: tone, politeness, typography, what is missing and what does not belong there."""

from .lint import lint
from .waiver_file import load_waivers
from .waivers import Waiver

__all__ = ["Waiver", "lint", "load_waivers"]
