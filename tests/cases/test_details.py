"""Whose a case is, who may see it, what belongs to it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from cases.choices import LinkKind, Priority
from cases.models import Case
from cases.services import details
from core.models import StaleError
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory, TaskFactory

pytestmark = pytest.mark.django_db


def test_an_edit_says_what_changed(case: Case, caseworker: User) -> None:
    edited = details.edit_case(case, version=1, changes={"priority": Priority.URGENT, "place": ""}, by=caseworker)
    assert (edited.priority, edited.version) == (Priority.URGENT, 2)
    assert case.events.get().text == "Changed: priority"


def test_the_second_to_save_is_told(case: Case, caseworker: User) -> None:
    details.edit_case(case, version=1, changes={"priority": Priority.URGENT}, by=caseworker)
    with pytest.raises(StaleError):
        details.edit_case(case, version=1, changes={"place": "elsewhere"}, by=caseworker)
    case.refresh_from_db()
    assert case.place == ""


def test_a_case_goes_to_a_colleague_with_its_open_duties(case: Case, caseworker: User) -> None:
    task = TaskFactory.create(case=case)
    details.assign(case, to=caseworker, by=caseworker)
    task.refresh_from_db()
    case.refresh_from_db()
    assert (case.assignee, task.owner) == (caseworker, caseworker)


def test_a_case_is_not_assigned_to_somebody_of_another_post(case: Case, caseworker: User, stranger: User) -> None:
    with pytest.raises(ValidationError, match="does not work"):
        details.assign(case, to=stranger, by=caseworker)


def test_a_case_handed_over_leaves_the_former_post(case: Case, caseworker: User, stranger: User) -> None:
    details.hand_over(case, to=stranger.memberships.get().post, by=caseworker)
    assert not Case.objects.visible_to(caseworker).exists()
    assert list(Case.objects.visible_to(stranger)) == [case]


def test_a_restricted_case_is_seen_by_those_named_only(case: Case, caseworker: User, supervisor: User) -> None:
    headquarters = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    details.restrict(case, reason="A witness.", by=supervisor)
    for person, sees in ((supervisor, True), (caseworker, False), (headquarters, False)):
        assert Case.objects.visible_to(person).exists() is sees
    details.name_officer(case, officer=headquarters, reason="decides", by=supervisor)
    assert Case.objects.visible_to(headquarters).exists()


def test_the_last_named_officer_stays(case: Case, supervisor: User) -> None:
    details.restrict(case, reason="A witness.", by=supervisor)
    with pytest.raises(ValidationError, match="must stay"):
        details.end_naming(case.named_officers.get(), by=supervisor)


def test_a_lifted_restriction_opens_the_case_again(case: Case, supervisor: User, caseworker: User) -> None:
    details.restrict(case, reason="A witness.", by=supervisor)
    case.refresh_from_db()
    details.lift_restriction(case, reason="The trial is over.", by=supervisor)
    assert Case.objects.visible_to(caseworker).exists()


def test_a_caseworker_does_not_restrict(case: Case, caseworker: User) -> None:
    with pytest.raises(PermissionDenied):
        details.restrict(case, reason="mine", by=caseworker)


def test_cases_are_linked_once_whichever_side_it_is_made_from(case: Case, caseworker: User) -> None:
    other = CaseFactory.create(post=case.post)
    details.link_cases(other, case, kind=LinkKind.FAMILY, by=caseworker)
    with pytest.raises(ValidationError, match="already"):
        details.link_cases(case, other, kind=LinkKind.OTHER, by=caseworker)
    with pytest.raises(ValidationError, match="itself"):
        details.link_cases(case, case, kind=LinkKind.OTHER, by=caseworker)


def test_a_case_that_one_may_not_see_is_not_linked(case: Case, caseworker: User) -> None:
    with pytest.raises(PermissionDenied):
        details.link_cases(case, CaseFactory.create(), kind=LinkKind.OTHER, by=caseworker)


def test_a_reference_elsewhere_stands_once(case: Case, caseworker: User) -> None:
    details.add_reference(case, system="police", number="OB 12/3/2026", by=caseworker)
    with pytest.raises(ValidationError, match="already"):
        details.add_reference(case, system="police", number="OB 12/3/2026", by=caseworker)
