"""Whether a practice of faith or custom may be used: each ground for and against it."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.compliance.culture import DeclaredPreferences, MerchantPolicy, Practice, PracticeRule, may_use
from xborder_support.errors import UsageError
from xborder_support.terms import Reason

PRACTICES = get_args(Practice)
WANTS = DeclaredPreferences(wanted=("blessing",))
DECLINES = DeclaredPreferences(declined=("blessing",))
WHY = "Board, 2026-10-02: our Gulf shops greet everybody so"
GULF = MerchantPolicy((PracticeRule(practice="blessing", reason=WHY, markets=("SA", "ae")),))


@pytest.mark.parametrize(
    ("arguments", "allowed", "code"),
    [
        ({}, False, "nobody-chose-it"),
        ({"preferences": WANTS}, True, "customer-declared-it"),
        ({"preferences": DECLINES}, False, "customer-declined-it"),
        ({"policy": GULF}, True, "merchant-policy"),
        ({"policy": GULF, "market": "AE"}, True, "merchant-policy"),
        ({"policy": GULF, "market": "EG"}, False, "nobody-chose-it"),
        ({"policy": GULF, "practice": "feast_greeting"}, False, "nobody-chose-it"),
        ({"policy": GULF, "preferences": DECLINES}, False, "customer-declined-it"),
        ({"policy": GULF, "preferences": WANTS}, True, "customer-declared-it"),
        ({"customer_began": True}, True, "given-back"),
        ({"customer_began": True, "preferences": DECLINES}, False, "customer-declined-it"),
        ({"customer_began": True, "practice": "feast_greeting"}, False, "nobody-chose-it"),
        ({"preferences": WANTS, "practice": "visitor_of_own_sex"}, False, "nobody-chose-it"),
        (
            {"preferences": DeclaredPreferences(wanted=("visitor_of_own_sex",)), "practice": "visitor_of_own_sex"},
            True,
            "customer-declared-it",
        ),
    ],
)
def test_only_a_declaration_or_a_policy_allows_it(arguments: dict[str, Any], allowed: bool, code: str) -> None:  # noqa: FBT001  (a table of cases)
    verdict = may_use(**{"practice": "blessing", "market": "SA", **arguments})
    assert (verdict.allowed, verdict.reason.code) == (allowed, code)
    assert verdict.reason.facts["practice"] == arguments.get("practice", "blessing")


def test_a_policy_gives_its_reason() -> None:
    assert may_use("blessing", market="SA", policy=GULF).reason == Reason("merchant-policy", {"practice": "blessing", "because": WHY})


@given(practice=st.sampled_from(PRACTICES), market=st.sampled_from(["SA", "DE", "IL", "IN", "JP", "US"]))
def test_nothing_is_on_by_itself_anywhere(practice: Practice, market: str) -> None:
    assert may_use(practice, market=market).allowed is False


def test_a_policy_without_markets_is_for_all_of_them() -> None:
    policy = MerchantPolicy((PracticeRule(practice="logo_for_pictures", reason="Board"),))
    assert [may_use("logo_for_pictures", market=market, policy=policy).allowed for market in ("SA", "BR")] == [True, True]


@pytest.mark.parametrize("practice", ["faith_wording", "visitor_of_own_sex", "visit_accompanied"])
def test_some_practices_only_the_customer_can_wish_for(practice: Any) -> None:
    with pytest.raises(UsageError) as caught:
        PracticeRule(practice=practice, reason="Board")
    assert caught.value.code == "needs-the-customer"


@pytest.mark.parametrize("practice", sorted(set(PRACTICES) - {"faith_wording", "visitor_of_own_sex", "visit_accompanied"}))
def test_the_others_a_merchant_may_choose(practice: Any) -> None:
    policy = MerchantPolicy((PracticeRule(practice=practice, reason="Board", markets=("SA",)),))
    assert may_use(practice, market="SA", policy=policy).allowed


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: PracticeRule(practice="blessing", reason=" "), "missing-reason"),
        (lambda: PracticeRule(practice="blessing", reason=None), "missing-reason"),  # type: ignore[arg-type]
        (lambda: PracticeRule(practice="bless", reason="Board"), "unknown-practice"),  # type: ignore[arg-type]
        (lambda: PracticeRule(practice="blessing", reason="Board", markets=("QQ",)), "unknown-territory"),
        (lambda: DeclaredPreferences(wanted=("bless",)), "unknown-practice"),  # type: ignore[arg-type]
        (lambda: DeclaredPreferences(declined=("bless",)), "unknown-practice"),  # type: ignore[arg-type]
        (lambda: DeclaredPreferences(wanted=("blessing",), declined=("blessing",)), "contradicting-preferences"),
        (lambda: may_use("bless", market="SA"), "unknown-practice"),  # type: ignore[arg-type]
        (lambda: may_use("blessing", market="QQ"), "unknown-territory"),
    ],
    ids=range(9),
)
def test_what_makes_no_sense_is_refused(make: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert caught.value.code == code
    assert caught.value.hint


def test_refusals_say_what_to_do() -> None:
    with pytest.raises(UsageError) as caught:
        PracticeRule(practice="faith_wording", reason="Board")
    assert caught.value.message == "nobody but the customer can choose faith_wording"
    assert caught.value.hint == "let the customer declare it: DeclaredPreferences(wanted=...)"
    with pytest.raises(UsageError) as caught:
        PracticeRule(practice="blessing", reason="")
    assert caught.value.message == "the policy on blessing gives no reason"
    with pytest.raises(UsageError) as caught:
        may_use("bless", market="SA")  # type: ignore[arg-type]
    assert caught.value.message == "no practice is called 'bless'"
    assert str(caught.value.hint).startswith('did you mean "blessing"?')


def test_what_a_customer_declared_is_kept_and_never_shown() -> None:
    declared = DeclaredPreferences(wanted=("blessing",), declined=("feast_greeting",))
    assert DeclaredPreferences.from_json(declared.to_json()) == declared
    assert "blessing" not in repr(declared)
    assert "feast" not in repr(declared)


@pytest.mark.parametrize(("name", "kind"), [("preferences", "DeclaredPreferences"), ("policy", "MerchantPolicy")])
def test_what_was_chosen_is_told_in_its_own_type(name: str, kind: str) -> None:
    given: Any = {name: {"wanted": ("blessing",)}}
    with pytest.raises(UsageError, match=f"^{name} is not a {kind} but dict") as raised:
        may_use("blessing", market="SA", **given)
    assert (raised.value.code, raised.value.hint) == ("wrong-argument", f"pass a {kind}")


@pytest.mark.parametrize(
    "call",
    [
        lambda: MerchantPolicy("x"),  # type: ignore[arg-type]
        lambda: MerchantPolicy(("blessing",)),  # type: ignore[arg-type]
        lambda: MerchantPolicy(GULF.rules[0]),  # type: ignore[arg-type]
        lambda: DeclaredPreferences(wanted="blessing"),  # type: ignore[arg-type]
        lambda: DeclaredPreferences(declined="blessing"),  # type: ignore[arg-type]
        lambda: PracticeRule(practice="blessing", reason=WHY, markets="SA"),  # type: ignore[arg-type]
        lambda: may_use("blessing", market="SA", customer_began="no"),  # type: ignore[arg-type]
    ],
)
def test_nothing_is_allowed_by_a_value_of_another_kind(call: Callable[[], object]) -> None:
    with pytest.raises(UsageError) as raised:
        call()
    assert raised.value.code == "wrong-argument"
    assert raised.value.hint
