"""Say how a message is written on the wire of each provider, and what fits back.

One module a provider, with the same functions: ``parse`` turns a payload into events, ``verify`` checks its signature, ``receive`` does
both, ``render`` writes a draft as the payload that the host posts. ``fit`` makes of any draft what a channel can take. Nothing is ever sent
from here. A provider is loaded when it is first used: ``from xborder_support.channels import line``, or ``provider("line")``.
"""

from .failures import DeliveryFailure, failure_of
from .fit import Fit, MediaDecision, Problem, chosen, fit, media_budget
from .limits import LengthUnit, MediaLimit, OptionLimit, Rate, TextLimit
from .outgoing import Outgoing
from .profiles import ChannelFact, ChannelKind, ChannelProfile, OptOutKind, known_channels, profile
from .registry import PROVIDERS, Channels, Provider, provider, providers_of
from .request import Headers, Secrets

__all__ = [
    "PROVIDERS",
    "ChannelFact",
    "ChannelKind",
    "ChannelProfile",
    "Channels",
    "DeliveryFailure",
    "Fit",
    "Headers",
    "LengthUnit",
    "MediaDecision",
    "MediaLimit",
    "OptOutKind",
    "OptionLimit",
    "Outgoing",
    "Problem",
    "Provider",
    "Rate",
    "Secrets",
    "TextLimit",
    "chosen",
    "failure_of",
    "fit",
    "known_channels",
    "media_budget",
    "profile",
    "provider",
    "providers_of",
]
