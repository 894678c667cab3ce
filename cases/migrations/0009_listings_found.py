"""Listings hold what cases are filtered and counted by, too. The table is made anew, since all of it comes from others."""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

_FORMER = import_module("cases.migrations.0008_listings_kept")
_COLUMNS = (
    "case_id, is_open, due_at, name, assignee, opened_at, reference, restricted, post, country, status, person, home_told, "
    "home_recorded, tags, words"
)
_CHANGED = [column for column in _COLUMNS.split(", ") if column != "case_id"]

# What a look at all tables says. A county is compared in small letters, and so is a place.
NOW = """
CREATE VIEW cases_listing_now AS
SELECT c.id AS case_id, c.closed_at IS NULL AS is_open,
    coalesce((SELECT min(t.due_at) FROM cases_task t
        WHERE t.case_id = c.id AND t.state = 'open' AND c.closed_at IS NULL), '9999-01-01 00:00+00') AS due_at,
    n.name::text AS name, coalesce(u.full_name, '')::text AS assignee,
    c.opened_at, c.reference, c.restricted, c.post_id AS post, c.country, c.status, c.assignee_id::bigint AS person,
    k.home_told, CASE WHEN k.home_recorded IS NOT NULL THEN c.status_changed_at END AS home_recorded,
    array_remove(ARRAY[
        'status:' || c.status, 'country:' || c.country, 'post:' || c.post_id,
        'assignee:' || coalesce(c.assignee_id::text, 'none'), 'priority:' || c.priority, 'finding:' || k.finding,
        'incident:' || c.incident_id, 'county:' || lower(nullif(n.home_county, '')),
        CASE WHEN k.held_month IS NOT NULL THEN 'access:none' END,
        CASE WHEN NOT c.restricted THEN 'seen:' || c.post_id END
    ], NULL) || ARRAY(SELECT 'named:' || o.user_id FROM cases_namedofficer o WHERE o.case_id = c.id
        AND o.ended_at IS NULL ORDER BY o.user_id) AS tags,
    concat_ws(E'\\n', lower(c.reference), lower(n.name), n.folded_name, lower(nullif(c.place, '')),
        (SELECT string_agg(lower(r.number), E'\\n' ORDER BY r.id) FROM cases_externalreference r
            WHERE r.case_id = c.id)) AS words
FROM cases_case c JOIN cases_counted_now k ON k.id = c.id JOIN nationals_national n ON n.id = c.national_id
    LEFT JOIN accounts_user u ON u.id = c.assignee_id
"""

# Written only where something differs.
_KEPT = f"""
    ON CONFLICT (case_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _CHANGED)}
    WHERE ({", ".join(f"kept.{column}" for column in _CHANGED)})
        IS DISTINCT FROM ({", ".join(f"excluded.{column}" for column in _CHANGED)})
"""

# These cases anew, one by one: for one number alone the planner looks at nothing else in any of the tables, however small
# they were when it first thought about it. Their rows are the lock: who comes second waits, and then sees what the first
# has done, since each statement of a volatile function sees what is committed when it begins.
LIST = f"""
CREATE FUNCTION cases_list(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN;
    END IF;
    FOR one IN SELECT unnest(wanted) ORDER BY 1 LOOP
        PERFORM FROM cases_listing WHERE case_id = one FOR UPDATE;
        INSERT INTO cases_listing AS kept ({_COLUMNS}) SELECT {_COLUMNS} FROM cases_listing_now WHERE case_id = one
        {_KEPT};
    END LOOP;
END $$
"""

# All of them, while nobody else changes them: after rows were written without triggers, and what went wrong.
ANEW = f"""
CREATE FUNCTION cases_list_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE cases_listing IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM cases_listing kept WHERE NOT EXISTS (SELECT FROM cases_case c WHERE c.id = kept.case_id);
    INSERT INTO cases_listing AS kept ({_COLUMNS}) SELECT {_COLUMNS} FROM cases_listing_now {_KEPT};
END $$
"""

# A row that stays with its case lists it once.
OF_TASK = """
CREATE OR REPLACE FUNCTION cases_list_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.case_id <> NEW.case_id THEN
        PERFORM cases_list(ARRAY[OLD.case_id]);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM cases_list(ARRAY[NEW.case_id]);
    END IF;
    RETURN NULL;
END $$
"""

# Assessments, entries and other references point to their case as duties do. What counts an entry is what lists it.
PARTS = """
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF closed_at, national_id, assignee_id, reference, opened_at,
    restricted, post_id, country, status, status_changed_at, priority, incident_id, place ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_list_case();
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF case_id, state, due_at ON cases_task
    FOR EACH ROW EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF case_id, conclusion ON cases_traffickingassessment
    FOR EACH ROW EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF case_id, number ON cases_externalreference
    FOR EACH ROW EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF case_id, user_id, ended_at ON cases_namedofficer
    FOR EACH ROW EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER INSERT ON cases_event FOR EACH ROW
    WHEN (NEW.kind = 'access' OR NEW.status_after = 'repatriated' OR NEW.corrects_id IS NOT NULL)
    EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER UPDATE OF name, folded_name, home_county ON nationals_national
    FOR EACH ROW WHEN ((OLD.name, OLD.folded_name, OLD.home_county)
        IS DISTINCT FROM (NEW.name, NEW.folded_name, NEW.home_county)) EXECUTE FUNCTION cases_list_national()
"""
_DROPPED = ["DROP FUNCTION cases_list_anew, cases_list", "DROP VIEW cases_listing_now"]
_ONCE_LISTED = ["nationals_national", "cases_task", "cases_case"]
_NOW_LISTED = [*_ONCE_LISTED, "cases_traffickingassessment", "cases_externalreference", "cases_namedofficer", "cases_event"]
_FORMER_TRIGGERS = [line for line in _FORMER.TRIGGERS.split(";\n") if "ON accounts_user" not in line]
_BACK = [_FORMER.NOW, _FORMER.LIST, _FORMER.ANEW, "SELECT cases_list_anew()", *_FORMER_TRIGGERS]


def _unlisted(tables: list[str]) -> list[str]:
    return [f"DROP TRIGGER listed ON {table}" for table in tables]


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_listings_kept")]
    operations = [
        migrations.RunSQL([*_unlisted(_ONCE_LISTED), *_DROPPED], _BACK),
        migrations.DeleteModel(name="Listing"),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("is_open", models.BooleanField()),
                ("due_at", models.DateTimeField()),
                ("name", models.TextField()),
                ("assignee", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=16)),
                ("restricted", models.BooleanField()),
                ("post", models.BigIntegerField()),
                ("country", models.CharField(max_length=2)),
                ("status", models.CharField(max_length=20)),
                ("person", models.BigIntegerField(null=True)),
                ("home_told", models.DateField(null=True)),
                ("home_recorded", models.DateTimeField(null=True)),
                ("tags", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("words", models.TextField()),
            ],
        ),
        migrations.RunSQL([NOW, LIST, ANEW, OF_TASK, PARTS], [*_unlisted(_NOW_LISTED), *_DROPPED]),
        migrations.RunSQL("SELECT cases_list_anew()", migrations.RunSQL.noop),
    ]
