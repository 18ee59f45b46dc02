"""Judge a small catalogue and a reply before they go out, and print what a reader of the market would stumble over.

Run it with ``python examples/lint_messages.py``. ``python -m xborder_support lint messages/`` does the same for files.
"""

import json

from xborder_support import PersonName
from xborder_support.tone import Waiver, lint, lint_messages, to_sarif

CATALOGUE = {
    "de": """# review: draft
ack = Vielen Dank für Ihre Nachricht. Wir melden uns bei dir.
parcels = { $count ->
    [one] Ihr Paket ist unterwegs.
   *[other] Deine Pakete sind unterwegs.
  }
# lint: allow TON012: the carrier gives no date
shipped = Ihr Paket kommt bald.
""",
    "ja": """# review: draft
salutation = { $name ->
    [none] お客様
   *[other] { PERSON($name, form: "surname") }
  }
""",
}

REPLY = """佐藤花子

資料をご覧になられましたか。ご住所を教えてください。また連絡する。
"""


def main() -> None:
    report = lint_messages(CATALOGUE)
    for finding in report.findings:
        place = f"{finding.facts['locale']}:{finding.facts['line']}:{finding.facts['column']}"
        print(f"{place} {finding.severity}: {finding.message} [{finding.rule}]")
    print(f"{report.wordings} wordings judged, {len(report.waived)} findings waived")

    print("\nA reply to Japan:")
    waiver = Waiver("TON043", "the customer offered the address")
    for finding in lint(
        REPLY,
        market="JP",
        locale="ja",
        channel="email",
        name=PersonName(given="花子", surname="佐藤"),
        agent_name="田中 愛",
        staff_number="1042",
        waivers=[waiver],
    ):
        print(f"  {finding.span} {finding.severity}: {finding.message}; {finding.suggestion} [{finding.rule}]")

    log = to_sarif(report)
    print(f"\nAs SARIF: {len(json.dumps(log)):,} bytes, {len(log['runs'][0]['results'])} results")


if __name__ == "__main__":
    main()
