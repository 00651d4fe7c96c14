"""Actors: who acts or is acted upon in a report, with every mention of him.

`mentions` finds the words, `coreference` joins those that are one, `words` holds the tables. All of it is rules over
the parse; a learned resolver can take the place of `find`.
"""

from __future__ import annotations

from headwater.records import Actor, Parse, Place

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
    return tuple(_actor(parse, f"a{n}", cluster) for n, cluster in enumerate(clusters(parse, found), 1))


def _actor(parse: Parse, name: str, cluster: Cluster) -> Actor:
    spans = tuple(parse.span(m.first, m.last) for m in cluster.mentions)
    return Actor(name, cluster.mentions[0].kind, _name(parse, cluster), spans)


def _name(parse: Parse, cluster: Cluster) -> str:
    """The fullest name; of a state its own; of others the first description, a unit's with what it is under."""
    state = next((m.state for m in cluster.mentions if m.state), "")
    if state:
        return state
    named = [m for m in cluster.mentions if m.form == "name"]
    best = max(named, key=lambda m: (len(m.key), -m.head)) if named else cluster.mentions[0]
    last = _under(parse, best) if best.kind == "unit" else best.last
    words = parse.text[parse.tokens[best.first].start : parse.tokens[last - 1].end]
    for span in loaded.spans(parse, range(best.first, last), frozenset(("adj",)))[::-1]:
        start = parse.tokens[best.first].start
        words = words[: span.start - start] + words[span.end - start :]
    return " ".join(words.split()).removesuffix("'s").removesuffix("’s")


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
