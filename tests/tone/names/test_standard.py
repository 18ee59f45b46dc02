"""Names are written as the examples of UTS #35, part 8, and as locales beside those of the test data have them."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from xborder_support.terms import PersonName
from xborder_support.tone.names import NameFormality, NameLength, NameOrder, NameUsage, format_name

_EINSTEIN = PersonName(given="アルベルト", surname="アインシュタイン", locale="de-CH")
_OF_THE_STANDARD = [
    (PersonName(given="Albert", surname="Einstein", locale="de-CH"), "ja-JP", "referring", "Albert Einstein"),
    (_EINSTEIN, "ja-JP", "referring", "アルベルト・アインシュタイン"),
    (PersonName(given="駿", surname="宮崎", locale="ja-JP"), "ja-JP", "referring", "宮崎駿"),
    (_EINSTEIN, "de-CH", "referring", "アルベルト・アインシュタイン"),
    (_EINSTEIN, "en", "referring", "アルベルト・アインシュタイン"),
    (PersonName(given="Hayao", surname="Miyazaki", locale="und-Latn-JP"), "de-CH", "referring", "Hayao Miyazaki"),
    (PersonName(given="Anne-Marie", surname="Roy", locale="fr"), "fr", "short referring", "A.-M. Roy"),
    (PersonName(given="Anne-Marie", surname="Roy", locale="de"), "de", "short referring", "A. M. Roy"),
    (PersonName(given="John", given2="Ronald Reuel", surname="Tolkien", locale="en"), "en-AU", "short referring", "J.R.R. Tolkien"),
    (PersonName(given="John", given2="Ronald Reuel", surname="Tolkien", locale="en"), "en-GB", "short referring", "JRR Tolkien"),
    (PersonName(given="Vincent", surname_prefix="van", surname_core="Gogh", locale="nl"), "nl", "sorting", "Gogh, Vincent van"),
]
_IVAN = PersonName(title="г-н", given="Иван", given2="Петров", surname="Димитров", locale="bg")
_DIEGO = PersonName(title="Sr.", given="Diego", given2="María", surname="Rivera", surname2="Barrientos", locale="es-MX")
_KHAN = PersonName(given="علی", given2="احمد", surname="خان", locale="ur")
_OF_OTHER_LOCALES = [
    (_IVAN, "bg", "", "г-н Димитров"),
    (_IVAN, "bg", "short referring", "И. П. Димитров"),
    (PersonName(given="Јован", surname="Петровић", locale="sr"), "sr", "short referring", "Ј. Петровић"),
    (PersonName(given="Jovan", surname="Petrović", locale="sr"), "sr-Latn-ME", "long sorting", "Petrović, Jovan"),
    (PersonName(given="Ștefan", given2="Ion", surname="Ionescu", locale="ro"), "ro", "referring", "Ștefan I. Ionescu"),
    (PersonName(given="Chrudoš", surname="Dvořák", locale="cs"), "cs", "long monogram", "CD"),
    (
        PersonName(title="Ing.", given="Ján", surname="Novák", credentials="CSc.", locale="sk"),
        "sk",
        "long sorting",
        "Novák, Ján (Ing., CSc.)",
    ),
    (_DIEGO, "es-MX", "", "Sr. Rivera"),
    (_DIEGO, "es-MX", "long sorting", "Rivera Barrientos, Sr. Diego María"),
    (PersonName(title="Sr.", given="João", surname="Silva", locale="pt"), "pt-PT", "", "Sr. João Silva"),
    (_KHAN, "ur", "short referring", "ع. ا. خان"),
    (_KHAN, "ur", "long monogram", "ع\u202fا\u202fخ"),
    (PersonName(given="ស្រីពៅ", surname="ចាន់", locale="km"), "km", "referring", "ចាន់ ស្រីពៅ"),
    (PersonName(given="အောင်", surname="စုကြည်", locale="my"), "my", "long sorting", "စုကြည်၊ အောင်"),
    (PersonName(given="小明", surname="陳", locale="yue"), "yue", "referring", "陳小明"),
]


def _options(text: str) -> dict[str, Any]:
    kinds = {"usage": NameUsage, "formality": NameFormality, "length": NameLength, "order": NameOrder}
    return {kind: word for word in text.split() for kind, words in kinds.items() if word in get_args(words)}


@pytest.mark.parametrize(("name", "locale", "options", "expected"), [*_OF_THE_STANDARD, *_OF_OTHER_LOCALES])
def test_a_name_is_written_as_the_standard_has_it(name: PersonName, locale: str, options: str, expected: str) -> None:
    assert format_name(name, locale, **_options(options)) == expected
