"""Load the demo's payloads that a peer can read too, sign them, and say where and when each arrives.

The peers read LINE and WhatsApp. The e-mails and SMS of the demo are left out on both sides.
"""

import hashlib
import hmac
import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

__all__ = ["ARRIVALS", "DESK_FILE", "SECRET", "Arrival"]

_EXAMPLES = Path(__file__).parents[1] / "examples"
DESK_FILE = _EXAMPLES / "desk.toml"
SECRET = "benchmark-secret"


@dataclass(frozen=True)
class Arrival:
    """Hold one payload, and what both sides are given to know about it: the market, and the calendar that serves it."""

    file: str
    wall_time: str
    market: str
    calendar: str
    time_zone: str
    locale: str

    @cached_property
    def provider(self) -> str:
        return self.file.split("_")[1]

    @cached_property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.wall_time).astimezone(UTC)

    @cached_property
    def body(self) -> bytes:
        body = (_EXAMPLES / "payloads" / self.file).read_bytes()
        return _with_user_ids(body) if self.provider == "whatsapp" else body

    @cached_property
    def headers(self) -> dict[str, str]:
        digest = hmac.digest(SECRET.encode(), self.body, hashlib.sha256)
        if self.provider == "line":
            return {"x-line-signature": b64encode(digest).decode()}
        return {"x-hub-signature-256": f"sha256={digest.hex()}"}


def _with_user_ids(body: bytes) -> bytes:
    """Add what pywa insists on: the user ids that Meta sends beside numbers. Both sides read the same bytes."""
    payload = json.loads(body)
    for contact in payload["entry"][0]["changes"][0]["value"]["contacts"]:
        contact.setdefault("user_id", "XX.13491208655302741918")
    return json.dumps(payload, ensure_ascii=False).encode()


ARRIVALS = (
    Arrival("01_line_tokyo.json", "2026-02-03T21:40:05+09:00", "JP", "tokyo", "Asia/Tokyo", "ja"),
    Arrival("02_whatsapp_jakarta.json", "2026-02-03T10:05:05+07:00", "ID", "tokyo", "Asia/Jakarta", "id"),
    Arrival("03_whatsapp_riyadh.json", "2026-02-06T11:00:05+03:00", "SA", "berlin", "Asia/Riyadh", "ar"),
    Arrival("08_whatsapp_sao_paulo_voice.json", "2026-02-17T10:00:05-03:00", "BR", "sao_paulo", "America/Sao_Paulo", "pt-BR"),
)
