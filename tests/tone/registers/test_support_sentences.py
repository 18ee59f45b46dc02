"""The register of what a shop writes: sentences that were written before anybody looked at the rules, in seventeen languages.

A line of ``support_sentences/<tag>.txt`` is ``<register> | <text>``, where ``\\n`` is a line break. ``*`` behind the register: not found at
first sight, and what the rules were mended for. ``?``: nothing in the sentence tells, so no more is asked than that nobody is sure.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from xborder_support.tone.registers import detect_register

FILES = {path.stem: path for path in sorted(Path(__file__).with_name("support_sentences").glob("*.txt"))}


class Sentence(NamedTuple):
    register: str
    is_doubtful: bool
    text: str


def sentences(tag: str) -> list[Sentence]:
    rows = [line.split(" | ", 1) for line in FILES[tag].read_text(encoding="utf-8").splitlines()]
    return [Sentence(label.rstrip("*?"), label.endswith("?"), text.replace("\\n", "\n")) for label, text in rows]


@pytest.mark.parametrize("tag", FILES)
def test_the_register_of_a_support_sentence_is_found(tag: str) -> None:
    wrong = [
        each for each in sentences(tag) if not each.is_doubtful and (detect_register(each.text, tag).register or "neutral") != each.register
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", FILES)
def test_of_a_doubtful_sentence_nobody_is_sure(tag: str) -> None:
    doubtful = [each.text for each in sentences(tag) if each.is_doubtful]
    assert [text for text in doubtful if any(mark.is_sure for mark in detect_register(text, tag).marks)] == []


@pytest.mark.parametrize("tag", FILES)
def test_two_sentences_of_one_register_are_not_mixed(tag: str) -> None:
    for register in ("formal", "casual"):
        texts = [each.text for each in sentences(tag) if each.register in (register, "neutral")]
        assert [both for both in pairwise(texts) if detect_register("\n".join(both), tag).is_mixed] == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "Buenas tardes:"),
        ("es", "Nombre: Ana. Informe anual. Nuestras colecciones de otoño."),
        ("it", "Segnalo un errore nel listino."),
        ("it", "Tutti gli operai hanno contato i reperti."),
        ("pt-PT", "O stock está prestes a acabar. Entregue ontem. Saia azul."),
        ("uk", "Працюємо навіть у неділю, досвід двох десятиліть."),
        ("ru", "Скидки действуют в новом супермаркете и на факультете."),
        ("tr", "Gecikme için çok üzgünüz. Sonuçtan memnunuz."),
        ("tr", "Kargo firması durumu bildirsin."),
        ("cs", "Balík nejspíš dorazí zítra, zájem roste."),
        ("fi", "Tilanne olisi hyvä, jos meillä on aikaa."),
        ("ko", "반품 사유: 제품 하자"),
        ("th", "วันนี้เท่านั้น"),
        ("fr", "Toute la gamme, rendez-vous au rez-de-chaussée."),
        ("de", "Frage zur Rechnung"),
    ],
)
def test_a_common_word_that_looks_like_address_shows_nothing(tag: str, text: str) -> None:
    assert detect_register(text, tag).marks == ()
