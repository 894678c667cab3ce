"""The register of persons: what is known of them can be put right; nobody is added or deleted here."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.admin import KeptForm, ManyRecords, ReadOnlyAdmin, VersionedAdmin
from audit.admin.many import MOST_FOUND
from core.forms import PlainTextFields
from core.lookups import ExistsRowByRow
from nationals import index, notices
from nationals.forms.details import TravelDocumentForm
from nationals.forms.family import NextOfKinForm
from nationals.forms.person import FIELDS, NationalForm
from nationals.forms.unidentified import FIELDS as UNIDENTIFIED_FIELDS
from nationals.forms.unidentified import UnidentifiedForm
from nationals.http import LABEL, UNIDENTIFIED
from nationals.matching.normalise import document
from nationals.models import (
    Alias,
    Consent,
    Identification,
    National,
    NextOfKin,
    Proposal,
    TravelDocument,
    Unidentified,
)
from nationals.services.family import relieve_other_main_contact, wrong_guardian
from nationals.services.register import tidied

Record = TypeVar("Record", bound=models.Model)


class OfNational(ManyRecords[Record]):
    """Mixin for what belongs to a national: closed where he is; opening it is reading him."""

    list_select_related = ["national"]

    def open_to(self, rows: "QuerySet[Record]", request: Any) -> "QuerySet[Record]":
        of_it = National.objects.open_to_admin(request.user).filter(pk=OuterRef("national_id"))
        return rows.filter(ExistsRowByRow(of_it))

    def read_of(self, record: Record) -> tuple[str, str] | None:
        national: National = record.national  # type: ignore[attr-defined]  # each of them has one
        return LABEL, national.reference

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class KeptNationalForm(NationalForm, KeptForm[National]):
    """The page's form, in the admin."""


@admin.register(National)
class NationalAdmin(ManyRecords[National], VersionedAdmin[National]):
    form = KeptNationalForm
    fields = ["reference", *FIELDS, "post", "registered_at", "version_seen"]
    readonly_fields = ["reference", "post", "registered_at"]
    list_display = ["name", "reference", "born", "sex", "home_county", "citizenship", "post"]
    list_filter = ["post", "citizenship", "sex"]
    list_select_related = ["post"]
    search_fields = ["reference", "name"]
    search_help_text = gettext_lazy("Name in any spelling that is recorded, reference, passport or identity number")
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[National]", request: Any) -> "QuerySet[National]":
        of_it = National.objects.open_to_admin(request.user).filter(pk=OuterRef("pk"))
        return rows.filter(ExistsRowByRow(of_it))

    def read_of(self, record: National) -> tuple[str, str]:
        return LABEL, record.reference

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[National]", search_term: str
    ) -> "tuple[QuerySet[National], bool]":
        """Each word stands in one of the names, or the whole is a number that is his."""
        if not search_term.strip():
            return queryset, False
        number = document(search_term)
        numbered = Q(reference=search_term.strip().upper()) | (Q(national_id=number) & ~Q(national_id=""))
        held = TravelDocument.objects.filter(number_key=number).exclude(number_key="").values("national_id")
        known = [
            National.objects.filter(numbered),
            National.objects.filter(pk__in=held),
            National.objects.called(search_term),
        ]
        found = [pk for some in known for pk in some.order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND]]
        return queryset.filter(pk__in=found), False

    def save_model(self, request: HttpRequest, obj: National, form: Any, change: bool) -> None:
        """As the page does: numbers in one form, the keys that he is found by anew."""
        obj.national_id = tidied(obj.national_id)
        index.set_index(obj)
        super().save_model(request, obj, form, change)
        notices.facts_changed(obj)


class KeptAliasForm(PlainTextFields, forms.ModelForm[Alias]):
    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        others = Alias.objects.filter(national=self.instance.national_id, name=told.get("name")).exclude(
            pk=self.instance.pk
        )
        if told.get("name") == self.instance.national.name or others.exists():
            self.add_error("name", _("The person is known by this name already."))
        return told


@admin.register(Alias)
class AliasAdmin(OfNational[Alias]):
    form = KeptAliasForm
    fields = ["national", "name", "kind", "language", "origin", "recorded_at"]
    readonly_fields = ["national", "recorded_at"]
    list_display = ["name", "national", "kind", "language", "origin"]
    list_filter = ["kind"]
    search_fields = ["national__name", "=national__reference"]

    def save_model(self, request: HttpRequest, obj: Alias, form: Any, change: bool) -> None:
        national = National.locked(obj.national_id)
        obj.save()
        index.refresh_index(national)
        notices.facts_changed(national)


class KeptDocumentForm(TravelDocumentForm, KeptForm[TravelDocument]):
    """The page's form, in the admin."""


@admin.register(TravelDocument)
class TravelDocumentAdmin(OfNational[TravelDocument], VersionedAdmin[TravelDocument]):
    form = KeptDocumentForm
    fields = ["national", *TravelDocumentForm.Meta.fields, "version_seen"]
    readonly_fields = ["national"]
    list_display = ["number", "kind", "national", "issuer", "expires_on", "state", "holder"]
    list_filter = ["kind", "state", "issuer"]
    search_fields = ["=number_key", "national__name", "=national__reference"]

    def save_model(self, request: HttpRequest, obj: TravelDocument, form: Any, change: bool) -> None:
        index.set_number_key(obj)
        super().save_model(request, obj, form, change)
        notices.facts_changed(obj.national)


class KeptNextOfKinForm(NextOfKinForm, KeptForm[NextOfKin]):
    """The page's form, in the admin."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own step: what was told is in the instance now
        if wrong := wrong_guardian(self.instance):
            self.add_error("guardian", wrong)


@admin.register(NextOfKin)
class NextOfKinAdmin(OfNational[NextOfKin], VersionedAdmin[NextOfKin]):
    """How to reach somebody who must not be contacted is shown on the national's page only, for a reason."""

    form = KeptNextOfKinForm
    readonly_fields = ["national", "covered"]
    list_display = ["name", "relation", "national", "safe_to_contact", "is_main_contact", "informed_on"]
    list_filter = ["safe_to_contact", "relation", "is_main_contact"]
    search_fields = ["national__name", "=national__reference"]

    @admin.display(description=gettext_lazy("phones and e-mail"))
    def covered(self, kin: NextOfKin) -> str:
        return _("Covered: this person must not be contacted. Ask for them on the national’s page, with the reason.")

    def get_fields(self, request: HttpRequest, obj: NextOfKin | None = None) -> Any:
        names = list(NextOfKinForm.Meta.fields)
        if obj is not None and obj.is_unsafe:
            names = [name for name in names if name not in self.numbers] + ["covered"]
        return ["national", *names, "version_seen"]

    numbers = ("phones", "email")

    def get_form(self, request: Any, obj: NextOfKin | None = None, change: bool = False, **options: Any) -> Any:
        """Without the numbers the form has no fields for them, so that nothing can be posted into them either."""
        form = super().get_form(request, obj, change, **options)
        for name in self.numbers if obj is not None and obj.is_unsafe else ():
            form.base_fields.pop(name, None)
        return form

    def save_model(self, request: HttpRequest, obj: NextOfKin, form: Any, change: bool) -> None:
        National.locked(obj.national_id)
        relieve_other_main_contact(obj)
        super().save_model(request, obj, form, change)
        notices.facts_changed(obj.national)

    def hidden_in(self, record: NextOfKin) -> tuple[str, ...]:
        return self.numbers if record.is_unsafe else ()


@admin.register(Consent)
class ConsentAdmin(OfNational[Consent], ReadOnlyAdmin[Consent]):
    """Written once: another answer stands after it, on the national's page."""

    list_display = ["national", "topic", "answer", "to_whom", "given_on", "taken_by", "recorded_at"]
    list_select_related = ["national", "taken_by"]
    list_filter = ["topic", "answer"]
    search_fields = ["national__name", "=national__reference"]


class KeptUnidentifiedForm(UnidentifiedForm, KeptForm[Unidentified]):
    """The page's form, in the admin: a body that is linked stays a body there too."""

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "kind" in self.changed_data and self.instance.identifications.filter(withdrawn_at=None).exists():
            self.add_error("kind", _("Withdraw the identification first: it was made of the other."))
        return told


@admin.register(Unidentified)
class UnidentifiedAdmin(VersionedAdmin[Unidentified]):
    form = KeptUnidentifiedForm
    fields = ["reference", *UNIDENTIFIED_FIELDS, "post", "recorded_by", "recorded_at", "version_seen"]
    readonly_fields = ["reference", "post", "recorded_by", "recorded_at"]
    list_display = ["reference", "kind", "sex", "ages", "said_name", "found_place", "held_at", "post"]
    list_filter = ["kind", "sex", "post"]
    list_select_related = ["post"]
    search_fields = ["reference", "said_name", "description", "found_place", "held_at"]
    ordering = ["-pk"]

    def read_of(self, record: Unidentified) -> tuple[str, str]:
        return UNIDENTIFIED, record.reference

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Identification)
class IdentificationAdmin(OfNational[Identification], ReadOnlyAdmin[Identification]):
    """Made, confirmed and withdrawn on the record's page."""

    list_display = ["unidentified", "national", "method", "certainty", "examiner", "identified_by", "withdrawn_at"]
    list_select_related = ["unidentified", "national", "identified_by"]
    list_filter = ["method", "certainty", "of_body"]
    search_fields = ["unidentified__reference", "national__name", "=national__reference"]


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin[Proposal]):
    """Made and answered where the two posts work, each without the other's entry."""

    list_display = ["pair", "post", "proposed_by", "proposed_at", "first_agreed_by", "second_agreed_by", "declined_at"]
    list_select_related = [
        "pair__first", "pair__second", "post", "proposed_by", "first_agreed_by", "second_agreed_by",
    ]  # fmt: skip
    list_filter = ["post", "proposed_at"]
    search_fields = ["=pair__first__reference", "=pair__second__reference"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Proposal]", request: Any) -> "QuerySet[Proposal]":
        open_ones = National.objects.open_to_admin(request.user)
        first, second, joined = (
            ExistsRowByRow(open_ones.filter(pk=OuterRef(f"pair__{key}")))
            for key in ("first_id", "second_id", "second__merged_into_id")
        )
        return rows.filter(first, Q(second) | Q(joined))
