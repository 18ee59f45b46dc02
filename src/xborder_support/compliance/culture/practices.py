"""Answer whether a practice of faith or custom may be used towards a customer.

Only two things allow one: what the customer declared, and what the merchant chose for a whole market, with a reason. There is no function
that guesses from a name, a language, an address or a picture, and none that could.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import expect, expect_names
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Reason, Storable, territory

__all__ = ["CultureVerdict", "DeclaredPreferences", "MerchantPolicy", "Practice", "PracticeRule", "may_use"]

#: What needs care. ``blessing``: "peace be with you"; ``feast_greeting``: good wishes on a feast of a faith; ``faith_wording``: any other
#: words of faith; ``logo_for_pictures``: the brand's logo in place of every agent's picture, whoever the agent is; ``prayer_hours``: no
#: calls at the customer's times of prayer; ``visitor_of_own_sex`` and ``visit_accompanied``: who comes to a customer's home.
Practice: TypeAlias = Literal[
    "blessing", "feast_greeting", "faith_wording", "logo_for_pictures", "prayer_hours", "visitor_of_own_sex", "visit_accompanied"
]

#: What only the customer can wish for: a policy for a market would decide about people by where they live.
_OF_THE_CUSTOMER_ALONE: frozenset[Practice] = frozenset({"faith_wording", "visitor_of_own_sex", "visit_accompanied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPreferences(Storable):
    """Hold what a customer asked for and what they refused, in their own words to the shop. It is never filled from anything else.

    Errors: ``UsageError`` ``unknown-practice``, ``contradicting-preferences``, ``wrong-argument``.

    Example:
        >>> from xborder_support.compliance.culture import DeclaredPreferences
        >>> DeclaredPreferences(wanted=("blessing",))
        DeclaredPreferences()
    """

    wanted: tuple[Practice, ...] = field(default=(), repr=False)
    declined: tuple[Practice, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        expect_names(self.wanted, "wanted", "blessing")
        expect_names(self.declined, "declined", "blessing")
        for practice in (*self.wanted, *self.declined):
            _check_practice(practice)
        if set(self.wanted) & set(self.declined):
            hint = "keep what the customer said last"
            raise UsageError("a practice is both wanted and declined", code="contradicting-preferences", hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRule:
    """Choose a practice for everybody in some markets (territories; () is everywhere), for a reason that a person wrote.

    Errors: ``UsageError`` ``unknown-practice``, ``missing-reason``, ``needs-the-customer``, ``unknown-territory``,
    ``wrong-argument``.
    """

    practice: Practice
    reason: str
    markets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_practice(self.practice)
        if self.practice in _OF_THE_CUSTOMER_ALONE:
            hint = "let the customer declare it: DeclaredPreferences(wanted=...)"
            raise UsageError(f"nobody but the customer can choose {self.practice}", code="needs-the-customer", hint=hint)
        if not isinstance(self.reason, str) or not self.reason.strip():
            hint = 'write who decided it and why: "Board, 2026-10-02: our Gulf shops greet everybody so"'
            raise UsageError(f"the policy on {self.practice} gives no reason", code="missing-reason", hint=hint)
        expect_names(self.markets, "markets", "SA")
        object.__setattr__(self, "markets", tuple(str(territory(market)) for market in self.markets))


@dataclass(frozen=True, slots=True)
class MerchantPolicy:
    """Hold what a merchant chose. Nothing is chosen by itself.

    Example:
        >>> from xborder_support.compliance.culture import MerchantPolicy, PracticeRule, may_use
        >>> policy = MerchantPolicy((PracticeRule(practice="blessing", reason="Board, 2026-10-02: our Gulf shops greet everybody so",
        ...                                       markets=("SA",)),))
        >>> may_use("blessing", market="SA", policy=policy).allowed, may_use("blessing", market="DE", policy=policy).allowed
        (True, False)
    """

    rules: tuple[PracticeRule, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.rules, (tuple, list)) or not all(isinstance(rule, PracticeRule) for rule in self.rules):
            hint = 'pass MerchantPolicy((PracticeRule(practice="blessing", reason="…"),)), with a comma also for one'
            raise UsageError("a policy holds rules on practices", code="wrong-argument", hint=hint)
        object.__setattr__(self, "rules", tuple(self.rules))

    def rule_for(self, practice: Practice, market: str) -> PracticeRule | None:
        """Return the rule that chooses a practice in a market."""
        wanted = str(territory(market))
        return next((rule for rule in self.rules if rule.practice == practice and (not rule.markets or wanted in rule.markets)), None)


@dataclass(frozen=True, slots=True)
class CultureVerdict:
    """Say whether a practice may be used, and why or why not."""

    allowed: bool
    reason: Reason


def may_use(
    practice: Practice,
    *,
    market: str,
    preferences: DeclaredPreferences | None = None,
    policy: MerchantPolicy | None = None,
    customer_began: bool = False,
) -> CultureVerdict:
    """Say whether a practice may be used towards a customer. What the customer declined is never used.

    ``customer_began``: the message that is answered began with the blessing itself (``tone.opens_with_blessing``), which is given back.

    Errors: ``UsageError`` ``unknown-practice``, ``unknown-territory``, ``wrong-argument``.

    Example:
        >>> from xborder_support.compliance.culture import DeclaredPreferences, may_use
        >>> may_use("blessing", market="SA").reason.code
        'nobody-chose-it'
        >>> may_use("blessing", market="DE", preferences=DeclaredPreferences(wanted=("blessing",))).reason.code
        'customer-declared-it'
    """
    _check_practice(practice)
    expect(preferences, DeclaredPreferences, "preferences", or_none=True)
    expect(policy, MerchantPolicy, "policy", or_none=True)
    expect(customer_began, bool, "customer_began")
    declared = preferences or DeclaredPreferences()
    rule = (policy or MerchantPolicy()).rule_for(practice, market)
    if practice in declared.declined:
        return CultureVerdict(False, Reason("customer-declined-it", {"practice": practice}))
    if practice in declared.wanted:
        return CultureVerdict(True, Reason("customer-declared-it", {"practice": practice}))
    if customer_began and practice == "blessing":
        return CultureVerdict(True, Reason("given-back", {"practice": practice}))
    if rule is not None:
        return CultureVerdict(True, Reason("merchant-policy", {"practice": practice, "because": rule.reason}))
    return CultureVerdict(False, Reason("nobody-chose-it", {"practice": practice}))


def _check_practice(practice: object) -> None:
    known: tuple[object, ...] = get_args(Practice)
    if practice not in known:
        shown = str(practice)[:40]
        raise UsageError(f"no practice is called {shown!r}", code="unknown-practice", hint=did_you_mean(shown, map(str, known)))
