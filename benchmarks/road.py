"""Measure the stages of the demo's road, from payload to plan, beside the libraries that a shop would put together."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from measure import Row, best_of
from road_inputs import ARRIVALS, Arrival
from road_ours import OurRoad
from road_peers import PeerRoad

__all__ = ["PEERS", "print_road"]

PEERS = ("pywa", "line-bot-sdk", "mail-parser-reply", "langdetect", "businesstimedelta", "rule-engine", "fluent.runtime", "holidays")


def print_road() -> None:
    """Print a row for each stage, their sum, and the whole road."""
    ours, peers = OurRoad(), PeerRoad()
    texts = [ours.text(arrival) for arrival in ARRIVALS]
    dues = [ours.due(arrival) for arrival in ARRIVALS]
    check(ours, peers, texts, dues)
    print(f"{len(ARRIVALS)} payloads of the demo; best of several turns; microseconds for one payload\n")
    print(f"{'stage':<26}{'ours':>10}{'peer':>10}{'ratio':>9}   peer")
    stages = [measured(row) for row in rows(ours, peers, texts, dues)]
    show("sum of the stages", sum(mine for mine, _ in stages), sum(theirs for _, theirs in stages), "")
    measured(Row("whole road, bytes to plan", "the same, and our plan", partial(_each, ours.whole), partial(_each, peers.whole, texts)))


def measured(row: Row) -> tuple[float, float]:
    """Time one row, print it, and return microseconds for one payload, ours and the peer's."""
    mine, theirs = (seconds / len(ARRIVALS) * 1e6 for seconds in best_of(row.ours, row.peer))
    show(row.work, mine, theirs, row.peer_name)
    return mine, theirs


def show(work: str, mine: float, theirs: float, peer_name: str) -> None:
    print(f"{work:<26}{mine:>10.1f}{theirs:>10.1f}{theirs / mine:>8.1f}x   {peer_name}", flush=True)


def rows(ours: OurRoad, peers: PeerRoad, texts: list[str], dues: list[datetime]) -> Iterator[Row]:
    """Yield the stages in the order in which a message meets them. One call walks all payloads."""
    yield Row("verify and parse", "pywa, line-bot-sdk, email, mail-parser-reply", partial(_each, ours.parse), partial(_each, peers.parse))
    yield Row("language", "langdetect", partial(_each, ours.language, texts), partial(_each, peers.language, texts))
    yield Row("opt-out", "a set of words", partial(_each, ours.opt_out, texts), partial(_each, peers.opt_out, texts))
    yield Row("routing rule", "rule-engine", partial(_each, ours.route), partial(_each, peers.route))
    yield Row("due time, 2 h business", "businesstimedelta", partial(_each, ours.due), partial(_each, peers.due))
    yield Row("render one message", "fluent.runtime", partial(_each, ours.render, dues), partial(_each, peers.render, dues))


def _each(stage: Callable[..., object], *columns: Sequence[object]) -> None:
    for arrival, *values in zip(ARRIVALS, *columns, strict=True):
        stage(arrival, *values)


def check(ours: OurRoad, peers: PeerRoad, texts: list[str], dues: list[datetime]) -> None:
    """Stop unless both sides give the same answers: a ratio between different works means nothing. Where the peers err, say so."""
    for arrival, text, due in zip(ARRIVALS, texts, dues, strict=True):
        compare(arrival, "due time", due, peers.due(arrival))
        compare(arrival, "rule", ours.route(arrival), peers.route(arrival))
        report(arrival, "opt-out", ours.opt_out(arrival, text), peers.opt_out(arrival, text))
        report(arrival, "language", ours.language(arrival, text).split("-")[0], peers.language(arrival, text).split("-")[0])


def report(arrival: Arrival, what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        print(f"{arrival.file}: the {what} is {mine} for us and {theirs} for the peer")


def compare(arrival: Arrival, what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        sys.exit(f"{arrival.file}: the {what} is {mine} for us and {theirs} for the peer")
