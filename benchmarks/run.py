"""Measure this library beside others, section by section, in one run, and print the ratios.

Ratios are what counts: both sides took turns on the same machine. Absolute figures are printed for orientation. ``run.py calendars``
prints that section alone.
"""

import platform
import sys
import zoneinfo
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version

#: Each section stands in a module of its own, with its function and the packages it measures against.
_SECTIONS = {
    "road": "print_road",
    "webhooks": "print_webhooks",
    "mail": "print_mail",
    "calendars": "print_calendars",
    "conditions": "print_conditions",
    "language": "print_language",
    "identify": "print_identify",
    "topics": "print_topics",
    "people": "print_people",
    "frames": "main",
    "sla": "print_sla",
    "tone": "print_tone",
    "lint": "print_lint",
    "personal_data": "print_personal_data",
    "contact": "print_contact",
    "markets": "print_markets",
    "imports": "print_imports",
}


def main(names: list[str]) -> None:
    zoneinfo.reset_tzpath(to=[])  # all sides read the tzdata package, never the machine's own files
    if unknown := set(names) - _SECTIONS.keys():
        sys.exit(f"no section {', '.join(sorted(unknown))}: there are {', '.join(_SECTIONS)}")
    modules = {name: import_module(name) for name in names or _SECTIONS}
    peers = dict.fromkeys(peer for module in modules.values() for peer in getattr(module, "PEERS", ()))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(", ".join([python, *(f"{peer} {version(peer)}" for peer in peers)]))
    del sys.argv[1:]  # a section reads arguments of its own where it is run alone
    for name, module in modules.items():
        print(flush=True)
        section: Callable[[], None] = getattr(module, _SECTIONS[name])
        section()


if __name__ == "__main__":
    main(sys.argv[1:])
