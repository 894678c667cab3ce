"""Reads lie in a piece for each month (docs/adr/0032)."""

from datetime import UTC, datetime

from django.db import migrations

from core.months import Pieces, divide


def by_month(apps, schema_editor):
    divide(Pieces("audit_read", "at"), datetime.now(UTC).date(), months=3)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(by_month, elidable=False),
    ]
