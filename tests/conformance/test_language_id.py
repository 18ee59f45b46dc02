"""How often is the language right? A table per language; bounds only where the script decides."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from xborder_support.language import identify

NON_LATIN = {
    "Arab": ("ar", "fa", "ur"),
    "Beng": ("bn",),
    "Cyrl": ("ru", "uk"),
    "Deva": ("hi",),
    "Hang": ("ko",),
    "Hani": ("zh",),
    "Jpan": ("ja",),
    "Thai": ("th",),
}
SAME = {"tl": "fil", "zh-Hans": "zh", "zh-Hant": "zh"}

Counts = dict[tuple[str, str], Counter[str]]


def _same(tag: str) -> str:
    return SAME.get(tag, tag)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"{path.name} is absent")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def counts(conformance: Path) -> Counts:
    found: Counts = defaultdict(Counter)
    for row in _rows(conformance / "language_id" / "lingua_testdata.jsonl"):
        tag, expected = _same(identify(row["text"]).tag), _same(row["lang"])
        found[expected, row["kind"]][{expected: "right", "und": "und"}.get(tag, "wrong")] += 1
    return found


def _share(counts: Counts, languages: tuple[str, ...], kind: str, verdict: str) -> float:
    total: Counter[str] = sum((counts[language, kind] for language in languages), Counter())
    return total[verdict] / total.total()


def test_a_table_of_every_language_is_printed(counts: Counts) -> None:
    print("\nlanguage  kind      right  und  wrong")  # noqa: T201  (shown with -s)
    for (language, kind), found in sorted(counts.items()):
        print(f"{language:9} {kind:9} {found['right']:5} {found['und']:4} {found['wrong']:6}")  # noqa: T201
    assert {language for language, _ in counts} >= {tag for tags in NON_LATIN.values() for tag in tags}


@pytest.mark.parametrize("script", NON_LATIN)
def test_sentences_in_other_scripts_than_latin_are_right_in_97_of_100(counts: Counts, script: str) -> None:
    assert _share(counts, NON_LATIN[script], "sentence", "right") >= 0.97


def test_an_answer_to_a_sentence_is_seldom_wrong(counts: Counts) -> None:
    languages = tuple({language for language, _ in counts} - {"ms"})  # The Malay lines of the set are Indonesian for a great part.
    assert _share(counts, languages, "sentence", "wrong") <= 0.01


def test_short_support_messages_get_their_language_or_none(conformance: Path) -> None:
    rows = [row for row in _rows(conformance / "language_id" / "support_short_authored.jsonl") if row["lang"] not in {"mixed", "ar-Latn"}]
    answers = [("fil" if row["lang"] == "tl" else row["lang"], identify(row["text"]).tag) for row in rows]
    wrong = [(expected, tag) for expected, tag in answers if tag not in {expected, "und"}]
    assert not wrong
