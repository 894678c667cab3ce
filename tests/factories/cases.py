"""Cases in every situation, written straight into the tables: the verbs have their own tests."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyFunction, RelatedFactory, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from accounts.models import User
from cases.choices import (
    AgainstWish,
    Decision,
    EventKind,
    FileKind,
    IncidentKind,
    Outcome,
    Party,
    RuleEvent,
    Status,
    TaskState,
    Topic,
)
from cases.models import (
    Case,
    Claim,
    Confirmation,
    Contradiction,
    DeadlineRule,
    Document,
    Event,
    FamilyContact,
    Incident,
    NamedOfficer,
    Override,
    Resolution,
    Task,
)
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from nationals.choices import ConsentAnswer, ConsentTopic, Telling
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.nationals import ConsentFactory, NationalFactory, NextOfKinFactory

_WITH_CASE = "case"


class IncidentFactory(DjangoModelFactory[Incident]):
    reference = Sequence(lambda number: f"I-2026-{900_001 + number}")
    name = Sequence("Battle near a town {:03d}".format)
    kind = IncidentKind.BATTLE
    country = "UA"
    happened_on = PartialDate("2026-09-09~")

    class Meta:
        model = Incident


class CaseFactory(DjangoModelFactory[Case]):
    """``restricted=True, named=[user]`` names officers on it. The national is registered by the case's post."""

    reference = Sequence(lambda number: f"C-2026-{900_001 + number}")
    post = SubFactory(PostFactory)
    national = SubFactory(NationalFactory, post=SelfAttribute("..post"))
    country = "UA"
    source = "His sister, by telephone"
    opened_by = SubFactory(UserFactory)
    opened_at = LazyFunction(lambda: timezone.now() - timedelta(days=20))
    status_changed_at = SelfAttribute("opened_at")

    class Meta:
        model = Case
        skip_postgeneration_save = True

    class Params:
        overdue = Trait(late_duty=RelatedFactory("tests.factories.cases.TaskFactory", _WITH_CASE, overdue=True))
        captured = Trait(
            status=Status.CAPTURED,
            place="near Kupiansk",
            held_by=RelatedFactory("tests.factories.cases.ClaimFactory", _WITH_CASE, topic=Topic.HELD_BY),
            held_at=RelatedFactory(
                "tests.factories.cases.ClaimFactory", _WITH_CASE, topic=Topic.PLACE, value="near Kupiansk"
            ),
            held_since=RelatedFactory(
                "tests.factories.cases.ClaimFactory", _WITH_CASE, topic=Topic.SINCE, value="2026-09-09~"
            ),
        )
        released = Trait(status=Status.RELEASED)
        deceased = Trait(status=Status.DECEASED)
        closed = Trait(status=Status.REPATRIATED, closed_at=LazyFunction(timezone.now), outcome=Outcome.HOME)

    @post_generation
    def named(self: Any, create: bool, officers: Iterable[User] | None, **_more: Any) -> None:
        for officer in officers or ():
            NamedOfficer.objects.create(case=self, user=officer, named_by=self.opened_by, reason="works on it")


class EventFactory(DjangoModelFactory[Event]):
    case = SubFactory(CaseFactory)
    kind = EventKind.NOTE
    text = "The family sent a photograph."
    recorded_by = SelfAttribute("case.opened_by")

    class Meta:
        model = Event

    class Params:
        contact = Trait(kind=EventKind.CALL, party=Party.FAMILY, text="His sister has heard nothing.")


class ClaimFactory(DjangoModelFactory[Claim]):
    case = SubFactory(CaseFactory)
    topic = Topic.HELD_BY
    value = "an assault brigade"
    happened_on = PartialDate("2026-09-09~")
    source_kind = SourceKind.SOCIAL_MEDIA
    source = "a video"
    confidence = Confidence.PROBABLE
    recorded_by = SelfAttribute("case.opened_by")

    class Meta:
        model = Claim


class DeadlineRuleFactory(DjangoModelFactory[DeadlineRule]):
    code = Sequence("rule-for-tests-{:03d}".format)
    happening = RuleEvent.STATUS_ENTERED
    status = Status.CAPTURED
    title = "Ask for consular access"
    within = 24

    class Meta:
        model = DeadlineRule


class TaskFactory(DjangoModelFactory[Task]):
    case = SubFactory(CaseFactory)
    title = "Ask for consular access"
    due_at = LazyFunction(lambda: timezone.now() + timedelta(days=3))
    created_at = SelfAttribute("case.opened_at")
    created_by = SelfAttribute("case.opened_by")

    class Meta:
        model = Task

    class Params:
        overdue = Trait(due_at=LazyFunction(lambda: timezone.now() - timedelta(days=2)))
        done = Trait(
            state=TaskState.DONE, settled_at=LazyFunction(timezone.now), settled_by=SelfAttribute("created_by")
        )
        waived = Trait(
            state=TaskState.WAIVED,
            settled_at=LazyFunction(timezone.now),
            settled_by=SelfAttribute("created_by"),
            remark="Not needed: he is home.",
        )


class ConfirmationFactory(DjangoModelFactory[Confirmation]):
    """A death that waits for its second person."""

    case = SubFactory(CaseFactory)
    transition = "record_death"
    facts = LazyFunction(
        lambda: {
            "died_on": "2026-10-02",
            "place": "near Kupiansk",
            "source_document": "note of the host state",
            "kin_informed": "The post will inform his sister.",
        }
    )
    asked_by = SelfAttribute("case.opened_by")
    decision = Decision.PENDING

    class Meta:
        model = Confirmation


class DocumentFactory(DjangoModelFactory[Document]):
    case = SubFactory(CaseFactory)
    kind = FileKind.LETTER
    name = "letter.txt"
    file = LazyFunction(lambda: ContentFile(b"a letter", name="letter.txt"))
    content_type = "text/plain"
    size = 8
    sha256 = Sequence("{:064x}".format)
    added_by = SelfAttribute("case.opened_by")

    class Meta:
        model = Document


class FamilyContactFactory(DjangoModelFactory[FamilyContact]):
    case = SubFactory(CaseFactory)
    kin = SubFactory(NextOfKinFactory, national=SelfAttribute("..case.national"))
    event = SubFactory(EventFactory, case=SelfAttribute("..case"), contact=True)
    told = Telling.NOTHING

    class Meta:
        model = FamilyContact

    class Params:
        promised = Trait(
            next_update_on=LazyFunction(lambda: timezone.localdate() + timedelta(days=3)),
            task=SubFactory(TaskFactory, case=SelfAttribute("..case")),
        )


class OverrideFactory(DjangoModelFactory[Override]):
    case = SubFactory(CaseFactory)
    step = AgainstWish.FAMILY_CONTACT
    objection = SubFactory(
        ConsentFactory,
        national=SelfAttribute("..case.national"),
        topic=ConsentTopic.FAMILY,
        answer=ConsentAnswer.OBJECTS,
    )
    event = SubFactory(EventFactory, case=SelfAttribute("..case"), contact=True)
    reason = "His mother is dying."
    by = SelfAttribute("case.opened_by")

    class Meta:
        model = Override


class ContradictionFactory(DjangoModelFactory[Contradiction]):
    """The row alone; the claims that differ are made apart."""

    case = SubFactory(CaseFactory)
    topic = Topic.HELD_BY

    class Meta:
        model = Contradiction


class ResolutionFactory(DjangoModelFactory[Resolution]):
    """None of the accounts is held to be right."""

    contradiction = SubFactory(ContradictionFactory)
    reason = "All of them are rumours."
    resolved_by = SelfAttribute("contradiction.case.opened_by")

    class Meta:
        model = Resolution
