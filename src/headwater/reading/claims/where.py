"""Where a claim's event happened: a toponym of its clause that means the place itself."""

from __future__ import annotations

from headwater.records import ClaimPlace, Parse, Place, Token

NO_PLACE = "no place in the clause that is told as where it happened"
_THERE = frozenset(
    (
        "in",
        "at",
        "near",
        "on",
        "outside",
        "around",
        "across",
        "along",
        "inside",
        "off",
        "over",
        "between",
        "within",
    )
)
_WAY = frozenset(("to", "into", "toward", "towards", "for"))  # where something goes
_ELSEWHERE = frozenset(
    ("from", "by", "with", "against", "since", "than", "like", "about")
)  # whence, whose, not where
_WITHIN = frozenset(("conj", "appos", "compound", "poss", "nmod", "amod", "punct"))
_STEPS = 6  # governors looked at


def index(parse: Parse, places: tuple[Place, ...]) -> dict[int, Place]:
    """Lay resolved literal places over their tokens."""
    return {
        i: place
        for place in places
        if place.resolved is not None and place.use == "literal"
        for i in parse.within(place.span)
    }


def where(parse: Parse, located: dict[int, Place], tokens: list[int]) -> ClaimPlace | None:
    """Return the place of a clause: "in X" before "to X" before a bare "X", then the finest, then the first."""
    best: tuple[tuple[int, float, int], Place] | None = None
    for i in tokens:
        place = located.get(i)
        rank = _rank(parse, i) if place is not None else None
        if place is None or place.resolved is None or rank is None:
            continue
        key = (rank, place.resolved.precision_km, i)
        if best is None or key < best[0]:
            best = key, place
    return ClaimPlace(best[1].resolved, best[1].span) if best is not None and best[1].resolved else None


def _rank(parse: Parse, i: int) -> int | None:
    """How surely a toponym tells where: 0 "in X", "in the town of X"; 1 "to X"; 2 by itself; None "from X"."""
    token = parse.tokens[i]
    for _ in range(_STEPS):
        governor = parse.tokens[token.head]
        if token.dep == "pobj" and governor.lower != "of":
            return 0 if governor.lower in _THERE else 1 if governor.lower in _WAY else _bare(governor)
        if token.dep == "pobj":
            token = parse.tokens[governor.head]
        elif token.dep in _WITHIN:
            token = governor
        else:
            break
    return 2


def _bare(preposition: Token) -> int | None:
    return None if preposition.lower in _ELSEWHERE else 2
