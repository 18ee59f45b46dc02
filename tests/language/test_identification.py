"""Which language is it? Tables first; none of the sentences comes from a conformance set."""

import pytest

from xborder_support.errors import UsageError
from xborder_support.language import LanguageGuess, identify

BY_SCRIPT = [
    ("ありがとう", "ja"),
    ("荷物はまだ届いていません", "ja"),
    ("ｺﾝﾆﾁﾊ、荷物がまだです", "ja"),
    ("AirPods Proのケースはありますか", "ja"),
    ("営業時間確認", "ja"),
    ("주문한 상품이 아직 안 왔어요", "ko"),
    ("สินค้ายังไม่มาเลยค่ะ", "th"),
    ("Πού είναι η παραγγελία μου;", "el"),
    ("איפה ההזמנה שלי?", "he"),
    ("मेरा ऑर्डर अभी तक नहीं आया", "hi"),
    ("माझी ऑर्डर अजून आली नाही, कृपया सांगा", "mr"),
    ("मला माझी ऑर्डर मिळाली नाही", "mr"),
    ("मेरो अर्डर कहिले आउँछ? मलाई जानकारी गर्नुहोस्", "ne"),
    ("আমার অর্ডার এখনও আসেনি", "bn"),
    ("என் ஆர்டர் எங்கே?", "ta"),
    ("నా ఆర్డర్ ఎక్కడ ఉంది?", "te"),
    ("ನನ್ನ ಆರ್ಡರ್ ಎಲ್ಲಿದೆ?", "kn"),
    ("എന്റെ ഓർഡർ എവിടെ?", "ml"),
    ("મારો ઓર્ડર ક્યાં છે?", "gu"),
    ("ਮੇਰਾ ਆਰਡਰ ਕਿੱਥੇ ਹੈ?", "pa"),
    ("මගේ ඇණවුම කොහෙද?", "si"),
    ("ការបញ្ជាទិញរបស់ខ្ញុំនៅឯណា", "km"),
    ("ຄໍາສັ່ງຊື້ຂອງຂ້ອຍຢູ່ໃສ", "lo"),
    ("ကျွန်တော့်အော်ဒါ ဘယ်မှာလဲ", "my"),
    ("სად არის ჩემი შეკვეთა?", "ka"),
    ("Որտե՞ղ է իմ պատվերը", "hy"),
    ("ትዕዛዜ የት ነው?", "am"),
    ("أين طلبي؟ لم يصل حتى الآن", "ar"),
    ("سفارش من هنوز نرسیده است", "fa"),
    ("میرا آرڈر ابھی تک نہیں آیا", "ur"),
    ("Где мой заказ? Он ещё не пришёл", "ru"),
    ("Де моє замовлення? Воно ще не прийшло", "uk"),
    ("Къде е поръчката ми? Още не е пристигнала", "bg"),
    ("Где је мој пакет? Још није стигао", "sr"),
    ("我的包裹什么时候到？", "zh-Hans"),
    ("我的包裹什麼時候會到？", "zh-Hant"),
    ("你哋幾時送貨呀", "zh-Hant"),
    ("请问可以换货吗", "zh-Hans"),
]

BY_WORDS = [
    ("Where is my parcel? It has not arrived yet.", "en"),
    ("still waiting for the refund", "en"),
    ("Wo bleibt mein Paket? Ich habe noch nichts erhalten.", "de"),
    ("Die Größe ist leider falsch", "de"),
    ("Bonjour, je n'ai toujours pas reçu mon colis", "fr"),
    ("L'article est arrivé cassé", "fr"),
    ("¿Dónde está mi pedido? Todavía no ha llegado", "es"),
    ("donde esta mi pedido por favor", "es"),
    ("Meu pedido ainda não chegou, vocês podem ajudar?", "pt"),
    ("Buongiorno, il mio ordine non è ancora arrivato", "it"),
    ("Mijn bestelling is nog niet bezorgd", "nl"),
    ("Siparişim hâlâ gelmedi, nerede?", "tr"),
    ("Moje zamówienie jeszcze nie dotarło", "pl"),
    ("Đơn hàng của tôi vẫn chưa đến", "vi"),
    ("Kenapa paketnya belum sampai ya kak?", "id"),
    ("Kenapa bungkusan saya tak sampai lagi?", "ms"),
    ("Hindi pa po dumating ang order ko", "fil"),
    ("Min beställning har inte kommit fram", "sv"),
    ("Hvornår kommer min pakke? Jeg har ikke fået den", "da"),
    ("Jeg har ikke fått pakken min ennå", "nb"),
    ("Tilaukseni ei ole vielä saapunut", "fi"),
    ("Comanda mea nu a ajuns încă", "ro"),
    ("Moje objednávka ještě nedorazila, můžete mi pomoci?", "cs"),
    ("A rendelésem még nem érkezett meg", "hu"),
    ("Mzigo wangu bado haijafika, naomba msaada", "sw"),
    ("mera order abhi tak nahi aaya hai", "hi-Latn"),
]


@pytest.mark.parametrize(("text", "tag"), BY_SCRIPT + BY_WORDS)
def test_a_sentence_is_recognised_without_knowing_the_market(text: str, tag: str) -> None:
    assert identify(text).tag == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "12345",
        "😀👍🏽",
        "...?!",
        "https://shop.example/orders/55?lang=de",
        "ORDER-2026-0044 und-77a@mail.example",
        "DE-20931A",
        "me@example.com",
        "xy",
        "zzzz qqqq wwww",
        "AirPods Pro Max",
        "返品",
        "в",
    ],
)
@pytest.mark.parametrize("market", [None, "DE"])
def test_what_does_not_tell_is_undetermined_and_never_a_guess(text: str, market: str | None) -> None:
    guess = identify(text, market=market)
    assert (guess.tag, guess.is_certain) == ("und", False)


def test_links_addresses_and_numbers_say_nothing_of_the_language_around_them() -> None:
    noise = "https://example.com/the/order/is/here the.order@where.is.example EN-12345 ORDER77"
    assert identify(f"{noise} Wo bleibt mein Paket, bitte? {noise}").tag == "de"
    assert identify("注文番号はhttps://example.com/where-is-my-orderです").tag == "ja"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("My necklace with the 愛 sign is broken and I want to return it", "en"),
        ("Samsung Galaxy S25 Ultraのケースを注文しました", "ja"),
        ("iPhoneのケース 手机壳 が届きません", "ja"),
        ("Bestellung bei Müller: the parcel has not arrived, where is it?", "en"),
    ],
)
def test_a_foreign_word_does_not_change_the_language(text: str, tag: str) -> None:
    assert identify(text).tag == tag


def test_a_kana_in_a_chinese_slogan_does_not_make_it_japanese() -> None:
    assert identify("鲜の每日坚果礼盒什么时候有货啊我想要买两盒送给我的朋友们").tag == "zh-Hans"


@pytest.mark.parametrize("market", ["DE", "JP", "BR", "SA"])
def test_the_market_never_speaks_against_the_text(market: str) -> None:
    assert identify("Hello, where is my order? It should have arrived last week.", market=market).tag == "en"


@pytest.mark.parametrize(
    ("text", "market", "tag"),
    [
        ("返品希望", "JP", "ja"),
        ("返品希望", "TW", "zh-Hant"),
        ("返品希望", "CN", "zh-Hans"),
        ("商品", "HK", "zh-Hant"),
        ("商品 中文", "JP", "ja"),
        ("Барселона", "BG", "bg"),
        ("Барселона", "UA", "uk"),
        ("Saya belum menerima barang", "ID", "id"),
        ("Saya belum menerima barang", "MY", "ms"),
        ("Paket još nije stigao", "RS", "sr-Latn"),
        ("Paket još nije stigao", "HR", "hr"),
    ],
)
def test_the_market_decides_what_the_text_leaves_open(text: str, market: str, tag: str) -> None:
    assert identify(text, market=market).tag == tag


def test_close_neighbours_are_undetermined_without_a_market() -> None:
    assert identify("Saya belum menerima barang").tag == "und"


def test_chinese_without_a_telling_character_keeps_its_script_open() -> None:
    assert identify("我有一本中文") == LanguageGuess(identify("我有一本中文").tag, "language-by-script", (("zh", 1.0),), False)  # type: ignore[arg-type]
    assert identify("我有一本中文").tag == "zh"
    assert identify("我有一本中文", prior="zh-Hant").tag == "zh-Hant"
    assert identify("我有一本中文", candidates=["zh-TW"]).tag == "zh-TW"


@pytest.mark.parametrize(
    ("candidates", "tag"),
    [
        (["de", "pt_br"], "pt-BR"),
        (["pt"], "pt"),
        (["en", "de"], "und"),
        ([], "und"),
    ],
)
def test_only_candidates_are_answered_in_the_callers_spelling(candidates: list[str], tag: str) -> None:
    assert identify("Meu pedido ainda não chegou, vocês podem ajudar?", candidates=candidates).tag == tag


def test_a_language_that_is_no_candidate_is_named_as_the_reason() -> None:
    guess = identify("荷物はいつ届きますか", candidates=["en", "de"])
    assert (guess.tag, guess.reason, guess.candidates[0][0]) == ("und", "not-a-candidate", "ja")


@pytest.mark.parametrize(("candidate", "expected"), [("zh-CN", "zh-CN"), ("zh-TW", "und"), ("zh", "zh"), ("zh-Hant-HK", "und")])
def test_a_candidate_of_the_other_chinese_script_does_not_count(candidate: str, expected: str) -> None:
    assert identify("我的包裹什么时候到？", candidates=[candidate]).tag == expected


@pytest.mark.parametrize("text", ["ok", "thanks", "gracias", "はい", "", "12345", "👍", "merci beaucoup", "Wo bleibt es"])
def test_a_short_message_never_leaves_the_language_of_the_conversation(text: str) -> None:
    guess = identify(text, prior="pt-BR")
    assert (guess.tag, guess.reason) == ("pt-BR", "language-by-history")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Hello, I would like to know where my order is, please.", "en"),
        ("荷物はいつ届きますか、教えてください", "ja"),
        ("Здравствуйте, где мой заказ? Он до сих пор не пришёл.", "ru"),
    ],
)
def test_a_long_clear_message_does(text: str, tag: str) -> None:
    guess = identify(text, prior="pt-BR")
    assert (guess.tag, guess.is_certain) == (tag, True)


def test_the_conversations_own_language_keeps_its_finer_tag() -> None:
    assert identify("Meu pedido ainda não chegou, vocês podem ajudar?", prior="pt-BR").tag == "pt-BR"


def test_a_history_outside_the_candidates_does_not_count() -> None:
    assert identify("ok", prior="fr", candidates=["de", "en"]).tag == "und"


def test_an_undetermined_history_is_no_history() -> None:
    assert identify("ok", prior="und").tag == "und"


def test_the_ranking_is_sorted_and_its_shares_stay_below_one() -> None:
    ranked = identify("Hola, my order no ha llegado yet").candidates
    shares = [share for _, share in ranked]
    assert {"en", "es"} <= {tag for tag, _ in ranked}
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1.001


def test_only_the_first_thousand_characters_count() -> None:
    assert identify("." * 1000 + "Wo bleibt mein Paket, bitte?").tag == "und"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"market": "XX"}, "unknown-territory"),
        ({"prior": "not a tag"}, "bad-language-tag"),
        ({"candidates": ["en", "x" * 40]}, "bad-language-tag"),
    ],
)
def test_wrong_arguments_are_the_callers_mistake(arguments: dict[str, object], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        identify("hello", **arguments)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_market_in_lower_case_and_one_without_known_languages_both_work() -> None:
    assert identify("Saya belum menerima barang", market="id").tag == "id"
    assert identify("Wo bleibt mein Paket?", market="AQ").tag == "de"
