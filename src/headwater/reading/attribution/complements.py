"""What a cue verb says without quoting: its clause, its infinitive, its object, or the sentence around it."""

from __future__ import annotations

from headwater.records import Token

from . import tables
from .addressed import told
from .draft import Draft, minus, trimmed, whole_quotations
from .extents import ranged
from .grammar import Grammar, Range
from .group import group
from .objects import for_somebody, measured, nominal, predicate, prepositional
from .relatives import as_clause, fronted

_REACH = 20
"""Tokens from a cue to a "that" which can still be its own."""
_COMMAS = frozenset({",", "—", "–", "--", "-"})
_OPENERS = frozenset({"as", "while", "when", "after", "citing", "but", "and"})
_ENDS = frozenset({".", "?", "!", ";"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def complement(grammar: Grammar, draft: Draft) -> list[Range]:
    """The content of a cue verb, as one range or two; empty where the verb has none."""
    around = group(grammar, draft)
    for find in _WAYS:
        found = find(grammar, draft, around)
        if found:
            return found
    return []


def _clause(grammar: Grammar, draft: Draft, around: Range) -> list[Range]:
    """As in "said that ...", "explained how ..."."""
    if not draft.row.frames & {"clause", "predicate", "addressee"}:
        return []
    after = [
        c
        for c in grammar.parse.children(draft.head)
        if c.i >= draft.cue[-1][1] and _clause_of(grammar, draft, c)
    ]
    if not after:
        return _that(grammar, draft) or _hidden(grammar, draft)
    if grammar.left[after[0].i] < draft.head:
        return _gapped(grammar, after[0], around)
    return ranged(grammar, draft, max(grammar.left[after[0].i], draft.cue[-1][1]), after[0])


def _clause_of(grammar: Grammar, draft: Draft, child: Token) -> bool:
    """Whether a child of the cue is what it says: a clause, a gerund, a question ("did not say when ...")."""
    if child.dep == "advcl":
        return (
            grammar.left[child.i] == draft.cue[-1][1] and grammar.tokens[grammar.left[child.i]].tag == "WRB"
        )
    return child.dep == "ccomp" or (child.dep == "xcomp" and child.tag in ("VBG", "VBN"))


def _hidden(grammar: Grammar, draft: Draft) -> list[Range]:
    """A clause that the parser took for the object of a verb that has none ("said many of the bridges failed")."""
    held = grammar.first(draft.head, "dobj")
    if held is None or held < draft.cue[-1][1] or draft.row.frames & {"nominal", "addressee", "predicate"}:
        return []
    first, last = grammar.left[held], grammar.right[held] + 1
    finite = any(
        grammar.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") and not _relative(grammar, i)
        for i in range(held + 1, min(last, held + 40))
    )
    return ranged(grammar, draft, first, grammar.tokens[held]) if finite and first == draft.cue[-1][1] else []


def _relative(grammar: Grammar, verb: int) -> bool:
    """Whether a finite verb stands in a clause that only tells of a noun, or of when and why."""
    token = grammar.tokens[verb]
    return "relcl" in (token.dep, grammar.tokens[token.head].dep) or token.dep == "advcl"


def _gapped(grammar: Grammar, head: Token, around: Range) -> list[Range]:
    """As in "which he said were open": the clause around the crediting words."""
    first, last = grammar.left[head.i], grammar.right[head.i] + 1
    if grammar.tokens[first].tag not in ("WDT", "WP", "WRB", "IN") or around[0] - first > 3:
        return []
    pieces = [trimmed(grammar, piece) for piece in minus((first, last), around)]
    return [piece for piece in pieces if piece]


def _that(grammar: Grammar, draft: Draft) -> list[Range]:
    """As in "told a meeting in the capital that ...", where the parser hung the clause on another word."""
    tokens, end = grammar.tokens, grammar.sentence(draft.head)[1]
    for i in range(draft.cue[-1][1], min(draft.cue[-1][1] + _REACH, end)):
        token = tokens[i]
        if token.lower in tables.verbs() and token.pos == "VERB":
            return []
        if token.lower != "that":
            continue
        told_by = grammar.first(draft.head, "agent") is not None
        mistaken = (
            told_by and token.tag == "IN" and token.dep == "dobj"
        )  # "told by a guard that the gate had shut"
        if (token.dep == "mark" or mistaken) and i > draft.cue[-1][1] and token.head > i:
            return ranged(grammar, draft, i, tokens[token.head])
        if i == draft.cue[-1][1] and token.tag == "IN" and token.dep in ("prep", "mark"):
            break
    else:
        return []
    found = trimmed(grammar, (i, end))
    return [found] if found else []


def _around(grammar: Grammar, draft: Draft, around: Range) -> list[Range]:
    """As in "..., officials said", and "..., officials said, ..."."""
    tokens, (first, last) = grammar.tokens, around
    begin, end = grammar.sentence(draft.head)
    if not draft.row.frames & {"clause", "quotation"} or draft.source is None or first - begin < 2:
        return []
    if tokens[first - 1].text not in _COMMAS or grammar.quote_of[first - 1] != grammar.quote_of[draft.head]:
        return []
    closed = all(tokens[i].pos in ("PUNCT", "SPACE") or tokens[i].text in _ENDS for i in range(last, end))
    closed = closed or (last < end and tokens[last].text in _ENDS)
    inserted = last < end and (tokens[last].text in _COMMAS or tokens[last].text == ";")
    if inserted and any(c.i > last and c.dep == "ccomp" for c in grammar.parse.children(draft.head)):
        closed = False  # "..., he said; ...": the second half is his as well
    if not _clausal(grammar, draft, begin, first) or not (closed or inserted):
        return []
    begin = _after_dateline(grammar, begin, first)
    pieces = [(begin, first)] if closed else _halves(grammar, (begin, end), around)
    found = [trimmed(grammar, whole_quotations(grammar, piece, draft.head)) for piece in pieces]
    return [piece for piece in found if piece]


def _halves(grammar: Grammar, sentence: Range, around: Range) -> list[Range]:
    """What is said before and after inserted crediting words; a half that is no part of the clause is left out."""
    tokens, (begin, end), (first, last) = grammar.tokens, sentence, around
    pieces = minus(sentence, around)
    if len(pieces) < 2 or last + 2 >= end:
        return pieces
    after = tokens[last + 1]
    goes_on = after.dep == "cc" and tokens[last + 2].pos in ("VERB", "AUX")
    if after.tag == "VBG" or (after.lower in _OPENERS and not goes_on):
        return pieces[:1]
    subjects = ("nsubj", "nsubjpass", "csubj", "expl")
    if not any(tokens[i].dep in subjects for i in range(max(begin, first - 60), first - 1)):
        return pieces[1:]  # "In May, he said, the road was closed"
    return pieces


def _ahead(grammar: Grammar, draft: Draft, around: Range) -> list[Range]:
    """As in "He added, on the talks, they would go on": the clause after the crediting words governs them."""
    tokens, last = grammar.tokens, around[1]
    begin, end = grammar.sentence(draft.head)
    head = tokens[draft.head].head
    if (
        not draft.row.frames & {"clause", "quotation"}
        or draft.source is None
        or around[0] > begin + 1
        or last >= end
    ):
        return []
    if (
        tokens[last].text not in (",", ":")
        or head <= last
        or tokens[draft.head].dep not in ("ccomp", "parataxis", "dep")
    ):
        return []
    stop = next((i for i in range(last, end) if tokens[i].text == ";"), end)
    found = trimmed(grammar, (last + 1, stop))
    return [found] if found else []


def _after_dateline(grammar: Grammar, begin: int, end: int) -> int:
    """Past a dateline that was left at the head of the sentence ("CITY - ...")."""
    for i in range(begin + 1, min(begin + 6, end)):
        if grammar.tokens[i].text in ("―", "—", "–", "--", "-") and grammar.tokens[i - 1].text.isupper():
            return i + 1
    return begin


def _clausal(grammar: Grammar, draft: Draft, begin: int, first: int) -> bool:
    """Whether the clause that is credited stands before the crediting words (it governs or completes the cue)."""
    tokens, verb = grammar.tokens, draft.head
    if tokens[verb].dep == "pcomp" and tokens[tokens[verb].head].lower == "as":  # "X quoted Y as saying"
        verb = tokens[tokens[verb].head].head
    head = tokens[verb].head
    if head != verb and begin <= head < first and tokens[verb].dep not in ("relcl", "acl"):
        return True
    if (
        head > verb
        and tokens[verb].dep in ("ccomp", "parataxis", "advcl", "dep")
        and grammar.left[head] < first
    ):
        return True
    return any(c.i < first and _clause_before(grammar, c) for c in grammar.parse.children(verb))


def _clause_before(grammar: Grammar, child: Token) -> bool:
    """Whether a child of the cue is the clause that it credits; one without a conjunction is no adverbial clause."""
    if child.dep == "advcl":
        free = grammar.first(child.i, "mark", "advmod") is None and grammar.first(
            child.i, "nsubj", "nsubjpass"
        )
        return child.tag in _FINITE and bool(free)
    return child.dep in ("ccomp", "parataxis", "dep", "csubj")


def _infinitive(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "vowed to ...", "urged them to ..." (with the object, unless the object is only who is told)."""
    frames = draft.row.frames
    if not frames & {"infinitive", "objectinfinitive"}:
        return []
    for child in grammar.parse.children(draft.head):
        if child.i > draft.head and child.dep in ("xcomp", "ccomp", "advcl") and _infinitival(grammar, child):
            first = _to(grammar, child.i)
            held = grammar.first(draft.head, "dobj", "dative")
            between = held is not None and draft.cue[-1][1] <= held < child.i
            if "addressee" not in frames and grammar.left[child.i] > draft.cue[-1][1] and between:
                first = draft.cue[-1][1]
            elif "addressee" not in frames:
                first = grammar.left[child.i]
            return ranged(grammar, draft, max(first, draft.cue[-1][1]), child)
    return []


def _infinitival(grammar: Grammar, child: Token) -> bool:
    aux = grammar.first(child.i, "aux")
    return (aux is not None and grammar.tokens[aux].lower == "to") or child.tag == "VBG"


def _to(grammar: Grammar, verb: int) -> int:
    """Where an infinitive begins: at its "to", or at the verb's own first word."""
    aux = grammar.first(verb, "aux")
    return aux if aux is not None and grammar.tokens[aux].lower == "to" else grammar.left[verb]


_WAYS = (
    _clause,
    _around,
    _ahead,
    told,
    _infinitive,
    measured,
    predicate,
    for_somebody,
    prepositional,
    nominal,
    as_clause,
    fronted,
)
"""Where the content can stand, in the order in which it is looked for."""
