"""Authorities and contacts are kept here; what was said, asked and promised is recorded where it is negotiated."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from accounts.models import Post
from audit.admin import KeptForm, ReadOnlyAdmin, SheetResource, VersionedSheetAdmin
from cases.models import Case
from diplomacy.models import (
    Authority,
    Briefing,
    Commitment,
    Contact,
    Engagement,
    Judgement,
    Negotiation,
    NegotiationDraft,
    NegotiationStep,
    NoteTemplate,
    NoteVerbale,
    Point,
    PublicFigure,
    ReadOut,
    Reminder,
    Request,
    RequestCase,
    Statement,
    TravelWarning,
)
from diplomacy.models.visibility import administered_by, administered_links
from diplomacy.services.registers import lock_tree, refuse_circle

Record = TypeVar("Record", Engagement, Request, Commitment, NoteVerbale)


class AuthorityForm(KeptForm[Authority]):
    def clean(self) -> dict[str, Any]:
        lock_tree()  # before the row, as everywhere
        told = super().clean()
        if self.instance.pk:
            refuse_circle(self.instance, told.get("parent"))
        return told


class AuthorityResource(SheetResource):
    parent = Field("parent", "parent", widget=ForeignKeyWidget(Authority, "name"))
    post = Field("post", "post", widget=ForeignKeyWidget(Post, "code"))

    class Meta(SheetResource.Meta):
        model = Authority
        import_id_fields = ["country", "name"]
        fields = [
            "country", "name", "own_name", "own_language", "kind", "located_in", "parent", "address", "phone", "email",
            "time_zone", "notes", "post",
        ]  # fmt: skip

    def before_import(self, dataset: Any, **options: Any) -> None:
        super().before_import(dataset, **options)
        lock_tree()

    def before_save_instance(self, instance: models.Model, row: Any, **options: Any) -> None:
        super().before_save_instance(instance, row, **options)
        if isinstance(instance, Authority) and instance.pk:
            refuse_circle(instance, instance.parent)


@admin.register(Authority)
class AuthorityAdmin(VersionedSheetAdmin[Authority]):
    form = AuthorityForm
    resource_classes = [AuthorityResource]
    fields = [
        "name", "own_name", "own_language", "kind", "country", "located_in", "parent", "address", "phone", "email",
        "time_zone", "notes", "post", "officer", "version_seen",
    ]  # fmt: skip
    autocomplete_fields = ["parent", "post", "officer"]
    list_display = ["name", "own_name", "kind", "country", "parent", "post"]
    list_filter = ["kind", "country", "post"]
    list_select_related = ["parent", "post"]
    search_fields = ["name", "own_name"]
    ordering = ["name", "pk"]


class ContactResource(SheetResource):
    authority = Field("authority", "authority", widget=ForeignKeyWidget(Authority, "name"))

    class Meta(SheetResource.Meta):
        model = Contact
        import_id_fields = ["authority", "name", "office"]
        fields = [
            "authority", "name", "own_name", "own_language", "office", "address_as", "phone", "email", "languages",
            "from_on", "until_on", "style", "notes",
        ]  # fmt: skip


@admin.register(Contact)
class ContactAdmin(VersionedSheetAdmin[Contact]):
    resource_classes = [ContactResource]
    fields = [*ContactResource.Meta.fields, "version_seen"]
    autocomplete_fields = ["authority"]
    list_display = ["name", "office", "authority", "phone", "email", "from_on", "until_on"]
    list_filter = ["authority__country", "authority__kind"]
    list_select_related = ["authority"]
    search_fields = ["name", "office", "authority__name"]
    ordering = ["name", "pk"]


class AboutCases(ReadOnlyAdmin[Record]):
    """What concerns cases. ``relation``: the lookup from a case back to the record."""

    relation: str
    exclude = ["cases"]
    readonly_fields = ["about"]

    def open_to(self, rows: "QuerySet[Record]", request: HttpRequest) -> "QuerySet[Record]":
        self_rows = self.model._default_manager.filter(administered_by(request.user, self.relation))  # type: ignore[arg-type]
        return rows.filter(pk__in=self_rows.values("pk"))

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            record.seen_cases = (
                Case.objects.administered_by(request.user).filter(**{self.relation: record.pk}).order_by("reference")
            )
        return record

    @admin.display(description=gettext_lazy("cases"))
    def about(self, record: Any) -> str:
        """Only those that this admin may see."""
        return format_html_join(", ", "{}", ((case.reference,) for case in record.seen_cases))


@admin.register(Engagement)
class EngagementAdmin(AboutCases[Engagement]):
    relation = "engagements"
    list_display = ["held_on", "kind", "authority", "subject", "post", "number"]
    list_filter = ["kind", "post", "held_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["subject", "number", "authority__name"]
    ordering = ["-held_on", "-pk"]


def _points_open_to(user: Any) -> "QuerySet[Point]":
    """Those of which this admin may see every case."""
    engagements = Engagement.objects.filter(administered_by(user, "engagements"))
    return Point.objects.filter(administered_links(user), engagement__in=engagements)


@admin.register(Point)
class PointAdmin(ReadOnlyAdmin[Point]):
    fields = [
        "engagement", "speaker", "kind", "text", "subject", "said_by", "must_not_be_said", "struck_because",
        "recorded_by", "recorded_at",
    ]  # fmt: skip
    list_display = ["text", "speaker", "kind", "subject", "engagement", "must_not_be_said"]
    list_filter = ["subject", "speaker", "kind", "must_not_be_said"]
    list_select_related = ["engagement"]
    search_fields = ["text", "engagement__subject"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Point]", request: HttpRequest) -> "QuerySet[Point]":
        return rows.filter(pk__in=_points_open_to(request.user).values("pk"))


@admin.register(ReadOut)
class ReadOutAdmin(ReadOnlyAdmin[ReadOut]):
    fields = ["engagement", "text", "drafted_by", "drafted_at"]
    list_display = ["engagement", "drafted_by", "drafted_at"]
    list_filter = ["drafted_at"]
    list_select_related = ["engagement", "drafted_by"]
    search_fields = ["text", "engagement__subject"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[ReadOut]", request: HttpRequest) -> "QuerySet[ReadOut]":
        closed = Point.objects.exclude(pk__in=_points_open_to(request.user).values("pk"))
        engagements = Engagement.objects.filter(
            administered_by(request.user, "engagements")  # type: ignore[arg-type]
        )
        return rows.filter(~Exists(closed.filter(read_outs=OuterRef("pk"))), engagement__in=engagements)


@admin.register(Briefing)
class BriefingAdmin(ReadOnlyAdmin[Briefing]):
    fields = ["reference", "authority", "engagement", "post", "as_of", "made_by", "content"]
    list_display = ["reference", "authority", "post", "as_of", "made_by"]
    list_filter = ["post", "as_of"]
    list_select_related = ["authority", "post", "made_by"]
    search_fields = ["reference", "authority__name"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Briefing]", request: HttpRequest) -> "QuerySet[Briefing]":
        open_ones = Briefing.objects.administered_by(request.user)  # type: ignore[arg-type]
        return rows.filter(pk__in=open_ones.order_by().values("pk"))


class RequestCaseInline(admin.TabularInline[RequestCase, Request]):
    """The answer for each case that this admin may see."""

    model = RequestCase
    fields = ["case", "state", "answered_on", "answer"]
    extra = 0
    can_delete = False

    def get_queryset(self, request: Any) -> "QuerySet[RequestCase]":
        seen = super().get_queryset(request).filter(case__in=Case.objects.administered_by(request.user))
        return seen.select_related("case").order_by("case__reference")

    def has_view_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return False


@admin.register(Request)
class RequestAdmin(AboutCases[Request]):
    relation = "requests"
    readonly_fields = []
    inlines = [RequestCaseInline]
    list_display = ["reference", "kind", "authority", "asked_on", "due_on", "state", "answered_on", "post"]
    list_filter = ["state", "kind", "post", "asked_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["=reference", "authority__name", "text"]
    ordering = ["-asked_on", "-pk"]


@admin.register(Reminder)
class ReminderAdmin(ReadOnlyAdmin[Reminder]):
    """Of requests that this admin may see, and only of those of their cases."""

    exclude = ["rows"]
    list_display = ["request", "reminded_on", "way", "next_on", "reminded_by"]
    list_filter = ["way", "reminded_on"]
    list_select_related = ["request", "reminded_by"]
    search_fields = ["=request__reference", "text"]
    ordering = ["-reminded_on", "-pk"]

    def open_to(self, rows: "QuerySet[Reminder]", request: HttpRequest) -> "QuerySet[Reminder]":
        return rows.filter(pk__in=Reminder.objects.administered_by(request.user).values("pk"))  # type: ignore[arg-type]


@admin.register(Commitment)
class CommitmentAdmin(AboutCases[Commitment]):
    relation = "commitments"
    list_display = ["words", "kind", "side", "authority", "promised_on", "due_on", "state", "post"]
    list_filter = ["state", "kind", "side", "post", "due_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["words", "speaker", "authority__name"]
    ordering = ["due_on", "pk"]


@admin.register(NoteVerbale)
class NoteVerbaleAdmin(AboutCases[NoteVerbale]):
    """One paper: shown whole, or not at all."""

    relation = "notes_verbales"
    list_display = ["reference", "direction", "authority", "subject", "state", "sent_on", "received_on", "post"]
    list_filter = ["direction", "state", "language", "post", "year"]
    list_select_related = ["authority", "post"]
    search_fields = ["=reference", "their_number", "subject", "authority__name"]
    ordering = ["-recorded_at", "-pk"]

    def open_to(self, rows: "QuerySet[NoteVerbale]", request: HttpRequest) -> "QuerySet[NoteVerbale]":
        open_rows = NoteVerbale.objects.administered_by(request.user)  # type: ignore[arg-type]
        return rows.filter(pk__in=open_rows.values("pk"))


@admin.register(NoteTemplate)
class NoteTemplateAdmin(ReadOnlyAdmin[NoteTemplate]):
    """Uploaded, approved and retired on their own page."""

    exclude = ["file"]
    list_display = ["name", "language", "state", "uploaded_by", "uploaded_at", "approved_by"]
    list_filter = ["state", "language"]
    list_select_related = ["uploaded_by", "approved_by"]
    search_fields = ["name", "file_name"]
    ordering = ["name", "-pk"]


@admin.register(PublicFigure)
class PublicFigureAdmin(ReadOnlyAdmin[PublicFigure]):
    """Our own counts beside it are for headquarters and who counted: they are not shown here."""

    list_display = ["statement", "manner", "low", "high", "counted", "as_of", "recorded_by"]
    list_filter = ["manner", "as_of"]
    list_select_related = ["statement", "recorded_by"]
    search_fields = ["counted", "statement__subject"]
    ordering = ["-pk"]


@admin.register(Statement)
class StatementAdmin(ReadOnlyAdmin[Statement]):
    """Said in public; what it has to do with a case is shown on its own page, to those who may see that."""

    list_display = ["subject", "side", "authority", "speaker", "said_on", "post"]
    list_filter = ["side", "said_on", "post"]
    list_select_related = ["authority", "post"]
    search_fields = ["subject", "text", "speaker", "authority__name"]
    ordering = ["-said_on", "-pk"]


@admin.register(TravelWarning)
class TravelWarningAdmin(ReadOnlyAdmin[TravelWarning]):
    list_display = ["country", "area", "level", "from_on", "until_on", "issued_by", "published_by"]
    list_filter = ["level", "country"]
    list_select_related = ["issued_by", "published_by"]
    search_fields = ["area", "reason"]
    ordering = ["-from_on", "-pk"]


@admin.register(Judgement)
class JudgementAdmin(ReadOnlyAdmin[Judgement]):
    list_display = ["commitment", "state", "judged_on", "judged_by"]
    list_filter = ["state", "judged_on"]
    list_select_related = ["commitment", "judged_by"]
    search_fields = ["commitment__words", "evidence"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Judgement]", request: HttpRequest) -> "QuerySet[Judgement]":
        open_ones = Commitment.objects.filter(administered_by(request.user, "commitments"))  # type: ignore[arg-type]
        return rows.filter(commitment__in=open_ones)


@admin.register(Negotiation)
class NegotiationAdmin(ReadOnlyAdmin[Negotiation]):
    list_display = ["title", "kind", "authority", "state", "next_on", "post"]
    list_filter = ["state", "kind", "post"]
    list_select_related = ["authority", "post"]
    search_fields = ["title", "authority__name"]
    ordering = ["next_on", "pk"]


@admin.register(NegotiationStep)
class NegotiationStepAdmin(ReadOnlyAdmin[NegotiationStep]):
    list_display = ["negotiation", "kind", "taken_on", "state", "taken_by"]
    list_filter = ["kind", "state"]
    list_select_related = ["negotiation", "taken_by"]
    search_fields = ["negotiation__title", "text"]
    ordering = ["-taken_on", "-pk"]


@admin.register(NegotiationDraft)
class NegotiationDraftAdmin(ReadOnlyAdmin[NegotiationDraft]):
    """The file itself is served by the page of the negotiation only."""

    exclude = ["file"]
    list_display = ["title", "negotiation", "origin", "dated_on", "added_by"]
    list_filter = ["origin", "language"]
    list_select_related = ["negotiation", "added_by"]
    search_fields = ["title", "negotiation__title", "name"]
    ordering = ["-dated_on", "-pk"]
