"""Comparing a name list with the register of persons and with the lists that came before. Decides nothing."""

import hashlib
from collections.abc import Iterator
from itertools import islice, tee
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.choices import LineDecision, ListState
from cases.models import ListedPerson, NameList
from cases.register.duplicates import person_of
from cases.register.lines import Line
from cases.register.mapping import Mapping
from cases.register.problems import SheetError
from cases.register.propose import people
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from cases.services.registers.checking import values_of
from cases.services.registers.files import stop
from nationals.dedup import Candidate, candidates
from nationals.matching.normalise import fold
from nationals.matching.person import Person
from nationals.services.matching import match_list

CHUNK = 100
MOST_SUGGESTED = 5
REASONS = 4


def match(name_list: NameList, *, by: User) -> NameList:
    """Write the lines with the people whom they may be about, as far as ``by`` may see them. A job; started again it
    begins anew."""
    name_list.forget_lines()
    try:
        with name_list.file.open("rb") as file, open_book(file.file) as book:
            mapping = Mapping.from_json(name_list.mapping)
            NameList.objects.filter(pk=name_list.pk).update(done=0, total=sum(1 for _row in people(book, mapping)))
            read = read_lines(book, mapping, today=timezone.localdate())
            _write(name_list, (_as_sent(line, mapping) for line in read if isinstance(line, Line)), by)
    except SheetError as error:
        return stop(name_list, error.problem)
    return _matched(name_list)


@transaction.atomic
def _matched(name_list: NameList) -> NameList:
    locked = NameList.locked(name_list.pk)
    locked.state = ListState.OPEN
    locked.total = locked.done = locked.people.count()
    locked.save_as_next_version()
    return locked


def _write(name_list: NameList, lines: Iterator[Line], by: User) -> None:
    done = 0
    lines, asked = tee(lines)
    people = (person_of(line) if line.name else Person() for line in asked)
    matched = zip(lines, match_list(people, user=by, limit=MOST_SUGGESTED), strict=True)
    while chunk := [_listed(name_list, line, found) for line, found in islice(matched, CHUNK)]:
        _find_on_earlier_lists(chunk, by)
        done += len(chunk)
        with transaction.atomic():
            ListedPerson.objects.bulk_create(chunk)
            NameList.objects.filter(pk=name_list.pk).update(done=done)


def _as_sent(line: Line, mapping: Mapping) -> Line:
    """Of a register somebody without a status is *reported*; on a list he is what the list says of everybody."""
    if mapping.columns.get("status") not in line.raw:
        line.status = ""
    return line


def suggested_now(line: ListedPerson, *, by: User) -> list[dict[str, Any]]:
    """As ``suggested``, from the register as it is now: others may have been entered since the list was compared."""
    read = line.as_read
    found = candidates(person_of(read), user=by, limit=MOST_SUGGESTED) if read.name else []
    return [_suggested(candidate) for candidate in found]


def _listed(name_list: NameList, line: Line, found: list[Candidate]) -> ListedPerson:
    """A line without a name is kept too: it may be somebody whom a person recognises by the rest."""
    return ListedPerson(
        name_list=name_list,
        row=line.row,
        raw=line.raw,
        values=values_of(line),
        notes=[problem.to_json() for problem in (*_of_the_name(line), *line.notes)],
        fingerprint=line.fingerprint,
        person_key=_person_key(line),
        suggested=[_suggested(candidate) for candidate in found],
        band=str(found[0].match.band) if found else "",
    )


def _of_the_name(line: Line) -> list[Any]:
    """A list need not give a country or a status; without a name nobody can be found."""
    return [] if any(letter.isalpha() for letter in line.name) else line.errors[:1]


def _person_key(line: Line) -> str:
    return hashlib.sha256(f"{fold(line.name)}\x1f{line.born.edtf}".encode()).hexdigest()


def _suggested(candidate: Candidate) -> dict[str, Any]:
    reasons = candidate.match.reasons[:REASONS]
    return {
        "national": candidate.national.reference,
        "score": round(candidate.match.score, 3),
        "band": str(candidate.match.band),
        "reasons": [{"message": reason.sentence, "values": dict(reason.values)} for reason in reasons],
    }


def _find_on_earlier_lists(listed: list[ListedPerson], by: User) -> None:
    """The same line again is *as before*, if its list says the same of everybody: among the dead a prisoner is news.
    The same person with other facts points to the line that differs.

    Only lines of the same post, whose staff see both, of lists that are compared, and those on which a decision stands:
    not again one that was *as before* itself.
    """
    sent = listed[0].name_list
    lists = NameList.objects.filter(post=sent.post_id, state__in=(ListState.OPEN, ListState.ACCEPTING))
    others = ListedPerson.objects.visible_to(by).filter(name_list__in=lists.exclude(pk=sent.pk))
    before = others.exclude(decision=LineDecision.AS_BEFORE).select_related("name_list").order_by("pk")
    same = {line.fingerprint: line for line in before.filter(fingerprint__in=[line.fingerprint for line in listed])}
    near = {line.person_key: line for line in before.filter(person_key__in=[line.person_key for line in listed])}
    for line in listed:
        line.earlier = same.get(line.fingerprint) or near.get(line.person_key)
        if line.fingerprint in same and not line.differences:
            line.decision = LineDecision.AS_BEFORE
