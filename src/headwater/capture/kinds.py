"""What bytes are: told by what they begin with, and only then by their name."""

from __future__ import annotations

import re
from typing import Literal

from headwater.capture.blobs import ACCEPTED, Blob
from headwater.capture.objects import LINES

Kind = Literal["gzip", "warc", "json", "feed", "page", "plain"]

BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
)
"""What well-known binary files begin with, for a message that says more than "not text"."""

NAMES: tuple[tuple[tuple[str, ...], Kind], ...] = (
    ((".json", *LINES), "json"),
    ((".html", ".htm", ".xhtml"), "page"),
    ((".rss", ".atom", ".xml"), "feed"),
    ((".warc",), "warc"),
)
"""Endings of names that decide where the content does not."""

_HEAD = 4096  # bytes that are looked at
_SPACE = b" \t\r\n\x0b\x0c"
_PROLOGUE = re.compile(
    r"(?:\s+|<\?[^>]*>|<!--.*?-->|<!doctype\s(?!html\b)[^>\[]*(?:\[[^\]]*\])?\s*>)", re.DOTALL | re.I
)
_ROOT = re.compile(r"<(!doctype html|[a-z][a-z0-9]*:?[a-z0-9]*)", re.I)
_FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "atom:feed"})
_PAGE_ROOTS = frozenset(
    "!doctype html|html|head|body|article|main|section|div|p|meta|title|h1|h2|table|span|script|style|a".split(
        "|"
    )
)
_OBJECT = re.compile(r'\{\s*(?:"|\}|$)')


def told(blob: Blob) -> Kind:
    """What the bytes are; UnreadableInput where they are a well-known binary format."""
    data = blob.data
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    for start, kind in BINARY:
        if data.startswith(start):
            raise blob.refused(f"it is {kind}", ACCEPTED)
    if data.lstrip(_SPACE).startswith(b"WARC/"):
        return "warc"
    return _by_content(_head(data)) or _by_name(blob.path)


def _head(data: bytes) -> str:
    """The beginning as text, for looking at only; white space and a byte order mark before it are left out."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    encoding = "utf-32" if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else encoding
    begin = data if encoding != "utf-8-sig" else data.lstrip(_SPACE)
    return begin[:_HEAD].decode(encoding, "replace").lstrip()


def _by_content(head: str) -> Kind | None:
    if _OBJECT.match(head):
        return "json"
    position = 0
    while match := _PROLOGUE.match(head, position):
        position = match.end()
    root = _ROOT.match(head, position)
    name = root.group(1).lower() if root else ""
    if name in _FEED_ROOTS:
        return "feed"
    if name in _PAGE_ROOTS:
        return "page"
    return "feed" if head.startswith("<?xml") else None


def _by_name(path: str) -> Kind:
    plain = path.removesuffix(".gz")
    return next((kind for endings, kind in NAMES if plain.endswith(endings)), "plain")
