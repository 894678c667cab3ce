from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("nationals", "0007_relieve_main_contacts"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='nextofkin',
            constraint=models.UniqueConstraint(condition=models.Q(('is_main_contact', True)), fields=('national',), name='kin_one_main_contact'),
        ),
    ]
