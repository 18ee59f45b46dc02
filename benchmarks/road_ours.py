"""Walk each stage of the road with this library."""

from datetime import datetime, timedelta

from road_inputs import ARRIVALS, DESK_FILE, SECRET, URL, Arrival

from xborder_support import BusinessCalendar, Catalog, RuleSet, SupportDesk, identify
from xborder_support.channels import provider
from xborder_support.compliance import recognise_opt_out
from xborder_support.configuration import read_toml
from xborder_support.conversations import InboundEvent, Message

__all__ = ["OurRoad"]


class OurRoad:
    """Hold what a host loads once, and do one stage for one arrival a call."""

    def __init__(self) -> None:
        tables = read_toml(DESK_FILE).data
        self.calendars = {name: BusinessCalendar.from_config(table) for name, table in tables["calendars"].items()}
        self.rules = RuleSet.load(DESK_FILE)
        self.catalog = Catalog.load()
        self.desk = SupportDesk.load(DESK_FILE)
        self.providers = {name: provider(name) for name in {arrival.provider for arrival in ARRIVALS}}

    def parse(self, arrival: Arrival) -> list[InboundEvent]:
        module = self.providers[arrival.provider]
        if not arrival.headers:
            return module.parse(arrival.body, received_at=arrival.now)
        return module.receive(arrival.body, arrival.headers, SECRET, received_at=arrival.now, url=URL)

    def text(self, arrival: Arrival) -> str:
        return "\n".join(event.text for event in self.parse(arrival) if isinstance(event, Message))

    def language(self, arrival: Arrival, text: str) -> str:
        return str(identify(text, market=arrival.market).tag)

    def opt_out(self, arrival: Arrival, text: str) -> str:
        return recognise_opt_out(text, channel=arrival.provider, locale=arrival.locale).verdict

    def route(self, arrival: Arrival) -> str | None:
        context = {"market": arrival.market, "channel": arrival.provider, "language": arrival.locale, "topic": "delivery"}
        return self.rules.decide(context, now=arrival.now).rule

    def due(self, arrival: Arrival) -> datetime:
        return self.calendars[arrival.calendar].add(arrival.now, timedelta(hours=2))

    def render(self, arrival: Arrival, due_at: datetime) -> str:
        return self.catalog.render(
            "expected_reply",
            locale=arrival.locale,
            register="formal",
            values={"due_at": due_at},
            channel=arrival.provider,
            time_zone=arrival.time_zone,
        ).text

    def whole(self, arrival: Arrival) -> object:
        return [self.desk.handle(event, now=arrival.now) for event in self.parse(arrival)]
