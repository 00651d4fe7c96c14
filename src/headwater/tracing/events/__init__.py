"""Claims of several reports joined into events, and what is said of each."""

from . import describe
from .joining import Draft, join

__all__ = ["Draft", "describe", "join"]
