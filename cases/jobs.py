"""Background work of casework: each job is a verb with its subject's and actor's numbers.

A job looks first whether its step is still to be done, so that it may be started twice.
"""

from django.db import connection
from procrastinate.contrib.django import app

from accounts.models import User
from cases.choices import ImportState, ListState
from cases.models import NameList, RegisterImport
from cases.services import tallies
from cases.services.name_lists import beyond_doubt, matching
from cases.services.registers import checking, files, importing


@app.task(queue="registers", retry=2)
def look_through_register(register_id: int) -> None:
    if register := _in(ImportState.READING, register_id):
        files.look_through(register)


@app.task(queue="registers", retry=2)
def check_register(register_id: int, user_id: int) -> None:
    if register := _in(ImportState.CHECKING, register_id):
        checking.check(register, by=User.objects.get(pk=user_id))


@app.task(queue="registers", retry=2)
def import_register(register_id: int, user_id: int) -> None:
    if register := _in(ImportState.IMPORTING, register_id):
        importing.import_lines(register, by=User.objects.get(pk=user_id))


def next_step(register: RegisterImport, by: User) -> None:
    """Defer the job of the step at which the register stands, if it stands at one."""
    if register.state == ImportState.READING:
        look_through_register.defer(register_id=register.pk)
    elif register.state == ImportState.CHECKING:
        check_register.defer(register_id=register.pk, user_id=by.pk)
    elif register.state == ImportState.IMPORTING:
        import_register.defer(register_id=register.pk, user_id=by.pk)


def _in(state: ImportState, register_id: int) -> RegisterImport | None:
    return RegisterImport.objects.filter(pk=register_id, state=state).first()


@app.task(queue="registers", retry=2)
def look_through_list(list_id: int) -> None:
    if name_list := _list_in(ListState.READING, list_id):
        files.look_through(name_list)


@app.task(queue="registers", retry=2)
def match_list(list_id: int, user_id: int) -> None:
    if name_list := _list_in(ListState.MATCHING, list_id):
        matching.match(name_list, by=User.objects.get(pk=user_id))


@app.task(queue="registers", retry=2)
def accept_beyond_doubt(list_id: int, user_id: int) -> None:
    if name_list := _list_in(ListState.ACCEPTING, list_id):
        beyond_doubt.accept_beyond_doubt(name_list, by=User.objects.get(pk=user_id))


def next_step_of_list(name_list: NameList, by: User) -> None:
    """As :func:`next_step`."""
    if name_list.state == ListState.READING:
        look_through_list.defer(list_id=name_list.pk)
    elif name_list.state == ListState.MATCHING:
        match_list.defer(list_id=name_list.pk, user_id=by.pk)
    elif name_list.state == ListState.ACCEPTING:
        accept_beyond_doubt.defer(list_id=name_list.pk, user_id=by.pk)


def _list_in(state: ListState, list_id: int) -> NameList | None:
    return NameList.objects.filter(pk=list_id, state=state).first()


_DONE_LONG_AGO = """
    DELETE FROM procrastinate_jobs job WHERE queue_name = 'figures' AND status = 'succeeded'
    AND EXISTS (SELECT FROM procrastinate_events WHERE job_id = job.id AND at < now() - interval '1 hour')
"""  # one job a minute: the list of jobs is for those that somebody may ask about


@app.periodic(cron="* * * * *")
@app.task(queue="figures", queueing_lock="figures", pass_context=False)
def settle_figures(timestamp: int) -> None:
    """Every minute. Nothing is wrong while it does not run: what is not added up is counted as it stands."""
    tallies.settle()
    with connection.cursor() as cursor:
        cursor.execute(_DONE_LONG_AGO)
