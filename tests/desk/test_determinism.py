"""Equal inputs give equal plans, byte for byte, whatever the process, its seed, its zone and its locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
from datetime import UTC, datetime
from xborder_support import Conversation, Customer, PersonName, SupportDesk
from xborder_support.routing import Workload
from xborder_support.testing import message

desk = SupportDesk.load("examples/desk.toml")
now = datetime(2026, 2, 3, 14, 0, tzinfo=UTC)
known = Customer(id="1", name=PersonName(surname="山本"), segments=("senior", "vip"), tier="gold")
load = Workload(open_items={"aiko": 2, "dewi": 1, "amara": 3}, idle_since={"amara": now, "aiko": now})
print(desk.digest)
for text, channel, sender in (
    ("荷物が届きません。いつ届きますか。", "line", None),
    ("أين طلبي؟ لم يصل بعد", "whatsapp", "966501234567"),
    ("Oi, cadê meu pedido?", "whatsapp", "5511987654321"),
    ("Where is my order?", "amazon", None),
    ("STOP", "sms", "+12025550123"),
    ("Bonjour, où est ma commande ?", "whatsapp", "33612345678"),
    ("", "email", None),
):
    past = Conversation()
    for number in range(3):
        event = message(f"{text}{'!' * number}", channel=channel, sender=sender, at=now.replace(hour=14 + number))
        plan = desk.handle(event, now=event.received_at, conversation=past, customer=known, workload=load)
        past = plan.conversation
        print(plan.to_json())
        print(plan.explain())
        for reply in plan.replies:
            print([outgoing.body for outgoing in desk.render(reply)])
"""
ENVIRONMENTS = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "1"},
    "another": {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LANG": "ar_SA.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"},
    "a third": {"PYTHONHASHSEED": "0", "TZ": "", "LANG": "ja_JP.eucJP", "LC_ALL": "ja_JP.eucJP", "PYTHONUTF8": "1", "LANGUAGE": "ja"},
}


def output(environment: dict[str, str]) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def expected() -> bytes:
    return output(ENVIRONMENTS["one"])


@pytest.mark.parametrize("name", ["another", "a third"])
def test_plans_are_the_same_bytes_everywhere(expected: bytes, name: str) -> None:
    assert expected.count(b'"plan/1"') == 21
    assert output(ENVIRONMENTS[name]) == expected
