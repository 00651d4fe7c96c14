"""Where a claim's event happened: a toponym of its clause that means the place itself."""

from __future__ import annotations

from headwater.records import ClaimPlace, Parse, Place, Token

from .events import Scene
from .tables import lemma, words

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
_COMPARING = frozenset(("since", "than", "like", "unlike", "before", "from"))
_OWNING = frozenset(("compound", "poss", "nmod", "amod"))
_ACTING = frozenset(("person", "organisation", "group", "unit"))
_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "dative", "agent")
)  # where a state acts and is no place
_STEPS = 6  # governors looked at


def index(parse: Parse, places: tuple[Place, ...]) -> dict[int, Place]:
    """Lay resolved literal places over their tokens."""
    return {
        i: place
        for place in places
        if place.resolved is not None and place.use == "literal"
        for i in parse.within(place.span)
    }


def where(scene: Scene, located: dict[int, Place], tokens: list[int]) -> ClaimPlace | None:
    """Return the place of a clause: "in X" before "to X" before a bare "X", then the finest, then the first."""
    best: tuple[tuple[int, float, int], Place] | None = None
    for i in tokens:
        place = located.get(i)
        rank = _rank(scene, i, place) if place is not None else None
        if place is None or place.resolved is None or rank is None:
            continue
        key = (rank, place.resolved.precision_km, i)
        if best is None or key < best[0]:
            best = key, place
    return ClaimPlace(best[1].resolved, best[1].span) if best is not None and best[1].resolved else None


def _rank(scene: Scene, i: int, place: Place) -> int | None:
    """How surely a toponym tells where: 0 "in X", "in the town of X"; 1 "to X"; 2 by itself; None "from X"."""
    parse = scene.parse
    token = parse.tokens[i]
    if parse.text.startswith("-", token.end):
        return None  # "the Lisbon-based league"
    for _ in range(_STEPS):
        governor = parse.tokens[token.head]
        if token.dep == "pobj" and governor.lower != "of":
            verb = parse.tokens[
                governor.head
            ]  # "was deployed to X", but "carried goods to X", "flights to X"
            way = governor.lower in _WAY and lemma(verb, words("motion")) not in words("motion")
            if way or _of_another(parse, governor):
                return None
            return 0 if governor.lower in _THERE else 1 if governor.lower in _WAY else _bare(governor)
        if token.dep == "pobj":
            token = parse.tokens[governor.head]
        elif token.dep in _WITHIN:
            if token.dep in _OWNING and scene.who.kinds.get(scene.who.at(governor.i) or "") in _ACTING:
                return None  # "Lisbon's mayor"
            token = governor
        else:
            break
    state = place.resolved is not None and place.resolved.feature.startswith("PCL")
    return None if state and token.dep in _ARGUMENTS else 2


def _of_another(parse: Parse, preposition: Token) -> bool:
    """Whether a phrase belongs to what something is compared with, or comes from ("the worst since a raid in X")."""
    noun = parse.tokens[preposition.head]
    for _ in range(_STEPS):
        above = parse.tokens[noun.head]
        if noun.dep != "pobj" or above.lower != "of":
            break
        noun = parse.tokens[above.head]  # "from the city of X | in Y"
    return noun.dep == "pobj" and parse.tokens[noun.head].lower in _COMPARING


def _bare(preposition: Token) -> int | None:
    return None if preposition.lower in _ELSEWHERE else 2
