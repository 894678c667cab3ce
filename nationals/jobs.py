"""Background work of the register of persons."""

from procrastinate.contrib.django import app

from nationals.models import National
from nationals.services import duplicates


@app.task(queue="duplicates", retry=2)
def look_again(national_id: int) -> None:
    """Nothing to do for an entry that was joined into another meanwhile."""
    if national := National.objects.standing().filter(pk=national_id).first():
        duplicates.look_again(national)
