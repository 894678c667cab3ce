"""Notes verbales and the forms on which they are printed."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from cases.models import Case
from diplomacy.choices import NoteDirection, NoteState, TemplateState
from diplomacy.models import NoteCase, NoteTemplate, NoteVerbale
from diplomacy.paper.house import house_template
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.diplomacy import AuthorityFactory


def _today() -> Any:
    return LazyFunction(timezone.localdate)


class NoteTemplateFactory(DjangoModelFactory[NoteTemplate]):
    name = Sequence("House form {:03d}".format)
    language = "en"
    file = LazyFunction(lambda: ContentFile(house_template(), "form.docx"))
    file_name = "form.docx"
    size = LazyFunction(lambda: len(house_template()))
    sha256 = Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())
    uploaded_by = SubFactory(UserFactory)

    class Meta:
        model = NoteTemplate

    class Params:
        approved = Trait(
            state=TemplateState.APPROVED, approved_by=SubFactory(UserFactory), approved_at=LazyFunction(timezone.now)
        )


class NoteVerbaleFactory(DjangoModelFactory[NoteVerbale]):
    """``on=[case]`` says whom it names; what was sent is made as it is made in life: named first, then sent."""

    post = SubFactory(PostFactory)
    authority = SubFactory(AuthorityFactory)
    subject = "Access to those in custody"
    text = "The Embassy presents its compliments and asks for consular access to the persons of the annex."
    drafted_by = SubFactory(UserFactory)
    written_by = LazyAttribute(lambda made: made.drafted_by)

    class Meta:
        model = NoteVerbale
        skip_postgeneration_save = True

    class Params:
        numbered = Trait(year=2026, number=Sequence(lambda number: number + 1), reference="KYI/NV/2026/0001")
        checked = Trait(
            numbered=True,
            state=NoteState.CHECKED,
            checked_by=SubFactory(UserFactory),
            checked_at=LazyFunction(lambda: timezone.now() - timedelta(days=9)),
        )
        sent = Trait(checked=True, state=NoteState.SENT, sent_on=_today())
        theirs = Trait(
            numbered=True, direction=NoteDirection.THEIRS, state=NoteState.RECEIVED, received_on=_today(), facts=[]
        )

    @classmethod
    def _create(cls, model_class: type[NoteVerbale], *args: Any, **fields: Any) -> NoteVerbale:
        later = {name: fields.pop(name) for name in ("state", "sent_on") if fields.get("sent_on") and name in fields}
        if later:
            fields["state"] = NoteState.CHECKED
        note: NoteVerbale = super()._create(model_class, *args, **fields)  # type: ignore[no-untyped-call]
        note.later = later  # type: ignore[attr-defined]
        return note

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        self.cases.set(cases or [])
        for name, value in self.later.items():
            setattr(self, name, value)
        if self.later:
            self.save()


class NoteCaseFactory(DjangoModelFactory[NoteCase]):
    note = SubFactory(NoteVerbaleFactory)
    case = SubFactory(CaseFactory)

    class Meta:
        model = NoteCase
