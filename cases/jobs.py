"""Background work of casework: each job is a verb with its subject's and actor's numbers."""

from procrastinate.contrib.django import app

from accounts.models import User
from cases.models import RegisterImport
from cases.services.registers import checking, files, importing


@app.task(queue="registers", lock="registers")
def look_through_register(register_id: int) -> None:
    files.look_through(RegisterImport.objects.get(pk=register_id))


@app.task(queue="registers", lock="registers")
def check_register(register_id: int, user_id: int) -> None:
    checking.check(RegisterImport.objects.get(pk=register_id), by=User.objects.get(pk=user_id))


@app.task(queue="registers", lock="registers")
def import_register(register_id: int, user_id: int) -> None:
    importing.import_lines(RegisterImport.objects.get(pk=register_id), by=User.objects.get(pk=user_id))
