"""Write what every market resolves to, and what a desk plans there, so that a person reads each change of the data as a change of text.

Run: ``python tools/golden_files.py``; it writes into ``tests/golden``. Read the difference before you commit it.
"""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from invented_customers import invented_name

from xborder_support import Customer, Plan, SupportDesk
from xborder_support.calendars import BusinessCalendar
from xborder_support.desk import NeedsApproval, explain_reason
from xborder_support.markets import Market, get_market, list_markets
from xborder_support.terms import Reason
from xborder_support.testing import message

__all__ = ["FOLDER", "ON", "golden_files", "main"]

FOLDER = Path(__file__).parents[1] / "tests" / "golden"

#: The day that the markets are asked for. The plans are of the year that follows.
ON = date(2026, 11, 22)

_FIRST, _A_YEAR = date(2027, 3, 1), 365
_OFFICE, _EVENING = time(10, 15), time(21, 30)


def golden_files() -> dict[str, str]:
    """Return the files by their path in the folder."""
    texts = tomllib.loads((FOLDER / "messages.toml").read_text(encoding="utf-8"))["messages"]
    files: dict[str, str] = {}
    for code in list_markets():
        market = get_market(code, on=ON)
        files[f"markets/{code}.json"] = json.dumps(json.loads(market.to_json()), ensure_ascii=False, indent=1) + "\n"
        files[f"plans/{code}.txt"] = "\n".join(_plans(market, texts))
    return files


def _plans(market: Market, texts: dict[str, str]) -> Iterator[str]:
    channel, locale = next(iter(market.channels_for("main")), "email"), market.locales[0]
    text = next(texts[tag] for tag in (f"{locale}-{market.territory}", *_wider(locale)) if tag in texts)
    desk = SupportDesk.from_config(_desk(market, channel))
    customer = Customer(territory=market.territory, name=invented_name(locale))
    yield f"{market.territory}, on {channel}, in {locale}"
    roles = [f"{entry.channel} ({', '.join(entry.roles)})" for entry in market.channels]
    yield f"channels: {'; '.join(roles)}"
    yield f"> {text}\n"
    for what, at in _moments(market):
        plan = desk.handle(message(text, channel=channel, at=at), now=at, customer=customer)
        yield f"--- {what}: {at:%A %Y-%m-%d %H:%M} {at.tzinfo}"
        yield from _told(plan, at)
        yield ""


def _wider(locale: str) -> Iterator[str]:
    """Yield a locale and what is left of it without its last part, and so on: Hong Kong writes traditional letters too."""
    while locale:
        yield locale
        locale = locale.rpartition("-")[0]


def _desk(market: Market, channel: str) -> dict[str, Any]:
    """Return the desk file of a shop that keeps the usual hours and promises the usual time."""
    return {
        "format": 1,
        "shop": {"name": "Kaze Audio", "accept_drafts": True},
        "calendars": {"home": BusinessCalendar.for_market(market).to_config()},
        "teams": {"home": {"calendar": "home"}},
        "markets": {market.territory: {"team": "home", "channels": [channel]}},
        "sla": [{"first_response": str(market.target("first_response", channel))}],
    }


def _moments(market: Market) -> Iterator[tuple[str, datetime]]:
    """Yield a time in the office, one in the evening, one on a day of rest and one on a holiday, by the main zone's clock."""
    zone = ZoneInfo(market.time_zones[0])
    calendar = BusinessCalendar.for_market(market)
    mornings = [datetime.combine(_FIRST + timedelta(days=step), _OFFICE, zone) for step in range(_A_YEAR)]
    closed = {at: calendar.closure(at) for at in mornings}
    working = next(at for at in mornings if closed[at] is None)
    resting = next(at for at in mornings if at.isoweekday() in market.rest_days)
    holidays = (at for at in mornings if (closure := closed[at]) and closure.kind == "holiday" and at.isoweekday() not in market.rest_days)
    yield "in the office", working
    yield "in the evening", datetime.combine(working.date(), _EVENING, zone)
    yield "on a day of rest", resting
    for holiday in islice(holidays, 1):  # under martial law Ukraine has none
        yield "on a holiday", holiday


def _told(plan: Plan, at: datetime) -> Iterator[str]:
    zone = at.tzinfo
    yield f"market {plan.market}, language {plan.language}"
    for deadline in plan.all_deadlines:
        yield f"due {deadline.metric} {deadline.due_at.astimezone(zone):%A %Y-%m-%d %H:%M} ({deadline.target})"
    if plan.promised_at:
        yield f"promised {plan.promised_at.astimezone(zone):%A %Y-%m-%d %H:%M}"
    held = [action.reply for action in plan.actions if isinstance(action, NeedsApproval) and action.reply]
    for what, replies in (("reply", plan.replies), ("held for approval", held)):
        for reply in replies:
            yield f"{what} in {reply.language}, {reply.register}:"
            yield from (f"  | {line}" for line in reply.text.splitlines())
    yield from (f"  because {explain_reason(reason)}" for reason in _reasons(plan))


def _reasons(plan: Plan) -> Iterator[Reason]:
    yield from plan.reasons
    for action in plan.actions:
        yield from action.reasons


def main() -> None:
    """Write the files, and take away those of markets that are gone."""
    written = golden_files()
    for folder in ("markets", "plans"):
        (FOLDER / folder).mkdir(exist_ok=True)
        for old in (FOLDER / folder).iterdir():
            if f"{folder}/{old.name}" not in written:
                old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
