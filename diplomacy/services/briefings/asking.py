"""What to ask now, in sentences that can be said."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diplomacy.services.briefings.matter import Matter
from diplomacy.services.briefings.phrases import day_of, how_many, joined, people, short


def to_ask(matter: Matter) -> list[str]:
    """Late answers, overdue promises, persons in custody whom nobody has seen, what is disputed, what was refused."""
    return [*_late_answers(matter), *_overdue_promises(matter), *_access(matter), *_disputed(matter), *_refused(matter)]


def _late_answers(matter: Matter) -> Iterator[str]:
    for request in matter.late_requests:
        yield _("When do you answer our request of %(day)s (%(what)s)? It was due on %(due)s; %(reference)s.") % {
            "day": day_of(request.asked_on),
            "what": joined([request.get_kind_display(), how_many(request, matter)]),
            "due": day_of(request.due_on),
            "reference": request.reference,
        }


def _overdue_promises(matter: Matter) -> Iterator[str]:
    for promise in matter.late_promises:
        yield _("On %(day)s you promised, by %(due)s: “%(words)s” What has become of it?") % {
            "day": day_of(promise.promised_on),
            "due": day_of(promise.due_on),
            "words": short(promise.words, 90),
        }


def _access(matter: Matter) -> Iterator[str]:
    if cases := matter.without_access:
        yield ngettext(
            "We ask for consular access to %(count)d person in custody whom nobody of ours has seen: %(names)s.",
            "We ask for consular access to %(count)d persons in custody whom nobody of ours has seen: %(names)s.",
            len(cases),
        ) % {"count": len(cases), "names": people(cases)}
    if cases := matter.objecting:
        yield _("Do not ask for access to these, who object to contact with us: %(names)s.") % {"names": people(cases)}


def _disputed(matter: Matter) -> Iterator[str]:
    for dispute in matter.disputes:
        values = list(dict.fromkeys(short(claim.value, 70) for claim in dispute.account.claims))
        yield _("What do you know of %(name)s? “%(topic)s”: we hear %(values)s.") % {
            "name": dispute.case.national.name,
            "topic": dispute.account.topic.label,
            "values": " / ".join(values[:3]),
        }


def _refused(matter: Matter) -> Iterator[str]:
    for request in matter.refused:
        yield _("Do you reconsider our request of %(day)s (%(what)s), which you refused? %(reference)s.") % {
            "day": day_of(request.asked_on),
            "what": joined([request.get_kind_display(), how_many(request, matter)]),
            "reference": request.reference,
        }
