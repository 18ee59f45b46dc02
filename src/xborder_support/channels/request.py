"""Describe what a host passes on of a request, in the forms that frameworks hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

__all__ = ["Headers", "Secrets"]


class _Listed(Protocol):
    """Describe headers that are no mapping and list themselves, such as Flask's."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return names and values."""


#: Headers of a request: what Django, Flask and Starlette call ``request.headers``, or pairs as an ASGI scope lists them.
Headers: TypeAlias = Mapping[str, str] | _Listed | Sequence[tuple[str, str]] | Sequence[tuple[bytes, bytes]]

#: A secret shared with the provider, or several of which any may have signed, while one is being replaced.
Secrets: TypeAlias = str | bytes | Sequence[str | bytes]
