"""Lead a customer without mobile data through a menu by USSD, with words of their own at the end, and confirm those by SMS.

Run it with ``python examples/ussd_menu.py``. The desk is not asked for the steps of the menu: it sees the customer's own words alone.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from xborder_support import Draft, SupportDesk
from xborder_support.channels import Outgoing, africastalking, ussd
from xborder_support.conversations import InboundEvent, Message, Option, Text

SHORT_CODE = "20880"  # the sender of the SMS, to which the customer can answer
TRACK, RETURN, ASK, HOME = (
    Option(id=name, title=title)
    for name, title in (("track", "Where is my order?"), ("return", "Return"), ("ask", "Ask us"), ("home", "Main menu"))
)
WHERE = """\
Order 1001 left Lagos on Tuesday. The courier calls you on the day of delivery, between 9:00 and 17:00. \
If you are not there, it waits for you at the counter in Ikeja for seven days."""
MENUS = {
    "home": ("Kaze Audio", (TRACK, RETURN, ASK)),
    "track": (WHERE, (HOME,)),
    "return": ("Pack it in its box and bring it to any counter. It is free for 30 days.", (HOME,)),
    "ask": ("Write your question:", (HOME,)),
    "thanks": ("Thank you. We answer by SMS.", ()),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what to keep of a USSD session: the path of the request answered last, the menu, and which of its screens was shown.

    ``words`` are the customer's own, where they ended it.
    """

    path: str
    menu: str = "home"
    screen: int = 0
    words: str = field(default="", repr=False)


def step(event: InboundEvent, sessions: dict[str, Shown]) -> tuple[Outgoing | None, InboundEvent | None]:
    """Return the screen that answers a request, and what the desk is told: the customer's own words, as an SMS."""
    session = event.details.get("session_id")
    if event.channel != "ussd" or session is None:
        return None, event
    if not isinstance(event, Message) or not event.sender.address:
        sessions.pop(session, None)  # it ended; that notice may get lost, so let entries expire, too
        return None, None
    shown = sessions[session] = _next(event.details.get("path", ""), sessions.get(session))
    if not shown.words:
        return _screen(event, shown), None
    return _screen(event, shown), replace(event, channel="sms", account=SHORT_CODE, reply_handle=None, parts=(Text(text=shown.words),))


def _next(path: str, before: Shown | None) -> Shown:
    """Return what to show now."""
    if before is None:
        return Shown(path)
    if path == before.path:
        return before  # the gateway asks again, because it heard no answer; the desk, too, knows what it has seen
    options = MENUS[before.menu][1]
    answer = ussd.answer(path, before=before.path, options=options, screen=before.screen, of=len(_pages(before.menu)))
    if answer.option:
        return Shown(path, answer.option.id)
    if answer.kind == "text" and before.menu == "ask" and answer.text.strip():
        return Shown(path, "thanks", words=answer.text)
    return Shown(path, before.menu, answer.screen)  # another screen of it; what nobody offered shows the same one again


def _pages(menu: str) -> list[str]:
    text, options = MENUS[menu]
    return ussd.screens(text, options, more="More", back="Back", septets=160)


def _screen(request: Message, shown: Shown) -> Outgoing:
    pages = _pages(shown.menu)
    details = {"session": "continue" if MENUS[shown.menu][1] or len(pages) > 1 else "end"}
    (screen,) = africastalking.render(Draft.reply_to(request, pages[shown.screen], is_automatic=True, details=details))
    return screen


def main() -> None:
    desk, sessions = SupportDesk.load(Path(__file__).parent / "desk.toml"), dict[str, Shown]()
    now = datetime(2026, 2, 5, 9, 5, tzinfo=UTC)
    for path in ("", "1", "1*98", "1*98*0", "1*98*0*98", "1*98*0*98*1", "1*98*0*98*1*3", "1*98*0*98*1*3*Is the 5*2 m cable in stock?"):
        fields = {"sessionId": "ATUid_1", "serviceCode": "*384*1#", "phoneNumber": "+2348000000004", "text": path}
        (request,) = africastalking.parse(urlencode(fields), received_at=now)
        screen, for_desk = step(request, sessions)
        print(f"\n--- {path.rpartition('*')[2] or 'dials'}\n{screen.body.decode() if screen else ''}")  # the body of your answer
        if for_desk:
            plan = desk.handle(for_desk, now=now)
            for sms in (call for reply in plan.replies for call in desk.render(reply)):
                print(f"\n=== SMS, {sms.content_type}\n{sms.body.decode()}")  # posted afterwards


if __name__ == "__main__":
    main()
