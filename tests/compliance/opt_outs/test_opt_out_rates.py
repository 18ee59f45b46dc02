"""How often is a wish to be left alone missed, and how often is an ordinary message taken for one, language by language?"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from xborder_support.compliance import recognise_opt_out

PHRASES = Path(__file__).parent / "phrases"
HAS_REGION = re.compile(r"-[A-Z]{2}$")  # Such a row is read with its tag as the locale.
FILES = sorted(PHRASES.glob("*.tsv"))
BIG = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")
SMALL = (
    "af", "bg", "ca", "cs", "da", "el", "et", "fi", "ga", "hr", "hu", "is", "lt", "lv", "mt", "nb", "ro", "sk", "sl", "sr", "sv", "uk",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rates:
    """Count the phrases of a language, and both kinds of error."""

    phrases: int
    wishes: int
    missed: tuple[str, ...]
    ordinary: int
    alarms: tuple[str, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.wishes if self.wishes else 1.0

    @property
    def false_positives(self) -> float:
        return len(self.alarms) / self.ordinary if self.ordinary else 0.0


def _verdict(row: list[str]) -> str:
    return recognise_opt_out(row[3], channel=row[1], locale=row[2] if HAS_REGION.search(row[2]) else None).verdict


def _rates(file: Path) -> Rates:
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    read = [(row[0], row[3], _verdict(row)) for row in rows]
    labels = Counter(expected for expected, _, _ in read)
    missed = tuple(text for expected, text, verdict in read if expected == "stop" and verdict != "stop")
    alarms = tuple(text for expected, text, verdict in read if expected == "none" and verdict != "none")
    return Rates(len(rows), labels["stop"], missed, labels["none"], alarms)


@pytest.fixture(scope="module")
def rates() -> dict[str, Rates]:
    """Return the rates by language and print them, to be seen with ``-s``."""
    found = {file.stem: _rates(file) for file in FILES}
    for tag, its in found.items():
        print(  # noqa: T201  (the report this file is for)
            f"{tag:8} phrases {its.phrases:4}  recall {its.recall:.3f} of {its.wishes:3}"
            f"  false positives {its.false_positives:.3f} of {its.ordinary:3}",
        )
    return found


@pytest.mark.parametrize("tag", [file.stem for file in FILES])
def test_hardly_a_wish_is_missed_and_hardly_an_ordinary_message_taken_for_one(tag: str, rates: dict[str, Rates]) -> None:
    assert rates[tag].recall >= 0.98, rates[tag].missed
    assert rates[tag].false_positives <= 0.005, rates[tag].alarms


def test_the_set_is_large_enough_to_tell(rates: dict[str, Rates]) -> None:
    assert sum(its.phrases for its in rates.values()) >= 1500
    assert {tag: rates[tag].phrases for tag in BIG if rates[tag].phrases < 40} == {}
    assert {tag: rates[tag].phrases for tag in SMALL if rates[tag].phrases < 25} == {}
    assert rates["en"].phrases >= 100
    assert {tag: its.ordinary for tag, its in rates.items() if tag in BIG + SMALL and its.ordinary < 10} == {}
