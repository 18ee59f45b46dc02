"""Say whether contact may go on: the rules of each place and day, opt-outs in the customer's words, and whether a machine may answer.

It states facts and their sources, and what was read in a message. It is never legal advice.
"""

from .auto_reply import AutoReplyVerdict, may_answer_automatically
from .opt_outs import OptOut, recognise_opt_out
from .rulebook import Rule, Rulebook, jurisdictions_of

__all__ = ["AutoReplyVerdict", "OptOut", "Rule", "Rulebook", "jurisdictions_of", "may_answer_automatically", "recognise_opt_out"]
