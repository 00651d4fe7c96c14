"""What the words around a match must be for it to be a time: a table of conditions, by the names of the grammar."""

from .amounts import AMOUNTS
from .common import Guard
from .days import DAYS
from .names import NAMES
from .periods import PERIODS

GUARDS: dict[str, Guard] = {**NAMES, **DAYS, **PERIODS, **AMOUNTS}

__all__ = ["GUARDS"]
