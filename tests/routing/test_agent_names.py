"""An agent's name stands in a reply only where its reader can read it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Agent, Roster

BOTH = {"ja": "田中 由紀", "en": "Yuki Tanaka"}
PORTUGUESE = {"pt-BR": "João", "pt": "João Silva"}


def agent_of(name: Any, calendars: dict[str, BusinessCalendar]) -> Agent:
    config = {"teams": {"asia": {"calendar": "tokyo"}}, "agents": {"yuki": {"team": "asia", "name": name}}}
    return Roster.from_config(config, calendars=calendars).agents["yuki"]


@pytest.mark.parametrize(
    ("name", "locale", "expected"),
    [
        (BOTH, "ja", "田中 由紀"),
        (BOTH, "ja-JP", "田中 由紀"),
        (BOTH, "en-GB", "Yuki Tanaka"),
        (BOTH, "de", "Yuki Tanaka"),
        (BOTH, "pt_br", "Yuki Tanaka"),
        (BOTH, "ar", None),
        (BOTH, "zh-Hant", None),
        (BOTH, "ja-Latn", "Yuki Tanaka"),
        (PORTUGUESE, "pt-BR", "João"),
        (PORTUGUESE, "pt-PT", "João Silva"),
        ({"pt-BR": "João"}, "pt", "João"),
        ({"de": "Jörg"}, "en-GB", None),
        ({"zh-Hant": "陳", "zh": "陈"}, "zh-Hant-TW", "陳"),
        ({"zh-Hant": "陳"}, "zh-Hans", "陳"),
        ({"sr": "Јелена", "en": "Jelena"}, "sr-Latn", "Jelena"),
        ({"sr": "Јелена", "en": "Jelena"}, "sr-Cyrl", "Јелена"),
        ("Salma Haddad", "en-NG", "Salma Haddad"),
        ("Salma Haddad", "ar", None),
        ("Salma Haddad", "ja", None),
        ("Salma Haddad", "id", "Salma Haddad"),
        ("سلمى حداد", "ar", "سلمى حداد"),
        ("سلمى حداد", "fa", "سلمى حداد"),
        ("سلمى حداد", "en", None),
        ("佐藤 愛子", "ja", "佐藤 愛子"),
        ("佐藤 愛子", "zh-Hant", "佐藤 愛子"),
        ("佐藤 愛子", "de", None),
        ("さくら", "ja", "さくら"),
        ("さくら", "zh", None),
        ("ﾀﾅｶ", "ja", "ﾀﾅｶ"),
        ("김민지", "ko", "김민지"),
        ("Юлія", "uk", "Юлія"),
        ("Юлія", "pl", None),
        ("Ἑλένη", "el", "Ἑλένη"),
        ("Ａｎｎａ", "de", "Ａｎｎａ"),
        ("“Anna”", "de", "“Anna”"),
        ("7", "ja", "7"),
        ("Anna", "de-Brai", None),
        ("Anna", "und", "Anna"),
        (None, "de", None),
    ],
)
def test_a_name_is_the_one_that_the_language_reads(
    name: Any, locale: str, expected: str | None, calendars: dict[str, BusinessCalendar]
) -> None:
    config = {"teams": {"asia": {"calendar": "tokyo"}}, "agents": {"yuki": {"team": "asia"} | ({"name": name} if name else {})}}
    assert Roster.from_config(config, calendars=calendars).agents["yuki"].name_in(locale) == expected


def test_a_name_of_its_language_comes_before_the_plain_one_and_the_plain_before_the_english() -> None:
    agent = Agent(id="yuki", team="asia", name="Yuki T.", names=BOTH)
    assert [agent.name_in(locale) for locale in ("en", "de", "ja", "ar")] == ["Yuki Tanaka", "Yuki T.", "田中 由紀", None]


def test_a_text_is_the_plain_name_and_a_table_the_names_by_language(calendars: dict[str, BusinessCalendar]) -> None:
    plain = agent_of("Yuki Tanaka", calendars)
    assert (plain.name, plain.names) == ("Yuki Tanaka", {})
    table = agent_of({"JA": "田中 由紀", "pt_br": "Yuki"}, calendars)
    assert (table.name, table.names) == (None, {"ja": "田中 由紀", "pt-BR": "Yuki"})


def test_no_name_in_any_language_is_printed(calendars: dict[str, BusinessCalendar]) -> None:
    assert not {"田中", "Tanaka"} & set(repr(agent_of(BOTH, calendars)).replace("'", " ").split())


def test_a_fault_of_a_name_is_placed_at_its_language(calendars: dict[str, BusinessCalendar]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        agent_of({"ja": "田中", "en": 7}, calendars)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [("string-type", "agents.yuki.name.en")]


def test_a_locale_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        Agent(id="yuki", team="asia", name="Yuki").name_in("??")
    assert caught.value.code == "bad-language-tag"


@settings(max_examples=100)
@given(
    name=st.none() | st.text(max_size=6),
    names=st.dictionaries(st.sampled_from(["ja", "en", "ar", "pt-BR", "zh-Hant"]), st.text(min_size=1, max_size=6), max_size=3),
    locale=st.sampled_from(["ja", "en-GB", "de", "ar", "pt-PT", "zh-Hans", "ru"]),
)
def test_a_name_is_never_made_up(name: str | None, names: dict[str, str], locale: str) -> None:
    found = Agent(id="yuki", team="asia", name=name, names=names).name_in(locale)
    assert found is None or found in {name, *names.values()}
