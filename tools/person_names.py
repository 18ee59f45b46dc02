"""Pack the person name data of CLDR into the one file that the library reads.

    npm pack cldr-person-names-full && tar -xf cldr-person-names-full-*.tgz
    python tools/person_names.py package --checked 2026-11-22

The package has one file for each locale, and most of them say the same. What is written is JSON, one value a line: the header, every
pattern once, the row of each locale, then the rows. The licence of the data is copied beside it.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

_ORDERS = {"givenFirst": "given_first", "surnameFirst": "surname_first", "sorting": "sorting"}
_USAGES = ("addressing", "referring", "monogram")
_LENGTHS = ("long", "medium", "short")
_FORMALITIES = ("formal", "informal")
#: Nothing but a list is made in the order that sorts, so that it has one usage.
_CELLS = (
    *product(("givenFirst", "surnameFirst"), _USAGES, _LENGTHS, _FORMALITIES),
    *product(("sorting",), ("referring",), _LENGTHS, _FORMALITIES),
)
_LIMIT_BYTES = 150_000


def pack(package: Path, checked: date) -> str:
    """Return the file as text, from the folder of the unpacked npm package."""
    locales = dict(_locales(package))
    patterns = sorted({pattern for data in locales.values() for cell in _CELLS for pattern in _patterns(data, cell)})
    numbers = {pattern: number for number, pattern in enumerate(patterns)}
    packed = {locale: _written(_row(data, numbers)) for locale, data in locales.items()}
    rows = sorted(set(packed.values()))
    index = {locale: rows.index(row) for locale, row in sorted(packed.items())}
    return "\n".join([_written(_header(package, checked)), _written(patterns), _written(index), *rows]) + "\n"


def _locales(package: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted((package / "main").glob("*/personNames.json")):
        yield path.parent.name, json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name]["personNames"]


def _header(package: Path, checked: date) -> Mapping[str, Any]:
    facts = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return {
        "source": f"CLDR {facts['cldrVersion']} personNames, npm {facts['name']} {facts['version']}",
        "licence": facts["license"],
        "checked": checked.isoformat(),
        "confidence": "high",
        "cells": [" ".join((_ORDERS[order], *rest)) for order, *rest in _CELLS],
    }


def _row(data: Mapping[str, Any], numbers: Mapping[str, int]) -> Mapping[str, Any]:
    return {
        "given_first": sorted(data["givenFirst"]),
        "surname_first": sorted(data["surnameFirst"]),
        "native_space": data["nativeSpaceReplacement"],
        "foreign_space": data["foreignSpaceReplacement"],
        "initial": data["initial"],
        "initial_sequence": data["initialSequence"],
        "cells": [[numbers[pattern] for pattern in _patterns(data, cell)] for cell in _CELLS],
    }


def _patterns(data: Mapping[str, Any], cell: tuple[str, ...]) -> list[str]:
    """Return the pattern of a cell and its alternatives, which are written beside it: ``formal``, ``formal-alt-1``."""
    order, usage, length, formality = cell
    found: Mapping[str, str] = data["personName"][order][length][usage]
    return [pattern for key, pattern in sorted(found.items()) if key.partition("-")[0] == formality]


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Write the file and the licence into the folder of the data."""
    target = Path(__file__).parents[1] / "src" / "xborder_support" / "tone" / "names" / "data"
    parser = argparse.ArgumentParser(description="Pack the person name data of CLDR into one file.")
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package cldr-person-names-full")
    parser.add_argument("--checked", type=date.fromisoformat, required=True, help="day on which the package was the newest: 2026-11-22")
    parser.add_argument("--into", type=Path, default=target, help="folder to write into")
    arguments = parser.parse_args()
    text = pack(arguments.package, arguments.checked)
    size = len(text.encode())
    if size > _LIMIT_BYTES:
        parser.error(f"{size} bytes are more than {_LIMIT_BYTES}")
    (arguments.into / "person_names.jsonl").write_text(text, encoding="utf-8")
    (arguments.into / "LICENSE.Unicode-3.0").write_text((arguments.package / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{size} bytes, {len(text.splitlines()) - 3} rows")


if __name__ == "__main__":
    main()
