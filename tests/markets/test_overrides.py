"""What a host says otherwise: where it is read from, what it wins over, and how its mistakes are reported."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import holidays
import pytest

from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, Fault, MarketDataError, UsageError
from xborder_support.markets import Markets, suggest_market
from xborder_support.markets.market import FACT_FIELDS

ON = date(2026, 11, 21)


def faults(overrides: Any) -> tuple[Fault, ...]:
    with pytest.raises(MarketDataError) as caught:
        Markets.packaged().with_overrides(overrides)
    assert isinstance(caught.value, ConfigurationError)
    return caught.value.faults


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_holds_a_file_for_each_name(tmp_path: Path) -> None:
    folder = write(tmp_path, JP='support_hours = { value = { mon-sat = ["10:00-20:00"] }, source = "our shop" }\n')
    market = Markets.packaged().with_overrides(folder).get("JP", on=ON)
    assert dict(market.support_hours) == {"mon-sat": ("10:00-20:00",)}
    fact = market.fact("support_hours")
    assert (fact.source, fact.confidence, fact.checked, fact.file, fact.line) == ("our shop", "high", None, str(tmp_path / "JP.toml"), 1)
    assert market.currency == "JPY"


def test_a_single_file_holds_a_table_for_each_name(tmp_path: Path) -> None:
    file = tmp_path / "markets.toml"
    file.write_text("[JP.emoji]\nvalue = 1\n\n[eu.emoji]\nvalue = 2\n\n[[GB.emoji]]\nvalue = 0\n", encoding="utf-8")
    markets = Markets.packaged().with_overrides(str(file))
    assert [markets.get(code, on=ON).emoji for code in ("JP", "GB")] == [1, 0]
    assert markets.get("JP", on=ON).fact("emoji").line == 1
    assert markets.get("GB", on=ON).fact("emoji").line == 7


def test_a_document_or_a_mapping_does_as_well() -> None:
    document = parse_toml("[BR.emoji]\nvalue = 0\n", name="desk.toml")
    assert Markets.packaged().with_overrides(document).get("BR", on=ON).fact("emoji").file == "desk.toml"
    market = Markets.packaged().with_overrides({"BR": {"emoji": {"value": 0}}}).get("BR", on=ON)
    assert (market.emoji, market.fact("emoji").file, market.fact("emoji").source) == (0, None, "host override")


def test_the_packaged_markets_stay_as_they_are() -> None:
    Markets.packaged().with_overrides({"BR": {"currency": {"value": "USD"}}})
    assert Markets.packaged().get("BR", on=ON).currency == "BRL"


def test_a_region_of_the_host_lies_under_our_territory_and_over_our_region() -> None:
    markets = Markets.packaged().with_overrides({"apac": {"serves": {"value": "self_service_first"}, "currency": {"value": "USD"}}})
    assert markets.get("JP", on=ON).serves == "self_service_first"
    assert markets.get("JP", on=ON).currency == "JPY"
    assert markets.get("BR", on=ON).serves == "human_first"


def test_a_later_override_wins_fact_by_fact() -> None:
    base = Markets.packaged().with_overrides({"JP": {"emoji": {"value": 1}, "currency": {"value": "USD"}}})
    market = base.with_overrides({"JP": {"emoji": {"value": 2}}}).get("JP", on=ON)
    assert (market.emoji, market.currency) == (2, "USD")


def test_a_fact_is_replaced_whole_so_that_its_source_stays_true() -> None:
    targets = {"value": {"default": {"first_response": "30m business"}}, "source": "contract"}
    market = Markets.packaged().with_overrides({"JP": {"targets": targets}}).get("JP", on=ON)
    assert str(market.target("first_response", "phone")) == "30m business"


BULGARIA = """
locales = { value = ["bg"] }
languages = { value = { bg = "unknown" } }
time_zones = { value = ["Europe/Sofia"] }
support_hours = { value = "unknown" }
holidays = { value = { territory = "BG", categories = ["public"] } }
feasts = { value = "unknown" }
channel_shares = { value = "unknown" }
marketplaces = { value = ["emag"] }
phone = { value = "unknown" }
honorific = { value = "unknown" }
currency = { value = "EUR" }
amount = { value = "1234,50 €" }
numbering_system = { value = "unknown" }
address = { value = "unknown" }
"""


def test_a_new_territory_inherits_from_the_regions_it_names(tmp_path: Path) -> None:
    folder = write(tmp_path, _index='[territories]\nBG = ["eu", "europe", "world"]\n', BG=BULGARIA)
    markets = Markets.packaged().with_overrides(folder)
    market = markets.get("BG", on=ON)
    assert "BG" in markets.codes
    assert market.channels_for("main") == ("email",)
    assert market.legal_clocks[0] == "EU-CRD-9"
    assert market.languages[0].share is None
    unknown = ("support_hours", "feasts", "channel_shares", "phone", "honorific", "numbering_system", "address")
    assert market.unknown_fields == unknown
    assert (dict(market.support_hours), dict(market.feasts), dict(market.channel_shares)) == ({}, {}, {})
    assert (market.honorific, market.numbering_system, market.phone, market.address) == (None, None, None, None)
    assert type(market).from_json(market.to_json()) == market


def test_a_new_territory_must_fill_every_field() -> None:
    found = faults({"_index": {"territories": {"KZ": ["world"], "IS": []}}})
    assert {fault.code for fault in found} == {"missing-fact"}
    named = [fault.message for fault in found if "KZ" in fault.key]
    assert named[:2] == ["KZ has no locales", "KZ has no languages"]
    assert len(named) < len(FACT_FIELDS)
    assert len([fault for fault in found if fault.key == "_index.territories.IS"]) == len(FACT_FIELDS)


def test_two_faults_in_two_files_are_reported_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        JP='# ours\ncurency = { value = "JPY" }\n\n[support_hours]\nvalue = { mon-fri = ["9-5"] }\n',
        sea="emoji = 1\n",
    )
    first, second, third = faults(folder)
    assert (first.code, first.key, first.file, first.line) == ("bad-hours", "support_hours.value.mon-fri[0]", str(folder / "JP.toml"), 5)
    assert (second.code, second.key, second.file, second.line) == ("unknown-key", "curency", str(folder / "JP.toml"), 2)
    assert 'did you mean "currency"?' in (second.hint or "")
    assert (third.code, third.key, third.file, third.line) == ("not-a-table", "emoji", str(folder / "sea.toml"), 1)


def test_a_fault_in_a_single_file_has_the_key_and_line_of_that_file(tmp_path: Path) -> None:
    file = tmp_path / "markets.toml"
    file.write_text('[DE.currency]\nvalue = "EUR"\n\n[JP.emoji]\nvalue = 1\nsorce = "x"\n', encoding="utf-8")
    (fault,) = faults(file)
    assert (fault.key, fault.line, fault.file) == ("JP.emoji.sorce", 6, str(file))
    assert 'did you mean "source"?' in (fault.hint or "")


def test_broken_files_are_reported_beside_each_other(tmp_path: Path) -> None:
    folder = write(tmp_path, JP="emoji = { value = 1", DE='emoji = { value = "x" }\n')
    (folder / "GB.toml").write_bytes(b"\xff\xfe")
    assert {fault.code for fault in faults(folder)} == {"toml-syntax", "not-utf-8", "int-type"}


FAULTY: list[tuple[str, Any, str]] = [
    ("locales", ["pt_br"], "bad-language-tag"),
    ("locales", ["klingon!"], "bad-language-tag"),
    ("locales", [], "too-short"),
    ("languages", {"ja": 2.0}, "less-than-equal"),
    ("time_zones", ["Asia/Tokio"], "unknown-time-zone"),
    ("week_start", 8, "less-than-equal"),
    ("week_start", "7", "int-type"),
    ("week_start", "unknown", "int-type"),
    ("rest_days", [True], "int-type"),
    ("rest_days", [1, 2, 3, 4, 5, 6, 7], "too-long"),
    ("support_hours", {"weekdays": ["09:00-18:00"]}, "bad-weekdays"),
    ("support_hours", {"mon-fri": ["09:00-09:00"]}, "bad-hours"),
    ("support_hours", {"mon-fri": ["09:00-25:00"]}, "bad-hours"),
    ("support_hours", {"mon-fri": ["09:00-18:00"], "fri": ["09:00-12:00"]}, "day-twice"),
    ("support_hours", {"sat-mon": ["09:00-18:00"], "tue,sun": ["09:00-12:00"]}, "day-twice"),
    ("support_hours", {}, "too-short"),
    ("holidays", {"territory": "jp", "categories": ["public"]}, "unknown-territory"),
    ("holidays", {"territory": "JP"}, "missing-key"),
    ("holidays", {"territory": "JP", "category": ["public"], "categories": ["public"]}, "unknown-key"),
    ("channels", {"LINE": ["main"]}, "bad-name"),
    ("channels", {"line": ["mian"]}, "unknown-value"),
    ("register", {"default": "polite"}, "unknown-value"),
    ("register", {"line": "formal"}, "missing-key"),
    ("targets", {"default": {"first_response": "2h"}}, "bad-target"),
    ("targets", {"line": {"first_response": "2h business"}}, "missing-key"),
    ("targets", {"default": {"frist_response": "2h business"}}, "unknown-value"),
    ("sign_with", ["nmae"], "unknown-value"),
    ("promise_style", "vague", "unknown-value"),
    ("promise_rounding_minutes", 0, "greater-than-equal"),
    ("serves", "robots", "unknown-value"),
    ("directness", "rude", "unknown-value"),
    ("emoji", 3, "less-than-equal"),
    ("emoji", True, "int-type"),
    ("languages", {"ja": "0.9"}, "float-type"),
    ("numbering_system", "Arabic", "bad-name"),
    ("currency", "yen", "bad-name"),
    ("currency", "unknown", "bad-name"),
    ("legal_clocks", ["gdpr"], "bad-name"),
    ("honorific", "", "too-short"),
    ("honorific", "Mr\n", "control-character"),
    ("amount", "1,234\x00", "control-character"),
    ("currency", "ZZZ", "unknown-currency"),
    ("currency", "DEM", "unknown-currency"),
    ("other_currencies", ["USD", "XTS"], "unknown-currency"),
    ("locales", ["xx-YY"], "unknown-language"),
    ("locales", ["ja-YY"], "unknown-territory"),
    ("languages", {"jp": 0.9}, "unknown-language"),
    ("languages", {}, "too-short"),
    ("numbering_system", "roman", "unsupported-numbering-system"),
    ("support_hours", {"mon": [], "tue-fri": []}, "never-open"),
    ("channels", {}, "too-short"),
    ("channels", {"line": []}, "too-short"),
    ("channels", {"default": ["main"]}, "bad-name"),
    ("channel_shares", {"default": 0.5}, "bad-name"),
    ("holidays", {"territory": "DE", "subdivision": "Bayren", "categories": ["public"]}, "unknown-subdivision"),
    ("holidays", {"territory": "JP", "subdivision": "13", "categories": ["public"]}, "unknown-subdivision"),
    ("holidays", {"territory": "DE", "categories": ["publik"]}, "unknown-holiday-category"),
    ("holidays", {"territory": "DE", "categories": ["public", "public"]}, "entry-twice"),
    ("holidays", {"territory": "DE", "categories": ["public"], "open_on": ["Good Fryday"]}, "unknown-holiday"),
    ("holidays", {"territory": "DE", "categories": ["public"], "open_on": ["Epiphany"]}, "unknown-holiday"),
    ("holidays", {"territory": "TR", "categories": ["public"], "half_days": "custom"}, "unknown-value"),
    ("holidays", {"territory": "TR", "categories": ["public"], "half_days": ["9-13"]}, "bad-hours"),
]

#: A key at fault, its value, and what the remedy names.
MEANT: list[tuple[str, Any, str]] = [
    ("currency", "JPX", '"JPY"'),
    ("locales", ["jp"], '"ja"'),
    ("numbering_system", "arabb", '"arab"'),
    ("holidays", {"territory": "DE", "subdivision": "Bayren", "categories": ["public"]}, '"Bayern"'),
    ("holidays", {"territory": "DE", "categories": ["publik"]}, '"public"'),
    ("holidays", {"territory": "NL", "categories": ["public"], "open_on": ["Good Fryday"]}, '"Good Friday"'),
]


@pytest.mark.parametrize(("field", "value", "meant"), MEANT, ids=lambda item: str(item)[:30])
def test_the_remedy_names_what_was_meant(field: str, value: Any, meant: str) -> None:
    (fault,) = faults({"JP": {field: {"value": value}}})
    assert (fault.hint or "").startswith(f"did you mean {meant}?")


@pytest.mark.parametrize("subdivision", ["BY", "DE-BY", "de-by", "Bayern"])
@pytest.mark.parametrize("open_on", [[], ["Epiphany"], ["Good Friday", "Epiphany"]])
def test_a_part_is_named_as_its_list_names_it_and_its_days_are_known(subdivision: str, open_on: list[str]) -> None:
    value = {"territory": "DE", "subdivision": subdivision, "categories": ["public"], "open_on": open_on}
    held = Markets.packaged().with_overrides({"DE": {"holidays": {"value": value}}}).get("DE", on=ON).holidays
    assert (held.subdivision, held.open_on, held.half_days) == (subdivision, tuple(open_on), None)


def test_a_territory_whose_holidays_nobody_lists_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(holidays, "AQ")
    value = {"territory": "AQ", "subdivision": "X", "categories": ["public"], "open_on": ["Midwinter"]}
    (fault,) = faults({"JP": {"holidays": {"value": value}}})
    assert (fault.key, fault.code) == ("JP.holidays.value.territory", "unknown-holiday-list")
    assert "closed dates" in (fault.hint or "")


def test_an_estimated_day_is_named_without_the_mark_of_the_list() -> None:
    value = {"territory": "NG", "categories": ["public"], "open_on": ["Id el Fitr"]}
    assert Markets.packaged().with_overrides({"NG": {"holidays": {"value": value}}}).get("NG", on=ON).holidays.open_on == ("Id el Fitr",)


@pytest.mark.parametrize("day", ["yesterday", 5, datetime(2026, 11, 22, 9, tzinfo=UTC), True], ids=repr)
@pytest.mark.parametrize("place", ["file", "fact"])
def test_what_is_no_day_is_told_with_an_example_of_one(day: Any, place: str) -> None:
    fact = {"value": 1, "source": "us"}
    (fault,) = faults({"JP": {"checked": day, "emoji": fact} if place == "file" else {"emoji": {**fact, "valid_from": day}}})
    assert fault.code == "bad-date"
    assert "2026-11-22" in (fault.hint or "")


@pytest.mark.parametrize(("field", "value", "code"), FAULTY, ids=lambda item: str(item)[:30])
def test_a_bad_value_is_refused_where_it_stands(field: str, value: Any, code: str) -> None:
    found = faults({"JP": {field: {"value": value}}})
    assert [fault.code.removeprefix("string-") for fault in found] == [code]
    assert found[0].key.startswith(f"JP.{field}")


@pytest.mark.parametrize("name", ["DEU", "jp", "../JP", "_notes", ""])
def test_a_name_that_no_index_knows_is_refused(name: str) -> None:
    (fault,) = faults({name: {"emoji": {"value": 1}}})
    assert fault.code == "unknown-market"
    assert "_index.toml" in (fault.hint or "")


def test_a_wrong_index_is_refused() -> None:
    found = faults({"_index": {"territories": {"BGR": ["eu"], "IS": ["../eu"]}}, "JP": 3})
    assert [fault.code for fault in found] == ["not-a-table", "unknown-territory", "bad-name"]
    assert all(fault.key.startswith("_index.") for fault in found[1:])


def test_a_region_that_nobody_wrote_is_named_with_its_neighbour(tmp_path: Path) -> None:
    (fault,) = faults(write(tmp_path, _index='[territories]\nBG = ["eurpoe", "balkans", "world"]\n', BG=BULGARIA, balkans=""))
    assert (fault.code, fault.key, fault.line) == ("unknown-region", "territories.BG[0]", 2)
    assert 'did you mean "europe"?' in (fault.hint or "")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "nowhere.toml")
    assert (fault.code, fault.file) == ("file-not-found", str(tmp_path / "nowhere.toml"))


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    markets = Markets.packaged().with_overrides(tmp_path)
    assert markets.codes == Markets.packaged().codes
    assert markets.get("JP", on=ON) == Markets.packaged().get("JP", on=ON)


@pytest.mark.parametrize("hours", ["mon", "mon-fri", "sat-mon", "mon,wed", "mon-wed,fri"])
def test_days_are_written_as_calendars_read_them(hours: str) -> None:
    market = (
        Markets.packaged().with_overrides({"JP": {"support_hours": {"value": {hours: ["22:00-06:00", "09:00-24:00"]}}}}).get("JP", on=ON)
    )
    assert list(market.support_hours) == [hours]


def test_the_digest_tells_overrides_apart() -> None:
    packaged = Markets.packaged()
    first = packaged.with_overrides({"BR": {"emoji": {"value": 0}}})
    assert packaged.digest != first.digest
    assert first.digest == packaged.with_overrides({"BR": {"emoji": {"value": 0}}}).digest
    assert first.digest != packaged.with_overrides({"BR": {"emoji": {"value": 1}}}).digest


def test_a_name_in_the_wrong_case_is_told_how_it_is_written(tmp_path: Path) -> None:
    lower, upper = sorted(faults(write(tmp_path, jp="", EU="")), key=lambda fault: fault.file or "", reverse=True)
    assert (lower.hint or "").startswith('did you mean "JP"?')
    assert (upper.hint or "").startswith('did you mean "eu"?')


def test_a_fact_that_is_none_does_not_pass_for_ours() -> None:
    [fault] = faults({"JP": {"currency": None, "emoji": {"value": 1}}})
    assert (fault.key, fault.code) == ("JP.currency", "missing-key")
    assert "leave the key out" in (fault.hint or "")


@pytest.mark.parametrize("source", ["", "  ", "\u00a0\n"])
def test_a_blank_source_is_none(source: str) -> None:
    [fault] = faults({"JP": {"currency": {"value": "JPY", "source": source}}})
    assert (fault.key, fault.code) == ("JP.currency.source", "missing-source")
    assert fault.hint


def test_the_file_of_one_market_is_not_taken_for_a_file_of_many(tmp_path: Path) -> None:
    folder = write(tmp_path, KZ=suggest_market("KZ", on=ON).to_toml())
    [fault] = faults(folder / "KZ.toml")
    assert (fault.code, fault.line) == ("no-territory", 4)
    assert "give the folder that holds KZ.toml" in (fault.hint or "")


def test_a_key_that_is_no_text_is_a_fault() -> None:
    [fault] = faults({5: {"emoji": {"value": 1}}})
    assert fault.code == "not-a-table"


@pytest.mark.parametrize("overrides", ["", None, 5, ["JP"]], ids=repr)
def test_what_cannot_be_overrides_is_refused_and_an_empty_path_is_not_the_folder_of_the_program(overrides: Any) -> None:
    with pytest.raises(UsageError) as caught:
        Markets.packaged().with_overrides(overrides)
    assert caught.value.code == "wrong-argument"
    assert caught.value.hint


def test_a_pattern_of_a_host_is_kept_and_never_run() -> None:
    slow = "(a+)+$"
    address = (
        Markets.packaged()
        .with_overrides({"JP": {"address": {"value": {"lines": ["{city}"], "postal_code": slow}}}})
        .get("JP", on=ON)
        .address
    )
    assert address is not None
    assert address.postal_code == slow


@pytest.mark.parametrize("name", ["../../etc/passwd", "J\u0420", "JP/..", "JP\0"], ids=ascii)
def test_a_name_that_looks_like_another_opens_nothing(name: str) -> None:
    assert [fault.code for fault in faults({name: {"emoji": {"value": 1}}})] == ["unknown-market"]
