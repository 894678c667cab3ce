"""Purposes of exploitation that ship. States add those of their own law."""

from django.db import migrations

PALERMO = "Palermo Protocol, art. 3(a)"
KENYA = "Kenya: Counter-Trafficking in Persons Act 2010, s. 2"
PURPOSES = [
    ("prostitution", "Prostitution of others or other sexual exploitation", PALERMO),
    ("forced-labour", "Forced labour or services", PALERMO),
    ("slavery", "Slavery or practices similar to slavery", PALERMO),
    ("servitude", "Servitude", PALERMO),
    ("organs", "Removal of organs", PALERMO),
    ("armed-conflict", "Forcible or fraudulent use in armed conflict", KENYA),
    ("forced-crime", "Forced criminality, such as online fraud", "named by no article; recorded for the count"),
]


def ship(apps, schema_editor):
    purpose = apps.get_model("cases", "ExploitationPurpose")
    for code, name, basis in PURPOSES:
        purpose.objects.update_or_create(code=code, defaults={"name": name, "basis": basis})


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_deadline_rules")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
