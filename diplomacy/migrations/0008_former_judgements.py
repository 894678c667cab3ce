"""What was found about promises until now becomes judgements, the former ones too: the history has kept them."""

from django.db import migrations

OPEN = "open"


def keep(apps, schema_editor):
    Judgement = apps.get_model("diplomacy", "Judgement")
    CommitmentHistory = apps.get_model("diplomacy", "CommitmentHistory")
    Commitment = apps.get_model("diplomacy", "Commitment")
    names = ("state", "judged_on", "evidence", "judged_by_id")
    found, before, before_of = [], None, None
    standing = Commitment.objects.order_by("pk").values_list("pk", flat=True)
    rows = CommitmentHistory.objects.filter(pgh_obj_id__in=standing).order_by("pgh_obj_id", "pgh_id")
    for row in rows.values("pgh_obj_id", "pgh_created_at", *names).iterator():
        told = {name: row[name] for name in names}
        if (row["pgh_obj_id"], told) != (before_of, before) and told["state"] != OPEN and told["judged_on"]:
            found.append(Judgement(commitment_id=row["pgh_obj_id"], recorded_at=row["pgh_created_at"], **told))
        before_of, before = row["pgh_obj_id"], told
    Judgement.objects.bulk_create(found, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("diplomacy", "0007_promises")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
