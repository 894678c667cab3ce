"""App registration; tells the evidence which actors stay closed to admins."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"

    def ready(self) -> None:
        from networks.permissions import close_reads_of_actors  # noqa: PLC0415  models load only when apps are ready

        close_reads_of_actors()
