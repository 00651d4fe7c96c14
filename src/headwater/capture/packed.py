"""Gzip, unpacked as a stream and no further than the bound."""

from __future__ import annotations

import zlib
from dataclasses import replace

from headwater.capture.blobs import Blob
from headwater.settings import Settings

MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1 << 16  # bytes taken from the packed and asked of the unpacked side at a time


def unpack(blob: Blob, settings: Settings) -> Blob:
    """Unpack what gzip packed, be it in one member or in many; the digest stays that of the packed bytes.

    UnreadableInput where it is damaged, cut, larger than `max_unpacked_bytes`, or packed twice.
    """
    data = _unpacked(blob, settings)
    if data.startswith(MAGIC):
        raise blob.refused("it is packed twice", "gzip around a report, not around gzip")
    if not data:
        raise blob.refused("it unpacks to nothing")
    return replace(blob, data=data, path=blob.path.removesuffix(".gz"))


def _unpacked(blob: Blob, settings: Settings) -> bytes:
    view, position, found = memoryview(blob.data), 0, bytearray()
    while position < len(view):
        if view[position : position + 2] != MAGIC:
            if any(view[position:]):  # zeros may pad the end; anything else is damage
                raise blob.refused(f"what follows the packed data at byte {position:,} is not gzip")
            break
        position = _member(blob, position, found, settings)
    return bytes(found)


def _member(blob: Blob, position: int, found: bytearray, settings: Settings) -> int:
    """Unpack one member from `position` on to the end of `found`; return where the next one begins."""
    stream, most = zlib.decompressobj(_GZIP), settings.max_unpacked_bytes
    waiting: bytes | memoryview = b""
    while not stream.eof:
        if not waiting:
            waiting = memoryview(blob.data)[position : position + _STEP]
            position += len(waiting)
            if not waiting:
                raise blob.refused("the packed data is cut: its end is missing")
        try:
            found += stream.decompress(waiting, _STEP)
        except zlib.error as error:
            raise blob.refused(f"the packed data is damaged: {error}") from None
        waiting = stream.unconsumed_tail
        if len(found) > most:
            raise blob.refused(f"it unpacks to more than {most:,} bytes", f"at most {most:,}")
    return position - len(stream.unused_data)
