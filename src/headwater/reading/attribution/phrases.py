"""Attributions without a verb of saying: "according to X", and adverbs that credit nobody ("reportedly")."""

from __future__ import annotations

from collections.abc import Iterator

from . import tables
from .draft import Draft, minus, trimmed, whole_quotations
from .grammar import Grammar, Range
from .tables import Cue

_ACCOUNTS = frozenset("account accounts count reckoning figures estimate estimates telling admission".split())
_FURTHER = frozenset(("but", "yet", "while", "although", "though", "whereas"))
_CLIMB = 12


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The attributions of prepositions and adverbs, in the order of the text."""
    openers, adverbs = tables.prepositions(), tables.adverbs()
    for token in grammar.tokens:
        if token.lower in openers:
            found = _according(grammar, token.i)
        elif token.lower == "by" and token.dep in ("prep", "agent"):
            found = _by_account(grammar, token.i)
        elif token.lower in adverbs and token.dep in ("advmod", "amod", "dep", "npadvmod"):
            found = _reportedly(grammar, token.i, adverbs[token.lower])
        else:
            continue
        if found:
            yield found


def _according(grammar: Grammar, i: int) -> Draft | None:
    tokens = grammar.tokens
    for words, speaker in tables.prepositions()[tokens[i].lower]:
        last = i + len(words)
        if tuple(t.lower for t in tokens[i:last]) != words or last >= len(tokens):
            continue
        head = _object(grammar, last - 1)
        if head is None or (speaker and not _can_speak(grammar, head)):
            continue
        source = trimmed(grammar, (last, grammar.right[head] + 1))
        if source is None:
            return None
        source = _cut(grammar, source)
        cue = Cue(" ".join(words), frozenset({"clause"}))
        content = _credited(grammar, i, (i, _via(grammar, source[1])))
        return Draft("preposition", i, [(i, last)], cue, content, source, head) if content else None
    return None


def _by_account(grammar: Grammar, i: int) -> Draft | None:
    """As in "by his account", "by the ministry's figures"."""
    noun = grammar.first(i, "pobj")
    owner = grammar.first(noun, "poss") if noun is not None else None
    if noun is None or owner is None or grammar.tokens[noun].lower not in _ACCOUNTS or noun > i + 12:
        return None
    source = trimmed(grammar, grammar.subtree(owner))
    content = _credited(grammar, i, (i, grammar.right[noun] + 1))
    row = Cue("by account", frozenset({"clause"}))
    return (
        Draft("preposition", i, [(i, i + 1), (noun, noun + 1)], row, content, source, owner)
        if content
        else None
    )


def _via(grammar: Grammar, last: int) -> int:
    """Past "via X" right after a source: the relay belongs to the crediting words."""
    end = grammar.sentence(last - 1)[1]
    first = last + 1 if last < end and grammar.tokens[last].text == "," else last
    if first < end and grammar.tokens[first].lower in ("via", "through") and grammar.right[first] > first:
        return min(grammar.right[first] + 1, end)
    return last


def _object(grammar: Grammar, i: int) -> int | None:
    """The noun after a preposition; where the parser lost it, the noun of the phrase that stands there."""
    found = grammar.first(i, "pobj")
    if found is not None and found > i:
        return found
    end = grammar.sentence(i)[1]
    for j in range(i + 1, min(i + 8, end)):
        if grammar.tokens[j].pos in ("NOUN", "PROPN", "PRON") and grammar.tokens[j].dep != "compound":
            return j
    return None


def _can_speak(grammar: Grammar, head: int) -> bool:
    token = grammar.tokens[head]
    listed = token.lower in tables.roles() and grammar.first(head, "det", "poss") is not None
    return (token.pos == "PROPN" or listed) and grammar.first(head, "nummod") is None


def _cut(grammar: Grammar, source: Range) -> Range:
    """A source ends at a quotation, and at a comma after which a clause goes on."""
    end = grammar.sentence(source[0])[1]
    after = source[1] + (source[1] < end and grammar.tokens[source[1]].text == ",")
    if after < end and grammar.tokens[after].tag in (
        "VBD",
        "VBZ",
        "VBP",
        "MD",
    ):  # its apposition is the subject of what follows
        for i in range(source[0] + 1, source[1]):
            if grammar.tokens[i].text == ",":
                return trimmed(grammar, (source[0], i)) or source
    for i in range(source[0], min(source[1], source[0] + 40)):
        if grammar.quote_of[i] != grammar.quote_of[source[0]] and grammar.tokens[i - 1].text in (",", ":"):
            return trimmed(grammar, (source[0], i)) or source
    return source


def _credited(grammar: Grammar, i: int, phrase: Range) -> list[Range]:
    """The clause that a crediting phrase belongs to, without the phrase."""
    begin, end = grammar.sentence(i)
    clause = _clause(grammar, i, begin, end) if grammar.quote_of[i] < 0 else (begin, end)
    if _opens(grammar, i, begin) and phrase[1] < end:
        clause = (i, end)  # "the mill gave no reason, but, according to a clerk, | it was bankrupt"
    pieces = [trimmed(grammar, piece) for piece in minus(clause, phrase)]
    found = [whole_quotations(grammar, piece, i) for piece in pieces if piece]
    if not found and begin > 0:  # the quotation before it was taken for a sentence of its own
        before = grammar.quote_at(begin - 1)
        found = [(before.first, before.last)] if before else []
    return found


def _opens(grammar: Grammar, i: int, begin: int) -> bool:
    """Whether a crediting phrase stands right behind a conjunction that begins a further clause."""
    before = i - 1 - (i > begin and grammar.tokens[i - 1].text == ",")
    return before > begin + 1 and grammar.tokens[before].lower in _FURTHER


def _clause(grammar: Grammar, i: int, begin: int, end: int) -> Range:
    """The coordinated or subordinate clause around token `i`, or its whole sentence."""
    tokens = grammar.tokens
    here = i
    for _ in range(_CLIMB):
        head = tokens[here].head
        if head == here:
            break
        here = head
        if tokens[here].dep == "conj" and grammar.first(here, "nsubj", "nsubjpass") is not None:
            first = max(begin, grammar.left[here])
            if first < i and (i < here or _parted(grammar, tokens[here].head, first)):
                return first, end
    return begin, end


def _parted(grammar: Grammar, governor: int, first: int) -> bool:
    """Whether more than a bare "and" stands before a coordinated clause: the phrase behind it credits that alone."""
    link = [c for c in grammar.parse.children(governor) if c.dep == "cc" and c.i < first]
    if not link or link[-1].lower != "and":
        return True
    return grammar.tokens[link[-1].i - 1].text in (",", ";")


def _reportedly(grammar: Grammar, i: int, cue: Cue) -> Draft | None:
    """What an adverb qualifies: the clause or the phrase that it stands in."""
    tokens = grammar.tokens
    head = tokens[i].head
    if head == i:
        return None
    first, last = grammar.subtree(head)
    if tokens[head].dep in ("relcl", "acl"):
        first = min(i, head)
    pieces = [trimmed(grammar, piece) for piece in minus((first, last), (i, i + 1))]
    content = [whole_quotations(grammar, piece, i) for piece in pieces if piece]
    return Draft("adverb", i, [(i, i + 1)], cue, content) if content else None
