"""What only shows itself once the rest is hidden is hidden too, and the spans say so in the places of the original."""

from __future__ import annotations

import pytest

from xborder_support.compliance.personal_data import mask

_LOOKED = [
    # text, market, masked, spans as (kind, start, end)
    ("〒150-0001 467 3395", "US", "〒***-**** *** ****", [("address", 1, 9), ("address", 10, 18)]),
    ("x, 〒150-0001 138 1234 5678 y", "US", "x, 〒***-**** *** **** 5678 y", [("address", 4, 12), ("address", 13, 21)]),
    (
        "0171 2345678〒150-0001 138 1234 5678",
        "US",
        "**** ***5678〒***-**** *** **** 5678",
        [("phone", 0, 12), ("address", 13, 21), ("address", 22, 30)],
    ),
    ("〒150-0001: 0171 2345678", "US", "〒***-****: **** ***5678", [("address", 1, 9), ("phone", 11, 23)]),
    ("12 Main Street-12 Main Street", "DE", "** **** ******-** **** ******", [("address", 0, 14), ("address", 15, 29)]),
    ("j@x.io-john [at] example dot com, ", None, "*@********* [**] ******* *** ***, ", [("email", 0, 32)]),
    ("138 1234 5678, zip 0171 2345678", "US", "138 1234 5678, zip **** *******", [("address", 19, 23), ("address", 24, 31)]),
    (
        "〒150-0001 467 3395 ana.b@example.com",
        None,
        "〒***-**** *** **** a****@example.com",
        [("address", 1, 9), ("address", 10, 18), ("email", 19, 36)],
    ),
    ("0171 234567812345  4111 1111 1111 1111 x", "DE", "0171 ************  **** **** **** **** x", [("card", 5, 38)]),
    ("Street\n4111111111111111 078-05-1121.", None, "Street\n**************** ***-**-****.", [("national_id", 7, 35)]),
]


@pytest.mark.parametrize(("text", "territory", "shown", "spans"), _LOOKED, ids=[f"look-{place}" for place in range(len(_LOOKED))])
def test_a_second_look_hides_what_shows_itself(text: str, territory: str | None, shown: str, spans: list[tuple[str, int, int]]) -> None:
    masked = mask(text, territory=territory)
    assert masked.text == shown
    assert [(span.kind, span.start, span.end) for span in masked.spans] == spans
    assert [(span.masked_start, span.masked_end) for span in masked.spans] == [(start, end) for _, start, end in spans]
    assert mask(masked.text, territory=territory).spans == ()


def test_places_in_a_redacted_text_lead_back_to_the_original() -> None:
    text = "〒150-0001 467 3395 and ana@example.com"
    masked = mask(text, territory="US", level="redact")
    assert [(span.kind, text[span.start : span.end], masked.text[span.masked_start : span.masked_end]) for span in masked.spans] == [
        ("address", "150-0001", "[address]"),
        ("address", "467 3395", "[address]"),
        ("email", "ana@example.com", "[e-mail]"),
    ]
