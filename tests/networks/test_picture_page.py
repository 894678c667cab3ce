"""The page and the file of a picture: its shapes and names, its size, its queries, odd addresses and odd names."""

from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from core.choices import Confidence
from networks.choices import Drawn
from networks.models import Actor, Involvement
from networks.picture.centrality import centrality
from networks.picture.drawing import DASHES, Drawing, drawn, label_box
from networks.picture.graph import Network, Node, Said, Sort
from networks.picture.labels import shortened, width
from networks.picture.shapes import SHAPES
from networks.services.picture.around import around
from networks.services.picture.asked import MOST_NODES, Asked
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AffiliationWordFactory,
    AuthorityFactory,
    CaseFactory,
    IdentifierFactory,
    InvolvementFactory,
    RouteFactory,
    RouteStopFactory,
)

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def picture(client: Client, actor: Actor, **query: str) -> str:
    return client.get(reverse("networks:picture", args=[actor.reference]), query).content.decode()


def file(client: Client, actor: Actor, **query: str) -> ET.Element:
    content = client.get(reverse("networks:picture-file", args=[actor.reference]), query).content
    return ET.fromstring(content)  # noqa: S314  our own


def of_size(many: int, links: int = 1) -> Network:
    """A made network: a few who are known to many."""
    nodes = [
        Node(
            (Sort.ACTOR if at % 3 else Sort.CASE, at), Drawn.PERSON if at % 3 else Drawn.CASE,
            f"Fictional Name {at:03d}", min(3, at // 12 + 1) if at else 0,
        ) for at in range(many)
    ]  # fmt: skip
    pairs = {(at % 7 if at > 7 else 0, at) for at in range(1, many)}
    pairs |= {(at * 5 % many, at * 11 % many) for at in range(many * (links - 1)) if at * 5 % many != at * 11 % many}
    said = [
        Said((nodes[one].key, nodes[other].key), "said", "", "a guard", "unconfirmed") for one, other in sorted(pairs)
    ]
    return Network(tuple(nodes), tuple(said))


def made(network: Network) -> Drawing:
    return drawn(network, centrality(network), lambda node: node.name)


@pytest.mark.parametrize("many", [1, 2, 30, MOST_NODES])
@pytest.mark.parametrize("links", [1, 2])
def test_no_name_covers_another_and_all_stand_on_the_sheet(many: int, links: int) -> None:
    drawing = made(of_size(many, links))
    shown = [spot for spot in drawing.spots if not spot.is_quiet]
    boxes = [label_box(spot.x, spot.y, spot.label) for spot in shown]
    for one, other in combinations(boxes, 2):
        across, down = one.overlap(other)
        assert across <= 1 or down <= 1  # places are whole numbers
    for spot, box in zip(shown, boxes, strict=True):
        assert box.half_width <= spot.x <= drawing.width - box.half_width
        assert 0 < spot.y < drawing.height
    assert len(shown) >= min(many, 80)
    assert len(drawing.spots) == many


def test_the_same_network_is_drawn_the_same_each_time() -> None:
    assert made(of_size(MOST_NODES, 2)) == made(of_size(MOST_NODES, 2))


def test_each_kind_has_a_shape_and_each_sureness_a_line_of_its_own() -> None:
    assert set(SHAPES) == set(Drawn.values)
    assert len(set(SHAPES.values())) == len(Drawn)
    assert set(DASHES) == set(Confidence)
    assert len(set(DASHES.values())) == len(Confidence)


@pytest.mark.parametrize(
    "name",
    ["Wanjiru wa Kamau", "مكتب النور للتوظيف الخارجي والسفر", "人材派遣会社東京本社営業部第一課長補佐", "x" * 200],
)
def test_long_names_are_shortened_to_what_fits(name: str) -> None:
    assert width(shortened(name)) <= width("x" * 22) + 1
    assert shortened(name).removesuffix("…") == name[: len(shortened(name).removesuffix("…"))]


def test_what_xml_forbids_or_turns_text_round_is_no_part_of_a_name() -> None:
    assert shortened("Vik\x00tor\u202e \x0bM") == "Vik tor M"


HOSTILE = ["<script>alert(1)</script>", "a\" onload='x' & <b>", "محمد علي", "\u202eevil", "]]>", "Виктор"]


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_names_are_text_in_the_page_and_in_the_file(desk: Client, actor: Actor, case: Case, name: str) -> None:
    Actor.objects.filter(pk=actor.pk).update(name=name)
    InvolvementFactory.create(actor=actor, case=case, place=name, country="RU", paid=name)
    page = picture(desk, actor)
    assert "<script>alert" not in page
    assert "onload='" not in page
    svg = file(desk, actor)
    labels = [text.text for text in svg.iter(f"{SVG}text")]
    assert shortened(name) in labels
    assert {part.tag.removeprefix(SVG) for part in svg.iter()} == {
        "svg", "title", "desc", "rect", "g", "line", "path", "text",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "is_said"),
    [({"steps": "9"}, True), ({"steps": "-1"}, True), ({"kind": "ghost"}, True), ({"sure": "\0"}, True),
     ({"q": "x"}, False), ({"steps": ""}, False)],
)  # fmt: skip
def test_what_of_the_address_cannot_be_read_is_said_and_left_out(
    desk: Client, actor: Actor, case: Case, query: dict[str, str], is_said: bool
) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    page = picture(desk, actor, **query)
    assert ('class="note warning"' in page) == is_said
    assert str(case.national) in page
    assert file(desk, actor, **query) is not None


def test_every_node_and_every_claim_stands_in_the_tables_with_its_source(
    desk: Client, actor: Actor, case: Case
) -> None:
    said = InvolvementFactory.create(actor=actor, case=case, source="by telephone", confidence=Confidence.DISPUTED)
    embassy = AuthorityFactory.create()
    affiliation = AffiliationFactory.create(actor=actor, authority=embassy)
    AffiliationWordFactory.create(affiliation=affiliation, denied=True)
    AffiliationWordFactory.create(affiliation=affiliation)
    page = picture(desk, actor)
    svg, tables = page.split("</svg>", 1)
    for name in (actor.name, str(case.national), embassy.name):
        assert name in svg
        assert tables.count(name) >= 2
    for words in ("by telephone", "Disputed", "denies it", "To be named here proves nothing", said.get_absolute_url()):
        assert words in page


def test_nodes_lead_on_and_filters_go_with_them(desk: Client, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    other = InvolvementFactory.create(case=case).actor
    page = picture(desk, actor, steps="3")
    assert f'href="{reverse("networks:picture", args=[other.reference])}?steps=3"' in page
    assert f'href="{reverse("networks:case-picture", args=[case.reference])}?steps=3"' in page


def test_the_picture_is_reached_from_the_actor_the_list_and_the_case(desk: Client, actor: Actor, case: Case) -> None:
    InvolvementFactory.create(actor=actor, case=case)
    address = reverse("networks:picture", args=[actor.reference])
    panel = reverse("networks:case-panel", args=[case.reference])
    for page in (actor.get_absolute_url(), reverse("networks:home")):
        assert f'href="{address}"' in desk.get(page).content.decode()
    assert f'href="{reverse("networks:case-picture", args=[case.reference])}"' in desk.get(panel).content.decode()


def hub(actor: Actor, post: Post, many: int) -> list[Case]:
    """An actor who is named in so many cases, made in few statements."""
    first: Any = InvolvementFactory.create(actor=actor, case=CaseFactory.create(post=post))
    cases = Case.objects.bulk_create(
        Case(reference=f"C-2020-{at:06d}", national=first.case.national, country="RU", post=post,
             opened_by=first.recorded_by) for at in range(many - 1)
    )  # fmt: skip
    Involvement.objects.bulk_create(
        Involvement(actor=actor, case=case, role="recruited", recorded_by=first.recorded_by) for case in cases
    )
    return [first.case, *cases]


def test_of_five_thousand_neighbours_the_best_connected_are_drawn(officer: User, actor: Actor, post: Post) -> None:
    cases = hub(actor, post, 5_000)
    others = [InvolvementFactory.create(case=case).actor for case in cases[:3]]
    network = around(actor, Asked(), user=officer)
    assert len(network.nodes) == MOST_NODES - 40
    assert {one.pk for one in others} <= {node.key[1] for node in network.nodes if node.sort == Sort.ACTOR}
    assert network.left_out == 5_003 + 1 - len(network.nodes)
    assert not network.is_cut
    whole = around(actor, Asked(kinds=frozenset({Drawn.CASE, Drawn.PERSON})), user=officer)
    assert len(whole.nodes) == MOST_NODES


def grown(actor: Actor, post: Post, many: int) -> None:
    for _time in range(many):
        case = CaseFactory.create(post=post)
        InvolvementFactory.create(actor=actor, case=case, place="Kazan", amount=5, currency="KES")
        other = InvolvementFactory.create(case=case).actor
        number = IdentifierFactory.create(actor=other, case=case)
        IdentifierFactory.create(key=number.key, value=number.value)
        AffiliationWordFactory.create(affiliation=AffiliationFactory.create(actor=other), case=case)
        RouteStopFactory.create(route=RouteFactory.create(actor=other, case=case))


def test_a_picture_costs_the_same_with_ten_nodes_as_with_two_hundred(desk: Client, post: Post) -> None:
    """Where a step finds more than there is room for, two more rank them."""
    costs, sizes = [], []
    for many in (2, 20, 60):
        actor = ActorFactory.create()
        grown(actor, post, many)
        address = reverse("networks:picture", args=[actor.reference])
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            sizes.append(len(desk.get(address, {"steps": "3"}).context["network"].nodes))
        costs.append(len(queries))
    assert sizes[0] < 20
    assert sizes[1] > 100
    assert sizes[2] == MOST_NODES
    assert costs[0] == costs[1] <= 30
    assert costs[2] <= costs[1] + 2
