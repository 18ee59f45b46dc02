"""A desk file with faults is refused whole, with every fault, its file, line and key, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeAlias

import pytest

from xborder_support import ConfigurationError, Roster, SupportDesk
from xborder_support.errors import Fault

Load: TypeAlias = Callable[..., SupportDesk]

DESIGNED = """
format = 1
shop = { name = "Kaze Audio", other_countries = "US" }        # which market serves a country not listed

[calendars.tokyo]
time_zone = "Asia/Tokyo"
holidays = "JP"
closed = ["2026-12-29..2027-01-03"]
hours = { mon-fri = ["09:00-12:00", "13:00-18:00"] }

[teams]
asia = { calendar = "tokyo", lead = "aiko" }

[agents]                                                      # or none here: the roster comes from the host's database
aiko = { name = "佐藤 愛子", staff_number = "A-107", team = "asia", speaks = { ja = "native", en = "B2" }, skills = ["customs"] }

[markets]                                                     # everything not said here: python -m xborder_support markets JP
JP = { team = "asia", channels = ["line", "email"], register = "formal" }

[[sla]]                                                       # from the top, the first that fits; a marketplace's own clock runs beside
when = { priority = ["high", "urgent"] }
first_response = "30m business"

[[sla]]
first_response = "2h business"
resolution = "3 business days"

[[routing]]
name = "customs questions"
when = { topic = ["customs", "duty"], market = "JP" }
to = [{ skill = "customs" }, { team = "asia" }]               # tried in this order

[[routing]]
name = "everyone else"
to = [{ team = "of_market" }]

[escalation.first_response]
steps = [{ at = "50%", to = "lead" }, { at = "100%", to = "operations" }]

[overrides.rules.US-TCPA-QUIET]
set = { windows = ["09:00-20:00"] }
reason = "Counsel, 2026-10-02: stricter than the law"
"""

SOUND = """\
format = 1
shop = { name = "Kaze" }
[calendars.tokyo]
time_zone = "Asia/Tokyo"
hours = { mon-fri = ["09:00-18:00"] }
[teams]
asia = { calendar = "tokyo", lead = "aiko" }
[agents]
aiko = { team = "asia", speaks = { ja = "native" }, skills = ["customs"] }
[markets]
JP = { team = "asia", channels = ["line"] }
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def write_and_load(*layers: str | bytes) -> SupportDesk:
        paths = []
        for number, layer in enumerate(layers, 1):
            path = tmp_path / f"layer{number}.toml"
            path.write_bytes(layer if isinstance(layer, bytes) else layer.encode())
            paths.append(path)
        return SupportDesk.load(*paths)

    return write_and_load


def faults(load: Load, *layers: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(*layers)
    return caught.value.faults


def test_the_designed_file_loads_unchanged(load: Load) -> None:
    desk = load(DESIGNED)
    assert desk.summary == "1 market, 1 calendar, 1 team, 1 agent"
    changed = desk.rulebook.rule("US-TCPA-QUIET")
    assert (changed.severity, changed.overridden_because) == ("policy", "Counsel, 2026-10-02: stricter than the law")


def test_without_changes_the_rules_are_as_shipped(load: Load) -> None:
    assert load(SOUND).rulebook.rule("US-TCPA-QUIET").severity == "law"


def test_lines_and_spelling_do_not_matter_to_the_digest(load: Load) -> None:
    desk = load(DESIGNED)
    assert load(DESIGNED.replace('"JP"', "'JP'") + "\n# a comment\n").digest == desk.digest
    assert load(DESIGNED.replace("30m", "31m")).digest != desk.digest
    assert load(DESIGNED.replace('"B2"', '"C1"')).digest != desk.digest
    assert desk.replace(roster=Roster()).digest != desk.digest


# What is changed in the sound file, the key at fault, its code, and a word of the remedy.
MISTAKES: list[tuple[str, str, str, str, str]] = [
    ("Asia/Tokyo", "Asia/Tokio", "calendars.tokyo.time_zone", "unknown-time-zone", 'did you mean "Asia/Tokyo"?'),
    ("mon-fri", "mon-fry", "calendars.tokyo.hours.mon-fry", "unknown-day", "Known:"),
    ("09:00-18:00", "9 to 6", "calendars.tokyo.hours.mon-fri[0]", "bad-hours", "09:00-18:00"),
    ("calendars.tokyo", "calendars.tokyo]\ntime_zone = 'UTC'\nhours = {}\n[calendars.other", "calendars.tokyo", "empty-calendar", "hours"),
    ('calendar = "tokyo"', 'calendar = "tokoy"', "teams.asia.calendar", "unknown-calendar", 'did you mean "tokyo"?'),
    ('lead = "aiko"', 'lead = "aikko"', "teams.asia.lead", "unknown-agent", 'did you mean "aiko"?'),
    ('{ team = "asia", speaks', '{ team = "aisa", speaks', "agents.aiko.team", "unknown-team", 'did you mean "asia"?'),
    ("ja = ", '"ja!" = ', 'agents.aiko.speaks."ja!"', "bad-language-tag", "'ja'"),
    ('"native"', '"fluent"', "agents.aiko.speaks.ja", "unknown-value", "native"),
    ('JP = { team = "asia"', 'JP = { team = "aisa"', "markets.JP.team", "unknown-team", 'did you mean "asia"?'),
    ('["line"]', '["lien"]', "markets.JP.channels[0]", "unknown-channel", 'did you mean "line"?'),
    ("JP = {", "XX = {", "markets.XX", "unknown-territory", "ISO 3166-1"),
    ("JP = {", "jp = {", "markets.jp", "no-market", 'did you mean "JP"?'),
    ("JP = {", "UK = {", "markets.UK", "no-market", 'did you mean "GB"?'),
    ("JP = {", "KZ = {", "markets.KZ", "no-market", "Leave it to shop.other_countries"),
    ("channels = ", "chanels = ", "markets.JP.chanels", "unknown-key", 'did you mean "channels"?'),
    ('["line"]', '["line"], register = "polite"', "markets.JP.register", "unknown-value", "formal"),
    ('["line"]', '["line"], register = { lien = "formal" }', "markets.JP.register.lien", "unknown-channel", 'did you mean "line"?'),
    ('["line"]', '["line"], fallback_languages = { uk = ["en!"] }', "markets.JP.fallback_languages.uk[0]", "bad-language-tag", "'ja'"),
    ('["line"]', '["line"], fallback_languages = { polish = ["en"] }', "markets.JP.fallback_languages.polish", "bad-language-tag", '"pl"'),
    ('name = "Kaze"', 'name = "Kaze", other_countries = "KZ"', "shop.other_countries", "no-market", 'suggest_market("KZ")'),
    ('name = "Kaze"', 'name = "Kaze", accept_drafts = "yes"', "shop.accept_drafts", "bool-type", ""),
    ('name = "Kaze"', 'name = ""', "shop.name", "string-too-short", ""),
    ('name = "Kaze"', "nmae = 'Kaze'", "shop.nmae", "unknown-key", 'did you mean "name"?'),
    ("format = 1", "format = 2", "format", "unknown-value", "write format = 1"),
    ("[teams]", "[teems]", "teems", "unknown-key", 'did you mean "teams"?'),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[2])
def test_a_mistake_is_named_with_line_and_remedy(load: Load, mistake: tuple[str, str, str, str, str]) -> None:
    right, wrong, key, code, remedy = mistake
    assert right in SOUND
    text = SOUND.replace(right, wrong, 1)
    found = {fault.code: fault for fault in faults(load, text)}
    assert code in found
    fault = found[code]
    assert fault.file is not None
    assert fault.file.endswith("layer1.toml")
    assert fault.line == text[: text.index(wrong)].count("\n") + 1
    assert fault.key == key
    assert remedy in (fault.hint or "")


ADDED: list[tuple[str, str, str, str]] = [
    ('[[sla]]\nfirst_response = "2h"', "sla[0].first_response", "bad-target", "2h business"),
    ('[[sla]]\nfirst_respons = "2h business"', "sla[0].first_respons", "unknown-key", 'did you mean "first_response"?'),
    ('[[sla]]\ncalendar = "tokoy"\nfirst_response = "2h business"', "sla[0].calendar", "unknown-calendar", 'did you mean "tokyo"?'),
    ('[[sla]]\nwhen = { market = "ZZ" }\nfirst_response = "2h business"', "sla[0].when.market", "unknown-territory", "ISO 3166-1"),
    ('[[sla]]\nwhen = { language = "de!" }\nfirst_response = "2h business"', "sla[0].when.language", "bad-language-tag", "'ja'"),
    ('[[sla]]\nwhen = { topc = "x" }\nfirst_response = "2h business"', "sla[0].when.topc", "unknown-field", 'did you mean "topic"?'),
    ('[[routing]]\nname = "r"\nto = [{ team = "aisa" }]', "routing[0].to[0].team", "unknown-team", 'did you mean "asia"?'),
    ('[[routing]]\nname = "r"\nto = [{ agent = "aikko" }]', "routing[0].to[0].agent", "unknown-agent", 'did you mean "aiko"?'),
    ('[[routing]]\nname = "r"\nto = [{ skill = "custom" }]', "routing[0].to[0].skill", "unknown-skill", 'did you mean "customs"?'),
    ('[[routing]]\nname = "r"\nto = [{}]', "routing[0].to[0]", "empty-target", "team"),
    ('[escalation.first_respons]\nsteps = [{ at = "50%", to = "lead" }]', "escalation.first_respons", "unknown-metric", "first_response"),
    ('[escalation.resolution]\nsteps = [{ at = "half", to = "lead" }]', "escalation.resolution.steps[0].at", "bad-share", "percentage"),
    ('[overrides.rules.US-TCPA-QUIET]\nset = { windows = ["09:00-20:00"] }', "overrides.rules.US-TCPA-QUIET.reason",
     "missing-reason", "say who"),
    ('[overrides.markets.JP]\nregister = "polite"', "overrides.markets", "unknown-key", "markets=Markets.packaged().with_overrides(path)"),
    ("[overrides.markets]\nJP = {}", "overrides.markets", "unknown-key", "--overrides path on the command line"),
    ("[overrides.channels]\nx = 1", "overrides.channels", "unknown-key", "Known: rules"),
    ('[overrides.rules.US-TCPA-QUITE]\noff = true\nreason = "Counsel"', "overrides.rules.US-TCPA-QUITE", "unknown-rule", "US-TCPA-QUIET"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "key", "code", "remedy"), ADDED)
def test_a_mistake_in_a_later_table_is_named_too(load: Load, table: str, key: str, code: str, remedy: str) -> None:
    (fault,) = faults(load, f"{SOUND}{table}\n")
    assert (fault.key, fault.code) == (key, code)
    assert fault.line is not None
    assert fault.line > SOUND.count("\n")
    assert remedy in (fault.hint or "")


def test_all_of_them_are_reported_at_once(load: Load) -> None:
    changes = [row for row in MISTAKES if row[3] in {"unknown-time-zone", "unknown-agent", "unknown-channel"}][:3]
    text = SOUND.replace('name = "Kaze"', 'nmae = "Kaze"')
    for right, wrong, *_ in changes:
        text = text.replace(right, wrong, 1)
    text += '[[sla]]\nfirst_response = "2h"\n[[routing]]\nname = "r"\nto = [{ team = "aisa" }]\n'
    found = faults(load, text)
    assert {"shop.nmae", "shop.name", "sla[0].first_response", "routing[0].to[0].team"} <= {fault.key for fault in found}
    assert {row[2] for row in changes} <= {fault.key for fault in found}
    assert [fault.line or 0 for fault in found] == sorted(fault.line or 0 for fault in found)


def test_a_table_that_is_at_fault_hides_no_other(load: Load) -> None:
    text = SOUND.replace('["line"]', '["lien"]') + "[escalation]\nresolution = { steps = 5 }\n[overrides.rules]\nUS-X = 5\nUS-Y = {}\n"
    assert {fault.key for fault in faults(load, text)} == {
        "markets.JP.channels[0]",
        "escalation.resolution.steps",
        "overrides.rules.US-X",
        "overrides.rules.US-Y",
    }


def test_one_mistake_does_not_make_others_of_what_is_right(load: Load) -> None:
    rules = '[[routing]]\nname = "r"\nto = [{ team = "asia" }, { agent = "aiko" }, { skill = "customs" }]\n'
    for right, wrong in (
        ('"native"', '"fluent"'),
        ("Asia/Tokyo", "Mars/Base"),
        ('name = "Kaze"', "name = 5"),
        ('skills = ["customs"]', 'skills = ["customs", 5]'),
    ):
        assert len(faults(load, SOUND.replace(right, wrong) + rules)) == 1, wrong


@pytest.mark.parametrize(
    ("table", "key", "message"),
    [
        ("shop = 'Kaze'", "shop", "a table is expected"),
        ("calendars = 5", "calendars", "a table is expected"),
        ("teams = ['asia']", "teams", "a table is expected"),
        ("agents = 'aiko'", "agents", "a table is expected"),
        ("markets = { JP = 'x' }", "markets.JP", "a table is expected"),
        ("markets = { JP = { channels = 'line' } }", "markets.JP.channels", "a list is expected"),
        ("markets = { JP = { channels = ['line', 5] } }", "markets.JP.channels[1]", "text is expected"),
        ("sla = { first_response = '2h business' }", "sla", "a list is expected"),
        ("routing = [5]", "routing[0]", "a table is expected"),
        ("escalation = { resolution = { steps = [] } }", "escalation.resolution.steps", "nothing"),
        ("escalation = []", "escalation", "a table is expected"),
    ],
)
def test_a_value_of_the_wrong_kind_is_one_fault_in_plain_words(load: Load, table: str, key: str, message: str) -> None:
    text = f"format = 1\n{table}\n" + ("" if table.startswith("shop") else 'shop = { name = "Kaze" }\n')
    (fault,) = faults(load, text)
    assert (fault.key, fault.line) == (key, 2)
    assert message in fault.message


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("format = 1\nshop = { name = “Kaze” }", 2, "straight"),
        ("format = 1\nname: 'Kaze'", 2, "equals"),
        ("format = 1\n[shop\nname = 'x'", 2, "header"),
        ("format = 1\nshop = { name = Kaze }", 2, ""),
        ("format = 1\nformat = 1", 2, "twice"),
    ],
)
def test_a_file_that_is_no_toml_names_the_line(load: Load, text: str, line: int, remedy: str) -> None:
    (fault,) = faults(load, text)
    assert (fault.code, fault.line) == ("toml-syntax", line)
    assert remedy in (fault.hint or "")


def test_files_that_cannot_be_read_are_named(load: Load, tmp_path: Path) -> None:
    (huge,) = faults(load, SOUND + "#" * 5_000_000)
    assert huge.code == "file-too-large"
    (latin,) = faults(load, SOUND.replace("Kaze", "Käse").encode("latin-1"))
    assert (latin.code, latin.line) == ("not-utf-8", 2)
    with pytest.raises(ConfigurationError, match="file-not-found") as caught:
        SupportDesk.load(tmp_path / "nowhere.toml")
    assert "init" in (caught.value.faults[0].hint or "")
    with pytest.raises(ConfigurationError, match="file-not-found"):
        SupportDesk.load(tmp_path)


def test_two_accounts_alike_cannot_belong_to_two_markets(load: Load) -> None:
    text = SOUND.replace(
        '["line"] }', '["line"], accounts = ["a@kaze.example", "b@kaze.example"] }\nDE = { accounts = ["A@Kaze.example"] }'
    )
    (fault,) = faults(load, text)
    assert (fault.code, fault.key, fault.line) == ("duplicate-account", "markets.DE.accounts[0]", 12)
    assert "kaze" not in fault.message


def test_a_later_layer_wins_key_by_key(load: Load) -> None:
    tenant = """
        shop = { name = "Tenant" }
        [calendars.tokyo]
        hours = { sat = ["10:00-12:00"] }
        [markets.JP]
        register = { line = "casual", default = "formal" }
    """
    desk = load(SOUND, dedent(tenant))
    config = desk.parts.config
    assert config.shop.name == "Tenant"
    assert config.calendars["tokyo"]["hours"] == {"mon-fri": ["09:00-18:00"], "sat": ["10:00-12:00"]}
    assert config.markets["JP"].team == "asia"
    assert config.markets["JP"].register_ == {"line": "casual", "default": "formal"}


def test_a_fault_is_placed_in_the_layer_that_wrote_it(load: Load) -> None:
    found = faults(load, SOUND.replace("Asia/Tokyo", "Asia/Tokio"), '[teams]\nasia = { calendar = "osaka" }\n')
    assert [(Path(fault.file or "").name, fault.line, fault.key) for fault in found] == [
        ("layer1.toml", 4, "calendars.tokyo.time_zone"),
        ("layer2.toml", 2, "teams.asia.calendar"),
    ]


def test_without_a_file_there_are_keys_but_no_lines() -> None:
    with pytest.raises(ConfigurationError) as caught:
        SupportDesk.from_config({"format": 1, "shop": {"name": "x"}, "markets": {"JP": {"team": "asia"}}})
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.key) == (None, None, "markets.JP.team")
    assert fault.hint == "none is defined"


@pytest.mark.parametrize("config", [{"format": 1}, {"shop": {}}, {"format": 1, "shop": None}])
def test_what_is_missing_is_said(config: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        SupportDesk.from_config(config)
    assert {fault.key.split(".")[0] for fault in caught.value.faults} <= {"format", "shop"}
    with pytest.raises(ConfigurationError):
        SupportDesk.load()


def test_the_message_of_the_error_is_the_whole_report(load: Load) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(SOUND.replace("tokyo]", "tokio]"))
    assert re.fullmatch(
        r"1 fault in the configuration:\n"
        r"  .*layer1\.toml:7 teams\.asia\.calendar: no calendar is called 'tokyo' \[unknown-calendar\]\n"
        r'    did you mean "tokio"\? Known: tokio',
        str(caught.value),
    )


def test_a_team_of_a_reserved_name_is_a_fault_with_its_place(load: Load) -> None:
    text = SOUND.replace("asia = {", "of_market = {").replace('team = "asia"', 'team = "of_market"')
    assert [(fault.code, fault.key) for fault in faults(load, text)] == [("reserved-name", "teams.of_market")]


def test_skills_with_levels_stay_known_where_the_roster_has_another_fault(load: Load) -> None:
    text = SOUND.replace('aiko = { team = "asia"', 'aiko = { team = "aisa"').replace('["customs"]', "{ returns = 4 }")
    found = faults(load, text + '\n[[routing]]\nname = "r"\nto = [{ skill = "returns" }]\n')
    assert [fault.code for fault in found] == ["unknown-team"]
