"""Purposes of exploitation that ship, in English; pages translate them. States add those of their own law."""

from django.db import migrations
from django.utils.translation import gettext_noop as _

PALERMO = _("Palermo Protocol, art. 3(a)")
KENYA = _("Kenya: Counter-Trafficking in Persons Act 2010, s. 2")
PURPOSES = [
    ("prostitution", _("Prostitution of others or other sexual exploitation"), PALERMO),
    ("forced-labour", _("Forced labour or services"), PALERMO),
    ("slavery", _("Slavery or practices similar to slavery"), PALERMO),
    ("servitude", _("Servitude"), PALERMO),
    ("organs", _("Removal of organs"), PALERMO),
    ("armed-conflict", _("Forcible or fraudulent use in armed conflict"), KENYA),
    ("forced-crime", _("Forced criminality, such as online fraud"), _("named by no article; recorded for the count")),
]


def ship(apps, schema_editor):
    purpose = apps.get_model("cases", "ExploitationPurpose")
    for code, name, basis in PURPOSES:
        purpose.objects.update_or_create(code=code, defaults={"name": name, "basis": basis})


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_deadline_rules")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
