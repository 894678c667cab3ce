"""The admin's share of the evidence: what every record's admin shows and leaves, and who has read what."""

from audit.admin.many import ManyRecords
from audit.admin.reads import ReadAdmin
from audit.admin.records import ReadOnlyAdmin, RecordAdmin
from audit.admin.sheets import SheetAdmin, SheetResource, VersionedSheetAdmin
from audit.admin.sought import SoughtFirst
from audit.admin.versions import KeptForm, VersionedAdmin

__all__ = [
    "KeptForm",
    "ManyRecords",
    "ReadAdmin",
    "ReadOnlyAdmin",
    "RecordAdmin",
    "SheetAdmin",
    "SheetResource",
    "SoughtFirst",
    "VersionedAdmin",
    "VersionedSheetAdmin",
]
