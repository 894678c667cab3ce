"""What a person may see and do, worked out from his memberships."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from accounts.choices import Permission, PostKind, Role
from accounts.roles import PERMISSIONS, REACH_EVERY_POST

if TYPE_CHECKING:
    from accounts.models.membership import Membership


@dataclass(frozen=True, slots=True)
class Scope:
    """``at`` maps a post's pk to the permissions there; ``everywhere`` holds at every post."""

    at: dict[int, frozenset[Permission]] = field(default_factory=dict)
    everywhere: frozenset[Permission] = frozenset()
    roles: tuple[tuple[str, Role], ...] = ()

    @classmethod
    def of(cls, memberships: "Iterable[Membership]") -> Self:
        at: dict[int, frozenset[Permission]] = {}
        everywhere: frozenset[Permission] = frozenset()
        roles = []
        for membership in memberships:
            role = Role(membership.role)
            roles.append((membership.post.name, role))
            at[membership.post_id] = at.get(membership.post_id, frozenset()) | PERMISSIONS[role]
            if membership.post.kind == PostKind.HEADQUARTERS and role in REACH_EVERY_POST:
                everywhere |= PERMISSIONS[role]
        return cls(at, everywhere, tuple(roles))

    @property
    def sees_all(self) -> bool:
        return Permission.SEE in self.everywhere

    @property
    def posts(self) -> list[int]:
        """The posts of which this person is a member, by pk."""
        return sorted(self.at)

    def allows(self, permission: Permission, post_id: int | None = None) -> bool:
        if permission in self.everywhere:
            return True
        if post_id is None:
            return any(permission in here for here in self.at.values())
        return permission in self.at.get(post_id, frozenset())

    def posts_for(self, permission: Permission) -> list[int] | None:
        """Where this is allowed, by pk; ``None`` means everywhere."""
        if permission in self.everywhere:
            return None
        return sorted(pk for pk, here in self.at.items() if permission in here)
