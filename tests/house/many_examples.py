"""Draw many more examples in every property test, and read many more changed payloads.

``make fuzz`` loads this as a pytest plugin; ``FUZZ`` says how many times more examples. What is drawn is new each time; a failure names the
seed, and ``XBORDER_SEED`` draws the same payloads again.
"""

import os
import secrets
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_SETTINGS = "_hypothesis_internal_use_settings"  # hypothesis has no public way to change the settings of somebody else's test
_TIMES = int(os.environ.get("FUZZ", "30"))
_OWN_EXAMPLES = "test_mutated_payloads"

os.environ.setdefault("XBORDER_MUTATIONS", "10000")  # a provider
os.environ.setdefault("XBORDER_SEED", secrets.token_hex(4))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if _OWN_EXAMPLES in item.nodeid or _enlarge(getattr(item, "obj", None))]


def _enlarge(test: Any) -> bool:
    """Raise the number of examples of a property test, and tell whether it is one."""
    if not getattr(test, "is_hypothesis_test", False):
        return False
    function = getattr(test, "__func__", test)
    former = getattr(function, _SETTINGS, None) or settings()
    checks = list(HealthCheck)
    many = settings(former, max_examples=former.max_examples * _TIMES, deadline=None, derandomize=False, suppress_health_check=checks)
    setattr(function, _SETTINGS, many)
    return True
