"""People who sign in, and where they work."""

from typing import Any

from django.contrib.auth.hashers import make_password
from factory.declarations import LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from accounts.choices import PostKind, Role
from accounts.models import Membership, Post, User

PASSWORD = "a-passphrase-for-tests"


class PostFactory(DjangoModelFactory[Post]):
    code = Sequence("post-{:03d}".format)
    name = Sequence("Mission {:03d}".format)
    country = "UA"
    covers = LazyFunction(lambda: ["UA", "MD"])
    time_zone = "Europe/Kyiv"

    class Meta:
        model = Post

    class Params:
        headquarters = Trait(
            kind=PostKind.HEADQUARTERS,
            name=Sequence("Headquarters desk {:03d}".format),
            country="KE",
            covers=LazyFunction(list),
            time_zone="Africa/Nairobi",
        )


class UserFactory(DjangoModelFactory[User]):
    """``UserFactory.create(caseworker=post)``; so too ``supervisor``, ``auditor``; ``admin=True`` for staff."""

    email = Sequence("officer{:04d}@example.org".format)
    full_name = Sequence("Officer {:04d}".format)
    password = LazyFunction(lambda: make_password(PASSWORD))

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        admin = Trait(is_staff=True, is_superuser=True)

    @post_generation
    def caseworker(self: Any, create: bool, post: Post | None, **_more: Any) -> None:
        _join(self, post, Role.CASEWORKER)

    @post_generation
    def supervisor(self: Any, create: bool, post: Post | None, **_more: Any) -> None:
        _join(self, post, Role.SUPERVISOR)

    @post_generation
    def auditor(self: Any, create: bool, post: Post | None, **_more: Any) -> None:
        _join(self, post, Role.AUDITOR)


class MembershipFactory(DjangoModelFactory[Membership]):
    user = SubFactory(UserFactory)
    post = SubFactory(PostFactory)
    role = Role.CASEWORKER

    class Meta:
        model = Membership


def _join(user: Any, post: Post | None, role: Role) -> None:
    if post is not None:
        MembershipFactory.create(user=user, post=post, role=role)
