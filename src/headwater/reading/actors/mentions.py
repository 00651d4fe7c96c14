"""Mentions of actors: names, nouns for people and bodies, words of peoples, and pronouns, from the parse.

The recogniser of names is often wrong about places, so a Place on the same characters overrules it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from headwater.records import ActorKind, Parse, Place, Token

from . import loaded, silence
from .binding import empty
from .words import FEMALE, HE, HONORIFICS, IT, MALE, MEASURES, SHE, THEY, kinds, lemma, peoples

Form = Literal["name", "noun", "people", "pronoun"]
Gender = Literal["he", "she", "they", "it", ""]

_BEFORE = frozenset(("compound", "amod", "nmod", "poss"))  # what belongs to a mention left of its head
_LONGEST = 14  # tokens; a longer run of modifiers is a list or a broken parse
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _SUBJECTS | {"dobj", "dative", "agent", "poss"}
_FACING = frozenset(("by", "with", "against", "between"))
_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_UNIT_NAMES = frozenset(
    "army navy corps brigade battalion division regiment squadron guard guards force forces fleet police militia "
    "platoon garrison gendarmerie".split()
)
_AGE = frozenset(("year", "years", "month", "months", "week", "old", "-"))
_SILENT = frozenset(("boilerplate", "byline", "dateline"))
_NO_NAME = frozenset(
    ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "EVENT", "LAW")
)


class Mention(NamedTuple):
    """Tokens `first` to `last` (excluded) with their head.

    `key` are its telling words in lower case, `role` the noun that says what it is, `state` the state whose name or
    people it is, `subject` whether it is one.
    """

    head: int
    first: int
    last: int
    kind: ActorKind
    form: Form
    key: tuple[str, ...]
    role: str
    gender: Gender
    known: bool
    many: bool
    subject: bool
    state: str = ""


class _Names(NamedTuple):
    """For each token: the label of the recogniser with the first and last token, and the place that it begins in."""

    labels: dict[int, tuple[str, int, int]]
    places: dict[int, Place]


def mentions(parse: Parse, places: tuple[Place, ...]) -> Iterator[Mention]:
    """Every mention of somebody who can act, in the order of its head; none who asks not to be known by name."""
    names = _names(parse, places)
    silent = silence.around(parse, silence.tokens(parse))
    for token in parse.tokens:
        if parse.sentences[token.sentence].role in _SILENT:
            continue
        if token.pos == "PRON":
            if token.i not in silent and not empty(parse, token) and (found := _pronoun(token)):
                yield found
        elif token.pos in ("NOUN", "PROPN", "ADJ") and (found := _nominal(parse, token, names)):
            yield found


def _names(parse: Parse, places: tuple[Place, ...]) -> _Names:
    labels = {i: (e.label, e.first, e.last) for e in parse.entities for i in range(e.first, e.last)}
    return _Names(labels, {i: place for place in places for i in parse.within(place.span)})


def _pronoun(token: Token) -> Mention | None:
    word = token.lower
    forms: tuple[tuple[frozenset[str], ActorKind, Gender], ...] = (
        (HE, "person", "he"), (SHE, "person", "she"), (THEY, "group", "they"), (IT, "organisation", "it"),
    )  # fmt: skip
    for words, kind, gender in forms:
        if word in words and token.dep != "expl":
            here = token.i
            many, subject = gender == "they", token.dep in _SUBJECTS
            return Mention(
                here, here, here + 1, kind, "pronoun", (), "", gender, known=True, many=many, subject=subject
            )
    return None


def _nominal(parse: Parse, token: Token, names: _Names) -> Mention | None:
    if parse.text.startswith("-", token.end) and parse.text[token.end + 1 : token.end + 2].isupper():
        return None  # "al" of "al-Masri"
    kind, form, state = _kind(parse, token, names)
    if kind is None or (form != "people" and token.dep == "compound" and not _own_name(parse, token, names)):
        return None
    if form == "people":
        first = token.i - 1 if _pair(parse, token) in peoples() else token.i
    else:
        first = _first(parse, token, names)
    words = tuple(
        t.lower for t in parse.tokens[first : token.i + 1] if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    )
    titles = [w for w in words[:-1] if kinds().get(w) == "person"]
    key = tuple(w for w in words if w not in HONORIFICS and w not in titles) if form == "name" else words
    role = lemma(token) if form == "noun" else (titles[-1] if titles else "")
    determiner = parse.child(token.i, "det")
    word = determiner.lower if determiner else ""
    many = token.tag in ("NNS", "NNPS") and form != "name"
    return Mention(
        token.i, first, token.i + 1, "group" if many and kind == "person" else kind, form, key or words, role,
        _gender((*words, role)), known=word in _KNOWN or (not word and form == "name"), many=many,
        subject=token.dep in _SUBJECTS, state=state,
    )  # fmt: skip


def _pair(parse: Parse, token: Token) -> str:
    """A token with the one before it, for names of two words ("South Korean")."""
    return f"{parse.tokens[token.i - 1].lower} {token.lower}" if token.i else ""


def _kind(parse: Parse, token: Token, names: _Names) -> tuple[ActorKind | None, Form, str]:
    """The kind of actor that a noun or adjective stands for, how, and its state; no kind where it is no actor."""
    nation = peoples().get(_pair(parse, token)) or peoples().get(token.lower)
    if token.pos == "ADJ":
        return ("state" if nation else None, "people", nation or "")
    label, first, last = names.labels.get(token.i, ("", token.i, token.i + 1))
    if label in _NO_NAME:
        label = ""
    place = names.places.get(token.i)
    if place is not None and token.pos == "PROPN":
        return _place(place, label, acting=_acting(parse, token))
    common = None if _idle(parse, token) else kinds().get(lemma(token))
    if token.pos == "NOUN":
        measures = token.lemma in MEASURES and any(c.lower == "of" for c in parse.children(token.i))
        return (None if measures else common, "noun", "")
    if nation and (token.tag == "NNPS" or token.lower.endswith("s")) and token.lower not in nation.lower():
        return "group", "name", ""
    if nation and label != "PERSON":
        return "state", ("people" if token.dep in ("amod", "compound") else "name"), nation
    return _named(parse.tokens[first:last], label, common, acting=_acting(parse, token), token=token)


def _idle(parse: Parse, token: Token) -> bool:
    """Whether a noun is part of a fixed phrase and stands for nobody: "on board", "in the head", "from his youth"."""
    below = parse.children(token.i)
    if token.lower in ("head", "heads"):
        return not any(c.dep in ("compound", "poss") or c.lower == "of" for c in below)
    if token.lower == "front" and parse.tokens[token.head].lower == "in":
        return True
    if token.lower == "youth":
        return any(c.dep == "poss" for c in below)
    return token.lower == "board" and not below and parse.tokens[token.head].lower == "on"


def _acting(parse: Parse, token: Token) -> bool:
    """Whether a name stands where somebody acts or is faced: a subject, an object, "by X", "with X", "against X"."""
    governor = parse.tokens[token.head]
    return token.dep in _ARGUMENTS or (token.dep == "pobj" and governor.lower in _FACING)


def _named(
    run: tuple[Token, ...], label: str, common: ActorKind | None, *, acting: bool, token: Token
) -> tuple[ActorKind | None, Form, str]:
    if any(t.lower in _UNIT_NAMES for t in run):
        return "unit", "name", ""
    if label == "PERSON":
        return "person", "name", ""
    if label in ("GPE", "LOC", "FAC"):
        return ("state" if label == "GPE" and acting else None), "name", ""
    if label in ("ORG", "NORP"):
        return ("group" if label == "NORP" and token.tag == "NNPS" else "organisation"), "name", ""
    if common is not None:
        return common, "noun", ""
    named = token.dep in _ARGUMENTS and not label and token.text[:1].isupper()
    return ("organisation" if named else None), "name", ""


def _place(place: Place, label: str, *, acting: bool) -> tuple[ActorKind | None, Form, str]:
    """A place acts where its name stands for a state, or is itself an argument of a verb."""
    nation = peoples().get(place.text.lower())
    country = place.resolved is not None and place.resolved.feature.startswith("PCL")
    if nation or country:
        return "state", "name", nation or place.resolved.name if place.resolved else nation or place.text
    if place.use == "associative" or (acting and label in ("GPE", "LOC", "")):
        return "state", "name", ""
    return None, "name", ""


def _own_name(parse: Parse, token: Token, names: _Names) -> bool:
    """Whether a name that stands before a noun is a name by itself ("Norway" in "Norway troops")."""
    if token.pos != "PROPN" or (token.i not in names.labels and token.i not in names.places):
        return False
    _, first, last = names.labels.get(token.i, ("", token.i, token.i + 1))
    return not first <= token.head < last and parse.tokens[token.head].pos == "NOUN"


def _first(parse: Parse, token: Token, names: _Names) -> int:
    """The first token of the mention: what describes the head before it, without articles and numbers."""
    first = token.i
    _, named, last = names.labels.get(token.i, ("", token.i, token.i + 1))
    for child in reversed(parse.children(token.i)):
        if child.i >= token.i:
            continue
        if child.dep not in _BEFORE or child.pos == "PRON" or child.i + 1 < first - _LONGEST:
            if child.pos not in ("PUNCT", "PART"):
                break
            continue
        first = min(first, _left(parse, child, first))
    if named < first and last > token.i and parse.tokens[named].pos != "DET":
        first = named
    if (
        first > 1
        and parse.tokens[first - 1].text == "-"
        and parse.tokens[first - 2].head in (first, first - 1)
    ):
        first -= 2  # "the Lisbon-based league"
    while first < token.i and parse.tokens[first].lower in _AGE:
        first += 1  # "the 54-year-old driver"
    return loaded.after(parse, max(first, token.i - _LONGEST), token.i)


def _left(parse: Parse, token: Token, limit: int) -> int:
    """The leftmost token of a modifier: a short walk along its first children."""
    here = token.i
    for _ in range(_LONGEST):
        below = [c for c in parse.children(here) if c.i < here and c.dep in _BEFORE and c.pos != "PRON"]
        if not below:
            break
        here = below[0].i
    return here if here > limit - 2 * _LONGEST else token.i


def _gender(words: tuple[str, ...]) -> Gender:
    for word in words:
        if word in MALE:
            return "he"
        if word in FEMALE:
            return "she"
    return ""
