"""Answer what in a text is personal data, and write the text so that it no longer shows."""

from .datum import Kind, PersonalDatum, Tier
from .finding import find_personal_data
from .masking import Level, Masked, mask

__all__ = ["Kind", "Level", "Masked", "PersonalDatum", "Tier", "find_personal_data", "mask"]
