"""The pack that is sent: what it tells, what it keeps out, and that it stays as it went."""

import hashlib
import re
import zlib
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from audit.models import Read
from cases.models import Case
from networks.choices import VictimNaming
from networks.models import Actor, Referral
from networks.services.referrals.drafting import set_papers
from networks.services.referrals.pack import pack_of
from networks.services.referrals.sending import send_referral
from tests.factories import (
    ActorNameFactory,
    AdvertisementFactory,
    AffiliationWordFactory,
    AliasFactory,
    CaseFactory,
    DocumentFactory,
    IdentifierFactory,
    InvolvementFactory,
    NextOfKinFactory,
    TravelDocumentFactory,
)
from tests.networks.referring import drafted

pytestmark = pytest.mark.django_db
NAMES = ["Zuberi", "Okonkwo", "Kipsang", "Zawadi", "Nyambura"]
NUMBERS = ["AK0998877", "30112233", "733998877", "722665544"]


@pytest.fixture
def victim(case: Case) -> Case:
    """One of whom everything is known that must not be read."""
    national = case.national
    national.name, national.family_name = "Zuberi Okonkwo", "Okonkwo"
    national.national_id, national.phones = "30112233", ["+254733998877"]
    national.save()
    AliasFactory.create(national=national, name="Zu Kipsang")
    TravelDocumentFactory.create(national=national, number="AK0998877")
    NextOfKinFactory.create(national=national, name="Zawadi Nyambura", phones=["+254722665544"])
    return case


@pytest.fixture
def referral(officer: User, actor: Actor, victim: Case) -> Referral:
    InvolvementFactory.create(
        actor=actor, case=victim, paid="Zawadi Nyambura, from 0722 665 544",
        words="He called ZUBERI on 0733-998-877 and took passport AK 0998877.",
    )  # fmt: skip
    AffiliationWordFactory.create(affiliation__actor=actor, case=victim, text="Zu Kipsang saw his card.")
    text = "Zuberi Okonkwo (id 30112233) was recruited in Nairobi.\nHis sister Nyambura paid."
    found = drafted(officer, cases=[victim], actors=[actor], text=text, subject="The recruiter of Okonkwo")
    paper = DocumentFactory.create(case=victim, name="zuberi_okonkwo_AK0998877.pdf")
    set_papers(found, by=officer, documents=[paper], advertisements=[AdvertisementFactory.create(actor=actor)])
    return found


def read(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def raw(content: bytes) -> bytes:
    """The file's bytes, and what its streams hold when they are unpacked."""
    parts = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            parts.append(packed)
    return b"\n".join(parts)


@pytest.mark.parametrize("naming", VictimNaming.values)
def test_masked_words_are_nowhere_in_the_file(naming: str, referral: Referral, officer: User) -> None:
    Referral.objects.filter(pk=referral.pk).update(victims=naming)
    sent = send_referral(referral, by=officer)
    with sent.pack.file.open() as file:
        content = file.read()
    text, bare = read(content).casefold(), re.sub(r"\W", "", read(content)).casefold()
    everything = raw(content).lower()
    for secret in [*NAMES, *NUMBERS, referral.cases.get().reference, referral.cases.get().national.reference]:
        assert secret.casefold() not in text
        assert re.sub(r"\W", "", secret).casefold() not in bare
        assert secret.lower().encode() not in everything
        assert secret.lower().encode("utf-16-be") not in everything


def test_it_tells_what_police_need(referral: Referral, officer: User, actor: Actor) -> None:
    IdentifierFactory.create(actor=actor, value="+79001234567")
    ActorNameFactory.create(actor=actor, name="Vitya")
    text = read(pack_of(referral, officer))
    for told in (
        referral.reference,
        "Draft. Not sent.",
        "Anti-trafficking unit",
        actor.name,
        "Vitya",
        "Victim 1",
        "+7 900",
    ):
        assert told in text
    for paper in referral.papers.order_by("pk"):
        assert paper.kept.sha256 in re.sub(r"\s", "", text)
    assert "Victim 1 (Z. O.)" not in text


def test_initials_if_so_chosen(referral: Referral, officer: User) -> None:
    referral.victims = VictimNaming.INITIALS
    assert "Victim 1 (Z. O.)" in read(pack_of(referral, officer))


def test_what_was_said_in_other_cases_is_not_told(
    referral: Referral, officer: User, actor: Actor, case_elsewhere: Case
) -> None:
    mine = CaseFactory.create(post=referral.post)
    for other in (mine, case_elsewhere):
        ActorNameFactory.create(actor=actor, name="The Falcon", case=other)
        InvolvementFactory.create(actor=actor, case=other, words="Falcon words")
        AffiliationWordFactory.create(affiliation__actor=actor, case=other, speaker="Falcon speaker")
    assert "Falcon" not in read(pack_of(referral, officer))


def test_it_is_kept_with_its_hash_as_it_went(referral: Referral, officer: User, actor: Actor, desk: Client) -> None:
    address = reverse("networks:referral-pack", args=[referral.reference])
    assert b"%PDF" in desk.get(address).content
    sent = send_referral(referral, by=officer)
    ActorNameFactory.create(actor=actor, name="Learned Later")
    content = desk.get(address).content
    assert hashlib.sha256(content).hexdigest() == sent.pack.sha256
    assert "Learned Later" not in read(content)
    assert "Draft" not in read(content)
    reads = set(Read.objects.filter(kind="downloaded").values_list("reference", flat=True))
    assert {referral.reference, actor.reference, referral.cases.get().reference} <= reads


def test_hostile_words_are_printed_and_nothing_else(referral: Referral, officer: User) -> None:
    referral.text = '#panic() $x$ \\ *bold* <script> #import "/etc/passwd" ဗမာ'
    text = read(pack_of(referral, officer))
    assert "#panic()" in text
    assert '#import "/etc/passwd"' in text.replace("“", '"').replace("”", '"')
