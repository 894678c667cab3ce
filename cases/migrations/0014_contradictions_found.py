"""Beside a contradiction stands what its case tells of who sees it, so that it is found and counted by one index."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Whatever is written: the case knows better.
OF_CASE = """
CREATE FUNCTION cases_contradiction_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.post_id, c.restricted, c.closed_at IS NULL INTO NEW.post, NEW.restricted, NEW.is_open
    FROM cases_case c WHERE c.id = NEW.case_id;
    RETURN NEW;
END $$
"""

# Who changes a contradiction has locked its case: so has who changes the case.
WITH_CASE = """
CREATE FUNCTION cases_contradictions_with_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_contradiction SET is_open = NEW.closed_at IS NULL WHERE case_id = NEW.id;
    RETURN NULL;
END $$
"""
TRIGGERS = """
CREATE TRIGGER of_case BEFORE INSERT OR UPDATE ON cases_contradiction
    FOR EACH ROW EXECUTE FUNCTION cases_contradiction_of_case();
CREATE TRIGGER contradictions_with_case AFTER UPDATE OF post_id, restricted, closed_at ON cases_case
    FOR EACH ROW WHEN ((OLD.post_id, OLD.restricted, OLD.closed_at)
        IS DISTINCT FROM (NEW.post_id, NEW.restricted, NEW.closed_at)) EXECUTE FUNCTION cases_contradictions_with_case()
"""
_DROPPED = [
    "DROP TRIGGER contradictions_with_case ON cases_case",
    "DROP TRIGGER of_case ON cases_contradiction",
    "DROP FUNCTION cases_contradictions_with_case, cases_contradiction_of_case",
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_listings_of_a_post")]
    operations = [
        migrations.AddField("contradiction", "post", models.BigIntegerField(db_default=0, editable=False)),
        migrations.AddField("contradiction", "restricted", models.BooleanField(db_default=True, editable=False)),
        migrations.AddField("contradiction", "is_open", models.BooleanField(db_default=False, editable=False)),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contradiction',
            name='update_update',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contradiction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."disputed_since" IS DISTINCT FROM (NEW."disputed_since") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."resolution_id" IS DISTINCT FROM (NEW."resolution_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."topic" IS DISTINCT FROM (NEW."topic"))', func='INSERT INTO "cases_contradictionhistory" ("case_id", "disputed_since", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "state", "topic") VALUES (NEW."case_id", NEW."disputed_since", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."resolution_id", NEW."state", NEW."topic"); RETURN NULL;', hash='3f2082ce1cba6f854b3552ef85e97a3625007de7', operation='UPDATE', pgid='pgtrigger_update_update_ac77b', table='cases_contradiction', when='AFTER')),
        ),
        migrations.RunSQL([OF_CASE, WITH_CASE, TRIGGERS], _DROPPED),
        migrations.RunSQL("UPDATE cases_contradiction SET is_open = false", migrations.RunSQL.noop),
        migrations.AddIndex(
            "contradiction",
            models.Index(
                condition=models.Q(("is_open", True)),
                fields=["-disputed_since", "-id"],
                include=["post", "restricted", "case", "topic", "state"],
                name="contradiction_open",
            ),
        ),
    ]
