"""Walk the same road with libraries that a shop would otherwise put together.

Each does what its documentation says, set up once and kept: pywa and line-bot-sdk check and parse, the standard library reads forms and
mails, mail-parser-reply takes the history off, langdetect names the language, businesstimedelta with ``holidays`` finds due times,
rule-engine picks the rule, fluent.runtime writes the texts. No library of the row recognises opt-outs; a set of words stands in, which
finds far less than we do and costs nearly nothing.
"""

import hashlib
import hmac
import json
from base64 import b64encode
from datetime import datetime, time
from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

import businesstimedelta as btd
import holidays
import langdetect
import pytz
import rule_engine
from fluent.runtime import FluentBundle, FluentResource
from linebot.v3 import WebhookParser
from mailparser_reply import EmailReplyParser
from pywa import WhatsApp
from pywa.types import Message
from pywa.utils import webhook_updates_validator
from road_inputs import SECRET, URL, Arrival

__all__ = ["PeerRoad"]

_WEEKDAYS, _SATURDAY = [0, 1, 2, 3, 4], [5]
_STOP_WORDS = frozenset({"stop", "unsubscribe", "berhenti", "stopp", "parar", "sair", "توقف", "停止", "配信停止", "cancel", "end", "quit"})
_RULES = (('market == "JP" and topic in ["customs", "duty"]', "customs questions"), ("true", "everyone else"))
_TEXTS = {
    "ja": '{ DATETIME($due_at, dateStyle: "long", timeStyle: "short") }までに、担当者よりご返信申し上げます。',
    "id": 'Kami akan membalas pesan Anda paling lambat { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
    "ar": 'سنرد على رسالتكم في موعد أقصاه { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
    "de": 'Sie erhalten unsere Antwort bis { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
    "en-US": 'You will hear from us by { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
    "en-NG": 'Kindly expect our response by { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
    "pt-BR": 'Responderemos até { DATETIME($due_at, dateStyle: "long", timeStyle: "short") }.',
}


class PeerRoad:
    """Hold what a host loads once, and do one stage for one arrival a call."""

    def __init__(self) -> None:
        langdetect.DetectorFactory.seed = 0  # without it, the same text gives different languages
        self.line = WebhookParser(SECRET)
        self.whatsapp = WhatsApp(phone_id="1", token="unused", server=None)
        self.calendars = {"tokyo": _tokyo(), "berlin": _berlin(), "sao_paulo": _sao_paulo()}
        self.rules = [(rule_engine.Rule(text), name) for text, name in _RULES]
        self.bundles = {locale: _bundle(locale, text) for locale, text in _TEXTS.items()}

    def parse(self, arrival: Arrival) -> object:
        return getattr(self, f"_{arrival.provider}")(arrival)

    def _line(self, arrival: Arrival) -> object:
        return self.line.parse(arrival.body.decode(), arrival.headers["x-line-signature"])

    def _whatsapp(self, arrival: Arrival) -> object:
        if not webhook_updates_validator(SECRET, arrival.body, arrival.headers["x-hub-signature-256"]):
            raise ValueError
        return Message.from_update(self.whatsapp, json.loads(arrival.body))

    def _twilio(self, arrival: Arrival) -> object:
        fields = dict(parse_qsl(arrival.body.decode(), keep_blank_values=True))
        signed = URL + "".join(name + fields[name] for name in sorted(fields))
        expected = b64encode(hmac.digest(SECRET.encode(), signed.encode(), hashlib.sha1)).decode()
        if not hmac.compare_digest(expected, arrival.headers["x-twilio-signature"]):
            raise ValueError
        return fields

    def _africastalking(self, arrival: Arrival) -> object:
        return dict(parse_qsl(arrival.body.decode(), keep_blank_values=True))

    def _email(self, arrival: Arrival) -> object:
        mail = message_from_bytes(arrival.body, policy=default)
        body = mail.get_body(("plain", "html"))
        return EmailReplyParser(languages=["en", "de"]).parse_reply(text=body.get_content() if body else "")

    def language(self, _arrival: Arrival, text: str) -> str:
        return langdetect.detect(text) if text else "und"

    def opt_out(self, _arrival: Arrival, text: str) -> str:
        return "stop" if text.strip().casefold() in _STOP_WORDS else "none"

    def route(self, arrival: Arrival) -> str | None:
        context = {"market": arrival.market, "channel": arrival.provider, "language": arrival.locale, "topic": "delivery"}
        return next((name for rule, name in self.rules if rule.matches(context)), None)

    def due(self, arrival: Arrival) -> datetime:
        due: datetime = arrival.now + btd.BusinessTimeDelta(self.calendars[arrival.calendar], hours=2)
        return due

    def render(self, arrival: Arrival, due_at: datetime) -> str:
        bundle = self.bundles[arrival.locale]
        pattern = bundle.get_message("expected_reply").value
        text, errors = bundle.format_pattern(pattern, {"due_at": due_at.astimezone(ZoneInfo(arrival.time_zone))})
        if errors:
            raise ValueError(errors)
        return str(text)

    def whole(self, arrival: Arrival, text: str) -> object:
        """Do for a message what a plan of ours holds: who it is for, two due times, and a reply with texts that show a time."""
        self.parse(arrival)
        if self.opt_out(arrival, text) == "stop":
            return None
        self.language(arrival, text)
        self.route(arrival)
        due = self.due(arrival)
        resolution = arrival.now + btd.BusinessTimeDelta(self.calendars[arrival.calendar], hours=24)
        return resolution, self.render(arrival, due), self.render(arrival, due)


def _bundle(locale: str, text: str) -> FluentBundle:
    bundle = FluentBundle([locale])
    bundle.add_resource(FluentResource(f"expected_reply = {text}\n"))
    return bundle


def _tokyo() -> btd.Rules:
    zone = pytz.timezone("Asia/Tokyo")
    return btd.Rules(
        [
            btd.WorkDayRule(start_time=time(9), end_time=time(18), working_days=_WEEKDAYS, tz=zone),
            btd.LunchTimeRule(start_time=time(12), end_time=time(13), working_days=_WEEKDAYS, tz=zone),
            btd.HolidayRule(holidays.country_holidays("JP", language="ja"), tz=zone),
        ]
    )


def _berlin() -> btd.Rules:
    zone = pytz.timezone("Europe/Berlin")
    return btd.Rules(
        [
            btd.WorkDayRule(start_time=time(8), end_time=time(20), working_days=_WEEKDAYS, tz=zone),
            btd.WorkDayRule(start_time=time(10), end_time=time(16), working_days=_SATURDAY, tz=zone),
            btd.HolidayRule(holidays.country_holidays("DE", subdiv="BE", language="de"), tz=zone),
        ]
    )


def _sao_paulo() -> btd.Rules:
    zone = pytz.timezone("America/Sao_Paulo")
    closed = holidays.country_holidays("BR", categories=("public", "optional"), language="pt_BR")
    return btd.Rules(
        [
            btd.WorkDayRule(start_time=time(9), end_time=time(18), working_days=_WEEKDAYS, tz=zone),
            btd.HolidayRule(closed, tz=zone),
        ]
    )
