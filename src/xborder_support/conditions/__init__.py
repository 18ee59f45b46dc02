"""Tell whether a rule applies: typed conditions over fields that the using package declares.

A condition is data, never an expression, so its cost is known when it is loaded and nothing in it can run. Data that is missing never
makes a rule apply. Service levels, routing and compliance read their ``when`` tables here.
"""

from .condition import Condition, Failure, Outcome
from .conversation_fields import CONVERSATION_SCHEMA
from .index import ConditionIndex
from .json_schema import condition_json_schema
from .questions import ConditionGroup, ConditionQuestion
from .reading import compile_condition
from .schema import Field, FieldKind, Schema
from .tags import covers_language

__all__ = [
    "CONVERSATION_SCHEMA",
    "Condition",
    "ConditionGroup",
    "ConditionIndex",
    "ConditionQuestion",
    "Failure",
    "Field",
    "FieldKind",
    "Outcome",
    "Schema",
    "compile_condition",
    "condition_json_schema",
    "covers_language",
]
