"""Take a mail in whatever form the host holds it."""

from __future__ import annotations

__all__ = ["mail_bytes"]


def mail_bytes(body: bytes | str) -> bytes:
    """Return a mail as bytes. A host that read it as text has most likely decoded UTF-8, with or without ``surrogateescape``."""
    if not isinstance(body, str):
        return bytes(body)
    try:
        return body.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return body.encode("utf-8", "replace")
