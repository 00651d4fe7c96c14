"""WARC 1.0 and 1.1 (ISO 28500): the pages and texts of a web archive, each record with its own bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from headwater.capture import packed
from headwater.capture.blobs import Blob, digest
from headwater.capture.messages import printable, quoted
from headwater.errors import UnreadableInput
from headwater.settings import Settings

ACCEPTED = "WARC 1.0 or 1.1 with response, resource or conversion records of pages or texts"

_KEPT = frozenset({"response", "resource", "conversion"})
_TEXTS = ("text/html", "text/plain", "text/xml", "application/xhtml", "application/rss", "application/atom")
_NEVER = ("/robots.txt", "/ads.txt", "/humans.txt")
"""Texts for machines that every crawl holds."""

_HEADERS_MOST = 1 << 16  # bytes of the headers of a record, or of the answer in it
_VERSION = re.compile(rb"WARC/\d\.\d+")
_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,15})[^\r\n]{0,1000}\r?\n")


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its headers by lower-case name, its block, and where the next one begins."""

    headers: dict[str, str]
    block: bytes
    end: int


def read(blob: Blob, settings: Settings) -> Iterator[Blob | UnreadableInput]:
    """Yield the payload of each record that can be a report, with the address that it was captured from.

    Requests, metadata and the pictures and scripts of pages are no reports and are passed over; a record that is cut or
    damaged ends the reading, since nobody knows where the next one begins. The digest of a record is that of its block.
    """
    position, number, kept = _after_space(blob.data, 0), 0, 0
    while position < len(blob.data):
        number += 1
        named = replace(blob, name=f"{blob.name}, record {number}")
        record = _record(named, position)
        position = _after_space(blob.data, record.end)
        if kept == settings.max_reports_per_file:
            raise blob.refused(f"it holds more than {kept:,} reports; the rest was not read")
        if record.headers.get("warc-type", "").lower() in _KEPT:
            try:
                payload = _payload(named, record, settings)
            except UnreadableInput as error:
                kept += 1
                yield error
            else:
                kept += payload is not None
                yield from filter(None, [payload])
    if not kept:
        raise blob.refused("no record in it holds a page or a text", ACCEPTED)


def _after_space(data: bytes, position: int) -> int:
    while data[position : position + 1] in (b"\r", b"\n", b" ", b"\t"):
        position += 1
    return position


def _record(blob: Blob, position: int) -> _Record:
    if not _VERSION.match(blob.data, position):
        raise blob.refused(f"at byte {position:,} no record begins", ACCEPTED)
    end = _END.search(blob.data, position, position + _HEADERS_MOST)
    if end is None:
        raise blob.refused("its headers do not end: it is cut or damaged", ACCEPTED)
    headers = _headers(blob.data[position : end.start()])
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 20):
        raise blob.refused(f"its Content-Length is {quoted(told)}", "a number of bytes")
    last = end.end() + int(told)
    if last > len(blob.data):
        raise blob.refused(
            f"it is cut: {len(blob.data) - end.end():,} bytes are left of {int(told):,}", ACCEPTED
        )
    return _Record(headers, blob.data[end.end() : last], last)


def _headers(block: bytes) -> dict[str, str]:
    """Headers by lower-case name; the first line is none, and of a repeated name the first counts."""
    found: dict[str, str] = {}
    for line in block.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _payload(blob: Blob, record: _Record, settings: Settings) -> Blob | None:
    """The page or text that a record holds; None where it is neither, or an answer that failed."""
    kind, data = record.headers.get("content-type", ""), record.block
    if data.startswith(b"HTTP/"):
        end = _END.search(data, 0, _HEADERS_MOST)
        if end is None:
            raise blob.refused("the headers of its answer do not end: it is cut or damaged", ACCEPTED)
        if not re.match(rb"HTTP/\d(?:\.\d)? 2\d\d", data):
            return None
        answer = _headers(data[: end.start()])
        kind, data = answer.get("content-type", ""), _body(blob, answer, data[end.end() :], settings)
    url = record.headers.get("warc-target-uri", "").strip("<>")
    if not kind.lower().startswith(_TEXTS) or url.lower().endswith(_NEVER):
        return None
    charset = _CHARSET.search(kind)
    return Blob(
        name=f"{blob.name} ({printable(url)})" if url else blob.name,
        data=data,
        sha256=digest(record.block),
        url=url or None,
        charset=charset.group(1) if charset else None,
    )


def _body(blob: Blob, headers: dict[str, str], data: bytes, settings: Settings) -> bytes:
    """The body of an HTTP answer without its transfer coding and its compression (RFC 9110, 9112)."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    coding = headers.get("content-encoding", "identity").lower()
    if coding not in _CODINGS:
        raise blob.refused(f"its content is coded as {quoted(coding)}", f"one of {', '.join(_CODINGS)}")
    return _CODINGS[coding](replace(blob, data=data), settings)


def _joined(data: bytes) -> bytes:
    """Chunks put together; archives often keep the header of chunks that they have already joined."""
    found: list[bytes] = []
    position = 0
    while match := _CHUNK.match(data, position):
        size = int(match.group(1), 16)
        if not size:
            return b"".join(found)
        position = match.end() + size
        found.append(data[match.end() : position])
    return data if not found else b"".join(found)


def _same(blob: Blob, _: Settings) -> bytes:
    return blob.data


def _gunzipped(blob: Blob, settings: Settings) -> bytes:
    """What gzip packed; archives often keep the header of what they have already unpacked."""
    return packed.unpack(blob, settings).data if blob.data.startswith(packed.MAGIC) else blob.data


def _inflated(blob: Blob, settings: Settings) -> bytes:
    most = settings.max_unpacked_bytes
    stream = zlib.decompressobj(zlib.MAX_WBITS if blob.data[:1] == b"\x78" else -zlib.MAX_WBITS)
    try:
        data = stream.decompress(blob.data, most + 1)
    except zlib.error as error:
        raise blob.refused(f"its content is damaged: {error}") from None
    if len(data) > most:
        raise blob.refused(f"its content unpacks to more than {most:,} bytes", f"at most {most:,}")
    return data


_CODINGS: dict[str, Callable[[Blob, Settings], bytes]] = {
    "identity": _same,
    "": _same,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
}
