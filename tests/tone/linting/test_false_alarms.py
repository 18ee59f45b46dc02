"""Measure how often the rules of words, surface and length object to ordinary, polite replies."""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex

from xborder_support.terms import language_tag
from xborder_support.tone.linting.checks import CHECKS
from xborder_support.tone.linting.lint import market_of
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.rule_list import rules

REPLIES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("ordinary.toml").read_text(encoding="utf-8"))["reply"]
UNSPACED = {"ja": 2.0, "th": 4.0, "zh": 1.6}  # characters that make a word, about


def passage_of(reply: dict[str, Any]) -> Passage:
    code, market = market_of(reply["territory"])
    tag = language_tag(reply["locale"])
    return Passage(text=reply["text"], locale=tag, language=tag.partition("-")[0], territory=code, market=market, channel=reply["channel"])


def words_of(passage: Passage) -> float:
    if passage.language in UNSPACED:
        return len(regex.findall(r"\p{L}", passage.text)) / UNSPACED[passage.language]
    return len(passage.words)


def found_in(passage: Passage) -> list[tuple[str, str, str]]:
    language, territory, channel = passage.language, passage.territory, passage.channel
    checks = [check for check in CHECKS if check.applies(language=language, territory=territory, channel=channel, is_whole=True)]
    hits = [hit for check in checks for hit in check.find(passage)]
    return [(hit.rule, hit.severity or rules()[hit.rule].severity_in(passage.language), passage.text[hit.start : hit.end]) for hit in hits]


def test_ordinary_replies_hardly_ever_raise_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    passages = [passage_of(reply) for reply in REPLIES]
    words = sum(map(words_of, passages))
    found = [hit for passage in passages for hit in found_in(passage)]
    by_rule = Counter((rule, severity) for rule, severity, _ in found)
    figures = {" ".join(key): round(count / words * 1000, 2) for key, count in sorted(by_rule.items())}
    with capsys.disabled():
        sys.stdout.write(f"\n{words:.0f} words of ordinary replies, findings per 1,000 words: {figures}\n")
    serious = [hit for hit in found if hit[1] in {"warning", "error"}]
    assert words > 2500
    assert len(serious) / words * 1000 < 1, serious
    assert len(found) / words * 1000 < 5, found


@pytest.mark.parametrize("reply", REPLIES, ids=[f"{number}-{reply['locale']}" for number, reply in enumerate(REPLIES)])
def test_an_ordinary_reply_raises_no_error(reply: dict[str, Any]) -> None:
    assert [hit for hit in found_in(passage_of(reply)) if hit[1] == "error"] == []
