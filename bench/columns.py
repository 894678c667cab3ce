"""How a row of the block becomes one of copy ``k``: numbers, references and moments move, the rest stays.

``{k}`` stands for the number of the copy; ``b`` is the row of the block.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db import models

from bench.stage import SHARED

Counts = Mapping[type[models.Model], int]
_LATER = "interval '37 minutes 11 seconds'"
_HASHED = frozenset({"sha256", "fingerprint", "person_key"})
BUSY = 20
"""In so many copies the busiest actor is the same."""
_STEP = 1_363_591


def is_shared(model: type[models.Model]) -> bool:
    return base_of(model)._meta.label in SHARED


def expressions(model: type[models.Model], counts: Counts) -> dict[str, str]:
    """Of every column that changes; ``counts``: the highest number of each table's rows in the block."""
    found = {}
    for field in model._meta.concrete_fields:
        column = str(field.column)
        if expression := _special(model, field, counts) or _usual(model, field, counts):
            found[column] = expression
    return found


def _usual(model: type[models.Model], field: "models.Field[Any, Any]", counts: Counts) -> str:
    column = f'b."{field.column}"'
    if field.is_relation:
        return _pointing(column, field.related_model, counts)
    if field.primary_key:
        return _moved(column, counts[model])
    if isinstance(field, models.DateTimeField):
        return f"{column} - {{k}} * {_LATER}"
    return ""


def _pointing(column: str, target: Any, counts: Counts) -> str:
    """To a row of the same copy, unless what it points to is there once for all."""
    if target not in counts or is_shared(target):
        return ""
    return _moved(column, counts[target])


def _special(model: type[models.Model], field: "models.Field[Any, Any]", counts: Counts) -> str:
    """What has a rule of its own, by the name of the model that the history is of."""
    base, column = base_of(model), f'b."{field.column}"'
    if base is not model and field.name == "id":
        return _moved(column, counts[base])
    if isinstance(field, models.UUIDField) and field.primary_key:
        return f"md5({column}::text || {{k}}::text)::uuid"
    if field.name == "reference" and getattr(base._meta.get_field("reference"), "unique", False):
        return _referring(column, counts[base])
    if field.name in _HASHED:
        return f"md5({column} || {{k}}::text) || md5({{k}}::text || {column})"
    rule = _rules(counts).get(f"{base._meta.label}.{field.name}")
    return rule(column) if rule else ""


def _rules(counts: Counts) -> dict[str, Callable[[str], str]]:
    """By label of the model and field; each takes the column and gives what stands in a copy."""
    by_label = {model._meta.label: rows for model, rows in counts.items()}
    of_case, of_national = by_label["cases.Case"], by_label["nationals.National"]
    return {
        "audit.Read.reference": partial(_referring, rows=of_case),
        "cases.ExternalReference.number": partial(_numbered, rows=of_case),
        "nationals.TravelDocument.number": partial(_numbered, rows=of_national),
        "nationals.TravelDocument.number_key": partial(_numbered, rows=of_national),
        "nationals.MergeChange.after": partial(_numbered, rows=of_national),
        "nationals.MergeChange.row": partial(_moved, rows=of_national),
        "nationals.National.national_id": _identity_card,
        "nationals.National.phones": _phones,
        "nationals.NextOfKin.phones": _phones,
        "diplomacy.NoteVerbale.number": partial(_moved, rows=by_label["diplomacy.NoteVerbale"]),
        "networks.Involvement.actor": partial(_actor, rows=by_label["networks.Actor"]),
        "networks.Identifier.value": _identifier,
        "networks.Identifier.key": _identifier,
    }


def _moved(column: str, rows: int) -> str:
    return f"{column} + {{k}} * {rows}"


def _tail(column: str, rows: int) -> str:
    return rf"(substring({column} from '\d+$')::bigint + {{k}} * {rows})::text"


def _numbered(column: str, rows: int) -> str:
    return f"{_without_digits(column)} || {_tail(column, rows)}"


def _referring(column: str, rows: int) -> str:
    """References have at least six digits."""
    tail = _tail(column, rows)
    return f"{_without_digits(column)} || lpad({tail}, greatest(6, length({tail})), '0')"


def _identity_card(column: str) -> str:
    moved = f"(({column}::bigint - 21000000 + {{k}} * 1037413) % 19000000 + 21000000)::text"
    return f"CASE WHEN {column} = '' THEN '' ELSE {moved} END"


def _actor(column: str, rows: int) -> str:
    return f"CASE WHEN {column} = 1 AND {{k}} < {BUSY} THEN 1 ELSE {_moved(column, rows)} END"


def _identifier(column: str) -> str:
    return f"CASE WHEN {column} ~ '^\\+254\\d{{9}}$' THEN {_phone(column)} ELSE {column} || '-' || {{k}}::text END"


def _phones(column: str) -> str:
    """A person has one in the block, or none."""
    return f"CASE WHEN cardinality({column}) = 0 THEN {column} ELSE ARRAY[{_phone(f'{column}[1]')}] END"


def _without_digits(column: str) -> str:
    return rf"regexp_replace({column}, '\d+$', '')"


def _phone(column: str) -> str:
    """Another number of the same network."""
    return f"left({column}, 5) || lpad(((substr({column}, 6)::bigint + {{k}} * {_STEP}) % 100000000)::text, 8, '0')"


def moved_phone(number: str, copy: int) -> str:
    """The same as the server reckons it."""
    return f"{number[:5]}{(int(number[5:]) + copy * _STEP) % 100_000_000:08d}"


def base_of(model: type[models.Model]) -> type[models.Model]:
    """The model whose history this is, or itself."""
    tracked = getattr(model, "pgh_tracked_model", None)
    return tracked or model
