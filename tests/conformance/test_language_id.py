"""How often is the language right? A table per language, of the core and with the model; bounds where something is promised."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from xborder_support.language import LanguageDetector, identify
from xborder_support.language.lexicon import home_languages

NON_LATIN = {
    "Arab": ("ar", "fa", "ur"),
    "Beng": ("bn",),
    "Cyrl": ("ru", "uk"),
    "Deva": ("hi",),
    "Hang": ("ko",),
    "Hani": ("zh",),
    "Jpan": ("ja",),
    "Thai": ("th",),
}
OTHER_SCRIPTS = tuple(tag for tags in NON_LATIN.values() for tag in tags)
SAME = {"tl": "fil", "zh-Hans": "zh", "zh-Hant": "zh"}
UNSURE = {"ms"}  # The Malay lines of the set are Indonesian for a great part.

# The prior: each row of a language is read in one of those of these markets that speak it, in turns, also as the second or third language
# there. The true language is always one of the market's, so the figures are an upper bound of what a shop will see.
MARKETS = (
    *("GB", "MX", "BR", "FR", "BE", "CH", "DE", "IT", "NL", "PL", "RU", "UA", "TR", "SA"),
    *("IR", "IN", "BD", "PK", "TH", "VN", "ID", "MY", "PH", "JP", "KR", "TW", "KE", "RO"),
)

Counts = Mapping[tuple[str, str], Counter[str]]


def _same(tag: str) -> str:
    return SAME.get(tag, tag)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"{path.name} is absent")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def rows(conformance: Path) -> list[dict[str, str]]:
    return _rows(conformance / "language_id" / "lingua_testdata.jsonl")


@pytest.fixture(scope="module")
def langid() -> LanguageDetector:
    pytest.importorskip("py3langid")
    from xborder_support.integrations.langid import LangidDetector  # noqa: PLC0415  (needs the extra)

    return LangidDetector()


def _markets_of(tag: str) -> tuple[str, ...]:
    return tuple(market for market in MARKETS if any(_same(home) == tag for home in home_languages(market)))


def _counted(rows: list[dict[str, str]], detector: LanguageDetector | None, *, with_market: bool) -> Counts:
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for position, row in enumerate(rows):
        expected = _same(row["lang"])
        markets = _markets_of(expected)
        guess = identify(row["text"], market=markets[position % len(markets)] if with_market else None, detector=detector)
        verdict = {expected: "right", "und": "und"}.get(_same(guess.tag), "wrong")
        found[expected, row["kind"]].update([verdict, *(["mixed"] if guess.is_mixed else [])])
    return found


@pytest.fixture(scope="module")
def core(rows: list[dict[str, str]]) -> Counts:
    return _counted(rows, None, with_market=False)


@pytest.fixture(scope="module")
def core_at_home(rows: list[dict[str, str]]) -> Counts:
    return _counted(rows, None, with_market=True)


@pytest.fixture(scope="module")
def model(rows: list[dict[str, str]], langid: LanguageDetector) -> Counts:
    return _counted(rows, langid, with_market=False)


@pytest.fixture(scope="module")
def model_at_home(rows: list[dict[str, str]], langid: LanguageDetector) -> Counts:
    return _counted(rows, langid, with_market=True)


def _sum(counts: Counts, kind: str, languages: tuple[str, ...] | None = None) -> Counter[str]:
    names = languages or tuple({language for language, _ in counts} - UNSURE)
    return sum((counts[language, kind] for language in names), Counter())


def _share(counts: Counts, kind: str, verdict: str, languages: tuple[str, ...] | None = None) -> float:
    total = _sum(counts, kind, languages)
    return total[verdict] / (total["right"] + total["und"] + total["wrong"])


def _show(title: str, *columns: Counts) -> None:
    """Print right, undetermined and wrong answers of each language; shown with -s."""
    print(f"\n{title}\nlanguage  kind        no market: right  und  wrong      market: right  und  wrong")  # noqa: T201
    for language, kind in sorted(columns[0]):
        cells = "".join(
            f"{found['right']:19} {found['und']:4} {found['wrong']:6}" for found in (column[language, kind] for column in columns)
        )
        print(f"{language:9} {kind:9}{cells}")  # noqa: T201
    for kind in ("sentence", "pair"):
        for name, group in (("other scripts", OTHER_SCRIPTS), ("all but ms", None)):
            figures = (
                f"{verdict} {_share(column, kind, verdict, group):.1%}" for column in columns for verdict in ("right", "und", "wrong")
            )
            print(f"{kind:9} {name:14}", *figures)  # noqa: T201


def test_a_table_of_every_language_is_printed_for_the_core(core: Counts, core_at_home: Counts) -> None:
    _show("core", core, core_at_home)
    assert {language for language, _ in core} >= set(OTHER_SCRIPTS)


def test_a_table_of_every_language_is_printed_with_the_model(model: Counts, model_at_home: Counts) -> None:
    _show("langid", model, model_at_home)
    assert {language for language, _ in model} >= set(OTHER_SCRIPTS)


def test_the_prior_names_28_markets_and_leaves_no_language_out(rows: list[dict[str, str]]) -> None:
    assert len(MARKETS) == len(set(MARKETS)) == 28
    assert all(_markets_of(_same(row["lang"])) for row in rows)


@pytest.mark.parametrize("script", NON_LATIN)
def test_sentences_in_other_scripts_than_latin_are_right_in_97_of_100(core: Counts, script: str) -> None:
    assert _share(core, "sentence", "right", NON_LATIN[script]) >= 0.97


def test_other_scripts_are_right_in_97_of_100_overall(core: Counts, core_at_home: Counts) -> None:
    assert _share(core, "sentence", "right", OTHER_SCRIPTS) >= 0.97
    with_market = _sum(core_at_home, "sentence", OTHER_SCRIPTS) + _sum(core_at_home, "pair", OTHER_SCRIPTS)
    assert with_market["right"] >= 0.97 * (with_market["right"] + with_market["und"] + with_market["wrong"])


def test_pairs_of_words_are_right_in_95_of_100_with_the_model_and_the_market(model_at_home: Counts) -> None:
    assert _share(model_at_home, "pair", "right") >= 0.95
    assert _share(model_at_home, "pair", "right", tuple({language for language, _ in model_at_home})) >= 0.95  # Malay too
    assert _share(model_at_home, "sentence", "right") >= 0.98


@pytest.mark.parametrize("which", ["core", "core_at_home", "model", "model_at_home"])
def test_an_answer_is_seldom_wrong(which: str, request: pytest.FixtureRequest) -> None:
    counts: Counts = request.getfixturevalue(which)
    assert _share(counts, "sentence", "wrong") <= 0.01
    assert _share(counts, "pair", "wrong") <= 0.02


@pytest.mark.parametrize("which", ["core", "model"])
def test_sentences_of_one_language_are_seldom_called_mixed(which: str, request: pytest.FixtureRequest) -> None:
    assert _sum(request.getfixturevalue(which), "sentence")["mixed"] <= 0.005 * 50 * 25


@pytest.mark.parametrize("with_model", [False, True])
def test_short_support_messages_get_their_language_or_none(conformance: Path, langid: LanguageDetector, *, with_model: bool) -> None:
    rows = [row for row in _rows(conformance / "language_id" / "support_short_authored.jsonl") if row["lang"] != "mixed"]
    detector = langid if with_model else None
    answers = [("fil" if row["lang"] == "tl" else row["lang"], identify(row["text"], detector=detector).tag) for row in rows]
    wrong = [(expected, tag) for expected, tag in answers if tag not in {expected, "und"}]
    assert not wrong
    assert all(expected == tag for expected, tag in answers if expected in {"zh-Hans", "zh-Hant", "ja"})
    romanised = [expected == tag for expected, tag in answers if expected in {"ar-Latn", "hi-Latn"}]
    assert sum(romanised) >= 0.8 * len(romanised)
