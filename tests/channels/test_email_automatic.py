"""Mails of machines are known, so that no answer of ours starts a loop."""

from datetime import UTC, datetime

import pytest

from xborder_support.channels import email
from xborder_support.conversations import Draft, Message

RECEIVED = datetime(2026, 2, 3, 16, tzinfo=UTC)


def code(headers: str, *, sender: str = "ana@example.com") -> str | None:
    message = email.parse(f"From: {sender}\nTo: help@shop.example\n{headers}\n\nHello", received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    return message.automatic


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Auto-Submitted: auto-replied", "auto-submitted"),
        ("Auto-Submitted: Auto-Generated (failure)", "auto-submitted"),
        ("Auto-Submitted: auto-replied; owner-email=x", "auto-submitted"),
        ("Auto-Submitted: no", None),
        ("Auto-Submitted: No; reason=x", None),
        ("Auto-Submitted:", None),
        ("X-Autoreply: yes", "auto-reply"),
        ("X-Autorespond: x", "auto-reply"),
        ("X-Auto-Response-Suppress: All", "auto-response-suppress"),
        ("X-Auto-Response-Suppress: OOF, AutoReply", "auto-response-suppress"),
        ("X-Auto-Response-Suppress: None", None),
        ("X-Auto-Response-Suppress:", None),
        ("Precedence: bulk", "bulk"),
        ("Precedence: JUNK", "bulk"),
        ("Precedence: list", "bulk"),
        ("Precedence: auto_reply", "bulk"),
        ("Precedence: first-class", None),
        ("List-Id: <news.example.com>", "mailing-list"),
        ("List-Unsubscribe: <mailto:x@example.com>", "mailing-list"),
        ("Feedback-ID: 1:2:3", "bulk"),
        ("Return-Path: <>", "null-return-path"),
        ("Return-Path: <MAILER-DAEMON>", "null-return-path"),
        ("Return-Path: <ana@example.com>", None),
        ("X-Failed-Recipients: bo@example.com", "bounce"),
        ("X-MS-Exchange-Message-Is-Ndr:", "bounce"),
        ("Return-Path: <>\nSubject: Undeliverable: Order", "bounce"),
        ("Return-Path: <>\nSubject: Недоставленное сообщение", "bounce"),
        ("Subject: Undeliverable: Order", None),
        ("Content-Type: multipart/report; report-type=delivery-status", "bounce"),
        ("Content-Type: multipart/report; report-type=feedback-report", "feedback-report"),
        ("Content-Type: multipart/report; report-type=disposition-notification", "disposition-notification"),
        ("Content-Type: multipart/report; report-type=tlsrpt", "report"),
        ("Content-Type: message/delivery-status", "bounce"),
        ("Subject: Hello", None),
    ],
)
def test_the_headers_tell(headers: str, expected: str | None) -> None:
    assert code(headers) == expected


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Order",
        "Out of Office: Order",
        "Automatische Antwort: Bestellung",
        "Abwesenheitsnotiz: Bestellung",
        "Réponse automatique : Commande",
        "Respuesta automática: Pedido",
        "Resposta automática: Pedido",
        "Risposta automatica: Ordine",
        "Automatisch antwoord: Bestelling",
        "Odpowiedź automatyczna: Zamówienie",
        "Autosvar: Order",
        "Automaattinen vastaus: Tilaus",
        "Автоматический ответ: Заказ",
        "Автоматична відповідь: Замовлення",
        "Otomatik yanıt: Sipariş",
        "رد تلقائي: طلب",
        "תשובה אוטומטית: הזמנה",
        "自动回复: 订单",
        "自動回覆: 訂單",
        "自動返信: 注文",
        "자동 회신: 주문",
        "Balasan otomatis: Pesanan",
        "Trả lời tự động: Đơn hàng",
        "ตอบกลับอัตโนมัติ: คำสั่งซื้อ",
    ],
)
def test_the_subject_tells_where_no_header_does(subject: str) -> None:
    assert code(f"Subject: {subject}") == "out-of-office"
    assert code(f"Subject: Re: {subject}") is None


@pytest.mark.parametrize("subject", ["Auto: Ersatzteil", "不在通知が届きました", "Office out of stock?", "Where is my order?"])
def test_an_ordinary_subject_is_no_automatic_reply(subject: str) -> None:
    assert code(f"Subject: {subject}") is None


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("MAILER-DAEMON@mx.example", "bounce"),
        ("Mailer-Daemon", "bounce"),
        ("postmaster@mx.example", "bounce"),
        ("post_master@mx.example", "bounce"),
        ("no-reply@shop.example", "no-reply-sender"),
        ("noreply@shop.example", "no-reply-sender"),
        ("orders-no-reply@shop.example", "no-reply-sender"),
        ("do-not-reply+x@shop.example", "no-reply-sender"),
        ("no_reply@shop.example", "no-reply-sender"),
        ("order-update@amazon.co.uk", "marketplace-notification"),
        ("x@sellercentral.amazon.com", "marketplace-notification"),
        ("piano-replyer@example.com", None),
        ("ana@amazonia.example", None),
        ("ana@notamazon.com", None),
    ],
)
def test_the_sender_tells(sender: str, expected: str | None) -> None:
    assert code("Subject: x", sender=sender) == expected


def test_a_mail_that_came_back_without_a_report_is_a_bounce() -> None:
    head = "From: x@carrier.example\nReturn-Path: <>\nContent-Type: multipart/mixed; boundary=B"
    body = "--B\n\ntext\n--B\nContent-Type: message/rfc822\n\nSubject: x\n\n--B--"
    message = email.parse(f"{head}\n\n{body}", received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert message.automatic == "bounce"


def test_the_words_of_a_report_are_kept_whole() -> None:
    text = "Could not deliver.\n\n----- Original Message -----\nFrom: a\nSubject: b\n> c"
    message = email.parse(f"From: MAILER-DAEMON@mx.example\n\n{text}", received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert (message.text, message.quoted_text) == (text, None)


def test_what_we_send_automatically_would_be_known_by_another_desk() -> None:
    draft = Draft(channel="email", provider="email", to="a@example.com", account="help@shop.example", text="We got your mail.")
    message = email.parse(email.render(draft)[0].body, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert message.automatic == "auto-submitted"
