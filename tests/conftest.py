"""Settings that all tests share: property tests draw the same examples every time and are never timed, and nothing is remembered yet."""

import gc
from functools import lru_cache

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")

_CACHED = type(lru_cache(lambda: None))


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """Forget what was computed before the tests: a process that was forked off may know the answers of code that has changed since."""
    for function in gc.get_objects():
        if isinstance(function, _CACHED) and str(getattr(function, "__module__", "")).startswith("xborder_support."):
            function.cache_clear()
