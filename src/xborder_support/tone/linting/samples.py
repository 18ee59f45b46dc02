"""Fill the blanks of a catalogue's texts with values such as a customer of the language would see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from xborder_support.terms import Money, PersonName
from xborder_support.tone.catalogs import Formats, ValueType, formats_for, known_locale
from xborder_support.tone.cleaning import is_right_to_left
from xborder_support.tone.names import PARTS, address, part

from .facts import facts

__all__ = ["Samples"]

_MOMENT = datetime(2026, 12, 2, 15, 30)  # noqa: DTZ001  (a wall clock, to be shown as it is)
_DAYS = (date(2026, 12, 24), date(2026, 12, 28))
_FALLBACK = "en"


class Samples:
    """Write sample values in one locale. ``types`` says what each variable is."""

    __slots__ = ("_entry", "_formats", "_locale", "_person", "_types", "is_right_to_left")

    def __init__(self, locale: str, types: Mapping[str, ValueType]) -> None:
        self._types = types
        tag = str(locale) if known_locale(locale) else _FALLBACK
        entries = facts("samples")
        self._locale = tag
        self._formats: Formats = formats_for(tag, None)
        self._entry: Mapping[str, str] = entries["default"] | entries.get(tag.partition("-")[0], {})
        self._person = PersonName(given=self._entry["given"], surname=self._entry["surname"], given_vocative=self._entry["given"])
        self.is_right_to_left = self._formats.is_right_to_left

    def write(self, name: str, function: str = "", options: Mapping[str, str] | None = None) -> str:
        """Return the value of a variable as a function writes it; without one, by the type that the variable is declared with."""
        kind = function or _FUNCTIONS.get(self._types.get(name, "text"), "TEXT")
        if kind == "PERSON":
            return self._name((options or {}).get("form", "full"))
        return self._plain(name, kind, options or {})

    def is_foreign(self, text: str) -> bool:
        """Tell whether a value runs against the direction of the locale, so that the renderer would isolate it."""
        return self.is_right_to_left and not is_right_to_left(text) and not text.isdecimal()

    def _name(self, form: str) -> str:
        return (
            part(self._person, form) or address(self._person, locale=self._locale, form="full") if form in PARTS else self._addressed(form)
        )

    def _addressed(self, form: str) -> str:
        return address(self._person, locale=self._locale, form="formal" if form == "formal" else "full")

    def _plain(self, name: str, kind: str, options: Mapping[str, str]) -> str:
        formats, style, pattern = self._formats, options.get("style"), options.get("pattern")
        writers: Mapping[str, Callable[[], str]] = {
            "DATE": lambda: formats.date(_MOMENT.date(), style, pattern),
            "TIME": lambda: formats.time(_MOMENT.time(), style, pattern),
            "DATETIME": lambda: formats.date_time(_MOMENT, pattern),
            "LIST": lambda: formats.days(_DAYS, style, pattern) if name == "dates" else self._entry["list"],
            "DURATION": lambda: formats.duration(timedelta(days=2)),
            "MONEY": lambda: formats.money(Money(Decimal("49.90"), "EUR")),
            "NUMBER": lambda: formats.number(2),
        }
        write = writers.get(kind)
        return write() if write else self._entry.get(name, self._entry["text"])


_FUNCTIONS: Mapping[str, str] = {
    "integer": "NUMBER",
    "datetime": "DATETIME",
    "date": "DATE",
    "person": "PERSON",
    "list": "LIST",
    "money": "MONEY",
    "duration": "DURATION",
}
