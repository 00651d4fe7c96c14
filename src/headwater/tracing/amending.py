"""What a pile knows that a single report does not: the names of its outlets, in the other reports' sentences.

A reader alone may take a newspaper for an organisation, or miss a credit in an unusual wording; where the name is that
of an outlet of the pile, and its sentence has a word of crediting, the claims of the sentence are that outlet's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Claim, Reading, Source, Span
from headwater.tables import rows

from .affiliation import with_affiliation
from .events.context import Context, place_of
from .names import call_signs, outlet_core, same_outlet, words
from .pile import Pile

_CREDITS = frozenset(row["word"] for row in rows("tracing/credit_words.tsv"))
_TITLES = frozenset(row["word"] for row in rows("tracing/titles.tsv"))
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LONGEST_SENTENCE = 2000
"""Characters of a sentence beyond which a name in it credits nothing."""
_LEAST_NAME = 4
"""Characters of an outlet's name of one word that is looked for in texts, where it is written with a capital."""

_LONGEST_NAME = 80
"""Characters of the words that introduce a source ("the northern daily X"), in which an outlet's name is its name."""

_OWN_CONTACT = frozenset(("told", "confirmed", "interviewed", "contacted", "reached", "us"))
"""Words that show that a source spoke to the report's own outlet, whatever other outlet its sentence names."""

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""First word of a name -> all words of it, and the outlet as it calls itself."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """The name of another outlet of the pile in a text."""

    outlet: str
    span: Span


def amended(pile: Pile) -> Pile:
    """The pile with the credits to its own outlets put into the chains of its readings."""
    names = _names(pile.by_outlet)
    return Pile.of(_amend(reading, names, pile) for reading in pile.readings)


def _names(outlets: Iterable[str]) -> Names:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for outlet in sorted(outlets):
        parts = tuple(_WORD.findall(outlet.lower()))
        parts = parts[1:] if parts[0] == "the" and len(parts) > 1 else parts
        if len(parts) > 1 or len(parts[0]) >= _LEAST_NAME:
            found[parts[0]].append((parts, outlet))
        core = outlet_core(outlet)
        if core != parts and len(core) > 1:
            found[core[0]].append((core, outlet))
        for sign in sorted(call_signs(outlet)):
            found[sign.lower()].append(((sign.lower(),), outlet))
    return found


def _amend(reading: Reading, names: Names, pile: Pile) -> Reading:
    own = reading.report.outlet
    mentions = [m for m in _mentions(reading, names) if not same_outlet(m.outlet, own)]
    sources = {
        s.id: with_affiliation(_as_outlet(_as_mentioned(s, mentions), own, pile)) for s in reading.sources
    }
    added: dict[str, Source] = {}
    claims = _credited(reading, sources, mentions, added) if mentions else reading.claims
    if claims == reading.claims and all(sources[s.id] is s for s in reading.sources):
        return reading
    return replace(reading, sources=(*sources.values(), *added.values()), claims=claims)


def _as_mentioned(source: Source, mentions: Sequence[_Mention]) -> Source:
    """A source called by a part of an outlet's name, where the whole name stands, is that outlet."""
    name = frozenset(words(source.name or ""))
    for span in source.mentions if name else ():
        for mention in mentions:
            within = span.overlaps(mention.span) and len(span) <= _LONGEST_NAME
            if within and (name <= frozenset(words(mention.outlet)) or source.kind == "outlet"):
                return replace(source, kind="outlet", name=mention.outlet)
    return source


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


def _mentions(reading: Reading, names: Names) -> list[_Mention]:
    """Names of outlets of the pile, written with a capital, outside of boilerplate; linear in the text."""
    text = reading.report.text
    found = []
    for part in reading.passages:
        if part.role not in ("body", "headline", "caption"):
            continue
        here = [(m.group().removesuffix("’s").removesuffix("'s"), m.start(), m.end())
                for m in _WORD.finditer(text, part.span.start, part.span.end)]  # fmt: skip
        for i, (word, start, _) in enumerate(here):
            for parts, outlet in names.get(word.lower(), ()) if word[0].isupper() else ():
                if parts == (word.lower(),) and word.upper() in call_signs(outlet) and not word.isupper():
                    continue
                if tuple(w.lower() for w, _, _ in here[i : i + len(parts)]) == parts:
                    found.append(_Mention(outlet, Span(start, here[i + len(parts) - 1][2])))
    return found


def _credited(
    reading: Reading, sources: Mapping[str, Source], mentions: Sequence[_Mention], added: dict[str, Source]
) -> tuple[Claim, ...]:
    """The claims, those of a crediting sentence with the outlet in their chain."""
    context = Context(reading)
    by_sentence: dict[Span, _Mention] = {}
    for mention in mentions:
        sentence, _ = context.at(mention.span.start)
        if sentence in by_sentence or len(sentence) > _LONGEST_SENTENCE:
            continue
        if _CREDITS & {word.lower() for word in _WORD.findall(sentence.of(reading.report.text))}:
            by_sentence[sentence] = mention
    claims = []
    for claim in reading.claims:
        credit = by_sentence.get(context.at(place_of(claim))[0])
        claims.append(_with(claim, credit, reading, sources, added) if credit else claim)
    return tuple(claims)


def _with(
    claim: Claim, mention: _Mention, reading: Reading, sources: Mapping[str, Source], added: dict[str, Source]
) -> Claim:
    """The claim with the outlet next to the report's own.

    Not where its chain names an outlet already, or a source that the sentence does not have talk to that outlet.
    """
    inner = [sources[i] for i in claim.chain[1:]]
    if any(source.kind == "outlet" for source in inner):
        return claim
    voiced = [source for source in inner if source.kind != "unattributed"]
    if voiced and not _theirs(voiced, claim, mention, reading.report.text):
        return claim
    source = added.get(mention.outlet) or _outlet(mention, reading, sources)
    if source.id not in sources:
        added[mention.outlet] = source
    return replace(claim, chain=(claim.chain[0], source.id, *claim.chain[1:]))


def _outlet(mention: _Mention, reading: Reading, sources: Mapping[str, Source]) -> Source:
    """The outlet among the report's sources, else as a new one."""
    known = (s for s in sources.values() if s.kind == "outlet" and same_outlet(s.name, mention.outlet))
    words = mention.span.of(reading.report.text)
    return next(known, Source(f"outlet:{mention.outlet}", "outlet", mention.outlet, words, (mention.span,)))


def _theirs(voiced: Sequence[Source], claim: Claim, mention: _Mention, text: str) -> bool:
    """Whether the sources of a claim are those of the outlet that its sentence names.

    So it is where "told" stands before the name, or where they have no name and come after it, with nobody told
    anything.
    """
    before = [
        word.lower() for word in _WORD.findall(text[max(0, mention.span.start - 16) : mention.span.start])
    ]
    if "told" in before[-2:]:
        return True
    here = place_of(claim)
    between = {word.lower() for word in _WORD.findall(text[mention.span.end : here])}
    unnamed = all(source.kind == "anonymous" for source in voiced)
    return unnamed and mention.span.end <= here and not between & _OWN_CONTACT
