"""Compare what an SMS costs with public vectors."""

import json
from pathlib import Path

from xborder_support.channels import sms

_ENCODINGS = {"GSM-7": "gsm7", "UCS-2": "ucs2"}


def test_every_public_vector_has_its_alphabet_length_and_parts(conformance: Path) -> None:
    vectors = json.loads((conformance / "channels" / "sms.json").read_text(encoding="utf-8"))
    assert vectors
    for vector in vectors:
        found = sms.segments(vector["text"])
        known = (_ENCODINGS[vector["encoding"]], vector["units"], vector["segments"])
        assert (found.encoding, found.units, len(found.parts)) == known, vector["name"]
        assert "".join(found.parts) == vector["text"], vector["name"]
        assert sms.units(vector["text"]) == vector["units"], vector["name"]
