"""The register of the sentence pairs of CoCoA-MT: the same sentence in both forms of address, in eight languages.

Pairs whose two references are the same are the neutral set. The data stays outside the project: its licence is CDLA-Sharing-1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import DetectedRegister, detect_register

#: The least F1 of either register, and the most neutral sentences of which a sure mark may speak.
BARS = {
    "de": (0.97, 0.10),
    "nl": (0.97, 0.10),
    "ja": (0.97, 0.50),  # what is the same in both is mostly polite there
    "fr": (0.95, 0.10),
    "hi": (0.95, 0.20),
    "es": (0.92, 0.10),
    "it": (0.92, 0.10),
    "pt": (0.92, 0.10),
}
REGISTERS: tuple[Register, Register] = ("formal", "casual")
MESSAGE = 4  # sentences


class Pair(NamedTuple):
    formal: str
    casual: str


class Score(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@pytest.fixture(scope="module")
def root(conformance: Path) -> Path:
    folder = conformance / "register" / "CoCoA-MT"
    if not folder.is_dir():
        pytest.skip("no register/CoCoA-MT in the conformance data")
    return folder


@pytest.mark.parametrize("language", BARS)
def test_the_register_of_a_sentence_is_found(language: str, root: Path) -> None:
    scores = {register: _score(language, root, register) for register in REGISTERS}
    assert min(score.f1 for score in scores.values()) >= BARS[language][0], scores


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("language", BARS)
def test_the_register_of_a_message_of_four_sentences_is_found(language: str, register: Register, root: Path) -> None:
    found = [detect_register(message, language).register for message in _messages(language, root, register)]
    assert found.count(register) / len(found) >= 0.99


@pytest.mark.parametrize("language", BARS)
def test_a_sentence_in_one_register_is_hardly_ever_called_mixed(language: str, root: Path) -> None:
    found = [each for register in REGISTERS for each in _found(language, root, register)]
    assert sum(each.is_mixed for each in found) / len(found) < 0.03


@pytest.mark.parametrize("language", BARS)
def test_sentences_that_are_the_same_in_both_registers_have_few_sure_marks(language: str, root: Path) -> None:
    neutral = [detect_register(pair.formal, language) for pair in _pairs(language, root) if pair.formal == pair.casual]
    sure = sum(any(mark.is_sure for mark in each.marks) for each in neutral)
    assert sure <= BARS[language][1] * len(neutral) + 1


def _score(language: str, root: Path, register: Register) -> Score:
    other: Register = "casual" if register == "formal" else "formal"
    right = sum(each.register == register for each in _found(language, root, register))
    wrong = sum(each.register == register for each in _found(language, root, other))
    return Score(right / (right + wrong), right / len(_found(language, root, register)))


@cache
def _found(language: str, root: Path, register: Register) -> tuple[DetectedRegister, ...]:
    return tuple(detect_register(getattr(pair, register), language) for pair in _marked(language, root))


def _messages(language: str, root: Path, register: Register) -> Iterator[str]:
    sentences = [_closed(getattr(pair, register)) for pair in _marked(language, root)]
    for start in range(len(sentences) - MESSAGE + 1):
        yield " ".join(sentences[start : start + MESSAGE])


def _closed(sentence: str) -> str:
    return sentence if sentence[-1:] in ".!?…。！？।" else f"{sentence}."


def _marked(language: str, root: Path) -> list[Pair]:
    return [pair for pair in _pairs(language, root) if pair.formal != pair.casual]


@cache
def _pairs(language: str, root: Path) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    for formal in sorted(root.glob(f"*/en-{language}*/*.formal*")):
        if "annotated" not in formal.name and "feminine" not in formal.name:
            casual = formal.with_name(formal.name.replace(".formal", ".informal"))
            pairs += [Pair(*both) for both in zip(_lines(formal), _lines(casual), strict=True)]
    assert pairs, f"no pairs of {language} in {root}"
    return tuple(pairs)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").removesuffix("\n").split("\n")]
