"""Does a message end contact? A labelled table of phrases of the project's own, both kinds of error counted."""

import re
from pathlib import Path

import pytest

from xborder_support.compliance import OptOut, recognise_opt_out

Row = tuple[str, str, str, str]

#: Rows of expected, channel, language and text. "not-stop" is anything but stop, start and help, and "ask" is ambiguous.
PHRASES = sorted((Path(__file__).parent / "phrases").glob("*.tsv"))
HAS_REGION = re.compile(r"-[A-Z]{2}$")  # Such a row is read with its tag as the locale.
ALLOWED = {"ask": {"ambiguous"}, "not-stop": {"ambiguous", "none"}}


def _verdict(row: Row) -> str:
    _, channel, language, text = row
    return recognise_opt_out(text, channel=channel, locale=language if HAS_REGION.search(language) else None).verdict


@pytest.mark.parametrize("file", PHRASES, ids=lambda file: file.stem)
def test_each_phrase_of_a_language_is_read_as_labelled(file: Path) -> None:
    rows: list[Row] = [tuple(line.split("\t")) for line in file.read_text(encoding="utf-8").splitlines() if line]  # type: ignore[misc]
    read = [(row, _verdict(row)) for row in rows]
    assert [(row, verdict) for row, verdict in read if verdict not in ALLOWED.get(row[0], {row[0]})] == []


@pytest.mark.parametrize("keyword", ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "opt out", "optout", "remove"])
def test_every_keyword_of_the_rules_and_carriers_is_tier_one_by_sms(keyword: str) -> None:
    found = recognise_opt_out(keyword.upper(), channel="sms")
    assert (found.verdict, found.tier, found.language, found.scope) == ("stop", 1, "en", "all")


@pytest.mark.parametrize("keyword", ["cancel", "end", "quit", "revoke"])
@pytest.mark.parametrize("channel", ["whatsapp", "line", "email", "amazon"])
def test_in_a_shop_chat_they_are_for_a_person_to_read(keyword: str, channel: str) -> None:
    assert recognise_opt_out(keyword, channel=channel) == OptOut("ambiguous", None, f"en.stop_sms:{keyword}", "all", "en")


@pytest.mark.parametrize(
    ("text", "locale", "channel", "verdict"),
    [
        ("acha", "sw", "whatsapp", "stop"),
        ("Acha!", "en-KE", "sms", "stop"),
        ("acha", "en_KE", "sms", "stop"),
        ("acha", "hi", "sms", "none"),
        ("acha", "en-IN", "sms", "none"),
        ("acha", None, "sms", "ambiguous"),
        ("acha", "und", "sms", "ambiguous"),
        ("acha", None, "whatsapp", "none"),
        ("red", "tr", "sms", "stop"),
        ("RET", "tr-TR", "sms", "stop"),
        ("red", "en-US", "sms", "none"),
        ("fine", "en-GB", "sms", "none"),
        ("fine", "it", "sms", "stop"),
        ("TD", "zh-Hans-CN", "sms", "stop"),
        ("TC", "vi-VN", "sms", "stop"),
        ("Đúng", "vi", "sms", "none"),
    ],
)
def test_a_word_that_means_something_else_elsewhere_follows_the_locale(text: str, locale: str | None, channel: str, verdict: str) -> None:
    assert recognise_opt_out(text, channel=channel, locale=locale).verdict == verdict


@pytest.mark.parametrize("locale", ["", "-", "not a tag at all", "x" * 500, "ja-JP-u-ca-japanese"])
def test_a_broken_locale_is_no_reason_to_raise(locale: str) -> None:
    assert recognise_opt_out("STOP", channel="sms", locale=locale).verdict == "stop"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("STOP", "all"),
        ("please stop sending me messages", "all"),
        ("please stop sending me ads", "marketing"),
        ("unsubscribe me from your newsletter", "all"),
        ("keine Werbung mehr", "marketing"),
        ("Newsletter abbestellen", "marketing"),
        ("请不要再发送广告信息", "marketing"),
        ("광고 수신거부", "marketing"),
    ],
)
def test_a_wish_that_speaks_of_advertising_is_narrower(text: str, scope: str) -> None:
    assert recognise_opt_out(text, channel="email").scope == scope


def test_wording_is_tier_two_and_names_our_own_entry_never_the_customers_words() -> None:
    found = recognise_opt_out("Hello Ann Smith here, could you please stop sending me these messages?", channel="email")
    assert (found.verdict, found.tier, found.language) == ("stop", 2, "en")
    assert found.matched is not None
    assert found.matched.startswith("en.wording:")


@pytest.mark.parametrize("text", ["stop start", "START STOP", "Help! Stop!", "info start"])
def test_two_keywords_that_contradict_each_other_are_for_a_person(text: str) -> None:
    assert recognise_opt_out(text, channel="sms").verdict == "ambiguous"


@pytest.mark.parametrize("text", ["thanks", "Hello, thank you!", "help please", "acha thanks"])
def test_courtesy_alone_and_keywords_of_other_channels_are_nothing(text: str) -> None:
    assert recognise_opt_out(text, channel="whatsapp") == OptOut("none")


def test_a_keyword_beside_a_doubtful_word_still_stops() -> None:
    assert recognise_opt_out("Stop! Not interested, thanks", channel="whatsapp").verdict == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "do not stop sending me messages",
        "Why did you stop sending me emails?",
        "Please stop sending messages until Monday",
        "If you stop sending messages I cannot see the status",
        "Arrêtez de m'envoyer des SMS avant 9 heures",
    ],
)
def test_a_negation_or_a_condition_makes_it_a_question_for_a_person(text: str) -> None:
    assert recognise_opt_out(text, channel="sms").verdict == "ambiguous"


def test_a_negation_in_another_sentence_does_not() -> None:
    assert recognise_opt_out("I do not complain. Stop sending me messages.", channel="sms").verdict == "stop"


def test_a_clear_wish_counts_more_than_a_doubtful_one_before_it() -> None:
    text = "Why did you not stop sending me messages yesterday? Do not text me again."
    assert recognise_opt_out(text, channel="sms").verdict == "stop"


def test_words_of_a_wish_do_not_reach_across_sentences() -> None:
    assert recognise_opt_out("The machine does not stop. Sending two messages did not help", channel="whatsapp").verdict == "none"
