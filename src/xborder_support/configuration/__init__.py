"""Read configuration files so that every fault names its file, key and line.

It knows TOML and pydantic, and nothing of what a configuration means. Markets, rule sets and the desk file all come through here, so a
merchant meets one kind of error.
"""

from .days import Day, first_instant, instant_after
from .document import Document, KeyPath, Place, dotted, merge, parse_key
from .toml import parse_toml, read_toml
from .validation import StrictModel, fault_at, relocated, validate

__all__ = [
    "Day",
    "Document",
    "KeyPath",
    "Place",
    "StrictModel",
    "dotted",
    "fault_at",
    "first_instant",
    "instant_after",
    "merge",
    "parse_key",
    "parse_toml",
    "read_toml",
    "relocated",
    "validate",
]
