"""Journey: an actor whom a case names is referred to the police; the pack that went holds no masked word; the police
ask, and what became of it is recorded."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from cases.models import Case
from diplomacy.choices import AuthorityKind
from networks.models import Actor, Referral
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories import (
    ActorFactory,
    AuthorityFactory,
    CaseFactory,
    InvolvementFactory,
    NextOfKinFactory,
    PostFactory,
    TravelDocumentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
SECRETS = ["Zuberi", "Okonkwo", "Nyambura", "AK0998877", "733998877"]


def test_a_pack_is_printed_sent_and_followed(apart: OpenPage) -> None:
    post = PostFactory.create(name="Nairobi")
    AuthorityFactory.create(name="Anti-trafficking unit", kind=AuthorityKind.POLICE)
    case: Case = CaseFactory.create(
        post=post, national__name="Zuberi Okonkwo", national__family_name="Okonkwo", national__phones=["+254733998877"]
    )
    TravelDocumentFactory.create(national=case.national, number="AK0998877")
    NextOfKinFactory.create(national=case.national, name="Zawadi Nyambura")
    actor: Actor = ActorFactory.create(name="Vitya the Recruiter")
    InvolvementFactory.create(actor=actor, case=case, words="He took AK 0998877 from Zuberi.", paid="Zawadi Nyambura")
    page = apart(UserFactory.create(full_name="Grace Chebet", caseworker=post))
    _draft(page, actor, case)
    _is_masked(_pack(page, "The pack, as it would be (PDF)"))
    press(page, "Send")
    looked_at(page)
    press(page, "It was sent")
    expect(page.locator("main")).to_contain_text("Sent. The pack is kept as it went.")
    looked_at(page)
    sent = _pack(page, "The pack, as it was sent (PDF)")
    _is_masked(sent)
    assert hashlib.sha256(sent).hexdigest() == Referral.objects.get().pack.sha256
    expect(page.locator("main")).to_contain_text(hashlib.sha256(sent).hexdigest())
    _ask_and_answer(page)
    _follow(page)


def _draft(page: Page, actor: Actor, case: Case) -> None:
    menu(page, "Networks")
    page.get_by_role("link", name=actor.name).click()
    press(page, "Refer to police")
    page.locator("select[name=unit]").select_option(label="Anti-trafficking unit")
    page.get_by_label("Subject").fill("The recruiter of Okonkwo")
    expect(page.get_by_label("Cases, by reference")).to_have_value(case.reference)
    page.locator("textarea").first.fill("Victim 1 paid him. Zuberi’s sister Nyambura knows his number.")
    looked_at(page)
    press(page, "Draft it")
    expect(page.locator("main")).to_contain_text("A draft. Nothing has left the house yet.")
    looked_at(page)


def _pack(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def _is_masked(content: bytes) -> None:
    text = " ".join(part.extract_text() for part in PdfReader(BytesIO(content)).pages)
    bare = re.sub(r"\W", "", text).casefold()
    assert "Vitya the Recruiter" in text
    assert "Victim 1" in text
    for secret in SECRETS:
        assert secret.casefold() not in bare
        assert secret.encode() not in content


def _ask_and_answer(page: Page) -> None:
    press(page, "Take down a question")
    page.get_by_label("What they ask").fill("May we speak with victim 1?")
    page.get_by_label("Answer due").fill("2031-01-31")
    looked_at(page)
    page.locator("main form button.btn-brand").click()
    expect(page.locator("main")).to_contain_text("May we speak with victim 1?")
    press(page, "Answer")
    page.get_by_label("Our answer").fill("Yes, with a lawyer.")
    page.locator("main form button.btn-brand").click()
    expect(page.locator("main")).to_contain_text("Yes, with a lawyer.")


def _follow(page: Page) -> None:
    for step in ("received", "investigation", "arrested"):
        press(page, "Record a step")
        page.get_by_label("Step").select_option(step)
        page.locator("main form button.btn-brand").click()
        expect(page.get_by_role("link", name="Record a step")).to_be_visible()
    expect(page.locator(".tag").first).to_have_text(re.compile("arrested", re.IGNORECASE))
    looked_at(page)
    menu(page, "Networks")
    press(page, "Referrals")
    expect(page.locator("main")).to_contain_text("The recruiter of Okonkwo")
    looked_at(page)
