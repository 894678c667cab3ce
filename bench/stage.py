"""Where the cases happen and who works on them: twelve posts, sixty people, the authorities they speak to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from django.contrib.auth.hashers import make_password

from accounts.choices import PostKind, Role
from accounts.models import Membership, Post, User
from bench.ledger import Ledger
from cases.models import Claim
from demo.names import person
from demo.world import SETTINGS, Setting
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority

EMAIL, PASSWORD = "supervisor@bench.example", "a-passphrase-for-measuring"
_WEIGHTS = (30, 22, 14, 8, 6, 5, 4, 4, 3, 2, 1, 1)  # a few posts carry most of the work

SHARED = frozenset(
    {
        "accounts.Membership", "accounts.Post", "accounts.User", "accounts.User_groups",
        "accounts.User_user_permissions", "cases.Counted", "cases.DeadlineRule", "cases.ExploitationPurpose",
        "cases.Incident", "cases.Listing", "cases.Tally", "core.Counter", "core.Draft", "diplomacy.Authority",
        "diplomacy.CommitmentSight", "diplomacy.Contact", "diplomacy.EngagementSight", "diplomacy.NoteSight",
        "diplomacy.NoteTemplate", "diplomacy.RequestSight", "diplomacy.TravelWarning",
    }
)  # fmt: skip
"""There once, however many cases there are; what is counted and listed, and who sees what, is made anew."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is besides ten thousand cases: ``events`` with one counterpart, ``actors`` of networks, the cases
    of one request (all, if there are fewer). A million cases have a hundred times as much."""

    events: int = 1_000
    actors: int = 500
    together: int = 5_000


@dataclass(frozen=True, slots=True)
class Office:
    post: Post
    setting: Setting
    officers: list[User]
    authorities: list[Authority]
    weight: int


@dataclass(frozen=True, slots=True)
class Stage:
    """``now`` is the moment to which every date is relative; ``claims``: one of each case, by its number;
    ``links``: the pairs of cases that are linked."""

    ledger: Ledger
    chance: Random
    now: datetime
    offices: list[Office]
    claims: dict[int, Claim] = field(default_factory=dict)
    links: set[tuple[int, int]] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.now.date()

    def office(self) -> Office:
        """One of them, the busy ones more often."""
        return self.chance.choices(self.offices, [office.weight for office in self.offices])[0]


def stage(seed: int, now: datetime) -> Stage:
    ledger, chance = Ledger(), Random(seed)
    password = make_password(PASSWORD)
    offices = [
        _office(ledger, chance, setting, weight, password)
        for setting, weight in zip(SETTINGS.values(), _WEIGHTS, strict=False)
    ]
    headquarters = ledger.add(Post(code="headquarters", name="Headquarters", kind=PostKind.HEADQUARTERS, country="KE"))
    supervisor = ledger.add(User(email=EMAIL, full_name="Grace Chebet", password=password))
    ledger.add(Membership(user=supervisor, post=headquarters, role=Role.SUPERVISOR))
    return Stage(ledger, chance, now, offices)


def _office(ledger: Ledger, chance: Random, setting: Setting, weight: int, password: str) -> Office:
    code = setting.country.lower()
    post = ledger.add(
        Post(code=code, name=f"Post {setting.country}", country=setting.country, covers=[setting.country])
    )
    officers = [_officer(ledger, chance, post, number, password) for number in range(2 + weight // 4)]
    kinds = (AuthorityKind.MINISTRY, AuthorityKind.EMBASSY, AuthorityKind.RED_CROSS)
    named = [(f"{kind.label.capitalize()} of {setting.country}", kind) for kind in kinds]
    named += [(holder, AuthorityKind.MILITARY) for holder in setting.holders]
    authorities = [ledger.add(Authority(name=name, kind=kind, country=setting.country)) for name, kind in named]
    return Office(post, setting, officers, authorities, weight)


def _officer(ledger: Ledger, chance: Random, post: Post, number: int, password: str) -> User:
    email = f"{post.code}.{number}@bench.example"
    user = ledger.add(User(email=email, full_name=person(chance).name, password=password))
    role = Role.SUPERVISOR if number == 0 else Role.CASEWORKER
    ledger.add(Membership(user=user, post=post, role=role))
    return user
