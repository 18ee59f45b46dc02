"""No word of a customer is taken for a machine's: about telephones and parcels, in subjects, in wrong encodings, beside hidden text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import email
from xborder_support.channels.mail.html import html_to_text
from xborder_support.channels.mail.quotes import split_history
from xborder_support.conversations import Message

NOW = datetime(2026, 2, 3, 15, tzinfo=UTC)


def read(head: str, body: str = "Hello") -> Message:
    event = email.parse(f"From: ana@example.com\nTo: help@shop.example\n{head}\n\n{body}", received_at=NOW)[0]
    assert isinstance(event, Message)
    return event


@pytest.mark.parametrize(
    "line",
    [
        "Sent via DHL express, e-mail me please",
        "Sent from Germany by mail last week",
        "SENT FROM MY PHONE SHOP BUT NO MAIL CAME",
        "Gesendet mit DHL, aber keine Mail erhalten.",
        "Von meinem Handy aus kann ich nicht bezahlen",
        "Von meinem Konto wurde zweimal abgebucht, siehe Mail",
        "Envoyé via Mondial Relay, je n'ai pas reçu de mail",
        "Verzonden met PostNL maar geen mail ontvangen",
        "Enviado desde China, no me llegó el mail",
        "Inviato da voi ieri ma il telefono non va",
        "Skickat från Kina, mobilen är trasig",
        "Odesláno z Prahy, telefon nebere",
        "Wysłane przez InPost, telefon nie dzwoni",
        "Telefonom, ami rossz volt, elküldve",
        "telefon yanlış adrese gönderildi.",
        "Отправлено из Москвы, телефон не пришёл",
        "أرسل من دبي، الهاتف لم يصل",
        "Dikirim dari Jakarta, ponsel belum sampai",
        "Gửi từ Hà Nội, điện thoại chưa tới",
        "ส่งจากกรุงเทพ มือถือยังไม่ถึง",
        "从我的手机无法付款",
        "發自台北的手機訂單還沒到",
        "iPhoneから送信しました。届きません",
        "iPhoneから注文できません",
        "내 휴대폰이 고장났어요",
    ],
)
def test_a_last_line_about_a_telephone_or_a_parcel_stays(line: str) -> None:
    assert split_history(f"Hello\n\n{line}") == (f"Hello\n\n{line}", None)


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from Proton Mail mobile",
        "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
        "Get Outlook for Android <https://aka.ms/AAb9ysg>",
        "Sent from my Samsung Galaxy smartphone.",
        "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
        "Envoyé de mon téléphone mobile Orange",
        "Androidから送信されました",
        "从我的华为手机发送",
        "iPhone'umdan gönderildi",
    ],
)
def test_what_a_device_writes_still_goes(line: str) -> None:
    assert split_history(f"Hello\n\n{line}") == ("Hello", line)


@pytest.mark.parametrize(
    "subject",
    [
        "Niet aanwezig bij levering",
        "Ikke til stede ved levering",
        "Нет на месте заказа",
        "Fuera de oficina de correos",
        "Fuori sede il corriere",
    ],
)
def test_a_subject_about_a_missed_delivery_is_no_absence(subject: str) -> None:
    assert read(f"Subject: {subject}").automatic is None


@pytest.mark.parametrize("subject", ["Niet aanwezig", "Niet aanwezig: Re: bestelling", "Fuori sede: Ordine", "Automatische Antwort: x"])
def test_an_absence_still_is_one(subject: str) -> None:
    assert read(f"Subject: {subject}").automatic == "out-of-office"


def test_words_that_are_falsely_declared_as_base64_are_kept() -> None:
    assert read("Content-Transfer-Encoding: base64", "Where is my parcel? I wait for two weeks now.").text.startswith("Where is my parcel?")


@pytest.mark.parametrize("encoded", ["V2hlcmUgaXMgbXkgcGFyY2VsPw==", "V2hlcmUg\naXMgbXkg\ncGFyY2VsPw", "V2hlcmUgaXM!gbXkgcGFyY2VsPw=="])
def test_real_base64_is_read_even_if_it_is_not_clean(encoded: str) -> None:
    assert read("Content-Transfer-Encoding: base64", encoded).text == "Where is my parcel?"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ('<div style="display:none">Preview</div>Hi', "Hi"),
        ('<div style="color:red; DISPLAY : none !important">a<div>b</div>c</div>Hi', "Hi"),
        ("<span hidden>Preview</span>Hi", "Hi"),
        ('<p style="visibility:hidden">a</p>Hi', "Hi"),
        ('<div style="display:none">nobody closes this', "nobody closes this"),
        ('<div style="display:none">all of it</div>', "all of it"),
        ('<td style="font-size:0px"><p style="font-size:13px">Hi</p></td>', "Hi"),
        ('<div style="overflow:hidden">Hi</div>', "Hi"),
        ('<a title="a hidden door">Hi</a>', "Hi"),
        ('<img style="display:none">Hi', "Hi"),
        ('<body style="display:none">Hi</body>', "Hi"),
        ("5 < 6 <3 and a <", "5 < 6 <3 and a <"),
    ],
)
def test_what_a_page_hides_is_no_word_of_the_customer(page: str, shown: str) -> None:
    assert html_to_text(page) == shown


@given(words=st.text(alphabet="abc <>&\n", max_size=30), style=st.sampled_from(["display:none", "color:red"]))
@settings(max_examples=50, deadline=None)
def test_hiding_never_takes_words_outside_with_it(words: str, style: str) -> None:
    plain = words.replace("&", "&amp;").replace("<", "&lt;")
    assert html_to_text(f'<p style="{style}">in</p><p>{plain}out').endswith("out")
