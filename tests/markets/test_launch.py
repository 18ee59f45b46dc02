"""What a plan to open a market lacks: each rule, what it advises, and what it leaves alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import known_channels
from xborder_support.errors import UsageError
from xborder_support.markets import Fact, LaunchPlan, Market, lint_market, suggest_market
from xborder_support.markets.promise_length import takes_over_a_day
from xborder_support.terms import Finding, Target

ON = date(2026, 11, 22)
OFFICE = {"mon-fri": ("09:00-17:00",)}


def _market(**said: Any) -> Market:
    """Return Kazakhstan as drafted, with what a test says otherwise."""
    draft = suggest_market("KZ", on=ON)
    facts = {name: Fact(value, "test", "high") for name, value in said.items()}
    return Market.from_facts(draft.territory, draft.regions, {**draft.facts, **facts})


KAZAKHSTAN = _market(channels={"whatsapp": ["main"], "telegram": ["main", "live"], "email": ["complex"]}, support_hours=OFFICE)


def _plan(**said: Any) -> LaunchPlan:
    good = {"channels": ("whatsapp",), "languages": ("ru",), "accounts": {"whatsapp": "+7 700 000 00 00"}}
    return LaunchPlan(**{**good, **said})


def _found(plan: LaunchPlan, market: Market = KAZAKHSTAN, **options: Any) -> list[Finding]:
    return list(lint_market(market, offered=plan, **options))


def _rules(plan: LaunchPlan, market: Market = KAZAKHSTAN, **options: Any) -> list[str]:
    return [found.rule for found in _found(plan, market, **options)]


def test_a_plan_with_a_local_channel_and_language_lacks_nothing() -> None:
    plan = _plan(promises={"whatsapp": Target.parse("2h business"), "default": Target.parse("24h elapsed")})
    assert _found(plan) == []
    assert _found(plan, known_channels=known_channels()) == []


def test_a_plan_of_nothing_lacks_a_channel_and_a_language() -> None:
    assert _rules(LaunchPlan(channels=(), languages=())) == ["MKT001", "MKT002"]


@pytest.mark.parametrize(
    ("said", "rule", "severity", "message", "suggestion"),
    [
        (
            {"channels": ("email",), "accounts": {"email": "a@kaze.example"}},
            "MKT001",
            "error",
            "customers in KZ first use whatsapp, telegram, and the plan has none of that",
            "offer whatsapp or telegram",
        ),
        ({"languages": ("ja",)}, "MKT002", "error", "the plan has no language of KZ: shops there write ru, kk", "offer ru"),
        (
            {"languages": ("en", "de")},
            "MKT003",
            "warning",
            "en is spoken by about 15% of people in KZ, where shops write ru, kk",
            "offer ru as well",
        ),
        (
            {"promises": {"whatsapp": Target.parse("25h elapsed")}},
            "MKT004",
            "warning",
            "25h elapsed on whatsapp takes over 24 hours",
            "promise 2h business, as the data of KZ do",
        ),
        (
            {"promises": {"whatsapp": Target.parse("9h business")}},
            "MKT004",
            "warning",
            "9h business on whatsapp takes over 24 hours: no day there is open that long",
            "promise 2h business, as the data of KZ do",
        ),
        (
            {"accounts": {}},
            "MKT006",
            "error",
            "whatsapp has no account, so nobody can write there",
            "name the handle, number or address in",
        ),
        ({"accounts": {"whatsapp": "  "}}, "MKT006", "error", "whatsapp has no account", "name the handle"),
        ({"languages": ("ru", "Japanisch?")}, "MKT007", "error", "'Japanisch?' is no language tag", "write a tag such as"),
        (
            {"accounts": {"whatsapp": "1", "watsapp": "2"}},
            "MKT008",
            "warning",
            "there is an account for 'watsapp', which is not offered",
            'offer it, or correct the name: did you mean "whatsapp"?',
        ),
        ({"promises": {"line": Target.parse("1h elapsed")}}, "MKT008", "warning", "there is a promise for 'line'", "offer it, or correct"),
    ],
)
def test_each_rule_says_what_to_change(said: Mapping[str, Any], rule: str, severity: str, message: str, suggestion: str) -> None:
    (found,) = _found(_plan(**said))
    assert (found.rule, found.severity) == (rule, severity)
    assert found.message.startswith(message)
    assert (found.suggestion or "").startswith(suggestion)
    assert found.facts["market"] == "KZ"


def test_more_than_three_channels_are_too_many_and_local_ones_go_first() -> None:
    channels = ("line", "email", "sms", "whatsapp")
    accounts = dict.fromkeys(channels, "x")
    (found,) = _found(_plan(channels=channels, accounts=accounts))
    assert found.rule == "MKT005"
    assert found.suggestion == "start with whatsapp, email, line, and add the others once these keep their promises"
    assert _rules(_plan(channels=("line", "line", "email", "whatsapp"), accounts=accounts)) == ["MKT008"]


def test_an_unknown_channel_is_named_with_its_neighbour_where_the_channels_are_known() -> None:
    plan = _plan(channels=("whatsapp", "telegramm"), accounts={"whatsapp": "1", "telegramm": "2"})
    assert _found(plan) == []
    (found,) = _found(plan, known_channels=known_channels())
    assert found.rule == "MKT007"
    assert 'did you mean "telegram"?' in (found.suggestion or "")


def test_a_channel_that_cannot_be_a_name_is_found_without_a_list() -> None:
    plan = _plan(channels=("whatsapp", "Fax machine"), accounts={"whatsapp": "1", "Fax machine": "2"})
    assert [(found.rule, found.facts["name"]) for found in _found(plan)] == [("MKT007", "Fax machine")]


def test_where_nobody_knows_the_channels_none_is_asked_for() -> None:
    (found,) = _found(_plan(), _market(channels="unknown"))
    assert (found.rule, found.severity) == ("MKT001", "info")


def test_where_no_channel_is_the_main_one_any_local_one_will_do() -> None:
    market = _market(channels={"email": ["complex"], "phone": ["urgent"]})
    assert _rules(_plan(channels=("email",), accounts={"email": "x"}), market) == []
    assert _rules(_plan(), market) == ["MKT001"]


@pytest.mark.parametrize(
    ("locales", "languages", "offered", "rules"),
    [
        (["zh-Hant"], {"zh-Hant": 0.95}, "zh-TW", []),
        (["zh-Hant"], {"zh-Hant": 0.95}, "zh-CN", ["MKT002"]),  # another script
        (["pt"], {"pt": 0.98}, "pt-BR", []),
        (["nb"], {"nb": 1.0}, "no", []),
        (["de"], "unknown", "en", ["MKT002"]),
        (["de"], {"de": 0.9, "en": "unknown"}, "en", ["MKT002"]),
        (["de"], {"de": 0.9, "en": 0.64}, "en-GB", ["MKT003"]),
        (["sr", "sq"], {}, "sr-Latn", ["MKT002"]),
    ],
)
def test_a_language_is_local_in_any_territory_and_in_its_script(locales: Any, languages: Any, offered: str, rules: list[str]) -> None:
    assert _rules(_plan(languages=(offered,)), _market(locales=locales, languages=languages)) == rules


@pytest.mark.parametrize(
    ("target", "over"),
    [
        ("24h elapsed", False),
        ("86401s elapsed", True),
        ("8h business", False),
        ("481m business", True),
        ("1 business day", False),
        ("2 business days", True),
        ("1 calendar day", False),
        ("3 calendar days", True),
        ("1 calendar month", True),
        ("cut-off 18:00 due 19:00", False),
        ("cut-off 18:00 due 12:00", True),
        ("24h elapsed, weekend mon 12:00", False),
        ("95% within 2h business", False),
    ],
)
def test_a_promise_over_a_day_is_seen_on_every_clock(target: str, over: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert takes_over_a_day(Target.parse(target), OFFICE) is over


@pytest.mark.parametrize(
    ("hours", "longest"),
    [
        ({}, 24),
        ({"mon-sun": ("00:00-24:00",)}, 24),
        ({"mon": ("22:00-06:00",)}, 8),
        ({"mon-fri": ("09:00-12:00", "13:00-18:00"), "sat": ("10:00-14:00",)}, 8),
    ],
)
def test_an_open_day_is_as_long_as_all_its_hours(hours: Mapping[str, tuple[str, ...]], longest: int) -> None:
    assert not takes_over_a_day(Target.parse(f"{longest}h business"), hours)
    assert takes_over_a_day(Target.parse(f"{longest * 60 + 1}m business"), hours)


def test_a_market_whose_own_target_is_long_gives_no_example_of_a_short_one() -> None:
    market = _market(targets={"default": {"first_response": "3 business days"}})
    (found,) = _found(_plan(promises={"default": Target.parse("2 business days")}), market)
    assert found.message == "2 business days by default takes over 24 hours"
    assert found.suggestion == "promise an answer within 24 hours"


@pytest.mark.parametrize(
    "said",
    [
        {"channels": "line"},
        {"channels": 3},
        {"channels": ("line", None)},
        {"languages": "ja"},
        {"accounts": ["@kaze"]},
        {"accounts": {"whatsapp": 5}},
        {"promises": {"whatsapp": "2h business"}},
        {"promises": {1: Target.parse("2h business")}},
    ],
)
def test_a_plan_of_the_wrong_kind_is_refused(said: Mapping[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        _plan(**said)
    assert caught.value.code == "wrong-argument"
    assert caught.value.hint


def test_a_plan_keeps_what_it_was_given_and_shows_no_address() -> None:
    accounts = {"whatsapp": "+7 700 000 00 00"}
    plan = _plan(channels=["whatsapp"], accounts=accounts)
    accounts.clear()
    assert plan.accounts == {"whatsapp": "+7 700 000 00 00"}
    assert plan.channels == ("whatsapp",)
    assert "700" not in repr(plan)
    assert len({plan, _plan()}) == 1
    shared: Any = plan.promises
    with pytest.raises(TypeError):
        shared["line"] = Target.parse("1h elapsed")


@given(channels=st.lists(st.text(max_size=60), max_size=6), languages=st.lists(st.text(max_size=60), max_size=4))
@settings(max_examples=80, deadline=None)
def test_no_plan_breaks_the_check_and_no_account_is_told(channels: list[str], languages: list[str]) -> None:
    plan = LaunchPlan(channels=tuple(channels), languages=tuple(languages), accounts=dict.fromkeys(channels, "secret-handle-9"))
    found = _found(plan)
    assert [one.rule for one in found] == sorted(one.rule for one in found)
    assert all(one.suggestion and "secret-handle-9" not in str(one) for one in found)
