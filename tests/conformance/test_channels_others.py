"""No payload is taken for something else: what a module does not read is one unparsed event, whoever sent it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xborder_support.channels import PROVIDERS, provider

_NOW = datetime(2026, 11, 21, tzinfo=UTC)

#: Who may read the payloads of which provider of the set; nobody reads the others.
_READERS = {
    "whatsapp_cloud": {"whatsapp"},
    "line": {"line"},
    "twilio_sms": {"twilio"},
    "twilio_sms_status": {"twilio"},
    "telegram": {"telegram"},
    "wechat": {"wechat"},
    "wecom": {"wechat"},
    "facebook_messenger": {"messenger"},
    "viber": {"viber"},
    "x_dm": {"x"},
    "freshdesk": {"freshdesk"},
    "email": {"email", "amazon"},
    "email_reply_text": {"email", "amazon"},
    "email_esp_mailgun": {"mailgun"},
    "email_esp_brevo": {"brevo"},
    "email_esp_postmark": {"postmark"},
    "email_inbound_postmark": {"postmark"},
    "email_esp_resend": {"resend"},
    "email_esp_sendgrid": {"sendgrid"},
}


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_payloads_of_others_are_kept_unparsed(name: str, conformance: Path) -> None:
    folder, wrong = conformance / "channels", list[str]()
    for row in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        if name not in _READERS.get(row["provider"], ()):
            events = provider(name).parse((folder / row["file"]).read_bytes(), received_at=_NOW)
            wrong += [f"{row['file']}: {event.kind}" for event in events if event.kind != "unparsed"]
    assert wrong == []
