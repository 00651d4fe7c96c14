"""A claim as a plain sentence that stands alone: what it shares with its neighbours is written out, pronouns named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from headwater.records import Parse

from . import finite
from .clauses import Clause
from .phrases import gap, named, phrase, possessive
from .roles import Who, passive, subject

_NO_SPACE = frozenset(".,;:!?)]}%”")
_LINKING = frozenset(
    "so however therefore thus moreover furthermore meanwhile nevertheless hence also but".split()
)
_FIRST = {"i": "{}", "me": "{}", "my": "{}"}
_GAP = re.compile(r"\[ ?(?:\.{2,3}|…) ?(?:\]|$)")
_PAIRS = {"“": "”", "(": ")", "[": "]", "«": "»"}
_SIGNS = frozenset('"“”()[]«»')
_DANGLING = (
    " as well as",
    " and",
    " or",
    " but",
    " such as",
    " including",
    " because",
    " because of",
    " amid",
)
_ELLIPSIS = 12  # words of a predicate that a bare "should" stands for
_LONGEST = 60  # code points of a speaker's name behind his "I"
_EVENTS = "took place"


class Saying(NamedTuple):
    """What a sentence is made of: its clause with all clauses and its own tokens, who is who, who says "I" in it."""

    parse: Parse
    clause: Clause
    clauses: tuple[Clause, ...]
    members: tuple[int, ...]
    who: Who
    speaker: str | None


@dataclass
class _Words:
    """Words in their order, each with whether a space stands before it."""

    found: list[tuple[str, bool]] = field(default_factory=list)

    def put(self, text: str, spaced: bool = True) -> None:
        if text:
            self.found.append((text, spaced))


def sentence(saying: Saying, kept: list[int]) -> str:
    """Return the words of these tokens as a sentence."""
    parse, clause = saying.parse, saying.clause
    if clause.joint == "noun":
        return _written([*_plain(saying, kept).found, (_EVENTS, True)])
    if parse.sentence(clause.head).role == "headline":
        return _written(_plain(saying, kept).found)
    if clause.joint == "purpose":
        return _written([(_meaning(saying), True), *_plain(saying, _infinitive(parse, kept, clause)).found])
    return _written(_clause(saying, kept).found)


def _meaning(saying: Saying) -> str:
    """Who wants what the infinitive after it says; "the aim is" where the text leaves open who does."""
    parse, clause, clauses = saying.parse, saying.clause, saying.clauses
    doer = subject(parse, clause, clauses)
    past = finite.past(parse, clause, clauses)
    above = clauses[clause.above] if clause.above >= 0 else clause
    whose = doer is not None and saying.who.at(doer.i) is not None and not passive(parse, above.core)
    rival = any(
        c.dep == "dobj" and c.i + 2 == clause.head and saying.who.at(c.i) is not None
        for c in parse.children(above.core)
    )  # "extradite the driver to face trial": it is the driver who shall face it
    if doer is None or not whose or rival or doer.lower in ("i", "you"):
        return f"The aim {'was' if past else 'is'} to"
    wants = "wanted" if past else "want" if finite.many(parse, doer) else "wants"
    return f"{phrase(parse, doer, saying.who)} {wants} to"


def _infinitive(parse: Parse, kept: list[int], clause: Clause) -> list[int]:
    """The tokens behind "to"; "in order" before it says no more."""
    marks = [n for n, i in enumerate(kept) if i < clause.head and parse.tokens[i].tag == "TO"]
    return kept[marks[0] + 1 :] if marks else kept


def _plain(saying: Saying, kept: list[int]) -> _Words:
    words, known = _Words(), _known(saying, kept)
    for i in kept:
        words.put(_token(saying, i, known), _spaced(saying.parse, i, kept))
    return words


def _clause(saying: Saying, kept: list[int]) -> _Words:
    """The words of a clause, with its subject, its helpers and the noun behind "which" in their places."""
    parse, clause, clauses = saying.parse, saying.clause, saying.clauses
    words, known = _Words(), _known(saying, kept)
    doer, inside = subject(parse, clause, clauses), set(kept)
    filled = gap(parse, clause, saying.members, saying.who)
    begin = finite.begin(parse, clause)
    lent = (
        doer is not None
        and doer.i not in inside
        and not any(text and i in inside and i < begin for i, text in filled.instead.items())
    )
    kept = _without_link(parse, kept, clause)
    if doer is not None and lent:
        words.put(phrase(parse, doer, saying.who))
        known.add(saying.who.at(doer.i))
    added = " ".join(finite.helpers(parse, clause, clauses) or ())
    told = finite.told(parse, clause, clauses)
    for i in kept:
        if i == begin and added:
            words.put(added)
        text = filled.instead[i] if i in filled.instead else _token(saying, i, known)
        text = told if told and i == clause.head else text
        if text == "," and (told or added) and _parts_subject(saying, i, begin):
            continue  # "the officers, already watching him" becomes "the officers already watched him"
        words.put(_inner(parse, i, text) if lent and i == kept[0] else text, _spaced(parse, i, kept))
        words.put(filled.behind.get(i, ""))
        if i == clause.head and parse.tokens[i].tag == "MD":
            words.put(_left_out(parse, i))
    return words


def _parts_subject(saying: Saying, comma: int, begin: int) -> bool:
    """Whether a comma stands between a subject and the verb of a participle that has become a clause."""
    doer = subject(saying.parse, saying.clause, saying.clauses)
    return doer is not None and doer.i < comma == begin - 1


def _inner(parse: Parse, i: int, text: str) -> str:
    """A word that no longer begins its sentence; names keep their capital."""
    first = i == parse.sentences[parse.tokens[i].sentence].first and parse.tokens[i].pos != "PROPN"
    return f"{text[:1].lower()}{text[1:]}" if first and text[1:].islower() else text


def _without_link(parse: Parse, kept: list[int], clause: Clause) -> list[int]:
    """Without a word that only links it to what was said before, and "where" or "why"."""
    for n, i in enumerate(kept[:3]):
        token = parse.tokens[i]
        opens = token.tag == "WRB" or (token.lower in _LINKING and token.dep in ("advmod", "cc", "mark"))
        if i >= clause.head or not (opens or token.pos == "PUNCT"):
            return kept[n:]
    return kept[3:] if len(kept) > 3 else kept


def _left_out(parse: Parse, modal: int) -> str:
    """The predicate for which a bare modal stands ("the guards left; the drivers should [leave] too"), in brackets."""
    sentence = parse.sentence(modal)
    word = parse.tokens[modal].lower
    for i in range(modal - 1, sentence.first, -1):
        if parse.tokens[i].lower == word and parse.tokens[i].dep == "aux":
            verb = parse.tokens[i].head
            last = verb
            while last < min(modal, verb + _ELLIPSIS) and parse.tokens[last].pos not in ("PUNCT", "CCONJ"):
                last += 1
            return f"[{parse.span(verb, last).of(parse.text)}]" if verb < last else ""
    return ""


def _known(saying: Saying, kept: list[int]) -> set[str | None]:
    return {saying.who.at(i) for i in kept if saying.parse.tokens[i].pos != "PRON"}


def _token(saying: Saying, i: int, known: set[str | None]) -> str:
    """A token's words: a pronoun is named unless its actor is known by then, "I" gets its speaker behind it."""
    token = saying.parse.tokens[i]
    if token.pos != "PRON":
        return token.text
    if token.lower in _FIRST and saying.speaker and saying.speaker not in known:
        known.add(saying.speaker)
        first, _, rest = saying.speaker.partition(" ")
        name = f"{first.lower()} {rest}" if first in ("A", "An", "The", "Another", "One") else saying.speaker
        name = possessive(name) if token.lower == "my" else name
        if len(name) > _LONGEST or _contracted(saying.parse, i + 1):
            return token.text
        return f"{token.text} [{name}]"
    meant = saying.who.at(i) or saying.who.name(i)
    text = token.text if (meant and meant in known) or _own(saying, i) else named(token, saying.who)
    known.add(meant)
    return token.text if text != token.text and _contracted(saying.parse, i + 1) else text


def _contracted(parse: Parse, i: int) -> bool:
    """Whether a token is a verb that leans on the pronoun before it ("I'm", "they've")."""
    return (
        i < len(parse.tokens) and parse.tokens[i].text[:1] in "'’" and parse.tokens[i].pos in ("AUX", "VERB")
    )


def _own(saying: Saying, i: int) -> bool:
    """Whether a possessive may as well be the subject's ("they risk their lives"): then it stays as it is."""
    parse, token = saying.parse, saying.parse.tokens[i]
    doer = subject(parse, saying.clause, saying.clauses)
    if i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower == "own":
        return True
    if token.dep != "poss" or doer is None or doer.i >= i:
        return False
    return token.lower == "their" and finite.many(parse, doer)


def _spaced(parse: Parse, i: int, kept: list[int]) -> bool:
    return i == 0 or parse.tokens[i - 1].end < parse.tokens[i].start or i - 1 not in kept


def _written(words: list[tuple[str, bool]]) -> str:
    text = "".join(
        f" {word}" if spaced and word[:1] not in _NO_SPACE else word for word, spaced in words
    ).strip()
    text = _GAP.sub(" ", text).replace(" .", ".").replace(" ,", ",")
    text = _balanced(" ".join(text.replace(",,", ",").split()).strip(" ,;:-–—["))
    while (cut := next((end for end in _DANGLING if text.endswith(end)), None)) is not None:
        text = text.removesuffix(cut).rstrip(" ,;:-–—")
    if not text:
        return "-"
    if text[0] == "(":
        text = text[1:].replace(")", "", 1)
    text = text[0].upper() + text[1:]
    if text[:1] in '“"' and len(text) > 1:
        text = text[0] + text[1].upper() + text[2:]
    return text if text[-1] in ".!?" or text[-2:] in (".”", '."', "!”", "?”") else f"{text}."


def _balanced(text: str) -> str:
    """The text with every quote and bracket closed that it opens, without those that it only closes."""
    opened, out = list[str](), list[str]()
    if not _SIGNS & set(text):
        return text
    for sign in text:
        if sign in _PAIRS:
            opened.append(_PAIRS[sign])
        elif sign in _PAIRS.values():
            if not opened or sign not in opened:
                continue
            opened.remove(sign)
        out.append(sign)
    text = "".join(out) + "".join(reversed(opened))
    if text.count('"') % 2:
        last = text.rindex('"')
        opens = last and text[last - 1] in " (["
        text = f'{text}"' if opens else text[:last] + text[last + 1 :]
    if text[:1] in ("“", '"') and text[-1:] in ("”", '"') and not any(s in text[1:-1] for s in '“”"'):
        text = text[1:-1]
    return text
