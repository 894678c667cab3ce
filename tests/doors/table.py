"""The doors table: every address, and what each role gets there. Admin's addresses stand in test_admin_doors.py.

The columns are those of ``world.ROLES``: stranger, caseworker here, caseworker of another post, supervisor here,
supervisor at headquarters, auditor at headquarters, admin without a membership. Strangers are sent to sign in,
what is not visible is 404, what is visible but not allowed is 403.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """``expects``: one status a role; ``arguments``: where the address finds its parts in the world.

    ``posts``: it takes nothing but POST, which is sent with a submission key and nothing else.
    ``shows_case``: a restricted case closes it to all who are not named.
    """

    expects: str
    arguments: tuple[str, ...] = ()
    query: str = ""
    posts: bool = False
    shows_case: bool = False

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in self.expects.split()]


#                 stranger here there supervisor headquarters auditor admin
ANYBODY = "        200    200   200     200        200        200   200"
NOBODY = "         404    404   404     404        404        404   404"
NEWCOMERS = "      200    302   302     302        302        302   302"
SENT_AWAY = "      302    302   302     302        302        302   302"
OFFICERS = "       302    200   200     200        200        200   200"
OWN_DONE = "       302    302   302     302        302        302   302"
OWN_ABSENT = "     302    404   404     404        404        404   404"
MEMBERS = "        302    200   200     200        200        200   403"
WORKERS = "        302    200   200     200        200        403   403"
WORKERS_CHOOSE = " 302    302   302     302        302        403   403"
SUPERVISORS = "    302    403   403     200        200        403   403"
CHECKERS = "       302    403   403     200        200        200   403"
SEES = "           302    200   404     200        200        200   404"
WORKS = "          302    200   404     200        200        403   404"
WORKED = "         302    302   404     302        302        403   404"
SUPERVISES = "     302    403   404     200        200        403   404"
NAMES = "          302 200 404 200 200 403 403"  # auditors and admins see no networks, whatever the case
IMPORTS = "        302    404   404     200        200        404   404"
KEEPERS = "        302    403   403     403        403        403   200"
KEEPERS_TOO = "    302    200   200     200        200        403   200"
CHECKS = "         302    403   404     200        200        200   404"


def _door(expects: str, *arguments: str, query: str = "") -> Door:
    return Door(expects, arguments, query, shows_case=bool(arguments))


def _shared(expects: str, *arguments: str) -> Door:
    """What shows no case: counterparts and their offices, which all posts share; imported files; the unidentified;
    proposals, of which each post sees its side and a restricted case leaves nothing."""
    return Door(expects, arguments)


def _post(expects: str, *arguments: str) -> Door:
    return Door(expects, arguments, posts=True, shows_case=bool(arguments))


CASE, NATIONAL, REGISTER = "case.reference", "national.reference", ("register.pk",)
NAME_LIST = ("name_list.pk",)
ACTOR = "actor.reference"
REFERRAL = "referral.reference"
UNIDENTIFIED, LINKED = "unidentified.reference", "identification.unidentified.reference"

_CORE = {
    "core:health": Door(ANYBODY),
    "core:draft": Door("302 204 204 204 204 204 204", query="?form=note"),
    "core:components": Door(OFFICERS),
}

_ACCOUNTS = {
    "accounts:profile": Door(OFFICERS),
    "accounts:keys": _post(OWN_DONE),
    "accounts:throw-draft-away": Door(OWN_DONE, ("'0'",), posts=True),
    "accounts:session-left": Door(OFFICERS),
    "accounts:session-active": Door(OFFICERS),
    "accounts:email": Door(NOBODY),
    "account_email": Door(NOBODY),
    "account_login": Door(NEWCOMERS),
    "account_signup": Door(NEWCOMERS),
    "account_logout": Door(OFFICERS),
    "account_inactive": Door(ANYBODY),
    "account_reauthenticate": Door(OFFICERS),
    "account_email_verification_sent": Door(ANYBODY),
    "account_confirm_email": Door(ANYBODY, ("'no-such-key'",)),
    "account_change_password": Door(OFFICERS),
    "account_set_password": Door(SENT_AWAY),
    "account_reset_password": Door(ANYBODY),
    "account_reset_password_done": Door(ANYBODY),
    "account_reset_password_from_key": Door(ANYBODY, ("'1'", "'no-such-key'")),
    "account_reset_password_from_key_done": Door(ANYBODY),
    "account_confirm_login_code": Door(SENT_AWAY),
    "mfa_index": Door(OFFICERS),
    "mfa_authenticate": Door(SENT_AWAY),
    "mfa_reauthenticate": Door(SENT_AWAY),
    "mfa_activate_totp": Door(SENT_AWAY),
    "mfa_deactivate_totp": Door(OWN_ABSENT),
    "mfa_view_recovery_codes": Door(OWN_ABSENT),
    "mfa_generate_recovery_codes": Door(SENT_AWAY),
    "mfa_download_recovery_codes": Door(OWN_ABSENT),
    "usersessions_list": Door(OFFICERS),
}

_NATIONALS = {
    "nationals:list": Door(OFFICERS),
    "nationals:new": Door(WORKERS),
    "nationals:suggest": Door(OFFICERS),
    "nationals:twice": Door(OFFICERS),
    "nationals:expiring": Door(OFFICERS),
    "nationals:expiring-panel": Door(OFFICERS),
    "nationals:unidentified-list": Door(OFFICERS),
    "nationals:new-unidentified": Door(WORKERS),
    "nationals:unidentified": _shared(SEES, UNIDENTIFIED),
    "nationals:edit-unidentified": _shared(WORKS, UNIDENTIFIED),
    "nationals:choose-identity": _shared(WORKS, UNIDENTIFIED),
    "nationals:identify": _door(WORKS, UNIDENTIFIED, NATIONAL),
    "nationals:confirm-link": _door(WORKS, LINKED, "identification.pk"),
    "nationals:withdraw-link": _door(WORKS, LINKED, "identification.pk"),
    "nationals:identified": _door(SEES, NATIONAL),
    "nationals:waiting-panel": Door(OFFICERS),
    "nationals:proposals": Door(OFFICERS),
    "nationals:proposal": _shared("302 200 200 200 200 200 404", "proposal.pk"),
    "nationals:agree": Door("302 403 403 302 302 403 404", ("proposal.pk",), posts=True),
    "nationals:decline": Door("302 403 403 302 302 403 404", ("proposal.pk",), posts=True),
    "nationals:elsewhere": _door(SEES, NATIONAL),
    "nationals:propose": _post(WORKED, NATIONAL),
    "nationals:national": _door(SEES, NATIONAL),
    "nationals:edit": _door(WORKS, NATIONAL),
    "nationals:alike": _door(SEES, NATIONAL),
    "nationals:record": _door(CHECKS, NATIONAL),
    "nationals:compare": _door(SEES, NATIONAL, "twin.reference"),
    "nationals:decide-pair": _post(WORKED, NATIONAL, "twin.reference"),
    "nationals:join": _door(SUPERVISES, NATIONAL, "twin.reference"),
    "nationals:undo-merge": _door(SUPERVISES, NATIONAL, "merge.pk"),
    "nationals:new-alias": _door(WORKS, NATIONAL),
    "nationals:edit-alias": _door(WORKS, NATIONAL, "alias.pk"),
    "nationals:new-document": _door(WORKS, NATIONAL),
    "nationals:edit-document": _door(WORKS, NATIONAL, "passport.pk"),
    "nationals:new-photo": _door(WORKS, NATIONAL),
    "nationals:photo": _door(SEES, NATIONAL, "photo.pk"),
    "nationals:new-kin": _door(WORKS, NATIONAL),
    "nationals:edit-kin": _door(WORKS, NATIONAL, "kin.pk"),
    "nationals:uncover-kin": _door(SEES, NATIONAL, "kin.pk"),
    "nationals:new-consent": _door(WORKS, NATIONAL),
}

_CASES = {
    "cases:today": Door(OFFICERS),
    "cases:list": Door(OFFICERS),
    "cases:new": Door(WORKERS),
    "cases:against-a-wish": Door(CHECKERS),
    "cases:against-a-wish-panel": Door(CHECKERS),
    "cases:of-national": _door(SEES, NATIONAL),
    "cases:case": _door(SEES, CASE),
    "cases:place": _door(SEES, CASE),
    "cases:timeline": _door(SEES, CASE),
    "cases:related": _door(SEES, CASE),
    "cases:family": _door(SEES, CASE),
    "cases:family-of-national": _door(SEES, NATIONAL),
    "cases:contact-kin": _door(WORKS, CASE, "kin.pk"),
    "cases:print": _door(SEES, CASE),
    "cases:record": _door(CHECKS, CASE),
    "cases:edit": _door(WORKS, CASE),
    "cases:assess": _door(WORKS, CASE),
    "cases:assign": _door(WORKS, CASE),
    "cases:hand-over": _door(WORKS, CASE),
    "cases:restrict": _door(SUPERVISES, CASE),
    "cases:name-officer": _door(WORKS, CASE),
    "cases:end-naming": _post(WORKED, CASE, "naming.pk"),
    "cases:link": _door(WORKS, CASE),
    "cases:add-reference": _door(WORKS, CASE),
    "cases:choose-move": _door(SEES, CASE),
    "cases:move": _door(WORKS, CASE, "'record_release'"),
    "cases:add-entry": _door(WORKS, CASE),
    "cases:correct-entry": _door(WORKS, CASE, "entry.pk"),
    "cases:add-claim": _door(WORKS, CASE),
    "cases:correct-claim": _door(WORKS, CASE, "claim.pk"),
    "cases:resolve": _door(WORKS, CASE, "contradiction.topic"),
    "cases:add-document": _door(WORKS, CASE),
    "cases:document": _door(SEES, CASE, "document.pk"),
    "cases:add-task": _door(WORKS, CASE),
    "cases:task-done": _post(WORKED, CASE, "duty.pk"),
    "cases:task-undo": _post(WORKED, CASE, "done.pk"),
    "cases:task-waive": _door(WORKS, CASE, "duty.pk"),
    "cases:task-reassign": _door(WORKS, CASE, "duty.pk"),
    "cases:confirm": _door(SEES, "confirmation.pk"),
    "cases:name-lists": Door(OFFICERS),
    "cases:name-lists-panel": Door(OFFICERS),
    "cases:name-list": Door(SEES, NAME_LIST),
    "cases:name-list-progress": Door("302 302 404 302 302 302 404", NAME_LIST),
    "cases:name-list-again": Door(WORKED, NAME_LIST, posts=True),
    "cases:name-list-confirm": Door("302 422 404 422 422 403 404", NAME_LIST, posts=True),
    "cases:name-list-columns": Door(WORKED, NAME_LIST, posts=True),
    "cases:name-list-accept": Door(WORKED, NAME_LIST, posts=True),
    "cases:name-list-file": Door(SEES, NAME_LIST),
    "cases:name-list-answer": Door(SEES, NAME_LIST),
    "cases:listed": Door(SEES, ("listed.name_list_id", "listed.row")),
    "cases:registers": Door(SUPERVISORS),
    "cases:register": Door(IMPORTS, REGISTER),
    "cases:register-progress": Door("302 404 404 302 302 404 404", REGISTER),
    "cases:register-again": Door("302 404 404 302 302 404 404", REGISTER, posts=True),
    "cases:register-confirm": Door("302 404 404 422 422 404 404", REGISTER, posts=True),
    "cases:register-columns": Door("302 404 404 302 302 404 404", REGISTER, posts=True),
    "cases:register-decide": Door("302 404 404 302 302 404 404", REGISTER, posts=True),
    "cases:register-start": Door("302 404 404 302 302 404 404", REGISTER, posts=True),
    "cases:register-failing-csv": Door(IMPORTS, REGISTER),
    "cases:register-failing-xlsx": Door(IMPORTS, REGISTER),
}

_DIPLOMACY = {
    "diplomacy:home": Door(OFFICERS),
    "diplomacy:standings-panel": Door(OFFICERS),
    "diplomacy:today-panel": Door(OFFICERS),
    "diplomacy:case-panel": _door(SEES, CASE),
    "diplomacy:request-access": _door("302 200 404 200 200 403 403", CASE),  # admins may not ask, whatever the case
    "diplomacy:counterpart": _shared(WORKERS, "'request'"),
    "diplomacy:authorities": Door(OFFICERS),
    "diplomacy:authority-new": Door(WORKERS),
    "diplomacy:authority": _shared(OFFICERS, "authority.pk"),
    "diplomacy:authority-edit": _shared(WORKERS, "authority.pk"),
    "diplomacy:authority-cases": _shared(OFFICERS, "authority.pk"),
    "diplomacy:authority-panel": _shared(OFFICERS, "authority.pk"),
    "diplomacy:contact-new": _shared(WORKERS, "authority.pk"),
    "diplomacy:contacts": Door(OFFICERS),
    "diplomacy:contact": _shared(OFFICERS, "contact.pk"),
    "diplomacy:contact-edit": _shared(WORKERS, "contact.pk"),
    "diplomacy:contact-next": _shared(WORKERS, "contact.pk"),
    "diplomacy:engagements": Door(OFFICERS),
    "diplomacy:engagement-new": Door(WORKERS_CHOOSE),
    "diplomacy:engagement": _door(SEES, "engagement.pk"),
    "diplomacy:engagement-edit": _door(WORKS, "engagement.pk"),
    "diplomacy:engagement-held": _door(WORKS, "planned.pk"),
    "diplomacy:engagement-cancel": _door(WORKS, "planned.pk"),
    "diplomacy:engagement-plan-again": _door(WORKS, "planned.pk"),
    "diplomacy:points": _door(WORKS, "engagement.pk"),
    "diplomacy:points-split": _post(WORKED, "engagement.pk"),
    "diplomacy:read-out-new": _door(WORKS, "engagement.pk"),
    "diplomacy:briefing-before": _post(WORKED, "planned.pk"),
    "diplomacy:briefing-of": Door(WORKERS_CHOOSE, ("authority.pk",), posts=True),
    "diplomacy:briefing": _door(SEES, "briefing.reference"),
    "diplomacy:briefing-pdf": _door(SEES, "briefing.reference"),
    "diplomacy:briefing-word": _door(SEES, "briefing.reference"),
    "diplomacy:point-edit": _door(WORKS, "point.pk"),
    "diplomacy:point-strike": _door(WORKS, "point.pk"),
    "diplomacy:read-out": _door(SEES, "read_out.pk"),
    "diplomacy:read-out-edit": _door(WORKS, "read_out.pk"),
    "diplomacy:requests": Door(OFFICERS),
    "diplomacy:request-new": Door(WORKERS_CHOOSE),
    "diplomacy:request": _door(SEES, "request.reference"),
    "diplomacy:request-edit": _door(WORKS, "request.reference"),
    "diplomacy:request-answer": _door(WORKS, "request.reference"),
    "diplomacy:request-answer-many": _door(WORKS, "request.reference"),
    "diplomacy:request-remind": _door(WORKS, "request.reference"),
    "diplomacy:request-again": _door(WORKS, "request.reference"),
    "diplomacy:notes": Door(OFFICERS),
    "diplomacy:note-new": Door(WORKERS_CHOOSE),
    "diplomacy:incoming-note-new": Door(WORKERS_CHOOSE),
    "diplomacy:note": _door(SEES, "note.pk"),
    "diplomacy:note-edit": _door(WORKS, "note.pk"),
    "diplomacy:note-check": _door(WORKS, "note.pk"),
    "diplomacy:note-back": _door(WORKS, "note.pk"),
    "diplomacy:note-send": _door(WORKS, "note.pk"),
    "diplomacy:note-received": _door(WORKS, "note.pk"),
    "diplomacy:note-answer": _door(WORKS, "note.pk"),
    "diplomacy:note-cancel": _door(WORKS, "note.pk"),
    "diplomacy:note-word": _door(SEES, "note.pk"),
    "diplomacy:note-proof": _door(SEES, "note.pk"),
    "diplomacy:note-templates": Door(KEEPERS_TOO),
    "diplomacy:note-template-house": Door(KEEPERS_TOO),
    "diplomacy:note-template-new": Door(KEEPERS),
    "diplomacy:note-template": _shared(KEEPERS_TOO, "template.pk"),
    "diplomacy:note-template-file": _shared(KEEPERS_TOO, "template.pk"),
    "diplomacy:note-template-sample": _shared(KEEPERS_TOO, "template.pk"),
    "diplomacy:note-template-approve": _shared("302 403 403 200 200 403 200", "template.pk"),
    "diplomacy:note-template-retire": _shared(KEEPERS, "template.pk"),
    "diplomacy:statements": Door(OFFICERS),
    "diplomacy:briefings": Door(OFFICERS),
    "diplomacy:asked-of-us": Door(OFFICERS),
    "diplomacy:statement-new": Door(WORKERS),
    "diplomacy:statement": _shared(OFFICERS, "statement.pk"),
    "diplomacy:statement-edit": _shared("302 200 403 200 200 403 403", "statement.pk"),
    "diplomacy:figure-new": _shared("302 200 403 200 200 403 403", "statement.pk"),
    "diplomacy:figure-edit": _shared("302 200 403 200 200 403 403", "figure.pk"),
    "diplomacy:figure-count": _shared("302 200 403 200 200 403 403", "figure.pk"),
    "diplomacy:statement-link": _shared("302 200 403 200 200 403 403", "statement.pk"),
    "diplomacy:travel-warnings": Door(OFFICERS),
    "diplomacy:travel-warning-new": Door(WORKERS),
    "diplomacy:travel-warning": _shared(OFFICERS, "warning.pk"),
    "diplomacy:travel-warning-edit": _shared(WORKERS, "warning.pk"),
    "diplomacy:travel-warning-publish": _shared(SUPERVISORS, "warning.pk"),
    "diplomacy:travel-warning-end": _shared(WORKERS, "warning.pk"),
    "public-warnings": Door(NOBODY),  # open to everybody where the ministry turns it on
    "diplomacy:commitments": Door(OFFICERS),
    "diplomacy:commitment-new": Door(WORKERS_CHOOSE),
    "diplomacy:commitment": _door(SEES, "commitment.pk"),
    "diplomacy:commitment-edit": _door(WORKS, "commitment.pk"),
    "diplomacy:commitment-judge": _door(WORKS, "commitment.pk"),
    "diplomacy:negotiations": Door(OFFICERS),
    "diplomacy:negotiation-new": Door(WORKERS_CHOOSE),
    "diplomacy:negotiation": _shared(SEES, "negotiation.pk"),
    "diplomacy:negotiation-edit": _shared(WORKS, "negotiation.pk"),
    "diplomacy:step-new": _shared(WORKS, "negotiation.pk"),
    "diplomacy:draft-new": _shared(WORKS, "negotiation.pk"),
    "diplomacy:draft": _shared(SEES, "draft.negotiation_id", "draft.pk"),
    "diplomacy:board": Door(OFFICERS),
}

_NETWORKS = {
    "networks:home": Door(WORKERS),
    "networks:new": Door(WORKERS),
    "networks:suggest": Door(WORKERS, query="?name=fictional"),
    "networks:case-panel": _door(NAMES, CASE),
    "networks:name-in-case": _door(NAMES, CASE),
    "networks:case-picture": _door(NAMES, CASE),
    "networks:case-picture-file": _door(NAMES, CASE),
    "networks:routes": Door(WORKERS),
    "networks:route-new": Door(WORKERS),
    "networks:route": _door(NAMES, "route.pk"),
    "networks:corrections": Door(WORKERS),
    "networks:correction": _door(WORKERS, "correction.pk"),
    "networks:to-review": Door(WORKERS),
    "networks:referrals": Door(WORKERS),
    "networks:referral-new": Door(WORKERS),
    "networks:referrals-panel": Door(WORKERS),
    "networks:referral": _door(NAMES, REFERRAL),
    "networks:referral-edit": _door(NAMES, REFERRAL),
    "networks:referral-papers": _door(NAMES, REFERRAL),
    "networks:referral-other-side": _door(NAMES, REFERRAL),
    "networks:referral-pack": _door(NAMES, REFERRAL),
    "networks:referral-send": _door(NAMES, REFERRAL),
    "networks:referral-step": _door(NAMES, REFERRAL),
    "networks:referral-strike": _door(NAMES, "step.referral.reference", "step.pk"),
    "networks:referral-question": _door(NAMES, REFERRAL),
    "networks:referral-answer": _door(NAMES, "question.referral.reference", "question.pk"),
    "networks:actor": _door(WORKERS, ACTOR),
    "networks:edit": _door(WORKERS, ACTOR),
    "networks:picture": _door(WORKERS, ACTOR),
    "networks:picture-file": _door(WORKERS, ACTOR),
    "networks:alike": _door(WORKERS, ACTOR),
    "networks:name-new": _door(WORKERS, ACTOR),
    "networks:identifier-new": _door(WORKERS, ACTOR),
    "networks:strike": _door(NAMES, ACTOR, "'claim'", "involvement.pk"),
    "networks:affiliation-new": _door(WORKERS, ACTOR),
    "networks:word-new": _door(NAMES, ACTOR, "word.affiliation_id"),
    "networks:affiliation-resolve": _door("302 403 404 200 200 403 403", ACTOR, "word.affiliation_id"),
    "networks:advertisement-new": _door(WORKERS, ACTOR),
    "networks:advertisement": _door(NAMES, ACTOR, "advertisement.pk"),
    "networks:correction-new": _door(WORKERS, ACTOR),
    "networks:review": _door(SUPERVISORS, ACTOR),
    "networks:join": _door(SUPERVISORS, ACTOR, "other_actor.reference"),
}

_REPORTS = {
    "reports:dashboard": Door(MEMBERS),
    "reports:map": Door(MEMBERS),
    "reports:duties": Door(MEMBERS),
    "reports:contradictions": Door(MEMBERS),
    "reports:contradictions-of-cases": Door(MEMBERS),
    "reports:contradictions-of-affiliations": Door(WORKERS),
    "reports:affiliation": _door(NAMES, "word.affiliation_id"),
    "reports:figures": Door(MEMBERS),
    "reports:question": _door(SEES, CASE, "contradiction.topic"),
    "reports:export-dashboard": Door(MEMBERS),
    "reports:export-cases": Door(MEMBERS),
}

_SEARCH = {
    "search:search": Door(OFFICERS, query="?q=odhiambo"),
    "search:suggest": Door(OFFICERS, query="?q=odhiambo"),
}

DOORS: dict[str, Door] = _CORE | _ACCOUNTS | _NATIONALS | _CASES | _DIPLOMACY | _NETWORKS | _REPORTS | _SEARCH
