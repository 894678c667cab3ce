"""Claims that a statement denies already are disputed."""

from importlib import import_module

from django.db import migrations


def fill(apps, _schema_editor):
    claims = import_module("cases.migrations.0011_contradictions_of_claims")
    StatementLink = apps.get_model("diplomacy", "StatementLink")
    Contradiction = apps.get_model("cases", "Contradiction")
    links = StatementLink.objects.filter(manner="denies", claim__isnull=False).select_related("claim").order_by("pk")
    for link in links.iterator():
        question = {"case_id": link.claim.case_id, "topic": link.claim.topic}
        told = claims.standing_claims(apps).filter(**question).order_by("-recorded_at", "-pk")
        if link.claim_id in {claim.pk for claim in claims.current(told)}:
            Contradiction.objects.get_or_create(**question, defaults={"disputed_since": link.added_at})


class Migration(migrations.Migration):

    dependencies = [
        ('diplomacy', '0010_denials'),
        ('cases', '0011_contradictions_of_claims'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
