"""Find the conformance data, which stays outside the project because each set has a licence of its own."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
CONFORMANCE = Path(os.environ.get("XBORDER_CONFORMANCE") or _ROOT.parent / "shared" / "conformance")


@pytest.fixture(scope="session")
def conformance() -> Path:
    if not CONFORMANCE.is_dir():
        pytest.skip("no conformance data: set XBORDER_CONFORMANCE to its folder")
    return CONFORMANCE
