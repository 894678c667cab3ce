"""Lists of cases: parameters, conditions, counts, and the place that is kept."""
