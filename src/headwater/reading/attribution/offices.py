"""Who holds an office, where his name stands behind what he holds it of.

"The mayor of Oslo, A. Person, wrote", "President of Latvia A. Person said", "the speaker of the house A. Person": the
parser hangs such a name on the place, so that only the order of the words tells.
"""

from __future__ import annotations

from headwater.records import Parse

from ..actors.words import peoples
from . import tables
from .grammar import Grammar, Range

_HELD = (("anonymous", False), ("organisation", False))
_OF = frozenset(("of", "for"))
_PARTICLES = frozenset("al el bin ibn abu de del da dos van von der den la le di du ten".split())
_PORTFOLIOS = frozenset(
    "agriculture commerce communications culture defence defense development economy education energy environment"
    " finance health housing industry information interior intelligence justice labour labor security sport state"
    " tourism trade transport treasury".split()
)
"""What a minister is of, where no country is named: one word, then the name."""
_BEFORE = frozenset(("the", "a", "an"))
_LONGEST = 12  # tokens from the office to the end of the name
_WORDS = 4  # words of a person's name
_PLACES = ("GPE", "LOC", "FAC", "ORG")
_OF_PLACES = frozenset(
    "mayor governor bishop archbishop premier president king queen prince princess emir".split()
)
"""Offices that are held of a place, and not of a body ("the director of Human Rights Watch")."""


def holder(grammar: Grammar, tokens: Range, head: int, names: dict[int, tuple[Range, str]]) -> Range | None:
    """The tokens of the name of who holds the office at `head`, within a source's words; None where none is given.

    Also that of a body ("the parliament of Norway, the Storting, ...").
    """
    office = grammar.tokens[head]
    if tables.roles().get(office.lower) not in _HELD or office.tag in ("NNS", "NNPS"):
        return None
    last = min(tokens[1], head + _LONGEST)
    if head + 2 >= last or grammar.tokens[head + 1].lower not in _OF:
        return None
    comma = next((i for i in range(head + 2, last) if grammar.tokens[i].text == ","), last)
    if comma < last:
        least = 1 if tables.roles()[office.lower][0] == "organisation" else 2
        return _behind_comma(grammar, (comma + 1, last), least)
    first = head + 2
    while first < last and (grammar.tokens[first].lower in _BEFORE or grammar.tokens[first].pos == "NOUN"):
        first += 1
    if tables.roles().get(office.lower) == ("organisation", False):
        return None  # "the parliament of X": only a comma can part it from a name of its own
    run = (first, _end(grammar, first, last))
    if run[1] - run[0] < 2 or run[1] < last:
        return None
    return (
        run
        if grammar.tokens[first - 1].pos == "NOUN"
        else _behind_place(grammar.parse, run, names, town=office.lower in _OF_PLACES)
    )


def _behind_comma(grammar: Grammar, tokens: Range, least: int) -> Range | None:
    """The name between a comma and the next one, or the end of the source's words; of `least` words or more."""
    first = tokens[0] + (least == 1 and grammar.tokens[tokens[0]].lower in _BEFORE)
    end = _end(grammar, first, tokens[1])
    closed = end == tokens[1] or grammar.tokens[end].text == ","
    return (first, end) if closed and least <= end - first <= _WORDS else None


def _behind_place(
    parse: Parse, run: Range, names: dict[int, tuple[Range, str]], *, town: bool
) -> Range | None:
    """The name in a run of names that begins with a place ("Latvia | A. Person")."""
    first, last = run
    state = next((n for n in (3, 2, 1) if _state(parse, first, first + n)), 0)
    entity, label = names.get(first, ((first, last), ""))
    if not state and label in _PLACES and entity[0] == first and entity[1] < last:
        state = entity[1] - first
    if not state and parse.tokens[first].lower in _PORTFOLIOS:
        state = 1
    if not state and town and last - first == 3 and (entity != run or label not in ("GPE", "LOC")):
        state = 1
    return (first + state, last) if state and 2 <= last - first - state <= _WORDS else None


def _state(parse: Parse, first: int, last: int) -> bool:
    words = " ".join(token.lower for token in parse.tokens[first:last])
    return last <= len(parse.tokens) and peoples().get(words, "").lower() == words


def _end(grammar: Grammar, first: int, last: int) -> int:
    """The end of the run of capitalised names that begins at `first`."""
    here = first
    while here < last and _in_name(grammar, here, first):
        here += 1
    return here


def _in_name(grammar: Grammar, i: int, first: int) -> bool:
    """Whether a token goes on with a name: a capitalised word, or what joins two ("Moammar al-Eryani")."""
    token = grammar.tokens[i]
    if token.pos == "PROPN" and token.text[:1].isupper():
        return True
    after = grammar.tokens[i + 1] if i + 1 < len(grammar.tokens) else token
    joins = token.lower in _PARTICLES or token.text == "-"
    return i > first and joins and (after.text[:1].isupper() or after.text == "-")
