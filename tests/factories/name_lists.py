"""Name lists, in each of their states."""

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyFunction, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from cases.choices import LineDecision
from cases.models import ListedPerson, NameList
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory

SENT = "№;ФИО;Дата рождения;Место содержания\n1;Ванджиру Нджороге;12.06.1993;СИЗО № 1\n2;Отиено Хассан;1990 г.р.;\n"


class NameListFactory(DjangoModelFactory[NameList]):
    name = "list.csv"
    file = LazyFunction(lambda: ContentFile(SENT.encode(), name="list.csv"))
    size = len(SENT.encode())
    sha256 = Sequence("{:064x}".format)
    post = SubFactory(PostFactory)
    sender = "Third Brigade"
    country = "RU"
    uploaded_by = SubFactory(UserFactory)

    class Meta:
        model = NameList


class ListedPersonFactory(DjangoModelFactory[ListedPerson]):
    name_list = SubFactory(NameListFactory, state="checked")
    row = Sequence(lambda number: number + 2)
    raw = LazyFunction(lambda: {"B": "Ванджиру Нджороге", "C": "12.06.1993"})
    values = LazyFunction(
        lambda: {"name": "Ванджиру Нджороге", "name_as_written": "Ванджиру Нджороге", "born": "1993-06-12"}
    )
    fingerprint = Sequence("{:064x}".format)
    person_key = Sequence("{:064x}".format)

    class Meta:
        model = ListedPerson

    class Params:
        accepted = Trait(
            decision=LineDecision.ACCEPTED,
            case=SubFactory(CaseFactory, post=SelfAttribute("..name_list.post")),
            national=SelfAttribute("case.national"),
            decided_by=SubFactory(UserFactory),
            decided_at=LazyFunction(timezone.now),
        )
