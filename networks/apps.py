"""App registration; tells the evidence which actors stay closed to admins, and briefings who belongs to whom."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"

    def ready(self) -> None:
        from networks.permissions import close_reads_of_actors  # noqa: PLC0415  models load only when apps are ready
        from networks.services.in_briefings import tell_in_briefings  # noqa: PLC0415

        close_reads_of_actors()
        tell_in_briefings()
