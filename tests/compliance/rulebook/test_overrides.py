"""A host changes rules with a reason: its figures bind beside those of the law unless it says otherwise, and both stay visible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import Cap, DeadlineDuty, Medium, Rulebook, Suppression, Window
from xborder_support.errors import ConfigurationError

_BOOK = Rulebook.load()
_WHY = "Counsel, 2026-10-02: stricter than the law"
_SHIPPED = ("law", {"mon-sun": ("08:00-21:00",)})


def _with(rule_id: str, **change: Any) -> Rulebook:
    return _BOOK.with_overrides({"overrides": {"rules": {rule_id: {"reason": _WHY, **change}}}})


def _windows(book: Rulebook, place: str, medium: Medium = "sms") -> list[tuple[str, Mapping[str, tuple[str, ...]]]]:
    return [(rule.severity, dict(window.hours)) for rule, window in book.applying(Window, place=place, medium=medium)]


def test_no_changes_leave_the_book_as_it_is() -> None:
    assert _BOOK.with_overrides({}).rules == _BOOK.rules
    assert _BOOK.with_overrides({"format": 1, "overrides": {"rules": {}}, "rules": {}}).rules == _BOOK.rules


def test_hours_of_the_host_bind_beside_those_of_the_law() -> None:
    book = _with("US-TCPA-QUIET", set={"windows": ["09:00-20:00"]})
    assert _windows(book, "US") == [("policy", {"mon-sun": ("09:00-20:00",)}), _SHIPPED]
    rule = book.rule("US-TCPA-QUIET")
    assert (rule.severity, rule.overridden_because, rule.packaged, rule.replaces, rule.is_changed) == (
        "policy",
        _WHY,
        _BOOK.rule("US-TCPA-QUIET"),
        False,
        True,
    )
    assert [each.id for each in book.select("US", kind=Window)] == ["US-TCPA-QUIET"]
    assert book.rules.count(rule) == 1
    assert len(book.rules) == len(_BOOK.rules)
    assert _windows(_BOOK, "US") == [_SHIPPED], "the book that was changed is another one"


def test_hours_that_replace_the_law_s_stand_alone() -> None:
    book = _with("US-TCPA-QUIET", set={"windows": ["07:00-22:00"]}, replace=True)
    assert _windows(book, "US") == [("policy", {"mon-sun": ("07:00-22:00",)})]
    assert book.rule("US-TCPA-QUIET").replaces


def test_hours_alone_keep_the_days_and_the_rest_of_the_window() -> None:
    (window,) = _with("FR-D223-9-HOURS", set={"windows": ["11:00-12:00"]}).rule("FR-D223-9-HOURS").duties
    (shipped,) = _BOOK.rule("FR-D223-9-HOURS").duties_of(Window)
    assert window == Window(hours={"mon-fri": ("11:00-12:00",)}, closed=shipped.closed, override="exact_time")
    (window,) = _with("US-TX-WINDOW", set={"windows": ["13:00-14:00"]}).rule("US-TX-WINDOW").duties
    assert window == Window(hours={"mon-sat": ("13:00-14:00",), "sun": ("13:00-14:00",)})


def test_a_table_changes_some_figures_of_the_only_duty_of_its_kind() -> None:
    rule = _with("US-FL-WINDOW", set={"cap": {"most": 1}}).rule("US-FL-WINDOW")
    assert rule.duties == (
        *_BOOK.rule("US-FL-WINDOW").duties_of(Window),
        Cap(most=1, per=Term(24, "hours"), counts="attempts", same_subject=True),
    )


def test_a_list_takes_the_place_of_all_duties_of_its_kind_where_they_stood() -> None:
    rule = _with("MX-ARCO", set={"deadline": [{"about": "any_request", "within": "10 business days"}]}).rule("MX-ARCO")
    assert rule.duties == (DeadlineDuty(about="any_request", within=Term(10, "business_days")),)
    shipped = _BOOK.rule("HK-UEMO-UNSUB").duties
    changed = _with("HK-UEMO-UNSUB", set={"deadline": {"within": "1 day"}}).rule("HK-UEMO-UNSUB").duties
    assert changed == (DeadlineDuty(about="opt_out", within=Term(1, "calendar_days")), *shipped[1:])
    changed = _with("HK-UEMO-UNSUB", set={"opt_out_offer": []}).rule("HK-UEMO-UNSUB").duties
    assert changed == (shipped[0], shipped[2])


def test_a_duty_that_the_rule_had_not_is_added_at_the_end() -> None:
    rule = _with("US-TCPA-QUIET", set={"suppression": {"at_least": "1 year"}}).rule("US-TCPA-QUIET")
    assert rule.duties == (*_BOOK.rule("US-TCPA-QUIET").duties, Suppression(at_least=Term(1, "years")))


def test_media_and_purposes_can_be_changed() -> None:
    book = _with("US-TCPA-QUIET", set={"media": ["voice"], "purposes": ["marketing", "survey"]}, replace=True)
    assert _windows(book, "US", "sms") == []
    assert _windows(book, "US", "voice") == [("policy", {"mon-sun": ("08:00-21:00",)})]
    assert book.rule("US-TCPA-QUIET").purposes == ("marketing", "survey")


def test_a_host_may_be_surer_and_then_the_rule_weighs_what_it_binds() -> None:
    book = _with("SA-SMS-HOURS", confidence="medium")
    rule = book.rule("SA-SMS-HOURS")
    assert (_BOOK.rule("SA-SMS-HOURS").severity, rule.severity, rule.confidence, rule.is_changed) == ("advisory", "law", "medium", False)
    assert len(book.applying(Window, place="SA")) == 1


def test_a_rule_that_is_switched_off_binds_nothing_and_stays_visible() -> None:
    book = _with("US-TCPA-QUIET", off=True)
    assert _windows(book, "US") == []
    assert book.select("US", kind=Window) == ()
    assert not book.holds("US-TCPA-QUIET")
    assert [rule.id for rule in book.switched_off] == ["US-TCPA-QUIET"]
    assert book.rule("US-TCPA-QUIET").is_off
    assert len(book.rules) == len(_BOOK.rules) - 1
    assert [rule.id for rule in book.as_of(date(2026, 11, 22)).switched_off] == ["US-TCPA-QUIET"]
    assert book.as_of(date(1990, 1, 1)).switched_off == ()


def test_later_changes_lie_over_earlier_ones_and_remember_what_was_shipped() -> None:
    once = _with("US-TCPA-QUIET", set={"windows": ["09:00-20:00"]})
    change = {"set": {"cap": {"most": 1, "per": "1 week"}}, "reason": "Board"}
    twice = once.with_overrides({"overrides": {"rules": {"US-TCPA-QUIET": change}}})
    rule = twice.rule("US-TCPA-QUIET")
    assert rule.packaged == _BOOK.rule("US-TCPA-QUIET")
    assert rule.overridden_because == "Board"
    assert rule.duties == (Window(hours={"mon-sun": ("09:00-20:00",)}), Cap(most=1, per=Term(1, "weeks")))
    back = _with("US-TCPA-QUIET", off=True).with_overrides({"overrides": {"rules": {"US-TCPA-QUIET": change}}})
    assert back.holds("US-TCPA-QUIET")
    assert back.switched_off == ()


def test_a_host_s_own_rule_is_its_policy() -> None:
    row = {"jurisdiction": "DE", "says": "No advertising on Sundays", "source": "Board", "window": {"hours": {"mon-sat": ["00:00-24:00"]}}}
    book = _BOOK.with_overrides({"rules": {"OURS": row}})
    rule = book.rule("OURS")
    assert (rule.severity, rule.sources, rule.citation, rule.checked, rule.confidence) == (
        "policy",
        ("Board",),
        "the host's own rule",
        None,
        "high",
    )
    assert rule.packaged is None
    assert _windows(book, "DE", "email") == [("policy", {"mon-sat": ("00:00-24:00",)})]
    assert book.unchecked(on=date(2026, 11, 22)) == (rule,)
    changed = book.with_overrides({"overrides": {"rules": {"OURS": {"set": {"windows": ["10:00-11:00"]}, "reason": "Board"}}}})
    assert changed.rule("OURS").packaged == rule


@pytest.mark.parametrize(("binding", "severity"), [("law", "law"), ("guidance", "advisory"), ("policy", "policy")])
def test_a_host_s_own_rule_may_say_what_stands_behind_it(binding: str, severity: str) -> None:
    row = {"jurisdiction": "DE", "says": "x", "source": "y", "binding": binding, "citation": "z", "suppression": {}}
    rule = _BOOK.with_overrides({"rules": {"OURS": row}}).rule("OURS")
    assert (rule.severity, rule.citation) == (severity, "z")


def test_changes_to_a_book_of_a_day_pass_over_what_does_not_hold_then() -> None:
    day = _BOOK.as_of(date(2026, 11, 22))
    row = {"jurisdiction": "CL", "says": "x", "source": "y", "suppression": {}}
    later = {"CL-21719": {"off": True, "reason": "x"}, "CL-19628": {"off": True, "reason": "x"}}
    rules = {"NOW": row, "THEN": row | {"valid_from": date(2026, 11, 23)}}
    changed = day.with_overrides({"overrides": {"rules": later}, "rules": rules})
    assert changed.day == date(2026, 11, 22)
    assert [rule.id for rule in changed.switched_off] == ["CL-19628"]
    assert (changed.holds("NOW"), changed.holds("THEN")) == (True, False)


def test_a_file_of_the_host_is_read(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'[overrides.rules.US-TCPA-QUIET]\nset = {{ windows = ["09:00-20:00"] }}\nreason = "{_WHY}"\n', encoding="utf-8")
    for path in (file, str(file)):
        assert _windows(Rulebook.load(path), "US") == [("policy", {"mon-sun": ("09:00-20:00",)}), _SHIPPED]
    with pytest.raises(ConfigurationError, match="file-not-found"):
        Rulebook.load(tmp_path / "nothing.toml")


def test_both_figures_and_the_reason_stand_in_the_explanation() -> None:
    lines = _with("US-TCPA-QUIET", set={"windows": ["07:00-22:00"]}, replace=True).explain("US-TCPA-QUIET").splitlines()
    assert lines[4:9] == [
        "  window: mon-sun 07:00-22:00",
        f"  changed by the host: {_WHY}",
        "  as shipped: window: mon-sun 08:00-21:00",
        "  as shipped: binds voice, sms; marketing",
        "  the shipped figures no longer bind",
    ]
    beside = _with("US-TCPA-QUIET", set={"windows": ["09:00-20:00"]}).explain("US-TCPA-QUIET").splitlines()
    assert beside[8] == "  the shipped figures bind too"
    off = _with("US-TCPA-QUIET", off=True).explain("US-TCPA-QUIET").splitlines()
    assert off[4:6] == ["  window: mon-sun 08:00-21:00", f"  switched off by the host: {_WHY}"]
    surer = _with("SA-SMS-HOURS", confidence="high").explain("SA-SMS-HOURS").splitlines()
    assert surer[5:7] == [
        f"  changed by the host: {_WHY}",
        "  as shipped: confidence low; advice only; the figure was read at a source; checked on 2026-11-22",
    ]
    wider = _with("EU-GDPR-6", set={"media": ["sms"]}).explain("EU-GDPR-6").splitlines()
    assert "  as shipped: binds everything" in wider
    assert "  binds sms" in wider
