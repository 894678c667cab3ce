"""One person in several offices: what was said in one keeps that office after he has left it."""

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from accounts.models import Post
from diplomacy.models import Authority, Contact
from tests.diplomacy.sending import errors, send
from tests.factories import AuthorityFactory, CommitmentFactory, ContactFactory, EngagementFactory


def test_who_goes_to_another_office_stays_in_the_former_for_what_was_said_there(
    desk: Client, post: Post, ministry: Authority, today: date
) -> None:
    ambassador = ContactFactory.create(
        authority=ministry, name="O. Marchenko", office="Ambassador", style="Direct.", languages="uk, en"
    )
    meeting = EngagementFactory.create(post=post, authority=ministry, held_on=today - timedelta(days=30))
    meeting.contacts.add(ambassador)
    elsewhere = AuthorityFactory.create(name="Delegation in Geneva")
    answer = send(
        desk, reverse("diplomacy:contact-next", args=[ambassador.pk]), authority=elsewhere.pk, office="Delegate",
        from_on=today, left_on=today - timedelta(days=1),
    )  # fmt: skip
    later = Contact.objects.get(office="Delegate")
    assert answer.url == later.get_absolute_url()
    assert (later.same_as, later.name, later.style) == (ambassador, "O. Marchenko", "Direct.")
    ambassador.refresh_from_db()
    assert not ambassador.is_in_office
    assert "O. Marchenko, Ambassador" in desk.get(meeting.get_absolute_url()).content.decode()
    page = desk.get(later.get_absolute_url()).content.decode()
    assert "Delegation in Geneva" in page
    assert meeting.subject in page


def test_what_belongs_to_the_person_is_corrected_in_every_office(
    desk: Client, ministry: Authority, today: date
) -> None:
    first = ContactFactory.create(authority=ministry, name="O. Marchenka", office="Consul", phone="1")
    second = ContactFactory.create(same_as=first, name="O. Marchenka", office="Ambassador", phone="2")
    stranger = ContactFactory.create(name="O. Marchenka")
    send(
        desk, reverse("diplomacy:contact-edit", args=[second.pk]), version_seen=1, name="O. Marchenko",
        office="Ambassador", phone="3", style="Formal.",
    )  # fmt: skip
    first.refresh_from_db()
    stranger.refresh_from_db()
    assert (first.name, first.style, first.office, first.phone) == ("O. Marchenko", "Formal.", "Consul", "1")
    assert stranger.name == "O. Marchenka"
    assert set(Contact.objects.of_person(first)) == set(Contact.objects.of_person(second)) == {first, second}


def test_promises_in_all_offices_stand_on_the_persons_page(desk: Client, post: Post, ministry: Authority) -> None:
    first = ContactFactory.create(authority=ministry)
    second = ContactFactory.create(same_as=first)
    CommitmentFactory.create(post=post, said_by=first, words="A list within the week.")
    assert "A list within the week." in desk.get(second.get_absolute_url()).content.decode()


def test_nobody_leaves_the_former_office_before_arriving_in_it(desk: Client, ministry: Authority, today: date) -> None:
    former = ContactFactory.create(authority=ministry, from_on=today)
    answer = send(
        desk, reverse("diplomacy:contact-next", args=[former.pk]), authority=ministry.pk, office="Delegate",
        left_on=today - timedelta(days=10),
    )  # fmt: skip
    assert "arriving" in str(errors(answer))
    assert Contact.objects.count() == 1


def test_two_offices_at_once_are_possible(desk: Client, ministry: Authority, today: date) -> None:
    former = ContactFactory.create(authority=ministry)
    send(desk, reverse("diplomacy:contact-next", args=[former.pk]), authority=ministry.pk, office="Also consul")
    former.refresh_from_db()
    assert former.is_in_office
    assert list(Contact.objects.in_office_on(today).order_by("pk")) == [former, Contact.objects.get(same_as=former)]
