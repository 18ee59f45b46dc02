"""Settings that all tests share: property tests draw the same examples every time and are never timed."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")
