"""Say which language a text is written in, with a reason, and without guessing.

It knows scripts, telling letters and function words, and takes the market and the conversation so far as a prior. It imports nothing but
``terms``; a text that tells nothing is ``und``.
"""

from .detectors import LanguageDetector
from .distance import language_distance
from .identification import LanguageGuess, identify
from .matching import LanguageMatch, LanguageMatcher
from .subtag_reading import likely_script

__all__ = [
    "LanguageDetector",
    "LanguageGuess",
    "LanguageMatch",
    "LanguageMatcher",
    "identify",
    "language_distance",
    "likely_script",
]
