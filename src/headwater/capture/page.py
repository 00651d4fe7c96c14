"""A web page: its article found by trafilatura, or, where that finds none, all that it shows."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree

from headwater.capture import decode, metadata
from headwater.capture.blobs import Blob, Draft, Given, finished
from headwater.capture.markup import FURNITURE, Block, TooManyElements, blocks, compose, parse_html
from headwater.records import Report
from headwater.settings import Settings

ACCEPTED = "a page with an article"

_MOST_BYTES = 16 << 20  # of one page; the largest pages of newspapers have about 5 MiB
_MOST_ELEMENTS = 20_000  # of a page for trafilatura; articles have about 1,500, long ones 5,000
_MOST_SIBLINGS = 1_500  # of an element; trafilatura takes time with their square


def read(blob: Blob, settings: Settings, given: Given) -> Report:
    """The report that a page holds; UnreadableInput where it holds none."""
    if len(blob.data) > _MOST_BYTES:
        raise blob.refused(f"a page of {len(blob.data):,} bytes", f"at most {_MOST_BYTES:,}")
    try:
        tree = parse_html(decode.markup(blob))
        if tree is None:
            raise blob.refused("there is no element in the page", ACCEPTED)
        told = metadata.read(tree)
        found = _article(tree, told.title)
    except TooManyElements as error:
        raise blob.refused(str(error), ACCEPTED) from None
    if not found:
        raise blob.refused("no article was found in the page", ACCEPTED)
    text, marks = compose(told.title, found)
    draft = Draft(
        text=text,
        outlet=told.outlet or given.outlet,
        url=told.url or blob.url or given.url,
        title=told.title or given.title,
        byline=told.byline,
        published=told.published or given.published,
        marks=marks,
    )
    return finished(draft, blob, settings)


def _article(tree: Any, title: str | None) -> list[Block]:
    """The paragraphs of the article with its captions; of the whole page where no article stands out."""
    shown = list(blocks(tree))
    found = _by_trafilatura(tree) if _is_small(tree) else []
    if found:
        return _with_captions(found, shown, title)
    return list(blocks(tree, FURNITURE)) or shown


def _with_captions(article: list[Block], shown: list[Block], title: str | None) -> list[Block]:
    """The article with the captions that the page shows between its paragraphs, each where it stands on the page."""
    captions = {_plain(block.text) for block in shown if block.role == "caption"}
    kept = [replace(block, role="caption") if _plain(block.text) in captions else block for block in article]
    places: dict[str, int] = {}
    for place, block in enumerate(shown):
        places.setdefault(_plain(block.text), place)
    known = {_plain(block.text) for block in article}
    found: list[Block] = []
    reached = places.get(_plain(title or ""), -1)  # the place on the page of what was found last
    for block in kept:
        place = places.get(_plain(block.text), -1)
        if 0 <= reached < place:
            between = shown[reached + 1 : place]
            found.extend(b for b in between if b.role == "caption" and _plain(b.text) not in known)
        found.append(block)
        reached = max(reached, place)
    return found


def _is_small(tree: Any) -> bool:
    """Whether trafilatura can be trusted with the page, which hostile ones keep busy for minutes."""
    elements = islice(tree.iter(), _MOST_ELEMENTS + 1)
    return (
        sum(1 if len(element) <= _MOST_SIBLINGS else _MOST_ELEMENTS for element in elements) <= _MOST_ELEMENTS
    )


def _by_trafilatura(tree: Any) -> list[Block]:
    """The paragraphs that trafilatura takes for the article."""
    try:
        document = _extractor()(tree, include_comments=False, favor_precision=True)
    except (etree.LxmlError, LookupError, AttributeError, RecursionError):
        return []  # broken markup that it trips over is read without it
    return [] if document is None or document.body is None else list(blocks(document.body, frozenset()))


@cache
def _extractor() -> Any:
    """Trafilatura, which takes a third of a second to load, when the first page comes; its log is not for our users."""
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return bare_extraction


def _plain(text: str) -> str:
    return "".join(text.split())
