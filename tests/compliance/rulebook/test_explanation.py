"""A rule is explained in words, a line for each thing to know, and never as legal advice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import (
    AiNotice,
    Cap,
    Confirmation,
    ConsentDuty,
    DeadlineDuty,
    Duty,
    Forbidden,
    Guarantee,
    HumanAccess,
    Label,
    LanguageDuty,
    MaskForm,
    OptOutOffer,
    OptOutWords,
    PlatformLimit,
    Principle,
    Registry,
    RestAfterRefusal,
    Retention,
    Rule,
    Rulebook,
    ServiceLevel,
    Slots,
    Suppression,
    Window,
    Withdrawal,
    duty_words,
)

_BOOK = Rulebook.load()


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (
            Window(hours={"mon-fri": ("09:00-12:00", "13:00-18:00")}, zone="Asia/Seoul"),
            "window: mon-fri 09:00-12:00, 13:00-18:00; on the clock of Asia/Seoul",
        ),
        (
            Window(
                hours={"sat": ("09:00-13:00",)},
                closed=("public_holiday",),
                override="exact_time",
                exempt=("fraud_alert",),
                measured_at="dispatch",
            ),
            (
                "window: sat 09:00-13:00; never on a public holiday; but with consent of the kind exact time; "
                "does not bind fraud alert; measured at dispatch"
            ),
        ),
        (
            Cap(most=4, per=Term(30, "calendar_days"), media=("voice",), counts="attempts"),
            "cap: at most 4; in 30 calendar days; of voice; counting attempts",
        ),
        (RestAfterRefusal(), "rest after refusal"),
        (RestAfterRefusal(rest=Term(60, "calendar_days")), "rest after refusal: for 60 calendar days"),
        (
            ConsentDuty(accepts=("registry",), registry="IYS", ask_once=True, exceptions=("delivery",)),
            "consent: accepts registry; except delivery; registry IYS; asked for only once",
        ),
        (
            ConsentDuty(reconfirm_every=Term(2, "years"), keep_proof=Term(5, "months")),
            "consent: asked again every 2 years; proof kept 5 months",
        ),
        (ConsentDuty(ask_again_after=Term(12, "months"), conditions=("free",)), "consent: not asked again for 12 months; conditions free"),
        (
            Registry(
                name="DNC",
                max_age=Term(31, "calendar_days"),
                grace=Term(10, "business_days"),
                purchase=Term(18, "months"),
                enquiry=Term(3, "months"),
            ),
            (
                "registry: DNC; a check counts for 31 calendar days; entries bind after 10 business days; "
                "a purchase counts for 18 months; an enquiry counts for 3 months"
            ),
        ),
        (
            Suppression(at_least=Term(3, "years"), plus=Term(14, "calendar_days")),
            "suppression: for at least 3 years; and 14 calendar days more",
        ),
        (OptOutWords(words=("stop", "opt_out"), whole_reply=True), "opt out words: stop, opt_out; as the whole reply"),
        (OptOutWords(scope="all_unrelated_messages"), "opt out words: scope all unrelated messages"),
        (
            Confirmation(most=1, within_minutes=5, may_ask_scope=True, is_owed=True, no_reply_means="revoke_all"),
            "confirmation: at most 1; within 5 minutes; may ask for the scope; must be confirmed; no reply means revoke all",
        ),
        (OptOutOffer(), "opt out offer"),
        (
            OptOutOffer(when="first_contact", works_for=Term(30, "calendar_days"), by="1909"),
            "opt out offer: first contact; works for 30 calendar days; by 1909",
        ),
        (
            DeadlineDuty(
                about="any_request",
                within=Term(1, "months"),
                extension=Term(2, "months"),
                pauses=True,
                rules="eu-1182-71",
                calendar="US-CA",
            ),
            (
                "deadline: any request; within 1 month; may be extended by 2 months; the clock pauses while an answer is awaited; "
                "counted by eu-1182-71; counted on the calendar US-CA"
            ),
        ),
        (
            DeadlineDuty(about="access", start="awareness", is_benchmark=True, only_for=("high_risk",), at_once=True, told_if_longer=True),
            (
                "deadline: access; from awareness; a figure of practice, not of law; only for high risk; "
                "at once; longer if the person is told until when"
            ),
        ),
        (DeadlineDuty(about="refund", may_wait_for=("goods_back", "proof")), "deadline: refund; may wait for goods back, proof"),
        (
            Label(texts=("[A_D]",), at="subject", forbids_variants=True, only_if="unsolicited_bulk"),
            "label: [A_D]; at subject; forbids variants; only if unsolicited bulk",
        ),
        (
            Slots(required=("sender_name", "opt_out"), at="end", valid_for=Term(60, "calendar_days")),
            "slots: sender name, opt out; at end; valid for 60 calendar days",
        ),
        (Forbidden(urls=("a.eu/b_c",), contents=("premium_rate_number",)), "forbidden: urls a.eu/b_c; contents premium rate number"),
        (
            PlatformLimit(categories=("A_B",), not_delivered={"marketing": ("US",)}, bounds={"push": "friends_only"}),
            "platform limit: categories A_B; not delivered marketing US; bounds push friends only",
        ),
        (AiNotice(), "ai notice"),
        (AiNotice(tell="bot", when=("start", "after_gap")), "ai notice: tell bot; start, after gap"),
        (
            Retention(
                kind="floor",
                records=("voucher",),
                keep=Term(8, "years"),
                starts="end_of_calendar_year",
                must_document=("owner",),
                notice_hours=48,
            ),
            "retention: floor; records voucher; 8 years; from end of calendar year; must document owner; announced 48 hours before",
        ),
        (
            Withdrawal(
                within=Term(14, "calendar_days"),
                only_if="x_y",
                otherwise={"no_copy": Term(1, "months")},
                added={"uninformed": Term(1, "years")},
            ),
            "withdrawal: within 14 calendar days; only if x y; otherwise no_copy 1 month; on top uninformed 1 year",
        ),
        (
            Withdrawal(returned_at_cost_of="buyer", fee_share=0.05, fee_at_most="100 ILS"),
            "withdrawal: the buyer pays the return; the seller keeps a share of 0.05; the seller keeps at most 100 ILS",
        ),
        (
            Guarantee(
                lasts=Term(6, "years"),
                presumed=Term(6, "months"),
                reject_within=Term(30, "calendar_days"),
                by_region={"GB-SCT": Term(5, "years")},
            ),
            "guarantee: 6 years; presumed for 6 months; rejected within 30 calendar days; by region GB-SCT 5 years",
        ),
        (LanguageDuty(choice=("ca", "es"), as_customer=True), "language: choice ca, es; in the language of the customer"),
        (
            HumanAccess(on_request=False, case_code=True, hours_per_day=8),
            "human access: not only on request; each case gets a code; 8 hours a day",
        ),
        (
            ServiceLevel(share=0.95, seconds=180, hours_per_weekday=8),
            "service level: a share of 0.95; within 180 seconds; 8 hours a weekday",
        ),
        (
            MaskForm(datum="card_code", may_store=False, methods=("keyed_hash",), keeps=("city",)),
            "mask form: card code; must not be stored; methods keyed hash; keeps city",
        ),
        (Principle(name="lawful_basis", values=("public_task",)), "principle: lawful basis; values public_task"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_duty_is_put_into_words(duty: Duty, words: str) -> None:
    assert duty_words(duty) == words


def test_a_rule_is_explained_with_all_that_is_known_of_it() -> None:
    rule = Rule(
        id="X-1",
        jurisdiction="US",
        also_in=("IS",),
        parts=("US-CO", "US-TX"),
        says="Say so",
        citation="Act 1",
        binding="law",
        confidence="low",
        verified="partly_read",
        checked=date(2026, 11, 22),
        sources=("https://a.example", "https://b.example"),
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        media=("sms", "chat"),
        purposes=("marketing", "survey"),
        limited_to="large_firms",
        note="Look again",
        duties=(Suppression(), RestAfterRefusal()),
    )
    assert Rulebook([rule]).explain("X-1") == (
        "X-1: Say so\n"
        "  law of US-CO, US-TX, IS: Act 1\n"
        "  in force since 2026-01-01 until 2026-12-31\n"
        "  binds sms, chat; marketing and survey; only large firms\n"
        "  suppression\n"
        "  rest after refusal\n"
        "  note: Look again\n"
        "  confidence low; advice only; part of it was read at a source; checked on 2026-11-22\n"
        "  source: https://a.example\n"
        "  source: https://b.example\n"
        "  This is no legal advice."
    )


def test_a_rule_of_which_little_is_known_is_explained_shortly() -> None:
    rule = Rule(
        id="X",
        jurisdiction="DE",
        says="Say",
        citation="Act",
        binding="guidance",
        confidence="high",
        verified="unconfirmed",
        duties=(Suppression(),),
    )
    assert Rulebook([rule]).explain("X") == (
        "X: Say\n"
        "  guidance of DE: Act\n"
        "  in force without a date\n"
        "  suppression\n"
        "  confidence high; advice only; from our own knowledge, not confirmed; never checked\n"
        "  no source address was read\n"
        "  This is no legal advice."
    )


@pytest.mark.parametrize(("confidence", "advice"), [("high", ""), ("medium", ""), ("low", "; advice only")])
def test_only_what_nobody_is_sure_of_is_called_advice(confidence: Any, advice: str) -> None:
    rule = Rule(id="X", jurisdiction="DE", says="x", citation="x", binding="law", confidence=confidence, verified="unconfirmed")
    lines = Rulebook([rule]).explain("X").splitlines()
    assert f"  confidence {confidence}{advice}; from our own knowledge, not confirmed; never checked" in lines


@pytest.mark.parametrize(
    ("rule_id", "line"),
    [
        ("BR-0303", "  in force since 2022-06-09 until 2025-08-07"),
        ("CL-19628", "  in force until 2026-11-30"),
        ("NZ-PA44", "  in force since 2020-12-01"),
        ("US-KY-WINDOW", "  in force without a date"),
        ("PCI-3.4.1", "  standard of GLOBAL: PCI DSS v4.0.1 Req 3.4.1"),
        ("WA-OPTIN", "  platform of PLATFORM:WHATSAPP: WhatsApp Business Messaging Policy"),
        ("US-TCPA-QUIET", "  binds voice, sms; marketing"),
        ("ES-L10-WAIT", "  binds voice; only large firms"),
        ("AU-APP12", "  deadline: any request; within 30 calendar days; a figure of practice, not of law"),
    ],
)
def test_a_line_of_an_explanation(rule_id: str, line: str) -> None:
    assert line in _BOOK.explain(rule_id).splitlines()


@pytest.mark.parametrize("rule", _BOOK.rules, ids=lambda rule: rule.id)
def test_every_explanation_ends_with_the_warning(rule: Rule) -> None:
    lines = _BOOK.explain(rule.id).splitlines()
    assert lines[0] == f"{rule.id}: {rule.says}"
    assert lines[-1] == "  This is no legal advice."
    assert not any("{" in line or "None" in line for line in lines)
