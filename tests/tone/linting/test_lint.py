"""One call for one message: what it takes, what it returns, what it refuses, and that it is quick."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from importlib import resources
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.markets import get_market
from xborder_support.terms import PersonName
from xborder_support.tone import Catalog
from xborder_support.tone.linting import Waiver, lint
from xborder_support.tone.linting.checks import CHECKS
from xborder_support.tone.linting.rule_list import READERS, rules

_MIXED = "Haben Sie Fragen? Dann melde dich."

_POLITE = {
    ("de", "DE"): (
        "Guten Tag Anna Schmidt,\n\nvielen Dank für Ihre Nachricht. Ihr Paket hat unser Lager am 3. Februar verlassen und erreicht Sie am"
        " Freitag. Bei Fragen erreichen Sie uns täglich von 9 bis 18 Uhr.\n\nMit freundlichen Grüßen\nKim Novak"
    ),
    ("fr", "FR"): (
        "Bonjour,\n\nMerci de votre message. Votre colis a quitté notre entrepôt le 3 février et arrivera chez vous vendredi."
        "\n\nCordialement,\nKim Novak"
    ),
    ("en-GB", "GB"): (
        "Hello Alex,\n\nThank you for your message. Your parcel left our warehouse on 3 February and will reach you on Friday.\n\n"
        "Kind regards,\nKim Novak"
    ),
    ("ja", "JP"): (
        "佐藤花子様\n\nいつもお世話になっております。\nKaze Audioの田中でございます。\n\nご注文の商品は2月3日に発送いたしました。\n"
        "到着は2月5日でございます。\n\n今後ともよろしくお願いいたします。\nKaze Audio 田中（社員番号：1042）"
    ),
}


def _lint(text: str, **changes: Any) -> list[str]:
    settings_: dict[str, Any] = {"market": "DE", "locale": "de", "channel": "webchat"} | changes
    return [finding.rule for finding in lint(text, **settings_)]


@pytest.mark.parametrize(("locale", "market"), _POLITE, ids=lambda value: value)
def test_a_good_letter_has_no_findings(locale: str, market: str) -> None:
    found = lint(
        _POLITE[locale, market],
        market=market,
        locale=locale,
        channel="email",
        agent_name={"ja": "田中"}.get(locale, "Kim Novak"),
        name=PersonName(given="花子", surname="佐藤") if locale == "ja" else None,
    )
    assert [(finding.rule, finding.message) for finding in found] == []


def test_a_finding_says_rule_severity_place_and_remedy() -> None:
    (found,) = lint(_MIXED, market="DE", locale="de", channel="webchat")
    assert (found.rule, found.severity, found.span) == ("TON001", "warning", (29, 33))
    assert found.message == "casual address in a text that is otherwise formal"
    assert found.suggestion == "address the customer formally here too"


@pytest.mark.parametrize("reader", [*READERS, "de-AT", "EN"])
def test_findings_are_told_in_the_readers_language(reader: str) -> None:
    (found,) = lint(_MIXED, market="DE", locale="de", channel="webchat", reader=reader)
    assert found.message
    assert found.suggestion
    said = {other: lint(_MIXED, market="DE", locale="de", channel="webchat", reader=other)[0].message for other in READERS}
    assert len(set(said.values())) == len(READERS)
    assert found.message == said[reader.partition("-")[0].lower()]


def _messages(reader: str) -> dict[str, Any]:
    files = resources.files("xborder_support.tone.linting").joinpath("data", f"messages.{reader}.toml")
    return tomllib.loads(files.read_text(encoding="utf-8"))


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_is_told_every_case_with_the_same_blanks(reader: str) -> None:
    english, told = _messages("en"), _messages(reader)
    assert told["words"].keys() == english["words"].keys()
    assert [*told] == [*english]
    for rule_id in rules():
        assert told[rule_id].keys() == english[rule_id].keys()
        for case, (message, advice) in told[rule_id].items():
            assert (_blanks(message), _blanks(advice)) == tuple(map(_blanks, english[rule_id][case])), (rule_id, case)


def test_every_rule_is_looked_for_and_every_check_has_its_rules() -> None:
    checked = frozenset[str]().union(*(check.rules for check in CHECKS))
    assert checked == frozenset(rules()) - {"TON091", "TON092"}  # of waivers, which no text breaks


def test_inserted_values_are_not_the_shops_own_words() -> None:
    values = {"summary": "kannst du mir helfen?", "topic": "wo ist deine Antwort?"}
    rendered = Catalog.load().render("restate", locale="de", register="formal", values=values, channel="email")
    assert "du" in rendered.text
    assert lint(rendered, market="DE", locale="de", channel="email", is_whole=False) == []
    assert _lint(rendered.text.replace("„", "").replace("“", ""), is_whole=False) != []


def test_a_market_that_is_not_described_is_judged_by_its_languages() -> None:
    assert _lint("김지민\n내일 보낸다.", market="KZ", locale="ko", name=PersonName(given="지민", surname="김")) == ["TON005", "TON003"]
    market = get_market("DE", on=date(2026, 11, 22))
    assert _lint(_MIXED, market=market) == _lint(_MIXED, market="DE") == ["TON001"]


def test_the_wanted_register_is_that_of_the_market_unless_it_is_told() -> None:
    assert _lint("Melde dich gern bei uns.") == ["TON002"]
    assert _lint("Melde dich gern bei uns.", register="casual") == []
    assert _lint("Melden Sie sich gern bei uns.", register="casual") == ["TON002"]


def test_a_waiver_takes_its_findings_out() -> None:
    assert _lint(_MIXED, waivers=[Waiver("TON001", "the brand's slogan")]) == []
    assert _lint(_MIXED, waivers=[Waiver("TON002", "something else")]) == ["TON001"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"locale": "no tag"}, "bad-language-tag"),
        ({"market": "Germany"}, "unknown-territory"),
        ({"reader": "tlh"}, "unknown-reader"),
        ({"text": "a" * 100_001}, "text-too-long"),
        ({"waivers": [Waiver("TON001", "until spring", until=date(2027, 3, 1))]}, "missing-date"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_call_is_refused(changes: dict[str, Any], code: str) -> None:
    asked = {"text": _MIXED, "market": "DE", "locale": "de", "channel": "webchat"} | changes
    with pytest.raises(UsageError) as refused:
        lint(asked.pop("text"), **asked)
    assert refused.value.code == code


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(max_size=120) | st.text(alphabet="佐藤様です。！？ \nSieDuéß1.«»\"'{}%\u202e\u2068한국어하다", max_size=80),
    locale=st.sampled_from(["de", "fr", "ja", "ko", "ar", "he", "th", "hi", "zh-TW", "tr", "en", "pt-BR", "mi"]),
    market=st.sampled_from(["DE", "JP", "SA", "KR", "TW", "BR"]),
    channel=st.sampled_from(["email", "sms", "line", "webchat", "ussd"]),
)
def test_any_text_is_judged_and_every_span_lies_in_it(text: str, locale: str, market: str, channel: str) -> None:
    found = lint(text, market=market, locale=locale, channel=channel, source=text[::-1])
    assert all(finding.span and 0 <= finding.span[0] <= finding.span[1] <= len(text) for finding in found)
    assert found == lint(text, market=market, locale=locale, channel=channel, source=text[::-1])


@pytest.mark.parametrize(
    "unit", ["Sie du ", "です。", '"', "1. ", "！", "{{", "\u202e", "お" * 9 + "なら", "ß", ">\n", "請", "😀", "a@b.c ", "9"]
)
def test_a_long_text_of_one_thing_is_judged(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    for locale, market in (("de", "DE"), ("ja", "JP"), ("ar", "SA")):
        found = lint(text, market=market, locale=locale, channel="email")
        assert found
        assert all(finding.span and 0 <= finding.span[0] <= finding.span[1] <= len(text) for finding in found)


def test_no_clock_is_read() -> None:
    until = datetime(2027, 1, 1, tzinfo=UTC).date()
    waiver = Waiver("TON001", "until the relaunch", until=until)
    assert _lint(_MIXED, waivers=[waiver], on=until) == []
    assert _lint(_MIXED, waivers=[waiver], on=date(2027, 1, 2)) == ["TON001", "TON092"]
