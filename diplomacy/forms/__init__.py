"""Forms of the registers, of what was said, asked and promised, and of what came of it."""

from diplomacy.forms.answers import AnswerForm, JudgementForm
from diplomacy.forms.asking import AccessForm, AskAgainForm, RequestForm
from diplomacy.forms.exchanges import CommitmentForm, EngagementForm
from diplomacy.forms.many import ManyAnswersForm, ReminderForm
from diplomacy.forms.negotiations import DraftForm, NegotiationForm, StepForm
from diplomacy.forms.registers import AuthorityForm, ContactForm

__all__ = [
    "AccessForm",
    "AnswerForm",
    "AskAgainForm",
    "AuthorityForm",
    "CommitmentForm",
    "ContactForm",
    "DraftForm",
    "EngagementForm",
    "JudgementForm",
    "ManyAnswersForm",
    "NegotiationForm",
    "ReminderForm",
    "RequestForm",
    "StepForm",
]
