"""Change the routing rules of a shop, and see beforehand what is wrong with them and what they would have changed.

Run it with ``python examples/compare_rules.py``. The history is invented; yours are the contexts of the last weeks.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from xborder_support import RuleSet, SupportDesk
from xborder_support.configuration import read_toml
from xborder_support.routing import HistoryItem

DESK = Path(__file__).parent / "desk.toml"
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)


def main() -> None:
    desk = SupportDesk.load(DESK)
    old = desk.parts.rules
    new = RuleSet.from_config(edited(dict(read_toml(DESK).data)), roster=desk.parts.roster, calendars=desk.parts.calendars)

    print("== What is wrong with the new rules? ==")
    markets = [desk.parts.market(code, on=MONDAY.date()) for code in desk.parts.config.markets]
    for finding in new.lint(roster=desk.parts.roster, calendars=desk.parts.calendars, markets=markets, on=MONDAY.date()):
        print(finding.describe())
        if finding.witness is not None:
            print("  such as", finding.witness)

    print("\n== What would they have changed last week? ==")
    comparison = old.compare(new, last_week(5_000))
    print(comparison.describe())
    print("by market:", dict(comparison.by_market))

    print("\n== For instance ==")
    for item in comparison.witnesses[:3]:
        print(f"item {item.item}: {item.old_rule} -> {item.new_rule}", dict(item.context))

    print("\n== What was edited? ==")
    print(comparison.difference.describe())
    print("versions:", old.version, "->", new.version)


def edited(tables: dict[str, Any]) -> dict[str, Any]:
    """Return the tables with three edits: one that helps, one that comes too late, and one for the days of a sale."""
    changed = deepcopy(tables)
    *rules, rest = changed["routing"]
    helpful = {"name": "lost parcels", "when": {"topic": "lost"}, "to": [{"team": "of_market"}], "priority": "high"}
    too_late = {"name": "duty in Japan", "when": {"topic": "duty", "market": "JP"}, "to": [{"agent": "dewi"}]}
    sale = {"name": "sale", "when": {"topic": "promo"}, "to": [{"team": "open_now"}], "valid_from": date(2026, 11, 18)}
    changed["routing"] = [*rules, helpful, too_late, sale, rest]
    return changed


def last_week(count: int) -> Iterator[HistoryItem]:
    """Yield what came in, each with its instant, as a host reads it from its own tables."""
    random = Random(5)  # noqa: S311  (an invented history keeps no secrets)
    topics = ["late", "late", "lost", "duty_surprise", "return_process", "promo", "sizing", None]
    for number in range(count):
        context = {
            "market": random.choice(["JP", "ID", "DE", "GB", "US", "BR"]),
            "topic": random.choice(topics),
            "channel": random.choice(["email", "whatsapp", "line"]),
            "priority": random.choice(["low", "normal", "normal", "high"]),
            "orders": random.randrange(20),
        }
        yield context, MONDAY + timedelta(minutes=2 * number)


if __name__ == "__main__":
    main()
