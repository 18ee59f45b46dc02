"""Make the keys by which a host recognises an action that it has carried out already."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["idempotency_key"]


def idempotency_key(kind: str, *parts: str) -> str:
    """Return an opaque key for an action: the same for the same parts, whenever it is planned. ``now`` never belongs in it."""
    return f"{kind}:{sha256(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
