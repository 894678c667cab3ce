"""``manage.py print_workflow > docs/workflow.md``: the transition table and the deadline rules, as they are."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from cases.choices import RuleEvent, Status
from cases.models import DeadlineRule
from cases.workflow import FACTS, TRANSITIONS, Transition

HEAD = """# Workflow

Printed from `cases/workflow.py` and the deadline rules by `manage.py print_workflow`; a test keeps this page equal to
the table and to the rules that ship.

A case has a status, and is open or closed. A status changes only along this table, with the facts that make the move
true. Facts in brackets may be told; the others must be.

## Moves
"""
DUTIES = """
## Duties

When something happens, these duties arise. The rules are records that admins edit. The Vienna Convention sets no
number of hours: 24 hours are our own service standard.
"""


def workflow_page() -> str:
    with translation.override("en"):
        moves = [_row("move", "from", "to", "facts", "who", "second person"), _row(*["---"] * 6)]
        moves += [_move(step) for step in TRANSITIONS.values()]
        duties = [_row("when", "duty", "within", "again every", "basis"), _row(*["---"] * 5)]
        duties += [_duty(rule) for rule in DeadlineRule.objects.filter(is_active=True).order_by("pk")]
    return "\n".join([HEAD, *moves, DUTIES, *duties, ""])


def _move(step: Transition) -> str:
    sources = (
        "any"
        if len(step.sources) == len(Status)
        else ", ".join(str(status.label) for status in Status if status in step.sources)
    )
    facts = [str(FACTS[name].label) for name in step.needs] + [f"({FACTS[name].label})" for name in step.may_add]
    second = {"never": "", "always": "always", "restricted": "when restricted"}[step.four_eyes]
    target = step.target.label if step.target else "stays" if step.name != "correct" else "as told"
    start = f"closed: {sources}" if step.from_closed else sources
    return _row(str(step.label), start, str(target), "; ".join(facts), str(step.permission.label), second)


def _duty(rule: DeadlineRule) -> str:
    when = Status(rule.status).label if rule.happening == RuleEvent.STATUS_ENTERED else rule.get_happening_display()
    again = f"{rule.repeat_days} days" if rule.repeat_days else ""
    return _row(str(when), rule.title, f"{rule.within} {rule.get_unit_display()}", again, rule.basis)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


class Command(BaseCommand):
    help = "Print docs/workflow.md."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(workflow_page(), ending="")
