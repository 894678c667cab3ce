"""Forms of the registers, of what was said, asked and promised, and of what came of it."""

from diplomacy.forms.answers import AnswerForm, JudgementForm
from diplomacy.forms.asking import AccessForm, AskAgainForm, RequestForm
from diplomacy.forms.engagements import CancelForm, EngagementForm, HoldForm, PlanAgainForm
from diplomacy.forms.exchanges import CommitmentForm
from diplomacy.forms.points import PointForm, QuickPointForm, ReadOutForm, StrikeForm
from diplomacy.forms.registers import AuthorityForm, ContactForm, NextOfficeForm

__all__ = [
    "AccessForm",
    "AnswerForm",
    "AskAgainForm",
    "AuthorityForm",
    "CancelForm",
    "CommitmentForm",
    "ContactForm",
    "EngagementForm",
    "HoldForm",
    "JudgementForm",
    "NextOfficeForm",
    "PlanAgainForm",
    "PointForm",
    "QuickPointForm",
    "ReadOutForm",
    "RequestForm",
    "StrikeForm",
]
