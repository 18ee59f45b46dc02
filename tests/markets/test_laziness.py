"""Nothing is read before it is asked for, and nothing twice."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from xborder_support.configuration import Document
from xborder_support.errors import UsageError
from xborder_support.markets import collection, files, get_market, layering, list_markets

ON = date(2026, 11, 21)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    names: list[str] = []
    read: Callable[[str], Document] = files._read

    def watched(name: str) -> Document:
        names.append(name)
        return read(name)

    monkeypatch.setattr(files, "_read", watched)
    caches = (collection._packaged, files.packaged_chains, files.packaged_regions, files._index_names, layering._packaged_facts)
    for cached in caches:
        cached.cache_clear()
    yield names
    for cached in caches:
        cached.cache_clear()


def test_listing_reads_only_the_index(opened: list[str]) -> None:
    assert "JP" in list_markets()
    assert opened == ["_index"]


def test_a_market_reads_itself_and_its_regions_once(opened: list[str]) -> None:
    get_market("DE", on=ON)
    get_market("DE", on=date(2020, 1, 1))
    assert opened == ["_index", "world", "europe", "eu", "dach", "DE"]
    get_market("GB", on=ON)
    assert opened[6:] == ["GB"]


def test_a_code_that_is_refused_opens_no_file(opened: list[str]) -> None:
    for code in ("../../etc/passwd", "world", "KZ"):
        with pytest.raises(UsageError):
            get_market(code, on=ON)
    assert opened == ["_index"]
