"""Load the demo's payloads, sign those that their provider signs, and say where and when each arrives."""

import hashlib
import hmac
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qsl

__all__ = ["ARRIVALS", "DESK_FILE", "SECRET", "URL", "Arrival"]

_EXAMPLES = Path(__file__).parents[1] / "examples"
DESK_FILE = _EXAMPLES / "desk.toml"
SECRET = "benchmark-secret"
URL = "https://shop.example/twilio"


@dataclass(frozen=True)
class Arrival:
    """Hold one payload, and what both sides are given to know about it: the market, and the calendar that serves it."""

    file: str
    provider: str
    wall_time: str
    market: str
    calendar: str
    time_zone: str
    locale: str

    @cached_property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.wall_time).astimezone(UTC)

    @cached_property
    def body(self) -> bytes:
        return (_EXAMPLES / "payloads" / self.file).read_bytes()

    @cached_property
    def headers(self) -> dict[str, str]:
        """Return the provider's signature; mail and Africa's Talking have none."""
        digest = hmac.digest(SECRET.encode(), self.body, hashlib.sha256)
        if self.provider == "line":
            return {"x-line-signature": b64encode(digest).decode()}
        if self.provider == "whatsapp":
            return {"x-hub-signature-256": f"sha256={digest.hex()}"}
        if self.provider == "twilio":
            fields = sorted(parse_qsl(self.body.decode(), keep_blank_values=True))
            signed = URL + "".join(name + value for name, value in fields)
            return {"x-twilio-signature": b64encode(hmac.digest(SECRET.encode(), signed.encode(), hashlib.sha1)).decode()}
        return {}


ARRIVALS = (
    Arrival("01_line_tokyo.json", "line", "2026-02-03T21:40:05+09:00", "JP", "tokyo", "Asia/Tokyo", "ja"),
    Arrival("02_whatsapp_jakarta.json", "whatsapp", "2026-02-03T10:15:05+07:00", "ID", "tokyo", "Asia/Jakarta", "id"),
    Arrival("03_whatsapp_riyadh.json", "whatsapp", "2026-02-06T11:00:05+03:00", "SA", "berlin", "Asia/Riyadh", "ar"),
    Arrival("04_email_german.eml", "email", "2026-02-03T16:30:10+01:00", "DE", "berlin", "Europe/Berlin", "de"),
    Arrival("05_twilio_stop.txt", "twilio", "2026-02-04T13:00:00-05:00", "US", "berlin", "America/New_York", "en-US"),
    Arrival("06_twilio_after_stop.txt", "twilio", "2026-02-05T09:30:00-05:00", "US", "berlin", "America/New_York", "en-US"),
    Arrival("07_amazon_us.eml", "email", "2026-02-07T12:02:30-05:00", "US", "berlin", "America/New_York", "en-US"),
    Arrival("08_whatsapp_sao_paulo_voice.json", "whatsapp", "2026-02-17T10:00:05-03:00", "BR", "sao_paulo", "America/Sao_Paulo", "pt-BR"),
    Arrival("09_africastalking_lagos.txt", "africastalking", "2026-02-05T09:05:05+01:00", "NG", "berlin", "Africa/Lagos", "en-NG"),
    Arrival("10_out_of_office.eml", "email", "2026-02-03T10:12:45+01:00", "DE", "berlin", "Europe/Berlin", "de"),
    Arrival("11_whatsapp_unlisted_country.json", "whatsapp", "2026-02-04T16:20:05+00:00", "US", "berlin", "Atlantic/Reykjavik", "en-US"),
    Arrival("12_line_batch.json", "line", "2026-02-03T21:45:00+09:00", "JP", "tokyo", "Asia/Tokyo", "ja"),
)
