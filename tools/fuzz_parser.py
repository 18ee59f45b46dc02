"""Let atheris look for a payload that makes a parser raise, guided by the code it reaches.

Run: ``pip install atheris`` and ``python tools/fuzz_parser.py <provider> <seconds>``. It begins with the payloads of the tests, and stops
at the first exception with the payload in a file ``crash-…``.
"""

import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["xborder_support.channels", "xborder_support.conversations"]):
    from xborder_support.channels import provider

_TESTS = Path(__file__).parents[1] / "tests" / "channels"
sys.path.insert(0, str(_TESTS))
from mutations import mutated  # noqa: E402  (it stands beside the tests)

_NOW = datetime(2026, 2, 3, 13, tzinfo=UTC)
_LONGEST = 20_000


def _mutate(body: bytes, longest: int, seed: int) -> bytes:
    """Change a payload as bytes, or inside of what it says, where changed bytes alone would only make it unreadable."""
    if seed % 3:
        with suppress(RecursionError):  # what earlier changes nested too deeply to be changed inside
            return mutated(body, Random(seed))[:longest]  # noqa: S311  (to change payloads, not to hide them)
    changed: bytes = atheris.Mutate(body, longest)
    return changed


def main() -> None:
    """Fuzz one parser for so many seconds."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    module = provider(name)

    def read(body: bytes) -> None:
        for event in module.parse(body, received_at=_NOW):
            used = (event.event_id, event.conversation_key, event.at, getattr(event, "text", ""), repr(event))
            if not all(isinstance(value, (str, datetime)) for value in used) or event.at > _NOW:
                raise AssertionError(event.kind)

    with tempfile.TemporaryDirectory() as found:
        limits = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=10", "-verbosity=0", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], found, str(_TESTS / "payloads" / name), *limits], read, custom_mutator=_mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
