"""Answer what in a text is personal data, and write the text so that it no longer shows."""

from .datum import DatumKind, DatumTier, PersonalDatum
from .finding import find_personal_data
from .masking import Masked, MaskLevel, mask

__all__ = ["DatumKind", "DatumTier", "MaskLevel", "Masked", "PersonalDatum", "find_personal_data", "mask"]
