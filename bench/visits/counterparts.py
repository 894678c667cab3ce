"""Pages of counterparts and of what is said in public: the crowded one by itself, beside any other."""

from bench.counterparts import CROWDED
from bench.goals import DASHBOARD
from bench.picks import fixed, things
from bench.visit import Visit, deep, listed
from bench.visits.picked import SUPERVISES
from diplomacy.models import (
    Authority,
    Contact,
    Negotiation,
    NegotiationDraft,
    PublicFigure,
    Statement,
    TravelWarning,
)

AUTHORITIES = things(Authority, "pk")
HEAVY = things(Authority, "pk", name=CROWDED)
CONTACTS = things(Contact, "pk")
OWN_STATEMENTS = things(Statement, "pk", through="")
FIGURES = things(PublicFigure, "pk")
WARNINGS = things(TravelWarning, "pk")
UNPUBLISHED = things(TravelWarning, "pk", published_at=None)
NEGOTIATIONS = things(Negotiation, "pk")

COUNTERPARTS = [
    Visit("diplomacy:home"),
    Visit("diplomacy:standings-panel", part=True, goal=DASHBOARD),
    Visit("diplomacy:today-panel", part=True),
    *listed("diplomacy:board", "?by=case", "?age=longer", "?kind=release", goal=DASHBOARD),
    *(Visit("diplomacy:counterpart", fixed(purpose), words=purpose) for purpose in ("engagement", "request", "note")),
    *listed("diplomacy:authorities", "?q=ministry", "?kind=embassy", "?sort=country"),
    *deep("diplomacy:authorities"),
    Visit("diplomacy:authority-new"),
    Visit("diplomacy:authority", AUTHORITIES),
    Visit("diplomacy:authority", HEAVY, words="crowded"),
    Visit("diplomacy:authority-edit", AUTHORITIES),
    *listed("diplomacy:authority-cases", of=HEAVY),
    Visit("diplomacy:authority-panel", AUTHORITIES, part=True),
    Visit("diplomacy:authority-panel", HEAVY, part=True, words="crowded"),
    Visit("diplomacy:contact-new", AUTHORITIES),
    *listed("diplomacy:contacts", "?former=on", "?sort=office"),
    Visit("diplomacy:contact", CONTACTS),
    Visit("diplomacy:contact-edit", CONTACTS),
    Visit("diplomacy:contact-next", CONTACTS),
    *listed("diplomacy:statements", "?side=ours", "?sort=authority"),
    *deep("diplomacy:statements"),
    Visit("diplomacy:statement-new"),
    Visit("diplomacy:statement", OWN_STATEMENTS),
    Visit("diplomacy:statement-edit", OWN_STATEMENTS, readers=SUPERVISES),
    Visit("diplomacy:figure-new", OWN_STATEMENTS, readers=SUPERVISES),
    Visit("diplomacy:figure-edit", FIGURES, readers=SUPERVISES),
    Visit("diplomacy:figure-count", FIGURES, readers=SUPERVISES),
    Visit("diplomacy:statement-link", OWN_STATEMENTS, readers=SUPERVISES),
    *listed("diplomacy:travel-warnings", "?former=on"),
    Visit("diplomacy:travel-warning-new"),
    Visit("diplomacy:travel-warning", WARNINGS),
    Visit("diplomacy:travel-warning-edit", WARNINGS),
    Visit("diplomacy:travel-warning-publish", UNPUBLISHED, readers=SUPERVISES),
    Visit("diplomacy:travel-warning-end", WARNINGS),
    *listed("diplomacy:negotiations"),
    Visit("diplomacy:negotiation-new", query="?authority=1"),
    Visit("diplomacy:negotiation", NEGOTIATIONS),
    Visit("diplomacy:negotiation-edit", NEGOTIATIONS),
    Visit("diplomacy:step-new", NEGOTIATIONS),
    Visit("diplomacy:draft-new", NEGOTIATIONS),
    Visit("diplomacy:draft", things(NegotiationDraft, "negotiation", "pk", through="negotiation")),
]
