"""Triggers that keep by what cases are sorted (``cases.models.listing``)."""

from django.db import migrations

# What a look at all tables says.
NOW = """
CREATE VIEW cases_listing_now AS
SELECT c.id AS case_id, c.closed_at IS NULL AS is_open,
    coalesce((SELECT min(t.due_at) FROM cases_task t WHERE t.case_id = c.id AND t.state = 'open'),
        '9999-01-01 00:00+00') AS due_at,
    n.name::text AS name, coalesce(u.full_name, '')::text AS assignee
FROM cases_case c JOIN nationals_national n ON n.id = c.national_id LEFT JOIN accounts_user u ON u.id = c.assignee_id
"""

# These cases anew. Their rows are the lock: who comes second waits, and then sees what the first has done, since each
# statement of a volatile function sees what is committed when it begins.
LIST = """
CREATE FUNCTION cases_list(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN;
    END IF;
    PERFORM FROM cases_listing WHERE case_id = ANY(wanted) ORDER BY case_id FOR UPDATE;
    INSERT INTO cases_listing AS kept (case_id, is_open, due_at, name, assignee)
    SELECT case_id, is_open, due_at, name, assignee FROM cases_listing_now WHERE case_id = ANY(wanted)
    ON CONFLICT (case_id) DO UPDATE
    SET is_open = excluded.is_open, due_at = excluded.due_at, name = excluded.name, assignee = excluded.assignee
    WHERE (kept.is_open, kept.due_at, kept.name, kept.assignee)
        IS DISTINCT FROM (excluded.is_open, excluded.due_at, excluded.name, excluded.assignee);
END $$
"""

CHANGES = """
CREATE FUNCTION cases_list_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM cases_listing WHERE case_id = OLD.id;
    ELSE
        PERFORM cases_list(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION cases_list_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM cases_list(ARRAY[OLD.case_id]);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM cases_list(ARRAY[NEW.case_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION cases_list_national() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM cases_list(ARRAY(SELECT id FROM cases_case WHERE national_id = NEW.id));
    RETURN NULL;
END $$;
CREATE FUNCTION cases_list_assignee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM cases_list(ARRAY(SELECT id FROM cases_case WHERE assignee_id = NEW.id));
    RETURN NULL;
END $$
"""

TRIGGERS = """
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF closed_at, national_id, assignee_id ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_list_case();
CREATE TRIGGER listed AFTER INSERT OR DELETE OR UPDATE OF case_id, state, due_at ON cases_task
    FOR EACH ROW EXECUTE FUNCTION cases_list_task();
CREATE TRIGGER listed AFTER UPDATE OF name ON nationals_national
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION cases_list_national();
CREATE TRIGGER listed AFTER UPDATE OF full_name ON accounts_user
    FOR EACH ROW WHEN (OLD.full_name <> NEW.full_name) EXECUTE FUNCTION cases_list_assignee()
"""

# All of them, while nobody else changes them: after rows were written without triggers.
ANEW = """
CREATE FUNCTION cases_list_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE cases_listing IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM cases_listing;
    INSERT INTO cases_listing (case_id, is_open, due_at, name, assignee)
    SELECT case_id, is_open, due_at, name, assignee FROM cases_listing_now;
END $$
"""

UNDONE = """
DROP TRIGGER listed ON accounts_user;
DROP TRIGGER listed ON nationals_national;
DROP TRIGGER listed ON cases_task;
DROP TRIGGER listed ON cases_case;
DROP FUNCTION cases_list_anew, cases_list_assignee, cases_list_national, cases_list_task, cases_list_case, cases_list;
DROP VIEW cases_listing_now
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_listings")]
    operations = [
        migrations.RunSQL([NOW, LIST, CHANGES, ANEW, TRIGGERS], UNDONE),
        migrations.RunSQL("SELECT cases_list_anew()", migrations.RunSQL.noop),
    ]
