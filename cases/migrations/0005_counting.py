"""Triggers that count cases as they change. Why so: docs/adr/0033-counted-ahead.md."""

from django.db import migrations

_KEY = "measure, post_id, country, finding, status, person_id, day"

# What a full count says of each case. A told day is written as EDTF (core.dates): the first day that it allows.
NOW = """
CREATE VIEW cases_counted_now AS
SELECT
    c.id, c.post_id AS post, c.country, coalesce(a.conclusion, 'not_assessed') AS finding, c.status,
    c.assignee_id::bigint AS person, c.closed_at IS NULL AS is_open, c.restricted,
    date_trunc('month', c.opened_at AT TIME ZONE 'UTC')::date AS opened_month,
    CASE WHEN c.closed_at IS NULL AND c.status IN ('captured', 'detained') AND NOT EXISTS (
        SELECT FROM cases_event e WHERE e.case_id = c.id AND e.kind = 'access'
        AND NOT EXISTS (SELECT FROM cases_event s WHERE s.corrects_id = e.id)
    ) THEN date_trunc('month', c.status_changed_at AT TIME ZONE 'UTC')::date END AS held_month,
    CASE WHEN c.status = 'repatriated' THEN told.day END AS home_told,
    CASE WHEN c.status = 'repatriated' AND told.day IS NULL
        THEN (c.status_changed_at AT TIME ZONE 'UTC')::date END AS home_recorded
FROM cases_case c
LEFT JOIN cases_traffickingassessment a ON a.case_id = c.id
LEFT JOIN LATERAL (
    SELECT left(replace(e.occurred_on, '~', '')
        || substr('-01-01', greatest(length(replace(e.occurred_on, '~', '')) - 3, 1)), 10)::date AS day
    FROM cases_event e
    WHERE c.status = 'repatriated' AND e.case_id = c.id AND e.kind = 'status' AND e.status_after = 'repatriated'
    AND e.occurred_on > '' AND NOT EXISTS (SELECT FROM cases_event s WHERE s.corrects_id = e.id)
    ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1
) told ON true
"""

# Under which keys a counted case is counted. A restricted one under none.
KEYS = """
CREATE FUNCTION cases_tallies_of(c cases_counted)
RETURNS TABLE (measure varchar, post_id bigint, country varchar, finding varchar, status varchar, person_id bigint,
    day date)
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN c.is_open THEN 'open' ELSE 'closed' END, c.post, c.country, c.finding, c.status, c.person,
        NULL::date WHERE NOT c.restricted
    UNION ALL SELECT 'opened', c.post, c.country, c.finding, '', NULL, c.opened_month WHERE NOT c.restricted
    UNION ALL SELECT 'held', c.post, c.country, c.finding, '', NULL, c.held_month
        WHERE NOT c.restricted AND c.held_month IS NOT NULL
    UNION ALL SELECT 'told', c.post, c.country, c.finding, '', NULL, c.home_told
        WHERE NOT c.restricted AND c.home_told IS NOT NULL
    UNION ALL SELECT 'recorded', c.post, c.country, c.finding, '', NULL, c.home_recorded
        WHERE NOT c.restricted AND c.home_recorded IS NOT NULL
$$
"""

# One case anew. Its row in cases_counted is the lock: whoever changes what is counted of a case waits for the other
# and then sees what he did (each statement of a volatile function sees what is committed when it begins).
COUNT = f"""
CREATE FUNCTION cases_count(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before cases_counted;
    after cases_counted;
BEGIN
    SELECT * INTO before FROM cases_counted WHERE id = wanted FOR UPDATE;
    SELECT id, post, country, finding, status, person, is_open, restricted, opened_month, held_month, home_told,
        home_recorded INTO after FROM cases_counted_now WHERE id = wanted;
    IF before IS NOT DISTINCT FROM after THEN
        RETURN;
    END IF;
    INSERT INTO cases_tally ({_KEY}, number, settled)
    SELECT {_KEY}, sum(number), false FROM (
        SELECT *, -1 AS number FROM cases_tallies_of(before) UNION ALL SELECT *, 1 FROM cases_tallies_of(after)
    ) changes GROUP BY {_KEY} HAVING sum(number) <> 0;
    IF (before.post, before.country, before.finding, before.person, before.restricted)
        IS DISTINCT FROM (after.post, after.country, after.finding, after.person, after.restricted) THEN
        INSERT INTO cases_tally ({_KEY}, number, settled)
        SELECT {_KEY}, sum(number), false FROM (
            SELECT *, -1 AS number FROM cases_duties_of(before) UNION ALL SELECT *, 1 FROM cases_duties_of(after)
        ) changes GROUP BY {_KEY} HAVING sum(number) <> 0;
    END IF;
    IF after.id IS NULL THEN
        DELETE FROM cases_counted WHERE id = wanted;
    ELSIF before.id IS NULL THEN
        INSERT INTO cases_counted VALUES (after.*);
    ELSE
        UPDATE cases_counted SET post = after.post, country = after.country, finding = after.finding,
            status = after.status, person = after.person, is_open = after.is_open, restricted = after.restricted,
            opened_month = after.opened_month, held_month = after.held_month, home_told = after.home_told,
            home_recorded = after.home_recorded WHERE id = wanted;
    END IF;
END $$
"""

DUTIES = """
CREATE FUNCTION cases_duties_of(c cases_counted)
RETURNS TABLE (measure varchar, post_id bigint, country varchar, finding varchar, status varchar, person_id bigint,
    day date)
LANGUAGE sql STABLE AS $$
    SELECT 'duty', c.post, c.country, c.finding, '', coalesce(t.owner_id, c.person),
        (t.due_at AT TIME ZONE 'UTC')::date
    FROM cases_task t WHERE t.case_id = c.id AND t.state = 'open' AND NOT c.restricted
$$
"""

DUTY = f"""
CREATE FUNCTION cases_count_duty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counted cases_counted;
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.state = 'open' THEN
        SELECT * INTO counted FROM cases_counted WHERE id = OLD.case_id AND NOT restricted FOR UPDATE;
        IF FOUND THEN
            INSERT INTO cases_tally ({_KEY}, number, settled) VALUES ('duty', counted.post, counted.country,
                counted.finding, '', coalesce(OLD.owner_id, counted.person), (OLD.due_at AT TIME ZONE 'UTC')::date,
                -1, false);
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'open' THEN
        SELECT * INTO counted FROM cases_counted WHERE id = NEW.case_id AND NOT restricted FOR UPDATE;
        IF FOUND THEN
            INSERT INTO cases_tally ({_KEY}, number, settled) VALUES ('duty', counted.post, counted.country,
                counted.finding, '', coalesce(NEW.owner_id, counted.person), (NEW.due_at AT TIME ZONE 'UTC')::date,
                1, false);
        END IF;
    END IF;
    RETURN NULL;
END $$
"""

ROWS = """
CREATE FUNCTION cases_count_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN NULL;
    END IF;
    PERFORM cases_count(CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
    RETURN NULL;
END $$;
CREATE FUNCTION cases_count_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM cases_count(OLD.case_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM cases_count(NEW.case_id);
    END IF;
    RETURN NULL;
END $$
"""

TRIGGERS = """
CREATE TRIGGER counted_ahead AFTER INSERT OR DELETE ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_count_case();
CREATE TRIGGER counted_ahead_changed AFTER UPDATE ON cases_case FOR EACH ROW
    WHEN ((OLD.post_id, OLD.country, OLD.status, OLD.assignee_id, OLD.restricted, OLD.opened_at, OLD.closed_at,
        OLD.status_changed_at) IS DISTINCT FROM (NEW.post_id, NEW.country, NEW.status, NEW.assignee_id,
        NEW.restricted, NEW.opened_at, NEW.closed_at, NEW.status_changed_at))
    EXECUTE FUNCTION cases_count_case();
CREATE TRIGGER counted_ahead AFTER INSERT OR DELETE OR UPDATE OF case_id, conclusion ON cases_traffickingassessment
    FOR EACH ROW EXECUTE FUNCTION cases_count_part();
CREATE TRIGGER counted_ahead AFTER INSERT ON cases_event FOR EACH ROW
    WHEN (NEW.kind = 'access' OR NEW.status_after = 'repatriated' OR NEW.corrects_id IS NOT NULL)
    EXECUTE FUNCTION cases_count_part();
CREATE TRIGGER counted_ahead AFTER INSERT OR DELETE OR UPDATE OF case_id, state, owner_id, due_at ON cases_task
    FOR EACH ROW EXECUTE FUNCTION cases_count_duty()
"""

# All of them anew, while nobody else counts: for rows that were written without triggers, and what went wrong.
ANEW = f"""
CREATE FUNCTION cases_count_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE cases_counted, cases_tally IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM cases_tally;
    DELETE FROM cases_counted;
    INSERT INTO cases_counted (id, post, country, finding, status, person, is_open, restricted, opened_month,
        held_month, home_told, home_recorded)
    SELECT id, post, country, finding, status, person, is_open, restricted, opened_month, held_month, home_told,
        home_recorded FROM cases_counted_now;
    INSERT INTO cases_tally ({_KEY}, number, settled) SELECT {_KEY}, count(*), true FROM cases_tallies_now
        GROUP BY {_KEY};
END $$
"""

ALL = """
CREATE VIEW cases_tallies_now AS
SELECT t.* FROM cases_counted c, cases_tallies_of(c) t
UNION ALL
SELECT 'duty', c.post, c.country, c.finding, '', coalesce(t.owner_id, c.person), (t.due_at AT TIME ZONE 'UTC')::date
FROM cases_task t JOIN cases_counted c ON c.id = t.case_id WHERE t.state = 'open' AND NOT c.restricted
"""

# The same without anything that is kept: what the sums are compared with.
IN_FULL = """
CREATE VIEW cases_tallies_in_full AS
SELECT t.* FROM cases_counted_now n, cases_tallies_of(ROW(n.*)::cases_counted) t
UNION ALL
SELECT 'duty', c.post_id, c.country, coalesce(a.conclusion, 'not_assessed'), '', coalesce(t.owner_id, c.assignee_id),
    (t.due_at AT TIME ZONE 'UTC')::date
FROM cases_task t JOIN cases_case c ON c.id = t.case_id LEFT JOIN cases_traffickingassessment a ON a.case_id = c.id
WHERE t.state = 'open' AND NOT c.restricted
"""

UNDONE = """
DROP TRIGGER counted_ahead ON cases_task;
DROP TRIGGER counted_ahead ON cases_event;
DROP TRIGGER counted_ahead ON cases_traffickingassessment;
DROP TRIGGER counted_ahead_changed ON cases_case;
DROP TRIGGER counted_ahead ON cases_case;
DROP FUNCTION cases_count_anew, cases_count_part, cases_count_case, cases_count_duty, cases_count;
DROP VIEW IF EXISTS cases_tallies_in_full;
DROP VIEW cases_tallies_now, cases_counted_now;
DROP FUNCTION cases_duties_of, cases_tallies_of
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_tallies")]
    operations = [
        migrations.RunSQL([NOW, KEYS, DUTIES, COUNT, DUTY, ROWS, ALL, ANEW, IN_FULL, TRIGGERS], UNDONE),
        migrations.RunSQL("SELECT cases_count_anew()", migrations.RunSQL.noop),
    ]
