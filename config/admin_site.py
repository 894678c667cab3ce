"""The admin as the consul thinks of it: who may enter, people, cases, diplomacy, rules, evidence, jobs."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: tuple[tuple[str | Promise, str, tuple[str, ...]], ...] = (
    (_("Who may enter"), "entry", ("accounts.User", "accounts.Post")),
    (
        _("People"),
        "people",
        (
            "nationals.National",
            "nationals.Alias",
            "nationals.TravelDocument",
            "nationals.NextOfKin",
            "nationals.Consent",
            "nationals.Unidentified",
            "nationals.Identification",
            "nationals.Proposal",
        ),
    ),
    (
        _("Cases"),
        "cases",
        (
            "cases.Case",
            "cases.Incident",
            "cases.Task",
            "cases.Event",
            "cases.Claim",
            "cases.Contradiction",
            "cases.Resolution",
            "cases.FamilyContact",
            "cases.Override",
            "cases.Document",
            "cases.TraffickingAssessment",
            "cases.JourneyLeg",
            "cases.Confirmation",
            "cases.NamedOfficer",
            "cases.CaseLink",
            "cases.ExternalReference",
        ),
    ),
    (
        _("Diplomacy"),
        "diplomacy",
        (
            "diplomacy.Authority",
            "diplomacy.Contact",
            "diplomacy.Engagement",
            "diplomacy.Point",
            "diplomacy.ReadOut",
            "diplomacy.Briefing",
            "diplomacy.Request",
            "diplomacy.Reminder",
            "diplomacy.Commitment",
            "diplomacy.NoteVerbale",
            "diplomacy.NoteTemplate",
            "diplomacy.Statement",
            "diplomacy.PublicFigure",
            "diplomacy.TravelWarning",
        ),
    ),
    (
        _("Networks"),
        "networks",
        (
            "networks.Actor",
            "networks.ActorName",
            "networks.Identifier",
            "networks.Involvement",
            "networks.Affiliation",
            "networks.AffiliationWord",
            "networks.AffiliationResolution",
            "networks.Route",
            "networks.Advertisement",
            "networks.CorrectionRequest",
            "networks.ActorReview",
            "networks.Referral",
            "networks.ReferralStep",
            "networks.ReferralQuestion",
            "networks.ReferralPack",
            "diplomacy.Judgement",
            "diplomacy.Negotiation",
            "diplomacy.NegotiationStep",
            "diplomacy.NegotiationDraft",
        ),
    ),
    (_("Rules and lists"), "rules", ("cases.DeadlineRule", "cases.ExploitationPurpose")),
    (_("Imported registers"), "registers", ("cases.RegisterImport", "cases.ImportLine")),
    (_("Name lists"), "name-lists", ("cases.NameList", "cases.ListedPerson")),
    (_("Evidence"), "evidence", ("audit.Read",)),
    (_("Background jobs"), "jobs", ("procrastinate.ProcrastinateJob",)),
)


NAMES = {"procrastinate.ProcrastinateJob": _("Jobs")}


class RecordsSite(admin.AdminSite):
    """Signing in, signing out and passwords are those of everybody (allauth)."""

    site_header = "Ubalozi"
    site_title = "Ubalozi"
    index_title = _("Records")
    empty_value_display = "—"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return answer

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.GET.get("term", ""):
            raise BadRequest(_("This page's address is damaged. Open the list again."))
        return super().autocomplete_view(request)

    def password_change(  # type: ignore[override]  # a redirect instead of a page
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_change_password"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The groups in their order; a record that is in none of them comes last, under its app."""
        apps: list[Any] = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        models = {_label(model): model for app in apps for model in app["models"]}
        for label, name in NAMES.items():
            models.get(label, {})["name"] = name
        groups = [
            {
                "name": name,
                "app_label": code,
                "app_url": reverse("admin:index"),
                "has_module_perms": True,
                "models": [models.pop(label) for label in labels if label in models],
            }
            for name, code, labels in GROUPS
        ]
        for app in apps:
            app["models"] = [model for model in app["models"] if _label(model) in models]
        return [group for group in [*groups, *apps] if group["models"]]


def _label(model: dict[str, Any]) -> str:
    label: str = model["model"]._meta.label
    return label
