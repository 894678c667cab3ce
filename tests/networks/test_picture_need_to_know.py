"""What a reader may not see leaves no trace in a picture: not a name, not a link, not a count."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from audit.models import Read
from cases.models import Case
from networks.models import Actor, Involvement
from networks.services.picture.around import around
from networks.services.picture.asked import Asked
from tests.conftest import SignedIn
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    CaseFactory,
    IdentifierFactory,
    InvolvementFactory,
    RouteFactory,
    RouteStopFactory,
)

pytestmark = pytest.mark.django_db
WIDE = Asked(steps=3)


def _tell(actor: Actor, case: Case) -> None:
    """All that one case can say of an actor, with others whom it alone knows."""
    said = {"case": case, "source": "the secret source"}
    InvolvementFactory.create(actor=actor, **said, place="Secret Town", amount=7, currency="USD", words="secret words")
    handler = ActorFactory.create(name="Secret Handler", case=case)
    InvolvementFactory.create(actor=handler, **said)
    affiliation = AffiliationFactory.create(actor=actor, authority__name="Secret Brigade")
    AffiliationWordFactory.create(affiliation=affiliation, **said)
    AffiliationWordFactory.create(affiliation__actor=actor, affiliation__authority=None, affiliation__other=handler)
    first = IdentifierFactory.create(actor=actor, **said)
    IdentifierFactory.create(
        actor=ActorFactory.create(name="Secret Twin", case=case), value=first.value, key=first.key, **said
    )
    RouteStopFactory.create(route=RouteFactory.create(actor=actor, **said, title="secret way"), place="Secret Port")


def _without_moments(page: str) -> str:
    return page.replace("Secretary", "")


def test_a_restricted_case_leaves_no_trace_in_the_picture_its_tables_and_its_file(
    desk: Client, officer: User, actor: Actor, case: Case, restricted_case: Case, confidant: User
) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    before = around(actor, WIDE, user=officer)
    _tell(actor, restricted_case)
    assert around(actor, WIDE, user=officer) == before
    for name in ("picture", "picture-file"):
        page = desk.get(reverse(f"networks:{name}", args=[actor.reference]), {"steps": "3", "sure": "refuted"})
        text = _without_moments(page.content.decode())
        for trace in ("ecret", restricted_case.reference, str(restricted_case.national)):
            assert trace not in text
    assert "Secret Handler" in {node.name for node in around(actor, WIDE, user=confidant).nodes}


def test_of_another_posts_case_only_shared_numbers_are_known(
    officer: User, actor: Actor, case: Case, case_elsewhere: Case
) -> None:
    """As on the actor's own page: by what he is known is told to all posts, what he did is not."""
    InvolvementFactory.create(actor=actor, case=case)
    _tell(actor, case_elsewhere)
    told = {node.name for node in around(actor, WIDE, user=officer).nodes}
    assert told == {actor.name, str(case.national), "Secret Twin", "Secret Handler"}


def test_what_is_left_out_counts_nobody_who_may_not_be_seen(
    officer: User, actor: Actor, post: Post, other_post: Post
) -> None:
    for where in (post, other_post):
        for case in CaseFactory.create_batch(8, post=where):
            InvolvementFactory.create(actor=actor, case=case)
    for case in CaseFactory.create_batch(8, post=post, restricted=True):
        InvolvementFactory.create(actor=actor, case=case)
    network = around(actor, Asked(steps=1, most=46), user=officer)
    assert (len(network.nodes), network.left_out) == (6, 3)
    assert len(around(actor, Asked(steps=1), user=officer).nodes) == 9


def test_the_picture_is_not_there_for_who_may_not_see_its_middle(
    signed_in: SignedIn, officer: User, auditor: User, restricted_case: Case, case_elsewhere: Case, actor: Actor
) -> None:
    hidden = ActorFactory.create(case=restricted_case)
    for name in ("picture", "picture-file"):
        assert signed_in(officer).get(reverse(f"networks:{name}", args=[hidden.reference])).status_code == 404
        assert signed_in(auditor).get(reverse(f"networks:{name}", args=[actor.reference])).status_code == 403
        for case in (restricted_case, case_elsewhere):
            address = reverse(f"networks:case-{name}", args=[case.reference])
            assert signed_in(officer).get(address).status_code == 404


def test_to_open_a_picture_is_a_read_and_its_file_is_an_export_of_all_in_it(
    desk: Client, actor: Actor, case: Case
) -> None:
    other = InvolvementFactory.create(case=case).actor
    InvolvementFactory.create(actor=actor, case=case)
    desk.get(reverse("networks:picture", args=[actor.reference]))
    assert list(Read.objects.values_list("reference", "kind")) == [(actor.reference, "opened")]
    response = desk.get(reverse("networks:picture-file", args=[actor.reference]), {"steps": "2"})
    exported = Read.objects.filter(kind="exported").order_by("pk")
    assert {read.reference for read in exported} == {actor.reference, other.reference, case.reference}
    assert {read.ground for read in exported} == {f"picture around {actor.reference}: steps=2"}
    text = response.content.decode()
    assert case.reference in text
    assert str(case.national) not in text
    assert response.headers["Content-Disposition"] == f'attachment; filename="picture-{actor.reference}.svg"'
    assert response.headers["Cache-Control"] == "private, no-store"


def test_who_stops_seeing_a_case_no_longer_finds_it_there(officer: User, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    assert len(around(actor, WIDE, user=officer).nodes) == 2
    Case.objects.filter(pk=case.pk).update(restricted=True)
    assert len(around(actor, WIDE, user=officer).nodes) == 1
    assert Involvement.objects.count() == 1
