"""Capture: bytes in, reports out. Nothing is lost in silence, and hostile input is normal input."""

from headwater.capture.blobs import Captured, Given
from headwater.capture.intake import capture

__all__ = ["Captured", "Given", "capture"]
