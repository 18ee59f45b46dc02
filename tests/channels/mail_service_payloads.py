"""Find the payloads of mail services that were written for these tests, and parse them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xborder_support.channels import provider

__all__ = ["RECEIVED", "SERVICES", "payload", "payloads", "read"]

RECEIVED = datetime(2026, 2, 3, 18, tzinfo=UTC)
SERVICES = ("postmark", "mailgun", "sendgrid", "brevo", "resend")
_ROOT = Path(__file__).parent / "payloads"


def payloads(service: str) -> list[Path]:
    return sorted((_ROOT / service).iterdir())


def payload(service: str, name: str) -> bytes:
    return (_ROOT / service / name).read_bytes()


def read(service: str, name: str, **facts: Any) -> list[Any]:
    return list(provider(service).parse(payload(service, name), received_at=RECEIVED, **facts))
