"""Read configuration files so that every fault names its file, key and line.

It knows TOML and pydantic, and nothing of what a configuration means. Markets, rule sets and the desk file all come through here, so a
merchant meets one kind of error.
"""

from .document import Document, KeyPath, Place, dotted, merge, parse_key
from .toml import parse_toml, read_toml
from .validation import StrictModel, fault_at, relocated, validate

__all__ = [
    "Document",
    "KeyPath",
    "Place",
    "StrictModel",
    "dotted",
    "fault_at",
    "merge",
    "parse_key",
    "parse_toml",
    "read_toml",
    "relocated",
    "validate",
]
