"""The answer to who sent a name list: our reference, whether a national of ours, what we ask for, and nothing else."""

from collections.abc import Collection, Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django_countries import countries

from accounts.models import User
from cases.choices import ASKED_AGAINST, HAS_CASE, AskedFor, LineDecision
from cases.models import ListedPerson, NameList
from cases.services.registers.results import book_of_texts
from nationals.choices import Citizenship, ConsentTopic
from nationals.services.consents import objections_by_national


def answer(name_list: NameList, *, asks: Sequence[str], by: User) -> bytes:
    """A workbook in the reader's language. A line about somebody whom ``by`` may not see, or who objects to passing
    data to others, is answered as one that is not decided; for nobody we ask what is against his wish."""
    return book_of_texts(_("Answer"), _rows(name_list, asks, by))


def _rows(name_list: NameList, asks: Sequence[str], by: User) -> Iterator[list[str]]:
    home = countries.name(settings.HOME_COUNTRY)
    national = _("National of %(country)s") % {"country": home}
    yield [_("Row in your list"), _("Name in your list"), national, _("Our reference"), _("We ask for")]
    visible = {line.pk: line for line in _followed(name_list, by)}
    against = _wishes(visible.values())
    for pk, row, name, raw in name_list.people.order_by("row").values_list(
        "pk", "row", "values__name_as_written", "raw"
    ):
        line = visible.get(pk)
        unwanted = against.get(line.national_id, frozenset()) if line and line.national_id else frozenset()
        line = None if ConsentTopic.SHARING in unwanted else line
        found = line is not None and line.decision in HAS_CASE
        reference = line.case.reference if found and line and line.case else ""
        wanted = _asked(asks, unwanted) if found else ""
        yield [str(row), name or " ".join(raw.values())[:200], _verdict(line), reference, wanted]


def _wishes(lines: Collection[ListedPerson]) -> dict[int, frozenset[str]]:
    """By the number of the person the topics on which he stands against something, for whomever."""
    people = {line.national_id for line in lines if line.national_id}
    told = objections_by_national(people, list(ConsentTopic))
    return {number: frozenset(one.topic for one in objections) for number, objections in told.items()}


def _asked(asks: Sequence[str], unwanted: Collection[str]) -> str:
    kept = (AskedFor(one) for one in asks if not {*ASKED_AGAINST[AskedFor(one)]}.intersection(unwanted))
    return "; ".join(str(one.label) for one in kept)


def _followed(name_list: NameList, by: User) -> Iterator[ListedPerson]:
    """The visible lines; one that stood on an earlier list has that one's decision."""
    visible = ListedPerson.objects.visible_to(by)
    lines = visible.filter(name_list=name_list).select_related("national", "case")
    earlier = visible.filter(later__name_list=name_list).select_related("national", "case").in_bulk()
    for line in lines:
        before = earlier.get(line.earlier_id) if line.decision == LineDecision.AS_BEFORE else None
        if before is not None:
            line.decision, line.national, line.case = before.decision, before.national, before.case
        yield line


def _verdict(line: ListedPerson | None) -> str:
    if line is not None and line.decision in HAS_CASE and line.national is not None:
        confirmed = line.national.citizenship == Citizenship.CONFIRMED
        return _("yes, confirmed") if confirmed else _("yes, not confirmed yet")
    if line is not None and line.decision == LineDecision.UNIDENTIFIED:
        return _("not identified yet")
    if line is not None and line.decision == LineDecision.REJECTED:
        return _("not known to us")
    return _("being checked")
