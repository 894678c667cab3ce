import core.dates
import core.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('core', '0001_extensions'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='National',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('reference', models.CharField(editable=False, max_length=12, unique=True, verbose_name='reference')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name as in the passport')),
                ('family_name', core.fields.TextLine(blank=True, max_length=120, verbose_name='family name')),
                ('sex', models.CharField(blank=True, choices=[('F', 'female'), ('M', 'male'), ('X', 'unspecified')], max_length=1, verbose_name='sex')),
                ('born', core.fields.PartialDateField(blank=True, default=core.dates.PartialDate, verbose_name='date of birth')),
                ('birth_place', core.fields.TextLine(blank=True, max_length=120, verbose_name='place of birth')),
                ('home_county', core.fields.TextLine(blank=True, max_length=80, verbose_name='home county or region')),
                ('home_locality', core.fields.TextLine(blank=True, max_length=120, verbose_name='home locality')),
                ('occupation', core.fields.TextLine(blank=True, max_length=120, verbose_name='occupation')),
                ('languages', core.fields.TextLine(blank=True, max_length=200, verbose_name='languages')),
                ('citizenship', models.CharField(choices=[('confirmed', 'confirmed'), ('claimed', 'claimed'), ('disputed', 'disputed')], default='claimed', max_length=20, verbose_name='citizenship')),
                ('nationality', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='nationality')),
                ('national_id', core.fields.TextLine(blank=True, max_length=40, verbose_name='national identity number')),
                ('phones', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='phones')),
                ('description', core.fields.TextBlock(blank=True, max_length=20000, verbose_name='description and marks')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nationals', to='accounts.post', verbose_name='registered by')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registered')),
                ('folded_name', models.TextField(default='', editable=False, verbose_name='folded name')),
                ('name_keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, editable=False, size=None, verbose_name='name keys')),
                ('key_version', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='key version')),
            ],
            options={
                'verbose_name': 'national',
                'verbose_name_plural': 'nationals',
                'ordering': ['-pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['name_keys'], name='national_name_keys'), django.contrib.postgres.indexes.GinIndex(fields=['folded_name'], name='national_folded_name', opclasses=['gin_trgm_ops']), django.contrib.postgres.indexes.GinIndex(fields=['phones'], name='national_phones'), models.Index(condition=models.Q(('national_id', ''), _negated=True), fields=['national_id'], name='national_by_id_number'), models.Index(fields=['post', '-id'], name='national_by_post')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='national_has_a_name'), models.CheckConstraint(condition=models.Q(('reference__regex', '^N-\\d{6,}$')), name='national_reference_form')],
            },
        ),
        migrations.CreateModel(
            name='NationalHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='nationals.national')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('reference', models.CharField(editable=False, max_length=12, verbose_name='reference')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name as in the passport')),
                ('family_name', core.fields.TextLine(blank=True, max_length=120, verbose_name='family name')),
                ('sex', models.CharField(blank=True, choices=[('F', 'female'), ('M', 'male'), ('X', 'unspecified')], max_length=1, verbose_name='sex')),
                ('born', core.fields.PartialDateField(blank=True, default=core.dates.PartialDate, verbose_name='date of birth')),
                ('birth_place', core.fields.TextLine(blank=True, max_length=120, verbose_name='place of birth')),
                ('home_county', core.fields.TextLine(blank=True, max_length=80, verbose_name='home county or region')),
                ('home_locality', core.fields.TextLine(blank=True, max_length=120, verbose_name='home locality')),
                ('occupation', core.fields.TextLine(blank=True, max_length=120, verbose_name='occupation')),
                ('languages', core.fields.TextLine(blank=True, max_length=200, verbose_name='languages')),
                ('citizenship', models.CharField(choices=[('confirmed', 'confirmed'), ('claimed', 'claimed'), ('disputed', 'disputed')], default='claimed', max_length=20, verbose_name='citizenship')),
                ('nationality', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='nationality')),
                ('national_id', core.fields.TextLine(blank=True, max_length=40, verbose_name='national identity number')),
                ('phones', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='phones')),
                ('description', core.fields.TextBlock(blank=True, max_length=20000, verbose_name='description and marks')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.post', verbose_name='registered by')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registered')),
                ('folded_name', models.TextField(default='', editable=False, verbose_name='folded name')),
                ('name_keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, editable=False, size=None, verbose_name='name keys')),
                ('key_version', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='key version')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('national', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='nationals.national', verbose_name='national')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('spelling', 'other spelling'), ('script', 'other script'), ('nickname', 'nickname'), ('call_sign', 'call sign'), ('former', 'former name')], default='spelling', max_length=20, verbose_name='kind')),
                ('language', models.CharField(blank=True, help_text='Such as ru, ar or my.', max_length=12, verbose_name='language')),
                ('origin', core.fields.TextLine(blank=True, max_length=200, verbose_name='where it came from')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recorded')),
            ],
            options={
                'verbose_name': 'alias',
                'verbose_name_plural': 'aliases',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('national', 'name'), name='alias_once_per_national')],
            },
        ),
        migrations.CreateModel(
            name='AliasHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='nationals.alias')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('national', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='nationals.national', verbose_name='national')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('spelling', 'other spelling'), ('script', 'other script'), ('nickname', 'nickname'), ('call_sign', 'call sign'), ('former', 'former name')], default='spelling', max_length=20, verbose_name='kind')),
                ('language', models.CharField(blank=True, help_text='Such as ru, ar or my.', max_length=12, verbose_name='language')),
                ('origin', core.fields.TextLine(blank=True, max_length=200, verbose_name='where it came from')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recorded')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('national', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='nationals.national', verbose_name='national')),
                ('topic', models.CharField(choices=[('family', 'telling the family'), ('publicity', 'publicity'), ('sharing', 'passing data to others'), ('contact', 'consular help'), ('transfer', 'exchange or transfer'), ('return', 'return')], max_length=20, verbose_name='to what')),
                ('answer', models.CharField(choices=[('given', 'given'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=20, verbose_name='answer')),
                ('to_whom', core.fields.TextLine(blank=True, max_length=200, verbose_name='to whom')),
                ('given_on', core.fields.PartialDateField(blank=True, default=core.dates.PartialDate, verbose_name='when')),
                ('how', core.fields.TextBlock(blank=True, max_length=20000, verbose_name='how it was said, and who witnessed')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recorded')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['-recorded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='NextOfKin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('national', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_of_kin', to='nationals.national', verbose_name='national')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name')),
                ('relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('spouse', 'wife or husband'), ('sister', 'sister'), ('brother', 'brother'), ('child', 'child'), ('grandparent', 'grandparent'), ('aunt_uncle', 'aunt or uncle'), ('cousin', 'cousin'), ('guardian', 'guardian'), ('friend', 'friend'), ('other', 'other')], default='other', max_length=20, verbose_name='relation')),
                ('phones', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='phones')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('languages', core.fields.TextLine(blank=True, max_length=200, verbose_name='languages')),
                ('locality', core.fields.TextLine(blank=True, max_length=200, verbose_name='where they live')),
                ('safe_to_contact', models.CharField(choices=[('yes', 'may be told'), ('ask', 'ask first'), ('no', 'do not contact')], default='ask', max_length=10, verbose_name='safe to contact?')),
                ('reason', core.fields.TextBlock(blank=True, max_length=20000, verbose_name='why')),
                ('is_main_contact', models.BooleanField(default=False, verbose_name='main contact')),
                ('informed_on', models.DateField(blank=True, null=True, verbose_name='informed on')),
                ('informed_by', core.fields.TextLine(blank=True, max_length=150, verbose_name='informed by')),
            ],
            options={
                'verbose_name': 'next of kin',
                'verbose_name_plural': 'next of kin',
                'ordering': ['-is_main_contact', 'name'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['phones'], name='kin_phones')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('safe_to_contact', 'no'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='kin_unsafe_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='NextOfKinHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='nationals.nextofkin')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('national', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='nationals.national', verbose_name='national')),
                ('name', core.fields.TextLine(max_length=200, verbose_name='name')),
                ('relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('spouse', 'wife or husband'), ('sister', 'sister'), ('brother', 'brother'), ('child', 'child'), ('grandparent', 'grandparent'), ('aunt_uncle', 'aunt or uncle'), ('cousin', 'cousin'), ('guardian', 'guardian'), ('friend', 'friend'), ('other', 'other')], default='other', max_length=20, verbose_name='relation')),
                ('phones', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='phones')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('languages', core.fields.TextLine(blank=True, max_length=200, verbose_name='languages')),
                ('locality', core.fields.TextLine(blank=True, max_length=200, verbose_name='where they live')),
                ('safe_to_contact', models.CharField(choices=[('yes', 'may be told'), ('ask', 'ask first'), ('no', 'do not contact')], default='ask', max_length=10, verbose_name='safe to contact?')),
                ('reason', core.fields.TextBlock(blank=True, max_length=20000, verbose_name='why')),
                ('is_main_contact', models.BooleanField(default=False, verbose_name='main contact')),
                ('informed_on', models.DateField(blank=True, null=True, verbose_name='informed on')),
                ('informed_by', core.fields.TextLine(blank=True, max_length=150, verbose_name='informed by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TravelDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('national', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='travel_documents', to='nationals.national', verbose_name='national')),
                ('kind', models.CharField(choices=[('passport', 'passport'), ('identity_card', 'national identity card'), ('emergency', 'emergency travel document'), ('visa', 'visa'), ('residence', 'residence permit'), ('other', 'other document')], default='passport', max_length=20, verbose_name='kind')),
                ('number', core.fields.TextLine(blank=True, max_length=40, verbose_name='number')),
                ('number_key', models.CharField(default='', editable=False, max_length=40, verbose_name='number key')),
                ('issuer', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='issuing state')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='expires')),
                ('state', models.CharField(choices=[('held', 'with the national'), ('post', 'with the post'), ('confiscated', 'taken from the national'), ('lost', 'lost'), ('expired', 'expired'), ('unknown', 'not known')], default='unknown', max_length=20, verbose_name='where it is')),
                ('holder', core.fields.TextLine(blank=True, max_length=120, verbose_name='who has it')),
            ],
            options={
                'verbose_name': 'travel document',
                'verbose_name_plural': 'travel documents',
                'ordering': ['-expires_on', 'pk'],
                'indexes': [models.Index(condition=models.Q(('number_key', ''), _negated=True), fields=['number_key'], name='document_by_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('issued_on', None), ('expires_on', None), ('expires_on__gt', models.F('issued_on')), _connector='OR'), name='travel_document_expires_after_issue')],
            },
        ),
        migrations.CreateModel(
            name='TravelDocumentHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='nationals.traveldocument')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('national', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='nationals.national', verbose_name='national')),
                ('kind', models.CharField(choices=[('passport', 'passport'), ('identity_card', 'national identity card'), ('emergency', 'emergency travel document'), ('visa', 'visa'), ('residence', 'residence permit'), ('other', 'other document')], default='passport', max_length=20, verbose_name='kind')),
                ('number', core.fields.TextLine(blank=True, max_length=40, verbose_name='number')),
                ('number_key', models.CharField(default='', editable=False, max_length=40, verbose_name='number key')),
                ('issuer', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='issuing state')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='expires')),
                ('state', models.CharField(choices=[('held', 'with the national'), ('post', 'with the post'), ('confiscated', 'taken from the national'), ('lost', 'lost'), ('expired', 'expired'), ('unknown', 'not known')], default='unknown', max_length=20, verbose_name='where it is')),
                ('holder', core.fields.TextLine(blank=True, max_length=120, verbose_name='who has it')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='national',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_nationalhistory" ("birth_place", "born", "citizenship", "description", "family_name", "folded_name", "home_county", "home_locality", "id", "key_version", "languages", "name", "name_keys", "national_id", "nationality", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post_id", "reference", "registered_at", "sex", "version") VALUES (NEW."birth_place", NEW."born", NEW."citizenship", NEW."description", NEW."family_name", NEW."folded_name", NEW."home_county", NEW."home_locality", NEW."id", NEW."key_version", NEW."languages", NEW."name", NEW."name_keys", NEW."national_id", NEW."nationality", NEW."occupation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phones", NEW."post_id", NEW."reference", NEW."registered_at", NEW."sex", NEW."version"); RETURN NULL;', hash='ba36c6ae614072e0db92c74e038ec0a3792cd3c3', operation='INSERT', pgid='pgtrigger_insert_insert_76309', table='nationals_national', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='national',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "nationals_nationalhistory" ("birth_place", "born", "citizenship", "description", "family_name", "folded_name", "home_county", "home_locality", "id", "key_version", "languages", "name", "name_keys", "national_id", "nationality", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post_id", "reference", "registered_at", "sex", "version") VALUES (NEW."birth_place", NEW."born", NEW."citizenship", NEW."description", NEW."family_name", NEW."folded_name", NEW."home_county", NEW."home_locality", NEW."id", NEW."key_version", NEW."languages", NEW."name", NEW."name_keys", NEW."national_id", NEW."nationality", NEW."occupation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phones", NEW."post_id", NEW."reference", NEW."registered_at", NEW."sex", NEW."version"); RETURN NULL;', hash='7a305403869d31b851a150e1685c51ec6b185a54', operation='UPDATE', pgid='pgtrigger_update_update_80ba8', table='nationals_national', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='national',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_nationalhistory" ("birth_place", "born", "citizenship", "description", "family_name", "folded_name", "home_county", "home_locality", "id", "key_version", "languages", "name", "name_keys", "national_id", "nationality", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post_id", "reference", "registered_at", "sex", "version") VALUES (OLD."birth_place", OLD."born", OLD."citizenship", OLD."description", OLD."family_name", OLD."folded_name", OLD."home_county", OLD."home_locality", OLD."id", OLD."key_version", OLD."languages", OLD."name", OLD."name_keys", OLD."national_id", OLD."nationality", OLD."occupation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phones", OLD."post_id", OLD."reference", OLD."registered_at", OLD."sex", OLD."version"); RETURN NULL;', hash='efeac4c214af48c5b6d79ad15d1cea309064b57d', operation='DELETE', pgid='pgtrigger_delete_delete_8a684', table='nationals_national', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nationalhistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9944c82dbb5b30c0a08ac48f213ce38ef4884126', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9dca5', table='nationals_nationalhistory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_aliashistory" ("id", "kind", "language", "name", "national_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", NEW."national_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at"); RETURN NULL;', hash='d726b3a893c828d0cc1642c22784c93ba39381b7', operation='INSERT', pgid='pgtrigger_insert_insert_ec7c2', table='nationals_alias', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "nationals_aliashistory" ("id", "kind", "language", "name", "national_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (NEW."id", NEW."kind", NEW."language", NEW."name", NEW."national_id", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at"); RETURN NULL;', hash='933efb70662913697a191364b549e591109c7bc1', operation='UPDATE', pgid='pgtrigger_update_update_8e7b4', table='nationals_alias', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_aliashistory" ("id", "kind", "language", "name", "national_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at") VALUES (OLD."id", OLD."kind", OLD."language", OLD."name", OLD."national_id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at"); RETURN NULL;', hash='b4262691afb5dbce014a909900e73f457567dbe5', operation='DELETE', pgid='pgtrigger_delete_delete_28818', table='nationals_alias', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aliashistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dba36eb0c2aa4460d0ce6bff980eb77682cc1d9d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5757', table='nationals_aliashistory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='consent_is_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a42389f69a02b095f928b0d39ccf09bc4682af23', operation='UPDATE OR DELETE', pgid='pgtrigger_consent_is_written_once_b84f6', table='nationals_consent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextofkin',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_nextofkinhistory" ("email", "id", "informed_by", "informed_on", "is_main_contact", "languages", "locality", "name", "national_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "reason", "relation", "safe_to_contact", "version") VALUES (NEW."email", NEW."id", NEW."informed_by", NEW."informed_on", NEW."is_main_contact", NEW."languages", NEW."locality", NEW."name", NEW."national_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phones", NEW."reason", NEW."relation", NEW."safe_to_contact", NEW."version"); RETURN NULL;', hash='3050fc6bf1b3cd8d3e326d2b9ebcacfaca545688', operation='INSERT', pgid='pgtrigger_insert_insert_a5071', table='nationals_nextofkin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextofkin',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "nationals_nextofkinhistory" ("email", "id", "informed_by", "informed_on", "is_main_contact", "languages", "locality", "name", "national_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "reason", "relation", "safe_to_contact", "version") VALUES (NEW."email", NEW."id", NEW."informed_by", NEW."informed_on", NEW."is_main_contact", NEW."languages", NEW."locality", NEW."name", NEW."national_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phones", NEW."reason", NEW."relation", NEW."safe_to_contact", NEW."version"); RETURN NULL;', hash='6f87affaf4769b0f897e5a14ff53a0f5c0628ea7', operation='UPDATE', pgid='pgtrigger_update_update_4f58c', table='nationals_nextofkin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextofkin',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_nextofkinhistory" ("email", "id", "informed_by", "informed_on", "is_main_contact", "languages", "locality", "name", "national_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "reason", "relation", "safe_to_contact", "version") VALUES (OLD."email", OLD."id", OLD."informed_by", OLD."informed_on", OLD."is_main_contact", OLD."languages", OLD."locality", OLD."name", OLD."national_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phones", OLD."reason", OLD."relation", OLD."safe_to_contact", OLD."version"); RETURN NULL;', hash='17cb076c28181d75f7149ca7df5a042ed1a2839f', operation='DELETE', pgid='pgtrigger_delete_delete_85aaa', table='nationals_nextofkin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nextofkinhistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dd9258e698e6e35b9e5fae518dadc7d6427e1fcb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fccb4', table='nationals_nextofkinhistory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='traveldocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_traveldocumenthistory" ("expires_on", "holder", "id", "issued_on", "issuer", "kind", "national_id", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."expires_on", NEW."holder", NEW."id", NEW."issued_on", NEW."issuer", NEW."kind", NEW."national_id", NEW."number", NEW."number_key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."version"); RETURN NULL;', hash='bde60ce632ff6f431adfcbe40e3beaadb2fce1d3', operation='INSERT', pgid='pgtrigger_insert_insert_19efb', table='nationals_traveldocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='traveldocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "nationals_traveldocumenthistory" ("expires_on", "holder", "id", "issued_on", "issuer", "kind", "national_id", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."expires_on", NEW."holder", NEW."id", NEW."issued_on", NEW."issuer", NEW."kind", NEW."national_id", NEW."number", NEW."number_key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."version"); RETURN NULL;', hash='dc7d21c9f84b3654e165d1eb49a79e0a93fe09de', operation='UPDATE', pgid='pgtrigger_update_update_bdcdf', table='nationals_traveldocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='traveldocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "nationals_traveldocumenthistory" ("expires_on", "holder", "id", "issued_on", "issuer", "kind", "national_id", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (OLD."expires_on", OLD."holder", OLD."id", OLD."issued_on", OLD."issuer", OLD."kind", OLD."national_id", OLD."number", OLD."number_key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."version"); RETURN NULL;', hash='75f4e358e7ca771403d074fe8fc5a04768e68a1b', operation='DELETE', pgid='pgtrigger_delete_delete_aff85', table='nationals_traveldocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='traveldocumenthistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99c94595b191668908fd35c9a69f2cb250aab68a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3cd0f', table='nationals_traveldocumenthistory', when='BEFORE')),
        ),
    ]
