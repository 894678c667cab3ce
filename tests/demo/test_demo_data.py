"""The fictional data make sense: whoever looks at them sees the workflow as it is meant."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from accounts.models import User
from cases.choices import Decision, EventKind, LineDecision, Status, TaskState, Topic
from cases.models import Case, Claim, Confirmation, Document, Event, Incident, JourneyLeg, NameList, Task
from core.choices import Confidence
from demo.connected import COLLECTOR
from demo.load import load
from diplomacy.choices import NoteDirection, NoteState, RequestState, Side
from diplomacy.models import Briefing, Commitment, Engagement, NoteVerbale, Request, Statement, TravelWarning
from nationals.choices import Linked
from nationals.models import Identification, National, Unidentified
from networks.choices import Stance
from networks.models import Actor, Referral
from networks.picture.centrality import centrality
from networks.services.picture.around import around
from networks.services.picture.asked import Asked
from tests.database import Rows, restore

pytestmark = pytest.mark.django_db
NATIONALS, CASES = 60, 70


@pytest.fixture(scope="module")
def now() -> datetime:
    return timezone.now()


@pytest.fixture(scope="class")
def _loaded(now: datetime, _shipped_rows: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        restore(_shipped_rows)
        load(seed=4, nationals=NATIONALS, cases=CASES, now=now)
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_loaded")
class TestTheStories:
    def test_as_many_people_and_cases_as_asked_for_in_every_status(self) -> None:
        assert (National.objects.count(), Case.objects.count()) == (NATIONALS, CASES)
        assert set(Case.objects.order_by("pk").values_list("status", flat=True)) == set(Status.values)

    def test_a_captured_case_has_a_unit_a_place_and_a_request(self) -> None:
        for case in Case.objects.open().filter(status=Status.CAPTURED, incident=None).order_by("pk"):
            topics = set(case.claims.order_by("pk").values_list("topic", flat=True))
            assert {Topic.HELD_BY, Topic.PLACE} <= topics, case.reference
        held = Case.objects.filter(status__in=[Status.CAPTURED, Status.DETAINED])
        assert held.filter(requests__isnull=False).distinct().count() > held.count() / 2
        assert held.filter(commitments__side=Side.THEIRS).distinct().count() > held.count() / 4

    def test_a_list_waits_to_be_decided_line_by_line(self) -> None:
        sent = NameList.objects.get()
        lines = sent.people.order_by("row")
        assert sent.is_open
        assert {line.decision for line in lines} == {LineDecision.OPEN}
        found = [line for line in lines if line.suggested]
        assert len(lines) > len(found) >= 3

    def test_nobody_departs_after_the_day_on_which_it_was_told(self) -> None:
        """Else his arrival may lie before it: then loading stops, on some days and not on others."""
        days = [(leg.departs_on, leg.recorded_at.date()) for leg in JourneyLeg.objects.order_by("pk")]
        assert days
        assert all(departs <= recorded for departs, recorded in days)

    def test_counterparts_were_met_and_promised(self) -> None:
        assert Engagement.objects.filter(cases__isnull=False).exists()
        assert {*Commitment.objects.order_by("pk").values_list("side", flat=True)} == set(Side.values)
        assert Request.objects.filter(state=RequestState.MADE, due_on__lt=timezone.localdate()).exists()

    def test_two_ambassadors_were_met_in_two_days_and_another_meeting_is_planned(self) -> None:
        embassies = Engagement.objects.filter(points__isnull=False, authority__kind="embassy").distinct()
        first, second = embassies.order_by("held_on")
        assert (second.held_on - first.held_on).days == 1
        assert first.points.filter(must_not_be_said=True, cases__isnull=False).exists()
        assert second.points.asked_of_us().exists()
        assert {first.read_outs.count(), second.read_outs.count()} == {1}
        assert Engagement.objects.planned().get().authority == second.authority

    def test_a_briefing_tells_before_the_planned_meeting_what_happened_in_the_last(self) -> None:
        briefing = Briefing.objects.get()
        assert briefing.engagement == Engagement.objects.planned().get()
        told = str(briefing.content)
        for request in Request.objects.filter(authority=briefing.authority, post=briefing.post):
            assert request.reference in told
        assert "Kenya’s support for their resolution" not in told  # it was answered
        assert not briefing.cases.filter(restricted=True).exists()

    def test_a_note_was_sent_and_answered_and_one_is_a_draft(self) -> None:
        ours = NoteVerbale.objects.filter(direction=NoteDirection.OURS).order_by("pk")
        assert [note.state for note in ours] == [NoteState.ANSWERED, NoteState.DRAFT]
        assert ours[0].note_cases.exists()
        assert TravelWarning.objects.published().count() == 1
        assert Statement.objects.get().links.exists()

    def test_a_recruiter_is_referred_arrested_and_released_and_the_embassy_denies_him(self) -> None:
        referral = Referral.objects.get()
        assert list(referral.steps.order_by("pk").values_list("kind", flat=True)) == [
            "sent", "received", "arrested", "released",
        ]  # fmt: skip
        assert list(referral.other_words.values_list("word__stance", flat=True)) == [Stance.DENIES]
        assert referral.pack.size > 0
        assert referral.questions.get().is_late

    def test_one_who_collects_connects_two_groups(self) -> None:
        collector = Actor.objects.get(name=COLLECTOR)
        headquarters = User.objects.get(email__startswith="grace.chebet")
        network = around(collector, Asked(steps=3), user=headquarters)
        assert 20 <= len(network.nodes) <= 40
        bridge = next(one for one in centrality(network).bridges if one.node.name == COLLECTOR)
        assert [len(group.named) + group.more > 4 for group in bridge.groups] == [True, True]
        assert {line.sure for line in network.lines} >= {Confidence.UNCONFIRMED, Confidence.DISPUTED}

    def test_duties_are_done_open_and_late(self) -> None:
        assert Task.objects.filter(state=TaskState.DONE).exists()
        assert Task.objects.late().exists()
        assert Task.objects.open().filter(due_at__gt=timezone.now()).exists()

    def test_what_is_rare_is_there(self) -> None:
        assert Confirmation.objects.filter(decision=Decision.PENDING).count() == 1
        assert Case.objects.filter(restricted=True).exists()
        assert min(incident.cases.count() for incident in Incident.objects.order_by("pk")) > 1
        assert Incident.objects.count() == 2
        assert Document.objects.exists()
        assert Claim.objects.filter(topic=Topic.RECRUITER).exists()

    def test_somebody_is_unidentified_identified_and_taken_for_another(self, now: datetime) -> None:
        assert Unidentified.objects.listed(Linked.OPEN).exists()
        ends = {(one.of_body, one.stands, one.is_confirmed) for one in Identification.objects.order_by("pk")}
        assert {(False, True, False), (False, False, False)} <= ends
        assert ends <= {(True, True, True), (False, True, False), (False, False, False)}
        assert not Unidentified.objects.filter(recorded_at__gt=now).exists()

    def test_nothing_lies_in_the_future_or_before_its_case(self, now: datetime) -> None:
        assert not Event.objects.filter(recorded_at__gt=now).exists()
        for case in Case.objects.order_by("pk"):
            moments = list(case.events.order_by("recorded_at").values_list("recorded_at", flat=True))
            assert case.opened_at <= moments[0]
        arrivals = Event.objects.filter(kind=EventKind.STATUS, status_after=Status.REPATRIATED)
        assert arrivals.exists()

    def test_references_carry_the_year_of_the_record(self) -> None:
        for case in Case.objects.order_by("pk"):
            assert case.reference.startswith(f"C-{case.opened_at.year}-")
        for request in Request.objects.order_by("pk"):
            assert request.reference.startswith(f"R-{request.recorded_at.year}-")

    def test_they_are_loaded_into_an_empty_database_only(self) -> None:
        with pytest.raises(CommandError, match="data already"):
            call_command("load_demo")


def test_the_same_seed_gives_the_same_data(now: datetime) -> None:
    first, again, other = (_told(seed, now) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_the_hour_of_loading_changes_nothing(now: datetime) -> None:
    morning, evening = (
        timezone.localtime(now).replace(hour=hour, minute=minute) for hour, minute in ((6, 10), (21, 40))
    )
    assert _told(7, morning) == _told(7, evening)


def _told(seed: int, now: datetime) -> list[tuple[Any, ...]]:
    with transaction.atomic():
        load(seed=seed, nationals=8, cases=10, now=now)
        cases = Case.objects.order_by("reference").values_list("reference", "national__name", "status", "opened_at")
        events = Event.objects.order_by("recorded_at", "kind", "text").values_list("recorded_at", "kind", "text")
        told = [*cases, *events]
        transaction.set_rollback(True)
    return told


def test_a_ministry_that_runs_for_real_gets_no_fiction() -> None:
    with override_settings(LOCAL=False), pytest.raises(CommandError, match="only loaded into the local database"):
        call_command("load_demo")
