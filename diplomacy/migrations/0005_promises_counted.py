from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diplomacy", "0004_plans")]
    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("side", "theirs"), ("state", "open")),
                fields=["id"],
                include=("authority", "post", "due_on"),
                name="commitment_waited_for",
            ),
        ),
        migrations.AddIndex(
            model_name="commitmentsight",
            index=models.Index(
                condition=models.Q(("tags__contains", ["all"]), _negated=True),
                fields=["record"],
                name="commitmentsight_closed",
            ),
        ),
    ]
