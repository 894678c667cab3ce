"""Write the map's shapes: one static file of symbols, which pages colour through ``<use href="…#RU">``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core import atlas

TARGET = "static/img/world.svg"


class Command(BaseCommand):
    help = "Writes static/img/world.svg from core/data/world-equal-earth.csv."

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.BASE_DIR / TARGET
        target.write_text(drawing(), encoding="utf-8")
        self.stdout.write(f"{TARGET}: {len(atlas.COUNTRIES)} countries, {target.stat().st_size:,} bytes")


def drawing() -> str:
    symbols = "".join(
        f'<symbol id="{code}"><path d="{country.path}"/></symbol>\n' for code, country in atlas.COUNTRIES.items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {atlas.WIDTH} {atlas.HEIGHT}">\n{symbols}</svg>\n'
