"""Which messages are written in two languages at once? A brand, a borrowed word and a courtesy do not make one."""

import pytest

from xborder_support.language import identify

MIXED = [
    ("mera order abhi tak nahi aaya, please tell me when it will arrive", {"hi-Latn", "en"}),
    ("ana 3ayez refund, the product is broken and I want my money back", {"ar-Latn", "en"}),
    ("الطلب وصل لكن the box was empty and I want my money", {"ar", "en"}),
    ("Ich habe das Paket bekommen but the size is wrong and I want to exchange it", {"de", "en"}),
    ("Hello, meine Bestellung ist noch nicht da, can you check where it is", {"de", "en"}),
    ("Hola, where is my pedido? todavía no llega and I need it", {"es", "en"}),
    ("你好 where is my order 我等了很久", {"zh", "en"}),
    ("注文した item が届かない, can you check it for me please", {"ja", "en"}),
    ("Kak paketnya belum sampai, I have been waiting for two weeks", {"id", "en"}),
    ("Bonjour, my order n'est pas arrivé, could you check please", {"fr", "en"}),
    ("Где мой заказ? I have been waiting for two weeks", {"ru", "en"}),
    ("siparişim gelmedi, please tell me what happened with it", {"tr", "en"}),
    ("hindi pa dumating yung order ko, I already paid for it last week", {"fil", "en"}),
    ("제 주문이 안 왔어요, can you check this for me", {"ko", "en"}),
]
OF_ONE_LANGUAGE = [
    "Where is my order? ok thanks",
    "ok thanks, 荷物はいつ届きますか",
    "iPhoneのケースが届きません",
    "AirPods Pro Max のケースはありますか",
    "我买的 iPhone 15 Pro Max 还没到, thanks",
    "أين طلبي من Nike Air Max",
    "Я заказал iPhone 15, где он",
    'Ich habe das Produkt "The North Face" bestellt',
    "Ich möchte den Call of Duty Code erstattet haben",
    "Mein Galaxy S25 Ultra ist kaputt, bitte um refund",
    "Hindi pa dumating ang order ko, thank you",
    "refund please, mera paisa wapas karo",
    "Bonjour, je voudrais un remboursement, merci, best regards",
    "Hola, mi pedido no ha llegado, gracias, bye",
    "wrong size, want to exchange",
    "Müller in München has my parcel and it is late",
    "my necklace with the 愛 sign is broken",
    "El paquete llegó tarde e o produto não funciona",  # Spanish and Portuguese are too close to be told apart
    "Olá, gostaria de trocar o tamanho",
    "Mijn bestelling is te laat, waar blijft het pakket",
    "merci",
    "",
]


@pytest.mark.parametrize(("text", "languages"), MIXED)
@pytest.mark.parametrize("market", [None, "DE", "IN"])
def test_a_message_of_two_languages_is_marked_and_certain_of_none(text: str, languages: set[str], market: str | None) -> None:
    guess = identify(text, market=market)
    assert (guess.is_mixed, guess.is_certain) == (True, False)
    assert guess.tag.split("-Han")[0] in {*languages, "und"}


@pytest.mark.parametrize(("text", "languages"), [row for row in MIXED if all(tag not in row[1] for tag in ("zh", "ja", "ru", "ko", "ar"))])
def test_both_languages_of_one_script_are_ranked(text: str, languages: set[str]) -> None:
    assert {tag for tag, _ in identify(text).candidates} >= languages


@pytest.mark.parametrize("text", OF_ONE_LANGUAGE)
@pytest.mark.parametrize("market", [None, "DE", "JP"])
def test_a_brand_a_loanword_and_a_courtesy_are_no_second_language(text: str, market: str | None) -> None:
    assert not identify(text, market=market).is_mixed


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("أين طلبي من Nike Air Max", "ar"),
        ("我买的 iPhone 15 Pro Max 还没到, thanks", "zh-Hans"),
        ("где Samsung Galaxy Watch Ultra Titanium", "ru"),
        ("ok thanks, 荷物はいつ届きますか", "ja"),
    ],
)
def test_names_in_latin_letters_do_not_outweigh_the_sentence_around_them(text: str, tag: str) -> None:
    assert identify(text).tag == tag


def test_a_mixed_message_never_leaves_the_language_of_the_conversation_and_stays_marked() -> None:
    guess = identify(MIXED[3][0], prior="de")
    assert (guess.tag, guess.is_mixed) == ("de", True)
    guess = identify(MIXED[3][0], prior="ja")
    assert (guess.tag, guess.reason, guess.is_mixed) == ("ja", "language-by-history", True)


def test_a_mixed_message_outside_the_candidates_stays_marked() -> None:
    guess = identify(MIXED[3][0], candidates=["ja"])
    assert (guess.tag, guess.is_mixed) == ("und", True)
