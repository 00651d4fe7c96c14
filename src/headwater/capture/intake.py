"""Every input in order, each to the reader of its format; ids are given and must not repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.capture import feed, files, kinds, objects, packed, page, plain, warc, web
from headwater.capture.blobs import ACCEPTED, Blob, Captured, Given
from headwater.capture.messages import quoted
from headwater.errors import UnreadableInput
from headwater.settings import Settings


def capture(inputs: Sequence[str], settings: Settings, given: Given | None = None) -> Iterator[Captured]:
    """Yield each report of the inputs in their order, and an UnreadableInput in the place of what is none.

    An input is the name of a file or a folder, or a URL. Nothing is raised for what an input holds.
    """
    yield from _once(_all(inputs, settings, given or Given()))


def _once(found: Iterable[Captured]) -> Iterator[Captured]:
    """The same, with an error in the place of a report whose id an earlier one has."""
    seen: dict[str, str] = {}
    for item in found:
        if isinstance(item, UnreadableInput):
            yield item
        elif item.id in seen:
            reason = f"its id {quoted(item.id)} is already that of {seen[item.id]}"
            yield UnreadableInput(item.captured_from, reason, "an id of its own for each report")
        else:
            seen[item.id] = item.captured_from
            yield item


def _all(inputs: Sequence[str], settings: Settings, given: Given) -> Iterator[Captured]:
    for name in inputs:
        for blob in _found(name, settings):
            if isinstance(blob, UnreadableInput):
                yield blob
            else:
                yield from read(blob, settings, given)


def _found(name: str, settings: Settings) -> Iterator[Blob | UnreadableInput]:
    if not web.is_address(name):
        yield from files.find(name, settings)
        return
    try:
        yield web.fetch(name, settings)
    except UnreadableInput as error:
        yield error


def read(blob: Blob, settings: Settings, given: Given) -> Iterator[Captured]:
    """Yield each report that the bytes hold, or why they hold none."""
    try:
        if kinds.told(blob) == "gzip":
            blob = packed.unpack(blob, settings)
        parts = warc.read(blob, settings) if kinds.told(blob) == "warc" else iter([blob])
        for part in parts:
            yield from [part] if isinstance(part, UnreadableInput) else _read_part(part, settings, given)
    except UnreadableInput as error:
        yield error


def _read_part(blob: Blob, settings: Settings, given: Given) -> Iterator[Captured]:
    """Each report of a file that is not packed, or of a record of an archive."""
    try:
        yield from _read_one(blob, settings, given)
    except UnreadableInput as error:
        yield error


def _read_one(blob: Blob, settings: Settings, given: Given) -> Iterator[Captured]:
    """The same; UnreadableInput is raised where the bytes are no report as a whole."""
    kind = kinds.told(blob)
    if kind == "json":
        yield from objects.read(blob, settings)
    elif kind == "feed":
        yield from feed.read(blob, settings)
    elif kind == "page":
        yield page.read(blob, settings, given)
    elif kind == "plain":
        yield plain.read(blob, settings, given)
    else:
        raise blob.refused(f"there is a {kind} file within another one", ACCEPTED)
