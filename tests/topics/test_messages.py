"""How often is the topic right? Messages of shop customers, written by others than the authors of the lexicons."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from xborder_support.topics import TOPICS, classify
from xborder_support.topics.lexicon import languages

_FILES = sorted((Path(__file__).parent / "fixtures").glob("*.toml"))

# Share of the answers that are right, and share of the messages with a topic that get it: just below what was measured. A language that
# is not listed has to reach the last row.
_BOUNDS = {"en": (0.90, 0.66)}
_LEAST = (0.85, 0.60)


@dataclass(frozen=True)
class _Counts:
    right: int
    wrong: int
    silent: int
    false_alarms: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong + self.false_alarms)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.wrong + self.silent)


def _messages(language: str) -> list[tuple[str, str | None]]:
    document = tomllib.loads((Path(__file__).parent / "fixtures" / f"{language}.toml").read_text(encoding="utf-8"))
    return [(row["text"], row["topic"] or None) for row in document["message"]]


def _count(language: str, told: str | None) -> _Counts:
    answers = [(topic, classify(text, language=told).topic) for text, topic in _messages(language)]
    return _Counts(
        right=sum(topic is not None and topic == answer for topic, answer in answers),
        wrong=sum(topic is not None and answer is not None and topic != answer for topic, answer in answers),
        silent=sum(topic is not None and answer is None for topic, answer in answers),
        false_alarms=sum(topic is None and answer is not None for topic, answer in answers),
    )


def _languages() -> list[str]:
    return [file.stem for file in _FILES]


def test_a_table_of_every_language_is_printed() -> None:
    print("\nlanguage  messages  precision  recall  wrong  silent  false alarms   without the language: precision  recall")
    for language in _languages():
        told, untold = _count(language, language), _count(language, None)
        total = len(_messages(language))
        print(
            f"{language:8}  {total:8}  {told.precision:9.2f}  {told.recall:6.2f}  {told.wrong:5}  {told.silent:6}  {told.false_alarms:12}"
            f"   {untold.precision:30.2f}  {untold.recall:6.2f}"
        )
    assert {*_languages()} == languages()


@pytest.mark.parametrize("language", _languages())
def test_answers_are_right_and_not_too_rare(language: str) -> None:
    counts = _count(language, language)
    precision, recall = _BOUNDS.get(language, _LEAST)
    assert counts.precision >= precision
    assert counts.recall >= recall


@pytest.mark.parametrize("language", _languages())
def test_where_the_language_is_not_told_the_text_tells_it(language: str) -> None:
    told, untold = _count(language, language), _count(language, None)
    assert untold.precision >= told.precision - 0.05
    assert untold.recall >= told.recall - 0.1


@pytest.mark.parametrize("language", _languages())
def test_the_messages_speak_of_known_topics(language: str) -> None:
    assert {topic for _, topic in _messages(language) if topic} <= set(TOPICS)
