"""Many people at once: ``python -m bench --crowd 200 --minutes 5``, and one web worker for long: ``--worker``."""
