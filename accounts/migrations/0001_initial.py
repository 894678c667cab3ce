import core.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('core', '0001_extensions'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=20, unique=True, verbose_name='code')),
                ('name', core.fields.TextLine(max_length=100, unique=True, verbose_name='name')),
                ('kind', models.CharField(choices=[('mission', 'mission abroad'), ('headquarters', 'headquarters desk')], default='mission', max_length=20, verbose_name='kind')),
                ('country', django_countries.fields.CountryField(max_length=2, verbose_name='country')),
                ('covers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=list, size=None, verbose_name='countries covered')),
                ('time_zone', models.CharField(default='UTC', max_length=60, verbose_name='time zone')),
                ('duty_phone', core.fields.TextLine(blank=True, max_length=40, verbose_name='duty telephone')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='PostHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='accounts.post')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=20, verbose_name='code')),
                ('name', core.fields.TextLine(max_length=100, verbose_name='name')),
                ('kind', models.CharField(choices=[('mission', 'mission abroad'), ('headquarters', 'headquarters desk')], default='mission', max_length=20, verbose_name='kind')),
                ('country', django_countries.fields.CountryField(max_length=2, verbose_name='country')),
                ('covers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=list, size=None, verbose_name='countries covered')),
                ('time_zone', models.CharField(default='UTC', max_length=60, verbose_name='time zone')),
                ('duty_phone', core.fields.TextLine(blank=True, max_length=40, verbose_name='duty telephone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('full_name', core.fields.TextLine(max_length=150, verbose_name='full name')),
                ('language', models.CharField(blank=True, default='', max_length=5, verbose_name='language')),
                ('time_zone', models.CharField(blank=True, default='', max_length=60, verbose_name='time zone')),
                ('theme', models.CharField(choices=[('system', 'as the computer'), ('light', 'light'), ('dark', 'dark')], default='system', max_length=10, verbose_name='theme')),
                ('keys_enabled', models.BooleanField(default=True, verbose_name='single-key shortcuts')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_staff', models.BooleanField(default=False, help_text='May keep the records in the admin.', verbose_name='admin')),
                ('invited_at', models.DateTimeField(auto_now_add=True, verbose_name='invited')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'ordering': ['full_name', 'pk'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once_in_any_case')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.post', verbose_name='post')),
                ('role', models.CharField(choices=[('caseworker', 'caseworker'), ('supervisor', 'supervisor'), ('auditor', 'auditor')], max_length=20, verbose_name='role')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['post__name', 'role'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_it_starts'), models.UniqueConstraint(fields=('user', 'post', 'role', 'starts_on'), name='membership_once_per_start')],
            },
        ),
        migrations.CreateModel(
            name='MembershipHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to='accounts.membership')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.post', verbose_name='post')),
                ('role', models.CharField(choices=[('caseworker', 'caseworker'), ('supervisor', 'supervisor'), ('auditor', 'auditor')], max_length=20, verbose_name='role')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('full_name', core.fields.TextLine(max_length=150, verbose_name='full name')),
                ('language', models.CharField(blank=True, default='', max_length=5, verbose_name='language')),
                ('time_zone', models.CharField(blank=True, default='', max_length=60, verbose_name='time zone')),
                ('theme', models.CharField(choices=[('system', 'as the computer'), ('light', 'light'), ('dark', 'dark')], default='system', max_length=10, verbose_name='theme')),
                ('keys_enabled', models.BooleanField(default=True, verbose_name='single-key shortcuts')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_staff', models.BooleanField(default=False, help_text='May keep the records in the admin.', verbose_name='admin')),
                ('invited_at', models.DateTimeField(auto_now_add=True, verbose_name='invited')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_posthistory" ("code", "country", "covers", "duty_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (NEW."code", NEW."country", NEW."covers", NEW."duty_phone", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."time_zone"); RETURN NULL;', hash='1ab019d9ecf0a6acc7e7bad656f7654fb9da18e7', operation='INSERT', pgid='pgtrigger_insert_insert_bd2f7', table='accounts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_posthistory" ("code", "country", "covers", "duty_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (NEW."code", NEW."country", NEW."covers", NEW."duty_phone", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."time_zone"); RETURN NULL;', hash='009813c82da603595afc8c0712ea75f5baebd3fd', operation='UPDATE', pgid='pgtrigger_update_update_4a320', table='accounts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_posthistory" ("code", "country", "covers", "duty_phone", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "time_zone") VALUES (OLD."code", OLD."country", OLD."covers", OLD."duty_phone", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."time_zone"); RETURN NULL;', hash='c231b90fe0d1890313f897265643284affdab18f', operation='DELETE', pgid='pgtrigger_delete_delete_6100d', table='accounts_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posthistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fb9bc3118bd5b7167ba2071c2b1cc94d6bc03244', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ce98e', table='accounts_posthistory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userhistory" ("email", "full_name", "id", "invited_at", "is_active", "is_staff", "is_superuser", "keys_enabled", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme", "time_zone") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."invited_at", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."keys_enabled", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."theme", NEW."time_zone"); RETURN NULL;', hash='aac873bc3c06941314903ea1e8c37dd3b7204d78', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."keys_enabled" IS DISTINCT FROM (NEW."keys_enabled") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone"))', func='INSERT INTO "accounts_userhistory" ("email", "full_name", "id", "invited_at", "is_active", "is_staff", "is_superuser", "keys_enabled", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme", "time_zone") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."invited_at", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."keys_enabled", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."theme", NEW."time_zone"); RETURN NULL;', hash='ce6eae00e89501628ee31ba9996c9384b972cd21', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userhistory" ("email", "full_name", "id", "invited_at", "is_active", "is_staff", "is_superuser", "keys_enabled", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme", "time_zone") VALUES (OLD."email", OLD."full_name", OLD."id", OLD."invited_at", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."keys_enabled", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."theme", OLD."time_zone"); RETURN NULL;', hash='9d0b99947ae81e805ab437d164cd172860b43791', operation='DELETE', pgid='pgtrigger_delete_delete_19f14', table='accounts_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_membershiphistory" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "role", "starts_on", "user_id") VALUES (NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post_id", NEW."role", NEW."starts_on", NEW."user_id"); RETURN NULL;', hash='528db8ac37a02f6ecf905c6d153558edc583cd2b', operation='INSERT', pgid='pgtrigger_insert_insert_fc05a', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_membershiphistory" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "role", "starts_on", "user_id") VALUES (NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post_id", NEW."role", NEW."starts_on", NEW."user_id"); RETURN NULL;', hash='690931b98685228ece6ddcd2a10c8073130485d8', operation='UPDATE', pgid='pgtrigger_update_update_20ab5', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_membershiphistory" ("ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "role", "starts_on", "user_id") VALUES (OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."post_id", OLD."role", OLD."starts_on", OLD."user_id"); RETURN NULL;', hash='26b7ca80a073c81bc79f0b248a935b06ccc03e8d', operation='DELETE', pgid='pgtrigger_delete_delete_19a8f', table='accounts_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershiphistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ee43f83afd372f3941d93d61b0d68b7fab7a8d3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_123dc', table='accounts_membershiphistory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userhistory',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='68ffa9ce3b529c4c151c9348adc79b98119cd550', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f815', table='accounts_userhistory', when='BEFORE')),
        ),
    ]
