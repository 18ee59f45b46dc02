"""Find what is personal in published sentences, and take published numbers for what they are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from xborder_support.compliance.personal_data import find_personal_data, mask

_KINDS = {
    "EMAIL_ADDRESS": "email",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "PHONE_NUMBER": "phone",
    "IP_ADDRESS": "ip_address",
    "US_SSN": "national_id",
}
_FILES = ["presidio_research_synth_v2", "presidio_research_generated_large"]
# The published cases by market: how many right ones we miss, how many wrong ones we take, and why.
_CASES = {
    "ca_sin": ("CA", 1, 0, "nine bare digits need a word"),
    "de_tax_id": ("DE", 2, 0, "made-up numbers with a wrong digit pattern, and eleven bare digits need a word"),
    "es_nie": ("ES", 0, 0, ""),
    "es_nif": ("ES", 1, 0, "a number of seven digits, one less than the law says"),
    "fi_personal_identity_code": ("FI", 8, 0, "test numbers: 900 and above are given to nobody"),
    "in_aadhaar": ("IN", 0, 0, ""),
    "in_pan": ("IN", 1, 0, "its fourth letter names no kind of holder"),
    "it_fiscal_code": ("IT", 0, 0, ""),
    "kr_rrn": ("KR", 0, 1, "a wrong check digit, which numbers since October 2020 do not have"),
    "pl_pesel": ("PL", 0, 0, ""),
    "se_personnummer": ("SE", 0, 0, ""),
    "sg_fin": ("SG", 1, 0, "a made-up number with a wrong check letter"),
    "th_tnin": ("TH", 0, 1, "a province that there is not, with a right check digit"),
    "tr_national_id": ("TR", 0, 0, ""),
    "uk_nino": ("GB", 0, 1, "a prefix that nobody has, beside the word"),
    "za_id_number": ("ZA", 0, 1, "a digit too many behind the word: who slips is hidden all the same"),
}


def _rows(conformance: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((conformance / "personal_data" / f"{name}.json").read_text(encoding="utf-8"))
    return rows


@pytest.mark.parametrize("name", _FILES)
def test_structured_data_are_covered(conformance: Path, name: str) -> None:
    there: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    recognised: Counter[str] = Counter()
    for row in _rows(conformance, name):
        data = find_personal_data(row["text"])
        for span in (span for span in row["spans"] if span["type"] in _KINDS):
            there[span["type"]] += 1
            covered[span["type"]] += any(datum.start <= span["start"] and span["end"] <= datum.end for datum in data)
            near = (datum for datum in data if datum.start < span["end"] and span["start"] < datum.end)
            recognised[span["type"]] += any(datum.kind == _KINDS[span["type"]] for datum in near)
    assert there.keys() == _KINDS.keys()
    assert sum(covered.values()) / sum(there.values()) >= 0.95
    assert {kind: recognised[kind] / count for kind, count in there.items() if recognised[kind] / count < 0.9} == {}


@pytest.mark.parametrize("name", _FILES)
def test_what_was_found_is_what_the_set_says(conformance: Path, name: str) -> None:
    """Precision by kind; places that are addresses or dates to the set may be parts of them to us, and are not counted."""
    answered: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in _rows(conformance, name):
        spans = [(_KINDS.get(span["type"]), span["start"], span["end"]) for span in row["spans"]]
        for datum in (datum for datum in find_personal_data(row["text"]) if datum.kind in _KINDS.values()):
            answered[datum.kind] += 1
            right[datum.kind] += any(kind == datum.kind and datum.start < end and start < datum.end for kind, start, end in spans)
    assert {kind: right[kind] / count for kind, count in answered.items() if right[kind] / count < 0.95} == {}


@pytest.mark.parametrize("name", _FILES)
def test_no_value_shows_in_a_masked_sentence(conformance: Path, name: str) -> None:
    for row in _rows(conformance, name):
        masked = mask(row["text"])
        assert mask(masked.text).text == masked.text
        for span in masked.spans:
            assert row["text"][span.start : span.end] not in masked.text or span.end - span.start < 6


@pytest.mark.parametrize("group", _CASES)
def test_published_numbers_are_taken_for_what_they_are(conformance: Path, group: str) -> None:
    territory, missed, false, _ = _CASES[group]
    cases = [row for row in _rows(conformance, "presidio_recognizer_cases") if row["group"] == group]
    found = [any(datum.kind == "national_id" for datum in find_personal_data(row["text"], territory=territory)) for row in cases]
    wanted = [row["expected_count"] > 0 for row in cases]
    assert any(wanted)
    assert sum(want and not got for want, got in zip(wanted, found, strict=True)) <= missed
    assert sum(got and not want for want, got in zip(wanted, found, strict=True)) <= false
