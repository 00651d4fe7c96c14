"""Where a claim's event happened: a toponym of its clause that means the place itself."""

from __future__ import annotations

from headwater.records import ClaimPlace, Parse, Place, Token

NO_PLACE = "no place in the clause that is told as where it happened"
_THERE = frozenset(
    ("in", "at", "near", "on", "to", "into", "from", "outside", "around", "across", "along", "inside", "toward",
     "towards", "off", "over")
)  # fmt: skip
_WAY = frozenset(("from", "to", "into", "toward", "towards"))  # where something comes from or goes to
_WITHIN = frozenset(("conj", "appos", "compound", "poss", "nmod", "amod"))
_STEPS = 6  # governors looked at


def index(parse: Parse, places: tuple[Place, ...]) -> dict[int, Place]:
    """Lay resolved literal places over their tokens."""
    return {
        i: place
        for place in places
        if place.resolved is not None and place.use == "literal"
        for i in parse.within(place.span)
    }


def where(
    parse: Parse, located: dict[int, Place], tokens: list[int], predicate: frozenset[int]
) -> ClaimPlace | None:
    """Return the place of a clause.

    A phrase of the predicate itself counts before one inside another phrase, "in" before "from" and "to", then the
    finest place, then the first. `predicate` are the tokens of the predicate.
    """
    best: tuple[tuple[int, float, int], Place] | None = None
    for i in tokens:
        place = located.get(i)
        prep = _preposition(parse, i) if place is not None else None
        if place is None or place.resolved is None or prep is None:
            continue
        rank = (2 * (prep.head not in predicate) + (prep.lower in _WAY), place.resolved.precision_km, i)
        if best is None or rank < best[0]:
            best = rank, place
    return ClaimPlace(best[1].resolved, best[1].span) if best is not None and best[1].resolved else None


def _preposition(parse: Parse, i: int) -> Token | None:
    """The preposition of place that a toponym stands after ("in X", "in the town of X", "in X city"), if one."""
    token = parse.tokens[i]
    for _ in range(_STEPS):
        governor = parse.tokens[token.head]
        if token.dep == "pobj":
            if governor.lower in _THERE:
                return governor
            if governor.lower != "of":
                return None
            token = parse.tokens[governor.head]
        elif token.dep in _WITHIN:
            token = governor
        else:
            return None
    return None
