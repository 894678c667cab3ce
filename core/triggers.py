"""Triggers in migrations: those of many models installed at once."""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class InstallTriggers(Operation):
    """Installs the triggers that the app's models have in their options.

    One operation for each trigger, as ``makemigrations`` writes them, draws every model of every app anew each time:
    hundreds of them took longer than everything else that a migration does.
    """

    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The options of the models tell it already."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        apps: Apps = to_state.apps
        for model in apps.get_app_config(app_label).get_models():
            for trigger in to_state.models[app_label, model._meta.model_name].options.get("triggers", []):
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """The tables go next, and their triggers with them."""

    def describe(self) -> str:
        return "Install the triggers of the app's models"
