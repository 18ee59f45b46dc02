"""Advertising by SMS, automatic answers, and values that were not filled in."""

import pytest

from xborder_support.terms import LanguageTag, PersonName
from xborder_support.tone.catalogs import Span
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rules.channels import CHECKS, find_missing_time, find_unfit_marketing
from xborder_support.tone.linting.rules.placeholders import find_holes, find_placeholders


def advert(text: str, brand: str | None = "Kaze Audio", purpose: str = "marketing") -> list[str]:
    given = Passage(text=text, locale=LanguageTag("en-US"), language="en", territory="US", channel="sms", purpose=purpose, brand=brand)  # type: ignore[arg-type]
    return [hit.case for hit in find_unfit_marketing(given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20% off today", ["opt_out", "brand"]),
        ("Kaze Audio: 20% off, the sale will end soon", ["opt_out"]),
        ("Kaze Audio: 20% off. Reply STOP to opt out", []),
        ("KAZE AUDIO: 20% off. Text END to stop", []),
        ("Kaze Audio: 20% de descuento. Responde STOP para darte de baja", []),
        ("20% off. Reply STOP to opt out", ["brand"]),
    ],
)
def test_advertising_by_sms_names_the_shop_and_the_way_out(text: str, expected: list[str]) -> None:
    assert advert(text) == expected


def test_other_messages_need_neither_and_an_unknown_brand_is_not_asked_for() -> None:
    assert advert("Your parcel is here", purpose="transactional") == []
    assert advert("Sale. Reply STOP to opt out", brand=None) == []
    marketing = CHECKS[0]
    assert marketing.applies(language="en", territory="US", channel="sms", is_whole=True)
    assert not marketing.applies(language="de", territory="DE", channel="sms", is_whole=True)


def answer(text: str, language: str = "en", *, is_automatic: bool = True, purpose: str = "service", spans: tuple[Span, ...] = ()) -> int:
    tag = LanguageTag(language)
    given = Passage(text=text, locale=tag, language=language, is_automatic=is_automatic, purpose=purpose, spans=spans)  # type: ignore[arg-type]
    return sum(1 for _ in find_missing_time(given))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We got your message R-1042 and will answer."),
        ("de", "Wir haben Ihre Nachricht erhalten und melden uns."),
        ("ja", "お問い合わせを受け付けました。追ってご連絡いたします。"),
        ("xx", "lorem"),
    ],
)
def test_an_automatic_answer_names_a_time(language: str, text: str) -> None:
    assert answer(text, language) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We answer within one business day."),
        ("en", "We answer by Friday."),
        ("en", "We answer within 24 hours."),
        ("de", "Wir antworten innerhalb eines Werktages."),
        ("fr", "Nous répondons demain."),
        ("ja", "2営業日以内にご連絡いたします。"),
        ("ja", "翌営業日にご連絡いたします。"),
        ("zh", "我们将在两个工作日内回复。".replace("两个", "两")),
        ("ar", "سنرد عليكم خلال ساعتين".replace("خلال ", "خلال 2 ")),
    ],
)
def test_a_time_is_a_number_a_day_or_a_span_in_words(language: str, text: str) -> None:
    assert answer(text, language) == 0


def test_a_persons_answer_and_a_confirmation_need_no_time() -> None:
    assert answer("Thank you.", is_automatic=False) == 0
    assert answer("You are unsubscribed.", purpose="legal") == 0
    assert answer("By XYZ.", spans=(Span("due_at", 3, 6),)) == 0
    assert answer("Order 123.", spans=(Span("ref", 6, 9),)) == 1


def filled(text: str) -> list[tuple[str, str]]:
    given = Passage(text=text, locale=LanguageTag("en"), language="en")
    return [(hit.case, text[hit.start : hit.end]) for find in (find_placeholders, find_holes) for hit in find(given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi {{ name }}", "{{ name }}"),
        ("Order {order}", "{order}"),
        ("Order { $order }", "{ $order }"),
        ("Hello ${name}", "${name}"),
        ("Hello %s", "%s"),
        ("Hello %(name)s", "%(name)s"),
        ("Hello %1$s", "%1$s"),
        ("Hello <%= name %>", "<%= name %>"),
        ("Hello [[name]]", "[[name]]"),
        ("Hello [Customer name]", "[Customer name]"),
        ("Hello *|FNAME|*", "*|FNAME|*"),
        ("Hello __NAME__", "__NAME__"),
        ("Bestellung XBPH0Z", "XBPH0Z"),
        ("Bestellung ph0@tb.x", "ph0@tb.x"),
        ("Lorem ipsum", "Lorem ipsum"),
    ],
)
def test_a_placeholder_is_found(text: str, expected: str) -> None:
    assert filled(text) == [("", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hallo ,\nwir", " ,"),
        ("Hi null,", "null"),
        ("Hello undefined!", "undefined"),
        ("Dear ,", " ,"),
        ("Dear,", ","),
        ("Dear None,", "None"),
        ("Guten Tag Frau ,", " ,"),
        ("Sehr geehrte ,", " ,"),
        ("Bonjour ,", " ,"),
        ("Estimado/a :", " :"),
        ("Gentile ,", " ,"),
        ("Prezada ,", " ,"),
        ("Szanowna ,", " ,"),
        ("Уважаемый !", " !"),
        ("Здравствуйте, !", ", !"),
        ("Sayın ,", " ,"),
        ("عزيزي ،", " ،"),
        ("שלום ,", " ,"),
        ("प्रिय ,", " ,"),
        ("Kính gửi ,", " ,"),
        ("様\nお世話になっております。", "様"),
        ("님, 안녕하세요", "님"),
        ("Your order #undefined", "undefined"),
        ("Order: [object Object]", "[object Object]"),
        ("Total: NaN", "NaN"),
        ("See ( ) for more", "( )"),
        ("Wählen Sie „“.", "„“"),
    ],
)
def test_a_hole_is_found(text: str, expected: str) -> None:
    assert filled(text) == [("empty", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Hallo,\nwir", "Hi there,", "Hello,", "Dear Ms Ito,", "Bonjour !",
        "Hola:", "お客様\n", "高客様", "고객님, 안녕하세요", "None of these",
        "null Euro", "20% sofort", "100%sure", "[order](https://kaze.example)", "\u2068Ana\u2069",
        "Здравствуйте!", "Nan Wang", "a, b", "open()", "Hi Nullarbor,",
    ],
)  # fmt: skip
def test_a_whole_text_has_neither(text: str) -> None:
    assert filled(text) == []


@pytest.mark.parametrize(
    "text",
    ["{" * 50_000, "Dear " * 20_000, "\u2068" * 50_000, ", ," * 20_000, "{a" * 30_000, "[name" * 20_000, "%(a" * 30_000, "__A" * 30_000],
)
def test_hostile_text_is_judged_in_time(text: str) -> None:
    assert len(filled(text)) <= len(text)


def test_somebody_may_be_called_null() -> None:
    text = "Dear null,"
    given = Passage(text=text, locale=LanguageTag("en"), language="en", name=PersonName(given="Null"))
    assert list(find_holes(given)) == []
    given = Passage(text=text, locale=LanguageTag("en"), language="en", name=PersonName(given="Ana"))
    assert [hit.case for hit in find_holes(given)] == ["empty"]
    assert list(find_holes(Passage(text="Dear Null,", locale=LanguageTag("en"), language="en"))) == []  # programs write no such thing
