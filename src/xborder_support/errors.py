"""Say whose fault it is, and what to do about it.

Every exception of the library carries a stable ``code`` to branch on and a ``hint`` that names the remedy. The classes
are split by fault: the caller's code, the configuration, our own market data, or what came over the wire.
No message quotes what a customer wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "ConfigurationError",
    "Fault",
    "MarketDataError",
    "MissingExtraError",
    "OverlappingHoursWarning",
    "PayloadError",
    "SignatureError",
    "UsageError",
    "XborderSupportError",
    "XborderSupportWarning",
    "did_you_mean",
]


class XborderSupportError(Exception):
    """Be the base of every exception that the library raises on purpose.

    ``code`` is stable across releases (kebab-case); ``hint`` says what to do, or is None.
    """

    def __init__(self, message: str, *, code: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]" + (f"\n  {self.hint}" if self.hint else "")

    def __reduce__(self) -> tuple[Callable[..., XborderSupportError], tuple[object, ...]]:
        return _rebuild, (type(self), self.message, self.code, self.hint)


class UsageError(XborderSupportError, ValueError):
    """Report a mistake in the calling code: a naive datetime, an unknown message key, a missing value.

    Example:
        >>> from xborder_support.errors import UsageError
        >>> print(UsageError("now has no time zone", code="naive-datetime", hint="pass datetime.now(UTC)"))
        now has no time zone [naive-datetime]
          pass datetime.now(UTC)
    """


class MissingExtraError(XborderSupportError, ImportError):
    """Report that an optional package is absent; the hint is the install command."""


class PayloadError(XborderSupportError, ValueError):
    """Refuse a payload as a whole, which happens only where it is larger than the limit.

    Anything smaller that cannot be read becomes an ``Unparsed`` event instead, so that nothing is lost.
    """


class SignatureError(XborderSupportError, ValueError):
    """Refuse a webhook whose signature is absent, malformed or wrong. Answer it with HTTP 401 or 403."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Describe one mistake in a configuration: where it is, what it is, and how to mend it.

    ``file`` and ``line`` (1-based) are None where the configuration did not come from a file; ``key`` is a dotted path such as
    ``routing[0].to[1].team``.
    """

    code: str
    message: str
    key: str = ""
    file: str | None = None
    line: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        where = " ".join(part for part in (place, self.key) if part)
        return f"{where}{': ' if where else ''}{self.message} [{self.code}]" + (f"\n    {self.hint}" if self.hint else "")


class ConfigurationError(XborderSupportError, ValueError):
    """Report every fault of a configuration at once, before anything runs.

    ``faults`` is never empty. The message lists them all, so printing the exception is enough.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        super().__init__(f"{count} {'fault' if count == 1 else 'faults'} in the configuration:{lines}", code="configuration")

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Callable[..., XborderSupportError], tuple[object, ...]]:
        return type(self), (self.faults,)


class MarketDataError(ConfigurationError):
    """Report that market data, ours or a host's override, breaks its own schema."""


class XborderSupportWarning(UserWarning):
    """Be the base of every warning: risky but legal, and silenced by an explicit argument."""


class OverlappingHoursWarning(XborderSupportWarning):
    """Warn that the hours of a calendar share time, which counts once. Hours written as one stretch say the same without it."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown name: the closest known one, and the list of all of them where it is short.

    Example:
        >>> from xborder_support.errors import did_you_mean
        >>> did_you_mean("asai", ["asia", "europe"])
        'did you mean "asia"? Known: asia, europe'
    """
    options = sorted(known)
    meant = _OF_PROGRAMMERS.get(name.casefold())
    close = [meant] if meant in options else get_close_matches(name, options, n=_CLOSE, cutoff=0.6)
    if len(options) > _LISTED:
        return _closest(close) or f"none of the {len(options)} known names is close to it"
    known_names = f"Known: {', '.join(options)}" if options else "none is defined"
    return f'did you mean "{close[0]}"? {known_names}' if close else known_names


# What programmers call the kinds of a value. By the letters alone, ``int`` would be nearest to ``instant``.
_OF_PROGRAMMERS = {
    "bool": "boolean",
    "date": "instant",
    "datetime": "instant",
    "decimal": "number",
    "float": "number",
    "int": "number",
    "integer": "number",
    "list": "set",
    "str": "text",
    "string": "text",
}
_LISTED = 32
_CLOSE = 4


def _closest(close: list[str]) -> str:
    """Return the names that are close, where there are too many to list them all."""
    others = f" Others that are close: {', '.join(close[1:])}" if close[1:] else ""
    return f'did you mean "{close[0]}"?{others}' if close else ""


def _rebuild(kind: type[XborderSupportError], message: str, code: str, hint: str | None) -> XborderSupportError:
    return kind(message, code=code, hint=hint)
