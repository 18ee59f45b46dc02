"""Read and write targets as people do: ``2h business``, ``95% within 3m elapsed``, ``24h elapsed, weekend mon 12:00``."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .target import Target

__all__ = ["target_fields", "target_hint", "target_words", "wall_time"]

_FORMS = (
    '"2h business", "24h elapsed", "3 business days", "14 calendar days", "1 calendar month" or "cut-off 18:00 due 19:00"; '
    'before it may stand "95% within", and after it ", weekend mon 12:00"'
)

_TIMED = re.compile(r"(?P<count>\d{1,9})\s*(?P<unit>s|m|min|h)\s+(?P<clock>business|elapsed)")
_DATED = re.compile(r"(?P<count>\d{1,4})\s+(?P<clock>business day|calendar day|calendar month)s?")
_CUT_OFF = re.compile(r"cut-off\s+(?P<cut_off>\S{1,5})\s+due\s+(?P<until>\S{1,5})")
_WEEKEND = re.compile(r"weekend\s+(?P<weekend_until>[a-z]{3}\s+\S{1,5})")
_PERCENT = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,20})?)\s?%")
_WALL_TIME = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600}
_LAST_MINUTE = 24 * 60
_CLOCKLESS = re.compile(r"(?P<count>\d{1,9})\s*(?:(?P<hours>s|m|min|h)|(?:d|days?)(?P<days>))")
_EXACT = Context(prec=40)  # more digits than any share has, whatever the host has set for its own decimals


def target_fields(text: str) -> dict[str, Any] | None:
    """Return the fields of the target that a short form says, or None where it is none."""
    body, comma, weekend = text.partition(",")
    kept, within, amount = body.rpartition("within")
    parts = [_amount(amount.strip())]
    if comma:
        parts.append(_matched(_WEEKEND, weekend.strip()))
    if within:
        parts.append(_share(kept.strip()))
    fields: dict[str, Any] = {}
    for part in parts:
        if part is None:
            return None
        fields |= part
    return fields


def target_hint(text: object) -> str:
    """Return what to write in place of a text that is no target: where only the clock is missing, the two ways to name it."""
    match = _CLOCKLESS.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        return f"write {_FORMS}"
    amount = f"{match['count']}{match['hours']}" if match["hours"] else match["count"]
    open_time, wall_time_ = ("business", "elapsed") if match["hours"] else ("business days", "calendar days")
    return f'it does not say which clock counts: write "{amount} {open_time}" or "{amount} {wall_time_}"'


def target_words(target: Target) -> str:
    """Return the short form of a target, which reads back as the same one."""
    kept = "" if target.share == 1 else f"{_percent(target.share)}% within "
    weekend = "" if target.weekend_until is None else f", weekend {target.weekend_until}"
    return f"{kept}{_amount_words(target)}{weekend}"


def wall_time(text: object) -> str | None:
    """Return a wall time from 00:00 to 24:00 with all its digits, or None where it is none."""
    match = _WALL_TIME.fullmatch(text) if isinstance(text, str) else None
    if match is None or int(match[1]) * 60 + int(match[2]) > _LAST_MINUTE:
        return None
    return f"{match[1]:0>2}:{match[2]}"


def _amount(text: str) -> dict[str, Any] | None:
    """Return the fields of the part that says how long, or None where it says nothing that is known."""
    if match := _TIMED.fullmatch(text):
        return {"clock": match["clock"], "seconds": int(match["count"]) * _SECONDS[match["unit"]]}
    if match := _DATED.fullmatch(text):
        clock = match["clock"].replace(" ", "_") + "s"
        return {"clock": clock, "months" if clock == "calendar_months" else "days": int(match["count"])}
    fields = _matched(_CUT_OFF, text)
    return None if fields is None else {"clock": "cut_off", **fields}


def _matched(pattern: re.Pattern[str], text: str) -> dict[str, Any] | None:
    match = pattern.fullmatch(text)
    return None if match is None else match.groupdict()


def _share(text: str) -> dict[str, Any] | None:
    match = _PERCENT.fullmatch(text)
    return None if match is None else {"share": float(Decimal(match["number"]).scaleb(-2, _EXACT))}


def _percent(share: float) -> str:
    return f"{Decimal(repr(share)).scaleb(2, _EXACT).normalize(_EXACT):f}"


def _amount_words(target: Target) -> str:
    if target.clock == "cut_off":
        return f"cut-off {target.cut_off} due {target.until}"
    if not target.seconds:
        count = target.days or target.months
        return f"{count} {target.clock.replace('_', ' ').removesuffix('s')}{'' if count == 1 else 's'}"
    unit = next(unit for unit in ("h", "m", "s") if target.seconds % _SECONDS[unit] == 0)
    return f"{target.seconds // _SECONDS[unit]}{unit} {target.clock}"
