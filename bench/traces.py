"""What working leaves behind: who read what, forms that were sent, texts that were not, numbers that were given out."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import Group, Permission

from accounts.models import User
from audit.choices import ReadKind
from audit.models import Read
from bench.stage import Office, Stage
from cases.models import Case, TraffickingAssessment
from core.models import Counter, Draft, Submission

_DAY = 1440


def reads(stage: Stage, office: Office, cases: list[Case]) -> None:
    """Each case was opened a few times; the busy ones more often."""
    for case in cases:
        for _each in range(1 + int(stage.chance.expovariate(1 / 3))):
            who = stage.chance.choice(office.officers)
            at = case.opened_at + ((case.closed_at or stage.now) - case.opened_at) * stage.chance.random()
            read = Read(
                at=at, actor_id=who.pk, actor_name=who.full_name, thing="cases.case", reference=case.reference,
                kind=stage.chance.choices((ReadKind.OPENED, ReadKind.DOWNLOADED), (95, 5))[0], address="192.0.2.1",
            )  # fmt: skip
            stage.ledger.add(read)


def forms(stage: Stage, office: Office, cases: list[Case]) -> None:
    """Submissions of the last days, as many as a case in three; a draft of each officer."""
    for case in cases[::3]:
        key, who = UUID(int=stage.chance.getrandbits(128), version=4), stage.chance.choice(office.officers)
        at = stage.now - timedelta(minutes=stage.chance.randrange(7 * _DAY))
        path = f"/cases/{case.reference}/entries/new/"
        stage.ledger.add(Submission(key=key, user=who, path=path, location=f"/cases/{case.reference}/", sent_at=at))
    for who in office.officers:
        stage.ledger.add(Draft(user=who, form="entry", fields={"text": "His sister called"}, saved_at=stage.now))


def purposes(stage: Stage) -> None:
    """The first of the shipped purposes, of every assessment; the load ships nothing that migrations ship."""
    through = TraffickingAssessment.purposes.through
    for each in stage.ledger.rows(TraffickingAssessment):
        stage.ledger.add(
            through(traffickingassessment_id=each.pk, exploitationpurpose_id=1 + stage.chance.randrange(7))
        )


def rights() -> None:
    """Groups and permissions of the admin, of one person: by the ORM, since packages number theirs as they like."""
    supervisor = User.objects.order_by("pk").last()
    if supervisor:
        supervisor.groups.add(Group.objects.create(name="Keepers of the register"))
        supervisor.user_permissions.add(*Permission.objects.order_by("pk")[:1])


def counters(stage: Stage, cases: int) -> None:
    """The numbers that were given out, so that the next is new."""
    stage.ledger.add(Counter(name=f"cases of {stage.today.year}", value=cases))
