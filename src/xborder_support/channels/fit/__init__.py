"""Say how a draft fits into a channel: in which parts, with what in place of what the channel lacks, and what cannot be sent.

Limits come from the channel's profile. A limit that is known too little (confidence ``low``) cuts and converts, because that is harmless,
and refuses nothing.
"""

from .choices import chosen
from .fitting import Device, fit
from .media_budget import MediaDecision, Network, media_budget
from .problem import Fit, Problem

__all__ = ["Device", "Fit", "MediaDecision", "Network", "Problem", "chosen", "fit", "media_budget"]
