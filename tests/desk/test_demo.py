"""The demo prints, for each message, what somebody wants to know who sees the library for the first time."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "examples" / "handle_messages.py"


@pytest.fixture(scope="module")
def demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("handle_messages", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["handle_messages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def scenes(demo: ModuleType, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return what is printed, by the name of the payload's file."""
    demo.main()
    blocks = capsys.readouterr().out.split("\n=== ")[1:]
    return {block.partition("(")[2].partition(")")[0]: block for block in blocks}


ANSWERED: dict[str, tuple[str, str, str, str, str, str]] = {
    # file: market and language, local time, whether anyone is there, due, promise, owner
    "01_line_tokyo.json": ("JP, language ja", "Tue 2026-02-03 21:40 (Asia/Tokyo)", "no, again Wed 2026-02-04 09:00",
                           "Wed 2026-02-04 11:00 (2h business", "Wed 2026-02-04 11:00", "aiko"),
    "02_whatsapp_jakarta.json": ("ID, language id", "Tue 2026-02-03 10:15 (Asia/Jakarta)", "no, again Tue 2026-02-03 11:00",
                                 "Tue 2026-02-03 13:00 (2h business", "Tue 2026-02-03 13:00", "dewi"),
    "03_whatsapp_riyadh.json": ("SA, language ar", "Fri 2026-02-06 11:00 (Asia/Riyadh)", "yes",
                                "Fri 2026-02-06 13:00 (2h business", "Fri 2026-02-06 13:00", "salma"),
    "04_email_german.eml": ("DE, language de", "Tue 2026-02-03 16:30 (Europe/Berlin)", "yes",
                            "Tue 2026-02-03 18:30 (2h business", "Tue 2026-02-03 18:45", "jonas"),
    "07_amazon_us.eml": ("US, language en", "Sat 2026-02-07 12:02 (America/New_York)", "no, again Mon 2026-02-09 02:00",
                         "Sun 2026-02-08 12:02 (24h elapsed, amazon clock)", "Mon 2026-02-09 04:00", "amara"),
    "08_whatsapp_sao_paulo_voice.json": ("BR, language pt-BR", "Tue 2026-02-17 10:00 (America/Sao_Paulo)", "no, again Thu 2026-02-19 09:00",
                                         "Thu 2026-02-19 11:00 (2h business", "Thu 2026-02-19 11:00", "bruna"),
    "09_africastalking_lagos.txt": ("NG, language en", "Thu 2026-02-05 09:05 (Africa/Lagos)", "yes",
                                    "Thu 2026-02-05 11:05 (2h business", "Thu 2026-02-05 11:30", "amara"),
    "11_whatsapp_unlisted_country.json": ("US, language en", "Wed 2026-02-04 16:20 (Atlantic/Reykjavik)", "yes",
                                          "Wed 2026-02-04 18:20 (2h business", "Wed 2026-02-04 18:30", "amara"),
}  # fmt: skip


def test_every_payload_of_the_folder_is_shown(scenes: dict[str, str]) -> None:
    files = {file.name for file in (FILE.parent / "payloads").iterdir() if file.name != "README.md"}
    assert set(scenes) == files


@pytest.mark.parametrize("file", ANSWERED)
def test_the_facts_of_each_answer_are_printed(scenes: dict[str, str], file: str) -> None:
    lines = [line.split(maxsplit=1) for line in scenes[file].splitlines() if line and not line.startswith(" ")]
    facts: dict[str, list[str]] = {}
    for label, *rest in lines:
        facts.setdefault(label, []).append(" ".join(rest))
    market, local, there, due, promise, owner = ANSWERED[file]
    assert facts["market"] == [market]
    assert facts["local"] == [f"time    {local}"]
    assert facts["anyone"] == [f"there  {there}"]
    assert any(due in deadline for deadline in facts["due"])
    assert facts["promise"] == [promise]
    assert facts["owner"] == [owner]
    assert facts["reply"][-1].startswith("[")


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (
            "01_line_tokyo.json",
            ["山本様", "ございます", "2月4日（水）9:00", "2月4日（水）11:00までに", "佐藤 愛子（社員番号：A-107）", "[ja, formal]"],
        ),
        ("02_whatsapp_jakarta.json", ["Selasa, 3 Februari pukul 13.00"]),
        ("03_whatsapp_riyadh.json", ["الجمعة، ٦ فبراير، الساعة ١:٠٠ م"]),
        ("04_email_german.eml", ["Guten Tag Jana Köhler,", "bis Dienstag, 3. Februar, 18:45 Uhr."]),
        ("05_twilio_stop.txt", ["stop contact", "record consent", "You're unsubscribed"]),
        ("06_twilio_after_stop.txt", ["needs approval", "only a person may decide to answer"]),
        ("07_amazon_us.eml", ["2h business, shop clock", "escalate", "before anybody is there again", "111-2223334-5556667"]),
        ("08_whatsapp_sao_paulo_voice.json", ["Carnaval", "closed for Carnival"]),
        ("09_africastalking_lagos.txt", ["Kindly expect our response by 11:30"]),
        ("10_out_of_office.eml", ["ignore", "machines get no answer"]),
        ("11_whatsapp_unlisted_country.json", ["IS is not listed in the desk file, so market US serves it"]),
        ("12_line_batch.json", ["could not be read", "one is enough"]),
    ],
)
def test_the_words_that_matter_are_printed(scenes: dict[str, str], file: str, words: list[str]) -> None:
    for word in words:
        assert word in scenes[file]


@pytest.mark.parametrize("file", ["06_twilio_after_stop.txt", "10_out_of_office.eml", "12_line_batch.json"])
def test_who_must_not_hear_from_a_machine_gets_no_reply(scenes: dict[str, str], file: str) -> None:
    assert "\nreply " not in scenes[file]
    assert "\npromise " not in scenes[file]


def test_the_broken_event_stands_between_its_good_siblings(scenes: dict[str, str]) -> None:
    parts = scenes["12_line_batch.json"].split("\nmarket ")[1:]
    assert ["could not be read" in part for part in parts] == [False, True, False]
