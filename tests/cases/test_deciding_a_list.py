"""What a person decides about a line of a name list, what it changes, and who has to agree."""

import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import load_workbook

from accounts.models import Post, User
from cases.choices import EventKind, LineDecision, ListState, Status, Topic
from cases.models import Case, ListedPerson
from cases.services.name_lists import beyond_doubt, decisions
from cases.services.name_lists.answer import answer
from cases.services.registers import files
from core.choices import Confidence
from core.dates import PartialDate
from nationals.choices import ConsentAnswer, ConsentTopic, DocumentState, UnidentifiedKind
from nationals.models import National
from nationals.services.merging.joining import merge
from nationals.services.register import edit_national, register_national
from tests.cases.lists import CAPTURED, HASSAN, NJOROGE, compared, listed
from tests.factories import CaseFactory, ConsentFactory, NationalFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def national(post: Post) -> National:
    return NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)


@pytest.fixture
def case(post: Post, national: National) -> Case:
    return CaseFactory.create(post=post, national=national, country="UA")


def cells_of(content: bytes) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


def decide(line: ListedPerson, verb: str, /, by: User, **told: Any) -> ListedPerson:
    return getattr(decisions, verb)(line, by=by, **told)  # type: ignore[no-any-return]


def seen_of(line: ListedPerson) -> list[str]:
    """What the page shows to the second person."""
    return [line.national.reference] if line.national else []


def test_accepting_adds_the_spelling_and_the_list_as_the_source_of_claims(
    post: Post, caseworker: User, case: Case
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), case.national, by=caseworker)
    assert (line.decision, line.case, line.decided_by) == (LineDecision.ACCEPTED, case, caseworker)
    alias = case.national.aliases.get()
    assert (alias.name, alias.origin.startswith("Third Brigade: list list.csv")) == ("Ванджиру Нджороге", True)
    claims = {claim.topic: claim for claim in case.claims.all()}
    assert claims[Topic.PLACE].value == "Лагерь № 2"
    assert claims[Topic.HELD_BY].value == "Third Brigade"
    assert claims[Topic.OTHER].value == "Ранен"
    place = claims[Topic.PLACE]
    assert (place.confidence, place.happened_on.edtf, str(place.learned_on)) == (
        Confidence.PROBABLE,
        "2026-09-30",
        "2026-10-01",
    )
    event = case.events.get(kind=EventKind.REPORT, link=line.get_absolute_url())
    assert "Ванджиру Нджороге" in event.text
    assert case.status == Status.REPORTED


def test_accepting_somebody_without_an_open_case_opens_one(post: Post, caseworker: User, national: National) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), national, by=caseworker)
    assert line.case is not None
    assert (line.case.national, line.case.country.code, line.case.assignee) == (national, "UA", caseworker)


def test_of_somebody_whose_case_was_restricted_the_new_one_is_too(
    post: Post, caseworker: User, national: National
) -> None:
    former = CaseFactory.create(national=national, post=post, closed=True, restricted=True)
    former.named_officers.create(user=caseworker, reason="leads it", named_by=caseworker)
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), national, by=caseworker)
    colleague = UserFactory.create(caseworker=post)
    assert [line.case in Case.objects.visible_to(user) for user in (caseworker, colleague)] == [True, False]


def test_a_fate_that_we_did_not_know_waits_for_a_second_person(post: Post, caseworker: User, case: Case) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), case.national, by=caseworker)
    case.refresh_from_db()
    assert (line.decision, line.case, case.status) == (LineDecision.WAITING, None, Status.REPORTED)
    assert not case.national.aliases.exists()
    assert not case.claims.exists()


def test_the_second_person_makes_the_step_with_the_facts_of_the_list(
    post: Post, caseworker: User, supervisor: User, case: Case
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), case.national, by=caseworker)
    line = decisions.confirm(line, seen=seen_of(line), by=supervisor)
    case.refresh_from_db()
    assert (line.decision, line.confirmed_by, case.status) == (LineDecision.ACCEPTED, supervisor, Status.CAPTURED)
    said = sorted(case.claims.values_list("topic", "value"))
    assert len(said) == len(set(said)), "the step and the list say it once"


def test_a_death_on_a_list_is_a_duty_and_no_step(post: Post, caseworker: User, supervisor: User, case: Case) -> None:
    line = listed(NJOROGE, post=post, by=caseworker, status=Status.DECEASED)
    line = decisions.accept(line, case.national, by=caseworker)
    decisions.confirm(line, seen=seen_of(line), by=supervisor)
    case.refresh_from_db()
    assert case.status == Status.REPORTED
    assert case.tasks.filter(title__startswith="A name list says: deceased").exists()


def test_a_fate_that_we_know_needs_no_second_person(post: Post, caseworker: User, national: National) -> None:
    CaseFactory.create(post=post, national=national, country="UA", captured=True)
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), national, by=caseworker)
    assert line.decision == LineDecision.ACCEPTED


def test_nobody_confirms_what_he_accepted_himself(post: Post, supervisor: User, case: Case) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=supervisor, **CAPTURED), case.national, by=supervisor)
    with pytest.raises(ValidationError, match="accepted it yourself"):
        decisions.confirm(line, seen=seen_of(line), by=supervisor)


def test_a_caseworker_does_not_confirm(post: Post, caseworker: User, case: Case) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), case.national, by=caseworker)
    with pytest.raises(PermissionDenied):
        decisions.confirm(line, seen=seen_of(line), by=UserFactory.create(caseworker=post))


def test_the_second_person_agrees_to_whom_he_was_shown_and_to_nobody_else(
    post: Post, caseworker: User, supervisor: User, case: Case
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), case.national, by=caseworker)
    shown = seen_of(line)
    other = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-13", post=post)
    line = decisions.accept(decisions.take_back(line, by=caseworker), other, by=caseworker)
    for verb, told in (("confirm", {}), ("decline", {"reason": "another birth date"})):
        with pytest.raises(ValidationError, match="Somebody else was accepted meanwhile"):
            decide(line, verb, by=supervisor, seen=shown, **told)
    line.refresh_from_db()
    assert (line.decision, line.national) == (LineDecision.WAITING, other)


def test_what_the_second_person_declines_is_to_be_decided_again(
    post: Post, caseworker: User, supervisor: User, case: Case
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), case.national, by=caseworker)
    with pytest.raises(ValidationError, match="Say why"):
        decisions.decline(line, reason=" ", seen=seen_of(line), by=supervisor)
    line = decisions.decline(line, reason="another birth date", seen=seen_of(line), by=supervisor)
    assert (line.decision, line.national, line.reason) == (LineDecision.OPEN, None, "another birth date")


def test_somebody_whom_nobody_knew_is_registered_with_a_case(post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    line = decisions.open_new_case(line, name="Wanjiru Njoroge", seen=[], by=caseworker)
    assert line.case is not None
    national = line.case.national
    assert (national.name, national.born.edtf, national.aliases.get().name) == (
        "Wanjiru Njoroge",
        "1993-06-12",
        "Ванджиру Нджороге",
    )
    assert (line.decision, line.case.country.code) == (LineDecision.NEW_CASE, "UA")


def test_passport_and_family_of_somebody_new_are_not_lost(post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    more = {
        "passport": "AK1021091",
        "passport_state": "confiscated",
        "kin_name": "Mary",
        "kin_phones": ["+254700000009"],
    }
    ListedPerson.objects.filter(pk=line.pk).update(values=line.values | more)
    line = decisions.open_new_case(line, name="Wanjiru Njoroge", seen=[], by=caseworker)
    assert line.national is not None
    passport, mother = line.national.travel_documents.get(), line.national.next_of_kin.get()
    assert (passport.number, passport.issuer.code, passport.state) == ("AK1021091", "KE", DocumentState.CONFISCATED)
    assert (mother.name, mother.phones) == ("Mary", ["+254700000009"])


def test_the_status_of_somebody_new_is_a_duty(post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker, **CAPTURED)
    line = decisions.open_new_case(line, name="Wanjiru Njoroge", seen=[], by=caseworker)
    assert line.case is not None
    assert line.case.status == Status.REPORTED
    assert line.case.tasks.filter(title__startswith="A name list says: captured").exists()


def test_two_lines_about_one_unknown_person_do_not_make_two(post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, "Нджороге Ванджиру;12.06.1993;;", post=post, by=caseworker)
    first, second = sent.people.order_by("row")
    made = decisions.open_new_case(first, name="Wanjiru Njoroge", seen=[], by=caseworker)
    assert made.national is not None
    with pytest.raises(ValidationError, match=made.national.reference):
        decisions.open_new_case(second, name="Wanjiru Njoroge", seen=[], by=caseworker)
    seen = [made.national.reference]
    assert decisions.open_new_case(second, name="Njoroge Wanjiru", seen=seen, by=caseworker).case is not None


def test_somebody_whom_nobody_can_name_has_a_record_to_be_linked_later(post: Post, caseworker: User) -> None:
    line = decisions.leave_unidentified(
        listed(NJOROGE, post=post, by=caseworker), kind=UnidentifiedKind.ALIVE, by=caseworker
    )
    record = line.unidentified
    assert record is not None
    assert (line.decision, line.national, line.case) == (LineDecision.UNIDENTIFIED, None, None)
    assert (record.said_name, record.held_by, record.held_at, record.post) == (
        "Ванджиру Нджороге",
        "Third Brigade",
        "Лагерь № 2",
        post,
    )
    assert (record.age_from, record.age_to, record.country.code) == (33, 33, "UA")
    assert record.source.startswith("Third Brigade: list list.csv")


@pytest.mark.parametrize(("born", "ages"), [("1990", (35, 36)), ("", (None, None)), ("2026-12-01", (None, None))])
def test_the_age_of_somebody_unidentified_is_what_the_birth_allows(
    post: Post, caseworker: User, born: str, ages: tuple[int | None, int | None]
) -> None:
    line = listed(f"Отиено Хассан;{born};;", post=post, by=caseworker)
    record = decisions.leave_unidentified(line, kind=UnidentifiedKind.BODY, by=caseworker).unidentified
    assert record is not None
    assert (record.age_from, record.age_to) == ages


def test_two_at_once_decide_one_line_once(post: Post, caseworker: User, case: Case) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    stale = ListedPerson.objects.get(pk=line.pk)
    decisions.accept(line, case.national, by=caseworker)
    with pytest.raises(ValidationError, match="Somebody has decided meanwhile: accepted"):
        decisions.reject(stale, reason="", by=UserFactory.create(caseworker=post))


def test_a_colleague_is_asked_and_decides(post: Post, caseworker: User) -> None:
    colleague = UserFactory.create(caseworker=post)
    line = listed(NJOROGE, post=post, by=caseworker)
    line = decisions.ask(line, colleague=colleague, question="Is this your client?", by=caseworker)
    assert (line.decision, line.asked) == (LineDecision.ASKED, colleague)
    line = decisions.reject(line, reason="no", by=colleague)
    assert (line.decision, line.asked, line.reason) == (LineDecision.REJECTED, None, "no")


def test_who_may_not_see_the_list_is_not_asked(post: Post, caseworker: User, stranger: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    with pytest.raises(ValidationError, match="may not decide"):
        decisions.ask(line, colleague=stranger, question="?", by=caseworker)


@pytest.mark.parametrize("name", ["reject", "ask", "take_back"])
def test_a_decision_that_changed_nothing_else_is_taken_back(post: Post, caseworker: User, name: str) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    colleague = UserFactory.create(caseworker=post)
    told: dict[str, Any] = {"ask": {"colleague": colleague, "question": "?"}}.get(name, {"reason": "no"})
    line = decide(line, "ask" if name == "ask" else "reject", caseworker, **told)
    assert decisions.take_back(line, by=caseworker).decision == LineDecision.OPEN


def test_what_changed_a_case_is_not_taken_back_here(post: Post, caseworker: User, case: Case) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), case.national, by=caseworker)
    with pytest.raises(ValidationError, match="correct what it changed on the case"):
        decisions.take_back(line, by=caseworker)


@pytest.mark.parametrize("name", ["accept", "open_new_case", "leave_unidentified", "reject", "ask", "take_back"])
def test_strangers_and_auditors_decide_nothing(post: Post, caseworker: User, national: National, name: str) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    needed: dict[str, dict[str, Any]] = {
        "accept": {"national": national},
        "open_new_case": {"name": "A B", "seen": []},
        "leave_unidentified": {"kind": UnidentifiedKind.ALIVE},
        "reject": {"reason": ""},
        "ask": {"colleague": caseworker, "question": "?"},
    }
    for other in (UserFactory.create(caseworker=PostFactory.create()), UserFactory.create(auditor=post)):
        with pytest.raises(PermissionDenied):
            decide(line, name, other, **needed.get(name, {}))


def test_a_person_whom_one_may_not_see_cannot_be_accepted(post: Post, caseworker: User) -> None:
    hidden = NationalFactory.create(post=PostFactory.create())
    with pytest.raises(ValidationError, match="cannot be found"):
        decisions.accept(listed(NJOROGE, post=post, by=caseworker), hidden, by=caseworker)


def test_all_that_is_beyond_doubt_is_accepted_at_once_and_nothing_else(
    post: Post, caseworker: User, case: Case
) -> None:
    NationalFactory.create(name="Hassan Otieno", born="1990", post=post)
    sent = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    sent = beyond_doubt.accept_beyond_doubt(beyond_doubt.start_accepting(sent, by=caseworker), by=caseworker)
    made = {line.name: line.decision for line in sent.people.all()}
    assert made == {"Ванджиру Нджороге": LineDecision.ACCEPTED, "Отиено Хассан": LineDecision.OPEN}
    assert sent.state == ListState.OPEN


def test_two_who_are_both_the_same_are_never_accepted_at_once(post: Post, caseworker: User, national: National) -> None:
    NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    sent = compared(NJOROGE, post=post, by=caseworker)
    beyond_doubt.accept_beyond_doubt(beyond_doubt.start_accepting(sent, by=caseworker), by=caseworker)
    assert sent.people.get().decision == LineDecision.OPEN


def test_who_is_not_the_only_one_any_more_is_not_accepted_at_once(
    post: Post, caseworker: User, national: National
) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    beyond_doubt.accept_beyond_doubt(beyond_doubt.start_accepting(sent, by=caseworker), by=caseworker)
    assert sent.people.get().decision == LineDecision.OPEN


def test_whose_birth_was_corrected_since_is_not_accepted_at_once(
    post: Post, caseworker: User, national: National
) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    edit_national(national, version=None, changes={"born": PartialDate("1971-02-03")}, by=caseworker)
    beyond_doubt.accept_beyond_doubt(beyond_doubt.start_accepting(sent, by=caseworker), by=caseworker)
    assert sent.people.get().decision == LineDecision.OPEN


def test_a_fate_accepted_at_once_waits_for_a_second_person_too(post: Post, caseworker: User, case: Case) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker, **CAPTURED)
    beyond_doubt.accept_beyond_doubt(beyond_doubt.start_accepting(sent, by=caseworker), by=caseworker)
    assert sent.people.get().decision == LineDecision.WAITING


def test_nothing_is_decided_by_hand_while_the_list_is_at_work(post: Post, caseworker: User, case: Case) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    beyond_doubt.start_accepting(line.name_list, by=caseworker)
    with pytest.raises(ValidationError, match="being worked on"):
        beyond_doubt.start_accepting(type(line.name_list).objects.get(), by=caseworker)


def test_nothing_is_decided_while_columns_and_words_are_confirmed_anew(
    post: Post, caseworker: User, case: Case
) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    files.reopen(line.name_list, by=caseworker)
    with pytest.raises(ValidationError, match="being worked on"):
        decisions.accept(line, case.national, by=caseworker)


def test_the_answer_tells_our_reference_and_what_we_ask_for_and_nothing_else(
    post: Post, caseworker: User, case: Case
) -> None:
    sent = compared(NJOROGE, HASSAN, "=Формула А;1988;;", post=post, by=caseworker)
    first, second, _third = sent.people.order_by("row")
    decisions.accept(first, case.national, by=caseworker)
    decisions.reject(second, reason="He is a spy's cousin", by=caseworker)
    rows = cells_of(answer(sent, asks=["access", "return"], by=caseworker))
    assert rows[0] == ["Row in your list", "Name in your list", "National of Kenya", "Our reference", "We ask for"]
    assert rows[1] == [
        "2", "Ванджиру Нджороге", "yes, not confirmed yet", case.reference, "consular access; return home",
    ]  # fmt: skip
    assert rows[2] == ["3", "Отиено Хассан", "not known to us", None, None]
    assert rows[3][:3] == ["4", "=Формула А", "being checked"]


def test_the_answer_about_somebody_whom_one_may_not_see_is_that_he_is_being_checked(
    post: Post, caseworker: User, case: Case
) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    decisions.accept(sent.people.get(), case.national, by=caseworker)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    rows = cells_of(answer(sent, asks=["access"], by=UserFactory.create(caseworker=post)))
    assert rows[1][2:] == ["being checked", None, None]


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        (ConsentTopic.SHARING, ["being checked", None, None]),
        (ConsentTopic.CONTACT, ["yes, not confirmed yet", "reference", "capture cards"]),
        (ConsentTopic.RETURN, ["yes, not confirmed yet", "reference", "consular access; capture cards"]),
    ],
)
def test_the_answer_passes_on_and_asks_for_nothing_against_the_persons_wish(
    post: Post, caseworker: User, case: Case, topic: ConsentTopic, told: list[str | None]
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), case.national, by=caseworker)
    ConsentFactory.create(national=case.national, topic=topic, answer=ConsentAnswer.OBJECTS)
    rows = cells_of(answer(line.name_list, asks=["access", "capture_cards", "return"], by=caseworker))
    assert [cell.replace(case.reference, "reference") if cell else cell for cell in rows[1][2:]] == told


def test_joined_entries_keep_what_lists_said(post: Post, caseworker: User, supervisor: User, case: Case) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker), case.national, by=caseworker)
    kept = register_national({"name": "Wanjiru N. Njoroge"}, post=post, by=caseworker)
    merge(kept, case.national, picks={}, by=supervisor)
    line.refresh_from_db()
    assert line.national == kept
