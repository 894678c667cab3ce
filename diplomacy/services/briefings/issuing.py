"""A briefing is issued: told as of now to one person, numbered, and never changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Post, User
from core.models import Counter
from diplomacy.models import Authority, Briefing, BriefingCase, Engagement
from diplomacy.paper.brief import Brief
from diplomacy.permissions import posts_of, require
from diplomacy.services.briefings.annexes import annexes
from diplomacy.services.briefings.matter import Matter, gather
from diplomacy.services.briefings.page import first_page
from diplomacy.services.briefings.phrases import day_of, joined


@transaction.atomic
def issue_briefing(authority: Authority, *, by: User, engagement: Engagement | None = None) -> Briefing:
    """Before a meeting that is planned, or on a counterpart as it stands today.

    Only of what this person may see. Raises ``ValidationError`` for a meeting that is no longer planned.
    """
    post = _post(authority, engagement, by)
    require(by, post)
    if engagement and not engagement.is_planned:
        raise ValidationError(_("It is no longer planned: a briefing is made before a meeting."))
    as_of = timezone.now()
    matter = gather(authority, engagement, by)
    reference = _next_reference(as_of)
    briefing = Briefing(
        reference=reference,
        authority=authority,
        engagement=engagement,
        post=post,
        posts_told=sorted(matter.posts | {post.pk}),
        tells_networks=bool(matter.besides),
        tells_counts=any(figure.seen_counts for figure in matter.figures),
        as_of=as_of,
        made_by=by,
        content=_brief(matter, reference, as_of).data,
    )
    briefing.full_clean()
    briefing.save()
    BriefingCase.objects.bulk_create(BriefingCase(briefing=briefing, case_id=number) for number in matter.numbers)
    return briefing


def _post(authority: Authority, engagement: Engagement | None, by: User) -> Post:
    """That of the meeting; else the one that deals with the counterpart, if this person speaks for it, else his own."""
    if engagement:
        return engagement.post
    posts = posts_of(by)
    dealing = posts.filter(pk=authority.post_id) if authority.post_id else posts.none()
    found = dealing.first() or posts.filter(pk__in=by.scope.at).first() or posts.first()
    if found is None:
        require(by)
        raise ValidationError(_("There is no post for which you may speak."))
    return found


def _next_reference(moment: datetime) -> str:
    year = timezone.localtime(moment).year
    return f"B-{year}-{Counter.objects.next(f'briefings of {year}'):06d}"


def _brief(matter: Matter, reference: str, as_of: datetime) -> Brief:
    return Brief(
        language=(get_language() or "en")[:2],
        reference=reference,
        title=_("Briefing %(number)s: %(authority)s") % {"number": reference, "authority": matter.authority.name},
        head=_head(matter, as_of),
        marking=_("For our side only."),
        in_latin=_("Names in letters that cannot be printed here are given in Latin letters."),
        latin_beside=_("Names in letters that a computer may lack have Latin letters beside them, in brackets."),
        made_at=as_of.replace(microsecond=0).isoformat(),
        sections=first_page(matter),
        annexes=annexes(matter),
    )


def _head(matter: Matter, as_of: datetime) -> list[str]:
    moment = date_format(timezone.localtime(as_of), "j M Y, H:i")
    lines = [_("As of %(moment)s, for %(name)s.") % {"moment": moment, "name": matter.user}]
    if meeting := matter.engagement:
        at = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else ""
        lines.insert(0, joined([meeting.subject, day_of(meeting.held_on), at, meeting.place]))
    return lines
