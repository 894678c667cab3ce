"""Imported registers, in each of their states."""

from django.core.files.base import ContentFile
from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from cases.models import ImportLine, RegisterImport
from tests.factories.accounts import PostFactory, UserFactory

CONTENT = (
    b"Name,Status,Country,Sex,DOB,Phone,Passport\nAmina Noor,POW,Ukraine,F,1990,0712000111,A1234567\n"
    b"Juma Kamau,missing,Qatar,M,about 1988,,\nNobody,gone,Atlantis,M,,,\n"
)


class RegisterImportFactory(DjangoModelFactory[RegisterImport]):
    name = "register.csv"
    file = LazyFunction(lambda: ContentFile(CONTENT, name="register.csv"))
    size = len(CONTENT)
    sha256 = Sequence("{:064x}".format)
    post = SubFactory(PostFactory)
    uploaded_by = SubFactory(UserFactory)

    class Meta:
        model = RegisterImport


class ImportLineFactory(DjangoModelFactory[ImportLine]):
    register = SubFactory(RegisterImportFactory)
    row = Sequence(lambda number: number + 2)
    raw = LazyFunction(lambda: {"A": "Amina Noor", "B": "POW", "C": "Ukraine"})
    values = LazyFunction(
        lambda: {"name": "Amina Noor", "name_as_written": "Amina Noor", "status": "captured", "country": "UA"}
    )
    fingerprint = Sequence("{:064x}".format)

    class Meta:
        model = ImportLine
