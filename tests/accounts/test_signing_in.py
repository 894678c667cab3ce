"""Signing in: nobody learns who has an account, nobody guesses for long, every sign-in is a new session."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from accounts.demo import DEMO_ACCOUNTS
from accounts.models import User
from tests.factories.accounts import PASSWORD, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def officer() -> User:
    user: User = UserFactory.create(caseworker=PostFactory.create())
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client: Client, email: str, password: str = PASSWORD, **headers: str) -> str:
    answer = client.post(SIGN_IN, {"login": email, "password": password}, headers=headers)
    return answer.content.decode() if answer.status_code == HTTPStatus.OK else answer.headers["Location"]


def test_the_right_password_leads_to_today(client: Client, officer: User) -> None:
    assert sign_in(client, officer.email) == "/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, officer: User) -> None:
    sent_to = client.get("/profile/?a=1").headers["Location"]
    assert sent_to == f"{SIGN_IN}?next=/profile/%3Fa%3D1"
    fields = {"login": officer.email, "password": PASSWORD, "next": "/profile/?a=1"}
    assert client.post(SIGN_IN, fields).headers["Location"] == "/profile/?a=1"


def test_signing_in_never_leads_to_another_site(client: Client, officer: User) -> None:
    fields = {"login": officer.email, "password": PASSWORD, "next": "https://example.org/"}
    assert client.post(SIGN_IN, fields).headers["Location"] == "/"


def test_each_sign_in_is_a_new_session(client: Client, officer: User) -> None:
    client.get(SIGN_IN)
    sign_in(client, officer.email)
    first = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    sign_in(client, officer.email)
    assert client.cookies["sessionid"].value != first


def test_a_session_that_was_planted_is_not_the_one_signed_in(client: Client, officer: User) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    sign_in(client, officer.email)
    assert client.cookies["sessionid"].value != planted


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(client: Client, officer: User) -> None:
    def said(email: str) -> str:
        page = sign_in(client, email, "not-the-password-at-all")
        return re.sub(r'value="[^"]*"', "", page)

    assert said(officer.email) == said("nobody@example.org")


def test_an_account_that_is_closed_cannot_sign_in(client: Client, officer: User) -> None:
    officer.is_active = False
    officer.save()
    sign_in(client, officer.email)
    assert client.get("/profile/").status_code == HTTPStatus.FOUND


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client: Client, officer: User) -> None:
    for _attempt in range(5):
        sign_in(client, officer.email, "not-the-password-at-all")
    assert "Too many failed login attempts" in sign_in(client, officer.email)


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client: Client, officer: User) -> None:
    answers = [client.post("/accounts/password/reset/", {"email": each}) for each in (officer.email, "no@example.org")]
    assert {answer.headers["Location"] for answer in answers} == {"/accounts/password/reset/done/"}
    assert [message.to for message in mail.outbox] == [[officer.email]]


def test_where_mail_does_not_go_out_nobody_learns_who_has_an_account(
    client: Client, officer: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    answer = client.post("/accounts/password/reset/", {"email": officer.email})
    assert answer.headers["Location"] == "/accounts/password/reset/done/"
    assert "could not be sent" in caplog.text


def test_a_forgotten_password_is_replaced_through_the_mail(client: Client, officer: User) -> None:
    client.post("/accounts/password/reset/", {"email": officer.email})
    message = mail.outbox[0]
    assert "Choose a new password" in message.subject
    path = re.search(r"http://[^/]+(/accounts/password/reset/key/\S+)", str(message.body))
    assert path
    form = client.get(path[1], follow=True)
    fields = {"password1": "quite-another-passphrase", "password2": "quite-another-passphrase"}
    done = client.post(form.redirect_chain[-1][0], fields, follow=True)
    assert "The password is changed" in done.content.decode()
    assert sign_in(Client(), officer.email, "quite-another-passphrase") == "/"


def test_a_used_link_for_a_new_password_says_so(client: Client) -> None:
    page = client.get("/accounts/password/reset/key/1-abc/", follow=True).content.decode()
    assert "This link has been used" in page


def test_a_short_password_is_refused(client: Client, officer: User) -> None:
    sign_in(client, officer.email)
    fields = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "12" in client.post("/accounts/password/change/", fields).content.decode()


def test_the_password_can_be_changed(client: Client, officer: User) -> None:
    sign_in(client, officer.email)
    fields = {"oldpassword": PASSWORD, "password1": "quite-another-passphrase", "password2": "quite-another-passphrase"}
    assert client.post("/accounts/password/change/", fields).status_code == HTTPStatus.FOUND
    assert sign_in(Client(), officer.email, "quite-another-passphrase") == "/"


def test_nobody_signs_up(client: Client) -> None:
    fields = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert "By invitation only" in client.get("/accounts/signup/").content.decode()
    client.post("/accounts/signup/", fields)
    assert not User.objects.filter(email="new@example.org").exists()


def test_nobody_changes_his_own_address(client: Client, officer: User) -> None:
    sign_in(client, officer.email)
    answer = client.post("/accounts/email/", {"action_add": "", "email": "other@example.org"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert EmailAddress.objects.count() == 1


def test_signing_out_takes_a_post(client: Client, officer: User) -> None:
    sign_in(client, officer.email)
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert client.get("/profile/").status_code == HTTPStatus.OK
    client.post("/accounts/logout/")
    assert client.get("/profile/").status_code == HTTPStatus.FOUND


def test_the_demo_sign_ins_show_in_local_mode_only(client: Client) -> None:
    assert DEMO_ACCOUNTS[0].email in client.get(SIGN_IN).content.decode()
    with override_settings(LOCAL=False):
        assert DEMO_ACCOUNTS[0].email not in client.get(SIGN_IN).content.decode()


def test_own_sessions_are_listed_and_the_others_ended(officer: User, settings: Any) -> None:
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "zeal" not in each]  # allauth reads one by one
    client, other = Client(), Client(headers={"user-agent": PHONE})
    sign_in(other, officer.email)
    sign_in(client, officer.email)
    other.get("/profile/")
    client.get("/profile/")
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Firefox, Android" in page
    assert "Sign out everywhere else" in page
    client.post(reverse("usersessions_list"))
    assert other.get("/profile/").status_code == HTTPStatus.FOUND
    assert client.get("/profile/").status_code == HTTPStatus.OK


def test_a_script_signs_in_with_an_answer_in_json(client: Client, officer: User) -> None:
    fields = {"login": officer.email, "password": "not-the-password-at-all"}
    json = {"accept": "application/json"}
    assert client.post(SIGN_IN, fields, headers=json).status_code == HTTPStatus.BAD_REQUEST
    answer = client.post(SIGN_IN, fields | {"password": PASSWORD}, headers=json)
    assert answer.json()["location"] == "/"
    assert client.get("/profile/").status_code == HTTPStatus.OK


def test_pages_of_the_second_factor_wear_the_houses_look(client: Client, officer: User) -> None:
    sign_in(client, officer.email)
    for address in ("/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/reauthenticate/"):
        page = client.get(address, follow=True).content.decode()
        assert 'class="brand"' in page, address
        assert " style=" not in page, address
