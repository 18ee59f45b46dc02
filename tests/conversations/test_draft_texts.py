"""A draft is refused where it is made, not where a provider would stumble over it."""

from typing import Any

import pytest

from xborder_support.conversations import Draft
from xborder_support.errors import UsageError


@pytest.mark.parametrize(
    ("name", "wrong"), [("to", 5), ("to", None), ("text", b"Hello"), ("channel", 1), ("provider", None), ("account", 49)]
)
def test_what_is_no_text_is_refused_by_its_name(name: str, wrong: Any) -> None:
    given = {"channel": "line", "provider": "line", "to": "U1", "text": "Hello"} | {name: wrong}
    with pytest.raises(UsageError, match=rf"Draft\.{name}: text was expected, not {type(wrong).__name__}") as caught:
        Draft(**given)
    assert caught.value.code == "wrong-argument"
    assert "Hello" not in str(caught.value)
