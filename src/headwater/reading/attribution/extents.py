"""How far what is said reaches: over what hangs on its head, and what follows without a comma."""

from __future__ import annotations

from bisect import bisect_left

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed, whole_quotations
from .grammar import Grammar, Range

_LATER = frozenset(
    {"prep", "advmod", "npadvmod", "dobj", "oprd", "xcomp", "attr", "acomp", "agent", "dative"}
)
_OF_NOUNS = frozenset("of for as over about against to from with".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_FIXED = frozenset({"because", "if", "unless", "although", "though", "until", "so"})


def ranged(grammar: Grammar, draft: Draft, first: int, head: Token) -> list[Range]:
    """From `first` to the end of what hangs on `head`, and of what follows it without a comma."""
    last = grammar.right[head.i] + 1
    for child in grammar.parse.children(draft.head):
        if (
            child.i > head.i
            and _next(grammar, last, grammar.left[child.i])
            and _belongs(grammar, child, head)
        ):
            last = grammar.right[child.i] + 1
    last = coordinated(grammar, draft.head, head, last)
    last = _before_speech(grammar, first, last)
    first, last = whole_quotations(grammar, (first, last), draft.head)
    if head.dep not in ("ccomp",):
        last = _before_relative(grammar, first, last)
    found = trimmed(grammar, (first, _listed(grammar, draft, head, last)))
    return [found] if found else []


def _listed(grammar: Grammar, draft: Draft, head: Token, last: int) -> int:
    """As in "named the losses: two barns and a mill were lost": over a colon, what an object announces is said too."""
    end = grammar.sentence(draft.head)[1]
    if head.dep != "dobj" or last + 2 >= end or grammar.tokens[last].text != ":":
        return last
    return last if grammar.quote_of[last + 1] >= 0 else end


def _before_speech(grammar: Grammar, first: int, last: int) -> int:
    """A content ends at a colon before a quotation: that is speech of its own."""
    place = bisect_left(grammar.quotes, first, key=lambda quote: quote.first)
    if place < len(grammar.quotes):
        begin = grammar.quotes[place].first
        if first + 1 < begin < last and grammar.tokens[begin - 1].text == ":":
            return begin - 1
    return last


def coordinated(grammar: Grammar, verb: int, head: Token, last: int) -> int:
    """Over ", but she knows that ...", where the parser hung it on the cue.

    Tense or form says whether such a part goes on with the content.
    """
    tokens, cue = grammar.tokens, grammar.tokens[verb]
    end = grammar.sentence(verb)[1]
    for child in grammar.parse.children(verb):
        if child.dep != "conj" or child.i < last:
            continue
        first = grammar.left[child.i]
        between = range(last, min(first, last + 4))
        if first - last > 3 or first < last or not all(tokens[i].dep in ("punct", "cc") for i in between):
            break
        if not _same_speech(grammar, cue, child, head):
            break
        last = min(grammar.right[child.i] + 1, end)
    return last


def _same_speech(grammar: Grammar, cue: Token, other: Token, head: Token) -> bool:
    """Whether a coordinate part goes on with what is said, not with the saying."""
    if other.pos in ("NOUN", "PROPN", "NUM", "ADJ"):
        return True
    if head.pos in ("NOUN", "PROPN") and grammar.first(other.i, "nsubj", "nsubjpass") is not None:
        return False  # "pledged funds, and the towns raise taxes": no further thing that is pledged
    if other.tag in {"VBG", "VB"}:
        return head.tag == other.tag or grammar.first(other.i, "aux") is not None
    said = _tense(grammar, cue)
    speaker = grammar.first(other.i, "nsubj", "nsubjpass")
    if said != _tense(grammar, other):
        return said == "past"
    return speaker is not None and grammar.tokens[speaker].pos == "PRON" and other.lower not in tables.verbs()


def _tense(grammar: Grammar, verb: Token) -> str:
    aux = grammar.first(verb.i, "aux", "auxpass")
    tag = grammar.tokens[aux].tag if aux is not None else verb.tag
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}.get(tag, tag)


def _before_relative(grammar: Grammar, first: int, last: int) -> int:
    """A noun phrase ends before ", which ...": that is the report's own remark."""
    for i in range(last - 1, max(first, last - 60), -1):
        token = grammar.tokens[i]
        if token.tag in ("WDT", "WP") and grammar.tokens[i - 1].text == "," and grammar.quote_of[i] < 0:
            return i - 1 if i - 1 > first else last
    return last


def _next(grammar: Grammar, last: int, first: int) -> bool:
    """Whether a part begins right after another, marks of quotation aside."""
    return 0 <= first - last <= 1 and all(grammar.tokens[i].tag in ("``", "''") for i in range(last, first))


def _belongs(grammar: Grammar, child: Token, head: Token) -> bool:
    """Whether what follows a complement goes on with it: after a noun only what completes a noun."""
    if head.dep in ("dobj", "prep", "oprd") and child.dep in ("prep", "npadvmod", "advcl"):
        return child.lower in _OF_NOUNS
    if head.dep == "ccomp" and child.dep == "ccomp":  # its subject was taken for a clause of its own
        return child.tag in _FINITE
    if child.dep == "advcl":
        return grammar.tokens[grammar.left[child.i]].lower in _FIXED or child.tag != "VBG"
    return child.dep in _LATER
