"""Words of who may enter and what they may do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PostKind(TextChoices):
    MISSION = "mission", _("mission abroad")
    HEADQUARTERS = "headquarters", _("headquarters desk")


class Role(TextChoices):
    CASEWORKER = "caseworker", _("caseworker")
    SUPERVISOR = "supervisor", _("supervisor")
    AUDITOR = "auditor", _("auditor")


class Permission(TextChoices):
    """What somebody may do with the cases of a post."""

    SEE = "see", _("see cases and nationals")
    REGISTER = "register", _("open cases, register and edit nationals")
    RECORD = "record", _("record events, claims, documents and duties")
    MOVE = "move", _("change a case's status")
    CLOSE = "close", _("close a case")
    REOPEN = "reopen", _("reopen a case")
    CORRECT = "correct", _("correct a status")
    CONFIRM = "confirm", _("confirm what another has asked for")
    ASSIGN = "assign", _("assign cases and duties")
    RESTRICT = "restrict", _("restrict a case and name who may see it")
    NEGOTIATE = "negotiate", _("record engagements, requests and commitments")
    NETWORKS = "networks", _("see networks of recruiters, and record what is said of them")
    MERGE = "merge", _("join two entries of one person, and undo it")
    IMPORT = "import", _("import a register")
    MEASURE = "measure", _("see the dashboard of these posts")
    EXPORT = "export", _("export lists")
    SEE_RECORD = "see_record", _("see the history of a record and who has read it")


class Theme(TextChoices):
    SYSTEM = "system", _("as the computer")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")
