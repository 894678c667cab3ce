"""How many questions are disputed and resolved: each number is that of the list behind it."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import QUESTIONS, ContradictionState
from cases.models import Contradiction
from diplomacy.choices import CommitmentState
from diplomacy.filters import CommitmentFilter
from diplomacy.models import PublicFigure
from networks.permissions import may_see
from networks.services.resolving import how_many
from reports.measures.figure import Figure


@dataclass(frozen=True, slots=True)
class QuestionLine:
    label: str | Promise
    disputed: Figure
    resolved: Figure


def of_affiliations(user: User) -> QuestionLine | None:
    """Who belongs to whom or not, for whoever sees networks. One query."""
    if not may_see(user):
        return None
    address, (disputed, resolved) = "reports:contradictions-of-affiliations", how_many(user)
    return QuestionLine(
        _("Belongs to the authority, the agency, the other or not?"),
        Figure(disputed, reverse(address, query={"state": ContradictionState.DISPUTED.value})),
        Figure(resolved, reverse(address, query={"state": ContradictionState.RESOLVED.value})),
    )


def of_promises(user: User) -> QuestionLine | None:
    """Promises that somebody denies in public: disputed while nobody has judged what became of them. Two queries."""
    settled = [state.value for state in CommitmentState if state != CommitmentState.OPEN]
    line = QuestionLine(_("Was it promised?"), _denied(user, [CommitmentState.OPEN.value]), _denied(user, settled))
    return line if line.disputed.count or line.resolved.count else None


def _denied(user: User, states: list[str]) -> Figure:
    query = QueryDict(mutable=True)
    query.update({"denied": "on"})
    query.setlist("state", states)
    rows = CommitmentFilter(query, user).counted
    return Figure(rows.order_by().count(), f"{reverse('diplomacy:commitments')}?{query.urlencode()}")


def in_public() -> Figure:
    """How many numbers were given in public; everybody who sees cases reads them."""
    return Figure(PublicFigure.objects.count(), reverse("reports:figures"))


def of_cases(user: User) -> list[QuestionLine]:
    """One line for each question on which accounts of open cases differ or were resolved. One query."""
    rows = Contradiction.objects.found_for(user).open().order_by()
    counted = {
        (topic, state): count for topic, state, count in rows.values_list("topic", "state").annotate(Count("pk"))
    }

    def figure(topic: str, state: ContradictionState) -> Figure:
        address = reverse("reports:contradictions-of-cases", query={"topic": topic, "state": state.value})
        return Figure(counted.get((topic, state), 0), address)

    lines = [
        QuestionLine(question, figure(topic, ContradictionState.DISPUTED), figure(topic, ContradictionState.RESOLVED))
        for topic, question in QUESTIONS.items()
    ]
    return [line for line in lines if line.disputed.count or line.resolved.count]
