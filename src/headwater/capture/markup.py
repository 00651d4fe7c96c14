"""Elements to paragraphs: what a tree of HTML shows as text, and with which role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

import lxml.html
from lxml import etree

from headwater.records import Passage, Role, Span

_UNSEEN = """
    applet audio button canvas datalist dialog embed form head iframe input map math noembed noframes noscript object
    option script select source style svg template textarea title track video
"""
UNSEEN = frozenset(_UNSEEN.split())
"""Elements that hold no text of a report."""

FURNITURE = UNSEEN | {"nav", "header", "footer", "aside", "menu"}
"""Elements that surround an article on a page."""

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2
    h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
    head item list quote row
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())  # the last line: names of TEI, in which trafilatura answers
_LINE_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"cell"})

MOST_ELEMENTS = 100_000  # of a page; long articles have about 10,000
_MOST_ATTRIBUTES = 100  # of an element
_MOST_DEPTH = 200  # of elements within each other

_HIDDEN = frozenset({"template", "style", "svg", "math"})  # not even built, as they hold no metadata either
_NAME = re.compile(r"[a-z_][a-z0-9_.-]*")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_BETWEEN = "\n\n"  # what stands between two paragraphs
_SPACES = re.compile(r"\s+")
_BREAKS = re.compile(r"\n(?: ?\n)+")
_HEADLINE_PLACES = 5  # paragraphs at the beginning of a body in which its title may stand again


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph and its role."""

    text: str
    role: Role = "body"


class Builder:
    """Builds the tree of a page or a feed as the parser tells it, within bounds that honest ones do not come near.

    The tree that libxml2 builds by itself takes time with the square of the attributes of an element.
    """

    def __init__(self, make: Callable[..., Any] | None = None, most: int = MOST_ELEMENTS) -> None:
        self._tree = etree.TreeBuilder(element_factory=make)
        self._most = most
        self._open: list[tuple[str, bool]] = []  # names of open elements, and whether they are in the tree
        self._elements = 0
        self._hidden = 0  # how many open elements show nothing

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._elements += 1
        if self._elements > self._most:
            raise TooManyElements(self._most)
        self._hidden += name in _HIDDEN
        built = len(self._open) < _MOST_DEPTH and not self._hidden and _NAME.fullmatch(name) is not None
        self._open.append((name, built))
        if built:
            few = islice(attributes.items(), _MOST_ATTRIBUTES)
            named = {_local(key): _clean(value) for key, value in few if _NAME.fullmatch(_local(key))}
            self._tree.start(name, named)

    def end(self, tag: str) -> None:
        """Close the innermost element of this name with all in it; damaged XML closes some that were never opened."""
        name = _local(tag)
        if not self._open or (self._open[-1][0] != name and not self._is_open(name)):
            return
        while self._close() != name:
            pass

    def data(self, text: str) -> None:
        if not self._hidden:
            self._tree.data(_clean(text))

    def close(self) -> Any | None:
        """Return the root, with all closed that a cut file left open; None where there is no element."""
        if self._elements > self._most:
            return None
        while self._open:
            self._close()
        try:
            return self._tree.close()
        except AssertionError:
            return None  # this is how lxml says that no element was told

    def _is_open(self, name: str) -> bool:
        return any(name == one for one, _ in self._open[-_MOST_DEPTH:])

    def _close(self) -> str:
        name, built = self._open.pop()
        self._hidden -= name in _HIDDEN
        if built:
            self._tree.end(name)
        return name


def _local(name: str) -> str:
    """A name without its namespace or prefix, in lower case."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def _clean(text: str) -> str:
    """Text without what no tree may hold: control characters become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace("\f", " "))


class TooManyElements(Exception):
    """A page or a feed has more elements than are read."""

    def __init__(self, most: int) -> None:
        super().__init__(f"it has more than {most:,} elements")


def parse_html(source: str) -> Any | None:
    """Parse a page or a fragment; None where there is no element in it. Nothing is fetched or expanded.

    What is nested too deeply loses its elements and keeps its text. Raises TooManyElements.
    """
    if not source.strip():
        return None
    parser = lxml.html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, target=Builder(lxml.html.html_parser.makeelement)
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError):
        return None


def blocks(tree: Any, unseen: frozenset[str] = UNSEEN) -> Iterator[Block]:
    """Yield the paragraphs of a tree; those in a figcaption are captions. A loop, since trees may be very deep."""
    parts: list[str] = []
    captions = 0  # how many figcaptions are open
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = tag_of(element)
        if tag in _BLOCKS:
            yield from _flushed(parts, captions > 0)
            captions += (tag == "figcaption") * (1 if event == "start" else -1)
        if event == "end":
            parts.append(_inline(element.tail) if element is not tree else "")
        elif tag in unseen:
            walker.skip_subtree()  # its end is still told, and with it the text behind it
        else:
            parts.append("\n" if tag in _LINE_BREAKS else " " if tag in _CELLS else "")
            parts.append(_inline(element.text))
    yield from _flushed(parts, captions > 0)


def fragment(source: str) -> list[Block]:
    """Paragraphs of a piece of HTML such as the description of a feed item; plain text is one, too."""
    tree = parse_html(source)
    return [] if tree is None else list(blocks(tree))


def flat(source: str | None) -> str | None:
    """Return a short text such as a title, which may hold markup or references, as one line; None where it is blank."""
    plain = unescape(source or "")
    if "<" in plain:
        plain = " ".join(block.text for block in fragment(plain))
    return " ".join(plain.split()) or None


def tag_of(element: Any) -> str:
    """The name of an element; empty for what is no element."""
    return element.tag if isinstance(element.tag, str) else ""


def compose(title: str | None, body: Iterable[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The text of a report, its title first and a blank line between paragraphs; what is headline or caption in it.

    All else is left to the reader, who finds the dateline and the furniture that markup does not tell.
    Where the title stands at the beginning of the body again, it is there only once.
    """
    paragraphs = [Block(title, "headline")] if title else []
    key = _key(title or "")
    for number, block in enumerate(body):
        if not (key and number < _HEADLINE_PLACES and _key(block.text) == key):
            paragraphs.append(block)
    marks, start = [], 0
    for block in paragraphs:
        if block.role != "body":
            marks.append(Passage(Span(start, start + len(block.text)), block.role))
        start += len(block.text) + len(_BETWEEN)
    return _BETWEEN.join(block.text for block in paragraphs), tuple(marks)


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _inline(text: str | None) -> str:
    """Text as a browser shows it: every run of white space is one space."""
    return _SPACES.sub(" ", text) if text else ""


def _flushed(parts: list[str], caption: bool) -> Iterator[Block]:
    """The paragraphs that have come together; empties the list."""
    text = "".join(parts)
    parts.clear()
    for piece in _BREAKS.split(text):
        lines = filter(None, (" ".join(line.split()) for line in piece.split("\n")))
        if found := "\n".join(lines):
            yield Block(found, "caption" if caption else "body")
