"""A plain interpreter of rules as they are written, made without the package's own questions, and what draws rules and contexts."""

from collections import UserString
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Field, Schema
from xborder_support.language import language_distance

SCHEMA = Schema(
    {
        "word": Field("text"),
        "choice": Field("choice", values=("Low", "High")),
        "market": Field("territory"),
        "topic": Field("category"),
        "language": Field("language"),
        "age": Field("number"),
        "other": Field("number"),
        "tags": Field("set"),
        "is_open": Field("boolean"),
        "now": Field("instant"),
        "since": Field("instant"),
    }
)
NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)  # a Tuesday
CALENDARS = {
    "utc": BusinessCalendar(time_zone="UTC", weekly={"mon-fri": ["09:00-17:00"]}),
    "night": BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["22:00-06:00"]}),
}


class Tone(StrEnum):
    """Strings that are members of an enumeration."""

    LOUD = "x"
    QUIET = "y"


class Marked(str):
    """A string of another class."""

    __slots__ = ()


WORDS = st.sampled_from(["x", "y", "Z", "straße"])
TOPICS = st.sampled_from(["customs", "customs_hold", "Delivery", "delivery_late_again"])
MARKETS = st.sampled_from(["JP", "kr", "BR", "uk"])
TAGS = st.sampled_from(["pt", "pt-BR", "zh-Hant", "ja", "zh"])
NUMBERS = st.one_of(st.integers(-1, 4), st.sampled_from([0.0, 1.0, 2.5, 3.0]))
CHOICES = st.sampled_from(["low", "HIGH"])


def several(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.one_of(values, st.lists(values, min_size=1, max_size=most))


def _equality(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    table = st.fixed_dictionaries({}, optional={"eq": values, "in": several(values), "not_in": several(values)}).filter(bool)
    return st.one_of(several(values), table)


def _texts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    parts = several(st.sampled_from(["x", "S", "traß", "SS"]))
    return st.one_of(_equality(values), st.fixed_dictionaries({}, optional={"prefix": parts, "contains_any": parts}).filter(bool))


_RANGES = st.one_of(
    st.fixed_dictionaries({"at_least": NUMBERS}),
    st.fixed_dictionaries({"le": NUMBERS}),
    st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda pair: {"ge": pair[0], "at_most": pair[1]}),
    st.tuples(NUMBERS, NUMBERS).map(sorted).map(lambda pair: {"between": pair}),
)
_SETS = st.fixed_dictionaries({}, optional={"has_any": several(WORDS), "has_all": several(WORDS), "has_none": several(WORDS)}).filter(bool)
_WAITS = st.sampled_from(
    [
        {"waited": "2h elapsed"},
        {"waited": "2h business", "calendar": "utc"},
        {"waited": "1 business days", "calendar": "utc"},
        {"waited": "3 calendar days", "calendar": "night"},
    ]
)
_CALENDARS = st.sampled_from([{"in_calendar": "utc"}, {"in_calendar": ["night", "utc"]}, {"in_calendar": ["utc"], "state": "closed"}])
_NEAR = st.fixed_dictionaries({"within": several(TAGS)}, optional={"max_distance": st.sampled_from([0, 5, 60])})
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "word": _texts(WORDS),
    "choice": _texts(CHOICES).filter(lambda when: not isinstance(when, dict) or not {"prefix", "contains_any"} & when.keys()),
    "market": _equality(MARKETS),
    "topic": _equality(TOPICS),
    "language": st.one_of(_equality(TAGS), _NEAR),
    "age": st.one_of(_equality(NUMBERS), _RANGES),
    "other": _RANGES,
    "tags": st.one_of(several(WORDS), _SETS),
    "is_open": _equality(st.booleans()),
    "now": _CALENDARS,
    "since": st.one_of(_WAITS, _CALENDARS),
}


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(LEAVES)), min_size=1, max_size=4, unique=True))
    return {name: draw(LEAVES[name]) for name in names}


@st.composite
def _nested(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    words = draw(st.lists(st.sampled_from(["all", "any", "none"]), min_size=1, max_size=3, unique=True))
    groups = {word: draw(st.lists(inner, min_size=1, max_size=3)) for word in words}
    table: dict[str, Any] = draw(st.one_of(st.just({}), _tables()))
    return table | groups


RULES = st.recursive(_tables(), _nested, max_leaves=5)

_STRANGE = st.sampled_from(
    [None, 7, True, 1.0, b"x", ["x"], {"x": 1}, UserString("x"), complex(1), float("nan"), Decimal("sNaN"), "", "und", object, "\ud800"]
)
_INSTANTS = st.one_of(
    st.integers(-60, 60).map(lambda hours: NOW - timedelta(hours=hours)),
    st.sampled_from([NOW.replace(tzinfo=None), datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), NOW.date()]),
)
_HELD: dict[str, st.SearchStrategy[Any]] = {
    "word": st.one_of(WORDS, st.sampled_from([Tone.LOUD, Marked("X"), "STRASSE", "xylophone", "glasses", "z"])),
    "choice": st.sampled_from(["low", "High", "other", Marked("low")]),
    "market": st.sampled_from(["JP", "KR", "br", "GB", "US"]),
    "topic": st.one_of(TOPICS, st.sampled_from(["CUSTOMS_HOLD_x", "customsx", "_", "x_" * 200])),
    "language": st.one_of(TAGS, st.sampled_from(["pt_br", "zh-Hant-TW", "PT-PT", "fi", "ja-" * 50, Marked("pt-BR")])),
    "age": st.one_of(NUMBERS, st.sampled_from([Decimal(2), 10**400, -(10**400), 2.4999])),
    "other": NUMBERS,
    "tags": st.one_of(
        st.lists(st.one_of(WORDS, st.just(Tone.QUIET), st.just(7)), max_size=3),
        st.frozensets(WORDS, max_size=3),
        st.just(("X", "y")),
        WORDS,
    ),
    "is_open": st.one_of(st.booleans(), st.just(1)),
    "since": _INSTANTS,
}


@st.composite
def _contexts(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(_HELD)), unique=True))
    return {name: draw(_STRANGE if draw(st.integers(0, 5)) == 0 else _HELD[name]) for name in names}


CONTEXTS = _contexts()
MOMENTS = st.one_of(st.none(), st.sampled_from([NOW, NOW + timedelta(hours=11), NOW + timedelta(days=4)]))


def plainly(when: Mapping[str, Any], context: Mapping[str, Any], now: datetime | None = None) -> bool | None:
    """Interpret a rule directly."""
    parts: list[bool | None] = []
    for key, wanted in when.items():
        if key == "all":
            parts += [plainly(part, context, now) for part in wanted]
        elif key == "any":
            parts.append(_some([plainly(part, context, now) for part in wanted]))
        elif key == "none":
            parts += [_opposite(plainly(part, context, now)) for part in wanted]
        else:
            parts += _field(key, wanted, context, now)
    return False if False in parts else None if None in parts else True


def _some(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def _opposite(part: bool | None) -> bool | None:  # noqa: FBT001  (a truth, not a switch)
    return None if part is None else not part


def _field(name: str, wanted: Any, context: Mapping[str, Any], now: datetime | None) -> list[bool | None]:
    value = now if name == "now" else context.get(name)
    if not isinstance(wanted, dict):
        wanted = {"has_any" if name == "tags" else "in": wanted}
    if value is None or not _is_of_kind(name, value):
        return [None]
    asked = [(operator, what) for operator, what in wanted.items() if operator not in ("calendar", "state", "max_distance")]
    if isinstance(value, datetime):
        return [_asks_time(operator, what, value, wanted, now) for operator, what in asked]
    return [_asks(name, operator, what, value, wanted) for operator, what in asked]


def _is_of_kind(name: str, value: Any) -> bool:  # noqa: PLR0911  (one kind a line)
    kind = SCHEMA.fields[name].kind
    if kind == "number":
        return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) and not _is_endless(value)
    if kind == "set":
        return isinstance(value, (str, list, tuple, set, frozenset))
    if kind == "boolean":
        return value is True or value is False
    if kind == "instant":
        return isinstance(value, datetime) and value.tzinfo is not None
    if not isinstance(value, str):
        return False
    if kind == "language":
        return 0 < len(value) <= 100 and value.lower() != "und"
    return kind != "category" or len(value) <= 256


def _is_endless(value: Any) -> bool:
    if isinstance(value, Decimal):
        return not value.is_finite()
    return value != value or value in (float("inf"), float("-inf"))  # noqa: PLR0124  (only NaN differs from itself)


def _asks_time(operator: str, asked: Any, value: datetime, wanted: Mapping[str, Any], now: datetime | None) -> bool | None:
    if operator == "waited":
        return _waited(asked, wanted.get("calendar"), value, now)
    if _is_beyond(value):
        return None
    options = asked if isinstance(asked, list) else [asked]
    return any(_is_open(option, value) for option in options) is (wanted.get("state", "open") == "open")


def _asks(name: str, operator: str, asked: Any, value: Any, wanted: Mapping[str, Any]) -> bool:
    options = asked if isinstance(asked, list) else [asked]
    special: dict[str, Callable[[], object]] = {
        "ge": lambda: value >= asked,
        "at_least": lambda: value >= asked,
        "le": lambda: value <= asked,
        "at_most": lambda: value <= asked,
        "between": lambda: asked[0] <= value <= asked[1],
        "has_all": lambda: all(_same(option, value) for option in options),
        "prefix": lambda: any(value.casefold().find(option.casefold()) == 0 for option in options),
        "contains_any": lambda: any(option.casefold() in value.casefold() for option in options),
        "within": lambda: any(language_distance(value, option) <= wanted.get("max_distance", 10) for option in options),
    }
    if operator in special:
        return bool(special[operator]())
    found = any(_same(option, value) if name == "tags" else _equals(name, option, value) for option in options)
    return not found if operator in ("not_in", "has_none") else found


def _same(option: str, value: Any) -> bool:
    members = [value] if isinstance(value, str) else value
    return any(member.casefold() == option.casefold() for member in members if isinstance(member, str))


def _equals(name: str, option: Any, value: Any) -> bool:
    kind = SCHEMA.fields[name].kind
    if kind in ("number", "boolean"):
        return bool(value == option)
    if kind == "language":
        tag, wide = value.lower().replace("_", "-"), option.lower()
        return bool(tag == wide or tag.startswith(wide + "-"))
    option = {"uk": "GB"}.get(option, option) if kind == "territory" else option
    plain, wide = value.casefold(), option.casefold()
    return bool(plain == wide or (kind == "category" and plain.startswith(wide + "_")))


def _is_beyond(value: datetime) -> bool:
    """Tell whether calendars do not reach so far."""
    return value.year in (1, 9999)


def _is_open(calendar: str, value: datetime) -> bool:
    if calendar == "utc":
        return value.weekday() < 5 and 9 <= value.hour < 17
    return value.hour >= 22 or value.hour < 6


def _waited(target: str, calendar: str | None, since: datetime, now: datetime | None) -> bool | None:  # noqa: PLR0911  (a clock a line)
    if now is None:
        return None
    if since > now:
        return False
    hours = CALENDARS.get(str(calendar))
    if target == "2h elapsed":
        return now - since >= timedelta(hours=2)
    if _is_beyond(since):
        return None
    if target == "3 calendar days":
        return now.date() - since.date() > timedelta(days=3)  # it ends with the third day
    assert hours is not None
    if target == "2h business":
        return hours.business_duration(since, now) >= timedelta(hours=2)
    return hours.add_business_days(since, 1) <= now
