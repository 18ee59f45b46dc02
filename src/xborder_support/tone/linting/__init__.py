"""Judge a text as its reader would: tone, politeness, typography, what is missing and what does not belong there."""

from .catalog_lint import LintReport, lint_messages
from .lint import About, lint
from .sarif import to_sarif
from .waiver_file import load_waivers
from .waivers import Waived, Waiver

__all__ = ["About", "LintReport", "Waived", "Waiver", "lint", "lint_messages", "load_waivers", "to_sarif"]
