from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_case_seen_by_post")]
    operations = [
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("is_open", True), ("restricted", False)),
                fields=["post", "due_at"],
                name="listing_open_late",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("is_open", True), ("restricted", False)),
                fields=["post", "country", "case"],
                name="listing_open_post_country",
            ),
        ),
        migrations.RemoveIndex(model_name="case", name="case_seen_by_post"),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("restricted", False)),
                fields=["post", "id"],
                include=["assignee", "country"],
                name="case_seen_by_post",
            ),
        ),
    ]
