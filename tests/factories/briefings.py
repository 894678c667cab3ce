"""What somebody was told before a meeting."""

from collections.abc import Iterable
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from cases.models import Case
from diplomacy.models import Briefing, BriefingCase
from diplomacy.paper.brief import Brief, Section
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.diplomacy import AuthorityFactory


def _content() -> dict[str, Any]:
    brief = Brief(
        language="en",
        reference="B-2026-900001",
        title="Briefing: Ministry",
        head=["As of today."],
        marking="For our side only.",
        in_latin="In Latin.",
        latin_beside="Latin beside.",
        made_at="2026-11-20T08:00:00+00:00",
        sections=[Section("Said before", ["A list of names was handed over."])],
        annexes=[],
    )
    return brief.data


class BriefingFactory(DjangoModelFactory[Briefing]):
    """``on=[case]`` says which cases it names or counts."""

    reference = Sequence(lambda number: f"B-2026-{900_001 + number}")
    authority = SubFactory(AuthorityFactory)
    post = SubFactory(PostFactory)
    posts_told = LazyAttribute(lambda made: [made.post.pk])
    made_by = SubFactory(UserFactory)
    content = LazyFunction(_content)

    class Meta:
        model = Briefing
        skip_postgeneration_save = True

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        for case in cases or ():
            BriefingCase.objects.create(briefing=self, case=case)
