"""The small shared values: what they show, and what they keep to themselves."""

import json
import pickle
from typing import get_args

import pytest

from xborder_support.terms import Finding, PersonName, Priority, Purpose, Reason, Register, Severity

_SECRETS = ["花子", "佐藤", "Dr.", "Midori", "Marquez", "III", "PhD"]


def test_a_name_shows_no_part_of_itself() -> None:
    given, surname, title, given2, surname2, generation, credentials = _SECRETS
    name = PersonName(given, surname, title, given2, surname2, generation, credentials, locale="ja")
    assert [secret for secret in _SECRETS if secret in repr(name) or secret in str(name) or secret in f"{[name]}"] == []
    assert "ja" in repr(name)
    assert pickle.loads(pickle.dumps(name)) == name


def test_every_part_of_a_name_may_be_absent() -> None:
    assert PersonName() == PersonName(given=None, locale=None)


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (Priority, ["low", "normal", "high", "urgent"]),
        (Register, ["formal", "casual"]),
        (Purpose, ["service", "transactional", "marketing", "survey", "legal"]),
        (Severity, ["law", "code", "platform", "policy", "advisory", "error", "warning", "info"]),
    ],
)
def test_a_vocabulary_lists_its_words_in_order(vocabulary: object, words: list[str]) -> None:
    assert list(get_args(vocabulary)) == words
    assert json.loads(json.dumps(words)) == words


def test_reasons_and_findings_are_values() -> None:
    reason = Reason("language-declared", {"language": "ja"})
    assert reason == Reason("language-declared", {"language": "ja"})
    assert reason != Reason("language-declared")
    finding = Finding("US-TCPA-QUIET", "law", "outside the hours", span=(0, 4), suggestion="wait")
    assert pickle.loads(pickle.dumps((reason, finding))) == (reason, finding)
    assert Finding("x", "info", "y").facts == {}
