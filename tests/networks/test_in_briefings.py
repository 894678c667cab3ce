"""A briefing tells who is said to belong to the counterpart, to whoever may read it; and numbers given in public."""

from typing import Any

import pytest

from accounts.models import Post, User
from cases.models import Case
from diplomacy.models import Authority, Briefing
from diplomacy.services.briefings import issue_briefing
from networks.models import Affiliation
from networks.services.resolving import resolve
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    OwnCountFactory,
    PostFactory,
    PublicFigureFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def embassy() -> Authority:
    return AuthorityFactory.create(name="Embassy")


@pytest.fixture
def headquarters() -> User:
    return UserFactory.create(supervisor=PostFactory.create(headquarters=True))


def said_to_belong(embassy: Authority, name: str, **more: Any) -> Affiliation:
    affiliation = AffiliationFactory.create(actor=ActorFactory.create(name=name, **more), authority=embassy)
    AffiliationWordFactory.create(affiliation=affiliation)
    AffiliationWordFactory.create(affiliation=affiliation, denied=True)
    return affiliation


def differs(briefing: Briefing) -> str:
    return " ".join(
        next(part["lines"] for part in briefing.content["sections"] if part["title"] == "Where words differ")
    )


def test_who_is_said_to_belong_to_them_and_who_denies_it(officer: User, embassy: Authority) -> None:
    said_to_belong(embassy, "Vitya")
    told = differs(issue_briefing(embassy, by=officer))
    assert "Vitya" in told
    assert "The embassy's press office (denies" in told


def test_what_was_resolved_is_told_no_more(officer: User, embassy: Authority, headquarters: User) -> None:
    affiliation = said_to_belong(embassy, "Vitya")
    shown = [word.pk for word in affiliation.words.order_by("pk")]
    resolve(affiliation, held="claims", reason="A payslip.", shown=shown, by=headquarters)
    assert "Vitya" not in differs(issue_briefing(embassy, by=officer))


def test_who_may_not_see_networks_finds_no_briefing_that_tells_of_them(
    officer: User, auditor: User, embassy: Authority, post: Post
) -> None:
    plain = issue_briefing(embassy, by=officer)
    said_to_belong(embassy, "Vitya")
    telling = issue_briefing(embassy, by=officer)
    assert (plain.tells_networks, telling.tells_networks) == (False, True)
    assert list(Briefing.objects.visible_to(auditor)) == [plain]
    colleague = UserFactory.create(caseworker=post)
    assert set(Briefing.objects.visible_to(colleague)) == {plain, telling}


def test_whom_a_restricted_case_alone_knows_stands_in_no_briefing(
    confidant: User, embassy: Authority, restricted_case: Case
) -> None:
    said_to_belong(embassy, "Known to few", case=restricted_case)
    assert "Known to few" not in differs(issue_briefing(embassy, by=confidant))


def test_a_word_from_an_unseen_case_closes_the_briefing(
    officer: User, confidant: User, embassy: Authority, restricted_case: Case
) -> None:
    affiliation = said_to_belong(embassy, "Vitya")
    AffiliationWordFactory.create(affiliation=affiliation, speaker="A man in hiding", case=restricted_case)
    telling = issue_briefing(embassy, by=confidant)
    assert "A man in hiding" in str(telling.content)
    assert not Briefing.objects.visible_to(officer).exists()
    assert "A man in hiding" not in str(issue_briefing(embassy, by=officer).content)


def test_a_number_given_in_public_stands_beside_our_own_for_who_sees_all_posts(
    officer: User, headquarters: User, embassy: Authority, post: Post
) -> None:
    figure = PublicFigureFactory.create(statement__authority=embassy)
    OwnCountFactory.create(figure=figure, counted_by=headquarters)
    OwnCountFactory.create(figure=figure, counted_by=officer, number=7)
    mine, theirs = issue_briefing(embassy, by=officer), issue_briefing(embassy, by=headquarters)
    assert "over or at least 200 foreigners under contract" in differs(mine)
    assert "We count" not in differs(mine)
    assert "We count 7" in differs(theirs)
    assert list(Briefing.objects.visible_to(officer)) == [mine]
    assert not Briefing.objects.administered_by(UserFactory.create(admin=True)).filter(pk=theirs.pk).exists()
