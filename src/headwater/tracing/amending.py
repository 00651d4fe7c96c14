"""What a pile knows that a single report does not: the names of its outlets, in the other reports' sentences.

A reader alone may take a newspaper for an organisation, or miss a credit in an unusual wording; where the name is that
of an outlet of the pile, and its sentence has a word of crediting, the claims of the sentence are that outlet's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.records import Claim, Reading, Source, Span
from headwater.tables import rows

from . import officials
from .affiliation import with_affiliation
from .bodies import as_body
from .crediting import Crediting
from .mentioning import Mention, Names, mentions_of, names_of
from .names import same_organisation, same_outlet, words
from .pile import Pile

_TITLES = frozenset(row["word"] for row in rows("tracing/titles.tsv"))
_GENERIC = frozenset(row["word"] for row in rows("tracing/outlet_words.tsv"))
_LEAST_NAME = 4
"""Characters of an outlet's name by which a source is taken for it."""
_LONGEST_NAME = 80
"""Characters of the words that introduce a source ("the northern daily X"), in which an outlet's name is its name."""
_MANY = 200
"""Sources of a report for whom its text is searched for their organisation."""
_BETWEEN = 30
"""Characters between such words and the name."""
_REPORTS = frozenset("report article story broadcast programme dispatch bulletin".split())
_OPENING = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_LONGEST_OPENING = 150
"""Characters of a report in which its outlet gives its letters: "SELBY, May 3 (NPA) -"."""


def amended(pile: Pile) -> Pile:
    """The pile with the credits to its own outlets put into the chains of its readings."""
    names, bodies = names_of(pile.by_outlet), publishers(pile)
    made = officials.introduced([_amend(reading, names, bodies, pile) for reading in pile.readings])
    return Pile.of(officials.unnamed(made))


def _amend(reading: Reading, names: Names, bodies: frozenset[str], pile: Pile) -> Reading:
    mentions = mentions_of(reading, names)
    sources = {}
    for number, s in enumerate(reading.sources):
        known = s if _is_one_of(s, bodies) else _amended(s, reading, mentions, pile)
        sources[s.id] = with_affiliation(known, reading if number < _MANY else None)
    crediting = Crediting(reading, sources, mentions)
    claims = tuple(_without_own(claim, sources, reading.report.outlet) for claim in crediting.claims())
    if claims == reading.claims and all(sources[s.id] is s for s in reading.sources):
        return reading
    made = replace(reading, sources=(*sources.values(), *crediting.added.values()), claims=claims)
    return officials.named(made)


def _amended(source: Source, reading: Reading, mentions: Sequence[Mention], pile: Pile) -> Source:
    """A source with what the pile and the rest of its report tell of it."""
    known = _as_its_report(source, mentions)
    known = as_body(_as_itself(_as_mentioned(known, mentions, reading.report.text), reading), reading)
    return _as_outlet(known, reading.report.outlet, pile)


def _is_one_of(source: Source, bodies: frozenset[str]) -> bool:
    """Whether a source is an organisation of the pile that publishes for itself."""
    name = source.name or source.description
    return source.kind == "organisation" and any(same_organisation(name, body) for body in bodies)


def _as_its_report(source: Source, mentions: Sequence[Mention]) -> Source:
    """What is only called "the report" is that of the one outlet of the pile that the text names before it."""
    if source.kind != "document" or not mentions or not source.mentions:
        return source
    outlets = {mention.outlet for mention in mentions}
    bare = words(source.description)
    before = mentions[0].span.start < source.mentions[0].start
    if len(outlets) > 1 or len(bare) != 1 or bare[0] not in _REPORTS or not before:
        return source
    return replace(source, kind="outlet", name=mentions[0].outlet)


def _as_itself(source: Source, reading: Reading) -> Source:
    """A source that goes by the letters that the report's own outlet gives itself in its dateline is that outlet."""
    own, name = reading.report.outlet, source.name or ""
    if source.kind != "outlet" or not own or not name.isupper():
        return source
    signs = _OPENING.findall(reading.report.text[:_LONGEST_OPENING])
    letters = iter(own.upper())
    return replace(source, name=own) if name in signs and all(sign in letters for sign in name) else source


def _without_own(claim: Claim, sources: Mapping[str, Source], own: str | None) -> Claim:
    """The claim without the report's own outlet within its chain."""
    inner = [i for i in claim.chain[1:-1] if i not in sources or not _is_own(sources[i], own)]
    chain = (claim.chain[0], *inner, *claim.chain[1:][-1:])
    return claim if chain == claim.chain else replace(claim, chain=chain)


def _is_own(source: Source, own: str | None) -> bool:
    return source.kind == "outlet" and same_outlet(source.name, own)


def _as_mentioned(source: Source, mentions: Sequence[Mention], text: str) -> Source:
    """A source called by a part of an outlet's name, where the whole name stands, is that outlet.

    So is an outlet whose words run up to the name: "the Norse website | Orlen Courier".
    """
    name = frozenset(words(source.name or "") if source.kind != "document" else ())
    for span in source.mentions if name else ():
        for mention in _near(span, mentions):
            within = span.overlaps(mention.span) and len(span) <= _LONGEST_NAME
            gap = text[span.end : mention.span.start] if 0 < mention.span.start - span.end < _BETWEEN else ""
            before = source.kind == "outlet" and bool(gap.strip()) and set(gap.lower().split()) <= _GENERIC
            if before or (within and (name <= frozenset(words(mention.outlet)) or source.kind == "outlet")):
                return replace(source, kind="outlet", name=mention.outlet)
    return source


def _near(span: Span, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, which come in the order of the text, that can touch a span or stand right behind it."""
    first = bisect_left(mentions, span.start - _LONGEST_NAME, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, span.end + _BETWEEN, key=lambda mention: mention.span.start)
    return mentions[first:last]


def _as_outlet(source: Source, own: str | None, pile: Pile) -> Source:
    """A source that goes by the name of an outlet of the pile is that outlet, whatever the reader took it for.

    One with a title or rank is a person.
    """
    if source.kind == "outlet":
        titled = (source.name or "").split(" ", 1)[0].lower() in _TITLES
        return replace(source, kind="person") if titled else source
    called = source.name or source.description
    bare = " ".join(word for word in words(called) if word not in ("edition", "web", "website", "online"))
    if not bare or len(bare) < _LEAST_NAME or same_outlet(called, own) or not pile.reports_of(bare):
        return source
    name = pile.by_id[pile.reports_of(bare)[0]].report.outlet
    return replace(source, kind="outlet", name=name, description=source.description or called)


def publishers(pile: Pile) -> frozenset[str]:
    """Outlets that are organisations which publish for themselves: their own reports cite them as a source."""
    return frozenset(
        reading.report.outlet
        for reading in pile.readings
        for s in reading.sources
        if s.kind == "organisation" and reading.report.outlet
        if same_organisation(s.name or s.description, reading.report.outlet)
    )
