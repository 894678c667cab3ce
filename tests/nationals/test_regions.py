"""Home counties and regions: offered, never forced."""

import re

import pytest
from django.test import Client

from cases.register.values import read_county
from nationals.models import National
from nationals.regions import kenyan_counties, regions_of
from tests.nationals.sending import send, text


def test_kenya_has_47_counties_in_the_order_of_the_constitution() -> None:
    counties = kenyan_counties()
    assert len(set(counties)) == 47
    assert (counties[0], counties[21], counties[46]) == ("Mombasa", "Kiambu", "Nairobi")


@pytest.mark.parametrize(
    ("country", "region"), [("KE", "Homa Bay"), ("UG", "Central"), ("GB", "Wales"), ("ET", "Afar")]
)
def test_each_country_has_its_regions_in_order(country: str, region: str) -> None:
    regions = regions_of(country)
    assert region in regions
    assert list(regions) == sorted(set(regions), key=str.casefold)
    assert not [name for name in regions if "[" in name]


@pytest.mark.parametrize("country", ["", "XX", "ZZ", "kenya", "\0"])
def test_what_is_no_country_has_none(country: str) -> None:
    assert regions_of(country) == ()


def test_a_register_reads_every_county() -> None:
    assert [read_county(f"{county} County").value for county in kenyan_counties()] == [*kenyan_counties()]


def test_the_forms_offer_the_counties_of_home(desk: Client, national: National) -> None:
    for address in ("/nationals/new/", f"{national.get_absolute_url()}edit/", "/cases/new/"):
        page = text(desk.get(address))
        assert 'list="regions-home_county"' in page
        assert page.count('id="regions-home_county"') == 1
        offered = page.partition('<datalist id="regions-home_county">')[2].partition("</datalist>")[0]
        assert re.findall(r'<option value="([^"]+)">', offered)[:2] == ["Baringo", "Bomet"]
        assert "Murang&#x27;a" in offered


def test_of_a_national_of_another_state_its_regions_are_offered(desk: Client, national: National) -> None:
    National.objects.filter(pk=national.pk).update(nationality="UG")
    page = text(desk.get(f"{national.get_absolute_url()}edit/"))
    assert '<option value="Northern"></option>' in page
    assert '<option value="Bomet"></option>' not in page


def test_anything_else_may_be_written(desk: Client) -> None:
    sent = {"name": "Daniel Cheboi", "home_county": "Rift Valley (old)", "nationality": "KE", "citizenship": "claimed"}
    form = text(desk.get("/nationals/new/"))
    post = re.search(r'<option value="(\d+)"[^>]*>Kyiv', form)
    assert post is not None
    assert send(desk, "/nationals/new/", post=post[1], is_new="on", **sent).status_code == 302
    assert National.objects.get(name="Daniel Cheboi").home_county == "Rift Valley (old)"
