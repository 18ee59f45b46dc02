"""Say what is odd in the ``[[sla]]`` tables of a desk file: policies that never count, names that stand twice, nothing for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from xborder_support.errors import did_you_mean
from xborder_support.sla import SHOP, SlaPolicy, list_marketplaces
from xborder_support.terms import Finding

from .assembly import Parts

__all__ = ["sla_advice"]

_LONGEST_NAME = 60  # of what a message quotes
_NAMED = 5
_BEGINNING, _END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def sla_advice(parts: Parts) -> Iterator[Finding]:
    """Yield what somebody should look at."""
    yield from _no_general_policy(parts.policies)
    yield from _policies_that_never_count(parts.policies)
    yield from _names_that_stand_twice(parts.policies)
    yield from _unknown_marketplaces(parts)


def _no_general_policy(policies: Sequence[SlaPolicy]) -> Iterator[Finding]:
    general = [policy for policy in policies if policy.clock == SHOP and _fits_everything(policy)]
    if not _cover(general, _BEGINNING, _END):
        message = "no [[sla]] policy of the shop's own fits everything at all times: what none fits gets what is usual in its market"
        suggestion = "add a last [[sla]] without when, marketplace, jurisdiction and dates"
        yield Finding("no-general-policy", "advisory", message, suggestion=suggestion)


def _policies_that_never_count(policies: Sequence[SlaPolicy]) -> Iterator[Finding]:
    for number, policy in enumerate(policies):
        above = [other for other in policies[:number] if other.clock == policy.clock and _takes_all_of(other, policy)]
        blamed = [other for other in above if _overlap(other, policy)]
        if _cover(blamed, *_period(policy)):
            message = f"sla[{number}] ({_short(policy.name)}) never counts: {_listed(blamed)} all that it would"
            yield Finding("policy-shadowed", "warning", message, suggestion="move it above, narrow what stands there, or remove it")


def _names_that_stand_twice(policies: Sequence[SlaPolicy]) -> Iterator[Finding]:
    """Yield the names of two policies without dates. With dates, they are the versions of one."""
    first: dict[tuple[str, str], int] = {}
    for number, policy in enumerate(policies):
        if policy.valid_from is None and policy.valid_to is None:
            before = first.setdefault((policy.clock, policy.name), number)
            if before != number:
                message = (
                    f"sla[{number}] is called {_short(policy.name)}, as sla[{before}] is, so a plan does not tell which of them counts"
                )
                suggestion = "give each a name of its own; versions of one may share it where each says valid_from or valid_to"
                yield Finding("duplicate-policy", "warning", message, suggestion=suggestion)


def _unknown_marketplaces(parts: Parts) -> Iterator[Finding]:
    known = {*list_marketplaces(), *parts.channels.own_profiles}
    for number, policy in enumerate(parts.policies):
        if policy.marketplace is not None and policy.marketplace not in known:
            name = policy.marketplace[:_LONGEST_NAME]
            message = f"sla[{number}].marketplace is {name!r}, which is no marketplace that is known"
            suggestion = f"{did_you_mean(name, known)}; leave one that only your host knows"
            yield Finding("unknown-marketplace", "advisory", message, suggestion=suggestion)


def _fits_everything(policy: SlaPolicy) -> bool:
    return not policy.fields and policy.when.truth({}) is True


def _takes_all_of(upper: SlaPolicy, lower: SlaPolicy) -> bool:
    """Tell whether a policy fits whatever another does, while it is valid."""
    return _fits_everything(upper) or upper.when == lower.when


def _period(policy: SlaPolicy) -> tuple[datetime, datetime]:
    return policy.valid_from or _BEGINNING, policy.valid_to or _END


def _overlap(one: SlaPolicy, other: SlaPolicy) -> bool:
    (one_begins, one_ends), (other_begins, other_ends) = _period(one), _period(other)
    return one_begins < other_ends and other_begins < one_ends


def _cover(policies: Iterable[SlaPolicy], begin: datetime, end: datetime) -> bool:
    """Tell whether at least one of the policies is valid at every instant of a period."""
    for begins, ends in sorted(map(_period, policies)):
        if begins > begin:
            return False
        begin = max(begin, ends)
    return begin >= end


def _listed(policies: Sequence[SlaPolicy]) -> str:
    more = f" and {len(policies) - _NAMED} more" if len(policies) > _NAMED else ""
    names = ", ".join(_short(policy.name) for policy in policies[:_NAMED])
    return f"{names}{more} above {'takes' if len(policies) == 1 else 'together take'}"


def _short(name: str) -> str:
    return repr(name[:_LONGEST_NAME])
