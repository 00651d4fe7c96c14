"""Plain text: the characters of the file as they are, and what the command line says of them."""

from __future__ import annotations

from headwater.capture import decode
from headwater.capture.blobs import Blob, Draft, Given, finished
from headwater.records import Report
from headwater.settings import Settings


def read(blob: Blob, settings: Settings, given: Given) -> Report:
    """The report that a plain text is; UnreadableInput where it is none."""
    draft = Draft(
        text=decode.text(blob),
        outlet=given.outlet,
        url=given.url or blob.url,
        title=given.title,
        published=given.published,
    )
    return finished(draft, blob, settings)
