"""A folder of a host with every kind of mistake: all of them are told at once, each with its file, key, line and remedy."""

from pathlib import Path

import pytest

from xborder_support.errors import MarketDataError
from xborder_support.markets import Markets

INDEX = """[territories]
KZ = ["KZ", "world"]
XX = ["world"]
PK = ["apac", "apac", "world"]
"""
JAPAN = """# ours
curency = { value = "JPY", source = "x" }
currency = { source = "our books" }
languages = { value = { ja = 1.2 } }
support_hours = { value = "unknown", confidence = "sure" }
week_start = "unknown"
register = { value = { line = "formal" } }
address = { value = { lines = ["{strret}"], postal_code = "[0-9" } }
feasts = { value = { "Obon Feast" = "none" } }
phone = { value = { use = "always", toll_free = ["call me"] } }
"""

#: File, line, key, code, and what the remedy names.
FAULTS = [
    ("_index.toml", 2, "territories.KZ[0]", "bad-name", "north_america"),  # a territory inherits from regions, never from itself
    ("_index.toml", 3, "territories.XX", "unknown-territory", "ISO 3166-1"),
    ("_index.toml", 4, "territories.PK", "entry-twice", "once"),
    ("JP.toml", 2, "curency", "unknown-key", '"currency"'),
    ("JP.toml", 3, "currency.value", "missing-key", "value ="),
    ("JP.toml", 4, "languages.value.ja", "less-than-equal", "1.0"),
    ("JP.toml", 5, "support_hours.confidence", "unknown-value", "medium"),
    ("JP.toml", 6, "week_start", "not-a-table", "source"),
    ("JP.toml", 7, "register.value", "missing-key", "default ="),
    ("JP.toml", 8, "address.value.lines[0]", "bad-address-line", "{street}"),
    ("JP.toml", 8, "address.value.postal_code", "bad-pattern", "[0-9]{5}"),
    ("JP.toml", 9, 'feasts.value."Obon Feast"', "bad-name", "eid-al-fitr"),
    ("JP.toml", 10, "phone.value.use", "unknown-value", "urgent"),
    ("JP.toml", 10, "phone.value.toll_free[0]", "bad-name", "0800"),
]


def test_every_fault_is_told_at_once_with_its_place_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "_index.toml").write_text(INDEX, encoding="utf-8")
    (tmp_path / "JP.toml").write_text(JAPAN, encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        Markets.packaged().with_overrides(tmp_path)
    found = {(Path(fault.file or "").name, fault.line, fault.key, fault.code): fault.hint or "" for fault in caught.value.faults}
    assert sorted(found, key=str) == sorted((row[:4] for row in FAULTS), key=str)
    assert [row[:4] for row in FAULTS if row[4] not in found[row[:4]]] == []


def test_what_the_host_did_not_touch_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "JP.toml").write_text(JAPAN, encoding="utf-8")
    before = Markets.packaged()
    with pytest.raises(MarketDataError):
        before.with_overrides(tmp_path)
    assert before.digest == ""
