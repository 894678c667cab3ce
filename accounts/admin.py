"""Who may enter: people, their memberships, posts."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Membership, Post, User
from accounts.services import end_membership, give_membership, invite_user, send_invitation
from audit.admin import RecordAdmin, SheetAdmin, SheetResource
from core.forms import PlainTextFields


class InvitationForm(PlainTextFields, forms.ModelForm[User]):
    """Only who it is: the password is set by the person, through the address in the mail."""

    class Meta:
        model = User
        fields = ["email", "full_name", "is_staff"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.refuse_hidden_characters()

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("Somebody with this address has an account already."))
        return email


class MembershipForm(forms.ModelForm[Membership]):
    """Of one that was given, only the end can change: what somebody was allowed to do on a day stays true."""

    class Meta:
        model = Membership
        fields = ["post", "role", "starts_on", "ends_on"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["post"] = _given(self.instance.post)
            for name in ("post", "role", "starts_on"):
                self.fields[name].disabled = True


def _given(post: Post) -> forms.TypedChoiceField:
    """Shown, not chosen: no query for each row."""
    return forms.TypedChoiceField(choices=[(str(post.pk), post.name)], coerce=lambda _pk: post)


class MembershipFormSet(forms.BaseInlineFormSet[Membership, User, MembershipForm]):
    def clean(self) -> None:
        """The same role at the same post twice at the same time is refused here, before anything is saved."""
        super().clean()
        given: list[Membership] = []
        for form in self.forms:
            row = form.instance
            if not form.has_changed() and not row.pk:
                continue
            if form.is_valid() and any(_overlap(row, other) for other in given):
                form.add_error(None, _("This person holds this role at this post already."))
            given.append(row)


def _overlap(one: Membership, other: Membership) -> bool:
    first, second = sorted((one, other), key=lambda membership: membership.starts_on)
    same = (one.post_id, one.role) == (other.post_id, other.role)
    return same and (first.ends_on is None or first.ends_on >= second.starts_on)


class MembershipInline(admin.TabularInline[Membership, User]):
    model = Membership
    form = MembershipForm
    formset = MembershipFormSet  # type: ignore[assignment]  # a formset of its own form
    extra = 0
    can_delete = False
    autocomplete_fields = ["post"]

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_staff

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_staff

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Membership]":
        return super().get_queryset(request).select_related("post").order_by("-starts_on", "pk")


class AtPost(admin.SimpleListFilter):
    """People with a membership there today."""

    title = gettext_lazy("post")
    parameter_name = "at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(post.pk), post.name) for post in Post.objects.order_by("name")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[User]") -> "QuerySet[User]":
        value = self.value()
        if value not in {number for number, _name in self.lookup_choices}:
            return queryset
        return queryset.filter(pk__in=Membership.objects.current().filter(post_id=value).values("user_id"))


@admin.register(User)
class UserAdmin(RecordAdmin[User]):
    list_display = ["full_name", "email", "is_active", "is_staff", "memberships_today", "invited_at", "last_login"]
    list_filter = [AtPost, "is_active", "is_staff"]
    search_fields = ["full_name", "email"]
    ordering = ["full_name", "pk"]
    readonly_fields = ["email", "invited_at", "last_login"]
    fields = ["email", "full_name", "is_active", "is_staff", "invited_at", "last_login"]
    add_fields = ["email", "full_name", "is_staff"]
    inlines = [MembershipInline]
    actions = ["invite_again"]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[User]":
        today = timezone.localdate()
        in_force = Q(memberships__starts_on__lte=today) & (
            Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=today)
        )
        return super().get_queryset(request).annotate(in_force=Count("memberships", filter=in_force))

    @admin.display(description=gettext_lazy("memberships today"), ordering="in_force")
    def memberships_today(self, user: User) -> int:
        count: int = getattr(user, "in_force", 0)
        return count

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return self.fields if obj else self.add_fields

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Nobody takes the admin's key away from himself."""
        own = ["is_active", "is_staff"] if obj == request.user else []
        return [*self.readonly_fields, *own] if obj else []

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        return self.inlines if obj else []

    def get_form(self, request: Any, obj: User | None = None, change: bool = False, **options: Any) -> Any:
        return super().get_form(request, obj, change, **options | ({} if obj else {"form": InvitationForm}))

    def save_form(self, request: Any, form: Any, change: bool) -> User:
        kept: User = super().save_form(request, form, change)
        if change:
            return kept
        told = form.cleaned_data
        name = told["full_name"]
        return invite_user(
            email=told["email"], full_name=name, is_staff=told["is_staff"], by=request.user,
            told=partial(_tell_of_mail, request, name),
        )  # fmt: skip

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if change:
            obj.save()

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> Any:
        """On to the memberships, without which a person sees nothing."""
        pressed = request.POST.copy()
        pressed.setdefault("_continue", "1")
        request.POST = pressed  # type: ignore[assignment]  # the admin reads the pressed button from it
        return super().response_add(request, obj, post_url_continue)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        """Memberships are given and ended by their verbs."""
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        for row in formset.forms:
            if not row.has_changed():
                continue
            membership = row.instance
            if membership.pk:
                end_membership(membership, ends_on=membership.ends_on, by=request.user)
                formset.changed_objects.append((membership, row.changed_data))
            else:
                given = give_membership(
                    form.instance, post=membership.post, role=membership.role, by=request.user,
                    starts_on=membership.starts_on, ends_on=membership.ends_on,
                )  # fmt: skip
                formset.new_objects.append(given)

    @admin.action(description=gettext_lazy("Send the invitation again"))
    def invite_again(self, request: Any, queryset: "QuerySet[User]") -> None:
        waiting = [user for user in queryset.filter(is_active=True) if not user.has_usable_password()]
        for user in waiting:
            send_invitation(user, by=request.user, told=partial(_tell_of_mail, request, user.full_name))
        if not waiting:
            messages.info(request, _("People who have set a password already get none."))


def _tell_of_mail(request: HttpRequest, name: str, is_sent: bool) -> None:
    if is_sent:
        messages.info(request, _("%(name)s gets a mail with the address to set a password.") % {"name": name})
    else:
        words = _(
            "%(name)s has an account, but the mail could not be sent. When mail works again, choose "
            "“Send the invitation again” in the list of users."
        )
        messages.error(request, words % {"name": name})


class PostResource(SheetResource):
    class Meta(SheetResource.Meta):
        model = Post
        import_id_fields = ["code"]
        fields = ["code", "name", "kind", "country", "covers", "time_zone", "duty_phone"]


@admin.register(Post)
class PostAdmin(SheetAdmin[Post]):
    resource_classes = [PostResource]
    list_display = ["name", "code", "kind", "country", "covers", "time_zone", "duty_phone"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "code"]
    ordering = ["name"]
