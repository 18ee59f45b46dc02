"""In each language, new words are told from history as three mail programs announce it, and words that only look like that stay.

The replies are written for these tests. Each has the attribution of Gmail, the header block of Outlook, the separator of older programs
and the signature of a phone.
"""

from dataclasses import dataclass

import pytest

from xborder_support.channels.mail.quotes import split_history

SHOP = "Shop <help@shop.example>"


@dataclass(frozen=True)
class Language:
    """Hold what programs write in one language; ``words`` are the customer's, ``innocent`` a sentence like an attribution."""

    words: str
    gmail: str
    apple: str
    outlook: str
    separator: str
    phone: str
    innocent: str


LANGUAGES = {
    "en": Language(
        "Where is my parcel?",
        f"On Tue, Feb 3, 2026 at 2:12 PM {SHOP} wrote:",
        "On 3 Feb 2026, at 14:12, Shop <help@shop.example>\nwrote:",
        "From: Shop\nSent: Tuesday, 3 February 2026 14:12\nTo: Ana\nSubject: Order",
        "-----Original Message-----",
        "Sent from my iPhone",
        "On Monday your colleague wrote:\nthe parcel is lost.",
    ),
    "de": Language(
        "Wo ist mein Paket?",
        f"Am Di., 3. Feb. 2026 um 14:12 Uhr schrieb {SHOP}:",
        "Am 03.02.2026 um 14:12 schrieb Shop\n<help@shop.example>:",
        "Von: Shop\nGesendet: Dienstag, 3. Februar 2026 14:12\nAn: Ana\nBetreff: Bestellung",
        "-----Ursprüngliche Nachricht-----",
        "Von meinem iPhone gesendet",
        "Am Montag schrieb Ihr Kollege:\nDas Paket ist weg.",
    ),
    "fr": Language(
        "Où est mon colis ?",
        f"Le mar. 3 févr. 2026 à 14:12, {SHOP} a écrit :",
        "Le 3 févr. 2026 à 14:12, Shop\n<help@shop.example> a écrit :",
        "De : Shop\nEnvoyé : mardi 3 février 2026 14:12\nÀ : Ana\nObjet : Commande",
        "-----Message d'origine-----",
        "Envoyé de mon iPhone",
        "Le lundi votre collègue a écrit :\nle colis est perdu.",
    ),
    "es": Language(
        "¿Dónde está mi paquete?",
        "El mar, 3 feb 2026 a las 14:12, Shop (<help@shop.example>) escribió:",
        "El 3 feb 2026, a las 14:12, Shop\n<help@shop.example> escribió:",
        "De: Shop\nEnviado el: martes, 3 de febrero de 2026 14:12\nPara: Ana\nAsunto: Pedido",
        "-----Mensaje original-----",
        "Enviado desde mi iPhone",
        "El lunes su compañero escribió:\nel paquete se perdió.",
    ),
    "pt": Language(
        "Onde está meu pacote?",
        f"Em ter., 3 de fev. de 2026 às 14:12, {SHOP} escreveu:",
        "Em 3 de fev. de 2026, à(s) 14:12, Shop\n<help@shop.example> escreveu:",
        "De: Shop\nEnviado: terça-feira, 3 de fevereiro de 2026 14:12\nPara: Ana\nAssunto: Pedido",
        "-----Mensagem original-----",
        "Enviado do meu iPhone",
        "Na segunda o seu colega escreveu:\no pacote se perdeu.",
    ),
    "it": Language(
        "Dov'è il mio pacco?",
        f"Il giorno mar 3 feb 2026 alle ore 14:12 {SHOP} ha scritto:",
        "Il giorno 3 feb 2026, alle ore 14:12, Shop\n<help@shop.example> ha scritto:",
        "Da: Shop\nInviato: martedì 3 febbraio 2026 14:12\nA: Ana\nOggetto: Ordine",
        "-----Messaggio originale-----",
        "Inviato da iPhone",
        "Il lunedì il vostro collega ha scritto:\nil pacco è perso.",
    ),
    "nl": Language(
        "Waar is mijn pakket?",
        f"Op di 3 feb 2026 om 14:12 schreef {SHOP}:",
        "Op 3 feb 2026, om 14:12 heeft Shop <help@shop.example>\nhet volgende geschreven:",
        "Van: Shop\nVerzonden: dinsdag 3 februari 2026 14:12\nAan: Ana\nOnderwerp: Bestelling",
        "-----Oorspronkelijk bericht-----",
        "Verstuurd vanaf mijn iPhone",
        "Op maandag schreef uw collega:\nhet pakket is weg.",
    ),
    "pl": Language(
        "Gdzie jest moja paczka?",
        f"wt., 3 lut 2026 o 14:12 {SHOP} napisał(a):",
        "Wiadomość napisana przez Shop <help@shop.example> w dniu 03.02.2026, o godz. 14:12:",
        "Od: Shop\nWysłano: wtorek, 3 lutego 2026 14:12\nDo: Ana\nTemat: Zamówienie",
        "-----Wiadomość oryginalna-----",
        "Wysłane z iPhone'a",
        "W poniedziałek Państwa kolega napisał:\npaczka zaginęła.",
    ),
    "sv": Language(
        "Var är mitt paket?",
        f"Den tis 3 feb. 2026 kl 14:12 skrev {SHOP}:",
        "3 feb. 2026 kl. 14:12 skrev Shop\n<help@shop.example>:",
        "Från: Shop\nSkickat: den 3 februari 2026 14:12\nTill: Ana\nÄmne: Order",
        "-----Ursprungligt meddelande-----",
        "Skickat från min iPhone",
        "I måndags skrev er kollega:\npaketet är borta.",
    ),
    "da": Language(
        "Hvor er min pakke?",
        f"Den tirs. 3. feb. 2026 kl. 14.12 skrev {SHOP}:",
        "Den 3. feb. 2026 kl. 14.12 skrev Shop\n<help@shop.example>:",
        "Fra: Shop\nSendt: 3. februar 2026 14:12\nTil: Ana\nEmne: Ordre",
        "-----Oprindelig meddelelse-----",
        "Sendt fra min iPhone",
        "I mandags skrev jeres kollega:\npakken er væk.",
    ),
    "nb": Language(
        "Hvor er pakken min?",
        f"tir. 3. feb. 2026 kl. 14:12 skrev {SHOP}:",
        "3. feb. 2026 kl. 14:12 skrev Shop\n<help@shop.example>:",
        "Fra: Shop\nSendt: 3. februar 2026 14:12\nTil: Ana\nEmne: Ordre",
        "-----Opprinnelig melding-----",
        "Sendt fra min iPhone",
        "På mandag skrev kollegaen deres:\npakken er borte.",
    ),
    "fi": Language(
        "Missä pakettini on?",
        "ti 3. helmik. 2026 klo 14.12 Shop (help@shop.example) kirjoitti:",
        "Shop <help@shop.example> kirjoitti 3.2.2026 kello 14.12:",
        "Lähettäjä: Shop\nLähetetty: tiistai 3. helmikuuta 2026 14:12\nVastaanottaja: Ana\nAihe: Tilaus",
        "-----Alkuperäinen viesti-----",
        "Lähetetty iPhonesta",
        "Maanantaina kollegasi kirjoitti:\npaketti on kadonnut.",
    ),
    "ru": Language(
        "Где моя посылка?",
        f"вт, 3 февр. 2026 г. в 14:12, {SHOP}:",
        "3 февр. 2026 г., в 14:12, Shop\n<help@shop.example> написал(а):",
        "От: Shop\nОтправлено: 3 февраля 2026 г. 14:12\nКому: Ana\nТема: Заказ",
        "-----Исходное сообщение-----",
        "Отправлено с iPhone",
        "В понедельник ваш коллега написал:\nпосылка потерялась.",
    ),
    "uk": Language(
        "Де моя посилка?",
        f"вт, 3 лют. 2026 р. о 14:12 {SHOP} пише:",
        "3 лют. 2026 р. о 14:12 Shop\n<help@shop.example> пише:",
        "Від: Shop\nНадіслано: 3 лютого 2026 р. 14:12\nКому: Ana\nТема: Замовлення",
        "-----Початкове повідомлення-----",
        "Надіслано з iPhone",
        "У понеділок ваш колега написав:\nпосилка загубилася.",
    ),
    "tr": Language(
        "Paketim nerede?",
        "Shop <help@shop.example>, 3 Şub 2026 Sal, 14:12 tarihinde şunu yazdı:",
        "Shop <help@shop.example> şunları yazdı (3 Şub 2026 14:12):",
        "Kimden: Shop\nGönderildi: 3 Şubat 2026 14:12\nKime: Ana\nKonu: Sipariş",
        "-----Orijinal Mesaj-----",
        "iPhone'umdan gönderildi",
        "Pazartesi günü arkadaşınız yazdı:\npaket kayboldu.",
    ),
    "ar": Language(
        "أين طردي؟",
        f"في الثلاثاء، ٣ فبراير ٢٠٢٦ في ١٤:١٢ كتب {SHOP}:",
        "في ٣ فبراير ٢٠٢٦، الساعة ١٤:١٢، كتب Shop\n<help@shop.example>:",
        "من: Shop\nتاريخ الإرسال: 3 فبراير 2026 14:12\nإلى: Ana\nالموضوع: الطلب",
        "-----الرسالة الأصلية-----",
        "أُرسلت من الـ iPhone",
        "يوم الإثنين زميلكم كتب:\nالطرد ضاع.",
    ),
    "he": Language(
        "איפה החבילה שלי?",
        "\u202bבתאריך יום ג׳, 3 בפבר׳ 2026 ב-14:12 מאת \u202aShop\u202c\u200f <\u202ahelp@shop.example\u202c\u200f>:\u202c",
        "ב-3 בפבר׳ 2026, בשעה 14:12, Shop\n<help@shop.example> כתב/ה:",
        "מאת: Shop\nנשלח: 3 פברואר 2026 14:12\nאל: Ana\nנושא: הזמנה",
        "-----הודעה מקורית-----",
        "נשלח מה-iPhone שלי",
        "ביום שני העמית שלכם כתב:\nהחבילה אבדה.",
    ),
    "zh": Language(
        "我的包裹在哪里？",
        "Shop <help@shop.example> 于2026年2月3日周二 14:12写道：",
        "在 2026年2月3日，下午2:12，Shop <help@shop.example> 写道：",
        "发件人：Shop\n发送时间：2026年2月3日 14:12\n收件人：Ana\n主题：订单",
        "------------------ 原始邮件 ------------------",
        "发自我的iPhone",
        "你们的同事星期一写道：\n包裹丢了。",
    ),
    "ja": Language(
        "荷物はどこですか。",
        "2026年2月3日(火) 14:12 Shop <help@shop.example>:",
        "2026/02/03 14:12、Shop <help@shop.example>のメール:",
        "差出人: Shop\n送信日時: 2026年2月3日 14:12\n宛先: Ana\n件名: 注文",
        "-----元のメッセージ-----",
        "iPhoneから送信",
        "月曜日に担当の方は書きました：\n荷物がなくなったと。",
    ),
    "ko": Language(
        "제 소포는 어디에 있나요?",
        "2026년 2월 3일 (화) 오후 2:12, Shop <help@shop.example>님이 작성:",
        "2026. 2. 3. 오후 2:12, Shop <help@shop.example> 작성:",
        "보낸 사람: Shop\n보낸 날짜: 2026년 2월 3일 14:12\n받는 사람: Ana\n제목: 주문",
        "-----원본 메시지-----",
        "나의 iPhone에서 보냄",
        "월요일에 직원분이 작성:\n소포가 분실되었다고.",
    ),
    "id": Language(
        "Di mana paket saya?",
        "Pada tanggal Sel, 3 Feb 2026 pukul 14.12 Shop <help@shop.example> menulis:",
        "Pada 3 Feb 2026, pukul 14.12, Shop\n<help@shop.example> menulis:",
        "Dari: Shop\nDikirim: 3 Februari 2026 14.12\nKepada: Ana\nSubjek: Pesanan",
        "-----Pesan Asli-----",
        "Dikirim dari iPhone saya",
        "Pada hari Senin rekan Anda menulis:\npaketnya hilang.",
    ),
    "vi": Language(
        "Kiện hàng của tôi đâu?",
        "Vào Th 3, 3 thg 2, 2026 vào lúc 14:12 Shop <help@shop.example> đã viết:",
        "Vào lúc 14:12 ngày 3 thg 2, 2026, Shop\n<help@shop.example> đã viết:",
        "Từ: Shop\nĐã gửi: 3 tháng 2 2026 14:12\nTới: Ana\nChủ đề: Đơn hàng",
        "-----Thư gốc-----",
        "Được gửi từ iPhone của tôi",
        "Vào thứ Hai đồng nghiệp của bạn đã viết:\nkiện hàng bị mất.",
    ),
    "th": Language(
        "พัสดุของฉันอยู่ที่ไหน",
        "ในวันที่ อ. 3 ก.พ. 2026 เวลา 14:12 Shop <help@shop.example> เขียนว่า:",
        "เมื่อ 3 ก.พ. 2026 เวลา 14:12 Shop\n<help@shop.example> เขียนว่า:",
        "จาก: Shop\nส่ง: 3 กุมภาพันธ์ 2026 14:12\nถึง: Ana\nเรื่อง: คำสั่งซื้อ",
        "-----ข้อความต้นฉบับ-----",
        "ส่งจาก iPhone ของฉัน",
        "เมื่อวันจันทร์พนักงานของคุณเขียนว่า:\nพัสดุหาย",
    ),
    "cs": Language(
        "Kde je můj balík?",
        f"út 3. 2. 2026 v 14:12 odesílatel {SHOP} napsal:",
        "Dne 3. 2. 2026 v 14:12, Shop\n<help@shop.example> napsal(a):",
        "Od: Shop\nOdesláno: úterý 3. února 2026 14:12\nKomu: Ana\nPředmět: Objednávka",
        "-----Původní zpráva-----",
        "Odesláno z iPhonu",
        "V pondělí váš kolega napsal:\nbalík se ztratil.",
    ),
    "hu": Language(
        "Hol van a csomagom?",
        "Shop <help@shop.example> ezt írta (időpont: 2026. febr. 3., K, 14:12):",
        "2026. febr. 3. dátummal, 14:12 időpontban Shop\n<help@shop.example> írta:",
        "Feladó: Shop\nElküldve: 2026. február 3., kedd 14:12\nCímzett: Ana\nTárgy: Rendelés",
        "-----Eredeti üzenet-----",
        "Az iPhone-omról küldve",
        "Hétfőn a kollégája írta:\na csomag elveszett.",
    ),
    "ro": Language(
        "Unde este coletul meu?",
        "În mar., 3 feb. 2026 la 14:12, Shop <help@shop.example> a scris:",
        "Pe 3 feb. 2026, la 14:12, Shop\n<help@shop.example> a scris:",
        "De la: Shop\nTrimis: marți, 3 februarie 2026 14:12\nCătre: Ana\nSubiect: Comandă",
        "-----Mesaj original-----",
        "Trimis de pe iPhone-ul meu",
        "Pe luni colegul dumneavoastră a scris:\ncoletul s-a pierdut.",
    ),
    "el": Language(
        "Πού είναι το δέμα μου;",
        "Στις Τρί 3 Φεβ 2026 στις 2:12 μ.μ., ο χρήστης Shop <help@shop.example> έγραψε:",
        "Στις 3 Φεβ 2026, στις 14:12, ο/η Shop\n<help@shop.example> έγραψε:",
        "Από: Shop\nΣτάλθηκε: Τρίτη, 3 Φεβρουαρίου 2026 14:12\nΠρος: Ana\nΘέμα: Παραγγελία",
        "-----Αρχικό μήνυμα-----",
        "Στάλθηκε από το iPhone μου",
        "Την Δευτέρα ο συνάδελφός σας έγραψε:\nτο δέμα χάθηκε.",
    ),
}
HISTORY = "Old words of the shop."


def ids(tag: str) -> str:
    return tag


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
@pytest.mark.parametrize("style", ["gmail", "apple", "outlook", "separator"])
@pytest.mark.parametrize("with_phone", [False, True], ids=["plain", "phone"])
def test_the_history_goes_and_the_words_stay(*, tag: str, style: str, with_phone: bool) -> None:
    language = LANGUAGES[tag]
    head = getattr(language, style)
    signature = f"\n\n{language.phone}" if with_phone else ""
    history = f"{head}\n{HISTORY}" if style in {"outlook", "separator"} else f"{head}\n> {HISTORY}"
    words, rest = split_history(f"{language.words}{signature}\n\n{history}\n")
    assert words == language.words
    assert rest is not None
    assert HISTORY in rest
    assert (language.phone in rest) == with_phone


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
def test_history_without_quote_signs_goes_too(tag: str) -> None:
    language = LANGUAGES[tag]
    for head in (language.gmail, language.apple):
        assert split_history(f"{language.words}\n\n{head}\n\n{HISTORY}\n")[0] == language.words


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
def test_an_answer_below_the_quote_stays(tag: str) -> None:
    language = LANGUAGES[tag]
    words, rest = split_history(f"{language.gmail}\n> {HISTORY}\n> More.\n\n{language.words}\n")
    assert words == language.words
    assert rest is not None
    assert HISTORY in rest


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
def test_answers_between_quoted_lines_stay_in_their_order(tag: str) -> None:
    language = LANGUAGES[tag]
    text = f"{language.gmail}\n> {HISTORY}\n\n{language.words}\n\n> More.\n\n{language.words} 2\n"
    assert split_history(text)[0].split() == f"{language.words} {language.words} 2".split()


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
def test_a_customers_own_sentence_like_an_announcement_stays(tag: str) -> None:
    language = LANGUAGES[tag]
    text = f"{language.words}\n{language.innocent}"
    assert split_history(text) == (text, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 February 2026 your colleague wrote:",
        "On Tuesday, February 3, 2026 I ordered these:",
        "Am 3. Februar 2026 schrieb mir Ihr Kollege:",
        "Le 3 février 2026 votre collègue a écrit :",
        "El 3 de febrero de 2026 su compañera escribió:",
        "Il 3 febbraio 2026 il vostro collega ha scritto:",
        "Op 3 februari 2026 schreef uw collega:",
        "Den 3 februari 2026 skrev er kollega:",
        "W dniu 3 lutego 2026 pracownik napisał:",
        "Dne 3. února 2026 mi kolega napsal:",
        "2026年2月3日に担当の方は書きました：",
        "Pada 3 Februari 2026 rekan Anda menulis:",
        "From: the warehouse. To: me. Nothing came:",
        "On Monday at 10:30 your colleague wrote:",
        "Am Montag um 10:30 schrieb Ihr Kollege:",
        "My address <ana@example.com> is this:",
        "Write to ana@example.com at 10:30, these are the details:",
    ],
)
def test_a_sentence_with_a_date_or_an_address_stays(sentence: str) -> None:
    text = f"Hello,\n{sentence}\nthe parcel is lost.\nPlease help."
    assert split_history(text) == (text, None)


@pytest.mark.parametrize("tag", LANGUAGES, ids=ids)
def test_nothing_but_history_is_never_an_empty_message(tag: str) -> None:
    language = LANGUAGES[tag]
    for text in (f"{language.gmail}\n> {HISTORY}", f"{language.outlook}\n\n{HISTORY}", language.phone, f"{language.separator}\n{HISTORY}"):
        assert split_history(text) == (text.strip(), None)
