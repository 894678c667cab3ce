"""What is under negotiation."""

from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from diplomacy.models import Negotiation, NegotiationDraft, NegotiationStep


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
