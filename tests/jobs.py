"""Background work in tests: what was deferred is done at once, in the test's own connection."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def do_jobs() -> list[str]:
    """Do what waits, oldest first, and return its names."""
    waiting = list(ProcrastinateJob.objects.filter(status="todo").order_by("pk"))
    for job in waiting:
        with connection.cursor() as cursor:  # the package's model cannot be written
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])
        app.tasks[job.task_name].func(**job.args)
    return [job.task_name.rpartition(".")[2] for job in waiting]
