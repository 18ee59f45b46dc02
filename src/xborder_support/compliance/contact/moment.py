"""Hold a question about one instant: what is to be sent, what is known, what binds it, and what is worked out only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import islice

from xborder_support.channels import ChannelProfile, known_channels, profile
from xborder_support.compliance.consents import Consents, ConsentState
from xborder_support.compliance.rulebook import Cap, ConsentKind, Duty, Rulebook
from xborder_support.conversations import Draft
from xborder_support.terms import utc

from .bindings import Bindings, Bound, Matter
from .clocks import local_days, second_of
from .context import ContactContext
from .places import Whereabouts
from .records import PastContact

__all__ = ["ASKED_FOR", "Moment"]

#: Kinds of consent that a person gave by saying so. What only follows from dealings never undoes a refusal.
ASKED_FOR: frozenset[ConsentKind] = frozenset({"express_written", "express", "opt_in", "registry"})

#: What a stronger consent also is.
_COVERS: dict[ConsentKind, tuple[ConsentKind, ...]] = {"express_written": ("express", "opt_in"), "express": ("opt_in",)}
_APPOINTMENTS = 32  # So many are looked at for one that still counts; beyond them only the usual hours are promised.
_NOTHING = ConsentState(status="none")
_NUMBER = re.compile(r"\+?[0-9][0-9\s().\-/]*", re.ASCII)
_NO_KIND: frozenset[str] = frozenset()


class Moment:
    """Hold the question whether a draft may go out at an instant, which need not be the one that was asked about."""

    def __init__(
        self, draft: Draft, context: ContactContext, bindings: Bindings, rulebook: Rulebook, *, at: datetime, asked_at: datetime
    ) -> None:
        self.draft = draft
        self.context = context
        self.bindings = bindings
        self.rulebook = rulebook
        self.at = at
        self.asked_at = asked_at
        self.second = second_of(at)
        #: What each cap counts, which is the same at every instant of a question.
        self.counted: dict[Bound[Cap], list[tuple[datetime, PastContact]]] = {}
        self._states: dict[str | None, ConsentState] = {}
        self._kinds: dict[str | None, frozenset[str]] = {}

    def after(self, at: datetime) -> Moment:
        """Return the same question about a later instant."""
        later = Moment(self.draft, self.context, self.bindings, self.rulebook, at=at, asked_at=self.asked_at)
        later.counted = self.counted
        return later

    @property
    def matter(self) -> Matter:
        """Return the kind of contact."""
        return self.bindings.matter

    @cached_property
    def profile(self) -> ChannelProfile | None:
        """Return what is true of the channel that day, or None for a channel of the host's own."""
        channel = self.matter.channel
        return profile(channel, on=self.at.date()) if channel in known_channels() else None

    @property
    def reply_window_hours(self) -> int | None:
        """Return for how many hours a message of the person may be answered freely: longer for what a person answers."""
        known = self.profile
        if known is None:
            return None
        is_by_person = not self.draft.is_automatic and self.matter.purpose != "marketing"
        return (known.human_reply_window_hours if is_by_person else None) or known.reply_window_hours

    @cached_property
    def is_in_reply_window(self) -> bool:
        """Tell whether the person wrote so lately that the platform takes free answers."""
        expires_at, wrote_at, hours = self.draft.window_expires_at, self.context.last_customer_message_at, self.reply_window_hours
        if expires_at is not None and self.at < utc(expires_at, "Draft.window_expires_at"):
            return True
        return wrote_at is not None and wrote_at <= self.at and (hours is None or self.at < wrote_at + timedelta(hours=hours))

    def days(self, at: Whereabouts | None = None) -> tuple[date, date]:
        """Return the first and the last local date that it may be, at one possible whereabouts or at any."""
        return local_days(self.bindings.zones if at is None else at.zones, self.second)

    def in_force(self, bound: Bound[Duty]) -> bool:
        """Tell whether a rule is in force."""
        return bound.holds(self.days(bound.at))

    def state(self, at: Whereabouts | None = None) -> ConsentState:
        """Return what the person agreed to, by the rules of one possible whereabouts."""
        place = self._place(at)
        if place not in self._states:
            self._states[place] = self._found_state(place)
        return self._states[place]

    def states(self) -> tuple[ConsentState, ...]:
        """Return what the person agreed to, by the rules of each place where they may be."""
        for place in self.context.places or (None,):
            if place not in self._states:
                self._states[place] = self._found_state(place)
        return tuple(self._states[place] for place in self.context.places or (None,))

    def has_kind(self, kind: str, at: Whereabouts | None = None) -> bool:
        """Tell whether a consent of a kind holds, or one that is stronger."""
        return kind in self.kinds(at)

    def kinds(self, at: Whereabouts | None = None) -> frozenset[str]:
        """Return the kinds of consent that hold, and those that they cover."""
        place = self._place(at)
        if place not in self._kinds:
            state = self.state(at)
            self._kinds[place] = _covered(frozenset(state.kinds)) if state.status == "granted" else _NO_KIND
        return self._kinds[place]

    @cached_property
    def is_agreed_time(self) -> bool:
        """Tell whether the person agreed to a contact at this very time. A state that was read before tells of its own instant alone."""
        if any(time.starts_at <= self.at < time.ends_at for time in self.context.agreed_times):
            return True
        is_of_now = isinstance(self.context.consents, Consents) or self.at == self.asked_at
        return is_of_now and self.has_kind("exact_time")

    def _place(self, at: Whereabouts | None) -> str | None:
        places = self.context.places
        if at is None:
            return places[0] if places else None
        if at.place in places:
            return at.place
        return next((place for place in places if place[:2] == at.territory), None)

    def _found_state(self, place: str | None) -> ConsentState:
        consents = self.context.consents
        if consents is None:
            return _NOTHING
        if isinstance(consents, ConsentState):
            return self._kept_until_its_end(consents)
        zones = self.context.time_zones
        return consents.state(
            purpose=self.matter.purpose,
            medium=self.matter.medium,
            at=self.at,
            place=place,
            rulebook=self.rulebook if place else None,
            sender=self.context.sender,
            address=self._address,
            channel=self._address_channel,
            texts=self.context.texts,
            time_zone=zones[0] if len(zones) == 1 and place else None,
            with_later_refusals=True,
        )

    def next_appointment(self) -> datetime | None:
        """Return when the next contact may begin for which the person named the time, or None."""
        coming = [time.starts_at for time in self.context.agreed_times if time.starts_at > self.at]
        if isinstance(self.context.consents, Consents):
            known = islice(self._appointments(self.context.consents), _APPOINTMENTS)
            coming += islice(filter(self._is_kept, known), 1)
        return min(coming, default=None)

    def _appointments(self, consents: Consents) -> Iterator[datetime]:
        found = consents.appointments(
            purpose=self.matter.purpose, medium=self.matter.medium, at=self.at, address=self._address, channel=self._address_channel
        )
        return (starts_at for starts_at, _ in found if starts_at > self.at)

    def _is_kept(self, starts_at: datetime) -> bool:
        """Tell whether an appointment on record is one by then, and was not refused."""
        return self.after(starts_at).has_kind("exact_time")

    @property
    def _address(self) -> str:
        return self.context.address or self.draft.to

    @property
    def _address_channel(self) -> str:
        """Return the channel that the address belongs to: a mail address or a number is one on whatever system it is used."""
        address, medium = self._address, self.matter.medium
        if not isinstance(address, str):
            return self.matter.channel  # the ledger refuses it by name
        if medium == "email" and "@" in address:
            return "email"
        return "phone" if medium in {"sms", "voice"} and _NUMBER.fullmatch(address) else self.matter.channel

    def _kept_until_its_end(self, state: ConsentState) -> ConsentState:
        is_over = state.status == "granted" and state.expires_at is not None and state.expires_at <= self.at
        return ConsentState(status="expired", granted_at=state.granted_at, expires_at=state.expires_at) if is_over else state


@lru_cache(maxsize=1024)
def _covered(kinds: frozenset[ConsentKind]) -> frozenset[str]:
    """Return kinds of consent with those that they also are."""
    return kinds.union(*(_COVERS.get(kind, ()) for kind in kinds))
