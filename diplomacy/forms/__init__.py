"""Forms of the registers, of what was said, asked and promised, and of what came of it."""

from diplomacy.forms.answers import AnswerForm, JudgementForm
from diplomacy.forms.asking import AccessForm, AskAgainForm, RequestForm
from diplomacy.forms.engagements import CancelForm, EngagementForm, HoldForm, PlanAgainForm
from diplomacy.forms.exchanges import CommitmentForm
from diplomacy.forms.many import ManyAnswersForm, ReminderForm
from diplomacy.forms.negotiations import DraftForm, NegotiationForm, StepForm
from diplomacy.forms.note_steps import AnswerNoteForm, NoteStepForm, ReceivedForm, RemarkForm, SendNoteForm
from diplomacy.forms.note_templates import NoteTemplateForm
from diplomacy.forms.notes import IncomingNoteForm, NoteForm
from diplomacy.forms.points import PointForm, QuickPointForm, ReadOutForm, StrikeForm
from diplomacy.forms.registers import AuthorityForm, ContactForm, NextOfficeForm
from diplomacy.forms.statements import (
    EndWarningForm,
    NoFieldsWarningForm,
    StatementForm,
    StatementLinkForm,
    TravelWarningForm,
)

__all__ = [
    "AccessForm",
    "AnswerForm",
    "AnswerNoteForm",
    "AskAgainForm",
    "AuthorityForm",
    "CancelForm",
    "CommitmentForm",
    "ContactForm",
    "DraftForm",
    "EndWarningForm",
    "EngagementForm",
    "HoldForm",
    "IncomingNoteForm",
    "JudgementForm",
    "ManyAnswersForm",
    "NegotiationForm",
    "NextOfficeForm",
    "NoFieldsWarningForm",
    "NoteForm",
    "NoteStepForm",
    "NoteTemplateForm",
    "PlanAgainForm",
    "PointForm",
    "QuickPointForm",
    "ReadOutForm",
    "ReceivedForm",
    "RemarkForm",
    "ReminderForm",
    "RequestForm",
    "SendNoteForm",
    "StatementForm",
    "StatementLinkForm",
    "StepForm",
    "StrikeForm",
    "TravelWarningForm",
]
