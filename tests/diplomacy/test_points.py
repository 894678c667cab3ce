"""Points of a meeting: quick to take, linked to what they are about, hidden with the cases they are about."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import PointKind, Speaker
from diplomacy.models import Engagement, Point, ReadOut
from diplomacy.services.points import Links, amend_point, strike_point, take_point
from diplomacy.services.read_outs import amend_read_out, draft, keep_read_out
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, send
from tests.factories import (
    CaseFactory,
    ClaimFactory,
    CommitmentFactory,
    EngagementFactory,
    PointFactory,
    ReadOutFactory,
    RequestFactory,
    UserFactory,
)


@pytest.fixture
def meeting(post: Post, case: Case) -> Engagement:
    return EngagementFactory.create(post=post, on=[case])


def take(client: Client, meeting: Engagement, **fields: Any) -> Any:
    told = {"turn": "theirs-said", "text": "The lists are being checked.", "subject": "general"}
    return send(client, reverse("diplomacy:points", args=[meeting.pk]), **told | fields)


def test_one_point_after_the_other_is_taken_and_the_next_form_is_ready(
    desk: Client, meeting: Engagement, case: Case
) -> None:
    answer = take(desk, meeting, turn="ours-asked", subject="access", text="Access.", ticked=[case.reference])
    assert answer.url.endswith("?turn=ours-asked&subject=access#next")
    form = desk.get(answer.url).context["form"]
    assert (form["turn"].value(), form["subject"].value(), form["text"].value()) == ("ours-asked", "access", None)
    take(desk, meeting, turn="theirs-answered", text="It is looked into.", must_not_be_said="on")
    first, second = meeting.points.order_by("pk")
    assert (first.speaker, first.kind, list(first.cases.all())) == (Speaker.OURS, PointKind.ASKED, [case])
    assert (second.speaker, second.kind, second.must_not_be_said) == (Speaker.THEIRS, PointKind.ANSWERED, True)


def test_the_form_works_without_scripts_and_is_sent_twice_for_one_point(desk: Client, meeting: Engagement) -> None:
    address = reverse("diplomacy:points", args=[meeting.pk])
    assert f'action="{address}"' in desk.get(address).content.decode()
    sent = {
        "submission": "6d0a9f0e-6b9b-4c59-9a1e-9a7f0f1f0003", "turn": "theirs-said", "text": "Once.",
        "subject": "general",
    }  # fmt: skip
    for _time in range(2):
        assert desk.post(address, sent).status_code == 302
    assert meeting.points.count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": "a\u202eb"}, "text"),
        ({"turn": "both-said"}, "turn"),
        ({"subject": "weather"}, "subject"),
        ({"references": "C-1999-000001"}, "references"),
    ],
)
def test_a_wrong_point_comes_back_with_what_was_typed(
    desk: Client, meeting: Engagement, sent: dict[str, str], field: str
) -> None:
    answer = take(desk, meeting, **sent)
    assert errors(answer)[field]
    assert not meeting.points.exists()


@pytest.mark.parametrize("trait", ["planned", "cancelled"])
def test_points_are_taken_once_it_is_held(desk: Client, officer: User, post: Post, trait: str) -> None:
    meeting = EngagementFactory.create(post=post, **{trait: True})
    assert (
        "Points are taken once it is held." in desk.get(reverse("diplomacy:points", args=[meeting.pk])).content.decode()
    )
    with pytest.raises(ValidationError, match="held"):
        take_point(meeting, {"speaker": "ours", "kind": "said", "text": "x", "subject": "access"}, by=officer)


def test_a_point_is_linked_to_what_it_is_about(desk: Client, meeting: Engagement, post: Post, case: Case) -> None:
    common = {"authority": meeting.authority, "post": post}
    asked, promise = RequestFactory.create(**common, on=[case]), CommitmentFactory.create(**common, on=[case])
    claim = ClaimFactory.create(case=case)
    before = PointFactory.create(
        engagement=EngagementFactory.create(authority=meeting.authority, post=post), asked_of_us=True
    )
    point = PointFactory.create(engagement=meeting, on=[case])
    send(
        desk, reverse("diplomacy:point-edit", args=[point.pk]), version_seen=1, turn="ours-answered",
        text="We have asked the council.", subject="candidature", answers=before.pk, request=asked.pk,
        commitment=promise.pk, claims=[claim.pk], ticked=[case.reference], before=case.reference,
    )  # fmt: skip
    point.refresh_from_db()
    assert (point.answers, point.request, point.commitment, list(point.claims.all())) == (
        before, asked, promise, [claim],
    )  # fmt: skip
    assert not Point.objects.asked_of_us().unanswered().exists()


def test_a_point_about_a_case_that_the_reader_may_not_see_leaves_no_trace(
    signed_in: SignedIn, officer: User, post: Post, case: Case, restricted_case: Case, meeting: Engagement
) -> None:
    claim = ClaimFactory.create(case=restricted_case)
    question = PointFactory.create(engagement=meeting, asked_of_us=True, text="Hidden one.", on=[restricted_case])
    PointFactory.create(engagement=meeting, text="Hidden two.", on=[case, restricted_case])
    PointFactory.create(engagement=meeting, text="Hidden three.", request=RequestFactory.create(on=[restricted_case]))
    PointFactory.create(
        engagement=meeting, text="Hidden four.", commitment=CommitmentFactory.create(on=[restricted_case])
    )
    PointFactory.create(engagement=meeting, text="Hidden five.").claims.add(claim)
    PointFactory.create(engagement=meeting, text="Hidden six.", speaker="ours", kind="answered", answers=question)
    client = signed_in(officer)
    addresses = [
        meeting.get_absolute_url(),
        reverse("diplomacy:points", args=[meeting.pk]),
        reverse("diplomacy:read-out-new", args=[meeting.pk]),
        reverse("diplomacy:case-panel", args=[case.reference]),
        meeting.authority.get_absolute_url(),
    ]
    for address in addresses:
        page = client.get(address).content.decode()
        assert "Hidden" not in page, address
        assert restricted_case.reference not in page, address
    for point in Point.objects.order_by("pk"):
        for name in ("point-edit", "point-strike"):
            assert client.get(reverse(f"diplomacy:{name}", args=[point.pk])).status_code == 404
    assert client.get(f"{reverse('diplomacy:engagements')}?q=Hidden").context["total"] == 0
    assert client.get(reverse("diplomacy:authority-cases", args=[meeting.authority_id])).context["total"] == 1


def test_who_may_see_all_its_cases_reads_the_point(signed_in: SignedIn, officer: User, post: Post) -> None:
    case = CaseFactory.create(post=post, restricted=True, named=[officer])
    meeting = EngagementFactory.create(post=post)
    PointFactory.create(engagement=meeting, text="He is alive.", on=[case])
    assert "He is alive." in signed_in(officer).get(meeting.get_absolute_url()).content.decode()
    panel = signed_in(officer).get(reverse("diplomacy:case-panel", args=[case.reference])).content.decode()
    assert "He is alive." in panel


def test_what_another_post_was_told_about_ones_own_case_is_read(
    signed_in: SignedIn, officer: User, case: Case, restricted_case: Case
) -> None:
    """The meeting was the headquarters': its page opens by the point, and not by one that is hidden."""
    theirs = EngagementFactory.create(subject="The ambassador at headquarters")
    assert signed_in(officer).get(theirs.get_absolute_url()).status_code == 404
    PointFactory.create(engagement=theirs, on=[case, restricted_case])
    PointFactory.create(engagement=theirs, on=[case], struck_because="Another man.")
    assert signed_in(officer).get(theirs.get_absolute_url()).status_code == 404
    PointFactory.create(engagement=theirs, on=[case], text="He may be visited.")
    assert "He may be visited." in signed_in(officer).get(theirs.get_absolute_url()).content.decode()
    assert signed_in(officer).get(reverse("diplomacy:points", args=[theirs.pk])).status_code == 403


def test_nothing_unseen_is_linked(
    officer: User, post: Post, case: Case, restricted_case: Case, meeting: Engagement
) -> None:
    point = PointFactory.create(engagement=meeting)
    told = {"speaker": "ours", "kind": "answered", "text": "x", "subject": "access"}
    wrong: list[tuple[dict[str, Any], Links]] = [
        (told, Links([restricted_case])),
        (told, Links((), [ClaimFactory.create(case=restricted_case)])),
        (told | {"request": RequestFactory.create(on=[restricted_case])}, Links()),
        (told | {"commitment": CommitmentFactory.create(on=[restricted_case])}, Links()),
        (told | {"answers": PointFactory.create(asked_of_us=True)}, Links()),
        (told | {"answers": PointFactory.create(engagement=meeting)}, Links()),
    ]
    for values, links in wrong:
        with pytest.raises(ValidationError):
            amend_point(point, values, version=1, by=officer, links=links)


def test_a_wrong_point_is_struck_through_and_stays(desk: Client, officer: User, meeting: Engagement) -> None:
    point = PointFactory.create(engagement=meeting, text="There are nine.")
    address = reverse("diplomacy:point-strike", args=[point.pk])
    assert errors(send(desk, address, version_seen=1, reason=" "))["reason"]
    send(desk, address, version_seen=1, reason="It was eight.")
    page = desk.get(meeting.get_absolute_url()).content.decode()
    assert '<span class="struck">' in page
    assert "It was eight." in page
    point.refresh_from_db()
    with pytest.raises(ValidationError, match="struck"):
        amend_point(point, {"text": "x"}, version=point.version, by=officer, links=Links())
    with pytest.raises(ValidationError):
        strike_point(point, version=point.version, reason="x", by=officer)
    assert "There are nine." not in draft(meeting, Point.objects.sayable())


def test_a_stale_edit_of_a_point_comes_back_with_what_changed(desk: Client, meeting: Engagement) -> None:
    point = PointFactory.create(engagement=meeting)
    address = reverse("diplomacy:point-edit", args=[point.pk])
    sent = {"version_seen": 1, "turn": "theirs-said", "subject": "general"}
    send(desk, address, text="First.", **sent)
    second = send(desk, address, text="Second.", **sent)
    assert second.status_code == 409
    assert "First." in second.content.decode()


def test_who_may_not_negotiate_takes_corrects_and_drafts_nothing(
    signed_in: SignedIn, auditor: User, meeting: Engagement
) -> None:
    stranger, point = UserFactory.create(), PointFactory.create(engagement=meeting)
    for verb in (
        lambda: take_point(meeting, {"text": "x"}, by=stranger),
        lambda: amend_point(point, {}, version=1, by=stranger, links=Links()),
        lambda: strike_point(point, version=1, reason="x", by=stranger),
        lambda: keep_read_out(meeting, "x", by=stranger),
        lambda: amend_read_out(ReadOutFactory.create(engagement=meeting), "x", version=1, by=stranger),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    page = signed_in(auditor).get(meeting.get_absolute_url()).content.decode()
    assert point.text in page
    assert "/points/" not in page


def test_the_short_record_becomes_points_once(desk: Client, post: Post) -> None:
    meeting = EngagementFactory.create(
        post=post, we_said="Access.\n\nReturn.", they_said="Soon.", they_asked="Support."
    )
    address = reverse("diplomacy:points-split", args=[meeting.pk])
    for _time in range(2):
        send(desk, address)
    turns = [(point.turn.value, point.text) for point in meeting.points.order_by("pk")]
    assert turns == [
        ("ours-said", "Access."),
        ("ours-said", "Return."),
        ("theirs-said", "Soon."),
        ("theirs-asked", "Support."),
    ]
    meeting.refresh_from_db()
    assert meeting.they_said == "Soon."


def test_the_pages_of_a_meeting_cost_the_same_with_few_points_and_with_many(
    desk: Client, meeting: Engagement, case: Case
) -> None:
    addresses = [meeting.get_absolute_url(), reverse("diplomacy:points", args=[meeting.pk])]
    counts: list[list[int]] = []
    for number in (2, 20):
        for point in PointFactory.create_batch(number, engagement=meeting, on=[case]):
            PointFactory.create(engagement=meeting, kind="answered", answers=point)
        counts.append([])
        for address in addresses:
            desk.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 200
            counts[-1].append(len(queries))
    assert counts[0] == counts[1]


def test_the_read_out_is_drafted_from_what_may_be_said_by_subject(
    desk: Client, officer: User, meeting: Engagement
) -> None:
    PointFactory.create(engagement=meeting, text="A framework on migration.", subject="migration")
    PointFactory.create(engagement=meeting, text="Access for all.", subject="access", speaker="ours", kind="asked")
    secret = PointFactory.create(engagement=meeting, secret=True)
    address = reverse("diplomacy:read-out-new", args=[meeting.pk])
    page = desk.get(address)
    text = page.context["form"]["text"].value()
    assert text.index("Consular access") < text.index("- We asked of them: Access for all.") < text.index("framework")
    assert secret.text not in text
    assert page.context["left_out"] == [secret]
    answer = send(desk, address, text=text)
    kept = ReadOut.objects.get()
    assert answer.url == kept.get_absolute_url()
    assert set(kept.points.all()) == set(meeting.points.exclude(pk=secret.pk))


def test_what_must_not_be_said_is_listed_to_the_drafter_only(
    signed_in: SignedIn, officer: User, auditor: User, meeting: Engagement
) -> None:
    PointFactory.create(engagement=meeting, secret=True, text="Four go quietly.")
    kept = ReadOutFactory.create(engagement=meeting)
    assert "Four go quietly." in signed_in(officer).get(kept.get_absolute_url()).content.decode()
    assert "Four go quietly." not in signed_in(auditor).get(kept.get_absolute_url()).content.decode()


def test_a_point_that_must_not_be_said_cannot_be_kept_in_a_read_out(
    desk: Client, officer: User, meeting: Engagement
) -> None:
    PointFactory.create(engagement=meeting, secret=True, text="Four of them\ngo quietly.")
    answer = send(
        desk, reverse("diplomacy:read-out-new", args=[meeting.pk]), text="Good talks. four of  them go quietly."
    )
    assert "must not be said" in errors(answer)["text"][0]
    kept = ReadOutFactory.create(engagement=meeting)
    address = reverse("diplomacy:read-out-edit", args=[kept.pk])
    assert errors(send(desk, address, version_seen=1, text="Four of them go quietly."))["text"]
    send(desk, address, version_seen=1, text="Good talks.")
    kept.refresh_from_db()
    assert kept.text == "Good talks."


def test_a_read_out_that_names_a_national_says_so(desk: Client, meeting: Engagement, case: Case) -> None:
    kept = ReadOutFactory.create(engagement=meeting, text=f"They will free {case.national.name}.")
    assert "It names persons or cases" in desk.get(kept.get_absolute_url()).content.decode()
    calm = ReadOutFactory.create(engagement=meeting)
    assert "It names persons or cases" not in desk.get(calm.get_absolute_url()).content.decode()


def test_a_read_out_of_points_that_the_reader_may_not_see_does_not_exist(
    signed_in: SignedIn, officer: User, meeting: Engagement, restricted_case: Case
) -> None:
    hidden = PointFactory.create(engagement=meeting, on=[restricted_case])
    kept = ReadOutFactory.create(engagement=meeting, of=[hidden, PointFactory.create(engagement=meeting)])
    client = signed_in(officer)
    assert client.get(kept.get_absolute_url()).status_code == 404
    assert client.get(reverse("diplomacy:read-out-edit", args=[kept.pk])).status_code == 404
    assert kept.get_absolute_url() not in client.get(meeting.get_absolute_url()).content.decode()


def test_no_read_out_before_the_meeting(desk: Client, officer: User, post: Post) -> None:
    planned = EngagementFactory.create(post=post, planned=True)
    with pytest.raises(ValidationError, match="held"):
        keep_read_out(planned, "Good talks.", by=officer)
