"""How a place's name is used: for the place itself, or for a state, its people or a body in it that acts."""

from __future__ import annotations

from functools import cache

from headwater.records import Parse, PlaceUse, Token
from headwater.tables import rows

from .gazetteer import Entry
from .mentions import Mention
from .words import words

_STATES = frozenset({"PCLI", "PPLC", "ADM1", "PCLH"})  # what news lets speak and act by its name
_FACED = frozenset({"with", "against", "by"})  # prepositions behind which states act and suffer
_WHERE = ("part", "happening", "building")  # nouns before which a name tells where they are
_SUBJECTS = frozenset({"nsubj", "agent"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_MOST_NAMES = 6  # in a list "X, Y and Z": how far its first name is sought
_STARTS = frozenset(
    {"as", "while", "after", "if", "when", "because", "amid", "and", "but", ":", ";", "—", "–"}
)


@cache
def use_words(name: str) -> frozenset[str]:
    """The words of one class of data/places/use.tsv."""
    return frozenset(row["word"] for row in rows("places/use.tsv") if row["class"] == name)


def use_of(parse: Parse, mention: Mention, entry: Entry | None) -> PlaceUse:
    """`associative` where the grammar makes the name an actor or a mere modifier of one ("China says", "US troops")."""
    state = entry is not None and entry.feature in _STATES
    if state and acts(parse, mention):
        return "associative"
    token = _first_of_list(parse, parse.tokens[mention.last - 1])
    modifies = token.dep in ("compound", "amod", "nmod") and _modifies(parse, token, state=state)
    return "associative" if modifies else "literal"


def acts(parse: Parse, mention: Mention) -> bool:
    """Whether the name stands where somebody acts, is faced or owns, as states do in news."""
    token = _first_of_list(parse, parse.tokens[mention.last - 1])
    return _heads_a_headline(parse, mention) or _acts(parse, token)


def _first_of_list(parse: Parse, token: Token) -> Token:
    """The first name of the list in which the token stands: its grammar is that of all."""
    for _ in range(_MOST_NAMES):
        if token.dep != "conj" or parse.tokens[token.head].pos != "PROPN":
            break
        token = parse.tokens[token.head]
    return token


def _heads_a_headline(parse: Parse, mention: Mention) -> bool:
    """Whether the name begins a clause of a headline, whatever the parser made of it ("X Places Tanks on Y Border")."""
    after = parse.tokens[mention.last] if mention.last < len(parse.tokens) else None
    sentence = parse.sentence(mention.first)
    if after is None or mention.last >= sentence.last:
        return False
    begins = mention.first == sentence.first or parse.tokens[mention.first - 1].lower in _STARTS
    return begins and _verb(after.lower) and mention.last + 1 < sentence.last


def _verb(word: str) -> bool:
    """Whether the word is the third person of a verb by which states act."""
    stems = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("s") else ()
    return any(stem in use_words("acts") for stem in stems)


def _modifies(parse: Parse, token: Token, *, state: bool) -> bool | None:
    """Whether the name tells whose, not where, the noun after it is; None where it stands before no noun."""
    head = parse.tokens[token.head]
    if head.pos not in ("NOUN", "PROPN") or head.i <= token.i:
        return None
    noun = head.lower
    if noun in words("kind") or noun in words("site") or any(noun in use_words(name) for name in _WHERE):
        return False
    if head.pos == "PROPN":
        return False if head.tag == "NNP" or not state else None
    return True


def _acts(parse: Parse, token: Token) -> bool:
    """Whether a name's grammar is that of somebody who acts, is faced or owns."""
    head = parse.tokens[token.head]
    verb = head.lemma.lower()
    if token.dep in _SUBJECTS:
        return head.pos in ("VERB", "AUX") and verb not in use_words("standing")
    if token.dep in _OBJECTS:
        return head.pos in ("VERB", "AUX") and verb not in use_words("standing") | use_words("reached")
    if token.dep == "poss":
        return head.lower not in use_words("part") and head.lower not in words("kind")
    if token.dep != "pobj":
        return False
    if head.lower == "between":
        return parse.tokens[head.head].lower in use_words("relation")
    return head.lower in _FACED
