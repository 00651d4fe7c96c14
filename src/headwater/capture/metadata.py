"""What a page says of itself: JSON-LD, meta elements, and the few elements that carry the same. Nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from headwater.capture import dates
from headwater.capture.markup import flat

_TYPES = frozenset(
    "Article AnalysisNewsArticle BackgroundNewsArticle BlogPosting LiveBlogPosting NewsArticle OpinionNewsArticle "
    "Report ReportageNewsArticle ReviewNewsArticle WebPage".split()
)
"""schema.org types of which a page is one."""

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "outlet": ("og:site_name", "dc.publisher", "publisher", "application-name"),
    "url": ("og:url", "parsely-link"),
    "byline": ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "date",
    ),
}
"""Names of meta elements that tell a field, the best first."""

_PROPERTIES = {"byline": "author", "published": "datePublished", "title": "headline"}
"""Microdata (itemprop) that tell a field where no meta element does."""

_ADDED_BY = (" - ", " | ", " – ", " — ", " :: ")
"""What stands between a title and the outlet's name behind it."""

_MOST_NODES = 10_000  # of JSON-LD that are looked at
_MOST_BYTES = 1 << 20  # of one script of JSON-LD


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a report that a page tells; dates are as they were written.

    The language is not among them: what pages declare is that of their template as often as that of their text.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None


def read(tree: Any) -> Metadata:
    """The metadata of the tree of a page: JSON-LD first, then meta elements, then microdata."""
    linked, metas = _linked(tree), _metas(tree)
    told = {
        field: [
            getattr(linked, field),
            *(metas.get(name) for name in names),
            _property(tree, _PROPERTIES.get(field)),
        ]
        for field, names in _NAMES.items()
    }
    first = {field: next(filter(None, values), None) for field, values in told.items()}
    readable = next((value for value in told["published"] if dates.published(value)[0]), first["published"])
    found = Metadata(**{**first, "published": readable})
    return replace(
        found,
        title=_without_outlet(_heading(tree, found.title), found.outlet),
        url=web_address(_canonical(tree)) or web_address(found.url),
        byline=None if web_address(found.byline) else found.byline,
    )


def web_address(value: str | None) -> str | None:
    """The value if it is an address of the web, and nothing that a browser would run; else None."""
    plain = (value or "").strip()
    return plain if plain.lower().startswith(("http://", "https://")) and plain.isprintable() else None


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = flat(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _canonical(tree: Any) -> str | None:
    links = (element.get("href") for element in tree.iter("link") if element.get("rel") == "canonical")
    return next(links, None)


def _property(tree: Any, name: str | None) -> str | None:
    if name is None:
        return None
    for element in tree.iterfind(f".//*[@itemprop='{name}']"):
        value = element.get("content") or element.get("datetime") or "".join(element.itertext())
        if found := flat(value):
            return found
    return None


def _heading(tree: Any, told: str | None) -> str | None:
    """The title: the only h1, unless the metadata tell another one than its beginning; else the title element."""
    headings = [flat(" ".join(element.itertext())) for element in tree.iter("h1")]
    if (
        len(headings) == 1
        and headings[0]
        and (told is None or told.casefold().startswith(headings[0].casefold()))
    ):
        return headings[0]
    return told or next((flat(element.text) for element in tree.iter("title")), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Take off the name of the outlet that pages add to a title, as in "Bridge closed - The Daily"."""
    for mark in _ADDED_BY:
        if title and outlet and title.casefold().endswith(f"{mark}{outlet}".casefold()):
            return title[: -len(f"{mark}{outlet}")].rstrip() or title
    return title


def _linked(tree: Any) -> Metadata:
    """The fields of the first JSON-LD node that is an article, completed by later ones."""
    found: dict[str, str | None] = dict.fromkeys(("title", "outlet", "url", "byline", "published"))
    for node in _nodes(tree):
        for field, key in (
            ("title", "headline"),
            ("outlet", "publisher"),
            ("byline", "author"),
            ("url", "url"),
        ):
            found[field] = found[field] or _names(node.get(key))
        found["published"] = found["published"] or _names(node.get("datePublished"))
    return Metadata(**found)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every article in the JSON-LD of a page, in a loop, since it may nest deeply."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(source) <= _MOST_BYTES:
            try:
                waiting.append(json.loads(source, strict=False))
            except (ValueError, RecursionError):  # damaged JSON-LD tells nothing; the page is still there
                continue
    waiting.reverse()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and kind in _TYPES for kind in _listed(kinds)):
                yield node
            waiting.extend(_listed(node.get("@graph")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(value: Any) -> str | None:
    """A string, the name of a thing, or the names of several, as one line."""
    found = (item.get("name") if isinstance(item, dict) else item for item in _listed(value))
    return ", ".join(filter(None, (flat(item) for item in found if isinstance(item, str)))) or None
