"""Run every example: Python blocks and ``>>>`` sessions in README, docs and docstrings."""

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser as MystDirective
from sybil.parsers.myst import PythonCodeBlockParser as MystCode
from sybil.parsers.myst import SkipParser as MystSkip
from sybil.parsers.rest import DocTestParser

_FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE

_prose = Sybil(parsers=[MystSkip(), MystCode(doctest_optionflags=_FLAGS), MystDirective(optionflags=_FLAGS)], patterns=["*.md"])
_docstrings = Sybil(parsers=[DocTestParser(optionflags=_FLAGS)], patterns=["*.py"], path="src")

pytest_collect_file = (_prose + _docstrings).pytest()
