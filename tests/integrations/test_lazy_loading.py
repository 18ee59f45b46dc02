"""An integration is loaded when it is used, and says what to install where something is absent."""

import subprocess
import sys

import pytest

from xborder_support import integrations


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_package_loads_nothing_of_other_people() -> None:
    code = (
        "import sys, xborder_support.integrations; print(sorted({'numpy', 'narwhals', 'pandas', 'polars', 'pyarrow'} & set(sys.modules)))"
    )
    assert _run(code) == "[]"


def test_frames_load_no_library_of_frames() -> None:
    code = "import sys; from xborder_support.integrations import frames; print(sorted({'pandas', 'polars', 'pyarrow'} & set(sys.modules)))"
    assert _run(code) == "[]"


@pytest.mark.parametrize("absent", ["numpy", "narwhals"])
def test_what_is_absent_is_named_with_the_command_that_installs_it(absent: str) -> None:
    code = f"""
import sys
sys.modules[{absent!r}] = None
from xborder_support.errors import MissingExtraError
try:
    from xborder_support.integrations import frames
except MissingExtraError as error:
    print(error.code, "|", error.message, "|", error.hint)
"""
    assert _run(code) == f"missing-extra | data frames need the package {absent} | pip install 'xborder-support[frames]'"


def test_another_missing_module_is_reported_as_it_is() -> None:
    code = """
import sys
sys.modules["xborder_support.calendars"] = None
try:
    from xborder_support.integrations import frames
except ModuleNotFoundError as error:
    print(type(error).__name__, error.name)
"""
    assert _run(code) == "ModuleNotFoundError xborder_support.calendars"


def test_the_table_of_names_is_what_it_offers() -> None:
    assert "frames" in integrations.__all__
    assert {"frames", "__doc__"} <= set(dir(integrations))
    assert {"business_seconds", "due", "is_open", "process_batch", "sla_report"} <= set(integrations.frames.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'frame'"):
        _ = integrations.frame
