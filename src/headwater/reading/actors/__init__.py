"""Actors: who acts or is acted upon in a report, with every mention of him.

`mentions` finds the words, `coreference` joins those that are one, `words` holds the tables. All of it is rules over
the parse; a learned resolver can take the place of `find`.
"""

from __future__ import annotations

from headwater.records import Actor, Entity, Parse, Place

from . import loaded
from .coreference import Cluster, clusters
from .mentions import Mention, mentions

__all__ = ["find"]

_HIERARCHY = frozenset(("under", "of", "from", "in"))  # "battalions under the 3rd Corps"
_FURTHER = 8  # tokens of the words after "under" that still belong to a unit's name


def find(parse: Parse, places: tuple[Place, ...]) -> tuple[Actor, ...]:
    """The actors of a report in the order of their first mention; ids are `a1`, `a2`, ...

    `places` overrule the parser's recogniser of names. Pronouns count as mentions where their antecedent is found.
    """
    found = list(mentions(parse, places))
    names = {i: e for e in parse.entities if e.label in ("PERSON", "ORG") for i in range(e.first, e.last)}
    return tuple(
        _actor(parse, f"a{n}", cluster, names) for n, cluster in enumerate(clusters(parse, found), 1)
    )


def _actor(parse: Parse, name: str, cluster: Cluster, names: dict[int, Entity]) -> Actor:
    spans = tuple(parse.span(m.first, m.last) for m in cluster.mentions)
    return Actor(name, cluster.mentions[0].kind, _name(parse, cluster, names), spans)


def _name(parse: Parse, cluster: Cluster, names: dict[int, Entity]) -> str:
    """The fullest name; of a state its own; of others the first description, a unit's with what it is under.

    `names` gives for a token the name that the recogniser saw: a person's titles are left out, and a body's name goes
    on behind its noun ("Board | of Trade").
    """
    state = next((m.state for m in cluster.mentions if m.state), "")
    if state:
        return state
    named = [m for m in cluster.mentions if m.form == "name"]
    best = max(named, key=lambda m: (len(m.key), -m.head)) if named else cluster.mentions[0]
    seen = names.get(best.head)
    if seen and seen.label == "PERSON" and seen.last == best.last and best.first < seen.first < best.head:
        best = best._replace(first=seen.first)
    last = _under(parse, best) if best.kind == "unit" else best.last
    if seen and seen.label == "ORG" and best.kind == "organisation" and best.form == "name":
        last = max(last, _of_name(parse, best, seen))
    words = parse.text[parse.tokens[best.first].start : parse.tokens[last - 1].end]
    for span in loaded.spans(parse, range(best.first, last), frozenset(("adj",)))[::-1]:
        start = parse.tokens[best.first].start
        words = words[: span.start - start] + words[span.end - start :]
    return " ".join(words.split()).removesuffix("'s").removesuffix("’s")


def _of_name(parse: Parse, mention: Mention, seen: Entity) -> int:
    """The end of a body's name behind its noun, where that goes on with "of" or "for"."""
    after = parse.tokens[mention.last] if mention.last < seen.last else None
    return seen.last if after is not None and after.lower in ("of", "for", "to", "on") else mention.last


def _under(parse: Parse, mention: Mention) -> int:
    """The end of a unit's description with the body that it belongs to, where that follows at once."""
    after = mention.last
    if after >= len(parse.tokens) or parse.tokens[after].lower not in _HIERARCHY:
        return after
    if parse.tokens[after].head != mention.head:
        return after
    ends = [
        t.i for t in parse.children(after) if t.dep == "pobj" and t.pos == "PROPN" and t.i - after <= _FURTHER
    ]
    return ends[0] + 1 if ends else after
