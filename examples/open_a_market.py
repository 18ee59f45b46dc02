"""Decide which market to open next, draft it, and hold the plan against it.

An invented audio shop sells to five countries. Kazakhstan has no market in the package, so it is drafted, corrected and checked.
"""

from datetime import date

from xborder_support.markets import LaunchPlan, Markets, describe_difference, lint_market, prioritise, suggest_market
from xborder_support.terms import Target

ON = date(2026, 11, 22)
ORDERS = {"DE": 410, "JP": 260, "KZ": 190, "MX": 120, "NG": 40}
PROMISES = {"email": Target.parse("30h elapsed"), "whatsapp": Target.parse("2h business")}


def main() -> None:
    ranked = prioritise(ORDERS, supported=["en"])
    for language in ranked.languages[:3]:
        print(f"add {language.language}: {language.added:.0%} more of the orders, {language.covered:.0%} in all")

    draft = suggest_market("KZ", on=ON)
    print(f"\n{draft!r}; guessed are {', '.join(draft.guessed[:4])} and others")
    hours = {"support_hours": {"value": {"mon-fri": ["09:00-18:00"]}, "source": "the shop in Almaty, by telephone"}}
    markets = Markets.packaged().with_overrides(draft.as_overrides()).with_overrides({"KZ": hours})
    kazakhstan = markets.get("KZ", on=ON)

    plan = LaunchPlan(channels=("email", "whatsapp"), languages=("en",), accounts={"email": "kz@kaze-audio.example"}, promises=PROMISES)
    print("\nbefore it opens:")
    for finding in lint_market(kazakhstan, offered=plan):
        print(f"  {finding.rule} {finding.message}; {finding.suggestion}")

    print()
    print("\n".join(describe_difference(markets.get("ID", on=ON), markets.get("MY", on=ON)).splitlines()[:9]))


if __name__ == "__main__":
    main()
