"""Whatever crashes, repeats or comes in another order: each message ends with the customer, with the provider, or before a person."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from xborder_support.conversations import DeliveryStatus, Draft, Party
from xborder_support.outbound import Outbox, Send, Way, text_only

_START = datetime(2026, 2, 3, 9, tzinfo=UTC)
_CONVERSATIONS = ("c1", "c2")
_ENDED = {"delivered", "accepted", "dead", "closed"}
_ANSWERS = st.sampled_from(
    [
        {"http_status": 503},
        {"http_status": 429, "retry_after_seconds": 40},
        {"http_status": 400},
        {"codes": ["131026"]},
        {"codes": ["131047"]},
        {"codes": ["131056"]},
        {},
    ]
)
_REPORTS = st.sampled_from(["sent", "delivered", "read", "failed"])


def _status(send: Send, provider_id: str, word: Any, at: datetime) -> DeliveryStatus:
    return DeliveryStatus(
        channel=send.draft.channel,
        provider=send.draft.provider,
        account=send.draft.account,
        provider_id=provider_id,
        received_at=at,
        recipient=Party(address=send.draft.to),
        is_echo=True,
        status=word,
        provider_status=word,
        reason="unreachable" if word == "failed" else None,
    )


class Host(RuleBasedStateMachine):
    """A shop with one stored outbox, processes that die between any two steps, and providers that take, lose and report at will."""

    @initialize()
    def begin(self) -> None:
        self.stored = Outbox().to_json()
        self.stale = self.stored  # what a process read a while ago, and will write by merging
        self.now = _START
        self.queued: list[str] = []
        self.taken: list[tuple[Send, str]] = []  # what providers have, whether we know of it or not
        self.unrecorded: list[Outbox] = []  # what a process knew when it died

    def _load(self) -> Outbox:
        return Outbox.from_json(self.stored)

    def _save(self, outbox: Outbox) -> None:
        self.stored = Outbox.merge(self._load(), outbox).to_json()

    @rule(
        conversation=st.sampled_from(_CONVERSATIONS), wait=st.sampled_from([None, 300]), falls_back=st.booleans(), hours=st.integers(0, 30)
    )
    def queue(self, conversation: str, wait: int | None, falls_back: bool, hours: int) -> None:  # noqa: FBT001  (drawn by hypothesis)
        key = f"k{len(self.queued)}"
        chat = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="x" * 5000, idempotency_key=key)
        sms = text_only(chat, channel="sms", provider="twilio", to="+254700000001", account="AC")
        ways = [Way(chat, wait), *([Way(sms)] if falls_back else [])]
        not_after = self.now + timedelta(hours=hours) if hours else None
        self._save(self._load().queue(*ways, at=self.now, conversation=conversation, not_after=not_after))
        self.queued.append(key)

    @precondition(lambda self: self.queued)
    @rule(pick=st.integers(0, 9))
    def queue_the_same_plan_again(self, pick: int) -> None:
        key = self.queued[pick % len(self.queued)]
        former = next(message for message in self._load().messages if message.key == key)
        draft = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="later", idempotency_key=key)
        before = self._load()
        assert before.queue(draft, at=self.now, conversation=former.conversation) == before

    @rule(
        dies_before=st.booleans(), dies_after=st.booleans(), takes=st.booleans(), answer=_ANSWERS, has_id=st.booleans(), twice=st.booleans()
    )
    def post(self, *, dies_before: bool, dies_after: bool, takes: bool, answer: dict[str, Any], has_id: bool, twice: bool) -> None:
        for send in self._load().due(self.now):
            outbox = self._load().attempted(send, at=self.now)
            self._save(outbox)
            if dies_before:
                continue
            self._post(send, takes=takes, answer=answer, has_id=has_id, dies_after=dies_after, twice=twice)

    def _post(self, send: Send, *, takes: bool, answer: dict[str, Any], has_id: bool, dies_after: bool, twice: bool) -> None:
        self._check_that_it_is_no_repetition(send)
        provider_id = f"id-{len(self.taken)}"
        outbox = self._load()
        if takes:
            self.taken.append((send, provider_id))
            known = outbox.accepted(send, *([provider_id] if has_id else []), at=self.now)
        else:
            known = outbox.failed(send, at=self.now, **answer)
        if dies_after:
            self.unrecorded.append(known)
        else:
            self._save(known)
            if twice:
                self._save(known)

    def _check_that_it_is_no_repetition(self, send: Send) -> None:
        """A post that was taken, as far as the store knows, is never made again unless the provider reported that it failed."""
        outbox = self._load()
        taken = [f for f in outbox.facts if (f.kind, f.key, f.way, f.part) == ("accepted", send.key, send.way, send.part)]
        failed = {name for fact in outbox.facts if fact.status == "failed" for name in fact.message_keys}
        assert all(set(fact.message_keys) & failed for fact in taken)
        first_of_conversation = [m for m in outbox.messages if m.conversation == send.conversation]
        place = next(m.order for m in first_of_conversation if m.key == send.key)
        earlier = {m.key for m in first_of_conversation if m.order < place}
        waiting = {one.key for one in outbox.standings(self.now) if one.state == "waiting"}
        assert not earlier & waiting

    @precondition(lambda self: self.unrecorded)
    @rule()
    def find_what_a_dead_process_knew(self) -> None:
        self._save(self.unrecorded.pop())

    @precondition(lambda self: self.taken)
    @rule(pick=st.integers(0, 99), word=_REPORTS, minutes=st.integers(-30, 30), twice=st.booleans())
    def report(self, pick: int, word: str, minutes: int, twice: bool) -> None:  # noqa: FBT001
        send, provider_id = self.taken[pick % len(self.taken)]
        status = _status(send, provider_id, word, self.now + timedelta(minutes=minutes))
        self._save(self._load().record(status, *([status] if twice else [])))

    @rule(seconds=st.sampled_from([1, 20, 70, 400, 4000, 90000, -30, -4000]))
    def let_the_clock_go(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def read_a_copy(self) -> None:
        self.stale = self.stored

    @rule()
    def write_the_old_copy_back(self) -> None:
        self._save(Outbox.from_json(self.stale))

    @precondition(lambda self: self.queued)
    @rule(conversation=st.sampled_from([None, *_CONVERSATIONS]))
    def stop(self, conversation: str | None) -> None:
        self._save(self._load().stop(at=self.now, conversation=conversation))

    @rule()
    def resume(self) -> None:
        self._save(self._load().resume(at=self.now))

    @invariant()
    def nothing_is_missing(self) -> None:
        standings = self._load().standings(self.now)
        assert {standing.key for standing in standings} == set(self.queued)
        assert all(standing.reasons for standing in standings if standing.state == "dead")

    @invariant()
    def what_was_taken_is_known_or_may_have_arrived(self) -> None:
        standings = {standing.key: standing for standing in self._load().standings(self.now)}
        for send, _ in self.taken:
            standing = standings[send.key]
            known_to_have_failed = any(f.key == send.key and f.kind in {"accepted", "failed"} for f in self._load().facts)
            assert standing.state in {"delivered", "accepted"} or standing.may_have_arrived or known_to_have_failed

    def teardown(self) -> None:
        """Let the host go on until nothing is due: every message has ended, and by itself."""
        if not hasattr(self, "stored"):
            return
        self.now = max(self.now, max((fact.at for fact in self._load().facts), default=self.now))
        for number in range(2000):
            at = self._load().next_at(self.now)
            if at is None:
                break
            self.now = at
            for send in self._load().due(self.now):
                self._save(self._load().attempted(send, at=self.now))
                self._post(send, takes=number % 3 == 0, answer={"http_status": 503}, has_id=True, dies_after=number % 5 == 1, twice=False)
        outbox = self._load()
        assert outbox.next_at(self.now) is None
        assert {standing.state for standing in outbox.standings(self.now)} <= _ENDED
        posted = {send.key for send, _ in self.taken}
        arrived = {standing.key for standing in outbox.standings(self.now) if standing.state in {"delivered", "accepted"}}
        assert arrived <= posted
        assert {one.key for one in outbox.standings(self.now)} == arrived | {one.key for one in outbox.dead(self.now)}


TestNothingIsLost = Host.TestCase
TestNothingIsLost.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
