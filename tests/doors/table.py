"""The doors table: every address, and what each role gets there.

The columns are those of ``world.ROLES``: stranger, caseworker here, caseworker of another post, supervisor here,
supervisor at headquarters, auditor at headquarters, admin without a membership.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """``expects``: one status a role; ``arguments``: where the address finds its parts in the world.

    ``posts``: it takes nothing but POST, which is sent with a submission key and nothing else.
    ``concerns``: whether it shows the case, so that a restricted one closes it to all who are not named.
    """

    expects: str
    arguments: tuple[str, ...] = ()
    query: str = ""
    posts: bool = False
    concerns: bool = True

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in self.expects.split()]


def door(expects: str, *arguments: str, query: str = "", posts: bool = False, concerns: bool | None = None) -> Door:
    return Door(expects, arguments, query, posts, bool(arguments) if concerns is None else concerns)


DOORS: dict[str, Door] = {}
