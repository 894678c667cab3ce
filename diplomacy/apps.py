"""App registration; tells casework which claims are denied in public."""

from django.apps import AppConfig


class DiplomacyConfig(AppConfig):
    name = "diplomacy"

    def ready(self) -> None:
        from diplomacy.services.denials import tell_of_denials  # noqa: PLC0415  models load only when apps are ready

        tell_of_denials()
