"""The demonstration goes on when the database was gone for a while."""

import subprocess
import sys

from config.management.commands.demo import revived


def test_a_job_worker_that_has_ended_is_started_again() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    again = revived(ended, ["-c", "input()"], pause=0)
    assert again is not ended
    again.kill()
    again.wait()


def test_a_job_worker_at_work_is_left_alone() -> None:
    worker = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert revived(worker, ["-c", ""], pause=0) is worker
    worker.communicate(b"\n")
