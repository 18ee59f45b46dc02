"""What each finding says, and what it advises: one line in English, without a word of the text."""

from datetime import date
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, SenderDetails, check_text
from xborder_support.conversations import Draft, Media, Template
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
SHOP = SenderDetails(brand="Kaze", contacts=("help@kaze.example",), opt_out_address="0801234567")
PERSON = Circumstances(written_by="person")


def said(place: str, text: str = "Hi", *, rule: str, **changes: Any) -> tuple[str, str | None]:
    arguments: dict[str, Any] = {"sender": SHOP, "circumstances": PERSON, "on": date(2026, 11, 22)}
    arguments |= {name: changes.pop(name) for name in tuple(arguments) if name in changes}
    draft = Draft(**{"channel": "sms", "provider": "any", "to": "x", "text": text, "purpose": "marketing", "language": "en", **changes})
    found = [each for each in check_text(draft, rulebook=BOOK, place=place, **arguments) if each.rule == rule]
    return found[-1].message, found[-1].suggestion


MAIL: dict[str, Any] = {"channel": "email", "subject": "Hi"}
AMAZON: dict[str, Any] = {"channel": "amazon", "purpose": "service"}


@pytest.mark.parametrize(
    ("place", "text", "rule", "changes", "expected"),
    [
        (
            "VN",
            "Hi",
            "VN-D91-LABEL-EMAIL",
            {**MAIL, "text": "Reply STOP"},
            ("the label [QC] or [AD] or [ADV] is missing at the start of the subject", "begin the subject with [QC]"),
        ),
        (
            "KR",
            "Kaze help@kaze.example (광고) 0801234567",
            "KR-NET-50-LABEL",
            {"language": "ko"},
            ("the label (광고) does not stand at the very start of the text", "begin the text with (광고)"),
        ),
        (
            "SA",
            "Hi",
            "SA-SMS-AD",
            {},
            ("the sender name does not end in -AD", "send from a name that ends in -AD, and tell it as SenderDetails.header"),
        ),
        (
            "BR",
            "Hi",
            "BR-0303",
            {"channel": "phone", "on": date(2023, 1, 2)},
            ("the number that calls does not begin with 0303", "call from a number with the prefix 0303"),
        ),
        (
            "IL",
            "פרסומת",
            "IL-30A-LABEL",
            {"language": "he"},
            ("the text does not say, in its language, how contact is ended", "end the text with: להסרה: 0801234567"),
        ),
        (
            "IL",
            "פרסומת",
            "IL-30A-LABEL",
            {"language": "he", "sender": SenderDetails()},
            ("the text does not say, in its language, how contact is ended", "end the text with: להסרה השיבו STOP."),
        ),
        (
            "VN",
            "[QC] Reply STOP. Hi there",
            "VN-D91-LABEL",
            {},
            ("how contact is ended does not stand at the end of the text", "move it to the end"),
        ),
        (
            "GB",
            "Hi",
            "GB-PECR-EMAIL",
            {},
            ("no way to end contact is offered in the language of the text", "end the text with: Unsubscribe: 0801234567"),
        ),
        (
            "DE",
            "Abmelden: 0801234567",
            "EU-EPRIV-IDENT",
            {"language": "de"},
            ("the sender is not named", "write the shop's name, and tell it as SenderDetails.brand"),
        ),
        (
            "CA",
            "Kaze help@kaze.example Unsubscribe",
            "CA-CASL-UNSUB",
            {},
            ("the postal address of the sender is missing", "write the address, and tell it as SenderDetails.postal_address"),
        ),
        (
            "AU",
            "Kaze. Reply STOP",
            "AU-SPAM",
            {},
            ("the text names no contact of the sender", "write where the shop is reached, and tell it as SenderDetails.contacts"),
        ),
        (
            "JP",
            "Kaze 配信停止",
            "JP-EMAIL-DISPLAY",
            {"language": "ja"},
            (
                "the text does not say where complaints go",
                "write where complaints are taken, and tell it as SenderDetails.complaint_contact",
            ),
        ),
        (
            "US",
            "Hi",
            "US-TCPA-NOREPLY",
            {"circumstances": Circumstances(written_by="person", takes_replies=False)},
            ("replies are not read, and no other way to end contact is named", "name a page, a mail address or a number that ends contact"),
        ),
        (
            "US",
            "Hi. Unsubscribe: 0801234567",
            "US-CANSPAM-CONTENT",
            MAIL,
            ("the message does not say that it is advertising", "say so, for example with 'Advertisement', or tell that it was asked for"),
        ),
        (
            "US",
            "Ad. Unsubscribe",
            "US-CANSPAM-CONTENT",
            {**MAIL, "subject": "Fwd: Hi"},
            ("the subject looks like an answer to something, and is none", "leave out the mark of a reply"),
        ),
        (
            "CL",
            "Kaze. Unsubscribe",
            "CL-19496-28B",
            {**MAIL, "subject": None},
            ("the mail has no subject", "say in the subject what it is about"),
        ),
        (
            "IN",
            "Hi",
            "IN-TCCCPR-DLT",
            {"sender": SenderDetails(entity_id="1", header="K-P")},
            ("the template id of the registry of messages is missing", "tell it as SenderDetails.template_id"),
        ),
        (
            "AE",
            "Hi",
            "AE-TELEMKT-FREQ",
            {"channel": "phone"},
            ("the text does not carry its company number", "write it, and tell it as Circumstances.stated['company_number']"),
        ),
        (
            "DE",
            "ec.europa.eu/consumers/odr",
            "EU-ODR-CLOSED",
            {"purpose": "service"},
            ("the text links to ec.europa.eu/consumers/odr", "take the address out"),
        ),
        (
            "DE",
            "0900 1 123456",
            "EU-CRD-21",
            {"purpose": "service"},
            ("the text names a phone number that costs more than a basic call", "name a number at the basic rate"),
        ),
        (
            "DE",
            "kaze.example",
            "AMZ-CONTENT",
            AMAZON,
            ("the message leads out of the marketplace", "leave the address out, or answer inside the marketplace"),
        ),
        (
            "DE",
            "unsubscribe",
            "AMZ-CONTENT",
            AMAZON,
            ("the text speaks of ending messages, which the marketplace does itself", "leave it out: the marketplace has its own switch"),
        ),
        (
            "DE",
            "a positive review, please",
            "AMZ-CONTENT",
            AMAZON,
            ("the text asks for a good review", "ask for a review without saying which"),
        ),
        (
            "DE",
            "Hi",
            "AMZ-CONTENT",
            {**AMAZON, "media": (Media(media_kind="file"),)},
            ("nobody said what the files are needed for", "leave the files out, or tell in Circumstances.kind what they are needed for"),
        ),
        (
            "DE",
            "Hi",
            "AMZ-CONTENT",
            {**AMAZON, "purpose": "survey"},
            ("the message holds what must not be there: marketing", "do not send it here"),
        ),
        (
            "GB",
            "Hi",
            "WA-TEMPLATES",
            {"channel": "whatsapp", "template": Template(id="t", category="news")},
            ("the platform takes no message of this category", "one of: marketing, utility, authentication"),
        ),
        (
            "US-FL",
            "Hi",
            "WA-TEMPLATES",
            {"channel": "whatsapp"},
            ("the platform does not deliver such messages to US", "use another channel"),
        ),
        (
            "GB",
            "Hi",
            "EMAIL-BULK",
            MAIL,
            ("advertising to many by mail needs the header List-Unsubscribe-Post", 'give draft.details["unsubscribe_url"]'),
        ),
        (
            "US-CA",
            "Hi",
            "US-CA-BOT",
            {"channel": "webchat", "circumstances": Circumstances(written_by="bot")},
            ("the text does not say, in its language, that a machine writes", "begin with: You are writing with an automated assistant."),
        ),
        (
            "CN",
            "Kaze",
            "CN-AI-LABEL",
            {"circumstances": Circumstances(written_by="ai")},
            ("the text is not marked as generated by AI", "begin with: AI-generated"),
        ),
    ],
)
def test_a_finding_says_what_is_wrong_and_what_to_do(
    place: str, text: str, rule: str, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert said(place, **{"text": text, "rule": rule, **changes}) == expected


def test_no_place_is_a_finding_with_a_remedy() -> None:
    draft = Draft(channel="sms", provider="any", to="x", text="Hi", purpose="service", is_automatic=False)
    (found,) = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22))
    assert (found.severity, found.message) == ("policy", "nobody said where the recipient is, so that no law was asked")
    assert found.suggestion == 'pass place="KR", or every place that is possible'


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        (
            {"on": "today"},
            "as_of takes a date, not str",
            "pass a day, such as date(2026, 11, 21): an instant lies on different days in different zones",
        ),
        ({"text": "x" * 100_001}, "a text has at most 100,000 characters here", "check what is sent as one message"),
        ({"purpose": "markting"}, "unknown purpose 'markting'", 'did you mean "marketing"?'),
    ],
)
def test_errors_say_what_to_do(changes: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        said("DE", rule="x", **changes)
    assert caught.value.message == message
    assert str(caught.value.hint).startswith(hint)


def test_the_longest_text_is_still_read() -> None:
    with pytest.raises(IndexError):  # nothing is found
        said("ID", "x" * 100_000, rule="x")


def test_an_offer_says_for_how_long_it_must_work() -> None:
    draft = Draft(channel="sms", provider="any", to="x", text="Hi", purpose="marketing", language="en")
    found = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22), place="HK", circumstances=PERSON)
    assert [each.facts["works_for"] for each in found] == ["30 calendar days"]
