"""Forms of the registers, of what was said, asked and promised, and of what came of it."""

from diplomacy.forms.answers import AnswerForm, JudgementForm
from diplomacy.forms.asking import AccessForm, AskAgainForm, RequestForm
from diplomacy.forms.exchanges import CommitmentForm, EngagementForm
from diplomacy.forms.note_steps import AnswerNoteForm, NoteStepForm, ReceivedForm, RemarkForm, SendNoteForm
from diplomacy.forms.note_templates import NoteTemplateForm
from diplomacy.forms.notes import IncomingNoteForm, NoteForm
from diplomacy.forms.registers import AuthorityForm, ContactForm
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
    "CommitmentForm",
    "ContactForm",
    "EndWarningForm",
    "EngagementForm",
    "IncomingNoteForm",
    "JudgementForm",
    "NoFieldsWarningForm",
    "NoteForm",
    "NoteStepForm",
    "NoteTemplateForm",
    "ReceivedForm",
    "RemarkForm",
    "RequestForm",
    "SendNoteForm",
    "StatementForm",
    "StatementLinkForm",
    "TravelWarningForm",
]
