"""The list of actors: everybody who may see networks sees it, each as far as he may."""

from networks.filters.actors import ActorFilter

__all__ = ["ActorFilter"]
