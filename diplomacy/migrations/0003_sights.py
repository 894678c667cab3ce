"""Who sees a request, a promise, an engagement and a note is kept beside it (``diplomacy.models.sight``).

All of it comes from other tables, so it is made anew at any time (``diplomacy_sights_anew``).
"""

from dataclasses import dataclass

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


@dataclass(frozen=True)
class _Kind:
    """``key``: the link's column that holds the record's number; ``tags`` and ``more``: what a look at all tables says
    of the record ``r``, and which other columns its sight has; ``also``: columns of the record that matter."""

    name: str
    record: str
    link: str
    key: str
    tags: str
    more: tuple[tuple[str, str], ...] = ()
    also: str = "post_id, authority_id"

    @property
    def sight(self) -> str:
        return f"diplomacy_{self.name}sight"

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        return (("tags", self.tags), ("counterpart", _COUNTERPART), *self.more)


# What opens the case of a link ``l``, and to whom: to the members of its post and to who sees every post, unless it is
# restricted; and to each officer who is named on it. LATERAL, or all cases would be read for each.
_OPENED = """CROSS JOIN LATERAL (
            SELECT unnest(ARRAY['all', 'seen:' || c.post_id]) AS tag
            FROM cases_case c WHERE c.id = l.case_id AND NOT c.restricted
            UNION ALL SELECT 'named:' || n.user_id
            FROM cases_namedofficer n WHERE n.case_id = l.case_id AND n.ended_at IS NULL) o"""
_COUNTERPART = "(SELECT a.name::text FROM diplomacy_authority a WHERE a.id = r.authority_id)"
_OWN = "ARRAY['all', 'seen:' || r.post_id]"


def _any_case(link: str, key: str) -> str:
    """Who sees one of its cases; about no case its post."""
    return f"""CASE WHEN NOT EXISTS (SELECT FROM {link} l WHERE l.{key} = r.id) THEN {_OWN}
        ELSE ARRAY(SELECT DISTINCT o.tag FROM {link} l {_OPENED}
            WHERE l.{key} = r.id ORDER BY 1) END"""  # noqa: S608  of our own words alone


_ANSWERS = f"""CASE WHEN NOT EXISTS (SELECT FROM diplomacy_requestcase l WHERE l.request_id = r.id)
        THEN ARRAY[r.state || '/all', r.state || '/seen:' || r.post_id]
        ELSE ARRAY(SELECT DISTINCT l.state || '/' || o.tag
            FROM diplomacy_requestcase l {_OPENED}
            WHERE l.request_id = r.id ORDER BY 1) END"""  # noqa: S608  of our own words alone
# Of each tag the day of the first answer that granted or refused.
_DAYS = f"""ARRAY(SELECT o.tag || '=' || to_char(min(l.answered_on), 'YYYY-MM-DD')
        FROM diplomacy_requestcase l {_OPENED}
        WHERE l.request_id = r.id AND l.state IN ('granted', 'partly_granted', 'refused')
        GROUP BY o.tag ORDER BY 1)"""  # noqa: S608  of our own words alone
# Who may see a case of which something was said there; whether he sees all of what was said, the rule decides.
_POINTS = f"""ARRAY(SELECT DISTINCT 'part:' || o.tag
        FROM diplomacy_point p JOIN diplomacy_pointcase l ON l.point_id = p.id {_OPENED}
        WHERE p.engagement_id = r.id ORDER BY 1)"""  # noqa: S608  of our own words alone
# Who sees every case that it names, and who sees some; of these the rule decides.
_WHOLE = f"""CASE WHEN NOT EXISTS (SELECT FROM diplomacy_notecase l WHERE l.note_id = r.id) THEN {_OWN}
        ELSE ARRAY(SELECT CASE WHEN count(DISTINCT l.case_id)
                = (SELECT count(*) FROM diplomacy_notecase l WHERE l.note_id = r.id) THEN '' ELSE 'part:' END || o.tag
            FROM diplomacy_notecase l {_OPENED}
            WHERE l.note_id = r.id GROUP BY o.tag ORDER BY 1) END"""  # noqa: S608  of our own words alone

KINDS = [
    _Kind(
        "request", "diplomacy_request", "diplomacy_requestcase", "request_id",
        _any_case("diplomacy_requestcase", "request_id"), (("answers", _ANSWERS), ("answered", _DAYS)),
        "post_id, authority_id, state",
    ),
    _Kind(
        "commitment", "diplomacy_commitment", "diplomacy_commitmentcase", "commitment_id",
        _any_case("diplomacy_commitmentcase", "commitment_id"),
    ),
    _Kind(
        "engagement", "diplomacy_engagement", "diplomacy_engagementcase", "engagement_id",
        f"{_any_case('diplomacy_engagementcase', 'engagement_id')} || {_POINTS}",
    ),
    _Kind("note", "diplomacy_noteverbale", "diplomacy_notecase", "note_id", _WHOLE),
]  # fmt: skip


def _of_kind(kind: _Kind) -> str:
    """The look at all tables, and what keeps the sights of some records as it says. Their rows are the lock: who comes
    second waits, and then sees what the first has done (as ``cases_list``)."""
    names = [name for name, _told in kind.columns]
    columns = ", ".join(["record_id", *names])
    told = ",\n    ".join(f"{told} AS {name}" for name, told in kind.columns)
    kept = f"""ON CONFLICT (record_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in names)}
        WHERE ({", ".join(f"kept.{name}" for name in names)})
            IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in names)})"""
    return f"""
CREATE VIEW {kind.sight}_now AS SELECT r.id AS record_id,
    {told}
FROM {kind.record} r;
CREATE FUNCTION {kind.sight}_keep(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN;
    END IF;
    FOR one IN SELECT DISTINCT unnest(wanted) ORDER BY 1 LOOP
        PERFORM FROM {kind.sight} WHERE record_id = one FOR UPDATE;
        INSERT INTO {kind.sight} AS kept ({columns}) SELECT {columns} FROM {kind.sight}_now WHERE record_id = one
        {kept};
    END LOOP;
END $$;
CREATE FUNCTION {kind.sight}_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE {kind.sight} IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM {kind.sight} kept WHERE NOT EXISTS (SELECT FROM {kind.record} r WHERE r.id = kept.record_id);
    INSERT INTO {kind.sight} AS kept ({columns}) SELECT {columns} FROM {kind.sight}_now
    {kept};
END $$;
CREATE FUNCTION {kind.sight}_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM {kind.sight} WHERE record_id = OLD.id;
    ELSIF current_setting('cases.count_later', true) IS DISTINCT FROM 'on' THEN
        PERFORM FROM diplomacy_authority WHERE id = NEW.authority_id FOR SHARE;  -- who renames it waits
        PERFORM {kind.sight}_keep(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sighted AFTER INSERT OR DELETE ON {kind.record} FOR EACH ROW EXECUTE FUNCTION {kind.sight}_recorded();
CREATE TRIGGER sighted_change AFTER UPDATE OF {kind.also} ON {kind.record} FOR EACH ROW
    WHEN (({_both("OLD", kind.also)}) IS DISTINCT FROM ({_both("NEW", kind.also)}))
    EXECUTE FUNCTION {kind.sight}_recorded();
{_of_links(kind.link, kind.sight, f"SELECT {kind.key} FROM {{rows}}")}
"""  # noqa: S608  of our own words alone


def _both(row: str, columns: str) -> str:
    return ", ".join(f"{row}.{column}" for column in columns.split(", "))


def _of_links(link: str, sight: str, records: str) -> str:
    """Once for a statement, however many rows it writes. The cases that are new to a record are locked where who sees
    them is kept: what somebody restricts meanwhile waits, and then finds the link."""
    added, taken = records.format(rows="linked"), records.format(rows="former")
    return f"""
CREATE FUNCTION {link}_linked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
BEGIN
    IF current_setting('cases.count_later', true) = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        FOR one IN SELECT DISTINCT case_id FROM linked ORDER BY 1 LOOP
            PERFORM FROM cases_listing WHERE case_id = one FOR UPDATE;
        END LOOP;
    END IF;
    PERFORM {sight}_keep(ARRAY({added}));
    RETURN NULL;
END $$;
CREATE FUNCTION {link}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
BEGIN
    FOR one IN SELECT case_id FROM linked EXCEPT SELECT case_id FROM former ORDER BY 1 LOOP
        PERFORM FROM cases_listing WHERE case_id = one FOR UPDATE;
    END LOOP;
    PERFORM {sight}_keep(ARRAY({added} UNION {taken}));
    RETURN NULL;
END $$;
CREATE TRIGGER sighted AFTER INSERT ON {link} REFERENCING NEW TABLE AS linked
    FOR EACH STATEMENT EXECUTE FUNCTION {link}_linked();
CREATE TRIGGER sighted_change AFTER UPDATE ON {link} REFERENCING OLD TABLE AS former NEW TABLE AS linked
    FOR EACH STATEMENT EXECUTE FUNCTION {link}_changed();
CREATE TRIGGER sighted_end AFTER DELETE ON {link} REFERENCING OLD TABLE AS linked
    FOR EACH STATEMENT EXECUTE FUNCTION {link}_linked();
"""  # noqa: S608  of our own words alone


OF_POINTS = _of_links(
    "diplomacy_pointcase",
    "diplomacy_engagementsight",
    "SELECT (SELECT p.engagement_id FROM diplomacy_point p WHERE p.id = {rows}.point_id) FROM {rows}",
)


def _concerning(kind: _Kind) -> str:
    return f"""
        PERFORM {kind.sight}_keep(ARRAY(SELECT {kind.key} FROM {kind.link} WHERE case_id = NEW.case_id));"""  # noqa: S608


# The listing of a case knows who sees it, and is locked before anything of that changes.
OF_CASES = f"""
CREATE FUNCTION diplomacy_case_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ARRAY(SELECT tag FROM unnest(OLD.tags) tag WHERE tag LIKE 'seen:%' OR tag LIKE 'named:%' ORDER BY 1)
        <> ARRAY(SELECT tag FROM unnest(NEW.tags) tag WHERE tag LIKE 'seen:%' OR tag LIKE 'named:%' ORDER BY 1) THEN
        {"".join(_concerning(kind) for kind in KINDS)}
        PERFORM diplomacy_engagementsight_keep(ARRAY(
            SELECT (SELECT p.engagement_id FROM diplomacy_point p WHERE p.id = l.point_id)
            FROM diplomacy_pointcase l WHERE l.case_id = NEW.case_id));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sighted AFTER UPDATE OF tags ON cases_listing FOR EACH ROW WHEN (OLD.tags IS DISTINCT FROM NEW.tags)
    EXECUTE FUNCTION diplomacy_case_opened()
"""  # noqa: S608  of our own words alone


def _renamed(kind: _Kind) -> str:
    return f"""
    UPDATE {kind.sight} SET counterpart = NEW.name FROM {kind.record} r
    WHERE r.id = record_id AND r.authority_id = NEW.id AND counterpart <> NEW.name;"""  # noqa: S608


OF_COUNTERPARTS = f"""
CREATE FUNCTION diplomacy_authority_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {"".join(_renamed(kind) for kind in KINDS)}
    RETURN NULL;
END $$;
CREATE TRIGGER sighted AFTER UPDATE OF name ON diplomacy_authority FOR EACH ROW WHEN (OLD.name <> NEW.name)
    EXECUTE FUNCTION diplomacy_authority_renamed()
"""
ANEW = f"""
CREATE FUNCTION diplomacy_sights_anew() RETURNS void LANGUAGE sql AS $$
    {"; ".join(f"SELECT {kind.sight}_anew()" for kind in KINDS)}
$$
"""


def _undone() -> list[str]:
    links = [*((kind.link, kind) for kind in KINDS), ("diplomacy_pointcase", None)]
    dropped = ["DROP TRIGGER sighted ON cases_listing", "DROP TRIGGER sighted ON diplomacy_authority"]
    dropped.append("DROP FUNCTION diplomacy_case_opened, diplomacy_authority_renamed, diplomacy_sights_anew")
    for link, _kind in links:
        dropped += [f"DROP TRIGGER {name} ON {link}" for name in ("sighted", "sighted_change", "sighted_end")]
        dropped.append(f"DROP FUNCTION {link}_linked, {link}_changed")
    for kind in KINDS:
        dropped += [f"DROP TRIGGER {name} ON {kind.record}" for name in ("sighted", "sighted_change")]
        dropped.append(f"DROP FUNCTION {', '.join(f'{kind.sight}_{name}' for name in ('recorded', 'anew', 'keep'))}")
        dropped.append(f"DROP VIEW {kind.sight}_now")
    return dropped


def _table(name: str, record: str, **more: "models.Field[object, object]") -> migrations.CreateModel:
    tags = django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)
    key: models.Field[object, object] = models.OneToOneField(
        db_constraint=False,
        on_delete=django.db.models.deletion.CASCADE,
        primary_key=True,
        related_name="sight",
        serialize=False,
        to=record,
    )
    return migrations.CreateModel(
        name=name, fields=[("tags", tags), ("counterpart", models.TextField()), ("record", key), *more.items()]
    )


def _found(model: str, field: str) -> migrations.AddIndex:
    index = django.contrib.postgres.indexes.GinIndex(fields=[field], name=f"{model}_{field}", fastupdate=False)
    return migrations.AddIndex(model_name=model, index=index)


def _sorted(model: str, name: str, *fields: str) -> migrations.AddIndex:
    return migrations.AddIndex(model_name=model, index=models.Index(fields=fields, name=name))


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_case_seen_by_post"), ("diplomacy", "0002_commitment_newest")]
    operations = [
        _table(
            "RequestSight",
            "diplomacy.request",
            answers=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
            answered=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
        ),
        _table("CommitmentSight", "diplomacy.commitment"),
        _table("EngagementSight", "diplomacy.engagement"),
        _table("NoteSight", "diplomacy.noteverbale"),
        migrations.RunSQL([*map(_of_kind, KINDS), OF_POINTS, OF_CASES, OF_COUNTERPARTS, ANEW], _undone()),
        migrations.RunSQL("SELECT diplomacy_sights_anew()", migrations.RunSQL.noop),
        _found("requestsight", "tags"),
        _found("requestsight", "answers"),
        _found("commitmentsight", "tags"),
        _found("engagementsight", "tags"),
        _found("notesight", "tags"),
        *(_sorted(f"{kind.name}sight", f"{kind.name}sight_by_counterpart", "counterpart", "record") for kind in KINDS),
        _sorted("request", "request_by_due", "due_on", "id"),
        _sorted("request", "request_by_kind", "kind", "id"),
        _sorted("commitment", "commitment_by_state", "state", "id"),
        _sorted("engagement", "engagement_by_kind", "kind", "id"),
        _sorted("noteverbale", "note_by_reference", "reference", "id"),
    ]
