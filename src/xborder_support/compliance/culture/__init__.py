"""Answer what may be done about faith and custom: what a customer declared, or a merchant chose with a reason. Nothing is inferred."""

from .practices import CultureVerdict, DeclaredPreferences, MerchantPolicy, Practice, PracticeRule, may_use
from .review import ReviewApproval, ReviewRule, ReviewVerdict, review_needed, text_hash

__all__ = [
    "CultureVerdict",
    "DeclaredPreferences",
    "MerchantPolicy",
    "Practice",
    "PracticeRule",
    "ReviewApproval",
    "ReviewRule",
    "ReviewVerdict",
    "may_use",
    "review_needed",
    "text_hash",
]
