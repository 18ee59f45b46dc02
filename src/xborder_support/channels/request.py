"""Describe what a host passes on of a request, in the forms that frameworks hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

__all__ = ["Headers", "Secrets"]

#: Headers of a request: a mapping of text such as Django's and Flask's ``request.headers``, or pairs as an ASGI scope lists them.
Headers: TypeAlias = Mapping[str, str] | Sequence[tuple[str, str]] | Sequence[tuple[bytes, bytes]]

#: A secret shared with the provider, or several of which any may have signed, while one is being replaced.
Secrets: TypeAlias = str | bytes | Sequence[str | bytes]
