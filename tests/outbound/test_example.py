"""The example tells a story that ends well, and tells it the same way each time."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def test_the_example_gets_the_message_there() -> None:
    done = subprocess.run([sys.executable, "examples/outbox.py"], cwd=_ROOT, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    posts = [line.split("post to ")[1].split(",")[0] for line in lines if "post to" in line]
    assert posts == ["whatsapp: attempt 1", "whatsapp: attempt 2", "africastalking: attempt 1"]
    assert "may have it already" in next(line for line in lines if "attempt 2" in line)
    assert lines[-1] == "06:30:00  the customer's phone is back: delivered by way 0, dead letters: 0"
