"""Findings as SARIF 2.1.0: rules, places, levels, suppressions."""

from __future__ import annotations

import json
from pathlib import Path

from xborder_support.tone.linting import Waiver, lint, lint_messages, to_sarif
from xborder_support.tone.linting.rule_list import rules

_CATALOGUE = {"de": "# review: draft\nack = Melden Sie sich, wenn du etwas brauchst.\n"}


def test_a_log_has_the_shape_of_the_standard() -> None:
    log = to_sarif(lint_messages(_CATALOGUE))
    assert json.loads(json.dumps(log)) == log
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "xborder-support"
    assert run["tool"]["driver"]["version"].count(".") == 2


def test_every_rule_is_listed_and_results_point_at_theirs() -> None:
    (run,) = to_sarif(lint_messages(_CATALOGUE))["runs"]
    listed = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == [*rules()]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in listed)
    assert {rule["defaultConfiguration"]["level"] for rule in listed} == {"error", "warning", "note"}
    assert next(rule for rule in listed if rule["id"] == "TON001")["name"] == "MixedRegister"
    (result,) = run["results"]
    assert listed[result["ruleIndex"]]["id"] == result["ruleId"] == "TON001"


def test_a_result_has_its_file_line_and_column() -> None:
    (result,) = to_sarif(lint_messages(_CATALOGUE))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 29, "endLine": 2, "endColumn": 31}
    assert place["artifactLocation"]["uri"]
    assert result["level"] == "warning"
    assert result["properties"] == {"key": "ack", "register": "formal", "locale": "de"}
    assert result["message"]["text"].startswith("casual address in a text that is otherwise formal: ")


def test_what_is_waived_is_suppressed_with_its_reason() -> None:
    log = to_sarif(lint_messages(_CATALOGUE, waivers=[Waiver("TON001", "a proverb"), Waiver("TON002", "never met")]))
    idle, waived = log["runs"][0]["results"]
    assert waived["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "a proverb"}]
    assert "suppressions" not in idle
    assert (idle["ruleId"], idle["level"], "locations" in idle) == ("TON091", "note", False)


def test_findings_of_one_message_count_its_characters() -> None:
    found = lint("Haben Sie Fragen? Dann melde dich.", market="DE", locale="de", channel="webchat")
    (result,) = to_sarif(found)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"charOffset": 29, "charLength": 4}


def test_no_findings_are_a_log_too() -> None:
    assert to_sarif([])["runs"][0]["results"] == []


def test_a_waiver_in_the_catalogue_is_in_the_source_and_a_path_is_a_reference(tmp_path: Path) -> None:
    folder = tmp_path / "my messages"
    folder.mkdir()
    text = "# review: draft\n\n# lint: allow TON002: a proverb\nack = Frag nicht, melde dich.\n    .casual = Ja.\n"
    (folder / "de.ftl").write_text(text, encoding="utf-8")
    [run] = to_sarif(lint_messages(folder))["runs"]
    [waived] = [result for result in run["results"] if "suppressions" in result]
    assert waived["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "a proverb"}]
    assert waived["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("my%20messages/de.ftl")
