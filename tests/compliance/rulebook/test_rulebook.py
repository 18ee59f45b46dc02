"""A rulebook finds the rules of a place, a medium, a purpose and a kind of duty."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from xborder_support.compliance import ContactContext, PrivacyCase, ai_notice_due, complaint_clocks, opt_out_due
from xborder_support.compliance import rulebook as drawer
from xborder_support.compliance.rulebook import (
    Cap,
    ConsentDuty,
    DeadlineDuty,
    LanguageDuty,
    Medium,
    Rule,
    Rulebook,
    Suppression,
    Window,
    jurisdictions_of,
)
from xborder_support.errors import UsageError
from xborder_support.terms import Purpose

_BOOK = Rulebook.load()
_NOW = _BOOK.as_of(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("place", "jurisdictions"),
    [
        ("DE", ("DE", "EU", "GLOBAL")),
        ("de", ("DE", "EU", "GLOBAL")),
        ("US-FL", ("US-FL", "US", "GLOBAL")),
        ("us-fl", ("US-FL", "US", "GLOBAL")),
        ("ES-CT", ("ES-CT", "ES", "EU", "GLOBAL")),
        ("AE-DIFC", ("AE-DIFC", "AE", "GLOBAL")),
        ("NO", ("NO", "GLOBAL")),
        ("GB", ("GB", "GLOBAL")),
        ("AQ", ("AQ", "GLOBAL")),
        ("EU", ("EU", "GLOBAL")),
        ("GLOBAL", ("GLOBAL",)),
        ("PLATFORM:WHATSAPP", ("PLATFORM:WHATSAPP", "GLOBAL")),
    ],
)
def test_the_rules_of_a_place_are_made_by(place: str, jurisdictions: tuple[str, ...]) -> None:
    assert jurisdictions_of(place) == jurisdictions


@pytest.mark.parametrize(("place", "hint"), [("US-ZZ", "US"), ("us-tz", "US"), ("AU-NSV", "NSW"), ("ES-CTT", "CT")])
def test_an_unknown_part_is_refused_everywhere_since_its_rules_would_be_lost(place: str, hint: str) -> None:
    for ask in (
        jurisdictions_of,
        _BOOK.select,
        lambda where: _BOOK.applying(Window, place=where),
        lambda where: ContactContext(places=(where,)),
        lambda where: PrivacyCase(kind="access", received_at=datetime(2026, 3, 3, tzinfo=UTC), places=(where,)),
        lambda where: complaint_clocks(where, datetime(2026, 3, 3, tzinfo=UTC), rulebook=_BOOK),
        lambda where: ai_notice_due(rulebook=_BOOK, on=date(2026, 3, 3), place=where, written_by="bot"),
        lambda where: opt_out_due(datetime(2026, 3, 3, tzinfo=UTC), place=where, medium="sms"),
    ):
        with pytest.raises(UsageError) as caught:
            ask(place)
        assert caught.value.code in {"unknown-jurisdiction", "unknown-subdivision"}
        assert f'"{hint}"' in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("asked", "part"), [("ES-B", "ES-CT"), ("es-gc", "ES-CN"), ("ES-M", "ES-MD"), ("ES-AN", "ES-AN"), ("US-PR", "US-PR")]
)
def test_a_province_that_addresses_name_lies_in_the_part_that_has_rules(asked: str, part: str) -> None:
    assert jurisdictions_of(asked)[0] == part


def test_a_part_of_a_territory_without_a_list_is_taken_as_it_is() -> None:
    assert jurisdictions_of("de-by")[0] == "DE-BY"
    assert jurisdictions_of("AE-DIFC")[0] == "AE-DIFC"


@pytest.mark.parametrize(
    "place", ["", "XX", "ZZ-1", "Germany", "US-", "US-F L", "US-FL-1", "PLATFORM:", "PLATFORM", None, 49, b"DE", "D" * 99], ids=repr
)
def test_a_place_that_is_none_is_refused(place: object) -> None:
    with pytest.raises(UsageError) as caught:
        jurisdictions_of(place)  # type: ignore[arg-type]
    assert caught.value.code == "unknown-jurisdiction"
    assert caught.value.message == f"unknown jurisdiction {str(place)[:40]!r}"
    assert caught.value.hint == (
        'pass a territory such as "DE", a part of one such as "US-FL" (ISO 3166-2), or a platform such as "PLATFORM:WHATSAPP"'
    )


def test_the_union_has_its_27_members() -> None:
    codes = [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
    ]
    assert [code for code in codes if jurisdictions_of(code) != (code, "EU", "GLOBAL")] == []
    assert len(codes) == 27


@pytest.mark.parametrize(
    ("place", "medium", "purpose", "windows"),
    [
        ("US-FL", "sms", "marketing", ["US-FL-WINDOW", "US-TCPA-QUIET"]),
        ("US-FL", None, None, ["US-FL-WINDOW", "US-TCPA-QUIET"]),
        ("US-FL", "sms", "service", []),
        ("US-FL", "email", "marketing", []),
        ("US", "voice", "marketing", ["US-TCPA-QUIET"]),
        ("KR", "email", "marketing", []),
        ("KR", "chat", "marketing", ["KR-NET-50-NIGHT"]),
        ("VN", "sms", "marketing", ["VN-D91-SMS"]),
        ("VN", "voice", "marketing", ["VN-D91-CALL"]),
        ("PLATFORM:KAKAOTALK", "chat", "marketing", ["KAKAO-NIGHT"]),
        ("PLATFORM:KAKAOTALK", "chat", "service", []),
        ("AQ", "sms", "marketing", []),
    ],
)
def test_the_windows_of_a_place(place: str, medium: Medium | None, purpose: Purpose | None, windows: list[str]) -> None:
    found = _NOW.applying(Window, place=place, medium=medium, purpose=purpose)
    assert [rule.id for rule, _ in found] == windows
    assert [rule.id for rule in _NOW.select(place, medium=medium, purpose=purpose, kind=Window)] == windows
    assert [window for _, window in found] == [_NOW.rule(rule_id).duties_of(Window)[0] for rule_id in windows]


def test_a_rule_with_two_duties_of_a_kind_is_found_once_for_each() -> None:
    assert [(rule.id, duty.most, str(duty.per)) for rule, duty in _NOW.applying(Cap, place="AE")] == [
        ("AE-TELEMKT-FREQ", 1, "1 calendar day"),
        ("AE-TELEMKT-FREQ", 2, "1 week"),
    ]
    assert [rule.id for rule in _NOW.select("AE", kind=Cap)] == ["AE-TELEMKT-FREQ"]


def test_a_question_that_was_asked_before_has_the_same_answer() -> None:
    book = Rulebook.load()
    assert book.applying(Window, place="US") is book.applying(Window, place="US")


def test_only_so_many_answers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xborder_support.compliance.rulebook.rulebook._REMEMBERED", 1)
    book = Rulebook.load()
    assert book.applying(Window, place="US") is book.applying(Window, place="US")
    assert book.applying(Window, place="KR") is not book.applying(Window, place="KR")
    assert book.applying(Window, place="KR") == Rulebook.load().applying(Window, place="KR")


@pytest.mark.parametrize("place", ["IS", "LI", "NO"])
def test_rules_that_a_country_took_over_hold_there(place: str) -> None:
    assert [rule.id for rule, _ in _NOW.applying(Suppression, place=place)] == ["EU-GDPR-21-3"]
    assert [rule.id for rule in _NOW.select(place, medium="email", kind=ConsentDuty)] == ["EU-EPRIV-13"]


def test_rules_of_some_parts_hold_in_these_alone() -> None:
    def answers(place: str) -> list[str]:
        return [rule.id for rule, duty in _NOW.applying(DeadlineDuty, place=place) if duty.about == "any_request"]

    assert {place: answers(place) for place in ("US-CO", "US-CT", "US-TX", "US-UT", "US-VA")} == {
        place: ["US-STATES-45"] for place in ("US-CO", "US-CT", "US-TX", "US-UT", "US-VA")
    }
    assert answers("US-CA") == ["US-CA-CCPA"]
    assert answers("US-NY") == answers("US") == []
    assert _NOW.rule("US-STATES-45").places == ("US-CO", "US-CT", "US-TX", "US-UT", "US-VA")
    assert _NOW.rule("EU-CRD-9").places == ("EU", "IS", "LI", "NO")
    assert _NOW.rule("NZ-PA44").places == ("NZ",)


def test_the_parts_of_a_territory_are_those_with_rules_of_their_own() -> None:
    book = Rulebook(
        [_rule(jurisdiction="US", parts=("US-TX", "US-CO")), _rule(id="Y", jurisdiction="US-FL"), _rule(id="Z", jurisdiction="DE")]
    )
    assert book.parts_of("US") == ("US-CO", "US-FL", "US-TX")
    assert book.parts_of("DE") == book.parts_of("US-FL") == book.parts_of("XX") == ()
    assert Rulebook([_rule(jurisdiction="PLATFORM:X-Y")]).parts_of("PLATFORM:X") == ()


def test_a_book_that_was_narrowed_knows_its_day() -> None:
    book = Rulebook([_rule(valid_to=date(2026, 6, 1)), _rule(id="Y")])
    assert [(day.day, book.as_of(day).day, len(book.as_of(day).rules)) for day in (date(2026, 6, 1), date(2026, 6, 2))] == [
        (1, date(2026, 6, 1), 2),
        (2, date(2026, 6, 2), 1),
    ]


def test_select_without_a_place_asks_all_rules_in_their_order() -> None:
    assert _BOOK.select() == _BOOK.rules
    assert [rule.id for rule in _BOOK.select(kind=LanguageDuty, medium="chat", purpose="service")][:3] == [
        "ES-L10-LANG",
        "FR-TOUBON",
        "ES-CT-LANG",
    ]
    assert {rule.id for rule in _BOOK.select(medium="push", purpose="marketing", kind=Window)} == {
        "KR-NET-50-NIGHT",
        "CO-L2300",
        "KAKAO-NIGHT",
    }


def test_a_rule_is_found_by_its_id_and_a_near_miss_is_told() -> None:
    assert _BOOK.rule("NZ-PA44").jurisdiction == "NZ"
    with pytest.raises(UsageError) as caught:
        _BOOK.rule("NZ-PA4")
    assert (caught.value.code, caught.value.message) == ("unknown-rule", "no rule 'NZ-PA4' in this rulebook")
    assert str(caught.value.hint).startswith('did you mean "NZ-PA44"?')
    with pytest.raises(UsageError, match=f"no rule {'x' * 40!r} in"):
        _BOOK.rule("x" * 99)
    with pytest.raises(UsageError, match="unknown-rule"):
        _BOOK.explain("nothing")


def test_a_book_of_a_day_has_only_its_rules() -> None:
    assert repr(_BOOK) == "Rulebook(309 rules)"
    assert repr(_NOW) == f"Rulebook({len(_NOW.rules)} rules on 2026-11-22)"
    assert (_BOOK.day, _NOW.day) == (None, date(2026, 11, 22))
    assert [rule.id for rule in _BOOK.rules if rule.holds(date(2026, 11, 22))] == [rule.id for rule in _NOW.rules]
    assert _NOW.holds("CL-19628")
    assert not _NOW.holds("CL-21719")
    assert not _NOW.holds("nothing")


def test_a_book_of_a_day_is_asked_of_no_other_day() -> None:
    assert _NOW.as_of(date(2026, 11, 22)) is _NOW
    for day in (date(2026, 11, 21), date(2026, 11, 23)):
        with pytest.raises(UsageError) as caught:
            _NOW.as_of(day)
        assert caught.value.code == "rulebook-of-another-day"
        assert caught.value.message == f"the rulebook is that of 2026-11-22, not of {day}"
        assert caught.value.hint == "ask the book of all dates, such as Rulebook.load(): the rules of the right day are picked from it"


def test_there_is_one_packaged_book_and_it_remembers_its_days() -> None:
    assert Rulebook.load() is _BOOK
    assert _BOOK.as_of(date(2026, 11, 22)) is _BOOK.as_of(date(2026, 11, 22))
    assert _BOOK.as_of(date(2026, 12, 1)).holds("CL-21719")


def test_so_many_days_are_remembered_and_those_beyond_are_right_too() -> None:
    book = Rulebook([_rule(valid_to=date(2026, 6, 1))])
    days = [date.fromordinal(date(2026, 4, 1).toordinal() + number) for number in range(70)]
    first = [book.as_of(day) for day in days]
    assert [book.as_of(day) is known for day, known in zip(days, first, strict=True)] == [True] * 64 + [False] * 6
    assert [book.as_of(day).holds("X") for day in days] == [day <= date(2026, 6, 1) for day in days]


def _rule(**fields: object) -> Rule:
    row = {"id": "X", "jurisdiction": "DE", "says": "x", "citation": "x", "binding": "law", "confidence": "high", "verified": "unconfirmed"}
    return Rule(**{**row, **fields})  # type: ignore[arg-type]  # the fields are those of the test


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({}, "law"),
        ({"binding": "code"}, "code"),
        ({"binding": "standard"}, "code"),
        ({"binding": "platform"}, "platform"),
        ({"binding": "guidance"}, "advisory"),
        ({"binding": "policy"}, "policy"),
        ({"confidence": "medium"}, "law"),
        ({"confidence": "low"}, "advisory"),
        ({"confidence": "low", "binding": "policy"}, "advisory"),
        ({"packaged": _rule(), "overridden_because": "why"}, "law"),
        ({"packaged": _rule(confidence="low"), "overridden_because": "why"}, "law"),
        ({"packaged": _rule(duties=(Suppression(),)), "overridden_because": "why"}, "policy"),
        ({"packaged": _rule(media=("sms",)), "overridden_because": "why"}, "policy"),
        ({"packaged": _rule(purposes=("survey",)), "overridden_because": "why", "confidence": "low"}, "policy"),
    ],
)
def test_how_much_a_rule_weighs(fields: dict[str, object], severity: str) -> None:
    assert _rule(**fields).severity == severity


@pytest.mark.parametrize(
    ("fields", "medium", "purpose", "binds"),
    [
        ({}, None, None, True),
        ({}, "sms", "marketing", True),
        ({"media": ("sms",)}, None, None, True),
        ({"media": ("sms",)}, "sms", None, True),
        ({"media": ("sms",)}, "email", None, False),
        ({"purposes": ("marketing",)}, "email", None, True),
        ({"purposes": ("marketing",)}, "email", "marketing", True),
        ({"purposes": ("marketing",)}, "email", "service", False),
        ({"media": ("sms",), "purposes": ("marketing",)}, "email", "marketing", False),
    ],
)
def test_what_a_rule_binds(fields: dict[str, object], medium: Medium | None, purpose: Purpose | None, *, binds: bool) -> None:
    assert _rule(**fields).binds(medium=medium, purpose=purpose) is binds


def test_a_rule_that_nobody_ever_looked_up_is_stale_first() -> None:
    book = Rulebook([_rule(id="B", checked=date(2026, 1, 1)), _rule(id="C"), _rule(id="A")])
    assert [rule.id for rule in book.unchecked(on=date(2026, 1, 2), days=0)] == ["A", "C", "B"]
    assert [rule.id for rule in book.unchecked(on=date(2026, 1, 1), days=0)] == ["A", "C"]
    assert [rule.id for rule in book.unchecked(on=date(2026, 6, 30))] == ["A", "C"]
    assert [rule.id for rule in book.unchecked(on=date(2026, 7, 1))] == ["A", "C", "B"]


def test_the_drawer_exports_what_it_says() -> None:
    assert sorted(drawer.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)) == drawer.__all__
    assert [name for name in drawer.__all__ if not hasattr(drawer, name)] == []


def test_of_two_possible_days_the_rules_of_both_are_in_force() -> None:
    before, after = date(2026, 11, 30), date(2026, 12, 1)
    book = Rulebook(_BOOK.rules)
    for days in ((before, after), (after, before)):
        either = book.as_of_any(*days)
        assert {rule.id for rule in either.rules} == {rule.id for day in days for rule in book.as_of(day).rules}
    assert book.as_of_any(before, before) is book.as_of(before)
    assert book.as_of(after).as_of_any(before, after) is book.as_of(after)
    with pytest.raises(UsageError) as caught:
        book.as_of(date(2026, 1, 1)).as_of_any(before, after)
    assert caught.value.code == "rulebook-of-another-day"
