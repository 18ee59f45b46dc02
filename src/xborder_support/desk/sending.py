"""Write a reply in the provider's own format, in as many parts as the channel asks for."""

from __future__ import annotations

from datetime import date

from xborder_support.channels import Channels, Outgoing, fit
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

__all__ = ["written_out"]


def written_out(draft: Draft, channels: Channels) -> list[Outgoing]:
    """Return what the host posts. The newest limits known count, because a draft is sent now.

    Errors: ``UsageError`` with the code of what does not fit; ``unknown-provider``; those of the provider's ``render``.
    """
    module = channels.provider(draft.provider)
    return [outgoing for part in _parts(draft, channels) for outgoing in module.render(part)]


def _parts(draft: Draft, channels: Channels) -> tuple[Draft, ...]:
    if draft.channel not in channels.known():
        return (draft,)  # a channel of the host's without a profile: its own module knows the limits
    fitted = fit(draft, channels.profile(draft.channel, on=date.max), on=date.max)
    for problem in fitted.problems:
        if problem.severity == "error":
            raise UsageError(problem.message, code=problem.code, hint=problem.hint)
    return fitted.parts
