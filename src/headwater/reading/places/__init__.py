"""Toponyms: recognised by parse and gazetteer together, resolved by the whole report."""

from .gazetteer import Gazetteer, open_gazetteer
from .locating import locate

__all__ = ["Gazetteer", "locate", "open_gazetteer"]
