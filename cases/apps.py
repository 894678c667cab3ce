"""App registration; tells the register of persons whom a case opens a national to."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"

    def ready(self) -> None:
        from cases.permissions import declare_what_moves, open_nationals_of_cases  # noqa: PLC0415  models load only when apps are ready

        open_nationals_of_cases()
        declare_what_moves()
