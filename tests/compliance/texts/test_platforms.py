"""What platforms and carriers ask of a text, beside the law of the place."""

from datetime import date
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, SenderDetails, check_text
from xborder_support.conversations import Draft, Media, Option, Template

BOOK = Rulebook.load()
SHOP = SenderDetails(brand="Kaze Audio", postal_address="1-2-3 Kanda, Chiyoda-ku, Tokyo", contacts=("02-123-4567", "help@kaze.example"))
BY_A_PERSON = Circumstances(written_by="person")


def check(text: str, place: str, **changes: Any) -> list[tuple[str, str, tuple[int, int] | None]]:
    circumstances = changes.pop("circumstances", BY_A_PERSON)
    draft = Draft(**{"channel": "sms", "provider": "any", "to": "x", "text": text, "purpose": "marketing", **changes})
    found = check_text(draft, rulebook=BOOK, on=date(2026, 11, 22), place=place, sender=SHOP, circumstances=circumstances)
    return [(each.rule, each.facts.get("part", ""), each.span) for each in found]


def template(category: str) -> Template:
    return Template(id="t", language="en", category=category)


@pytest.mark.parametrize(
    ("changes", "place", "expected"),
    [
        ({"template": template("marketing")}, "US", ["WA-TEMPLATES"]),
        ({"template": template("MARKETING")}, "US-FL", ["WA-TEMPLATES"]),
        ({"template": template("marketing")}, "GB", []),
        ({"template": template("utility")}, "US", []),
        ({"template": template("news")}, "GB", ["WA-TEMPLATES"]),
        ({"template": template("")}, "GB", []),
    ],
)
def test_whatsapp_takes_templates_of_its_categories(changes: dict[str, Any], place: str, expected: list[str]) -> None:
    found = check("x", place, channel="whatsapp", language="en", purpose="transactional", **changes)
    assert [rule for rule, _, _ in found if rule == "WA-TEMPLATES"] == expected


AMAZON: dict[str, Any] = {"channel": "amazon", "purpose": "service", "language": "de"}


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("Ihr Paket ist da.", {}, []),
        ("Siehe https://www.amazon.de/dp/1 und sellercentral.amazon.de", {}, []),
        ("Siehe https://amazon.de.evil.example/dp", {}, [(6, 39)]),
        ("Siehe www.kaze.example.", {}, [(6, 22)]),
        ("Siehe kaze.example/a", {}, [(6, 20)]),
        ("Mail an hilfe@kaze.example bitte", {}, [(8, 26)]),
        ("Rechnung.pdf liegt bei", {}, []),
        ("Bitte geben Sie eine positive Bewertung ab", {}, [(21, 39)]),
        ("Hier können Sie sich abmelden", {}, [(21, 29)]),
        ("Ihr Paket", {"purpose": "marketing"}, [None]),
        ("Ihr Paket", {"purpose": "survey"}, [None]),
        ("Ihr Paket", {"options": (Option(id="1", title="Shop", url="https://kaze.example"),)}, [None]),
        ("Ihr Paket", {"options": (Option(id="1", title="Shop", url="https://www.amazon.de/x"), Option(id="2", title="Ja"))}, []),
        ("Ihr Paket", {"media": (Media(media_kind="file", url="https://x.example/1.pdf"),)}, [None]),
        ("Ihr Paket", {"media": (Media(media_kind="file"),), "circumstances": Circumstances(written_by="person", kind="invoice")}, []),
        ("Ihr Paket", {"circumstances": Circumstances(written_by="person", kind="invoice")}, []),
        ("Ihr Paket", {"circumstances": Circumstances(written_by="person", kind="order_confirmation")}, [None, None]),
        ("Ihr Paket", {"circumstances": Circumstances(written_by="person", kind="thanks")}, [None]),
    ],
)
def test_amazon_lets_nobody_lead_its_customers_away(text: str, changes: dict[str, Any], expected: list[Any]) -> None:
    found = check(text, "DE", **{**AMAZON, **changes})
    assert [span for rule, _, span in found if rule == "AMZ-CONTENT"] == expected


def test_carriers_want_the_brand_in_american_text_messages() -> None:
    missing = [("CTIA-HELP", "sender_name", None)]
    assert check("Sale. Reply STOP to opt out", "US-TX", language="en") == missing
    assert check("Sale. Reply STOP to opt out", "GB", language="en") == []
    once, often = (Circumstances(written_by="person", is_recurring=each) for each in (False, True))
    assert check("Sale. Reply STOP to opt out", "US-TX", language="en", circumstances=once) == []
    assert check("Parcel. Reply STOP to opt out", "US", language="en", purpose="service") == []
    assert check("Parcel. Reply STOP to opt out", "US", language="en", purpose="service", circumstances=often) == missing
