"""The deadline rules that ship (docs/workflow.md). Admins edit them; 24 h is our own service standard.

They are stored in English; pages show them in the reader's language as long as nobody has edited them.
"""

from django.db import migrations
from django.utils.translation import gettext_noop as _

VCCR = _("Vienna Convention on Consular Relations, art. 36")
GC3 = _("Third Geneva Convention, arts. 70, 122-123")
OWN = _("own service standard")
RULES = [
    # code, happening, status, title, basis, within, unit, repeat_days
    ("reported-contact", "status_entered", "reported", _("Contact the person who reported"), OWN, 24, "hours", None),
    ("reported-citizenship", "status_entered", "reported", _("Verify citizenship"), OWN, 24, "hours", None),
    ("captured-access", "status_entered", "captured", _("Ask the holding state for consular access"), VCCR, 24, "hours", None),
    ("detained-access", "status_entered", "detained", _("Ask the holding state for consular access"), VCCR, 24, "hours", None),
    ("captured-card", "status_entered", "captured", _("Ask the Red Cross for confirmation and a capture card"), GC3, 48, "hours", None),
    ("captured-kin", "status_entered", "captured", _("Inform next of kin, if consent and safety allow"), OWN, 24, "hours", None),
    ("detained-kin", "status_entered", "detained", _("Inform next of kin, if consent and safety allow"), OWN, 24, "hours", None),
    ("hospitalised-kin", "status_entered", "hospitalised", _("Inform next of kin, if consent and safety allow"), OWN, 24, "hours", None),
    ("access-visit", "access_granted", "", _("Visit"), VCCR, 7, "days", 28),
    ("trafficked-screen", "status_entered", "trafficked", _("Screen with the assessment"), OWN, 48, "hours", None),
    ("trafficked-refer", "status_entered", "trafficked", _("Refer to the anti-trafficking unit"), OWN, 48, "hours", None),
    ("released-document", "status_entered", "released", _("Obtain a travel document"), OWN, 3, "days", None),
    ("released-agreement", "status_entered", "released", _("Ask for agreement to return"), OWN, 3, "days", None),
    ("request-remind", "request_made", "", _("Remind them of the request"), OWN, 7, "days", None),
    ("request-escalate", "request_made", "", _("Escalate the unanswered request to a supervisor"), OWN, 14, "days", None),
    ("home-week", "status_entered", "repatriated", _("Follow up after a week"), OWN, 7, "days", None),
    ("home-month", "status_entered", "repatriated", _("Follow up after a month"), OWN, 30, "days", None),
    ("home-quarter", "status_entered", "repatriated", _("Follow up after three months"), OWN, 90, "days", None),
    ("closed-retention", "case_closed", "", _("Review for retention"), OWN, 5, "years", None),
]


def ship(apps, schema_editor):
    rule = apps.get_model("cases", "DeadlineRule")
    names = ("code", "happening", "status", "title", "basis", "within", "unit", "repeat_days")
    for row in RULES:
        fields = dict(zip(names, row, strict=True))
        rule.objects.update_or_create(code=fields.pop("code"), defaults=fields)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_tables")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
