"""Whether a trigger is left out is asked without an error for each row; kept so after each ``migrate`` (``core.history``)."""

from django.db import migrations

from core.history import IGNORES


class Migration(migrations.Migration):
    dependencies = [("core", "0002_core_records")]
    operations = [migrations.RunSQL(IGNORES, migrations.RunSQL.noop)]
