"""Say what a customer wants, how urgent it is, and whether a bot may answer it alone.

A lexicon for each language decides by look-ups, and says which of its entries did. Where the evidence is weak or two topics have the
same, the answer is None.
"""

from .bots import BotVerdict, may_bot_answer
from .classification import TopicClassifier, TopicGuess, classify
from .error_codes import find_error_codes
from .profiles import BotRule, TopicProfile, topic_profile
from .scoring import Urgency, urgency
from .vocabulary import TOPICS, Topic
from .weights import UrgencyWeights, urgency_weights

__all__ = [
    "TOPICS",
    "BotRule",
    "BotVerdict",
    "Topic",
    "TopicClassifier",
    "TopicGuess",
    "TopicProfile",
    "Urgency",
    "UrgencyWeights",
    "classify",
    "find_error_codes",
    "may_bot_answer",
    "topic_profile",
    "urgency",
    "urgency_weights",
]
