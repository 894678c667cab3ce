"""The pages of referrals: what each reader finds there, what forms refuse, and how much they ask of the database."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AuthorityKind
from nationals.services.consents import record_consent
from networks.models import Actor, Referral
from networks.services.referrals.sending import send_referral
from networks.services.saying import strike
from tests.conftest import SignedIn
from tests.factories import (
    ActorFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    CaseFactory,
    DocumentFactory,
    InvolvementFactory,
    ReferralFactory,
    ReferralQuestionFactory,
    ReferralStepFactory,
)
from tests.networks.referring import drafted
from tests.networks.sending import errors, send

pytestmark = pytest.mark.django_db
LIST = reverse("networks:referrals")
TODAY = timezone.localdate()
PART = {"HX-Request": "true"}


@pytest.fixture
def referral(officer: User, actor: Actor, case: Case) -> Referral:
    return drafted(officer, cases=[case], actors=[actor], subject="The man in Kazan")


def to(name: str, referral: Referral, *more: int) -> str:
    return reverse(f"networks:referral-{name}" if name else "networks:referral", args=[referral.reference, *more])


def shown(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode()


def test_a_referral_from_its_draft_to_an_arrest(desk: Client, officer: User, actor: Actor, case: Case) -> None:
    unit = AuthorityFactory.create(kind=AuthorityKind.PROSECUTION)
    address = reverse("networks:referral-new")
    assert case.reference in shown(desk, address, cases=case.reference, actors=actor.reference)
    facts = {"unit": unit.pk, "post": case.post_id, "subject": "The man in Kazan", "victims": "initials"}
    made = send(desk, address, **facts, actors=actor.reference, cases=case.reference)
    referral = Referral.objects.get()
    assert made.url == referral.get_absolute_url()
    document, word = DocumentFactory.create(case=case), AffiliationWordFactory.create(affiliation__actor=actor)
    assert send(desk, to("papers", referral), documents=[document.pk]).status_code == 302
    assert send(desk, to("other-side", referral), words=[word.pk]).status_code == 302
    referral.refresh_from_db()
    assert send(desk, to("send", referral), sent_on=TODAY, version=referral.version).status_code == 302
    step = {"kind": "arrested", "taken_on": TODAY, "actor": actor.pk, "text": "At the airport."}
    assert send(desk, to("step", referral), **step).status_code == 302
    assert send(desk, to("question", referral), text="Who paid?", asked_on=TODAY, due_on=TODAY).status_code == 302
    question = referral.questions.get()
    assert send(desk, to("answer", referral, question.pk), answer="The family.", answered_on=TODAY).status_code == 302
    page = shown(desk, to("", referral))
    for told in ("At the airport.", "Who paid?", "The family.", document.sha256, referral.pack.sha256, word.speaker):
        assert told in page
    for elsewhere in (actor.get_absolute_url(), reverse("networks:case-panel", args=[case.reference]), LIST):
        assert referral.get_absolute_url() in shown(desk, elsewhere)
    newest = referral.steps.latest("pk")
    assert send(desk, to("strike", referral, newest.pk), reason="Another man.").status_code == 302
    assert "Another man." in shown(desk, to("", referral))


def test_from_an_actor_the_cases_that_name_him_are_proposed(
    desk: Client, officer: User, actor: Actor, case: Case, case_elsewhere: Case, restricted_case: Case
) -> None:
    for naming in (case, case_elsewhere, restricted_case):
        InvolvementFactory.create(actor=actor, case=naming)
    struck = InvolvementFactory.create(actor=actor, case__post=case.post)
    strike(struck, reason="Somebody else.", by=officer)
    page = shown(desk, reverse("networks:referral-new"), actors=actor.reference.lower())
    assert f'value="{case.reference}"' in page
    for other in (case_elsewhere, restricted_case, struck.case):
        assert other.reference not in page


def test_the_list_is_narrowed_by_state_and_unit(desk: Client, officer: User, referral: Referral) -> None:
    late = ReferralFactory.create(sent=True, subject="Late answer")
    ReferralQuestionFactory.create(referral=late, asked_on=TODAY - timedelta(days=9), due_on=TODAY - timedelta(days=1))
    every = {referral.subject, late.subject}
    for query, expected in (
        ({}, every),
        ({"state": "draft"}, {referral.subject}),
        ({"unit": str(late.unit_id)}, {late.subject}),
        ({"late": "on"}, {late.subject}),
        ({"q": "kazan"}, {referral.subject}),
        ({"actor": str(referral.actors.get().pk)}, {referral.subject}),
    ):
        page = shown(desk, LIST, **query)
        assert {subject for subject in every if subject in page} == expected, query
    assert "warning" in shown(desk, LIST, state="dreamt", unit="0")


def test_late_questions_stand_on_today(desk: Client) -> None:
    past = {"asked_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=1)}
    late = ReferralQuestionFactory.create(text="Still waiting?", **past)
    address = reverse("networks:referrals-panel")
    assert address in shown(desk, reverse("cases:today"))
    for headers in ({}, PART):
        assert late.text in desk.get(address, headers=headers).content.decode()


def test_a_restricted_case_leaves_no_trace(
    desk: Client, signed_in: SignedIn, referral: Referral, actor: Actor, restricted_case: Case, confidant: User
) -> None:
    past = {"asked_on": TODAY, "due_on": TODAY}
    hidden = ReferralFactory.create(subject="Hidden matter", on=[restricted_case], about=[actor], sent=True)
    ReferralQuestionFactory.create(referral=hidden, text="Hidden question", **past)
    pages = [LIST, actor.get_absolute_url(), reverse("networks:referrals-panel"), reverse("networks:home")]
    for page in pages:
        assert "Hidden" not in shown(desk, page)
        assert hidden.reference not in shown(desk, page)
    assert re.search(r"num\">1<", shown(desk, LIST))
    assert AuthorityFactory.create(kind=AuthorityKind.POLICE).name in shown(desk, LIST)  # to choose from: used or not
    for name in ("", "edit", "papers", "other-side", "pack", "send", "step", "question"):
        assert desk.get(to(name, hidden)).status_code == 404
    assert "Hidden matter" in shown(signed_in(confidant), LIST)


def test_who_sees_no_networks_sees_no_referral(signed_in: SignedIn, auditor: User, referral: Referral) -> None:
    client = signed_in(auditor)
    for address in (LIST, to("", referral), to("pack", referral), reverse("networks:referrals-panel")):
        assert client.get(address).status_code == 403
    assert "networks" not in shown(client, reverse("cases:today"))


def test_who_objects_is_asked_about_before_sending(desk: Client, officer: User, referral: Referral, case: Case) -> None:
    record_consent(case.national, topic="sharing", answer="refused", by=officer)
    assert case.reference in shown(desk, to("send", referral))
    told = {"sent_on": TODAY, "version": referral.version}
    assert "override_reason" in errors(send(desk, to("send", referral), **told))
    assert send(desk, to("send", referral), **told, leave_out="on").status_code == 302
    assert "left out" in shown(desk, to("", referral)).lower()


def test_forms_refuse_what_cannot_be(desk: Client, officer: User, referral: Referral, case_elsewhere: Case) -> None:
    embassy = AuthorityFactory.create(kind=AuthorityKind.EMBASSY)
    facts = {"unit": embassy.pk, "subject": "a\0b", "victims": "names", "post": 0}
    refused = errors(
        send(desk, reverse("networks:referral-new"), **facts, actors="A-1 'or", cases=case_elsewhere.reference)
    )
    assert set(refused) == {"unit", "subject", "victims", "post", "actors", "cases"}
    stale = send(desk, to("send", referral), sent_on=TODAY, version=referral.version + 5)
    assert stale.status_code == 422
    assert "sent_on" in errors(send(desk, to("send", referral), sent_on="9999-99-99", version=1))
    send(desk, to("papers", referral), documents=["x"])
    assert not referral.papers.exists()
    gone = send_referral(referral, by=officer, sent_on=TODAY - timedelta(days=3))
    for step, field in (
        ({"kind": "danced", "taken_on": TODAY}, "kind"),
        ({"kind": "convicted", "taken_on": TODAY}, "kind"),
        ({"kind": "received", "taken_on": TODAY - timedelta(days=4)}, "taken_on"),
        ({"kind": "received", "taken_on": TODAY, "actor": ActorFactory.create().pk}, "actor"),
        ({"kind": "received", "taken_on": "yesterday"}, "taken_on"),
    ):
        assert field in errors(send(desk, to("step", gone), **step)), step
    assert "due_on" in errors(send(desk, to("question", gone), text="?", asked_on=TODAY, due_on="2020-01-01"))
    assert desk.get(to("answer", gone, 2**40)).status_code == 404


def test_only_the_number_of_what_was_sent_changes(desk: Client, officer: User, referral: Referral) -> None:
    gone = send_referral(referral, by=officer)
    answer = send(desk, to("edit", gone), file_number="KCB 12/26", subject="Changed", version_seen=gone.version)
    assert answer.status_code == 302
    gone.refresh_from_db()
    assert (gone.file_number, gone.subject) == ("KCB 12/26", "The man in Kazan")
    assert send(desk, to("edit", gone), file_number="X", version_seen=1).status_code == 409


def test_pages_ask_the_same_however_much_there_is(desk: Client, officer: User, case: Case, actor: Actor) -> None:
    one = send_referral(drafted(officer, cases=[case], actors=[actor]), by=officer)
    _asked(desk, LIST)  # fills what is remembered
    few = _asked(desk, LIST), _asked(desk, to("", one))
    for number in range(6):
        ReferralFactory.create(on=[CaseFactory.create(post=case.post)], sent=True)
        one.referral_cases.create(case=CaseFactory.create(post=case.post), number=number + 2)
        one.referral_actors.create(actor=ActorFactory.create())
        ReferralStepFactory.create(referral=one, kind="received", actor=actor)
        ReferralQuestionFactory.create(referral=one)
        one.other_words.create(word=AffiliationWordFactory.create(affiliation__actor=actor))
        one.papers.create(document=DocumentFactory.create(case=case))
    many = _asked(desk, LIST), _asked(desk, to("", one))
    assert many[0] == few[0]
    assert many[1] <= few[1] + 1
    assert max(many) < 40


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
