"""What a page or a query gets away with in production but not in a test.

A template variable that does not exist fails; a queryset without an order comes shuffled.
"""

import copy
import random
from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.template import Context, Origin, Template
from django.template.base import FilterExpression, TokenType, VariableDoesNotExist
from django.templatetags.i18n import BlockTranslateNode

_OURS = str(settings.BASE_DIR / "templates")
_GIVES_A_DEFAULT = {"default", "default_if_none"}


class UndefinedVariableError(AssertionError):
    """A template of ours names a variable that its view does not give."""


def fail_on_undefined_variables(patch: pytest.MonkeyPatch) -> None:
    """``{% if %}``, ``{% for %}`` and ``|default`` may ask for what is not there; packages' templates are spared."""
    resolve, render = FilterExpression.resolve, BlockTranslateNode.render

    def resolve_strictly(self: FilterExpression, context: Context, ignore_failures: bool = False) -> Any:
        filters = {function.__name__ for function, _arguments in self.filters}
        if not self.is_var or ignore_failures or filters & _GIVES_A_DEFAULT or not _is_ours(context):
            return resolve(self, context, ignore_failures)
        try:
            value = self.var.resolve(context)
        except VariableDoesNotExist as error:
            missing = f"{{{{ {self.token} }}}} in {_current(context)}: there is no {error.params[0]}"
            raise UndefinedVariableError(missing) from None
        known = copy.copy(self)  # so that a callable is called once only
        known.is_var, known.var = False, value
        return resolve(known, context, ignore_failures)

    def render_strictly(self: BlockTranslateNode, context: Context, nested: bool = False) -> Any:
        given = {*self.extra_context, self.countervar}
        for token in [*self.singular, *(self.plural or [])]:
            name = token.contents
            if token.token_type == TokenType.VAR and _is_ours(context) and name not in given and name not in context:
                raise UndefinedVariableError(f"{{{{ {name} }}}} in blocktranslate in {_current(context)}")
        return render(self, context, nested)

    patch.setattr(FilterExpression, "resolve", resolve_strictly)
    patch.setattr(BlockTranslateNode, "render", render_strictly)


def shuffle_unordered_querysets(patch: pytest.MonkeyPatch) -> None:
    fetch = QuerySet._fetch_all

    def fetch_shuffled(self: QuerySet[Any]) -> None:
        is_fresh = self._result_cache is None
        fetch(self)
        if is_fresh and self._result_cache and not self.ordered and not self.query.is_sliced:
            random.shuffle(self._result_cache)

    patch.setattr(QuerySet, "_fetch_all", fetch_shuffled)


def _current(context: Context) -> str:
    """The file being rendered, included and extended ones too."""
    return _file(context.render_context.template or context.template)


def _file(template: Template | None) -> str:
    origin = getattr(template, "origin", None)
    return str(origin.name) if isinstance(origin, Origin) else "a text"


def _is_ours(context: Context) -> bool:
    """Both the page and the part of it: a package's page may extend our frame."""
    return _file(context.template).startswith(_OURS) and _current(context).startswith(_OURS)
