"""A share comes with what it can and cannot tell, and customers who still wait are counted."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from xborder_support.errors import UsageError
from xborder_support.sla import Attainment, attainment, attainment_by, median_response, median_wait

_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class _Run:
    elapsed: timedelta
    business: timedelta | None = None
    fulfilled_at: object = None
    state: str = "met"


@pytest.mark.parametrize(
    ("met", "total", "low", "high"),
    [(9, 10, 60, 98), (92, 100, 85, 96), (89, 100, 81, 94), (0, 10, 0, 28), (10, 10, 72, 100), (1, 1, 21, 100)],
)
def test_the_interval_is_wilsons(met: int, total: int, low: int, high: int) -> None:
    found = Attainment(met, total - met)
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low * 100), round(found.high * 100)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_agrees_with_scipy(met: int, missed: int) -> None:
    found = Attainment(met, missed)
    if not found.total:
        assert (found.share, found.low, found.high) == (None, None, None)
        return
    peer = binomtest(met, found.total).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((peer.low, peer.high), abs=1e-9)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.met / found.total <= found.high <= 1


@pytest.mark.parametrize(
    ("counts", "target", "verdict"),
    [
        ((92, 8), 0.95, "cannot_tell"),
        ((9, 1), 0.95, "cannot_tell"),
        ((890, 110), 0.95, "broken"),
        ((990, 10), 0.95, "kept"),
        ((0, 0), 0.95, "cannot_tell"),
        ((0, 0, 40), 0.5, "broken"),
        ((100, 0), 1.0, "cannot_tell"),
        ((0, 3), 1, "broken"),
    ],
)
def test_a_target_share_is_compared_with_the_interval(counts: tuple[int, ...], target: float, verdict: str) -> None:
    assert Attainment(*counts).verdict(target) == verdict


@pytest.mark.parametrize("target", [0, -0.1, 1.01, 95, True, "95%", float("nan")])
def test_a_target_share_that_is_none_is_refused(target: Any) -> None:
    with pytest.raises(UsageError) as refused:
        Attainment(9, 1).verdict(target)
    assert refused.value.code == "bad-share"


@pytest.mark.parametrize("count", [-1, 1.5, True, "9"])
def test_counts_are_whole_numbers_from_nought(count: Any) -> None:
    with pytest.raises(UsageError) as refused:
        Attainment(9, count)
    assert refused.value.code == "bad-count"


@pytest.mark.parametrize(
    ("total", "is_shown", "is_ranked", "codes"),
    [
        (9, False, False, ["too-few-for-a-share"]),
        (10, True, False, ["too-few-to-rank"]),
        (29, True, False, ["too-few-to-rank"]),
        (30, True, True, []),
    ],
)
def test_few_tickets_are_neither_ranked_nor_turned_into_a_share(total: int, is_shown: bool, is_ranked: bool, codes: list[str]) -> None:  # noqa: FBT001  (a table)
    found = Attainment(total, 0)
    assert (found.is_shown, found.is_ranked, [finding.rule for finding in found.findings]) == (is_shown, is_ranked, codes)


def test_late_open_tickets_count_as_not_kept_and_running_ones_not_at_all() -> None:
    states = ["met"] * 8 + ["missed"] * 1 + ["active_with_misses"] * 3 + ["active", "paused", "cancelled", "no_target", "idle"]
    found = attainment(states)
    assert found == Attainment(8, 1, 3)
    assert (found.total, found.share) == (12, 8 / 12)
    assert attainment([]) == Attainment(0, 0)


def test_cycles_rows_and_names_of_states_are_read_alike() -> None:
    assert attainment([_Run(_HOUR), {"state": "met"}, "met"]) == Attainment(3, 0)


@pytest.mark.parametrize("row", [3, None, {"verdict": "met"}, {"state": None}])
def test_what_has_no_state_is_refused(row: object) -> None:
    with pytest.raises(UsageError) as refused:
        attainment([row])
    assert refused.value.code == "no-state"


@pytest.mark.parametrize("rows", [["met", "breached"], [{"state": "Met"}], "met", ["x" * 100_000]])
def test_a_state_that_no_cycle_has_is_refused_and_not_left_out(rows: Any) -> None:
    with pytest.raises(UsageError) as refused:
        attainment(rows)
    assert refused.value.code == "unknown-state"
    assert "active_with_misses" in (refused.value.hint or "")
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        (lambda: Attainment(1, -1), "tickets are counted in whole numbers from 0", "pass met=92, missed=8"),
        (lambda: Attainment(1, 1).verdict(95), "a target share lies above 0 and up to 1", "pass a share such as 0.95 for 95 %"),
        (lambda: attainment([3]), "int has no state", 'pass cycles, or rows with a "state"'),
        (
            lambda: attainment(["x" * 50]),
            f"no cycle has the state '{'x' * 40}'",
            "Known: active, active_with_misses, cancelled, idle, met, missed, no_target, paused",
        ),
        (
            lambda: median_response([], measure="calendar" * 9),  # type: ignore[arg-type]
            f"unknown measure '{('calendar' * 9)[:20]}'",
            'pass measure="elapsed" or measure="business"',
        ),
    ],
)
def test_each_error_says_what_is_wrong_and_what_to_do(call: Any, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        call()
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_each_finding_says_how_many_there_are() -> None:
    [few], [some] = Attainment(5, 4).findings, Attainment(20, 9).findings
    assert (few.severity, few.message, few.facts) == ("warning", "fewer than 10 tickets make no share: list the cases", {"total": "9"})
    assert (some.severity, some.message, some.facts) == ("info", "fewer than 30 tickets are not ranked among others", {"total": "29"})


@pytest.mark.parametrize(("met", "missed"), [(6, 2), (36, 4), (3, 0)])
def test_a_share_at_the_very_end_of_the_interval_is_kept_or_cannot_be_told(met: int, missed: int) -> None:
    found = Attainment(met, missed)
    assert found.low is not None
    assert found.high is not None
    assert found.verdict(found.low) == "kept"
    assert found.verdict(found.high) == "cannot_tell"


def test_many_waits_that_end_one_by_one_reach_the_half_in_time() -> None:
    assert _median([(hour, True) for hour in range(1, 20_001)]) == 10_000 * _HOUR


def test_only_counts_can_be_added_to_counts() -> None:
    assert Attainment(1, 2, 3) + Attainment(10, 20, 30) == Attainment(11, 22, 33)
    with pytest.raises(TypeError):
        Attainment(1, 2) + 3  # type: ignore[operator]


def test_groups_keep_their_order_and_add_up_to_the_whole() -> None:
    rows = [("JP", "2026-01", "met"), ("DE", "2026-01", "missed"), ("JP", "2026-02", "met"), ("FR", "2026-02", "active")]
    found = attainment_by([{"state": state, "of": (market, month)} for market, month, state in rows], lambda row: str(row["of"][0]))
    assert found == {"JP": Attainment(2, 0), "DE": Attainment(0, 1), "FR": Attainment(0, 0)}
    assert sum(found.values(), Attainment(0, 0)) == attainment(state for _, _, state in rows)


def _median(waits: list[tuple[int, bool]]) -> timedelta | None:
    return median_wait((wait * _HOUR, is_over) for wait, is_over in waits)


@pytest.mark.parametrize(
    ("waits", "median"),
    [
        ([], None),
        ([(3, True)], 3),
        ([(3, False)], None),
        ([(1, True), (2, True)], 1),
        ([(1, True), (2, True), (3, True)], 2),
        ([(1, True), (2, True), (3, False), (4, True), (9, False)], 4),
        ([(2, True), (2, False), (2, False)], None),  # who still waits at that moment was at risk then
        ([(5, False), (5, False), (5, False), (1, True)], None),
        ([(0, True), (0, True), (7, False)], 0),
    ],
)
def test_the_median_counts_those_who_still_wait(waits: list[tuple[int, bool]], median: int | None) -> None:
    assert _median(waits) == (None if median is None else median * _HOUR)


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=40))
def test_the_median_is_where_the_exact_curve_reaches_one_half(waits: list[tuple[int, bool]]) -> None:
    curve, at_risk, expected = Fraction(1), len(waits), None
    for wait, together in groupby(sorted(waits), key=lambda pair: pair[0]):
        ends = [is_over for _, is_over in together]
        curve *= Fraction(at_risk - sum(ends), at_risk)
        if expected is None and curve <= Fraction(1, 2):
            expected = wait * _HOUR
        at_risk -= len(ends)
    assert _median(waits) == expected


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_without_open_tickets_it_is_the_lower_median(hours: list[int]) -> None:
    assert _median([(hour, True) for hour in hours]) == sorted(hours)[(len(hours) - 1) // 2] * _HOUR


def test_the_median_of_cycles_is_of_elapsed_or_business_time() -> None:
    runs: list[Any] = [
        _Run(5 * _HOUR, _HOUR, "then"),
        _Run(6 * _HOUR, 2 * _HOUR, "then"),
        _Run(9 * _HOUR, None, "then"),
        _Run(30 * _HOUR, 9 * _HOUR),
    ]
    assert median_response(runs) == 6 * _HOUR
    assert median_response(runs, measure="business") == 2 * _HOUR
    with pytest.raises(UsageError) as refused:
        median_response(runs, measure="calendar")  # type: ignore[arg-type]
    assert refused.value.code == "unknown-measure"
