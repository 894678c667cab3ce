"""A step against what the person said is taken only for a reason, which those who look after others' work see."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from cases.choices import AgainstWish, EventKind, Party, Status
from cases.models import Case, Confirmation, Override
from cases.services.family import Said, record_family_contact
from cases.services.moves import FactsError, move
from cases.services.timeline import add_entry
from nationals.models import Consent, NextOfKin
from tests.cases.facts import facts_for
from tests.conftest import SignedIn
from tests.factories import CaseFactory, ConsentFactory, NextOfKinFactory, OverrideFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/cases/against-a-wish/"


@pytest.fixture
def released(post: Post) -> Case:
    return CaseFactory.create(post=post, released=True)


@pytest.fixture
def mother(case: Case) -> NextOfKin:
    return NextOfKinFactory.create(national=case.national, name="Ruth Cheboi")


@pytest.fixture
def desk(caseworker: User, signed_in: SignedIn) -> Client:
    return signed_in(caseworker)


def objection(case: Case, topic: str, **more: Any) -> Consent:
    return ConsentFactory.create(national=case.national, topic=topic, answer="objects", **more)


def said(**more: Any) -> Said:
    return Said(EventKind.CALL, "She called us.", **more)


def departed(case: Case, by: User, **facts: str) -> Case | Confirmation:
    return move(case, "record_departure", by=by, facts=facts_for(case, "record_departure") | facts)


def test_a_departure_against_an_objection_needs_a_reason(released: Case, caseworker: User) -> None:
    against = objection(released, "return")
    with pytest.raises(FactsError) as refusal:
        departed(released, caseworker)
    assert list(refusal.value.problems) == ["override"]
    assert "return: objects" in refusal.value.problems["override"]
    released.refresh_from_db()
    assert released.status == Status.RELEASED
    departed(released, caseworker, override="The host state deports him.")
    override = released.overrides.get()
    assert (override.step, override.objection, override.by) == (AgainstWish.JOURNEY, against, caseworker)
    assert override.reason == "The host state deports him."
    assert override.event == released.events.get(kind=EventKind.STATUS)
    assert str(override) == f"{released}: journey home begun"


def test_the_agreement_of_a_departure_does_not_put_an_objection_aside(released: Case, caseworker: User) -> None:
    against = objection(released, "return")
    departed(released, caseworker, override="The host state deports him.")
    assert list(released.national.consents.all()) == [against]


def test_who_has_changed_his_mind_travels_without_a_reason(released: Case, caseworker: User) -> None:
    objection(released, "return")
    ConsentFactory.create(national=released.national, topic="return", answer="wishes")
    departed(released, caseworker, override="not asked for")
    assert not released.overrides.exists()
    assert "override" not in released.events.get(kind=EventKind.STATUS).data


@pytest.mark.parametrize("answer", ["refused", "withdrawn", "objects"])
def test_a_refusal_and_a_withdrawal_stand_as_an_objection_does(released: Case, caseworker: User, answer: str) -> None:
    ConsentFactory.create(national=released.national, topic="return", answer=answer)
    with pytest.raises(FactsError):
        departed(released, caseworker)


def test_other_topics_do_not_stand_in_the_way(released: Case, caseworker: User) -> None:
    for topic in ("family", "publicity", "transfer", "sharing", "contact"):
        objection(released, topic)
    departed(released, caseworker)
    assert not released.overrides.exists()


def test_correcting_a_status_is_no_way_round(released: Case, supervisor: User) -> None:
    objection(released, "return")
    facts = {"status": "in_transit", "reason": "forgotten"}
    with pytest.raises(FactsError) as refusal:
        move(released, "correct", by=supervisor, facts=facts)
    assert "override" in refusal.value.problems
    move(released, "correct", by=supervisor, facts=facts | {"override": "He was deported."})
    assert released.overrides.get().reason == "He was deported."
    move(released, "correct", by=supervisor, facts={"status": "missing", "reason": "he was not on board"})


def test_a_contact_against_an_objection_needs_a_reason(case: Case, mother: NextOfKin, caseworker: User) -> None:
    against = objection(case, "family")
    with pytest.raises(ValidationError, match="against what the person said"):
        record_family_contact(case, mother, said(override_reason=" "), by=caseworker)
    assert not case.events.exists()
    contact = record_family_contact(case, mother, said(override_reason="She is dying."), by=caseworker)
    override = case.overrides.get()
    assert (override.step, override.objection, override.event) == (
        AgainstWish.FAMILY_CONTACT, against, contact.event
    )  # fmt: skip
    assert contact.event.data == {"reason": "She is dying."}


def test_each_objection_is_answered_for(case: Case, mother: NextOfKin, caseworker: User) -> None:
    objection(case, "family")
    objection(case, "family", relative=mother)
    record_family_contact(case, mother, said(override_reason="She is dying."), by=caseworker)
    assert case.overrides.count() == 2


def test_an_objection_to_another_relative_does_not_bind(case: Case, mother: NextOfKin, caseworker: User) -> None:
    objection(case, "family", relative=NextOfKinFactory.create(national=case.national))
    record_family_contact(case, mother, said(override_reason="not asked for"), by=caseworker)
    assert not case.overrides.exists()
    assert case.events.get().data == {}


def test_the_quick_entry_is_no_way_round(case: Case, mother: NextOfKin, caseworker: User, desk: Client) -> None:
    objection(case, "family", relative=mother)
    with pytest.raises(ValidationError, match="objects"):
        add_entry(case, kind=EventKind.CALL, party=Party.FAMILY, text="Called.", by=caseworker)
    add_entry(case, kind=EventKind.CALL, party=Party.HOST, text="Called.", by=caseworker)
    add_entry(case, kind=EventKind.NOTE, text="The family wrote.", by=caseworker)
    sent = {"kind": "call", "party": "family", "text": "Called.", "reached": "on", "submission": str(uuid4())}
    assert desk.post(f"{case.get_absolute_url()}entries/new/", sent).status_code == 422
    assert case.events.count() == 2


def test_the_forms_ask_only_when_something_stands_against_it(released: Case, desk: Client) -> None:
    mother = NextOfKinFactory.create(national=released.national)
    pages = {
        "override": f"{released.get_absolute_url()}status/record_departure/",
        "override_reason": f"{released.get_absolute_url()}family/{mother.pk}/",
    }
    for field, page in pages.items():
        assert f'name="{field}"' not in desk.get(page).content.decode()
    objection(released, "return", how="He fears arrest.", witness="The delegate")
    objection(released, "family", how="He is ashamed.")
    for (field, page), told in zip(pages.items(), ("He fears arrest.", "He is ashamed."), strict=True):
        shown = desk.get(page).content.decode()
        assert f'name="{field}"' in shown
        assert told in shown
        assert "article 36(1)(c)" in shown
    assert "He is ashamed." in desk.get(f"{released.get_absolute_url()}family/").content.decode()


def test_the_forms_send_the_reason(released: Case, desk: Client) -> None:
    mother = NextOfKinFactory.create(national=released.national)
    for topic in ("family", "return"):
        objection(released, topic)
    call = {"kind": "call", "text": "She called.", "told": "nothing", "reached": "on"}
    page = f"{released.get_absolute_url()}family/{mother.pk}/"
    assert desk.post(page, call | {"submission": str(uuid4())}).status_code == 422
    assert desk.post(page, call | {"override_reason": "Dying.", "submission": str(uuid4())}).status_code == 302
    facts = facts_for(released, "record_departure")
    page = f"{released.get_absolute_url()}status/record_departure/"
    assert desk.post(page, facts | {"submission": str(uuid4())}).status_code == 422
    assert desk.post(page, facts | {"override": "Deported.", "submission": str(uuid4())}).status_code == 302
    assert {override.reason for override in released.overrides.all()} == {"Dying.", "Deported."}
    assert "Deported." in desk.get(released.get_absolute_url()).content.decode()


def test_an_override_is_never_changed(case: Case) -> None:
    override = OverrideFactory.create(case=case)
    override.reason = "x"
    with pytest.raises(ProgrammingError, match="Cannot update"):
        override.save()


def test_supervisors_and_auditors_see_those_of_their_cases(
    post: Post, case: Case, supervisor: User, signed_in: SignedIn
) -> None:
    OverrideFactory.create(case=case, reason="Here is why.")
    OverrideFactory.create(case=CaseFactory.create(post=PostFactory.create()), reason="Elsewhere.")
    OverrideFactory.create(case=CaseFactory.create(post=post, restricted=True), reason="Secret.")
    for reader in (supervisor, UserFactory.create(auditor=post)):
        for page in (PAGE, f"{PAGE}panel/"):
            shown = signed_in(reader).get(page).content.decode()
            assert "Here is why." in shown
            assert "Elsewhere." not in shown
            assert "Secret." not in shown


def test_a_caseworker_elsewhere_sees_those_that_he_supervises_only(post: Post, case: Case) -> None:
    both = UserFactory.create(caseworker=post, supervisor=PostFactory.create())
    OverrideFactory.create(case=case)
    assert not Override.objects.visible_to(both).exists()


def test_today_and_the_dashboard_lead_there_for_who_may_see_it(
    desk: Client, supervisor: User, signed_in: SignedIn
) -> None:
    for page in ("/", "/dashboard/"):
        assert PAGE not in desk.get(page).content.decode()
        assert PAGE in signed_in(supervisor).get(page).content.decode()
    assert desk.get(PAGE).status_code == 403


def test_the_list_is_paged_and_costs_the_same_however_long(case: Case, supervisor: User, signed_in: SignedIn) -> None:
    client = signed_in(supervisor)
    client.get(PAGE)
    counts = []
    for number in (3, 30):
        OverrideFactory.create_batch(number, case=case)
        with CaptureQueriesContext(connection) as queries:
            assert f'num">{Override.objects.count()}<' in client.get(PAGE).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
    first = client.get(PAGE)
    rest = client.get(f"{PAGE}?{first.context['page'].next}")
    shown = [override.pk for page in (first, rest) for override in page.context["page"].rows]
    assert len(shown) == len(set(shown)) == 33
    for nonsense in ("sort=reason", "after=xyz", "sort=%00"):
        assert client.get(f"{PAGE}?{nonsense}").status_code == 400
