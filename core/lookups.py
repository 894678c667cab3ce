"""Ways of asking the database that its planner would not choose by itself."""

from django.db.models import Exists


class ExistsRowByRow(Exists):
    """EXISTS, asked for one row after the other.

    Beside an OR, PostgreSQL would first collect all rows for which there is any: more work than a page of 25, of which
    nearly all are decided by what stands before the OR. ``OFFSET 0`` changes nothing but forbids that.
    """

    template = "EXISTS(%(subquery)s OFFSET 0)"
