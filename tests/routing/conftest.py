"""A shop with two teams in two cities, whose shifts do not overlap."""

from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import Roster

TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
NIGHTS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["18:00-24:00"]})

CALENDARS = {"tokyo": TOKYO, "berlin": BERLIN, "nights": NIGHTS}
SHOP: dict[str, Any] = {
    "teams": {
        "asia": {"calendar": "tokyo", "lead": "aiko", "languages": ["ja", "zh"]},
        "europe": {"calendar": "berlin", "lead": "jonas"},
    },
    "agents": {
        "aiko": {
            "name": "佐藤 愛子",
            "staff_number": "A-107",
            "team": "asia",
            "speaks": {"ja": "native", "en": "B2"},
            "skills": ["customs"],
            "capacity": 3,
        },
        "mei": {"team": "asia", "speaks": {"zh-Hant": "native", "ja": "C1"}, "capacity": 3},
        "jonas": {"team": "europe", "speaks": {"de": "native", "en": "C1", "pt-BR": "B1"}, "skills": ["customs", "returns"]},
        "sofia": {"team": "europe", "speaks": {"pt": "native", "en": "C2"}, "skills": ["returns"]},
    },
}


@pytest.fixture
def calendars() -> dict[str, BusinessCalendar]:
    return dict(CALENDARS)


@pytest.fixture
def roster() -> Roster:
    return Roster.from_config(SHOP, calendars=CALENDARS)
