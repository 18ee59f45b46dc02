"""Arabic and Hindi in Latin letters: recognised, and not taken for a neighbour. Half of the sentences were written after the lists."""

import pytest

from xborder_support.language import identify
from xborder_support.language.arabizi import as_written_arabic, digits_to_letters
from xborder_support.language.lexicon import profiles

ARABIC = [
    "salam 3aleikom, fin el order bta3y",
    "ana 3ayez arga3 el flous",
    "momken a3raf el sha7na fein dlwa2ti",
    "wein talabi? sarli osbo3 nater",
    "3andi moshkela fel daf3",
    "chokran bzaf 3la lmosa3ada",
    "mafi 7ada byrod 3alaye",
    "kam youm el tawseel",
    "inshallah yewsal bokra",
    "bghit n3raf fin wsel colis dyali",
]
ARABIC_WRITTEN_LATER = [
    "ya gama3a el shohna et2akharet gedan",
    "3ayza a3raf meta hatoosal el 7aga",
    "law momken traga3ooli floosi",
    "el montag tele3 bayez w mesh sha8al",
    "ana dafa3t marteen we mafeesh rad",
    "sho el moshkle ma3 el order",
    "ma talabt hatha el maqas",
    "wasalatni el shanta maksoora",
    "ya retko t3awedoni",
    "fe 7ad y2dar ysa3edni",
    "bghit nbeddel had lhaja 3afak",
    "3afak chouf liya had lmochkil",
    "keefak, baddi ghayyer el 3enwan",
    "ana zabouna men zaman w awel mara ye7sal keda",
    "yalla 3ajlo shway, el hedeyya lazem tewsal bokra",
    "el sa3r mokhtalef 3an elly 3ala el mawqe3",
    "shukran 3la el rad el saree3",
    "laa ma abgha abadel, abgha floosi",
    "kam ta7tajon waqt?",
    "ana mesh mabsoota men el khedma",
]
HINDI = [
    "mera parcel kab aayega bhai",
    "paise wapas kab milenge",
    "kya aap meri madad kar sakte ho",
    "do hafte ho gaye abhi tak kuch nahi mila",
    "mujhe refund chahiye jaldi",
    "tracking number kaam nahi kar raha",
]
HINDI_WRITTEN_LATER = [
    "maine kal order kiya tha, kahan tak pahuncha",
    "delivery boy ne phone nahi uthaya",
    "kapde ka rang alag hai photo se",
    "kya mai size change kar sakta hu",
    "ye coupon kaam kyu nahi karta",
    "mujhe bill ki copy chahiye",
    "aap log jawab kyun nahi dete",
    "saaman toot gaya raste mein",
    "itni der kyu lag rahi hai",
    "abhi tak koi jawab nahi aaya",
    "address galat likh diya tha maine",
    "bahut kharab service hai aapki",
    "dusra piece bhej dijiye",
]


def _tags(texts: list[str], market: str | None) -> list[str]:
    return [identify(text, market=market).tag for text in texts]


@pytest.mark.parametrize(("texts", "tag"), [(ARABIC, "ar-Latn"), (HINDI, "hi-Latn")])
@pytest.mark.parametrize("market", [None, "FR", "MT", "EG", "IN"])
def test_a_romanised_message_is_recognised_wherever_it_is_written(texts: list[str], tag: str, market: str | None) -> None:
    assert _tags(texts, market) == [tag] * len(texts)


@pytest.mark.parametrize(
    ("texts", "tag", "market", "least"),
    [
        (ARABIC_WRITTEN_LATER, "ar-Latn", None, 16),
        (ARABIC_WRITTEN_LATER, "ar-Latn", "EG", 18),
        (HINDI_WRITTEN_LATER, "hi-Latn", None, 10),
        (HINDI_WRITTEN_LATER, "hi-Latn", "IN", 11),
    ],
)
def test_messages_written_after_the_lists_are_mostly_recognised_and_never_mistaken(
    texts: list[str], tag: str, market: str | None, least: int
) -> None:
    tags = _tags(texts, market)
    assert tags.count(tag) >= least
    assert set(tags) <= {tag, "und"}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Je voudrais échanger cet article", "fr"),
        ("pas de nouvelles depuis 3 semaines", "fr"),
        ("la taille ne va pas", "fr"),
        ("Fejn hi l-ordni tiegħi? Għadha ma waslitx", "mt"),
        ("Nixtieq flusi lura jekk jogħġbok", "mt"),
        ("el pedido llegó roto", "es"),
        ("ana maria quiere cambiar la talla", "es"),
        ("il colore non va bene", "it"),
        ("Wo ist mein Paket mit 3 Hosen", "de"),
        ("3x bestellt, 2x bekommen", "de"),
        ("I ordered 3 items and got 2, where is the rest", "en"),
        ("mara ya pili sasa", "sw"),
    ],
)
@pytest.mark.parametrize("market", [None, "EG", "IN"])
def test_other_languages_are_not_taken_for_romanised_ones(text: str, tag: str, market: str | None) -> None:
    assert identify(text, market=market).tag == tag


_LATIN = profiles("Latn")
LISTED = _LATIN.words if _LATIN else {}


@pytest.mark.parametrize("piece", ["3ayez", "bta3i?", "sa7", "Sama7t,", "ya3ni", "3alshan", "ma3", "t3ab", "(7aga)", "ra7mato"])
def test_digits_that_stand_for_letters_are_read(piece: str) -> None:
    assert as_written_arabic(piece, LISTED) == digits_to_letters(piece.strip("?,()"))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "XK3AB",
            "a1b2",
            "ab3cd",
            "3days",
            "2nd",
            "7pm",
            "5kg",
            "3x",
            "mp3",
            "ps5",
            "iphone7",
            "12abc",
            "3",
            "3a",
            "b2b",
            "h264",
            "a33b",
            "$3.50",
        ),
        *("3" * 1000, "a3" * 500, "3ayez" * 10, "7" + "a" * 19 + "b"),
    ],
)
def test_digits_that_are_digits_are_not(piece: str) -> None:
    assert as_written_arabic(piece, LISTED) is None
