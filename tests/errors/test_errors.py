"""Errors say whose fault it is, stay readable, and travel between processes."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.errors import (
    ConfigurationError,
    Fault,
    MarketDataError,
    MissingExtraError,
    PayloadError,
    SignatureError,
    UsageError,
    XborderSupportError,
    XborderSupportWarning,
    did_you_mean,
)

_PLAIN = [XborderSupportError, UsageError, MissingExtraError, PayloadError, SignatureError]
_FAULTS = (
    Fault("unknown-team", "no team is called 'asai'", key="routing[0].to[1].team", file="desk.toml", line=12, hint='did you mean "asia"?'),
    Fault("missing-key", "'name' is missing here", key="shop"),
)


@pytest.mark.parametrize("kind", _PLAIN)
def test_an_error_shows_its_message_code_and_hint(kind: type[XborderSupportError]) -> None:
    error = kind("now has no time zone", code="naive-datetime", hint="pass datetime.now(UTC)")
    assert str(error) == "now has no time zone [naive-datetime]\n  pass datetime.now(UTC)"
    assert str(kind("too large", code="payload-too-large")) == "too large [payload-too-large]"


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (UsageError, ValueError),
        (PayloadError, ValueError),
        (SignatureError, ValueError),
        (MissingExtraError, ImportError),
        (ConfigurationError, ValueError),
        (MarketDataError, ConfigurationError),
        (XborderSupportWarning, UserWarning),
    ],
)
def test_an_error_is_also_what_a_caller_would_catch_anyway(kind: type[Exception], builtin: type[Exception]) -> None:
    assert issubclass(kind, builtin)
    assert issubclass(kind, (XborderSupportError, XborderSupportWarning))


@pytest.mark.parametrize("kind", _PLAIN)
@pytest.mark.parametrize("hint", [None, "do this"])
def test_an_error_survives_pickle_and_copy(kind: type[XborderSupportError], hint: str | None) -> None:
    error = kind("message", code="some-code", hint=hint)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is kind
        assert (twin.message, twin.code, twin.hint, str(twin)) == ("message", "some-code", hint, str(error))


@pytest.mark.parametrize("kind", [ConfigurationError, MarketDataError])
def test_a_configuration_error_survives_pickle_with_its_faults(kind: type[ConfigurationError]) -> None:
    twin = pickle.loads(pickle.dumps(kind(_FAULTS)))
    assert type(twin) is kind
    assert twin.faults == _FAULTS
    assert str(twin) == str(kind(_FAULTS))


def test_a_configuration_error_lists_every_fault_with_its_place() -> None:
    assert str(ConfigurationError(iter(_FAULTS))) == (
        "2 faults in the configuration:\n"
        "  desk.toml:12 routing[0].to[1].team: no team is called 'asai' [unknown-team]\n"
        '    did you mean "asia"?\n'
        "  shop: 'name' is missing here [missing-key]"
    )
    assert str(ConfigurationError(_FAULTS[1:])).startswith("1 fault in the configuration:\n")
    assert ConfigurationError(_FAULTS).code == "configuration"


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("c", "m"), "m [c]"),
        (Fault("c", "m", key="a.b"), "a.b: m [c]"),
        (Fault("c", "m", file="desk.toml"), "desk.toml: m [c]"),
        (Fault("c", "m", file="desk.toml", line=3), "desk.toml:3: m [c]"),
        (Fault("c", "m", "a", "desk.toml", 3, "mend it"), "desk.toml:3 a: m [c]\n    mend it"),
    ],
)
def test_a_fault_shows_as_much_of_its_place_as_is_known(fault: Fault, text: str) -> None:
    assert str(fault) == text


@pytest.mark.parametrize(
    ("name", "known", "remedy"),
    [
        ("asai", ["europe", "asia"], 'did you mean "asia"? Known: asia, europe'),
        ("zzz", ["europe", "asia"], "Known: asia, europe"),
        ("anything", [], "none is defined"),
        ("zzz", [f"name{number:02}" for number in range(32)], "Known: " + ", ".join(f"name{number:02}" for number in range(32))),
        ("zzz", [f"name{number:02}" for number in range(33)], "none of the 33 known names is close to it"),
        ("Asia/Tokio", [f"Africa/A{number}" for number in range(32)] + ["Asia/Tokyo"], 'did you mean "Asia/Tokyo"?'),
        ("name3", [f"name{number:02}" for number in range(33)],
         'did you mean "name32"? Others that are close: name31, name30, name23'),
    ],
)  # fmt: skip
def test_an_unknown_name_gets_the_closest_known_one(name: str, known: list[str], remedy: str) -> None:
    assert did_you_mean(name, known) == remedy


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=10), max_size=40))
def test_a_remedy_never_fails_and_never_grows_with_the_list(name: str, known: list[str]) -> None:
    assert 0 < len(did_you_mean(name, known)) < 400
    assert did_you_mean(name, known) == did_you_mean(name, reversed(known))
