"""Answer which rules of law, codes and platforms hold in a place on a day, and where each is written."""

from .arguments import expect, expect_names, expect_word, read_bound_by, read_day, read_purpose
from .case_duties import (
    DeadlineDuty,
    DeadlineSubject,
    Guarantee,
    HumanAccess,
    Principle,
    Retention,
    RetentionKind,
    ServiceLevel,
    Withdrawal,
)
from .changes import RulebookChange
from .contact_duties import (
    Cap,
    ClosedDay,
    Confirmation,
    ConsentDuty,
    ConsentKind,
    OptOutOffer,
    OptOutWords,
    Registry,
    RestAfterRefusal,
    Suppression,
    Window,
)
from .duties import DUTIES, Duty
from .duty_words import duty_words
from .jurisdictions import jurisdictions_of, part_named
from .media import medium_of
from .parts import read_part, zones_by_part, zones_of_place
from .rule import Binding, Medium, Rule, RuleConfidence, Verified
from .rulebook import Rulebook
from .text_duties import AiNotice, Forbidden, Label, LanguageDuty, MaskForm, PlatformLimit, Slots

__all__ = [
    "DUTIES",
    "AiNotice",
    "Binding",
    "Cap",
    "ClosedDay",
    "Confirmation",
    "ConsentDuty",
    "ConsentKind",
    "DeadlineDuty",
    "DeadlineSubject",
    "Duty",
    "Forbidden",
    "Guarantee",
    "HumanAccess",
    "Label",
    "LanguageDuty",
    "MaskForm",
    "Medium",
    "OptOutOffer",
    "OptOutWords",
    "PlatformLimit",
    "Principle",
    "Registry",
    "RestAfterRefusal",
    "Retention",
    "RetentionKind",
    "Rule",
    "RuleConfidence",
    "Rulebook",
    "RulebookChange",
    "ServiceLevel",
    "Slots",
    "Suppression",
    "Verified",
    "Window",
    "Withdrawal",
    "duty_words",
    "expect",
    "expect_names",
    "expect_word",
    "jurisdictions_of",
    "medium_of",
    "part_named",
    "read_bound_by",
    "read_day",
    "read_part",
    "read_purpose",
    "zones_by_part",
    "zones_of_place",
]
