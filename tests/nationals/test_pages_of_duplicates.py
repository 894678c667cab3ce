"""The pages on which two entries are compared, joined and parted."""

import pytest
from django.test import Client

from accounts.models import Post, User
from audit.services import reads_of
from nationals.choices import PairDecision
from nationals.models import LikelyPair, Merge, National
from nationals.services.aliases import add_alias
from nationals.services.duplicates import decide, look_again
from nationals.services.merging import merge
from nationals.services.register import edit_national
from tests.conftest import SignedIn
from tests.factories import AliasFactory, LikelyPairFactory, NationalFactory, NextOfKinFactory
from tests.nationals.sending import send, text
from tests.nationals.test_pages import queries


@pytest.fixture
def twin(post: Post) -> National:
    return NationalFactory.create(
        post=post, name="Kiprono Daniel", born="1998", birth_place="Kericho", home_county="", phones=["+254700000001"]
    )


@pytest.fixture
def desk(supervisor: User, signed_in: SignedIn) -> Client:
    return signed_in(supervisor)


@pytest.fixture
def pair(national: National, twin: National) -> str:
    return f"/nationals/{national.reference}/with/{twin.reference}/"


PICKS = {
    "fact_name": "kept",
    "fact_family_name": "kept",
    "fact_born": "absorbed",
    "fact_birth_place": "absorbed",
    "fact_home_county": "kept",
    "fact_phones": "both",
    "kept_version": 1,
    "absorbed_version": 1,
    "note": "The mother says so.",
}


def test_the_two_stand_side_by_side_with_what_agrees(
    national: National, twin: National, desk: Client, pair: str
) -> None:
    AliasFactory.create(national=twin, name="Даниил")
    NextOfKinFactory.create(national=twin, name="Ruth Cheboi", unsafe=True, phones=["+254722000999"])
    response = desk.get(pair)
    verdicts = {line.name: line.verdict for line in response.context["lines"]}
    assert (verdicts["sex"], verdicts["born"], verdicts["birth_place"]) == ("agrees", "differs", "blank")
    page = text(response)
    for shown in ("Даниил", "Ruth Cheboi", "do not contact", "1998", "+254 700 000001", "Kericho", "another order"):
        assert shown in page
    assert "722 000999" not in page
    assert f'hx-get="/cases/of/{twin.reference}/"' in page


def test_to_see_two_side_by_side_is_to_read_both(national: National, twin: National, desk: Client, pair: str) -> None:
    desk.get(pair)
    for each in (national, twin):
        assert reads_of("nationals.national", each.reference).count() == 1


def test_a_person_is_not_compared_with_himself_or_a_stranger(national: National, desk: Client) -> None:
    other = NationalFactory.create()
    for reference in (national.reference, other.reference, "N-000000"):
        assert desk.get(f"{national.get_absolute_url()}with/{reference}/").status_code == 404


def test_the_page_of_the_person_leads_to_the_comparison(national: National, post: Post, desk: Client) -> None:
    other = NationalFactory.create(post=post, name="Cheboi Daniel Kiprono", home_county="Kericho")
    page = text(desk.get(f"{national.get_absolute_url()}alike/"))
    address = f"/nationals/{national.reference}/with/{other.reference}/"
    assert f'href="{address}"' in page
    send(desk, f"{address}decide/", decision="apart")
    assert address not in text(desk.get(f"{national.get_absolute_url()}alike/"))


def test_a_decision_leads_back_to_the_list(national: National, twin: National, desk: Client, pair: str) -> None:
    response = send(desk, f"{pair}decide/", decision="later")
    assert response.url == "/nationals/twice/"
    assert LikelyPair.objects.get().decision == PairDecision.LATER
    assert "put off" in text(desk.get(pair))
    assert send(desk, f"{pair}decide/", decision="same").status_code == 400


def test_from_an_old_page_nothing_is_put_off_that_a_colleague_has_decided(
    national: National, twin: National, desk: Client, pair: str, officer: User
) -> None:
    decide(National.objects.get(pk=national.pk), National.objects.get(pk=twin.pk), PairDecision.APART, by=officer)
    response = send(desk, f"{pair}decide/", decision="later")
    assert response.url == pair
    assert f"{officer.short_name} has decided meanwhile" in text(desk.get(pair))
    assert LikelyPair.objects.get().decision == PairDecision.APART


def test_joining_asks_for_each_thing_that_differs(national: National, desk: Client, pair: str) -> None:
    page = text(desk.get(f"{pair}join/"))
    for shown in ("12 Apr 1998", "leave it blank", "+254 712 345678", "Keep the other one instead", "It can be undone"):
        assert shown in page
    assert send(desk, f"{pair}join/", **{**PICKS, "fact_born": ""}).status_code == 422
    assert not Merge.objects.exists()


def test_joined_as_picked_the_old_address_leads_to_the_entry_that_stands(
    national: National, twin: National, desk: Client, pair: str
) -> None:
    assert send(desk, f"{pair}join/", **PICKS).url == national.get_absolute_url()
    national.refresh_from_db()
    assert (str(national.born), national.birth_place, national.home_county) == ("1998", "Kericho", "Kericho")
    assert national.phones == ["+254712345678", "+254700000001"]
    for old in (twin.get_absolute_url(), f"{twin.get_absolute_url()}edit/", f"{twin.get_absolute_url().lower()}"):
        assert desk.get(old).headers["Location"] == national.get_absolute_url()
    page = text(desk.get(national.get_absolute_url()))
    assert f"{twin.reference} was joined into this entry by" in page
    assert Merge.objects.get().note == "The mother says so."


def test_a_form_of_the_entry_that_was_joined_meanwhile_changes_nothing(
    national: National, twin: National, desk: Client, supervisor: User
) -> None:
    merge(national, twin, picks={}, by=supervisor)
    response = send(desk, f"{twin.get_absolute_url()}edit/", name="Somebody", version_seen=2)
    assert response.url == national.get_absolute_url()
    national.refresh_from_db()
    assert national.name == "Daniel Kiprono Cheboi"
    assert "Nothing was saved" in text(desk.get(response.url))


def test_the_old_address_tells_a_stranger_nothing(
    national: National, twin: National, supervisor: User, stranger: User, signed_in: SignedIn
) -> None:
    merge(national, twin, picks={}, by=supervisor)
    assert signed_in(stranger).get(twin.get_absolute_url()).status_code == 404
    assert Client().get(twin.get_absolute_url()).headers["Location"].startswith("/accounts/login/")


def test_cases_are_opened_and_listed_by_either_reference(
    national: National, twin: National, desk: Client, supervisor: User
) -> None:
    merge(national, twin, picks={}, by=supervisor)
    assert national.name in text(desk.get(f"/cases/new/?national={twin.reference}"))
    assert desk.get(f"/cases/of/{twin.reference}/").status_code == 200


def test_somebody_was_quicker(national: National, twin: National, desk: Client, pair: str, supervisor: User) -> None:
    edit_national(twin, version=None, changes={"occupation": "guard"}, by=supervisor)
    response = send(desk, f"{pair}join/", **PICKS, fact_occupation="kept")
    assert response.status_code == 422
    assert "changed one of the two meanwhile" in text(response)


def test_undone_by_one_button(national: National, twin: National, desk: Client, supervisor: User) -> None:
    done = merge(national, twin, picks={"born": "absorbed"}, by=supervisor)
    address = done.get_absolute_url()
    assert f'href="{address}"' in text(desk.get(national.get_absolute_url()))
    assert "added or changed since" not in text(desk.get(address))
    assert send(desk, address, keys="").url == twin.get_absolute_url()
    national.refresh_from_db()
    assert str(national.born) == "12 Apr 1998"
    assert desk.get(twin.get_absolute_url()).status_code == 200
    assert desk.get(address).status_code == 404


def test_what_was_added_since_is_asked_on_the_page(
    national: National, twin: National, desk: Client, supervisor: User
) -> None:
    done = merge(national, twin, picks={}, by=supervisor)
    alias = add_alias(national, name="Dan", by=supervisor)
    edit_national(national, version=None, changes={"occupation": "guard"}, by=supervisor)
    page = text(desk.get(done.get_absolute_url()))
    for shown in ("added or changed since", "Alias: Dan", "Occupation: guard (before: —)", twin.reference):
        assert shown in page
    keys = f"occupation nationals.Alias.national:{alias.pk}"
    told = {"belongs_0": "kept", "belongs_1": "absorbed"}
    assert send(desk, done.get_absolute_url(), keys="occupation", **told).status_code == 422
    assert send(desk, done.get_absolute_url(), keys=keys, belongs_0="kept").status_code == 422
    assert send(desk, done.get_absolute_url(), keys=keys, **told).url == twin.get_absolute_url()
    assert [each.name for each in twin.aliases.all()] == ["Dan"]


def test_who_may_not_join_sees_no_way_to(
    national: National, twin: National, officer: User, supervisor: User, signed_in: SignedIn, pair: str
) -> None:
    desk = signed_in(officer)
    page = text(desk.get(pair))
    assert "join them" not in page
    assert "A supervisor in charge of both joins them." in page
    done = merge(national, twin, picks={}, by=supervisor)
    page = text(desk.get(national.get_absolute_url()))
    assert f"{twin.reference} was joined into this entry" in page
    assert "Undo" not in page
    assert desk.get(done.get_absolute_url()).status_code == 403


def test_the_record_shows_what_became_of_the_entry(
    national: National, twin: National, desk: Client, supervisor: User
) -> None:
    desk.get(twin.get_absolute_url())
    edit_national(twin, version=None, changes={"occupation": "night guard"}, by=supervisor)
    merge(national, twin, picks={}, by=supervisor)
    page = text(desk.get(f"{national.get_absolute_url()}record/"))
    assert "night guard" in page
    assert f"{twin.reference}, joined into this entry" in page
    assert len(page.split(f"{twin.reference}, joined into this entry")[1].split("opened")) > 1


@pytest.mark.parametrize("number", [5, 20])
def test_the_work_list_costs_the_same_however_long(desk: Client, post: Post, number: int) -> None:
    for _pair in range(number):
        LikelyPairFactory.create(first__post=post, second__post=post)
    assert queries(desk, "/nationals/twice/") == 4


def test_the_work_list_is_paged_best_first(desk: Client, post: Post) -> None:
    for number in range(30):
        LikelyPairFactory.create(first__post=post, second__post=post, score=f"0.{80 + number % 10}")
    first = desk.get("/nationals/twice/")
    second = desk.get(f"/nationals/twice/?{first.context['page'].next}")
    rows = [*first.context["page"].rows, *second.context["page"].rows]
    assert len({row.pk for row in rows}) == 30
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_the_work_list_shows_why_and_what_was_put_off(
    national: National, post: Post, desk: Client, supervisor: User
) -> None:
    other = NationalFactory.create(post=post, name="Cheboi Daniel Kiprono", home_county="Kericho")
    look_again(national)
    page = text(desk.get("/nationals/twice/"))
    for shown in (national.reference, other.reference, "born the same day", "Almost certainly the same"):
        assert shown in page
    decide(national, other, PairDecision.LATER, by=supervisor)
    assert other.reference not in text(desk.get("/nationals/twice/"))
    assert other.reference in text(desk.get("/nationals/twice/?view=later"))


def test_a_comparison_costs_the_same_however_much_is_known(
    national: National, twin: National, desk: Client, pair: str
) -> None:
    few = queries(desk, pair)
    for each in (national, twin):
        AliasFactory.create_batch(5, national=each)
        NextOfKinFactory.create_batch(5, national=each)
    assert queries(desk, pair) == few
