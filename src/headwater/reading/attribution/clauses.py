"""Cue verbs: who says ("said", "was told", "urged"), and which words of his sentence are what he says."""

from __future__ import annotations

from collections.abc import Iterator

from . import tables
from .draft import Draft, minus, trimmed, whole_quotations
from .extents import coordinated
from .grammar import AUXILIARIES, Grammar, Range
from .subjects import source_words, subject
from .tables import Cue


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The attributions of all cue verbs, in the order of the text."""
    table = tables.verbs()
    for token in grammar.tokens:
        if (
            token.lower in table
            and token.tag.startswith("VB")
            and token.dep not in ("aux", "auxpass", "amod", "compound")
        ):
            cue = _row(grammar, token.i, table[token.lower])
            found = cue and _draft(grammar, token.i, cue)
            if found:
                yield found


def _row(grammar: Grammar, verb: int, rows: tuple[Cue, ...]) -> Cue | None:
    """The row whose particle stands beside the verb, or the plain one."""
    words = {grammar.tokens[i].lower for i in range(verb + 1, min(verb + 3, len(grammar.tokens)))}
    plain = None
    for row in rows:
        _, _, particle = row.lemma.partition(" ")
        if particle and particle in words:
            return row
        if not particle:
            plain = plain or row
    return plain


def _draft(grammar: Grammar, verb: int, row: Cue) -> Draft | None:
    head, passive = subject(grammar, verb)
    if passive and not grammar.first(verb, "agent"):
        return _agentless(grammar, verb, row)
    cue = cue_words(grammar, verb, row)
    if "clause" not in row.frames and grammar.tokens[cue[0]].lower == "to":
        return None  # "came to praise ...": what somebody is about, not what is said
    draft = Draft("verb", verb, [cue], row, [])
    if head is not None:
        draft.source_head, draft.source = head, source_words(grammar, head, verb)
    if passive:
        return _passive(grammar, draft) or _as_reported(grammar, draft)
    if "addressee" in row.frames:
        draft.addressee = grammar.first(verb, "dobj", "dative")
    return draft


def cue_words(grammar: Grammar, verb: int, row: Cue) -> Range:
    """The verb with its auxiliaries, negation, adverbs between, and particle."""
    parse, tokens = grammar.parse, grammar.tokens
    first, last = verb, verb + 1
    for child in parse.children(verb):
        if child.i < verb and child.dep in AUXILIARIES and child.i >= verb - 6:
            first = min(first, child.i)
    between = range(first, verb)
    if any(
        tokens[i].dep in ("nsubj", "nsubjpass") or tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in between
    ):
        first = verb
    while first - 1 >= 0 and tokens[first - 1].dep in ("advmod", "neg") and tokens[first - 1].head == verb:
        if grammar.quote_of[first - 1] != grammar.quote_of[verb] or tokens[first - 1].tag in ("WRB", "WP"):
            break
        first -= 1
    first = _governing(grammar, verb, first)
    particle = row.lemma.partition(" ")[2]
    if last < len(tokens) and (tokens[last].dep == "prt" or (particle and tokens[last].lower == particle)):
        last += 1
    return first, last


def _governing(grammar: Grammar, verb: int, first: int) -> int:
    """Back over the verb that a cue completes ("went on to say", "is trying to explain")."""
    tokens = grammar.tokens
    head = tokens[verb].head
    phrasal = tokens[verb].dep == "advcl" and tokens[first - 1].dep == "prt" and tokens[first].lower == "to"
    if (
        not (tokens[verb].dep == "xcomp" or phrasal)
        or not 0 < first - head <= 2
        or tokens[head].pos not in ("VERB", "ADJ")
    ):
        return first
    if grammar.first(head, "dobj") is not None or grammar.quote_of[head] != grammar.quote_of[verb]:
        return first
    auxiliaries = [
        c.i for c in grammar.parse.children(head) if c.dep in AUXILIARIES and head - 4 <= c.i < head
    ]
    if tokens[head].pos == "ADJ":
        copula = tokens[head].head
        auxiliaries = [copula] if copula < head <= copula + 2 else []
        return min(auxiliaries) if auxiliaries else first
    begin = min([*auxiliaries, head])
    return begin if all(tokens[i].dep in (*AUXILIARIES, "advmod") for i in range(begin, head)) else head


def _agentless(grammar: Grammar, verb: int, row: Cue) -> Draft | None:
    """As in "is understood to be ...", "it was reported that ...": nobody is credited with the content."""
    tokens = grammar.tokens
    told = grammar.first(verb, "nsubjpass")
    complement = grammar.first(verb, "xcomp", "ccomp", "oprd")
    if complement is None and row.stance == "accusing" and told is not None and told < verb:
        return _accused(grammar, verb, row, told)
    if (
        complement is None
        or complement < verb
        or not row.frames & {"clause", "objectinfinitive", "predicate"}
    ):
        return None
    after = trimmed(grammar, (max(grammar.left[complement], verb + 1), grammar.right[complement] + 1))
    if after is None:
        return None
    content = [after]
    if (
        tokens[complement].dep != "ccomp"
        and told is not None
        and told < verb
        and "addressee" not in row.frames
    ):
        before = trimmed(grammar, (grammar.left[told], min(grammar.right[told] + 1, verb)))
        content = [before, after] if before else content
    reached = coordinated(grammar, verb, tokens[complement], content[-1][1])
    content[-1] = trimmed(grammar, (content[-1][0], reached)) or content[-1]
    cue = cue_words(grammar, verb, row)
    return Draft("verb", verb, [cue], row, [whole_quotations(grammar, piece, verb) for piece in content])


def _accused(grammar: Grammar, verb: int, row: Cue, told: int) -> Draft | None:
    """As in "was accused of fraud": nobody is credited, the accused and the fault are the content."""
    first, last = cue_words(grammar, verb, row)
    content = [trimmed(grammar, (grammar.left[told], min(grammar.right[told] + 1, first)))]
    for child in grammar.parse.children(verb):
        if child.dep == "prep" and child.lower in ("of", "for") and child.i == last:
            content.append(trimmed(grammar, (child.i + 1, grammar.right[child.i] + 1)))
            last += child.lower == "of"
    pieces = [piece for piece in content if piece]
    return Draft("verb", verb, [(first, last)], row, pieces) if pieces else None


def _as_reported(grammar: Grammar, draft: Draft) -> Draft | None:
    """As in "..., as first reported by X": the sentence without the clause."""
    tokens, verb = grammar.tokens, draft.head
    first = grammar.left[verb]
    agent = grammar.first(verb, "agent")
    if (
        tokens[first].lower != "as"
        or agent is None
        or draft.source is None
        or "clause" not in draft.row.frames
    ):
        return None
    if agent == draft.cue[0][1]:
        draft.cue = [(draft.cue[0][0], agent + 1)]
    pieces = minus(grammar.sentence(verb), (first, draft.source[1]))
    draft.content = [piece for piece in (trimmed(grammar, piece) for piece in pieces) if piece]
    return draft if draft.content else None


def _passive(grammar: Grammar, draft: Draft) -> Draft | None:
    """As in "was criticised by X": what is done to the subject is the content."""
    told = grammar.first(draft.head, "nsubjpass")
    if told is None or not draft.row.frames - {"addressee", "quotation"}:
        return None
    agent = grammar.first(draft.head, "agent")
    first, last = draft.cue[0]
    if agent == last:
        draft.cue = [(first, last + 1)]
    before = trimmed(grammar, (grammar.left[told], min(grammar.right[told] + 1, first)))
    complement = grammar.first(draft.head, "xcomp", "ccomp", "oprd")
    if "addressee" in draft.row.frames:  # "the Courier was told by a guard that ..."
        draft.addressee, before = told, None
    after = None
    if complement is not None and complement > draft.head:
        after = trimmed(grammar, (max(grammar.left[complement], last), grammar.right[complement] + 1))
    draft.content = [piece for piece in (before, after) if piece]
    told_that = bool(draft.content) or "addressee" in draft.row.frames
    return draft if told_that and draft.source else None
