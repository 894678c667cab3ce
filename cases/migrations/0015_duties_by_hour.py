"""Duties are counted ahead by the hour: of the day that is not over less is left to count by its moment."""

from importlib import import_module

from django.db import migrations, models

_FORMER = import_module("cases.migrations.0005_counting")
_KEY = "measure, post_id, country, finding, status, person_id, day"
_HOURLY = f"{_KEY}, hour"
_DUE = "(t.due_at AT TIME ZONE 'UTC')::date, extract(hour FROM t.due_at AT TIME ZONE 'UTC')::smallint"
_MOVED = "(OLD.due_at AT TIME ZONE 'UTC')::date, extract(hour FROM OLD.due_at AT TIME ZONE 'UTC')::smallint"
_SET = "(NEW.due_at AT TIME ZONE 'UTC')::date, extract(hour FROM NEW.due_at AT TIME ZONE 'UTC')::smallint"

DUTIES = f"""
DROP FUNCTION cases_duties_of(cases_counted);
CREATE FUNCTION cases_duties_of(c cases_counted)
RETURNS TABLE (measure varchar, post_id bigint, country varchar, finding varchar, status varchar, person_id bigint,
    day date, hour smallint)
LANGUAGE sql STABLE AS $$
    SELECT 'duty', c.post, c.country, c.finding, '', coalesce(t.owner_id, c.person), {_DUE}
    FROM cases_task t WHERE t.case_id = c.id AND t.state = 'open' AND NOT c.restricted
$$
"""

# As in 0005, but for the hour of a duty.
COUNT = f"""
CREATE OR REPLACE FUNCTION cases_count(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
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
        INSERT INTO cases_tally ({_HOURLY}, number, settled)
        SELECT {_HOURLY}, sum(number), false FROM (
            SELECT *, -1 AS number FROM cases_duties_of(before) UNION ALL SELECT *, 1 FROM cases_duties_of(after)
        ) changes GROUP BY {_HOURLY} HAVING sum(number) <> 0;
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

DUTY = f"""
CREATE OR REPLACE FUNCTION cases_count_duty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counted cases_counted;
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.state = 'open' THEN
        SELECT * INTO counted FROM cases_counted WHERE id = OLD.case_id AND NOT restricted FOR UPDATE;
        IF FOUND THEN
            INSERT INTO cases_tally ({_HOURLY}, number, settled) VALUES ('duty', counted.post, counted.country,
                counted.finding, '', coalesce(OLD.owner_id, counted.person), {_MOVED}, -1, false);
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'open' THEN
        SELECT * INTO counted FROM cases_counted WHERE id = NEW.case_id AND NOT restricted FOR UPDATE;
        IF FOUND THEN
            INSERT INTO cases_tally ({_HOURLY}, number, settled) VALUES ('duty', counted.post, counted.country,
                counted.finding, '', coalesce(NEW.owner_id, counted.person), {_SET}, 1, false);
        END IF;
    END IF;
    RETURN NULL;
END $$
"""

_DUTIES_NOW = f"""
SELECT 'duty', c.post, c.country, c.finding, '', coalesce(t.owner_id, c.person), {_DUE}
FROM cases_task t JOIN cases_counted c ON c.id = t.case_id WHERE t.state = 'open' AND NOT c.restricted
"""
ALL = f"""
CREATE OR REPLACE VIEW cases_tallies_now AS
SELECT t.*, NULL::smallint AS hour FROM cases_counted c, cases_tallies_of(c) t UNION ALL {_DUTIES_NOW}
"""
IN_FULL = f"""
CREATE OR REPLACE VIEW cases_tallies_in_full AS
SELECT t.*, NULL::smallint AS hour FROM cases_counted_now n, cases_tallies_of(ROW(n.*)::cases_counted) t
UNION ALL
SELECT 'duty', c.post_id, c.country, coalesce(a.conclusion, 'not_assessed'), '', coalesce(t.owner_id, c.assignee_id),
    {_DUE}
FROM cases_task t JOIN cases_case c ON c.id = t.case_id LEFT JOIN cases_traffickingassessment a ON a.case_id = c.id
WHERE t.state = 'open' AND NOT c.restricted
"""

ANEW = f"""
CREATE OR REPLACE FUNCTION cases_count_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE cases_counted, cases_tally IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM cases_tally;
    DELETE FROM cases_counted;
    INSERT INTO cases_counted (id, post, country, finding, status, person, is_open, restricted, opened_month,
        held_month, home_told, home_recorded)
    SELECT id, post, country, finding, status, person, is_open, restricted, opened_month, held_month, home_told,
        home_recorded FROM cases_counted_now;
    INSERT INTO cases_tally ({_HOURLY}, number, settled) SELECT {_HOURLY}, count(*), true FROM cases_tallies_now
        GROUP BY {_HOURLY};
END $$
"""

# Duties alone are counted anew, while nobody changes what is counted.
DUTIES_ANEW = f"""
LOCK TABLE cases_counted, cases_tally IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM cases_tally WHERE measure = 'duty';
INSERT INTO cases_tally ({_HOURLY}, number, settled)
SELECT {_HOURLY}, count(*), true
FROM ({_DUTIES_NOW}) AS now ({_HOURLY}) GROUP BY {_HOURLY}
"""

UNDONE = [
    "DROP VIEW cases_tallies_in_full, cases_tallies_now",
    "DROP FUNCTION cases_duties_of(cases_counted)",
    _FORMER.DUTIES,
    *(sql.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") for sql in (_FORMER.COUNT, _FORMER.DUTY, _FORMER.ANEW)),
    _FORMER.ALL,
    _FORMER.IN_FULL,
    "SELECT cases_count_anew()",
]


def _once(key: str) -> list[str]:
    """The constraint, which forbids less than the one before: what is there cannot break it."""
    return [
        "DROP INDEX tally_settled_once",
        f"CREATE UNIQUE INDEX tally_settled_once ON cases_tally ({key}) NULLS NOT DISTINCT WHERE settled",
    ]


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_contradictions_found")]
    operations = [
        migrations.AddField("tally", "hour", models.SmallIntegerField(null=True)),
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(_once(_HOURLY), _once(_KEY))],
            [
                migrations.RemoveConstraint("tally", "tally_settled_once"),
                migrations.AddConstraint(
                    "tally",
                    models.UniqueConstraint(
                        condition=models.Q(("settled", True)),
                        fields=("measure", "post", "country", "finding", "status", "person", "day", "hour"),
                        name="tally_settled_once",
                        nulls_distinct=False,
                    ),
                ),
            ],
        ),
        migrations.RunSQL([DUTIES, COUNT, DUTY, ALL, ANEW, IN_FULL], UNDONE),
        migrations.RunSQL(DUTIES_ANEW, migrations.RunSQL.noop),
        migrations.AddIndex(
            "case",
            models.Index(
                condition=models.Q(("status", "repatriated")), fields=["post", "status_changed_at"], name="case_home_of_post"
            ),
        ),
    ]
