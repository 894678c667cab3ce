"""What each role may do: the one place. ``manage.py print_roles`` writes it to docs/roles.md."""

from accounts.choices import Permission, Role

READS = frozenset({Permission.SEE, Permission.MEASURE, Permission.EXPORT})
CASEWORK = READS | {
    Permission.REGISTER,
    Permission.RECORD,
    Permission.MOVE,
    Permission.CLOSE,
    Permission.ASSIGN,
    Permission.NEGOTIATE,
    Permission.NETWORKS,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: CASEWORK,
    Role.SUPERVISOR: CASEWORK
    | {
        Permission.REOPEN,
        Permission.CORRECT,
        Permission.CONFIRM,
        Permission.RESTRICT,
        Permission.MERGE,
        Permission.IMPORT,
        Permission.SEE_RECORD,
    },
    Role.AUDITOR: READS | {Permission.SEE_RECORD},
}

# At a headquarters desk these roles reach every post.
REACH_EVERY_POST = frozenset({Role.SUPERVISOR, Role.AUDITOR})
