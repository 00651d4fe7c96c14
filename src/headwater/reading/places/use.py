"""How a place's name is used: for the place or for a state and its people; how far the text points from it."""

from __future__ import annotations

from headwater.records import Parse, PlaceUse

from .gazetteer import Entry
from .mentions import Mention
from .words import words

_TALKED_WITH = frozenset(
    {"with", "against", "by", "for", "between"}
)  # prepositions behind which states act and suffer
_STANDING = frozenset(
    {"be", "have", "lie", "border", "see", "remain", "stand", "sit", "host"}
)  # what places do too
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
_UNITS = frozenset(
    {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609, "m": 0.001, "metre": 0.001}.items()
)
KILOMETRES = dict(_UNITS)
NEAR_KM = 20.0  # what "near" and "outside" add to a place's radius: a day's news, not a measure
OFF_KM = 100.0  # "off the coast of"
_LOOK_BACK = 6  # tokens before a name in which its distance is told


def use_of(parse: Parse, mention: Mention, entry: Entry | None) -> PlaceUse:
    """`associative` where the grammar makes the name an actor or a mere modifier of one ("China says", "US troops")."""
    token = parse.tokens[mention.last - 1]
    head = parse.tokens[token.head]
    state = entry is not None and entry.feature in ("PCLI", "PPLC", "ADM1", "PCLH")
    if token.dep in ("compound", "amod"):
        return "associative" if head.pos == "NOUN" and head.lower not in words("kind") else "literal"
    if not state:
        return "literal"
    if token.dep in _SUBJECTS:
        return "associative" if head.pos in ("VERB", "AUX") and head.lemma not in _STANDING else "literal"
    if token.dep == "poss":
        return "associative"
    return "associative" if token.dep == "pobj" and head.lower in _TALKED_WITH else "literal"


def beyond(parse: Parse, mention: Mention) -> float:
    """Kilometres by which the words before a name widen the radius: "near", "off the coast of", "20 km north of"."""
    tokens = parse.tokens
    start = max(parse.sentence(mention.first).first, mention.first - _LOOK_BACK)
    window = [token.lower for token in tokens[start : mention.first]]
    told = _distance(parse, start, mention.first)
    if told:
        return told
    if "off" in window and (window[-1] == "off" or "coast" in window):
        return OFF_KM
    closest = [word for word in window[-2:] if word in words("near")]
    return NEAR_KM if closest else 0.0


def _distance(parse: Parse, start: int, end: int) -> float:
    """The distance told in tokens `start` to `end` (excluded), in kilometres; 0 where none is."""
    tokens = parse.tokens
    for i in range(start + 1, end):
        unit = KILOMETRES.get(tokens[i].lemma, KILOMETRES.get(tokens[i].lower.rstrip("s"), 0.0))
        points = any(t.lower in ("of", "from", "outside", "off", "away") for t in tokens[i + 1 : end])
        if unit and points:
            return unit * _number(tokens[i - 1].text)
    return 0.0


def _number(text: str) -> float:
    digits = text.replace(",", "")
    plain = digits.replace(".", "", 1)
    return min(float(digits), 20_000.0) if plain.isascii() and plain.isdigit() and len(plain) < 9 else 0.0
