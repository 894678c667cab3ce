"""Which post takes the case of a line."""

from accounts.choices import Permission, PostKind
from accounts.models import Post, User


class Posts:
    """The mission in the country, else one that covers it, as far as the person may register there; else the
    register's own post."""

    def __init__(self, own: Post, by: User) -> None:
        self._own = own
        self._by_country: dict[str, Post] = {}
        allowed = [post for post in Post.objects.order_by("pk") if by.can(Permission.REGISTER, post.pk)]
        for post in allowed:
            if post.kind == PostKind.MISSION:
                for country in post.covers:
                    self._by_country.setdefault(country, post)
        for post in reversed(allowed):
            if post.kind == PostKind.MISSION:
                self._by_country[post.country.code] = post

    def for_country(self, country: str) -> Post:
        return self._by_country.get(country, self._own)
