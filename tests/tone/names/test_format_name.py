"""A name is written in the order, length and formality that are asked for, as the language has it."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import PersonName
from xborder_support.tone.names import NameFormality, NameLength, NameOrder, NameUsage, format_name
from xborder_support.tone.names.parts import NameParts
from xborder_support.tone.names.rules import rules_of

JANE = PersonName(given="Jane", given2="Ann Mary", surname="Doe", title="Dr", credentials="MD", given_informal="Janie", locale="en")
BERG = PersonName(given="Jan", surname_prefix="van den", surname_core="Berg", title="dhr.", locale="nl")
TARO = PersonName(given="太郎", surname="山田", locale="ja")
NAGY = PersonName(given="Péter", surname="Nagy", locale="hu")
GARCIA = PersonName(given="Ana", surname="García", surname2="Ruiz", title="Sra.", locale="es")
WANG = PersonName(given="小明", surname="王", title="先生", locale="zh-TW")


def _options(text: str) -> dict[str, Any]:
    """Read ``long referring sorting`` as the options that it names."""
    kinds = {"usage": NameUsage, "formality": NameFormality, "length": NameLength, "order": NameOrder}
    return {kind: word for word in text.split() for kind, words in kinds.items() if word in get_args(words)}


@pytest.mark.parametrize(
    ("name", "locale", "options", "expected"),
    [
        (JANE, "en", "", "Dr Doe"),
        (JANE, "en", "informal", "Janie"),
        (JANE, "en", "long referring", "Dr Jane Ann Mary Doe MD"),
        (JANE, "en", "medium referring", "Jane A.M. Doe MD"),
        (JANE, "en", "long referring sorting", "Doe, Jane Ann Mary"),
        (JANE, "en", "long addressing sorting", "Doe, Jane Ann Mary"),
        (JANE, "en", "long monogram", "JAD"),
        (JANE, "en", "short monogram informal", "J"),
        (JANE, "de", "", "Dr Doe"),
        (PersonName(given="Jane", title="Dr", locale="en"), "en", "", "Dr Jane"),
        (PersonName(given="Jane", credentials="MD"), "en", "long referring", "Jane MD"),
        (BERG, "nl", "", "dhr. van den Berg"),
        (BERG, "nl", "long referring", "dhr. Jan van den Berg"),
        (BERG, "nl", "long referring sorting", "Berg, Jan van den"),
        (PersonName(given="Ada", surname="Vries", surname_prefix="de", locale="nl"), "nl", "long referring sorting", "Vries, Ada"),
        (PersonName(given="Ada", surname_prefix="de", locale="nl"), "nl", "long referring", "Ada de"),
        (PersonName(given="Màiri", surname="Stiùbhart", given_vocative="a Mhàiri", locale="gd"), "gd", "informal", "a Mhàiri"),
        (PersonName(given="Màiri", surname="Stiùbhart", surname_vocative="Stiùbhairt", locale="gd"), "gd", "", "Stiùbhairt"),
        (PersonName(given="Jordi", surname="de la fuente", locale="ca"), "ca", "surname_first", "De la fuente"),
        (TARO, "ja", "", "山田太郎"),
        (TARO, "en", "", "山田太郎"),
        (TARO, "ja", "given_first", "太郎山田"),
        (PersonName(given="Taro", surname="Yamada", locale="ja"), "ja", "long referring", "Yamada Taro"),
        (PersonName(given="アンナ", surname="シュミット", locale="de"), "ja", "long referring", "アンナ・シュミット"),
        (PersonName(given="Анна", surname="Иванова", locale="ru"), "en", "long referring", "Анна Иванова"),
        (PersonName(given="Анна", surname="Иванова"), "de", "long referring", "Анна Иванова"),
        (NAGY, "hu", "long referring", "Nagy Péter"),
        (NAGY, "en", "long referring", "Péter Nagy"),
        (PersonName(given="민수", surname="김", locale="ko"), "ko", "long referring", "김민수"),
        (WANG, "zh-TW", "", "王先生"),
        (WANG, "de", "", "王先生"),
        (PersonName(given="Lan", surname="Nguyễn", title="Bà", locale="vi"), "vi", "", "Bà Lan"),
        (GARCIA, "es-MX", "long", "Sra. García Ruiz"),
        (GARCIA, "es-419", "", "Sra. García"),
        (PersonName(given="Marie-Agnès", surname="Gilot", locale="fr"), "fr", "short referring", "M.-A. Gilot"),
        (PersonName(given="Άννα", surname="Παππά", locale="el"), "el", "medium monogram", "ΑΠ"),
        (PersonName(given="irem", surname="ılgaz", locale="tr"), "tr", "long monogram", "İI"),
        (PersonName(given="नेहा", surname="श्रीवास्तव", locale="hi"), "hi", "long monogram", "नेश्री"),
        (PersonName(given="Budi", locale="id"), "id", "", "Budi"),
        (PersonName(given_informal="Bob"), "en", "", "Bob"),
        (PersonName(surname="Souza"), "pt", "short informal", "Souza"),
        (PersonName(given="Anna", surname="Nowak", given_vocative="Anno", locale="pl"), "pl", "informal", "Anna"),
        (PersonName(given="  Ana\t María ", surname="Ruiz\u202e"), "es", "long referring", "Ana María Ruiz"),
    ],
)
def test_a_name_is_written_as_the_language_has_it(name: PersonName, locale: str, options: str, expected: str) -> None:
    assert format_name(name, locale, **_options(options)) == expected


@pytest.mark.parametrize("locale", ["tlh", "gsw-Shaw", "und", "x-private", "xx-YY", "en-u-ca-buddhist"])
def test_a_locale_without_data_writes_names_by_the_rules_of_its_parents(locale: str) -> None:
    assert format_name(PersonName(given="Anna", surname="Schmidt"), locale, usage="referring", length="long") == "Anna Schmidt"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"usage": "adressing"}, "unknown-name-option"),
        ({"formality": "casual"}, "unknown-name-option"),
        ({"length": ""}, "unknown-name-option"),
        ({"order": "givenFirst"}, "unknown-name-option"),
        ({"order": ""}, "unknown-name-option"),
        ({"usage": ["referring"]}, "unknown-name-option"),
        ({"locale": "not a tag"}, "bad-language-tag"),
        ({"locale": ""}, "bad-language-tag"),
        ({"name": PersonName(given="Ana", locale="!")}, "bad-language-tag"),
        ({"name": PersonName()}, "nameless"),
        ({"name": PersonName(given=" \u202e\n", surname="")}, "nameless"),
        ({"name": PersonName(title="Dr", given2="Ann", credentials="MD", generation="III")}, "nameless"),
    ],
)
def test_what_cannot_be_written_is_told(options: dict[str, Any], code: str) -> None:
    asked: dict[str, Any] = {"name": JANE, "locale": "en"} | options
    with pytest.raises(UsageError) as caught:
        format_name(**asked)
    assert caught.value.code == code
    assert caught.value.hint
    assert "Ann" not in str(caught.value)


def test_a_mistyped_option_is_guessed() -> None:
    with pytest.raises(UsageError, match='did you mean "referring"'):
        format_name(JANE, "en", usage="refering")  # type: ignore[arg-type]


_LOCALES = (
    "en",
    "de",
    "fr",
    "ja",
    "zh",
    "zh-Hant",
    "ko",
    "vi",
    "th",
    "hu",
    "ru",
    "uk",
    "ar",
    "he",
    "hi",
    "pt",
    "cs",
    "nl",
    "pa",
    "tlh",
    "und",
)
_EVERY = {
    "usage": st.sampled_from(get_args(NameUsage)),
    "formality": st.sampled_from(get_args(NameFormality)),
    "length": st.sampled_from(get_args(NameLength)),
    "order": st.sampled_from((None, *get_args(NameOrder))),
}
_VALUES = st.text(max_size=12) | st.sampled_from(["Ana María", "佐藤", "O’Neill-Smith", "🙂", "é", "\u202e", "김", "{given}", " "])
_FIELDS = (
    "given",
    "surname",
    "title",
    "given2",
    "surname2",
    "generation",
    "credentials",
    "given_informal",
    "surname_prefix",
    "surname_core",
)
_NAMES = st.builds(
    PersonName, **dict.fromkeys(_FIELDS, st.none() | _VALUES), locale=st.none() | st.sampled_from(("ja", "de-CH", "zh-TW", "hu"))
).filter(lambda name: NameParts.of(name).given or NameParts.of(name).surname)


@given(_NAMES, st.sampled_from(_LOCALES), st.fixed_dictionaries(_EVERY))
@settings(max_examples=400)
def test_whatever_the_name_the_text_is_whole(name: PersonName, locale: str, options: dict[str, Any]) -> None:
    text = format_name(name, locale, **options)
    assert text
    assert text == " ".join(text.split(" "))
    assert "  " not in text
    assert not set(text) & set("\n\t\u202e\u2066")
    if not any("{" in (getattr(name, field) or "") for field in _FIELDS):
        assert "{given" not in text


@given(_NAMES, st.sampled_from(_LOCALES), st.fixed_dictionaries(_EVERY))
def test_what_is_already_clean_stays_as_it_is(name: PersonName, locale: str, options: dict[str, Any]) -> None:
    parts = NameParts.of(name)
    cleaned = PersonName(
        given=parts.given,
        surname=parts.surname,
        given_informal=parts.informal,
        surname_prefix=parts.prefix,
        surname_core=parts.core,
        locale=name.locale,
        **dict(parts.others),
    )
    assert format_name(cleaned, locale, **options) == format_name(name, locale, **options)


_FULL = {field: f"{field.replace('_', '').replace('2', 'two').title()}x" for field in _FIELDS}
_OF_FIELD = {"given-informal": "given_informal", "surname-prefix": "surname_prefix", "surname-core": "surname_core", "surname": "surname"}


@pytest.mark.parametrize("locale", ["en", "de", "fr", "vi", "hu", "pt", "cs", "nl", "tr", "es-MX", "ca", "und"])
def test_every_field_of_a_pattern_that_is_known_appears(locale: str) -> None:
    name = PersonName(**_FULL, locale=locale)
    rules = rules_of(locale) or rules_of("und")
    assert rules
    for cell in rules.cells:
        order, usage, length, formality = cell.split()
        options = _options(f"{order} {usage} {length} {formality}")
        found = {format_name(name, locale, **options)}
        patterns = rules.patterns(options["order"], options["usage"], options["length"], options["formality"])
        fields = [{_OF_FIELD.get(f"{each.part}{_kind(each.modifiers)}", each.part) for each in p.fields if each.is_whole} for p in patterns]
        assert any(all(_FULL[field].casefold() in text.casefold() for field in wanted) for wanted in fields for text in found)


def _kind(modifiers: frozenset[str]) -> str:
    return next((f"-{each}" for each in ("informal", "prefix", "core") if each in modifiers), "")


@pytest.mark.parametrize(
    "name", [PersonName(given="Xi"), PersonName(surname="Xi"), PersonName(given="習"), PersonName(surname="習")], ids=str
)
@pytest.mark.parametrize("locale", _LOCALES)
def test_the_only_name_of_a_person_is_never_lost(name: PersonName, locale: str) -> None:
    rules = rules_of("und")
    assert rules
    for cell in rules.cells:
        assert format_name(name, locale, **_options(cell))[0] in "X習"


@pytest.mark.parametrize(
    "value",
    [
        "." * 100_000,
        "a " * 50_000,
        "\U0001f1ef\U0001f1f5" * 50_000,
        "婷" * 100_000,
        "O'" * 50_000,
        "a-" * 50_000,
        "a" + "\u0301" * 100_000,
        "\u202e" * 100_000 + "x",
        "👩‍👩‍👧‍👦" * 10_000,
        "\U00016a0b" * 1_000,
        "𐌰𐌽",
        "\ud800x",
        "\u0301",
    ],
    ids=lambda value: f"{ord(value[0]):x}-{len(value)}",
)
def test_hostile_values_are_written_in_reasonable_time(value: str) -> None:
    name = PersonName(given=value, given2=value, surname=value)
    for locale in ("en", "zh", "fr", "uk"):
        for usage in get_args(NameUsage):
            assert format_name(name, locale, usage=usage, length="short")


def test_a_name_of_forty_parts_is_written_with_all_of_them() -> None:
    words = [f"Name{number}" for number in range(40)]
    assert format_name(PersonName(given=" ".join(words), surname="De"), "en", usage="referring", length="long").split() == [*words, "De"]


def test_no_part_of_a_name_is_kept() -> None:
    from xborder_support.tone.names import addressing, locales, patterns  # noqa: PLC0415  (its caches are what is looked at)

    caches = [locales.setting_of, locales.likely, patterns.read_pattern, addressing._title_place]
    format_name(JANE, "en")
    sizes = [cache.cache_info().currsize for cache in caches]
    for number in range(50):
        format_name(PersonName(given=f"Jane{number}", surname=f"Doe{number}", locale="en"), "en")
    assert [cache.cache_info().currsize for cache in caches] == sizes
