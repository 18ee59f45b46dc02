"""One text after another against the rules of its place: what is found, where, and what would mend it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Medium, Rulebook
from xborder_support.compliance.texts import Circumstances, SenderDetails, check_text
from xborder_support.compliance.texts.media import medium_asked
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
SHOP = SenderDetails(
    brand="Kaze Audio",
    other_names=("카제오디오",),
    postal_address="1-2-3 Kanda, Chiyoda-ku, Tokyo",
    contacts=("02-123-4567", "help@kaze.example"),
    complaint_contact="complaints@kaze.example",
)
ASKED_FOR = Circumstances(was_asked_for=True, written_by="person")
BY_A_PERSON = Circumstances(written_by="person")

Found = list[tuple[str, str, tuple[int, int] | None]]


def check(text: str, place: str | tuple[str, ...], **changes: Any) -> Found:
    """Return rule, part and span of what is found in an advertising SMS, unless the changes say otherwise."""
    sender, circumstances = changes.pop("sender", SHOP), changes.pop("circumstances", BY_A_PERSON)
    on = changes.pop("on", TODAY)
    draft = Draft(**{"channel": "sms", "provider": "any", "to": "x", "text": text, "purpose": "marketing", **changes})
    found = check_text(draft, rulebook=BOOK, on=on, place=place, sender=sender, circumstances=circumstances)
    return [(each.rule, each.facts.get("part", ""), each.span) for each in found]


KR = "(광고)카제오디오 02-123-4567 오늘 할인! 무료수신거부 0801234567"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KR, []),
        (KR.replace("(광고)", "(광 고)"), [("KR-NET-50-LABEL", "text", (0, 5))]),
        (KR.replace("(광고)", "[광고]"), [("KR-NET-50-LABEL", "text", (0, 4))]),
        (KR.replace("(광고)", "（광고）"), [("KR-NET-50-LABEL", "text", (0, 4))]),
        (KR.replace("(광고)", "광고 "), [("KR-NET-50-LABEL", "text", (0, 2))]),
        (KR.replace("(광고)", "(광\u200b고)"), [("KR-NET-50-LABEL", "text", (0, 5))]),
        (" " + KR, [("KR-NET-50-LABEL", "text", (1, 5))]),
        (KR.replace("(광고)", ""), [("KR-NET-50-LABEL", "text", (0, 0))]),
        ("안녕하세요 " + KR, [("KR-NET-50-LABEL", "text", (6, 10))]),
        (KR.replace("카제오디오", ""), [("KR-NET-50-LABEL", "sender_name", None)]),
        (KR.replace("카제오디오", "KAZE-audio"), []),
        (KR.replace("02-123-4567", "021234567"), []),
        (KR.replace("02-123-4567", ""), [("KR-NET-50-LABEL", "contact", None)]),
        (KR.replace(" 무료수신거부 0801234567", ""), [("KR-NET-50-LABEL", "opt_out", (28, 28))]),
        (KR + "\n지금 바로 방문하세요", [("KR-NET-50-LABEL", "opt_out", (29, 35))]),
        (KR + " https://kaze.example/a", []),
    ],
)
def test_korea_wants_its_label_first_and_the_way_out_last(text: str, expected: Found) -> None:
    assert check(text, "KR", language="ko") == expected


def test_a_korean_mail_begins_with_its_subject() -> None:
    mail = {"channel": "email", "language": "ko", "details": {"unsubscribe_url": "https://kaze.example/u"}}
    unlabelled = [("KR-NET-50-LABEL-EMAIL", "subject", None)]
    assert check(KR, "KR", subject="(광고)할인", **mail) == []
    assert check(KR, "KR", subject="할인", **mail) == unlabelled
    assert check(KR, "KR", subject="[광고]할인", **mail) == unlabelled
    assert check(KR, "KR", subject="(광고)할인", in_reply_to="<1@x>", **mail) == unlabelled
    assert check(KR, "KR", **mail) == unlabelled


VN = "[QC] Kaze giam gia 20%. Tu choi: soan TC gui 1234"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VN, []),
        (VN.replace("[QC]", "[AD]"), []),
        (VN.replace("[QC]", "[qc]"), []),
        (VN.replace("[QC]", "QC:"), [("VN-D91-LABEL", "text", (0, 3))]),
        (VN.replace("[QC]", "(QC)"), [("VN-D91-LABEL", "text", (0, 4))]),
        (VN.replace("[QC]", "QCX"), [("VN-D91-LABEL", "text", (0, 0))]),
        (VN.replace("[QC]", ""), [("VN-D91-LABEL", "text", (0, 0))]),
        ("Tu choi: soan TC gui 1234. " + VN[:24], [("VN-D91-LABEL", "text", (27, 31)), ("VN-D91-LABEL", "opt_out", (14, 20))]),
    ],
)
def test_vietnam_wants_its_label_first_and_the_way_out_last(text: str, expected: Found) -> None:
    assert [each for each in check(text, "VN", language="vi") if each[0] == "VN-D91-LABEL"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("פרסומת: Kaze Audio, 1-2-3 Kanda, Chiyoda-ku, Tokyo. להסרה השיבו STOP", []),
        ("\u200fפרסומת Kaze Audio, 1-2-3 Kanda, Chiyoda-ku, Tokyo. להסרה השיבו הסר", []),
        ("פרסומתי Kaze Audio, 1-2-3 Kanda, Chiyoda-ku, Tokyo. להסרה השיבו STOP", [("IL-30A-LABEL", "text", (0, 6))]),
        ("פרסומת", [("IL-30A-LABEL", part, span) for part, span in (("sender_name", None), ("postal_address", None), ("opt_out", (6, 6)))]),
    ],
)
def test_israel_wants_the_word_name_address_and_way_out(text: str, expected: Found) -> None:
    assert check(text, "IL", language="he") == expected


@pytest.mark.parametrize(
    ("circumstances", "expected"),
    [
        (Circumstances(written_by="person"), {"text", "contact", "opt_out"}),
        (Circumstances(written_by="person", was_asked_for=False, is_bulk=True), {"text", "contact", "opt_out"}),
        (Circumstances(written_by="person", was_asked_for=True), {"opt_out"}),
        (Circumstances(written_by="person", is_bulk=False), {"opt_out"}),
    ],
)
def test_singapore_labels_what_nobody_asked_for(circumstances: Circumstances, expected: set[str]) -> None:
    assert {part for _, part, _ in check("Sale at Kaze Audio", "SG", language="en", circumstances=circumstances)} == expected
    labelled = "<ADV> Sale at Kaze Audio, help@kaze.example. Reply STOP to opt out"
    assert check(labelled, "SG", language="en", circumstances=circumstances) == []


@pytest.mark.parametrize(
    ("header", "account", "expected"),
    [
        ("KAZE-AD", "", []),
        ("Kaze-Ad", "", []),
        ("", "KAZE-AD", []),
        ("KAZE", "", ["SA-SMS-AD"]),
        ("", "", ["SA-SMS-AD"]),
        ("AD-KAZE", "", ["SA-SMS-AD"]),
    ],
)
def test_saudi_advertising_has_a_senders_name_that_says_so(header: str, account: str, expected: list[str]) -> None:
    found = check("خصم", "SA", language="ar", account=account, sender=SenderDetails(header=header))
    assert [rule for rule, part, _ in found if part == "sender name"] == expected


@pytest.mark.parametrize(
    ("account", "expected"), [("03031234567", []), ("+55 0303 123", []), ("+5511999990000", ["BR-0303"]), ("", ["BR-0303"])]
)
def test_brazilian_sales_calls_show_their_prefix(account: str, expected: list[str]) -> None:
    found = check("Promoção", "BR", channel="phone", account=account, language="pt", on=date(2023, 1, 2))
    assert [rule for rule, part, _ in found if part == "caller number"] == expected


JP = "Kaze Audio セール\n1-2-3 Kanda, Chiyoda-ku,\nTokyo\n苦情: complaints@kaze.example\n配信停止: https://kaze.example/x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (JP, set()),
        (JP.replace("Kaze Audio", "K"), {"sender_name"}),
        (JP.replace("Kanda", "Kyobashi"), {"postal_address"}),
        (JP.replace("complaints@", "c@"), {"complaint_contact"}),
        (JP.replace("配信停止", "詳細"), {"opt_out"}),
    ],
)
def test_japan_wants_four_things_in_the_text(text: str, expected: set[str]) -> None:
    found = check(text, "JP", channel="email", subject="セール", language="ja", details={"unsubscribe_url": "https://kaze.example/x"})
    assert {part for _, part, _ in found} == expected


def test_where_nobody_else_takes_complaints_the_contact_does() -> None:
    sender = replace(SHOP, complaint_contact="")
    assert check(JP.replace("complaints@", "help@"), "JP", channel="sms", language="ja", sender=sender) == []


US_MAIL = "Advertisement: 20 % off.\nKaze Audio, 1-2-3 Kanda, Chiyoda-ku, Tokyo\nUnsubscribe: https://kaze.example/u"


@pytest.mark.parametrize(
    ("text", "subject", "circumstances", "expected"),
    [
        (US_MAIL, "20 % off", BY_A_PERSON, set()),
        (US_MAIL.replace("Advertisement: ", ""), "20 % off", BY_A_PERSON, {"ad_identification"}),
        (US_MAIL.replace("Advertisement: ", ""), "20 % off", ASKED_FOR, set()),
        (US_MAIL.replace("Kanda", "K"), "20 % off", BY_A_PERSON, {"postal_address"}),
        (US_MAIL.replace("Unsubscribe", "More").replace("/u", "/m"), "20 % off", BY_A_PERSON, {"opt_out"}),
        (US_MAIL.replace("Unsubscribe", "More").replace("/u", "/unsubscribe?id=1"), "20 % off", BY_A_PERSON, set()),
        (US_MAIL, "Re: your order", BY_A_PERSON, {"truthful_subject"}),
        (US_MAIL, "RE[2]: hi", BY_A_PERSON, {"truthful_subject"}),
        (US_MAIL, "", BY_A_PERSON, {"truthful_subject"}),
    ],
)
def test_american_advertising_mail_says_what_it_is(text: str, subject: str, circumstances: Circumstances, expected: set[str]) -> None:
    changes = {"channel": "email", "language": "en", "details": {"unsubscribe_url": "https://kaze.example/u"}}
    found = check(text, "US", subject=subject, circumstances=circumstances, **changes)
    assert {part for _, part, _ in found} == expected


def test_a_mail_without_the_header_is_no_bulk_mail() -> None:
    found = check(US_MAIL, "US", channel="email", language="en", subject="20 % off")
    assert [rule for rule, _, _ in found] == ["EMAIL-BULK"]
    few = Circumstances(written_by="person", is_bulk=False)
    assert check(US_MAIL, "US", channel="email", language="en", subject="20 % off", circumstances=few) == []


def test_service_mail_needs_none_of_that() -> None:
    assert check("Your parcel is on its way.", "US", channel="email", language="en", subject="Parcel", purpose="service") == []


@pytest.mark.parametrize(
    ("text", "takes_replies", "expected"),
    [
        ("Kaze Audio: parcel sent. Reply STOP to opt out", True, []),
        ("Kaze Audio: parcel sent. Reply STOP to opt out", False, ["opt_out_method"]),
        ("Kaze Audio: no replies here. To opt out see kaze.example/out", False, []),
        ("Kaze Audio: no replies here. To opt out write to out@kaze.example", False, []),
        ("Kaze Audio: no replies here. To opt out call (212) 555-2368", False, []),
        ("Kaze Audio: see kaze.example/parcel", False, ["opt_out_method"]),
    ],
)
def test_who_takes_no_replies_names_another_way(text: str, *, takes_replies: bool, expected: list[str]) -> None:
    given = Circumstances(written_by="person", takes_replies=takes_replies)
    found = check(text, "US", purpose="transactional", language="en", circumstances=given)
    assert [part for rule, part, _ in found if rule == "US-TCPA-NOREPLY"] == expected


@pytest.mark.parametrize(
    ("text", "language", "is_named"),
    [
        ("Reply STOP to end", "en", True),
        ("Txt stop to 12345", "en", True),
        ("STOP 36180", "en", True),
        ("STOP! Sale today", "en", False),
        ("Stop by our shop, send us your wishes", "en", False),
        ("Send it. Stop by", "en", False),
        ("Unsubscribed users", "en", True),
        ("STOP au 36180", "fr", True),
        ("Se désabonner ici", "fr", True),
        ("SE DE\u0301SABONNER ici", "fr", True),
        ("Unsubscribe here", "fr", False),
        ("Reply STOP", "fr", False),
        ("Répondez STOP", "fr", True),
        ("Répondez STOP", "fr_CA", True),
        ("Send us 36180 now, STOP", "en", False),
        ("STOP at the shop. Win 36180", "en", False),
        ("STOP 36", "en", False),
        ("STOP 3618012", "en", False),
        ("Unsubscribe here", "und", True),
        ("Unsubscribe here", "xx", True),
        ("Abmeldung jederzeit", "de-AT", True),
        ("回复TD退订", "zh-CN", True),
        ("拒收請回覆R", "zh-TW", True),
        ("ｕｎｓｕｂｓｃｒｉｂｅ", "en", True),
        ("https://x.example/optout", "ja", True),
        ("https://x.example/offers", "ja", False),
        ("", "en", False),
    ],
)
def test_a_way_out_is_known_in_the_language_of_the_text(text: str, language: str, *, is_named: bool) -> None:
    found = check(text, "GB", language=language)
    assert found == ([] if is_named else [("GB-PECR-EMAIL", "opt_out", None)])


def test_the_shops_own_address_of_a_way_out_is_one() -> None:
    sender = replace(SHOP, opt_out_address="0800 123 45 67")
    assert check("Sale. 08001234567", "GB", language="en", sender=sender) == []


def test_the_header_of_a_mail_is_an_offer_but_no_words() -> None:
    mail = {"channel": "email", "subject": "Sale", "language": "en", "details": {"unsubscribe_url": "https://kaze.example/u"}}
    assert check("Sale", "GB", **mail) == []
    assert check("Kaze Audio", "IE", **mail) == [("EU-EPRIV-IDENT", "opt_out", (10, 10))]


@pytest.mark.parametrize(("is_first", "expected"), [(None, ["TW-PDPA-20"]), (True, ["TW-PDPA-20"]), (False, [])])
def test_some_ask_for_an_offer_at_first_only(*, is_first: bool | None, expected: list[str]) -> None:
    given = Circumstances(written_by="person", is_first_contact=is_first)
    assert [rule for rule, _, _ in check("特價", "TW", language="zh-TW", circumstances=given)] == expected


def test_india_has_a_number_for_opting_out() -> None:
    sender = replace(SHOP, entity_id="1", template_id="2", header="KAZEAU-P")
    assert check("Sale. DND 1909", "IN", language="en", sender=sender) == []
    assert [rule for rule, _, _ in check("Sale", "IN", language="en", sender=sender)] == ["IN-TCCCPR-OPTOUT"]


def test_a_text_must_be_right_everywhere_it_may_arrive() -> None:
    found = check("Sale", ("KR", "VN", "KR"), language="en")
    assert sorted({rule for rule, _, _ in found}) == ["KR-NET-50-LABEL", "VN-D91-LABEL"]
    assert len(found) == len(set(found))


def test_without_a_place_no_law_is_asked_and_that_is_said() -> None:
    assert check("Sale", ()) == [("TEXT-PLACE", "", None)]


def test_rules_hold_from_their_first_day_on() -> None:
    assert check("Sale", "VN", on=date(2020, 9, 30), language="vi") == []
    assert check("Sale", "VN", on=date(2020, 10, 1), language="vi") != []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"place": "QQ"}, "unknown-jurisdiction"),
        ({"on": datetime(2026, 1, 1)}, "not-a-date"),  # noqa: DTZ001  (an instant is the mistake)
        ({"purpose": "promo"}, "unknown-purpose"),
        ({"text": "x" * 100_001}, "text-too-long"),
    ],
)
def test_what_cannot_be_checked_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        check(**{"text": "x", "place": "DE", **changes})
    assert caught.value.code == code
    assert caught.value.hint


def test_findings_say_how_bad_it_is_and_where_it_is_written() -> None:
    draft = Draft(channel="sms", provider="any", to="x", text="할인", purpose="marketing", language="ko")
    found = check_text(draft, rulebook=BOOK, on=TODAY, place="KR", sender=SHOP, circumstances=BY_A_PERSON)[0]
    assert (found.severity, found.message) == ("law", "the label (광고) is missing at the start of the text")
    assert found.suggestion == "begin the text with (광고)"
    assert found.facts == {"citation": "Network Act art 50(4)", "label": "(광고)", "part": "text"}


def test_a_finding_never_holds_what_the_text_says() -> None:
    draft = Draft(
        channel="email",
        provider="any",
        to="ann@x.example",
        text="Ann Weber 0900 1123456 ec.europa.eu/consumers/odr",
        purpose="service",
        language="de",
    )
    found = check_text(draft, rulebook=BOOK, on=TODAY, place="DE", sender=SHOP)
    assert len(found) == 3
    assert not any("Ann" in repr(each) or "1123456" in repr(each) for each in found)


def test_what_the_host_states_must_stand_in_the_text() -> None:
    stated = {"content": "order 1042", "date": "19 June 2026", "time": "14:03"}
    given = Circumstances(written_by="person", kind="withdrawal_acknowledgement", stated=stated)
    text = "We received your withdrawal from order 1042 on 19 June 2026 at 14:03."
    mail = {"channel": "email", "subject": "Withdrawal", "purpose": "legal", "language": "en", "circumstances": given}
    assert check(text, "IE", **mail) == []
    assert check(text.replace("14:03", "noon"), "IE", **mail) == [("EU-CRD-11A", "time", None)]
    assert check("noon", "IE", on=date(2026, 6, 18), **mail) == []


@pytest.mark.parametrize(
    ("channel", "medium"),
    [
        ("email", "email"),
        ("sms", "sms"),
        ("ussd", "sms"),
        ("phone", "voice"),
        ("video", "voice"),
        ("whatsapp", "chat"),
        ("x", "chat"),
        ("webchat", "chat"),
        ("amazon", "chat"),
        ("push", "push"),
        ("zendesk", None),
    ],
)
def test_a_channel_is_a_medium_of_the_law(channel: str, medium: str | None) -> None:
    assert medium_asked(channel, TODAY) == medium


def test_of_a_help_desk_that_writes_through_any_channel_every_rule_holds() -> None:
    rules = {rule for rule, _, _ in check("할인", "KR", channel="zendesk", language="ko")}
    assert rules == {"KR-NET-50-LABEL", "KR-NET-50-LABEL-EMAIL"}


@pytest.mark.parametrize(("medium", "rule"), [("sms", "KR-NET-50-LABEL"), ("email", "KR-NET-50-LABEL-EMAIL")])
def test_of_a_channel_of_its_own_the_host_says_what_it_is(medium: Medium, rule: str) -> None:
    told = Circumstances(written_by="person", medium=medium)
    assert {rule for rule, _, _ in check("할인", "KR", channel="pigeon", language="ko", circumstances=told)} == {rule}
