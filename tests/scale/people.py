"""Who lives in a database of its own: ``python -m tests.scale.people`` makes them and says in JSON who they are."""

import json

import django


def main() -> dict[str, str]:
    from django.test import Client  # noqa: PLC0415  after django.setup()

    from tests.factories import CaseFactory, NationalFactory, PostFactory, UserFactory  # noqa: PLC0415

    post = PostFactory.create(name="Embassy in Moscow")
    user = UserFactory.create(supervisor=post, email="grace@ubalozi.example")
    case = CaseFactory.create(post=post, national=NationalFactory.create(name="Daniel Kiprono Cheboi", post=post))
    client = Client()
    client.force_login(user)
    return {"case": case.reference, "email": user.email, "session": client.cookies["sessionid"].value}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main()))
