"""When people must be told that a machine writes, and whether a text tells them."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, Disclosure, ai_notice_due, check_text, notice_sentence
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATELY = NOW - timedelta(hours=1)
_DATA = Path(__file__).parents[3] / "src/xborder_support/compliance/texts/data/wording.toml"
WORDING = {tag: table for tag, table in tomllib.loads(_DATA.read_text(encoding="utf-8")).items() if isinstance(table, dict)}


def due(place: str, **changes: Any) -> list[tuple[str, str]]:
    arguments: dict[str, Any] = {"rulebook": BOOK, "on": TODAY, "place": place, "written_by": "ai", "now": NOW, **changes}
    return [(each.rule.id, each.because) for each in ai_notice_due(**arguments)]


@pytest.mark.parametrize(
    ("place", "rule", "first_day"),
    [
        ("DE", "EU-AIA-50", date(2026, 8, 2)),
        ("KR", "KR-AI-31", date(2026, 1, 22)),
        ("US-CA", "US-CA-BOT", date(2019, 7, 1)),
        ("CN", "CN-AI-LABEL", date(2025, 9, 1)),
    ],
)
def test_each_rule_holds_from_its_first_day(place: str, rule: str, first_day: date) -> None:
    assert rule in {found for found, _ in due(place, on=first_day)}
    assert rule not in {found for found, _ in due(place, on=first_day - timedelta(days=1))}


@pytest.mark.parametrize(
    ("disclosure", "now", "expected"),
    [
        (Disclosure(), NOW, "start"),
        (Disclosure(told_as="bot", told_at=LATELY), NOW, "start"),
        (Disclosure(told_at=LATELY), NOW, None),
        (Disclosure(told_at=LATELY, last_written_by="bot"), NOW, None),
        (Disclosure(told_at=LATELY, last_written_by="person"), NOW, "handover_to_bot"),
        (Disclosure(told_at=NOW - timedelta(hours=24)), NOW, "after_gap"),
        (Disclosure(told_at=NOW - timedelta(hours=24, seconds=-1)), NOW, None),
        (Disclosure(told_at=NOW - timedelta(days=9), last_message_at=LATELY), NOW, None),
        (Disclosure(told_at=LATELY, last_message_at=NOW - timedelta(days=9)), NOW, None),
        (Disclosure(told_at=NOW - timedelta(days=9), last_message_at=NOW - timedelta(hours=24)), NOW, "after_gap"),
        (Disclosure(told_at=LATELY), None, "after_gap"),
    ],
)
def test_the_first_message_of_a_session_tells_it(disclosure: Disclosure, now: datetime | None, expected: str | None) -> None:
    assert due("FR", disclosure=disclosure, now=now) == ([("EU-AIA-50", expected)] if expected else [])


@pytest.mark.parametrize(
    ("place", "channel", "writer", "rules"),
    [
        ("FR", "webchat", "bot", []),
        ("FR", "webchat", "person", []),
        ("US-CA", "webchat", "bot", ["US-CA-BOT"]),
        ("US-CA", "webchat", "person", []),
        ("US", "webchat", "ai", ["US-CA-BOT"]),
        ("US-TX", "webchat", "ai", []),
        ("US-CA", "messenger", "bot", ["US-CA-BOT", "FB-BOT"]),
        ("US-CA", "sms", "bot", []),
        ("US-CA", "email", "bot", []),
        ("US-CA", "phone", "bot", []),
        ("US-CA", "instagram", "bot", ["US-CA-BOT"]),
        ("US-CA", "zendesk", "bot", ["US-CA-BOT"]),  # it may write through any channel
        ("DE", "messenger", "bot", ["FB-BOT"]),
        ("DE-BY", "messenger", "bot", ["FB-BOT"]),
        ("US", "messenger", "bot", ["US-CA-BOT", "FB-BOT"]),
        ("US-TX", "messenger", "bot", []),
        ("GB", "messenger", "bot", []),
        ("GB", "messenger", "person", []),
        ("CN", "webchat", "bot", []),
    ],
)
def test_who_writes_and_where_decides_who_must_say_so(place: str, channel: str, writer: str, rules: list[str]) -> None:
    assert [rule for rule, _ in due(place, channel=channel, written_by=writer)] == rules


def test_whoever_was_told_of_a_bot_need_not_be_told_of_a_bot() -> None:
    assert due("US-CA", written_by="bot", disclosure=Disclosure(told_as="bot", told_at=LATELY)) == []


def test_a_label_is_due_on_every_text() -> None:
    assert due("CN", disclosure=Disclosure(told_at=LATELY)) == [("CN-AI-LABEL", "each_text")]


def test_an_instant_needs_its_zone() -> None:
    with pytest.raises(UsageError) as caught:
        due("FR", disclosure=Disclosure(told_at=LATELY), now=datetime(2026, 11, 22))  # noqa: DTZ001  (the mistake itself)
    assert caught.value.code == "naive-datetime"


def found(text: str, place: str, language: str, **changes: Any) -> list[str]:
    circumstances = changes.pop("circumstances", Circumstances(written_by="ai"))
    draft = Draft(
        **{"channel": "webchat", "provider": "any", "to": "x", "text": text, "purpose": "service", "language": language, **changes}
    )
    return [each.rule for each in check_text(draft, rulebook=BOOK, on=TODAY, place=place, circumstances=circumstances, now=NOW)]


@pytest.mark.parametrize("tag", sorted(tag for tag in WORDING if tag != "zh-Hant"))
def test_every_sentence_that_we_give_is_one_that_we_know(tag: str) -> None:
    table = WORDING[tag]
    assert found(table["ai_notice"], "FR", tag) == []
    assert found(table["bot_notice"], "US-CA", tag, circumstances=Circumstances(written_by="bot")) == []
    assert found(table["generated_label"], "CN", tag) == []
    assert found("…", "FR", tag) == ["EU-AIA-50"]


@pytest.mark.parametrize("name", ["ai_notice", "bot_notice", "generated_label"])
def test_traditional_characters_are_known_too(name: str) -> None:
    place, writer = {"ai_notice": ("FR", "ai"), "bot_notice": ("US-CA", "bot"), "generated_label": ("CN", "ai")}[name]
    given: Any = Circumstances(written_by=writer)  # type: ignore[arg-type]
    assert found(WORDING["zh-Hant"][name], place, "zh-TW", circumstances=given) == []


@pytest.mark.parametrize(
    ("text", "language", "is_told"),
    [
        ("Ich bin der KI-Assistent von Kaze.", "de", True),
        ("Ich bin der Assistent von Kaze.", "de", False),
        ("You are writing with an AI assistant.", "de", False),
        ("You are writing with an AI assistant.", "und", True),
        ("Unsere Kamera hat KI.", "de", False),
        ("Ich bin ein Chatbot.", "de", False),
    ],
)
def test_a_text_tells_it_in_its_own_language(text: str, language: str, *, is_told: bool) -> None:
    assert found(text, "DE", language) == ([] if is_told else ["EU-AIA-50"])


def test_the_sentence_to_begin_with_is_suggested() -> None:
    draft = Draft(channel="webchat", provider="any", to="x", text="Hallo", purpose="service", language="de")
    finding = check_text(draft, rulebook=BOOK, on=TODAY, place="DE", now=NOW)[0]
    assert (finding.span, finding.suggestion) == ((0, 0), "begin with: Hier schreibt ein KI-Assistent.")
    assert finding.facts["because"] == "start"
    assert finding.message == "the text does not say, in its language, that an AI system writes"


@pytest.mark.parametrize(
    ("is_automatic", "purpose", "expected"),
    [(True, "service", ["EU-AIA-50"]), (False, "service", []), (True, "legal", []), (True, "transactional", [])],
)
def test_an_automatic_answer_of_an_unknown_author_may_be_a_machines_own(*, is_automatic: bool, purpose: str, expected: list[str]) -> None:
    assert found("Hallo", "DE", "de", is_automatic=is_automatic, purpose=purpose, circumstances=Circumstances()) == expected


#: What addresses a reader in a way that a formal or a familiar text would not, or people on the other side of an ocean.
_ADDRESSED = {
    "de": "sie ihnen du dir",
    "fr": "vous tu toi",
    "es": "usted ustedes está estás tú le",
    "pt": "está você tu",
    "it": "stai sta lei tu",
    "nl": "u je jij",
    "pl": "rozmawiasz pan pani ty",
    "sv": "du dig ni",
    "da": "du dig de",
    "nb": "du deg de",
    "fi": "keskustelet sinä te",
    "cs": "píšete píšeš vám",
    "sk": "píšete píšeš vám",
    "hu": "ön te",
    "ro": "discutați dumneavoastră tu",
    "bg": "пишете вие ти",
    "el": "συνομιλείτε εσείς σας",
    "hr": "razgovarate vi ti",
    "sl": "pogovarjate vi ti",
    "uk": "ви ти",
    "ru": "вы ты",
    "tr": "siz yazışıyorsunuz",
    "ar": "أنت",
    "fa": "شما تو",
    "ur": "آپ تم",
    "hi": "आप तुम",
    "bn": "আপনি তুমি",
    "id": "anda kamu",
    "ms": "anda awak",
    "fil": "ninyo mo ka",
    "vi": "bạn anh chị",
    "sw": "unawasiliana wewe",
}


@pytest.mark.parametrize("tag", sorted(_ADDRESSED))
@pytest.mark.parametrize("name", ["ai_notice", "bot_notice"])
def test_a_notice_fits_every_register(tag: str, name: str) -> None:
    words = set(WORDING[tag][name].casefold().rstrip(".。۔।").split())
    assert words.isdisjoint(_ADDRESSED[tag].split())


@pytest.mark.parametrize(("tag", "is_ours"), [("pt-BR", True), ("zh-TW", True), ("no", True), ("sr-Latn", False), ("xx", False)])
def test_whether_there_is_a_sentence_is_told(tag: str, *, is_ours: bool) -> None:
    (notice,) = ai_notice_due(rulebook=BOOK, on=TODAY, place="US-CA", written_by="bot")
    sentence = notice_sentence(notice, tag)
    assert (sentence is not None) is is_ours
    assert sentence != WORDING["en"]["bot_notice"]


def test_a_channel_of_the_host_s_own_is_what_the_host_says() -> None:
    assert due("US-CA", channel="pager", medium="chat", written_by="bot") == [("US-CA-BOT", "start")]
    assert due("US-CA", channel="pager", medium="sms", written_by="bot") == []
    for changes, code in (({"channel": "pager"}, "unknown-channel"), ({"medium": "letter"}, "unknown-medium")):
        with pytest.raises(UsageError) as caught:
            due("US-CA", **changes)
        assert caught.value.code == code
