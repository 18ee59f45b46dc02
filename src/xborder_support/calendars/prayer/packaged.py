"""Answer which prayer methods are known, and which one a territory follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from xborder_support.errors import UsageError, did_you_mean

from .method import PrayerMethod
from .names import AsrRule, HighLatitudeRule

__all__ = [
    "SeasonalTwilight",
    "get_prayer_method",
    "list_prayer_methods",
    "list_prayer_territories",
    "method_in_force",
    "seasonal_twilight",
]

_LEVELS = ("low", "medium", "high")


def list_prayer_methods() -> tuple[PrayerMethod, ...]:
    """Return the methods that come with the library, by name.

    Example:
        >>> from xborder_support.calendars import list_prayer_methods
        >>> [method.name for method in list_prayer_methods()][:4]
        ['algeria', 'dubai', 'egyptian', 'france']
    """
    return tuple(_methods().values())


def list_prayer_territories() -> Mapping[str, PrayerMethod]:
    """Return the method that each territory follows, by ISO 3166 code.

    Example:
        >>> from xborder_support.calendars import list_prayer_territories
        >>> list_prayer_territories()["PK"].asr
        'hanafi'
    """
    return dict(_territories())


def get_prayer_method(name: str) -> PrayerMethod:
    """Return a method by its name or by the code of a territory.

    Capitals, spaces, hyphens and underscores make no difference: ``"UmmAlQura"`` is ``"umm_al_qura"``.

    Errors: ``UsageError`` ``unknown-prayer-method``.

    Example:
        >>> from xborder_support.calendars import get_prayer_method
        >>> method = get_prayer_method("SA")
        >>> method.name, method.fajr_angle, method.isha_minutes, method.isha_minutes_ramadan
        ('umm_al_qura', 18.5, 90, 120)
    """
    found = _by_any_name().get(_folded(name)) if isinstance(name, str) else None
    if found is None:
        shown = name[:60] if isinstance(name, str) else type(name).__name__
        hint = f"{did_you_mean(shown, [*_methods(), *_territories()])}; or pass a PrayerMethod of your own"
        raise UsageError(f"unknown prayer method {shown!r}", code="unknown-prayer-method", hint=hint)
    return found


def method_in_force(method: str | PrayerMethod, asr: AsrRule | None, high_latitude: HighLatitudeRule | None) -> PrayerMethod:
    """Return a method with what the caller decided otherwise.

    Errors: ``UsageError`` as of ``get_prayer_method`` and ``PrayerMethod``.
    """
    chosen = method if isinstance(method, PrayerMethod) else get_prayer_method(method)
    if asr is None and high_latitude is None:
        return chosen
    return replace(chosen, asr=asr or chosen.asr, high_latitude=high_latitude or chosen.high_latitude)


@dataclass(frozen=True, slots=True)
class SeasonalTwilight:
    """Hold four points of the year each for dawn and dusk: minutes, and minutes more for every 55 degrees of latitude."""

    before_sunrise: tuple[tuple[float, float], ...]
    after_sunset: tuple[tuple[float, float], ...]
    one_seventh_from_latitude: float


@cache
def seasonal_twilight() -> SeasonalTwilight:
    """Return the figures of the twilight that depends on latitude and season."""
    table = _read()["seasonal_twilight"]
    before, after = (tuple((base, slope) for base, slope in table[side]["value"]) for side in ("before_sunrise", "after_sunset"))
    return SeasonalTwilight(before, after, table["one_seventh_from_latitude"]["value"])


@cache
def _read() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (costs 10 ms, and most calendars know no prayers)

    text = resources.files(__package__).joinpath("data", "prayer_methods.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _methods() -> Mapping[str, PrayerMethod]:
    return {name: _method(name, entry) for name, entry in sorted(_read()["methods"].items())}


def _method(name: str, entry: Mapping[str, Any]) -> PrayerMethod:
    facts = [entry["parameters"], *([entry["tune"]] if "tune" in entry else [])]
    return PrayerMethod(
        name=name,
        **entry["parameters"]["value"],
        tune=facts[-1]["value"] if "tune" in entry else {},
        title=entry["title"],
        source="; ".join(dict.fromkeys(fact["source"] for fact in facts)),
        checked=min(fact["checked"] for fact in facts),
        confidence=min((fact["confidence"] for fact in facts), key=_LEVELS.index),
    )


@cache
def _territories() -> Mapping[str, PrayerMethod]:
    return {code: _followed(**entry["value"]) for code, entry in sorted(_read()["territories"].items())}


def _followed(method: str, asr: AsrRule | None = None, high_latitude: HighLatitudeRule | None = None) -> PrayerMethod:
    return method_in_force(_methods()[method], asr, high_latitude)


@cache
def _by_any_name() -> Mapping[str, PrayerMethod]:
    aliases = {_folded(alias): _methods()[name] for name, entry in _read()["methods"].items() for alias in entry.get("aliases", ())}
    names = {_folded(name): method for name, method in _methods().items()}
    return aliases | names | {_folded(code): method for code, method in _territories().items()}


def _folded(name: str) -> str:
    return name.casefold().translate(_SEPARATORS)


_SEPARATORS = str.maketrans("", "", " _-")
