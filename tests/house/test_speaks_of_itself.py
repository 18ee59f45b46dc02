"""The files of the project speak of the project alone, and leave nothing to be filled in."""

import re
import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_MAX_BYTES = 2_000_000

# Written so that none of them finds itself.
_FORBIDDEN = {
    "a path of some machine": r"(^|[^A-Za-z0-9_.])/(work|root|farm|tmp|home)/",
    "a host of a package registry": r"(py)pi\.org|(python)hosted|(npm)js\.|deb\.(debian)\.org",
    "words about how it was written": r"\b([Tt]his|[Tt]he) (session|workplace)\b|\b[Ii]ssue #?\d",
    "something left open": r"\b(TO)DO\b|\b(FIX)ME\b|\b(XX)X\b|(NotImplemented)Error|placeholder (implementation)|\b(for) now\b",
}


def _files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listing.returncode:
        pytest.skip("no git repository here, so what belongs to the project is not known")
    return [path for name in listing.stdout.splitlines() if (path := _ROOT / name).is_file() and path.stat().st_size < _MAX_BYTES]


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(_FORBIDDEN[what])
    found = []
    for path in _files():
        if path.suffix == ".ftl":
            continue  # what is said to customers is theirs
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a payload in some other charset
        found += [f"{path.relative_to(_ROOT)}:{number}" for number, line in enumerate(text.split("\n"), 1) if pattern.search(line)]
    assert found == [], what


def test_the_patterns_find_what_they_are_for() -> None:
    samples = ["see /ho" + "me/kim/x", "https://py" + "pi.org/x", "as the ses" + "sion before", "# TO" + "DO: later"]
    for pattern, sample in zip(_FORBIDDEN.values(), samples, strict=True):
        assert re.search(pattern, sample)


def test_no_lock_file_is_kept() -> None:
    assert [path.name for path in _files() if path.name in {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock"}] == []
