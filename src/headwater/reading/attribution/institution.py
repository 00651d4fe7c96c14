"""Whether a report's publisher is an institution whose text is its own statement: a company, a ministry, an aid agency.

Such a text is that organisation speaking. The publisher's name decides, and the form of the text where the name alone
does not; in doubt it is an outlet like any other.
"""

from __future__ import annotations

import re

from headwater.records import Report

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar
from .nodes import Node
from .outlets import plain

_RELEASE = re.compile(
    r"\b(?:press|media|news) (?:release|statement|note|advisory)\b|\bfor immediate (?:release|use)\b"
    r"|\b(?:public|official) statement\b|\bcommuniqué\b|\bcommunique\b"
    r"|\b(?:situation report|flash update|urgent action|open letter|joint statement|position paper|sitrep)\b",
    re.I,
)
_HEADING = 14
"""Words of a heading at most: what is longer only speaks of a release."""
_TOP = 6
"""Lines at the head of a text in which it says what it is."""
_ROLES = frozenset({"headline", "body", "caption", "dateline", "byline"})
_STATEMENT = tables.Cue("", frozenset({"clause"}))


def speaks(report: Report) -> bool:
    """Whether the publisher of a report is an institution and not a news outlet; False where that is in doubt."""
    if not report.outlet or report.outlet.removeprefix("The ") in tables.outlets():
        return False
    rank = _rank(report.outlet)
    return rank >= 2 or (rank == 1 and _is_release(report))


def _rank(name: str) -> int:
    """How much a name speaks for an institution: 2 and more by itself, 1 perhaps, 0 not at all."""
    words, marks = tables.institution_words(), tables.outlet_words()
    found = 0
    for word in re.findall(r"[\w-]+", name):
        if marks.get(word) or words.get(word.lower()) == "news":
            return 0
        found += {"strong": 2, "weak": 1}.get(words.get(word.lower(), ""), 0)
        found -= word in marks and word.lower() not in words
    return max(found, 0)


def _is_release(report: Report) -> bool:
    lines = [line for line in report.text.splitlines()[: 3 * _TOP] if line.strip()][:_TOP]
    return any(
        len(line.split()) <= _HEADING and _RELEASE.search(line) for line in [report.title or "", *lines]
    )


def node(report: Report) -> Node:
    """The institution as a source; "the company", "the ministry" and its acronym mean it too."""
    name = report.outlet or ""
    words = set(plain(name))
    kinds = {word for word in words if tables.roles().get(word, ("", True)) == ("organisation", False)}
    nouns = kinds | {"organisation", "organization"}
    return Node("organisation", name, name, nouns=nouns, words=words - kinds)


def statement(grammar: Grammar) -> Draft | None:
    """The whole text as what the institution says; nobody else's words are cut out of it (the innermost counts)."""
    first = {s.passage: s for s in grammar.parse.sentences if s.role in _ROLES}
    pieces = (trimmed(grammar, grammar.passages[number]) for number in sorted(first))
    content = [piece for piece in pieces if piece]
    return Draft("relay", content[0][0], [], _STATEMENT, content) if content else None
