"""The first page: a few lines on everything."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diplomacy.choices import Side
from diplomacy.models import Contact, Point, PublicFigure, Request, StatementLink
from diplomacy.paper.brief import Section
from diplomacy.services.briefings.asking import to_ask
from diplomacy.services.briefings.disputes import Dispute
from diplomacy.services.briefings.matter import Matter
from diplomacy.services.briefings.phrases import asked, became, day_of, few, how_answered, joined, short

_FEW, _MORE = 4, 6


def first_page(matter: Matter) -> list[Section]:
    return [
        Section(_("Who they are"), few([*map(who, matter.contacts)], _FEW, _("Nobody is entered as in office."))),
        Section(_("The cases, and what has changed"), _cases(matter)),
        Section(_("What we asked"), few([*_asked(matter)], _FEW, _("Nothing yet."), matter.request_count)),
        Section(_("What they promised, and what became of it"), _promised(matter, Side.THEIRS)),
        Section(_("What we promised them"), _promised(matter, Side.OURS)),
        Section(_("What they ask of us"), few([*map(_point, matter.asked_of_us)], _FEW, _("Nothing waits."))),
        Section(_("Where words differ"), few([*contradictions(matter)], _FEW, _("Nothing that we know of."))),
        Section(_("What to ask now"), few(to_ask(matter), _MORE, _("Nothing is late, and nobody waits for access."))),
    ]


def who(contact: Contact) -> str:
    """``Maria Sample, ambassador, Embassy; address as: Your Excellency; speaks English, Russian; brief and formal``."""
    told = [joined([contact.name, contact.own_name and f"({contact.own_name})"], " ")]
    name = joined([*told, contact.office, contact.authority.name])
    address = _("address as: %(words)s") % {"words": contact.address_as} if contact.address_as else ""
    speaks = _("speaks %(languages)s") % {"languages": contact.languages} if contact.languages else ""
    return joined([name, address, speaks, short(contact.style, 80)], "; ")


def _cases(matter: Matter) -> list[str]:
    if not matter.statuses:
        return [_("No case was spoken about yet.")]
    counts = [joined([f"{counted.label} {counted.cases}" for counted in matter.statuses])]
    if matter.last is None:
        return [*counts, _("There was no meeting before.")]
    day = {"day": day_of(matter.last.held_on)}
    changes = [
        _("%(name)s: %(before)s → %(after)s, %(day)s")
        % {
            "name": event.case.national.name,
            "before": event.get_status_before_display() or "—",
            "after": event.get_status_after_display(),
            "day": day_of(event.recorded_at),
        }
        for event in matter.changes
    ]
    since = _("Since the last meeting, on %(day)s:") % day
    return [
        *counts,
        *few([f"{since} {change}" for change in changes], 3, _("Nothing has changed since %(day)s.") % day),
    ]


def _asked(matter: Matter) -> Iterator[str]:
    """Late ones first, as they are sorted."""
    for request in [*matter.awaited, *matter.answered]:
        yield f"{asked(request, matter)}: {_how_it_stands(request, matter)}"


def _how_it_stands(request: Request, matter: Matter) -> str:
    answered = how_answered(request, matter)
    if not request.is_awaiting:
        return short(joined([answered, *matter.answers.get(request.pk, [request.answer])[:1]]))
    late = request.due_on < matter.today
    due = (_("late since %(day)s") if late else _("due on %(day)s")) % {"day": day_of(request.due_on)}
    return joined([answered, due])


def _promised(matter: Matter, side: Side) -> list[str]:
    promises = matter.theirs if side == Side.THEIRS else matter.ours
    lines = [
        f"“{short(promise.words, 90)}” ({day_of(promise.promised_on)}): {short(became(promise, matter.today))}"
        for promise in promises
    ]
    return few(lines, _FEW, _("Nothing is recorded."), matter.promise_counts.get(side, 0))


def _point(point: Point) -> str:
    return f"{short(point.text)} ({day_of(point.engagement.held_on)})"


def contradictions(matter: Matter, words: int = 60) -> Iterator[str]:
    """What they deny in public, what they told us of what others say too, and facts on which the accounts differ.

    ``words``: so many letters of each text.
    """
    for link in matter.denied:
        yield _denied(link, words)
    for point in matter.said:
        known = "; ".join(
            f"{claim.case.national.name}, {claim.get_topic_display()}: {claim.value}"
            for claim in point.claims.all()[:3]
        )
        yield _("They said on %(day)s: “%(words)s” We have: %(known)s") % {
            "day": day_of(point.engagement.held_on),
            "words": short(point.text, words),
            "known": short(known, 2 * words),
        }
    for dispute in matter.disputes:
        yield _("%(name)s, %(topic)s: %(accounts)s") % {
            "name": dispute.case.national.name,
            "topic": dispute.account.topic.label,
            "accounts": accounts_of(dispute, words),
        }
    for beside in matter.besides:
        yield f"{beside.about}: {joined((short(word, words) for word in beside.words), '; ')}"
    for figure in matter.figures:
        yield _number(figure, words)


def _denied(link: StatementLink, words: int) -> str:
    denied = f"“{link.commitment.words}”" if link.commitment else ""
    if link.claim:
        denied = f"{link.claim.case.national.name}, {link.claim.get_topic_display()}: {link.claim.value}"
    return _("They deny in public, on %(day)s (%(subject)s): %(denied)s") % {
        "day": day_of(link.statement.said_on),
        "subject": short(link.statement.subject, words),
        "denied": short(denied, 2 * words),
    }


def _number(figure: PublicFigure, words: int) -> str:
    told = {"day": day_of(figure.statement.said_on), "number": figure.in_words, "what": short(figure.counted, words)}
    said = _("They say in public, on %(day)s: %(number)s %(what)s.") % told
    if not figure.seen_counts:
        return said
    ours = figure.seen_counts[0]
    counted = {"number": ours.number, "what": short(ours.definition, words), "day": day_of(ours.counted_at)}
    return joined([said, _("We count %(number)d (%(what)s, %(day)s).") % counted], " ")


def accounts_of(dispute: Dispute, words: int) -> str:
    """``Luhansk (host-state authority), Donetsk (family)``."""
    told = {
        f"{short(claim.value, words)} ({claim.get_source_kind_display()})": None for claim in dispute.account.claims
    }
    return joined([*told][:4])
