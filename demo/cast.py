"""Who and what stands before the first case: posts, people who sign in, authorities, contacts, incidents."""

from datetime import date, datetime, timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.choices import Role
from accounts.demo import DEMO_ACCOUNTS, PASSWORD, DemoAccount
from accounts.models import Membership, Post, User
from cases.choices import IncidentKind
from cases.models import Incident
from core.choices import Sex
from core.dates import PartialDate
from demo.names import person
from demo.stage import Cast, chance_of
from demo.world import AUTHORITIES, LANGUAGES, POSTS, STAFF, WHOLES, ZONES, AuthorityRow
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority, Contact


def assemble(seed: int, now: datetime) -> Cast:
    cast = Cast(now, posts={row.code: Post.objects.create(**row._asdict()) for row in POSTS})
    since = (now - timedelta(days=900)).date()
    password = make_password(PASSWORD)  # once: it is slow on purpose
    for account in DEMO_ACCOUNTS:
        _join(cast, _sign_in(account, password), account.post, account.role, since)
    for code, name, is_supervisor in STAFF:
        email = f"{name.lower().replace(' ', '.')}@ubalozi.example"
        user = User.objects.create_user(email, full_name=name)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        _join(cast, user, code, Role.SUPERVISOR if is_supervisor else Role.CASEWORKER, since)
    _open_offices(cast, seed)
    _name_incidents(cast)
    return cast


def _sign_in(account: DemoAccount, password: str) -> User:
    """One that can sign in; the records admin is staff without any membership."""
    keeps_records = account.role is None
    user = User.objects.create(
        email=account.email,
        password=password,
        full_name=account.full_name,
        is_staff=keeps_records,
        is_superuser=keeps_records,
    )
    EmailAddress.objects.create(user=user, email=account.email, verified=True, primary=True)
    return user


def _join(cast: Cast, user: User, code: str, role: Role | None, since: date) -> None:
    if role is None:
        return
    Membership.objects.create(user=user, post=cast.posts[code], role=role, starts_on=since)
    if role == Role.CASEWORKER:
        cast.caseworkers.setdefault(code, []).append(user)
    if role == Role.SUPERVISOR:
        cast.supervisors.setdefault(code, user)


def _open_offices(cast: Cast, seed: int) -> None:
    """Authorities with a contact each, and what they are part of."""
    named: dict[str, Authority] = {}
    for number, row in enumerate(AUTHORITIES):
        authority = named[row.name] = _authority(cast, row)
        cast.authorities.setdefault((row.country, AuthorityKind(row.kind)), authority)
        if row.office:
            _fill_office(cast, chance_of(seed, "authority", number), authority, row)
    for part, whole in WHOLES.items():
        named[part].parent = named[whole]
        named[part].save()


def _authority(cast: Cast, row: AuthorityRow) -> Authority:
    abroad = "KE" if row.kind == AuthorityKind.EMBASSY else ""
    return Authority.objects.create(
        name=row.name,
        own_name=row.own_name,
        own_language=LANGUAGES.get(row.country, "") if row.own_name else "",
        kind=row.kind,
        country=row.country,
        located_in=abroad,
        time_zone=ZONES[abroad or row.country],
        post=cast.posts[row.post],
    )


def _fill_office(cast: Cast, chance: Random, authority: Authority, row: AuthorityRow) -> None:
    Contact.objects.create(
        authority=authority,
        name=row.person or person(chance, sex=Sex.MALE).name,
        office=row.office,
        phone=f"+{chance.randrange(20, 99)} 555 {chance.randrange(1000, 9999)}",
        from_on=(cast.now - timedelta(days=chance.randrange(200, 1500))).date(),
    )


def _name_incidents(cast: Cast) -> None:
    day = (cast.now - timedelta(days=32)).date()
    rows = (
        ("capture", "Capture near Vovchansk", IncidentKind.BATTLE, "UA", "near Vovchansk, Kharkiv Oblast", day),
        ("raid", "Raid on a compound at Shwe Kokko", IncidentKind.RAID, "MM", "Shwe Kokko", day + timedelta(days=18)),
    )
    for number, (key, name, kind, country, place, on) in enumerate(rows, start=1):
        cast.incidents[key] = Incident.objects.create(
            reference=f"I-{on.year}-{number:06d}", name=name, kind=kind, country=country, place=place,
            happened_on=PartialDate.from_date(on, about=True),
        )  # fmt: skip
