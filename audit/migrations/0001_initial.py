import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_extensions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Read',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('actor_id', models.BigIntegerField(verbose_name='user number')),
                ('actor_name', models.CharField(max_length=150, verbose_name='who')),
                ('thing', models.CharField(max_length=60, verbose_name='what')),
                ('reference', models.CharField(max_length=40, verbose_name='reference')),
                ('kind', models.CharField(choices=[('opened', 'opened'), ('printed', 'printed'), ('downloaded', 'downloaded a document'), ('exported', 'exported'), ('uncovered', 'uncovered a number not to be called')], default='opened', max_length=20, verbose_name='how')),
                ('ground', models.CharField(blank=True, max_length=300, verbose_name='ground')),
                ('address', models.GenericIPAddressField(null=True, verbose_name='from where')),
            ],
            options={
                'verbose_name': 'read',
                'verbose_name_plural': 'reads',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['thing', 'reference', '-at'], name='read_by_thing'), models.Index(fields=['actor_id', '-at'], name='read_by_actor')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='read',
            trigger=pgtrigger.compiler.Trigger(name='read_is_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fb1b498994a68fff7c33c3a2454082f82fbbaa87', operation='UPDATE OR DELETE', pgid='pgtrigger_read_is_written_once_c64bb', table='audit_read', when='BEFORE')),
        ),
    ]
