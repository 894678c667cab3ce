"""A network of 50,000 actors: the list, the search, the busiest of them and any other."""

from random import Random
from urllib.parse import quote

from django.urls import reverse

from bench.actors import BUSIEST
from bench.page import DETAIL, LIST, Page, Reader, detailed, getting, listed
from networks.models import Actor


def network_pages(seed: int) -> list[Page]:
    chance, busiest = Random(seed), Actor.objects.get(name=BUSIEST)
    some = chance.sample(list(Actor.objects.listed().order_by("pk")[:5000]), 50)
    others = getting([actor.get_absolute_url() for actor in some])
    searches = getting([f"/networks/?q={quote(_asked(actor.name))}" for actor in some])
    suggestions = getting([f"/networks/suggest/?name={quote(_asked(actor.name))}" for actor in some])
    return [
        *listed("actors", "/networks/"),
        *listed("actors: named in own cases", "/networks/?mine=on", [Reader.LARGE, Reader.SMALL]),
        Page("actors: search", searches, Reader.LARGE.rows, LIST, reader=Reader.LARGE, queries=14),
        Page("actors: while typing", suggestions, Reader.LARGE.rows, LIST, reader=Reader.LARGE),
        *detailed("the busiest actor", busiest.get_absolute_url(), queries=22),
        Page("an actor, large post", others, Reader.LARGE.row, DETAIL, reader=Reader.LARGE, queries=22),
        Page("picture of the busiest", getting([f"{_picture(busiest)}?steps=3"]), queries=30),
        Page(
            "picture of an actor, large post",
            getting([_picture(actor) for actor in some]),
            reader=Reader.LARGE,
            queries=30,
        ),
        *listed("referrals", "/networks/referrals/"),
        *listed("routes", "/networks/routes/", [Reader.LARGE]),
    ]


def _picture(actor: Actor) -> str:
    return reverse("networks:picture", args=[actor.reference])


def _asked(name: str) -> str:
    """As a victim remembers it: without its last letter."""
    return name[:-1].lower() if len(name) > 4 else name
