"""Say which language a text is written in, with a reason, and without guessing.

It knows scripts, telling letters and function words, and takes the market and the conversation so far as a prior. It imports nothing but
``terms``; a text that tells nothing is ``und``.
"""

from .identification import LanguageGuess, identify

__all__ = ["LanguageGuess", "identify"]
