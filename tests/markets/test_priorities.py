"""Which languages and markets to open first: worked examples, laws of the ranking, and every fault of the sales at once."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.markets import Fact, Market, Priorities, list_markets, prioritise, suggest_market
from xborder_support.markets.derived import spoken_languages
from xborder_support.markets.spoken import shares_in, written_language
from xborder_support.terms import Territory

ON = date(2026, 11, 22)


def _market(code: str, **shares: Any) -> Market:
    """Return a territory as drafted, in which people speak what a test says."""
    draft = suggest_market(code, on=ON)
    spoken: Any = {tag.replace("_", "-"): share for tag, share in shares.items()}
    return Market.from_facts(draft.territory, draft.regions, {**draft.facts, "languages": Fact(spoken, "test", "high")})


MADE_UP = (_market("DE", de=1.0, en=0.5), _market("GB", en=1.0), _market("BE", nl=0.5, fr=0.5))


def _languages(ranked: Priorities) -> list[tuple[str, float]]:
    return [(one.language, round(one.added, 6)) for one in ranked.languages]


def test_each_language_counts_by_what_it_adds_to_those_before_it() -> None:
    ranked = prioritise({"DE": 60, "GB": 30, "BE": 10}, markets=MADE_UP)
    assert _languages(ranked) == [("de", 0.6), ("en", 0.3), ("fr", 0.05), ("nl", 0.025)]
    assert [round(one.covered, 6) for one in ranked.languages] == [0.6, 0.9, 0.95, 0.975]
    assert ranked.orders == 100


def test_a_language_is_ranked_across_territories() -> None:
    ranked = prioritise({"DE": 50, "GB": 40, "BE": 10}, markets=MADE_UP)
    # English: 40 of Britain and half of Germany; German then adds the other half.
    assert _languages(ranked)[:2] == [("en", 0.65), ("de", 0.25)]
    assert ranked.languages[0].territories == ("GB", "DE")
    assert ranked.languages[1].territories == ("DE",)


def test_two_languages_that_half_the_people_speak_reach_three_quarters() -> None:
    ranked = prioritise({"BE": 1}, markets=MADE_UP)
    assert _languages(ranked) == [("fr", 0.5), ("nl", 0.25)]
    assert ranked.languages[-1].covered == 0.75


def test_a_noted_language_covers_its_order_alone() -> None:
    ranked = prioritise([("DE", "tr", 40), ("DE", "de-AT", 35), ("DE", None, 25)], markets=MADE_UP)
    assert _languages(ranked) == [("de", 0.6), ("tr", 0.4)]
    assert [one.territory for one in ranked.markets] == ["DE"]


@pytest.mark.parametrize("language", ["und", None])
def test_an_undetermined_language_is_none(language: str | None) -> None:
    assert _languages(prioritise([("GB", language, 3)], markets=MADE_UP)) == [("en", 1.0)]


def test_one_language_has_one_name_wherever_it_is_written() -> None:
    ranked = prioritise([("BR", "pt-BR", 1), ("PT", "pt_PT", 1), ("TW", "zh-TW", 1), ("HK", "zh-HK", 1), ("NO", "no", 1), ("NO", "nb", 1)])
    assert _languages(ranked) == [("nb", 0.333333), ("pt", 0.333333), ("zh-Hant", 0.333333)]


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("pt-BR", "pt"),
        ("en-001", "en"),
        ("zh-CN", "zh"),
        ("zh-Hant-HK", "zh-Hant"),
        ("sr-Latn", "sr-Latn"),
        ("sr-ME", "sr-Latn"),
        ("pa-PK", "pa-Arab"),
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("x-kaze", "x-kaze"),
        ("ja-Latn-hepburn", "ja-Latn"),
    ],
)
def test_a_tag_loses_its_territory_and_keeps_its_script(tag: str, written: str) -> None:
    assert written_language(tag) == written
    assert written_language(written) == written


def test_markets_are_ranked_by_their_orders_and_name_those_that_want_a_draft() -> None:
    ranked = prioritise([("KZ", None, 10), ("DE", "de", 20), ("DE", None, 40), ("AT", None, 30)])
    assert [(one.territory, one.added, one.covered, one.is_packaged) for one in ranked.markets] == [
        ("DE", 0.6, 0.6, True),
        ("AT", 0.3, 0.9, True),
        ("KZ", 0.1, 1.0, False),
    ]


def test_territories_that_are_not_packaged_speak_as_cldr_says() -> None:
    assert "KZ" not in list_markets()
    ranked = prioritise({"KZ": 1})
    share = {tag: share for tag, (share, _) in spoken_languages("KZ").items()}
    assert _languages(ranked)[:2] == [("ru", share["ru"]), ("kk", round((1 - share["ru"]) * share["kk"], 6))]  # type: ignore[index]


@pytest.mark.parametrize("code", list_markets())
def test_every_packaged_market_can_be_ranked(code: str) -> None:
    ranked = prioritise({code: 1})
    assert ranked.languages[0].added == max(shares_in(Territory(code)).values())


def test_a_market_whose_languages_nobody_knows_speaks_as_cldr_says() -> None:
    draft = suggest_market("KZ", on=ON)
    silent = Market.from_facts(draft.territory, draft.regions, {**draft.facts, "languages": Fact("unknown", "test", "low")})
    unsure = _market("KZ", kk="unknown")
    assert prioritise({"KZ": 1}, markets=[silent]) == prioritise({"KZ": 1}, markets=[unsure]) == prioritise({"KZ": 1})


def test_orders_from_where_nobody_lives_are_covered_by_no_language() -> None:
    ranked = prioritise({"AQ": 1, "GB": 1}, markets=MADE_UP)
    assert _languages(ranked) == [("en", 0.5)]
    assert [one.territory for one in ranked.markets] == ["AQ", "GB"]


def test_languages_that_are_supported_count_from_the_start_and_are_not_ranked() -> None:
    ranked = prioritise({"DE": 50, "GB": 30, "BE": 20}, supported=["en-US", "ja"], markets=MADE_UP)
    assert [(one.language, round(one.added, 6), round(one.covered, 6)) for one in ranked.languages] == [
        ("de", 0.25, 0.8),  # half of Germany reads English, and all of it German
        ("fr", 0.1, 0.9),
        ("nl", 0.05, 0.95),
    ]
    assert [one.territory for one in ranked.markets] == ["DE", "GB", "BE"]


def test_a_supported_language_serves_in_its_own_script_alone() -> None:
    rows = [("CN", "zh", 2), ("TW", "zh-TW", 1), ("BR", "pt-BR", 1)]
    assert _languages(prioritise(rows, supported=["zh-Hans-CN", "pt-PT"])) == [("zh-Hant", 0.25)]
    assert prioritise(rows, supported=["zh", "zh-Hant", "pt", "pt"]).languages == ()


def test_a_supported_language_that_is_none_is_named() -> None:
    with pytest.raises(UsageError) as caught:
        prioritise({"JP": 1}, supported=["Japanese"])
    assert caught.value.code == "bad-language-tag"


def test_what_adds_too_little_is_left_out() -> None:
    sales = {"DE": 98, "GB": 1, "BE": 1}
    assert [one.language for one in prioritise(sales, markets=MADE_UP, least=0.006).languages] == ["de", "en"]
    assert [one.territory for one in prioritise(sales, markets=MADE_UP, least=0.02).markets] == ["DE"]
    assert [one.language for one in prioritise(sales, markets=MADE_UP, least=0).languages] == ["de", "en", "fr", "nl"]


@pytest.mark.parametrize("sales", [{}, [], {"DE": 0}, [("DE", "de", 0.0), ("FR", None, 0)]])
def test_where_nothing_was_sold_nothing_is_ranked(sales: Any) -> None:
    assert prioritise(sales) == Priorities(orders=0.0, languages=(), markets=())


def test_rows_add_up_whatever_kind_of_number_they_hold() -> None:
    rows: Any = [("de", None, 1), ["DE", None, 0.5], ("DE", None, Fraction(1, 4)), ("DE", None, Decimal("0.25"))]
    assert prioritise(rows, markets=MADE_UP).orders == 2


def test_every_fault_is_named_at_once_with_its_place() -> None:
    rows: Any = [
        ("DE", "de", -1),
        ("XX", None, 3),
        ("FR", None, nan),
        ("FR", None, inf),
        ("FR", None, 10**400),
        ("FR", "??", 1),
        ("FR", None, Decimal("sNaN")),
        ("FR", None, True),
        ("FR", None, "12"),
        ("FR", 7, 1),
        (None, None, 1),
        ("DE", 1),
        "DE",
        ("GB", None, 4),
    ]
    with pytest.raises(UsageError) as caught:
        prioritise(rows)
    assert caught.value.code == "bad-sales"
    lines = caught.value.message.splitlines()
    assert lines[0] == "13 faults in the sales:"
    assert [line.split(":")[0] for line in lines[1:]] == [f"  sales[{number}]" for number in range(13)]
    assert "unknown territory 'XX'" in lines[2]


def test_faults_of_a_mapping_are_named_by_territory() -> None:
    with pytest.raises(UsageError, match=r"^1 fault in the sales:\n  sales\['Japan'\]: unknown territory") as caught:
        prioritise({"Japan": 5, "DE": 4})
    assert 'did you mean "JP"?' in caught.value.message


def test_a_thousand_faults_are_counted_and_twenty_shown() -> None:
    with pytest.raises(UsageError) as caught:
        prioritise([("ZZ", None, 1)] * 1000)
    assert caught.value.message.startswith("1000 faults")
    assert caught.value.message.endswith("and 980 more")


@pytest.mark.parametrize("sales", ["DE", None, 5])
def test_what_is_no_sales_at_all_is_refused(sales: Any) -> None:
    with pytest.raises(UsageError) as caught:
        prioritise(sales)
    assert caught.value.code == "bad-sales"


@pytest.mark.parametrize("least", [-0.1, 1.1, nan, True, "0.1", None])
def test_a_least_share_that_is_none_is_refused(least: Any) -> None:
    with pytest.raises(UsageError) as caught:
        prioritise({"DE": 1}, least=least)
    assert caught.value.code == "bad-share"


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["DE", "AT", "JP", "KZ", "IN", "NG", "BE", "AQ", "ID"]),
        st.sampled_from([None, None, "de", "en", "ja", "pt-BR", "und"]),
        st.integers(0, 10**6) | st.floats(0, 1e6),
    ),
    max_size=12,
)


@given(rows=_ROWS)
@settings(max_examples=60, deadline=None)
def test_what_is_added_only_shrinks_and_makes_up_what_is_covered(rows: list[tuple[str, str | None, float]]) -> None:
    ranked = prioritise(rows, least=0)
    entries: Any
    for entries in (ranked.languages, ranked.markets):
        covered = 0.0
        for one in entries:
            covered += one.added
            assert one.covered == pytest.approx(covered)
            assert 0 < one.added <= 1 + 1e-9
            assert one.covered <= 1
        assert all(earlier.added >= later.added - 1e-9 for earlier, later in pairwise(entries))
    if ranked.markets:
        assert ranked.markets[-1].covered == pytest.approx(1)


@given(rows=_ROWS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_and_the_unit_of_orders_change_nothing(rows: list[tuple[str, str | None, float]], data: st.DataObject) -> None:
    whole = [(code, language, int(orders)) for code, language, orders in rows]
    mixed = data.draw(st.permutations(whole))
    ranked = prioritise(whole)
    assert prioritise(mixed) == ranked
    doubled = prioritise([(code, language, orders * 2) for code, language, orders in whole])
    assert [one.language for one in doubled.languages] == [one.language for one in ranked.languages]
    assert [one.territory for one in doubled.markets] == [one.territory for one in ranked.markets]
