"""Take a mail in whatever form the host holds it."""

from __future__ import annotations

from xborder_support.channels.wire.payload import refuse_decoded

__all__ = ["mail_bytes"]


def mail_bytes(body: bytes | str) -> bytes:
    """Return a mail as bytes. A host that read it as text has most likely decoded UTF-8, with or without ``surrogateescape``.

    Errors: ``UsageError`` ``wrong-argument`` for what is neither, such as a parsed mail.
    """
    if isinstance(body, (bytearray, memoryview)):
        return bytes(body)
    refuse_decoded(body)
    if isinstance(body, bytes):
        return body
    try:
        return body.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return body.encode("utf-8", "replace")
