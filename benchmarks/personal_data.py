"""Measure finding and masking personal data beside the pattern recognisers of Presidio, on the published sentences of presidio-research.

Presidio is asked as six single recognisers without a language model and without its context words, with scores from 0.3 up, and phones and
social security numbers at any score. That is its pattern part alone, not its best setup. Nobody is told a market. A datum counts as covered
where all of it is hidden, whatever it was taken for. Our time is for all kinds, addresses and national numbers of all markets among them,
and so are the places that were read as such and count for no row of the table.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tldextract
from measure import best_of
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    UsSsnRecognizer,
)

from xborder_support.compliance import find_personal_data, mask

__all__ = ["PEERS", "print_personal_data"]

PEERS = ("presidio-analyzer", "python-stdnum")
_ROOT = Path(__file__).parents[1]
_SET = Path(os.environ.get("XBORDER_CONFORMANCE") or _ROOT.parent / "shared" / "conformance") / "personal_data"
_FILES = ("presidio_research_synth_v2.json", "presidio_research_generated_large.json")
_KINDS = {
    "EMAIL_ADDRESS": "email",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "PHONE_NUMBER": "phone",
    "IP_ADDRESS": "ip_address",
    "US_SSN": "national_id",
}
_UNCUT = {"PHONE_NUMBER", "US_SSN"}
_LOWEST_SCORE = 0.3
Span = tuple[str, int, int]


@dataclass
class Score:
    """Count what was found of one library: by type, how many there are, of the right type, hidden in full, and answers, right and all."""

    there: Counter[str]
    right: Counter[str]
    covered: Counter[str]
    answered: Counter[str]
    true: Counter[str]


def print_personal_data() -> None:
    """Print recall, precision and coverage by type, and the time a text."""
    if not _SET.is_dir():
        print("personal data: no conformance data, set XBORDER_CONFORMANCE to its folder")
        return
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())  # its own copy of the list, and no request
    peer = _presidio()
    for file in _FILES:
        rows = json.loads((_SET / file).read_text(encoding="utf-8"))
        texts = [row["text"] for row in rows]
        _print_scores(file, [_score(rows, map(_ours, texts)), _score(rows, map(peer, texts))], len(texts))
        _print_times(texts, peer)


def _ours(text: str) -> list[Span]:
    names = {kind: name for name, kind in _KINDS.items()}
    return [(names[datum.kind], datum.start, datum.end) for datum in find_personal_data(text) if datum.kind in names]


def _presidio() -> Callable[[str], list[Span]]:
    kinds = (CreditCardRecognizer, IbanRecognizer, EmailRecognizer, PhoneRecognizer, IpRecognizer, UsSsnRecognizer)
    recognisers = [kind() for kind in kinds]

    def found(text: str) -> list[Span]:
        results = (result for one in recognisers for result in one.analyze(text, one.supported_entities, None))
        return [
            (result.entity_type, result.start, result.end)
            for result in results
            if result.score >= _LOWEST_SCORE or result.entity_type in _UNCUT
        ]

    return found


def _score(rows: list[dict[str, Any]], answers: Iterable[list[Span]]) -> Score:
    score = Score(*(Counter() for _ in range(5)))
    for row, spans in zip(rows, answers, strict=True):
        wanted = [(span["type"], span["start"], span["end"]) for span in row["spans"] if span["type"] in _KINDS]
        for kind, start, end in wanted:
            score.there[kind] += 1
            score.right[kind] += any(span[0] == kind and span[1] < end and start < span[2] for span in spans)
            score.covered[kind] += any(first <= start and end <= last for _, first, last in spans)
        for kind, start, end in spans:
            score.answered[kind] += 1
            score.true[kind] += any(other == kind and first < end and start < last for other, first, last in wanted)
    return score


def _print_scores(file: str, scores: list[Score], count: int) -> None:
    print(f"{file}, {count:,} texts\n{'':<24}ours: recall, precision, covered    Presidio: recall, precision, covered")
    for kind in _KINDS:
        cells = [_cells(score, kind) for score in scores]
        print(f"  {kind:<16}{scores[0].there[kind]:>5}      {'         '.join(cells)}")
    covered = [sum(score.covered.values()) / sum(score.there.values()) for score in scores]
    print(f"  {'any type covers':<16}{sum(scores[0].there.values()):>5}{covered[0]:>35.3f}{covered[1]:>37.3f}", flush=True)


def _cells(score: Score, kind: str) -> str:
    recall, covered = (counter[kind] / max(score.there[kind], 1) for counter in (score.right, score.covered))
    return f"{recall:>10.3f}{score.true[kind] / max(score.answered[kind], 1):>8.3f}{covered:>10.3f}"


def _print_times(texts: list[str], peer: Callable[[str], object]) -> None:
    seconds = best_of(*(lambda way=way: [way(text) for text in texts] for way in (find_personal_data, mask, peer)))
    found, masked, theirs = (second / len(texts) * 1e3 for second in seconds)
    ours = f"find {found:.3f} ({theirs / found:.1f}x), mask {masked:.3f} ({theirs / masked:.1f}x)"
    print(f"  ms a text: {ours}, Presidio {theirs:.3f}; bar >= 1x", flush=True)


if __name__ == "__main__":
    print_personal_data()
