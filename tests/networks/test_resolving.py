"""Words about an affiliation that differ: disputed for whoever reads both, resolved with a reason, opened again."""

import uuid
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from networks.choices import Stance
from networks.models import Affiliation, AffiliationResolution, AffiliationWord
from networks.services.affiliations import bonds_of
from networks.services.joining import join
from networks.services.resolving import contradicted, disputed, how_many, resolve, resolved
from networks.services.saying import strike
from tests.conftest import SignedIn
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    CaseFactory,
    PostFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/contradictions/affiliations/"


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


def differing(**more: Any) -> tuple[Affiliation, AffiliationWord, AffiliationWord]:
    affiliation = AffiliationFactory.create()
    says = AffiliationWordFactory.create(affiliation=affiliation)
    denies = AffiliationWordFactory.create(affiliation=affiliation, denied=True, **more)
    return affiliation, says, denies


def settle(affiliation: Affiliation, by: User, held: str = Stance.CLAIMS) -> AffiliationResolution:
    shown = AffiliationWord.objects.visible_to(by).standing().filter(affiliation=affiliation)
    return resolve(affiliation, held=held, reason="A payslip.", shown=[word.pk for word in shown], by=by)


def stands(affiliation: Affiliation, user: User) -> str:
    """The state by the list's query, which must be that of the page."""
    assert how_many(user) == (disputed(user).count(), resolved(user).count())
    (bond,) = bonds_of([affiliation], user)
    found = {name: rows(user).filter(pk=affiliation.pk).exists() for name, rows in _LISTS.items()}
    assert found == {
        "disputed": bond.is_disputed, "resolved": bond.in_force is not None, "contradicted": bond.is_contradicted,
    }  # fmt: skip
    return "disputed" if found["disputed"] else "resolved" if found["resolved"] else ""


_LISTS = {"disputed": disputed, "resolved": resolved, "contradicted": contradicted}


def test_a_word_on_either_side_is_a_dispute_and_a_struck_one_is_none(supervisor: User) -> None:
    affiliation, _says, denies = differing()
    assert stands(affiliation, supervisor) == "disputed"
    strike(denies, reason="misquoted", by=supervisor)
    assert stands(affiliation, supervisor) == ""


@pytest.mark.parametrize("held", [Stance.CLAIMS, Stance.DENIES, ""])
def test_it_is_resolved_and_the_words_stay(supervisor: User, held: str) -> None:
    affiliation, *_words = differing()
    settle(affiliation, supervisor, held)
    assert stands(affiliation, supervisor) == "resolved"
    assert affiliation.words.filter(struck_at=None).count() == 2


@pytest.mark.parametrize(
    ("held", "said", "then"),
    [
        (Stance.CLAIMS, Stance.CLAIMS, "resolved"), (Stance.CLAIMS, Stance.DENIES, "disputed"),
        (Stance.DENIES, Stance.CLAIMS, "disputed"), ("", Stance.CLAIMS, "disputed"),
    ],
)  # fmt: skip
def test_who_says_otherwise_afterwards_opens_it_again(supervisor: User, held: str, said: str, then: str) -> None:
    affiliation, *_words = differing()
    settle(affiliation, supervisor, held)
    AffiliationWordFactory.create(affiliation=affiliation, stance=said)
    assert stands(affiliation, supervisor) == then


def test_resolved_again_the_last_counts_and_the_former_stays(supervisor: User) -> None:
    affiliation, *_words = differing()
    settle(affiliation, supervisor, Stance.CLAIMS)
    settle(affiliation, supervisor, Stance.DENIES)
    AffiliationWordFactory.create(affiliation=affiliation)
    assert stands(affiliation, supervisor) == "disputed"
    assert affiliation.resolutions.count() == 2


def test_a_reason_is_demanded(supervisor: User) -> None:
    affiliation, says, denies = differing()
    with pytest.raises(ValidationError, match="why"):
        resolve(affiliation, held=Stance.CLAIMS, reason=" ", shown=[says.pk, denies.pk], by=supervisor)


def test_what_was_not_shown_is_not_decided(supervisor: User) -> None:
    affiliation, says, _denies = differing()
    with pytest.raises(ValidationError, match="meanwhile"):
        resolve(affiliation, held=Stance.CLAIMS, reason="A payslip.", shown=[says.pk], by=supervisor)


def test_where_words_agree_there_is_nothing_to_resolve(supervisor: User) -> None:
    word = AffiliationWordFactory.create()
    with pytest.raises(ValidationError, match="do not differ"):
        settle(word.affiliation, supervisor)


def test_a_caseworker_does_not_decide(post: Post) -> None:
    affiliation, *_words = differing()
    with pytest.raises(PermissionDenied):
        settle(affiliation, UserFactory.create(caseworker=post))


def test_a_word_from_a_case_that_one_does_not_see_leaves_no_trace(supervisor: User, signed_in: SignedIn) -> None:
    other = PostFactory.create()
    affiliation, *_words = differing(case=CaseFactory.create(post=other))
    colleague = UserFactory.create(supervisor=other)
    settle(affiliation, colleague)
    assert (stands(affiliation, colleague), stands(affiliation, supervisor)) == ("resolved", "")
    client = signed_in(supervisor)
    words = client.get(f"{LIST}{affiliation.pk}/").content.decode()
    assert "A payslip." not in words
    assert "press office" not in words
    assert affiliation.actor.name not in client.get(LIST).content.decode()


def test_joined_actors_keep_their_resolutions(supervisor: User) -> None:
    affiliation, *_words = differing()
    kept = ActorFactory.create(kind=affiliation.actor.kind, sex=affiliation.actor.sex)
    same = AffiliationFactory.create(actor=kept, authority=affiliation.authority)
    AffiliationWordFactory.create(affiliation=same)
    settle(affiliation, supervisor)
    join(kept, affiliation.actor, by=supervisor)
    assert same.resolutions.count() == 1


def test_it_is_found_listed_and_resolved_by_clicking(supervisor: User, signed_in: SignedIn) -> None:
    affiliation, says, denies = differing()
    client = signed_in(supervisor)
    assert f"{LIST}?state=disputed" in client.get("/contradictions/").content.decode()
    assert f"{LIST}{affiliation.pk}/" in client.get(f"{LIST}?state=disputed").content.decode()
    address = f"/networks/actors/{affiliation.actor.reference}/affiliations/{affiliation.pk}/resolve/"
    assert address in client.get(f"{LIST}{affiliation.pk}/").content.decode()
    sent = {"held": "open", "reason": "", "shown": f"{says.pk} {denies.pk}", "submission": str(uuid.uuid4())}
    assert client.post(address, sent).status_code == 422
    sent |= {"reason": "Nothing is on paper.", "submission": str(uuid.uuid4())}
    assert client.post(address, sent).status_code == 302
    assert "Nothing is on paper." in client.get(affiliation.actor.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [3, 25])
def test_a_list_costs_the_same_queries_whatever_its_length(
    supervisor: User, signed_in: SignedIn, count: int, django_assert_num_queries: Any
) -> None:
    client = signed_in(supervisor)
    for _number in range(count):
        settle(differing()[0], supervisor)
    with django_assert_num_queries(13):
        assert client.get(LIST).status_code == 200
