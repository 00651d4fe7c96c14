"""Calendar expressions: recognised by the words, dated by the report, kept as intervals."""

from .anchor import anchor
from .published import UNKNOWN, date_report, from_metadata
from .recognise import recognise

__all__ = ["UNKNOWN", "anchor", "date_report", "from_metadata", "recognise"]
