"""A finding says what stands against the contact, which figures and dates that rests on, and what to do about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

import pytest

from xborder_support.calendars import Term
from xborder_support.channels import ChannelProfile, profile
from xborder_support.compliance.consents import ConsentState
from xborder_support.compliance.contact import ContactCheck, PastContact, Refusal, RegistryVerdict
from xborder_support.compliance.rulebook import (
    Cap,
    ConsentDuty,
    Forbidden,
    PlatformLimit,
    Registry,
    RestAfterRefusal,
    Rulebook,
    Suppression,
    Window,
)

_Ask: TypeAlias = Callable[..., ContactCheck]
_BookOf: TypeAlias = Callable[..., Rulebook]

_NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
_REFUSED_AT = _NOON - timedelta(days=2)
_WAIT = "wait until earliest_ok_at"
_LEAVE = "leave the person alone; only a consent that is given later, or for an answer a message of theirs, changes that"
_LOOK_UP = "look the address up in the register 'List' and pass a RegistryVerdict"


def _state(status: Any, **fields: Any) -> dict[str, Any]:
    return {"consents": ConsentState(status=status, **fields)}


def _verdict(day: date, *, is_listed: bool) -> dict[str, Any]:
    return {"registry_verdicts": (RegistryVerdict(name="List", is_listed=is_listed, checked_on=day),)}


def _refused(scope: Any = "offer") -> dict[str, Any]:
    return {"refusals": (Refusal(at=_REFUSED_AT, scope=scope),)}


_SENT = {"contacts": (PastContact(at=_NOON, medium="sms"),)}
_OLD = _state("granted", kinds=frozenset({"opt_in"}), granted_at=_NOON - timedelta(days=900))

#: What a rule asks, what is known, the outcome, and what the finding says beside the rule's own words: detail, remedy, facts.
_OF_A_RULE: dict[str, tuple[Any, dict[str, Any], str, tuple[str, str, dict[str, str]]]] = {
    "refused": (Suppression(), _refused("marketing"), "blocked", ("the person refused", _LEAVE, {"scope": "marketing"})),
    "refused-for-good": (RestAfterRefusal(), _refused(), "blocked", ("the person refused", _LEAVE, {})),
    "refused-for-a-time": (
        RestAfterRefusal(rest=Term(60, "calendar_days")),
        _refused(),
        "later",
        ("the person refused on 2026-05-31", _WAIT, {}),
    ),
    "not-asked": (Registry(name="List"), {}, "ask", ("the register was not asked", _LOOK_UP, {"registry": "List"})),
    "asked-long-ago": (
        Registry(name="List", max_age=Term(1, "months")),
        _verdict(date(2026, 5, 1), is_listed=False),
        "ask",
        ("the register was asked on 2026-05-01", f"{_LOOK_UP} of today", {"registry": "List"}),
    ),
    "listed": (
        Registry(name="List"),
        _verdict(date(2026, 6, 1), is_listed=True),
        "blocked",
        ("the address is listed", "leave it out, until the register no longer lists it", {"registry": "List"}),
    ),
    "consent": (
        ConsentDuty(accepts=("registry", "express"), registry="IYS"),
        {},
        "blocked",
        (
            "no consent is on record; accepted: registry, express, recorded in IYS",
            "get a consent of one of these kinds first: registry, express",
            {"accepts": "registry, express", "status": "none"},
        ),
    ),
    "proof": (
        ConsentDuty(accepts=("opt_in",)),
        _state("unproven"),
        "ask",
        (
            "the consent on record has no proof; accepted: opt_in",
            "let a person look at the records",
            {"accepts": "opt_in", "status": "unproven"},
        ),
    ),
    "old-consent": (
        ConsentDuty(accepts=("opt_in",), reconfirm_every=Term(2, "years")),
        _OLD,
        "blocked",
        ("the consent is older than 2 years", "ask the person to confirm the consent again", {"reconfirm_every": "2 years"}),
    ),
    "cap": (
        Cap(most=1, per=Term(24, "hours")),
        _SENT,
        "later",
        ("1 counted in 24 hours, 1 allowed", _WAIT, {"counted": "1", "most": "1", "per": "24 hours"}),
    ),
    "hours": (
        Window(hours={"mon": ("09:00-10:00",)}),
        {},
        "later",
        (
            "it is Tue 12:00 there (Atlantic/Reykjavik)",
            _WAIT,
            {"zone": "Atlantic/Reykjavik", "local_time": "2026-06-02T12:00:00+00:00"},
        ),
    ),
}


@pytest.mark.parametrize(("duty", "known", "verdict", "said"), _OF_A_RULE.values(), ids=_OF_A_RULE.keys())
def test_an_objection_names_its_rule_its_figures_and_its_remedy(  # noqa: PLR0917  (two fixtures and a row)
    ask: _Ask, book_of: _BookOf, duty: Any, known: dict[str, Any], verdict: str, said: tuple[str, str, dict[str, str]]
) -> None:
    check = ask(rulebook=book_of(duty), places=("IS",), **known)
    finding = next(finding for finding in check.findings if finding.rule == "R")
    detail, remedy, facts = said
    assert (check.verdict, finding.severity, finding.message, finding.suggestion) == (verdict, "law", f"A rule; {detail}", remedy)
    assert finding.facts == {"citation": "a law", "jurisdiction": "IS", **facts}
    assert (finding.earliest_ok_at is not None) == (verdict == "later")


def test_where_no_zone_is_known_the_hours_ask_for_it(ask: _Ask, book_of: _BookOf) -> None:
    (finding,) = ask(rulebook=book_of(Window(hours={}), jurisdiction="XK"), places=("XK",)).findings
    assert (finding.message, finding.suggestion) == ("A rule; the person's time zone is not known", "pass ContactContext(time_zones=…)")


@pytest.mark.parametrize(
    ("duty", "said", "facts"),
    [
        (PlatformLimit(not_delivered={"survey": ("IS", "NO")}), "not delivered in IS, NO", {"category": "survey"}),
        (Forbidden(contents=("survey",)), "such messages are not taken", {"purpose": "survey"}),
    ],
    ids=["undelivered", "forbidden"],
)
def test_what_a_platform_never_takes_goes_another_way(ask: _Ask, book_of: _BookOf, duty: Any, said: str, facts: dict[str, str]) -> None:
    book = book_of(duty, jurisdiction="PLATFORM:SMS", purposes=(), binding="platform")
    check = ask(rulebook=book, places=("IS",), draft={"purpose": "survey"})
    (finding,) = check.findings
    assert (check.verdict, finding.severity) == ("blocked", "platform")
    assert (finding.message, finding.suggestion) == (f"A rule; {said}", "use another channel")
    assert finding.facts == {"citation": "a law", "jurisdiction": "PLATFORM:SMS", **facts}
    assert ask(rulebook=book, places=("IS",), draft={"purpose": "service"}).verdict == "ok"


@pytest.mark.parametrize(
    ("channel", "hours", "way_out"),
    [("whatsapp", 24, "send an approved template, or wait until the person writes"), ("zalo", 48, "wait until the person writes")],
)
def test_a_closed_reply_window_tells_its_length_its_source_and_the_way_out(
    ask: _Ask, book_of: _BookOf, channel: str, hours: int, way_out: str
) -> None:
    (finding,) = ask(rulebook=book_of(Suppression()), places=("IS",), draft={"channel": channel, "purpose": "service"}).findings
    assert (finding.rule, finding.severity, finding.suggestion) == (f"{channel}-reply-window", "platform", way_out)
    assert finding.message == f"{channel} takes free messages for {hours} h after the person's last one, which are over"
    assert finding.facts["citation"] == finding.facts["source"]
    assert finding.facts["source"].startswith("https://developers.")
    assert date.fromisoformat(finding.facts["checked"]) >= date(2026, 11, 21)


def test_a_full_reply_window_tells_how_many_messages_fit_and_how_many_were_sent(ask: _Ask, book_of: _BookOf) -> None:
    sent = tuple(PastContact(at=_NOON - timedelta(minutes=minute), medium="chat", purpose="service") for minute in range(6))
    known = {"last_customer_message_at": _NOON - timedelta(hours=1), "contacts": sent}
    (finding,) = ask(rulebook=book_of(Suppression()), places=("IS",), draft={"channel": "wechat", "purpose": "service"}, **known).findings
    assert (finding.rule, finding.severity, finding.suggestion) == ("wechat-window-messages", "platform", "wait until the person writes")
    assert finding.message == "wechat takes 5 messages after each one of the person, and 6 were sent"
    assert finding.facts["citation"] == finding.facts["source"]


#: What is known, in a book on advertising by e-mail in Iceland; and rule, severity, outcome, words, remedy and facts of the library's own.
_OWN: dict[str, tuple[dict[str, Any], tuple[str, str, str], str, str | None, dict[str, str]]] = {
    "nowhere": (
        {},
        ("place-unknown", "warning", "ask"),
        "It is not known where the person is, and no time zone either: no rule of a place could be asked",
        "pass ContactContext(places=…), all that are possible",
        {},
    ),
    "nowhere-in-a-zone": (
        {"time_zones": ("UTC",)},
        ("place-unknown", "warning", "ask"),
        "It is not known where the person is: no rule of a place could be asked",
        "pass ContactContext(places=…), all that are possible",
        {},
    ),
    "no-rule": (
        {"places": ("NZ",)},
        ("no-rule-known", "warning", "ask"),
        "No rule on advertising is known of NZ, which does not mean that there is none",
        "let somebody who knows the law there decide",
        {"place": "NZ", "medium": "sms"},
    ),
    "no-rule-of-the-medium": (
        {"places": ("IS",)},
        ("no-rule-known", "warning", "ask"),
        "No rule on advertising by sms is known of IS, which does not mean that there is none",
        "let somebody who knows the law there decide, or get an express consent first",
        {"place": "IS", "medium": "sms"},
    ),
    "conflict": (
        {"places": ("IS",), **_state("conflicting")},
        ("consents-conflict", "warning", "ask"),
        "The consents and refusals on record contradict each other",
        "let a person look at the records",
        {},
    ),
    "no-advertising": (
        {"places": ("IS",), **_refused("marketing")},
        ("refused", "policy", "blocked"),
        "The person refused advertising, which is honoured at once and for good",
        _LEAVE,
        {"scope": "marketing"},
    ),
    "no-contact": (
        {"places": ("IS",), **_refused("all")},
        ("refused", "policy", "blocked"),
        "The person refused all contact, which is honoured at once and for good",
        _LEAVE,
        {"scope": "all"},
    ),
    "answer": (
        {"places": ("IS",), **_refused("all"), "last_customer_message_at": _NOON, "draft": {"purpose": "service"}},
        ("answers-later-message", "info", "ok"),
        "The person had refused and wrote again later: an answer is allowed, and nothing beyond it",
        None,
        {},
    ),
}


@pytest.mark.parametrize(("known", "kind", "message", "remedy", "facts"), _OWN.values(), ids=_OWN.keys())
def test_an_objection_of_the_library_s_own_says_that_no_rule_is_behind_it(  # noqa: PLR0917  (two fixtures and a row)
    ask: _Ask,
    book_of: _BookOf,
    known: dict[str, Any],
    kind: tuple[str, str, str],
    message: str,
    remedy: str | None,
    facts: dict[str, str],
) -> None:
    rule, severity, verdict = kind
    check = ask(rulebook=book_of(Suppression(), media=("email",)), **known)
    finding = next(finding for finding in check.findings if finding.rule == rule)
    assert (check.verdict, finding.severity, finding.message, finding.suggestion) == (verdict, severity, message, remedy)
    assert finding.facts == {"citation": "no rule of the rulebook: xborder-support errs on the side of the person", **facts}


def test_parts_with_hours_of_their_own_are_named(ask: _Ask, book_of: _BookOf) -> None:
    always = Window(hours={"mon-sun": ("00:00-24:00",)})
    check = ask(rulebook=book_of(always, jurisdiction="IS", parts=("IS-8", "IS-1")), places=("IS",))
    (finding,) = check.findings
    assert (check.verdict, finding.rule, finding.severity) == ("ok", "part-unknown", "info")
    assert finding.message == "Parts of IS have rules of their own, and the person may be in any: all of them were counted"
    assert (finding.suggestion, finding.facts["parts"]) == ('pass the part, such as places=("IS-1",)', "IS-1, IS-8")


@pytest.mark.parametrize(
    ("strictness", "is_by_now_sure", "found"),
    [("code", False, ("ok", "advisory")), ("advisory", False, ("blocked", "advisory")), ("code", True, ("blocked", "platform"))],
    ids=["advice", "advice-that-counts", "sure"],
)
def test_a_window_that_is_known_too_little_is_advice(
    ask: _Ask, book_of: _BookOf, monkeypatch: pytest.MonkeyPatch, strictness: str, found: tuple[str, str], *, is_by_now_sure: bool
) -> None:
    def profiled(channel: str, on: date) -> ChannelProfile:
        shipped = profile(channel, on=on)
        fact = replace(shipped.facts["reply_window_hours"], confidence="medium" if is_by_now_sure else "low")
        return replace(shipped, facts={**shipped.facts, "reply_window_hours": fact})

    monkeypatch.setattr("xborder_support.compliance.contact.moment.profile", profiled)
    draft = {"channel": "zalo", "purpose": "service"}
    check = ask(rulebook=book_of(Suppression(), jurisdiction="NZ"), places=("NZ",), draft=draft, strictness=strictness)
    assert [finding.rule for finding in check.findings] == ["zalo-reply-window"]
    assert (check.verdict, check.findings[0].severity) == found
