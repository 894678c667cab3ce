"""Lists of people that somebody sends: a brigade, a prison, a hospital, a mother."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import TO_DECIDE, LineDecision, ListState, Status
from cases.models.handed_in import HandedIn, unguessable
from core.choices import Confidence, SourceKind
from core.fields import PartialDateField, TextLine
from core.history import tracked


def stored_under(_list: "NameList", _filename: str) -> str:
    return unguessable("lists")


class NameListQuerySet(models.QuerySet["NameList"]):
    def visible_to(self, user: User) -> Self:
        """Those of the posts where the person sees cases; all for who sees every post."""
        posts = user.scope.posts_for(Permission.SEE)
        return self.all() if posts is None else self.filter(post_id__in=posts)

    def with_to_decide(self) -> Self:
        """``to_decide``: how many of its lines nobody has decided; counted for each list of a page by itself."""
        left = apps.get_model("cases", "ListedPerson")._default_manager.filter(
            name_list=OuterRef("pk"), decision__in=TO_DECIDE
        )
        number = left.order_by().values("name_list").annotate(number=Count("pk")).values("number")
        return self.annotate(to_decide=Coalesce(Subquery(number), 0))

    def for_list(self) -> Self:
        return self.select_related("post", "uploaded_by").order_by("-pk")


@tracked(exclude=["done", "proposal"])
class NameList(HandedIn):
    """What was sent, by whom, and what being on it means. The file stays as evidence.

    ``status`` is what the list says of everybody on it (empty: nothing), ``as_of`` the day for which it says so.
    """

    by_permission = Permission.REGISTER
    in_use = _("Lines of this list are decided already or are at work.")

    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    state = models.CharField(_("state"), max_length=20, choices=ListState, default=ListState.READING, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="name_lists", verbose_name=_("post"))
    source_kind = models.CharField(_("who sent it"), max_length=20, choices=SourceKind, default=SourceKind.HOLDING)
    sender = TextLine(_("sender, in detail"), max_length=200)
    received_on = models.DateField(_("received"), default=timezone.localdate)
    country = CountryField(_("country where they are said to be"))
    held_by = TextLine(_("held by, as the list says"), max_length=200, blank=True)
    status = models.CharField(_("what it says of everybody on it"), max_length=20, choices=Status, blank=True)
    as_of = PartialDateField(_("the day for which it says so"))
    confidence = models.CharField(_("how sure"), max_length=20, choices=Confidence, default=Confidence.UNCONFIRMED)

    objects = NameListQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("name list")
        verbose_name_plural = _("name lists")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ListState.values), name="name_list_state_is_known"),
            models.CheckConstraint(condition=~Q(sender=""), name="name_list_has_a_sender"),
            models.UniqueConstraint(fields=["sha256", "post"], name="name_list_file_once_per_post"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cases:name-list", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether its lines may be decided."""
        return self.state == ListState.OPEN

    @property
    def takes_decisions(self) -> bool:
        """Whether a verb may decide a line: by hand, or at once with others."""
        return self.state in (ListState.OPEN, ListState.ACCEPTING)

    @property
    def has_effects(self) -> bool:
        untouched = (LineDecision.OPEN, LineDecision.AS_BEFORE)
        return self.people.exclude(decision__in=untouched, later=None).exists()

    def forget_lines(self) -> None:
        self.people.all().delete()

    def origin(self, row: int) -> str:
        """Where what a line says comes from, as claims and aliases name it."""
        said = {"sender": self.sender, "file": self.name, "row": row, "day": self.received_on.isoformat()}
        return (gettext("%(sender)s: list %(file)s of %(day)s, row %(row)s") % said)[:200]
