"""Say one thing on six channels: what each can take, what becomes of what it cannot, and what the host posts.

Run it: ``python examples/one_answer_everywhere.py``.
"""

from datetime import date

from xborder_support.channels import fit, provider
from xborder_support.conversations import Draft, Media, Option

TEXT = (
    "Your parcel 12-3456-7890 waits at the shop in Kilimani until Friday, 18:00. "
    "Bring the code KZ-4471 and a card with your name. See https://shop.example/t/12-3456-7890 for the way."
)
OPTIONS = (Option(id="ok", title="I will come"), Option(id="later", title="Keep it longer"), Option(id="back", title="Send it back"))
MAP = Media(media_kind="image", url="https://shop.example/maps/kilimani.png", mime="image/png", size_bytes=900_000)
PLACES = {
    "whatsapp": ("whatsapp", "254711000001"),
    "line": ("line", "U" + "1" * 32),
    "messenger": ("messenger", "7012345678"),
    "email": ("email", "amina@customer.example"),
    "sms": ("africastalking", "+254711000001"),
    "zendesk": ("zendesk", "35436"),
}


def main() -> None:
    """Print the parts for each channel."""
    for channel, (name, to) in PLACES.items():
        draft = Draft(
            channel=channel, provider=name, to=to, account="help@shop.example", text=TEXT, options=OPTIONS, media=(MAP,),
            options_label="Answer", idempotency_key="parcel-7",
        )  # fmt: skip
        fitted = fit(draft, channel, on=date(2026, 11, 22), weak_network=True)
        calls = [outgoing for part in fitted.parts for outgoing in provider(name).render(part)]
        print(f"\n=== {channel}: {len(fitted.parts)} part(s), {len(calls)} call(s)")
        for part in fitted.parts:
            print(f"{part.text}\n  options: {len(part.options)}, media: {len(part.media)}, key: {part.idempotency_key}")
        for problem in fitted.problems:
            print(f"  {problem.severity}: {problem.message}")


if __name__ == "__main__":
    main()
