"""What follows a change of the register: the job that looks whether the person is entered twice."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from nationals.models import National

LOOK_AGAIN = "nationals.jobs.look_again"  # by its name: jobs stand above the verbs that leave them


def facts_changed(national: National) -> None:
    """What is compared of a person has changed; many changes before the job is done make one job."""
    look_again = app.configure_task(
        LOOK_AGAIN, queue="duplicates", queueing_lock=f"{LOOK_AGAIN}:{national.pk}", allow_unknown=True
    )
    try:
        with transaction.atomic():
            look_again.defer(national_id=national.pk)
    except AlreadyEnqueued:
        return
