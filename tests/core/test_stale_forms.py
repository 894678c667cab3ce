"""Two people edit the same record: the second sees what changed and loses nothing."""

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from core.dates import PartialDate
from core.forms import VersionedForm
from core.models import StaleError
from nationals.models import National
from tests.factories.nationals import NationalFactory

pytestmark = pytest.mark.django_db
FIELDS = {"name": "Daniel Kiprono Cheboi", "sex": "M", "born": "1997", "occupation": "athlete", "nationality": "KE"}


class NationalForm(VersionedForm[National]):
    class Meta:
        model = National
        fields = [*FIELDS, "phones"]


def sent(instance: National, version: int | str = 1, **changed: Any) -> NationalForm:
    data = QueryDict(mutable=True)
    data.update({**FIELDS, "phones": "", "version_seen": str(version), **changed})
    return NationalForm(data, instance=National.objects.get(pk=instance.pk))


def national() -> National:
    facts = {**FIELDS, "born": PartialDate("1997")}
    return NationalFactory.create(**facts)


def save_as_somebody_else(record: National, **changed: Any) -> National:
    other = National.locked(record.pk, record.version)
    for name, value in changed.items():
        setattr(other, name, value)
    other.save_as_next_version()
    return other


def save(form: NationalForm) -> National:
    record = National.locked(form.instance.pk, form.version)
    for name, value in form.cleaned_data.items():
        setattr(record, name, value)
    record.save_as_next_version()
    return record


def meets(form: NationalForm) -> NationalForm:
    assert form.is_valid(), form.errors
    with pytest.raises(StaleError) as caught:
        save(form)
    form.met(caught.value)
    return form


def test_a_form_carries_the_version_it_was_opened_with() -> None:
    record = save_as_somebody_else(national(), occupation="runner")
    form = NationalForm(instance=record)
    assert 'name="version_seen" value="2"' in str(form["version_seen"])


def test_the_second_to_save_sees_what_changed_beside_what_he_typed() -> None:
    record = national()
    save_as_somebody_else(record, occupation="security guard")
    form = meets(sent(record, occupation="driver"))
    (change,) = form.changes
    assert (change.label, change.before, change.now, change.yours) == (
        "Occupation", "athlete", "security guard", "driver",
    )  # fmt: skip
    assert not change.is_taken
    assert form.status == 409


def test_what_he_typed_stays_in_the_form() -> None:
    record = national()
    save_as_somebody_else(record, occupation="security guard")
    form = meets(sent(record, occupation="driver"))
    assert 'value="driver"' in str(form["occupation"])


def test_a_field_that_he_did_not_touch_takes_the_newer_value() -> None:
    record = national()
    save_as_somebody_else(record, born=PartialDate("1997-03"), sex="F")
    form = meets(sent(record, occupation="driver"))
    assert {change.name: change.is_taken for change in form.changes} == {"born": True, "sex": True}
    assert 'value="Mar 1997"' in str(form["born"])
    assert '<option value="F" selected>' in str(form["sex"])


def test_values_are_told_in_words() -> None:
    record = national()
    save_as_somebody_else(record, sex="F", nationality="UG", born=PartialDate("1996~"))
    form = meets(sent(record, sex="X", nationality="TZ", born="about 1990"))
    told = {change.name: (change.before, change.now, change.yours) for change in form.changes}
    assert told["sex"] == ("male", "female", "unspecified")
    assert told["nationality"] == ("Kenya", "Uganda", "Tanzania")
    assert told["born"] == ("1997", "about 1996", "about 1990")


def test_both_typed_the_same_and_nothing_is_in_conflict() -> None:
    record = national()
    save_as_somebody_else(record, occupation="driver")
    form = meets(sent(record, occupation="driver"))
    assert form.changes == []


def test_saving_again_in_the_knowledge_of_it_goes_through() -> None:
    record = national()
    save_as_somebody_else(record, occupation="security guard")
    stale = meets(sent(record, occupation="driver"))
    again = NationalForm(stale.data, instance=National.objects.get(pk=record.pk))
    assert again.is_valid()
    assert save(again).occupation == "driver"


def test_a_form_without_its_version_overwrites_nothing() -> None:
    record = national()
    save_as_somebody_else(record, occupation="security guard")
    meets(sent(record, version="", occupation="driver"))


def test_line_breaks_of_browsers_are_no_change() -> None:
    record = NationalFactory.create(description="first\nsecond", occupation="athlete")

    class Described(VersionedForm[National]):
        class Meta:
            model = National
            fields = ["description", "occupation"]

    save_as_somebody_else(record, description="third", occupation="guard")
    data = {"description": "first\r\nsecond", "occupation": "driver", "version_seen": "1"}
    form = Described(data, instance=National.objects.get(pk=record.pk))
    assert form.is_valid()
    with pytest.raises(StaleError) as caught:
        National.locked(record.pk, form.version)
    form.met(caught.value)
    assert {change.name: change.is_taken for change in form.changes} == {"description": True, "occupation": False}


def test_the_page_shows_it_side_by_side() -> None:
    record = national()
    save_as_somebody_else(record, occupation="security guard")
    form = meets(sent(record, occupation="driver"))
    page = render_to_string("components/form_body.html", {"form": form}, RequestFactory().get("/"))
    assert "somebody else has changed this meanwhile" in page
    assert "security guard" in page
    assert 'value="2"' in page


def test_a_form_refuses_hidden_characters() -> None:
    form = sent(national(), occupation="dri\u202ever")
    assert "Character 4 is invisible" in form.errors["occupation"][0]
