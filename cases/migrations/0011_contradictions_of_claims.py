"""Contradictions of the claims that are there already. In batches of cases; nothing is locked, nothing is judged."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Count

_AT_ONCE = 2000


def standing_claims(apps):
    Claim = apps.get_model("cases", "Claim")
    return Claim.objects.filter(correction=None, event__correction=None).exclude(value="")


def _says(claim):
    return claim.value.casefold().strip()


def current(claims):
    """As the program groups them on this day: newest first, up to the one that opened the period, and what tells of a
    day after it."""
    opener, found = None, []
    for claim in claims:
        if opener is not None:
            day, changed = claim.happened_on.earliest, opener.happened_on.latest
            if day is None or changed is None or day <= changed:
                continue
        found.append(claim)
        if claim.opens_period and opener is None:
            opener = claim
    return found


def _found(claims):
    """When the current ones began to differ; nothing if they agree."""
    oldest = sorted(current(claims), key=lambda claim: (claim.recorded_at, claim.pk))
    return next((claim.recorded_at for claim in oldest if _says(claim) != _says(oldest[0])), None)


def fill(apps, _schema_editor):
    Contradiction = apps.get_model("cases", "Contradiction")
    standing = standing_claims(apps)
    told = standing.order_by().values("case", "topic").annotate(said=Count("value", distinct=True)).filter(said__gt=1)
    pairs = list(told.order_by("case", "topic").values_list("case", "topic"))
    for start in range(0, len(pairs), _AT_ONCE):
        wanted = set(pairs[start : start + _AT_ONCE])
        by_pair = defaultdict(list)
        for claim in standing.filter(case__in={case for case, _topic in wanted}).order_by("-recorded_at", "-pk"):
            if (claim.case_id, claim.topic) in wanted:
                by_pair[claim.case_id, claim.topic].append(claim)
        begun = {pair: _found(claims) for pair, claims in by_pair.items()}
        Contradiction.objects.bulk_create(
            Contradiction(case_id=case, topic=topic, state="disputed", disputed_since=since)
            for (case, topic), since in begun.items()
            if since is not None
        )


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0010_contradictions'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
