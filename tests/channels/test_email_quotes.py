"""New words are told from history, signature, device lines and legal notices, in the forms and languages that mail programs write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels.mail.html import html_to_text
from xborder_support.channels.mail.quotes import split_history

WORDS = "Where is my parcel?\nPlease answer soon."
HISTORY = "Old words that must go."

GMAIL = {
    "en": "On Tue, Feb 3, 2026 at 2:12 PM Shop <help@shop.example> wrote:",
    "de": "Am Di., 3. Feb. 2026 um 14:12 Uhr schrieb Shop <help@shop.example>:",
    "fr": "Le mar. 3 févr. 2026 à 14:12, Shop <help@shop.example> a écrit :",
    "es": "El mar, 3 feb 2026 a las 14:12, Shop (<help@shop.example>) escribió:",
    "pt": "Em ter., 3 de fev. de 2026 às 14:12, Shop <help@shop.example> escreveu:",
    "it": "Il giorno mar 3 feb 2026 alle ore 14:12 Shop <help@shop.example> ha scritto:",
    "nl": "Op di 3 feb 2026 om 14:12 schreef Shop <help@shop.example>:",
    "pl": "wt., 3 lut 2026 o 14:12 Shop <help@shop.example> napisał(a):",
    "sv": "Den tis 3 feb. 2026 kl 14:12 skrev Shop <help@shop.example>:",
    "da": "Den tirs. 3. feb. 2026 kl. 14.12 skrev Shop <help@shop.example>:",
    "nb": "tir. 3. feb. 2026 kl. 14:12 skrev Shop <help@shop.example>:",
    "fi": "ti 3. helmik. 2026 klo 14.12 Shop (help@shop.example) kirjoitti:",
    "ru": "вт, 3 февр. 2026 г. в 14:12, Shop <help@shop.example>:",
    "uk": "вт, 3 лют. 2026 р. о 14:12 Shop <help@shop.example> пише:",
    "tr": "Shop <help@shop.example>, 3 Şub 2026 Sal, 14:12 tarihinde şunu yazdı:",
    "ar": "في الثلاثاء، ٣ فبراير ٢٠٢٦ في ١٤:١٢ تمت كتابة ما يلي بواسطة كتب Shop <help@shop.example>:",
    "he": "\u202bבתאריך יום ג׳, 3 בפבר׳ 2026 ב-14:12 מאת \u202aShop\u202c\u200f <\u202ahelp@shop.example\u202c\u200f>:\u202c",
    "zh": "Shop <help@shop.example> 于2026年2月3日周二 14:12写道：",
    "zh-Hant": "Shop <help@shop.example> 於 2026年2月3日 週二 下午2:12寫道：",
    "ja": "2026年2月3日(火) 14:12 Shop <help@shop.example>:",
    "ko": "2026년 2월 3일 (화) 오후 2:12, Shop <help@shop.example>님이 작성:",
    "id": "Pada tanggal Sel, 3 Feb 2026 pukul 14.12 Shop <help@shop.example> menulis:",
    "vi": "Vào Th 3, 3 thg 2, 2026 vào lúc 14:12 Shop <help@shop.example> đã viết:",
    "th": "ในวันที่ อ. 3 ก.พ. 2026 เวลา 14:12 Shop <help@shop.example> เขียนว่า:",
}
OTHERS = {
    "apple": "On 3 Feb 2026, at 14:12, Shop wrote:",
    "apple de": "Am 03.02.2026 um 14:12 schrieb Shop <help@shop.example>:",
    "thunderbird": "On 03/02/2026 14:12, Shop wrote:",
    "thunderbird name first": "Shop <help@shop.example> wrote:",
    "gmx": "Shop <help@shop.example> schrieb am 03.02.2026 14:12:",
    "android": '03.02.2026 14:12 пользователь "Shop" <help@shop.example> написал:',
    "yahoo": "On Tuesday, 3 February 2026, 14:12:00 GMT, Shop <help@shop.example> wrote:",
    "yandex": "03.02.2026, 14:12, «Shop» <help@shop.example>:",
    "polish": "W dniu 3.02.2026 o 14:12, Shop pisze:",
    "italian": 'In data 3 febbraio 2026 14:12:31 "Shop" <help@shop.example> ha scritto:',
    "wrapped": "On Tue, Feb 3, 2026 at 2:12 PM A shop with a long name\n<help@shop.example> wrote:",
    "wrapped in the address": "tir. 3. feb. 2026 kl. 14:12 skrev Shop <help@shop.example\n>:",
    "wrapped twice": "Am Di., 3. Feb. 2026 um 14:12 Uhr\nschrieb Shop <\nhelp@shop.example>:",
    "wrapped french": "Le mar. 3 févr. 2026 à 14:12,\nShop <help@shop.example> a écrit\u00a0:",
    "wrapped after the name": "A shop with a name\n<help@shop.example> wrote:",
}
BLOCKS = {
    "en": "From: Shop <help@shop.example>\nSent: Tuesday, 3 February 2026 14:12\nTo: Ana\nSubject: Order",
    "bold": "*From:* Shop <help@shop.example>\n*Sent:* Tuesday 14:12\n*To:* Ana\n*Subject:* Order",
    "ruled": "________________________________\nFrom: Shop\nSent: Tuesday\nTo: Ana\nSubject: Order",
    "ruled and spaced": "________________________________\n\nFrom: Shop\nSent: Tuesday\nTo: Ana\nSubject: Order",
    "no subject": "From: Shop <help@shop.example>\nDate: 3 Feb 2026 14:12\nTo: Ana",
    "de": "Von: Shop\nGesendet: Dienstag, 3. Februar 2026 14:12\nAn: Ana\nBetreff: Bestellung",
    "fr": "De : Shop\nEnvoyé : mardi 3 février 2026 14:12\nÀ : Ana\nObjet : Commande",
    "es": "De: Shop\nEnviado el: martes, 3 de febrero de 2026 14:12\nPara: Ana\nAsunto: Pedido",
    "pt": "De: Shop\nEnviado: terça-feira, 3 de fevereiro de 2026 14:12\nPara: Ana\nAssunto: Pedido",
    "it": "Da: Shop\nInviato: martedì 3 febbraio 2026 14:12\nA: Ana\nOggetto: Ordine",
    "nl": "Van: Shop\nVerzonden: dinsdag 3 februari 2026 14:12\nAan: Ana\nOnderwerp: Bestelling",
    "pl": "Od: Shop\nWysłano: wtorek, 3 lutego 2026 14:12\nDo: Ana\nTemat: Zamówienie",
    "sv": "Från: Shop\nSkickat: den 3 februari 2026 14:12\nTill: Ana\nÄmne: Order",
    "da": "Fra: Shop\nSendt: 3. februar 2026 14:12\nTil: Ana\nEmne: Ordre",
    "fi": "Lähettäjä: Shop\nLähetetty: tiistai 3. helmikuuta 2026 14:12\nVastaanottaja: Ana\nAihe: Tilaus",
    "ru": "От: Shop\nОтправлено: 3 февраля 2026 г. 14:12\nКому: Ana\nТема: Заказ",
    "uk": "Від: Shop\nНадіслано: 3 лютого 2026 р. 14:12\nКому: Ana\nТема: Замовлення",
    "tr": "Kimden: Shop\nGönderildi: 3 Şubat 2026 14:12\nKime: Ana\nKonu: Sipariş",
    "ar": "من: Shop\nتاريخ الإرسال: 3 فبراير 2026 14:12\nإلى: Ana\nالموضوع: الطلب",
    "he": "מאת: Shop\nנשלח: 3 פברואר 2026 14:12\nאל: Ana\nנושא: הזמנה",
    "zh": "发件人：Shop\n发送时间：2026年2月3日 14:12\n收件人：Ana\n主题：订单",
    "zh-Hant": "寄件者: Shop\n寄件日期: 2026年2月3日 14:12\n收件者: Ana\n主旨: 訂單",
    "ja": "差出人: Shop\n送信日時: 2026年2月3日 14:12\n宛先: Ana\n件名: 注文",
    "ko": "보낸 사람: Shop\n보낸 날짜: 2026년 2월 3일 14:12\n받는 사람: Ana\n제목: 주문",
    "id": "Dari: Shop\nDikirim: 3 Februari 2026 14.12\nKepada: Ana\nSubjek: Pesanan",
    "vi": "Từ: Shop\nĐã gửi: 3 tháng 2 2026 14:12\nTới: Ana\nChủ đề: Đơn hàng",
    "th": "จาก: Shop\nส่ง: 3 กุมภาพันธ์ 2026 14:12\nถึง: Ana\nเรื่อง: คำสั่งซื้อ",
}
SEPARATORS = [
    "-----Original Message-----",
    "------ Original Message ------",
    "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Wiadomość oryginalna-----",
    "-----Ursprungligt meddelande-----",
    "-------- Oprindelig besked --------",
    "-----Opprinnelig melding-----",
    "-----Alkuperäinen viesti-----",
    "-------- Исходное сообщение --------",
    "-------- Початкове повідомлення --------",
    "-----Orijinal Mesaj-----",
    "-----الرسالة الأصلية-----",
    "-----הודעה מקורית-----",
    "------------------\u00a0原始邮件\u00a0------------------",
    "-----元のメッセージ-----",
    "-----원본 메시지-----",
    "-----Pesan Asli-----",
    "-----Thư gốc-----",
    "-----ข้อความต้นฉบับ-----",
    "---------- Forwarded message ---------",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
]
DEVICES = [
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "Sent from Yahoo Mail on Android",
    "Von meinem iPhone gesendet",
    "Gesendet mit der GMX Mail App",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Wysłane z iPhone'a",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "أُرسلت من الـ iPhone",
    "נשלח מה-iPhone שלי",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "iPhoneから送信",
    "나의 iPhone에서 보냄",
    "Dikirim dari iPhone saya",
    "Được gửi từ iPhone của tôi",
    "ส่งจาก iPhone ของฉัน",
    "*Sent from my Galaxy*",
]


@pytest.mark.parametrize("line", [*GMAIL.values(), *OTHERS.values()], ids=[*GMAIL, *OTHERS])
@pytest.mark.parametrize("history", [f"> {HISTORY}", HISTORY], ids=["with >", "without >"])
def test_history_below_an_announcement_is_split_off(line: str, history: str) -> None:
    words, rest = split_history(f"{WORDS}\n\n{line}\n\n{history}\n")
    assert words == WORDS
    assert rest == f"{line}\n\n{history}"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_history_below_a_header_block_is_split_off(block: str) -> None:
    assert split_history(f"{WORDS}\n\n{block}\n\n{HISTORY}") == (WORDS, f"{block}\n\n{HISTORY}")


@pytest.mark.parametrize("line", SEPARATORS)
def test_history_below_a_separator_is_split_off(line: str) -> None:
    assert split_history(f"{WORDS}\n{line}\n{HISTORY}") == (WORDS, f"{line}\n{HISTORY}")


@pytest.mark.parametrize("line", DEVICES)
def test_the_name_of_a_device_is_no_word_of_the_customer(line: str) -> None:
    assert split_history(f"{WORDS}\n\n{line}\n") == (WORDS, line)


@pytest.mark.parametrize("delimiter", ["-- ", "--", "—"])
def test_a_signature_is_split_off(delimiter: str) -> None:
    assert split_history(f"{WORDS}\n{delimiter}\nAna\n+49 30 1") == (WORDS, f"{delimiter}\nAna\n+49 30 1")


@pytest.mark.parametrize(
    "notice",
    [
        "The information contained in this communication is confidential.",
        "Disclaimer\n\nThis e-mail and any attachments are confidential.",
        "Diese E-Mail enthält vertrauliche Informationen.",
        "Ce message et ses pièces jointes sont confidentiels.",
        "Este mensaje y sus anexos son confidenciales.",
        "________________\nThis message is intended only for the person named above.",
    ],
)
def test_a_legal_notice_is_split_off(notice: str) -> None:
    assert split_history(f"{WORDS}\n\n{notice}\nMore of it.") == (WORDS, f"{notice}\nMore of it.")


def test_answers_between_quoted_lines_are_all_kept() -> None:
    text = "On 3 Feb 2026, at 14:12, Shop wrote:\n> Which colour?\nBlue.\n> Which size?\n\nLarge."
    assert split_history(text) == ("Blue.\n\nLarge.", "On 3 Feb 2026, at 14:12, Shop wrote:\n> Which colour?\n> Which size?")


def test_a_short_announcement_counts_above_quoted_lines_only() -> None:
    assert split_history("Bob wrote:\n> x\nNo.") == ("No.", "Bob wrote:\n> x")
    assert split_history("Bob wrote:\nthat it broke") == ("Bob wrote:\nthat it broke", None)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday you wrote:\nI should call again.",
        "These are the parts:\n- cable\n- plug",
        "From: Berlin\nTo: Paris\nDate: 3 May\nHow much is it?",
        "It was sent from Berlin",
        "Order: 123\nSubject: none\nDate: today",
        "The information contained in this manual is wrong.",
        "Two choices:\n--- red\n--- blue",
        "a -- b",
        "Time: 10:00",
        "-----\nred\n-----\nblue",
        "---- message ----\nHello",
        "Please wrote:",
        "Sent from my iPhone it looks different, and then a long sentence about the whole matter goes on and on and on and on.",
        "Look at this: http://example.com/a:b",
        "\n".join(["--", *["line"] * 30]),
    ],
)
def test_words_that_only_look_like_history_stay(text: str) -> None:
    assert split_history(text) == (text, None)


@pytest.mark.parametrize(
    "text",
    [
        "> only quoted",
        "-----Original Message-----\nFrom: a\nHello",
        "From: Shop\nSent: Tuesday\nSubject: Order\n\nHello",
        "-- \nAna",
        "Sent from my iPhone",
        "This e-mail is confidential.",
        "On 3 Feb 2026, at 14:12, Shop wrote:\nHello",
    ],
)
def test_a_mail_with_nothing_but_history_keeps_it_as_its_words(text: str) -> None:
    assert split_history(text) == (text, None)


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [*GMAIL.values(), *OTHERS.values(), *BLOCKS.values(), *SEPARATORS, *DEVICES, "--", "> x", ">", ":", "From:", "", " ", "a:"]
            ),
            st.text(max_size=30),
        ),
        max_size=12,
    )
)
def test_every_line_ends_up_on_one_side_and_words_are_never_empty(lines: list[str]) -> None:
    text = "\n".join(lines)
    words, rest = split_history(text)
    assert bool(words) == bool(text.strip())
    found = sorted(line.strip() for part in (words, rest or "") for line in part.split("\n") if line.strip())
    assert found == sorted(line.strip() for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One   \n two&nbsp;three", "One two three"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("<pre>a\r\n  b</pre>c", "a\n  b\nc"),
        ("<html><head><title>No</title><style>p{}</style></head><body>Yes<script>if (a<b) no()</script></body>", "Yes"),
        ("<style>never closed", ""),
        ("Yes<!-- no <p> --> and<!-- never closed", "Yes and"),
        ("<?xml version='1.0'?><!DOCTYPE html>Yes", "Yes"),
        ("a &lt; b &amp; c &#8364; &#x20ac; &unknown;", "a < b & c € € &unknown;"),
        ("&#99999999999999999999; &#xffffffffff; &#xd800;", "\ufffd \ufffd \ufffd"),
        ("1 < 2 and 3 <4", "1 < 2 and 3 <4"),
        ('<a title="x > y" href="z">link</a>', "link"),
        ('<a title="x >link</a>', "link"),
        ('<a title="1 > 2 > 3 > 4 > 5">link</a>', "link"),
        ("<a" + ' b=">"' * 20 + ">link</a>", '" b=">"' + ' b=">"' * 8 + ">link"),  # beyond the bound nothing is lost
        ("</>x", "x"),
        ("<p never closed", "<p never closed"),
        ("<blockquote>old<blockquote>older</blockquote></blockquote>new", "> old\n>\n> > older\n\nnew"),
        ("</blockquote>x", "x"),
        ("<br><br>a<p></p><p></p>b", "a\n\nb"),
        ("", ""),
    ],
)
def test_a_page_is_read_as_a_person_sees_it(page: str, words: str) -> None:
    assert html_to_text(page) == words


def test_history_in_a_page_is_split_off_too() -> None:
    line = "On Tue, Feb 3, 2026 at 2:12 PM Shop &lt;a@b.example&gt; wrote:"
    page = f"<div>Yes.</div><div class=gmail_quote>{line}<blockquote>Old</blockquote></div>"
    assert split_history(html_to_text(page))[0] == "Yes."


@settings(max_examples=200)
@given(st.text(alphabet="<>/!-?\"'&#; \nabpstyle=123", max_size=200))
def test_any_page_gives_words_without_an_exception(page: str) -> None:
    assert isinstance(html_to_text(page), str)
