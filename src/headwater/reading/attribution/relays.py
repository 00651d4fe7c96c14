"""Outlets between a source and the report: "told the radio", "sources who spoke with X", "in an interview with X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .outlets import OutletName
from .subjects import source_words, subject

_MEETING = frozenset(
    "speak spoke spoken speaking talk talked talking interview interviews interviewing interviewed quoted"
    " cited contacted told telling comment comments remarks statement statements conversation call email"
    " message letter e-mail telephone phone appearance appearing appeared program programme show broadcast"
    " aired carried published posted op-ed column essay article report segment podcast reached writing"
    " wrote written obtained seen printed released confirmed reported verified reviewed viewed examined"
    " authenticated shown shared sent leaked given provided".split()
)
"""What stands between a source and the outlet that had its words, in the forms in which it stands there."""
_TELLING = frozenset({"tell", "inform"})
_OWN = frozenset({"this", "our"})
_SPOKE = frozenset({"spoke", "speaking", "talked", "talking"})
_WORDS = 40
_PAPERS = frozenset({"paper", "agency", "newsroom"})
_GROUPS = frozenset("group organisation organization monitor monitors observatory charity watchdog".split())
"""Those who gather what witnesses tell, and pass it on."""
_WAYS = frozenset("with to by on via through in for from".split())
_DIRECT = frozenset("on via through to".split())
_STEPS = 7


@dataclass(frozen=True, slots=True)
class Relay:
    """Who relays: his words, their main token, and the words that say so.

    `quoting`: he relays whatever he is; `nameless`: he is an outlet although nobody names him.
    """

    words: Range
    head: int
    cue: Range
    quoting: bool = False
    nameless: bool = False


def channel(grammar: Grammar, draft: Draft) -> Relay | None:
    """The outlet or the group that is told by its noun: "told the station that ...", "told the group of ..."."""
    if draft.source is None or draft.source_head is None:
        return None
    if draft.addressee is None or draft.row.lemma not in _TELLING:
        return _spoken_to(grammar, draft.source)
    told = draft.addressee
    noun = grammar.tokens[told].lower
    outlet = tables.roles().get(noun, ("", True)) == ("outlet", False) or noun in _PAPERS
    group = noun in _GROUPS and grammar.first(told, "poss") is None
    if not outlet and not group and noun != "it":
        return None
    first, last = grammar.left[told], grammar.right[told] + 1
    last = min([last, *(piece[0] for piece in (*draft.content, *draft.cue) if piece[0] > told)])
    words = trimmed(grammar, (first, last))
    if words is None or not words[0] <= told < words[1] or grammar.tokens[words[0]].lower in _OWN:
        return None
    return Relay(words, told, (draft.head, draft.head + 1), quoting=group or noun == "it", nameless=outlet)


def _spoken_to(grammar: Grammar, source: Range) -> Relay | None:
    """As in "a porter who also spoke to the station": the outlet within the words of a source."""
    for i in range(source[0], min(source[1], source[0] + _WORDS)):
        token = grammar.tokens[i]
        way = grammar.first(i, "prep") if token.lower in _SPOKE and token.dep in ("relcl", "acl") else None
        head = grammar.first(way, "pobj") if way is not None else None
        if way is None or head is None or grammar.tokens[way].lower not in ("to", "with"):
            continue
        outlet = tables.roles().get(grammar.tokens[head].lower, ("", True)) == ("outlet", False)
        words = trimmed(grammar, grammar.subtree(head))
        if outlet and words and grammar.tokens[words[0]].lower in ("the", "a", "an"):
            words = words[0], min(words[1], head + 1)
            return Relay(words, head, (i, way + 1) if way == i + 1 else (i, i + 1), nameless=True)
    return None


class Relays:
    """The relays that a report's words show, attribution by attribution."""

    def __init__(self, grammar: Grammar, outlets: dict[int, OutletName]) -> None:
        self._grammar = grammar
        names = {name.tokens: name for name in outlets.values()}
        self._names = [names[tokens] for tokens in sorted(names)]
        self._starts = [name.tokens[0] for name in self._names]

    def of(self, draft: Draft) -> Relay | None:
        """The relay of one attribution, or None."""
        if draft.kind != "verb" and draft.source_head is None:
            return None
        quoting = self._quoting(draft)
        if quoting:
            return quoting
        begin, end = self._grammar.sentence(draft.head)
        for name in self._near(begin, end, draft.head):
            found = self._between(draft, name)
            if found:
                return found
        return None

    def _near(self, begin: int, end: int, head: int) -> Sequence[OutletName]:
        """The outlets named in the sentence, the six nearest to the cue at most."""
        first, last = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        here = bisect_left(self._starts, head)
        return self._names[max(first, here - 3) : min(last, here + 3)]

    def _between(self, draft: Draft, name: OutletName) -> Relay | None:
        grammar, tokens = self._grammar, self._grammar.tokens
        inner = _head(grammar, name.tokens)
        if draft.kind == "preposition" and draft.source and 0 < name.tokens[0] - draft.source[1] <= 5:
            ways = [
                i for i in range(draft.source[1], name.tokens[0]) if tokens[i].lower in ("via", "through")
            ]
            if ways:
                return Relay(name.tokens, inner, (ways[0], ways[0] + 1))
        path = self._path(inner, draft)
        if path is None or grammar.quote_of[inner] != grammar.quote_of[draft.head]:
            return None
        words = [tokens[i].lower for i in path]
        told = (
            not path and tokens[inner].dep in ("dobj", "dative", "iobj") and "addressee" in draft.row.frames
        )
        if told:
            return Relay(name.tokens, inner, (draft.head, draft.head + 1))
        if path and path[0] == draft.source_head and tokens[inner].dep in ("poss", "compound", "nmod"):
            return (
                Relay(name.tokens, inner, (path[0], path[0] + 1)) if words[0].startswith("source") else None
            )
        meeting = next((i for i in path if tokens[i].lower in _MEETING), None)
        way = next((i for i in path if tokens[i].lower in _WAYS), None)
        if way is None:
            return None
        if meeting is not None and meeting < way <= meeting + 6:
            return Relay(
                name.tokens, inner, (meeting, way + 1) if way == meeting + 1 else (meeting, meeting + 1)
            )
        if len(path) == 1 and words[0] in _DIRECT and draft.kind == "verb":
            return Relay(name.tokens, inner, (way, way + 1))
        return None

    def _path(self, inner: int, draft: Draft) -> list[int] | None:
        """The tokens between an outlet and the cue or the source above it; None where neither stands above."""
        tokens, here = self._grammar.tokens, inner
        path: list[int] = []
        for _ in range(_STEPS):
            here = tokens[here].head
            if here == draft.head:
                return path
            if here == draft.source_head:
                return [*path, here]
            if path and here == path[-1]:
                return None
            path.append(here)
        return None

    def _quoting(self, draft: Draft) -> Relay | None:
        """As in "X quoted Y as saying", "Y was quoted by X as saying"."""
        grammar, tokens = self._grammar, self._grammar.tokens
        link = tokens[draft.head].head
        if tokens[draft.head].dep != "pcomp" or tokens[link].lower != "as":
            return None
        verb = tokens[link].head
        if tokens[verb].lower not in (
            "quoted",
            "cited",
            "quotes",
            "cites",
            "quoting",
            "citing",
            "quote",
            "cite",
        ):
            return None
        speaker, _ = subject(grammar, verb)
        words = None if speaker is None else source_words(grammar, speaker, verb)
        return (
            Relay(words, speaker, (verb, verb + 1), quoting=True) if words and speaker is not None else None
        )


def _head(grammar: Grammar, tokens: Range) -> int:
    """The token of a name that something outside of the name governs."""
    for i in range(*tokens):
        if not tokens[0] <= grammar.tokens[i].head < tokens[1] or grammar.tokens[i].head == i:
            return i
    return tokens[1] - 1
