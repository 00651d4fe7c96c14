"""What a person sees in the terminal: one reading, or one pile traced."""

from .reading import show_reading
from .safe import tame
from .trace import show_trace

__all__ = ["show_reading", "show_trace", "tame"]
