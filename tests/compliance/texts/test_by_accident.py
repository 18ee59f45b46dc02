"""What only seems to be there: a name within another word, a number within a longer one, a keyword that is none, a hidden letter."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.compliance.rulebook import Rulebook
from xborder_support.compliance.texts import Circumstances, Disclosure, SenderDetails, ai_notice_due, check_text
from xborder_support.compliance.texts.folding import folded, is_apart
from xborder_support.compliance.texts.lettering import Lettering
from xborder_support.compliance.texts.wording import says_reply
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

BOOK = Rulebook.load()
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def missing(text: str, place: str, sender: SenderDetails, language: str = "en") -> set[str]:
    draft = Draft(channel="sms", provider="any", to="x", text=text, purpose="marketing", language=language)
    told = Circumstances(written_by="person")
    found = check_text(draft, rulebook=BOOK, on=TODAY, place=place, sender=sender, circumstances=told)
    return {each.facts.get("part", "") for each in found}


@pytest.mark.parametrize(
    ("words", "text", "span"),
    [
        ("Ace", "A great place.", None),
        ("Ace", "Great palace, ace!", (14, 17)),
        ("Kaze", "Kazemba", None),
        ("Kaze", "Mokaze", None),
        ("Kaze", "Kaze24", None),
        ("Kaze", "24Kaze", None),
        ("Kaze", "Kaze's", (0, 4)),
        ("Kaze", "#Kaze!", (1, 5)),
        ("Kaze", "ＫＡＺＥ", (0, 4)),
        ("Kaze", "k a z e", (0, 7)),
        ("Kaze", "בKaze", (1, 5)),
        ("Kaze", "Kaze에서", (0, 4)),
        ("카제", "오늘은카제에서", (3, 5)),
        ("Café", "Cafe\u0301 Paris", (0, 4)),
        ("Café", "Cafe\u0301teria", None),
        ("Kaze", "Kaze\u200bmba", None),
        ("H&M", "now at h&m", (7, 10)),
        ("&", "you & me", None),
        ("", "anything", None),
        ("02-123-4567", "021234567", (0, 9)),
        ("02-123-4567", "02-123-45678", None),
        ("02-123-4567", "102-123-4567", None),
        ("help@kaze.example", "mail help@kaze.example.", (5, 22)),
        ("help@kaze.example", "mail help@kaze.example.org", None),
        ("help@kaze.example", "xhelp@kaze.example", None),
        ("help@kaze.example", "no.help@kaze.example", None),
        ("help@kaze.example", "no-help@kaze.example", None),
        ("help@kaze.example", "HELP@KAZE.EXAMPLE", (0, 17)),
        ("kaze.example", "https://kaze.example/a", (8, 20)),
        ("kaze.example", "www.kaze.example", (4, 16)),
        ("kaze.example", "not-kaze.example", None),
        ("kaze.example", "kaze.example.org", None),
        ("kaze.example", "kaze.example-shop.org", None),
        ("kaze.example", "kaze.example@evil.example", None),
        ("kaze.example/stop", "kaze.example/stopping", None),
        ("kaze.example/stop", "kaze.example/stop?u=1", (0, 17)),
    ],
)
def test_words_are_found_where_they_stand_by_themselves(words: str, text: str, span: tuple[int, int] | None) -> None:
    assert Lettering.of(text).find(words) == span


def test_a_later_place_counts_where_the_first_is_within_a_word() -> None:
    assert Lettering.of("palace, Ace").find("Ace") == (8, 11)


def test_a_sender_is_not_named_by_accident() -> None:
    way_out = " Reply STOP to opt out"
    assert missing("Great place" + way_out, "US", SenderDetails(brand="Ace")) == {"sender_name"}
    assert missing("Ace: great" + way_out, "US", SenderDetails(brand="Ace")) == set()


@pytest.mark.parametrize(("text", "expected"), [("080-1234567", set()), ("08012345678", {"opt_out"})])
def test_a_longer_number_is_no_way_out(text: str, expected: set[str]) -> None:
    shop = SenderDetails(brand="Kaze", contacts=("02-123-4567",), opt_out_address="0801234567")
    assert missing(f"(광고)Kaze 02-123-4567 {text}", "KR", shop, "ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reply STOP", True),
        ("Reply Stop", True),
        ("Reply 'stop'", True),
        ('Reply "stop"', True),
        ("Reply “stop”", True),
        ("Reply (stop)", True),
        ("Txt stop to 12345", True),
        ("Text us to stop by", False),
        ("Text us for non-stop deals", False),
        ("NON-STOP: text us", False),
        ("Text us non\u2010STOP", False),
        ("Send gifts to the end of May", False),
        ("Send END", True),
        ("STOP to 36180", True),
        ("stop to 36180", False),
        ("Stop at 5000 Main Street", False),
        ("STOP a b c 1234", True),
        ("STOP a b c d 1234", False),
        (f"Reply {'x' * 14} STOP", True),
        (f"Reply {'x' * 15} STOP", False),
        ("STOP", False),
        ("\u5f8c STOP to 36180", True),
    ],
)
def test_a_keyword_is_written_to_be_seen(text: str, *, expected: bool) -> None:
    assert (says_reply(folded(text), text, "en") is not None) is expected


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ab", False),
        ("a1", False),
        ("1a", False),
        ("a ", True),
        ("a-", True),
        ("aб", True),
        ("a카", True),
        ("é\u0301", False),
        ("aא", True),
        ("\U00020000" * 2, True),
    ],
)
def test_where_a_word_ends(text: str, *, apart: bool) -> None:
    assert is_apart(text, 1) is apart
    assert is_apart(text, 0)
    assert is_apart(text, 2)


def test_what_nobody_sees_does_not_part_a_label() -> None:
    for label, expected in (("<A\u200bDV>", [(0, 6)]), ("\u200f<ADV>", []), ("<ADV\u00ad>", [(0, 6)]), ("<АDV>", [(0, 0)])):
        draft = Draft(channel="sms", provider="any", to="x", text=f"{label} Sale", purpose="marketing", language="en")
        found = check_text(draft, rulebook=BOOK, on=TODAY, place="SG", circumstances=Circumstances(written_by="person"))
        assert [each.span for each in found if each.facts.get("label")] == expected


@pytest.mark.parametrize(("spaces", "span"), [(36, (36, 40)), (37, (37, 40)), (38, (0, 0))])
def test_another_dress_of_a_label_is_looked_for_at_the_start(spaces: int, span: tuple[int, int]) -> None:
    text = " " * spaces + "[광고] Sale"
    draft = Draft(channel="sms", provider="any", to="x", text=text, purpose="marketing", language="ko")
    found = check_text(draft, rulebook=BOOK, on=TODAY, place="KR", circumstances=Circumstances(written_by="person"))
    assert [each.span for each in found if each.facts.get("label")] == [span]


def due(**told: Any) -> list[str]:
    found = ai_notice_due(rulebook=BOOK, on=TODAY, place="DE", written_by="ai", disclosure=Disclosure(**told), now=NOW)
    return [each.because for each in found]


def test_a_silence_is_measured_before_the_message_that_is_answered() -> None:
    told_at = NOW - timedelta(hours=30)
    assert due(told_at=told_at, last_message_at=NOW - timedelta(hours=24)) == ["after_gap"]
    assert due(told_at=told_at, last_message_at=NOW - timedelta(hours=24) + timedelta(seconds=1)) == []
    assert due(told_at=NOW - timedelta(hours=1), last_message_at=told_at) == []


def test_what_is_to_be_told_later_was_not_told() -> None:
    assert due(told_at=NOW + timedelta(seconds=1)) == ["start"]
    assert due(told_at=NOW) == []


@pytest.mark.parametrize("name", ["told_at", "last_message_at"])
@pytest.mark.parametrize(("value", "code"), [(datetime(2026, 1, 1), "naive-datetime"), ("now", "not-a-datetime")], ids=["naive", "text"])  # noqa: DTZ001
def test_instants_of_a_disclosure_are_aware(name: str, value: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Disclosure(**{name: value})
    assert caught.value.code == code


@pytest.mark.parametrize("place", [None, 5, ("DE", None), "", "QQ"], ids=["none", "number", "half", "empty", "unknown"])
def test_a_place_that_is_none_is_refused(place: Any) -> None:
    with pytest.raises(UsageError) as caught:
        check_text(Draft(channel="sms", provider="any", to="x", text="x", purpose="service"), rulebook=BOOK, on=TODAY, place=place)
    assert caught.value.code == "unknown-jurisdiction"


def test_a_draft_without_text_is_told_so_or_refused() -> None:
    assert missing("", "US", SenderDetails(brand="Ace")) == {"sender_name", "opt_out"}
    with pytest.raises(UsageError) as caught:
        missing(None, "US", SenderDetails(brand="Ace"))  # type: ignore[arg-type]  # the mistake itself
    assert (caught.value.code, caught.value.hint) == ("wrong-argument", "pass text as text, as the provider writes it")
