"""RSS and Atom: each item of a feed is a report. No entity is expanded, and nothing is fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from headwater.capture import decode
from headwater.capture.blobs import Blob, Captured, Draft, digest, finished
from headwater.capture.markup import Block, Builder, TooManyElements, blocks, compose, flat, fragment, tag_of
from headwater.capture.metadata import web_address
from headwater.errors import UnreadableInput
from headwater.settings import Settings

ACCEPTED = "RSS or Atom with items that hold text"

BODIES = ("encoded", "content", "description", "summary")
DATES = ("pubdate", "published", "date", "issued")
AUTHORS = ("creator", "author")
"""Names of elements, without their namespace and in lower case, that hold a field; the best first."""

_MOST_BYTES = 32 << 20  # of one feed, whose tree takes many times as much memory
_MOST_ELEMENTS = 2_000_000  # of one feed
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read(blob: Blob, settings: Settings) -> Iterator[Captured]:
    """Yield the report of each item; UnreadableInput is raised where the bytes are no feed.

    An item that a feed repeats word by word is one report. The digest of an item is that of what it holds.
    """
    root = _root(blob)
    if tag_of(root) not in ("rss", "feed", "rdf"):
        raise blob.refused(f"its XML is <{tag_of(root)}>, not a feed", ACCEPTED)
    channel = next((child for child in root if tag_of(child) == "channel"), root)
    items = [element for element in root.iter() if tag_of(element) in ("item", "entry")]
    if len(items) > settings.max_reports_per_file:
        raise blob.refused(f"it has {len(items):,} items", f"at most {settings.max_reports_per_file:,}")
    if not items:
        raise blob.refused("the feed has no item", ACCEPTED)
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        mark = _digest(item)
        if mark not in seen:
            seen.add(mark)
            yield _read_item(item, channel, Blob(f"{blob.name}, item {number}", b"", mark), settings)


def _root(blob: Blob) -> Any:
    """The root element of the feed, from a parser that expands, loads and fetches nothing."""
    if len(blob.data) > _MOST_BYTES:
        raise blob.refused(f"a feed of {len(blob.data):,} bytes", f"at most {_MOST_BYTES:,}")
    source = _DECLARATION.sub("", decode.markup(blob))
    if _ENTITY.search(source):
        raise blob.refused("it declares entities, which could hide anything", "a feed without a DTD")
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        target=Builder(most=_MOST_ELEMENTS),
    )
    try:
        root = etree.fromstring(_REFERENCE.sub(_character, source).encode("utf-8", "replace"), parser)
    except TooManyElements as error:
        raise blob.refused(str(error), ACCEPTED) from None
    except etree.XMLSyntaxError as error:
        raise blob.refused(f"it is not XML: {error.msg}", ACCEPTED) from None
    if root is None:
        raise blob.refused("there is no element in it", ACCEPTED)
    return root


def _digest(item: Any) -> str:
    """SHA-256 of what an item holds, since the items of one file must be told apart."""
    held = [
        [element.tag, sorted(element.attrib.items()), element.text, element.tail] for element in item.iter()
    ]
    held[0][3] = None  # what follows the item is not of it
    return digest(json.dumps(held).encode())


def _character(reference: re.Match[str]) -> str:
    """The character that HTML names so, since feeds use its names without declaring them."""
    name = reference.group(1)
    return reference.group() if name in _OF_XML else html5.get(f"{name};", reference.group())


def _read_item(item: Any, channel: Any, blob: Blob, settings: Settings) -> Captured:
    try:
        return finished(_draft(item, channel), blob, settings)
    except UnreadableInput as error:
        return error
    except TooManyElements as error:
        return blob.refused(str(error), ACCEPTED)


def _draft(item: Any, channel: Any) -> Draft:
    title = flat(_text(item, "title"))
    text, marks = compose(title, _body(item))
    return Draft(
        text=text,
        outlet=flat(_text(item, "source")) or flat(_text(channel, "title")),
        url=_link(item),
        title=title,
        byline=_author(item),
        published=next(filter(None, (_text(item, name) for name in DATES)), None),
        language=flat(_text(channel, "language")),
        marks=marks,
    )


def _child(element: Any, name: str) -> Any | None:
    return next((child for child in element if tag_of(child) == name), None)


def _text(element: Any, name: str) -> str | None:
    """The text of the first child of that name and of what is in it; of an Atom person or source, its name or title."""
    child = _child(element, name)
    if child is None:
        return None
    for inner in ("name", "title"):
        if (found := _child(child, inner)) is not None:
            child = found
    return "".join(child.itertext()).strip() or None


def _body(item: Any) -> list[Block]:
    for name in BODIES:
        child = _child(item, name)
        if child is None:
            continue
        found = list(blocks(child)) if len(child) else fragment(child.text or "")
        if found:
            return found
    return []


def _author(item: Any) -> str | None:
    return next(filter(None, (flat(_text(item, name)) for name in AUTHORS)), None)


def _link(item: Any) -> str | None:
    """The address of the report: RSS has it as text, Atom as an attribute; a guid may be one."""
    links = [child for child in item if tag_of(child) == "link"]
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    written = [link.get("href") or link.text for link in links]
    return next(filter(None, map(web_address, (*written, _text(item, "guid"), _text(item, "id")))), None)
