"""The example says one thing on six channels, and loses nothing of it on any."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "one_answer_everywhere.py"


def test_every_channel_gets_the_whole_text(capsys: pytest.CaptureFixture[str]) -> None:
    example = runpy.run_path(str(_EXAMPLE))
    example["main"]()
    printed = capsys.readouterr().out
    assert printed.count("===") == len(example["PLACES"])
    assert printed.count(example["TEXT"]) == len(example["PLACES"])
    assert printed.count("Send it back") == 3  # where there are no buttons, the options stand in the text
    assert "error" not in printed
