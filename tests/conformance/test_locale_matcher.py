"""Distances and matches agree with CLDR 48 and with the published cases of two matchers; every miss is listed with its reason.

The distances are compared with a plain reading of CLDR's own table, pair by pair. Likely subtags come from langcodes there, by its own
functions, so that our reading of tags is compared as well.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import langcodes
import pytest
from babel.core import get_global
from langcodes.language_distance import AMERICAS

from xborder_support.errors import UsageError
from xborder_support.language import LanguageMatcher, language_distance
from xborder_support.terms import language_tag

_USUAL_THRESHOLD = 50  # CLDR takes what is nearer than this.

_SCRIPT = "expects the older distance between the Chinese scripts; it is 54 in CLDR 48, and support must not mix them up"
_SCRIPT_FIRST = "compares scripts before languages, an option that is not offered"
_LONG = "the tag is longer than 35 characters and is not read"

#: The cases that are answered otherwise, by file and by what they ask, with the reason.
_MISSES: dict[str, dict[tuple[str, str], str]] = {
    "CLDRLocaleMatcherTest.txt": {
        ("en-Hant-TW, und-TW", "zh"): _SCRIPT,
        ("fr, zh-Hans-CN, en-US", "zh-TW"): _SCRIPT,
        ("fr, zh-Hans-CN, en-US", "zh-Hant"): _SCRIPT,
        ("fr, en, en-GB", "en-CA"): "CLDR 48 counts Canada to American English",
        ("mul, nl", "af"): "CLDR 48 has no relation from Afrikaans to Dutch",
        ("und, en-GB-u-sd-gbsct", "en-fonipa-u-nu-Arab-ca-buddhist-t-m0-iso-i0-pinyin"): _LONG,
        ("ru, fr", "zh, pl"): _SCRIPT_FIRST,
        ("hr, en-Cyrl", "sr"): _SCRIPT_FIRST,
        ("da, ru, hr", "sr"): _SCRIPT_FIRST,
    },
    "GoLocaleMatcherTest.txt": {
        ("en, sr, nl", "nl-Cyrl"): "takes any language in the same script; Serbian is no answer to Dutch",
        ("en, sh", "hr"): "sh is Serbian in Latin letters, and Croatian never goes to Serbian by itself",
        ("sr-Cyrl, sr-Latn, ro, ro-MD", "mo"): "the retired tag mo is ro in CLDR 48, without Moldova",
        ("fr, zh-Hans-CN, en-US", "zh-TW"): _SCRIPT,
        ("fr, zh-Hans-CN, en-US", "zh-Hant"): _SCRIPT,
        ("it, fr, zh", "und-Hant"): _SCRIPT,
        ("en-GB, nl", "en, nl, en-GB"): "looks for equal tags first; here en-GB and nl are both at 5, and the earlier entry wins",
        ("und, en-GB-u-sd-usca", "en-US-fonipa-u-nu-Arab-ca-buddhist-sd-usdc-t-m0-iso-i0-pinyin"): _LONG,
    },
}
_CASES = {"CLDRLocaleMatcherTest.txt": 133, "GoLocaleMatcherTest.txt": 150}
_NOTHING = {"null", "und"}  # What the two files write where nothing is offered.


@pytest.mark.parametrize("file", _CASES)
def test_published_cases_are_answered_alike_but_for_the_listed_misses(conformance: Path, file: str) -> None:
    cases = list(_cases(conformance / "locale_matcher" / file))
    missed = {(case.supported, case.desired) for case in cases if not case.is_met()}
    assert len(cases) == _CASES[file]
    assert missed == _MISSES[file].keys()


@pytest.mark.parametrize("file", _CASES)
def test_every_miss_stands_in_the_docs(file: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "language_matching.md").read_text(encoding="utf-8")
    short = [(supported, desired) for (supported, desired), reason in _MISSES[file].items() if reason != _LONG]
    assert [miss for miss in short if f"| `{miss[0]}` | `{miss[1]}` |" not in page] == []


@dataclass(frozen=True)
class _Case:
    supported: str
    desired: str
    expected: str
    threshold: int | None

    def is_met(self) -> bool:
        offered = [tag.strip() for tag in self.supported.split(",") if tag.strip()]
        written = int(offered.pop(0)) if offered and offered[0].isdigit() else _USUAL_THRESHOLD
        limit = (self.threshold or written) - 1
        match = LanguageMatcher(offered, limit=limit).match([tag.strip() for tag in self.desired.split(",")])
        if not offered:
            return match.tag is None and self.expected in _NOTHING
        return _canonical(match.tag or offered[0]) == _canonical(self.expected)


def _canonical(tag: str) -> str:
    try:
        return language_tag(tag)
    except UsageError:
        return tag


def _cases(file: Path) -> Iterator[_Case]:
    threshold = None
    for line in file.read_text(encoding="utf-8").splitlines():
        row = line.split("#")[0].strip()
        if row.startswith("@Threshold="):
            threshold = max(0, int(row.removeprefix("@Threshold="))) or None
        columns = [column.strip() for column in row.split(";")]
        if len(columns) >= 3:
            yield _Case(columns[0], columns[1], columns[2], threshold)


def test_the_distances_are_those_of_cldr_pair_by_pair(conformance: Path) -> None:
    oracle = _Oracle.load(conformance / "locale_matcher" / "languageMatching.json")
    tags = _tags(oracle, conformance)
    differences = {
        (desired, supported): (mine, theirs)
        for desired, supported in product(tags, repeat=2)
        if (mine := language_distance(desired, supported)) != (theirs := oracle.distance(desired, supported))
    }
    assert len(tags) > 500
    assert differences == {}


def _tags(oracle: "_Oracle", conformance: Path) -> list[str]:
    """Return every language of the table and every tag of the cases, but for the locales of one long line that only add regions."""
    cases = [case for file in _CASES for case in _cases(conformance / "locale_matcher" / file) if len(case.supported) < 1000]
    written = {tag.strip() for case in cases for tag in f"{case.supported},{case.desired}".split(",")}
    readable = {tag for tag in written if tag[:2] not in {"", "x-"} and not tag[:2].isdigit() and len(tag) <= 35}
    languages = {tag for pair in oracle.languages for tag in pair} - {"*"}
    scripts = {"-".join(half) for pair in oracle.scripts for half in pair} - {"*-*"}
    regions = {f"{language}-{region}" for language in ("ar", "en", "es", "pt", "zh-Hant", "fr") for region in _REGIONS}
    return sorted(readable | languages | scripts | regions)


_REGIONS = ("AE", "AU", "BV", "CA", "DZ", "EG", "ES", "GB", "GS", "HK", "MA", "MO", "MX", "PH", "PT", "SG", "TW", "US", "VI", "150", "419")


@dataclass(frozen=True)
class _Oracle:
    """Read CLDR's table plainly: the first row that fits counts, in both directions unless it says one way."""

    languages: Mapping[tuple[str, str], int]
    scripts: Mapping[tuple[tuple[str, str], tuple[str, str]], int]
    regions: list[tuple[list[str], list[str], int]]
    variables: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, file: Path) -> "_Oracle":
        table = json.loads(file.read_text(encoding="utf-8"))["supplemental"]["languageMatching"]["written-new"]
        oracle = cls({}, {}, [], {name: _members(row["_value"]) for name, row in table["matchVariables"].items()})
        for row in table["languageMatch"]:
            oracle._add(row)
        return oracle

    def _add(self, row: Mapping[str, Any]) -> None:
        ways = [(row["_desired"], row["_supported"]), (row["_supported"], row["_desired"])]
        for desired, supported in ways[: 1 if row.get("_oneway") else 2]:
            halves = desired.split("-"), supported.split("-")
            if len(halves[0]) == 1:
                self.languages.setdefault((desired, supported), row["_distance"])  # type: ignore[attr-defined]  # (filled while loading)
            elif len(halves[0]) == 2:
                self.scripts.setdefault((tuple(halves[0]), tuple(halves[1])), row["_distance"])  # type: ignore[attr-defined]  # (same)
            else:
                self.regions.append((*halves, row["_distance"]))

    def distance(self, desired: str, supported: str) -> int:
        asked, offered = _maximal(desired), _maximal(supported)
        return self._of_languages(asked[0], offered[0]) + self._of_scripts(asked, offered) + self._of_regions(asked, offered)

    def _of_languages(self, desired: str, supported: str) -> int:
        return 0 if desired == supported else self.languages.get((desired, supported), self.languages["*", "*"])

    def _of_scripts(self, desired: tuple[str, str, str], supported: tuple[str, str, str]) -> int:
        any_script = self.scripts[("*", "*"), ("*", "*")]
        return 0 if desired[1] == supported[1] else self.scripts.get((desired[:2], supported[:2]), any_script)

    def _of_regions(self, desired: tuple[str, str, str], supported: tuple[str, str, str]) -> int:
        if desired[2] == supported[2]:
            return 0
        return next(far for one, other, far in self.regions if self._fits(one, desired) and self._fits(other, supported))

    def _fits(self, pattern: list[str], parts: tuple[str, str, str]) -> bool:
        language, script, region = pattern
        return language in {"*", parts[0]} and script in {"*", parts[1]} and self._is_region(region, parts[2])

    def _is_region(self, pattern: str, region: str) -> bool:
        if pattern.startswith("$!"):
            return region not in self.variables[f"${pattern[2:]}"]
        return region in self.variables[pattern] if pattern.startswith("$") else pattern in {"*", region}


def _members(value: str) -> frozenset[str]:
    """Return the regions of a variable. 019 are the Americas with all that they contain; langcodes leaves out two islands."""
    listed = frozenset(value.split("+"))
    return listed | AMERICAS | {"BV", "GS"} if "019" in listed else listed


@cache
def _maximal(tag: str) -> tuple[str, str, str]:
    language = langcodes.Language.get(_JOINED.get(tag, tag)).prefer_macrolanguage()
    written = (language.language or "und", language.script or "", language.territory or "")
    if written == ("und", "", ""):
        return "und", "Zzzz", "ZZ"
    found = next(likely for key in _keys(*written) if (likely := get_global("likely_subtags").get(key)))
    filled = tuple(
        mine or other for mine, other in zip(("" if written[0] == "und" else written[0], *written[1:]), found.split("_"), strict=True)
    )
    return filled[0], filled[1], filled[2]


_JOINED = {"ajp": "apc", "gom": "kok"}  # CLDR 48 reads the one as the other; langcodes is older.


def _keys(language: str, script: str, region: str) -> list[str]:
    """Return the places to look for what is likely, in the order of UTS 35."""
    return [f"{language}_{script}_{region}", f"{language}_{region}", f"{language}_{script}", language, f"und_{script}", "und"]
