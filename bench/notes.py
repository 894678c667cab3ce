"""Notes verbales: ours under seal and theirs, with the persons whom they name."""

from datetime import UTC, date, datetime, time, timedelta

from bench.meetings import officer_beside
from bench.stage import Office, Stage
from cases.models import Case
from diplomacy.choices import NoteDirection, NoteState, TemplateState
from diplomacy.models import Authority, Engagement, NoteCase, NoteTemplate, NoteVerbale, Request

_OURS = {NoteState.DRAFT: 5, NoteState.CHECKED: 5, NoteState.SENT: 25, NoteState.RECEIVED: 20, NoteState.ANSWERED: 45}
_TEXT = (
    "The Embassy presents its compliments and has the honour to ask for consular access to the persons of the annex."
)


def template(stage: Stage, office: Office) -> NoteTemplate:
    """The house's form, uploaded by one and approved by another."""
    first = office.officers[0]
    return stage.ledger.add(
        NoteTemplate(
            name="House form", file="bench/house.docx", file_name="house.docx", size=20_000, sha256=f"{1:064x}",
            state=TemplateState.APPROVED, uploaded_by=first, approved_by=officer_beside(stage, office, first),
            approved_at=stage.now,
        )
    )  # fmt: skip


def note(
    stage: Stage, office: Office, authority: Authority, cases: list[Case], day: date, about: tuple[Engagement, Request]
) -> NoteVerbale:
    written = NoteVerbale(
        post=office.post, authority=authority, subject="Access to our nationals", text=_TEXT, dated_on=day,
        drafted_by=stage.chance.choice(office.officers), recorded_at=datetime.combine(day, time(9), UTC),
    )  # fmt: skip
    written.written_by = written.drafted_by
    stage.ledger.add(written)
    (_ours if stage.chance.random() < 0.7 else _theirs)(stage, office, written, about)
    for case in cases:
        stage.ledger.add(NoteCase(note=written, case=case, printed=_printed(written, case)))
    return written


def _printed(written: NoteVerbale, case: Case) -> list[str]:
    """A cell for each fact that is told; a draft is printed as the register knows the person."""
    name = case.national.name
    return [] if written.state == NoteState.DRAFT else [name] + ["—"] * (len(written.facts) - 1)


def _ours(stage: Stage, office: Office, written: NoteVerbale, about: tuple[Engagement, Request]) -> None:
    written.direction, written.state = NoteDirection.OURS, stage.chance.choices(list(_OURS), list(_OURS.values()))[0]
    if written.state == NoteState.DRAFT:
        return
    _number(written, office)
    written.checked_by = officer_beside(stage, office, written.drafted_by)
    written.checked_at = written.recorded_at
    written.request = about[1]
    if written.state != NoteState.CHECKED:
        written.sent_on = written.dated_on
    if written.state in (NoteState.RECEIVED, NoteState.ANSWERED):
        written.received_on = _after(stage, written.dated_on, 5)
    if written.state == NoteState.ANSWERED:
        written.answered_on, written.answered_by_engagement = _after(stage, written.dated_on, 60), about[0]


def _theirs(stage: Stage, office: Office, written: NoteVerbale, about: tuple[Engagement, Request]) -> None:
    written.direction, written.their_number = NoteDirection.THEIRS, f"{written.pk}/dp"
    _number(written, office)
    written.received_on = _after(stage, written.dated_on, 5)
    is_answered = stage.chance.random() < 0.6
    written.state = NoteState.ANSWERED if is_answered else NoteState.RECEIVED
    if is_answered:
        written.answered_on, written.answered_by_engagement = _after(stage, written.dated_on, 60), about[0]


def _number(written: NoteVerbale, office: Office) -> None:
    written.year, written.number = written.recorded_at.year, written.pk
    written.reference = f"{office.post.code.upper()}/{written.pk}/{written.year}"


def _after(stage: Stage, day: date | None, most: int) -> date:
    return min((day or stage.today) + timedelta(days=stage.chance.randrange(most)), stage.today)
