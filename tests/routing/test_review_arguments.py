"""What the checks of rules refuse before they look at anything."""

from pathlib import Path
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.routing import RuleSet
from xborder_support.routing.review import compare, difference, lint

REST = {"name": "rest", "to": [{"team": "of_market"}]}
VIP = {"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}


def rules(*tables: dict[str, Any]) -> RuleSet:
    return RuleSet.from_config({"routing": list(tables)})


@pytest.mark.parametrize(
    ("history", "hint"),
    [
        ("history.csv", "read the file first"),
        (b"history.csv", "read the file first"),
        (Path("history.csv"), "read the file first"),
        ({"market": "JP"}, "[context]"),
        (None, "a list of contexts"),
        (7, "a list of contexts"),
    ],
)
def test_what_is_no_history_is_refused(history: Any, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        rules(REST).compare(rules(VIP), history)
    assert (caught.value.code, hint in str(caught.value.hint)) == ("wrong-argument", True)


@pytest.mark.parametrize(
    ("other", "hint"), [({"routing": [REST]}, "RuleSet.from_config"), ("rules.toml", "RuleSet.load(path)"), (None, "RuleSet.from_config")]
)
def test_what_is_no_rule_set_is_refused(other: Any, hint: str) -> None:
    for check in (lambda: compare(rules(), other, []), lambda: compare(other, rules(), []), lambda: difference(rules(), other)):
        with pytest.raises(UsageError) as caught:
            check()
        assert (caught.value.code, hint in str(caught.value.hint)) == ("wrong-argument", True)


@pytest.mark.parametrize(
    ("markets", "named"),
    [(["JP"], 'get_market("JP"'), (["br"], 'get_market("br"'), ("JP", 'get_market("JP"'), ([None], 'get_market("JP"'), (7, "Markets")],
)
def test_markets_by_their_codes_are_refused(markets: Any, named: str) -> None:
    with pytest.raises(UsageError) as caught:
        RuleSet().lint(markets=markets)
    assert (caught.value.code, named in str(caught.value.hint)) == ("wrong-argument", True)


def test_what_is_no_rule_set_cannot_be_checked() -> None:
    tables: Any = {"routing": []}
    with pytest.raises(UsageError) as caught:
        lint(tables)
    assert (caught.value.code, caught.value.hint) == ("wrong-argument", "pass RuleSet.from_config(...)")
