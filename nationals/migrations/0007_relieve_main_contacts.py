"""Where a national has several main contacts, the first that was recorded goes on being the one."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def relieve(apps, schema_editor):
    NextOfKin = apps.get_model("nationals", "NextOfKin")
    main = NextOfKin.objects.filter(is_main_contact=True)
    earlier = main.filter(national_id=OuterRef("national_id"), pk__lt=OuterRef("pk"))
    main.filter(Exists(earlier)).update(is_main_contact=False)


class Migration(migrations.Migration):

    dependencies = [
        ("nationals", "0006_family"),
    ]

    operations = [
        migrations.RunPython(relieve, migrations.RunPython.noop),
    ]
