"""PostgreSQL's own tools for names: trigrams, accents, GIN over scalar columns."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    operations = [TrigramExtension(), UnaccentExtension(), BtreeGinExtension()]
