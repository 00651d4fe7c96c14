"""Objects as content: "denied the report", "called it a lie", "called for talks", "called for it to be closed"."""

from __future__ import annotations

from bisect import bisect_left

from .draft import Draft, trimmed
from .extents import ranged
from .grammar import Grammar, Range


def predicate(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "called it a lie", "described it as a lie"."""
    if "predicate" not in draft.row.frames:
        return []
    target = grammar.first(draft.head, "dobj", "oprd", "ccomp")
    if target is None or target < draft.head or not _judged(grammar, draft.head, target):
        return []
    return _object(grammar, draft, target)


def measured(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "put the toll at 19", "counted 19 dead": the clause after the cue, where a number stands in it."""
    held = grammar.first(draft.head, "dobj")
    if "measure" not in draft.row.frames or held is None or held < draft.cue[-1][1]:
        return []
    ways = [
        c.i for c in grammar.parse.children(draft.head) if c.lower in draft.row.prepositions and c.i > held
    ]
    if draft.row.prepositions and not ways:
        return []
    last = grammar.right[ways[0] if ways else held] + 1
    number = (
        range(ways[0], min(last, ways[0] + 40)) if ways else range(max(grammar.left[held], held - 40), held)
    )
    if not any(grammar.tokens[i].pos == "NUM" for i in number):
        return []
    found = trimmed(grammar, (grammar.left[held], max(last, grammar.right[held] + 1)))
    return [found] if found else []


def _judged(grammar: Grammar, verb: int, target: int) -> bool:
    """Whether the verb says what it takes its object for: a complement, a small clause, or "as"."""
    if grammar.tokens[target].dep != "dobj":
        return True
    first, after = grammar.left[target], grammar.right[target] + 1
    if grammar.quote_of[first] < 0 and _quotation_begins(
        grammar, first + 1, min(after + 1, grammar.sentence(verb)[1])
    ):
        return True  # "called him "a master of ..."", where the parser took both for one noun phrase
    children = (*grammar.parse.children(verb), *grammar.parse.children(target))
    return any(
        c.i > verb and (c.dep in ("oprd", "acomp") or (c.dep == "prep" and c.lower == "as")) for c in children
    )


def _quotation_begins(grammar: Grammar, first: int, last: int) -> bool:
    place = bisect_left(grammar.quotes, first, key=lambda quote: quote.first)
    return place < len(grammar.quotes) and grammar.quotes[place].first < last


def _object(grammar: Grammar, draft: Draft, target: int) -> list[Range]:
    """From the object on, over what completes it without a comma."""
    return ranged(grammar, draft, max(grammar.left[target], draft.cue[-1][1]), grammar.tokens[target])


def prepositional(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "called for talks": the preposition joins the cue."""
    if draft.row.frames == {"quotation"} or "measure" in draft.row.frames:
        return []  # "went on a tour": the particle of "went on: ..." is a preposition here
    for child in grammar.parse.children(draft.head):
        if (
            child.i > draft.head
            and child.dep in ("prep", "prt")
            and child.lower in (*draft.row.prepositions, *draft.row.lemma.split()[1:])
        ):
            inner = grammar.first(child.i, "pobj", "pcomp")
            if inner is None or inner < child.i:
                return []
            between = range(draft.cue[-1][1], child.i)
            if len(between) <= 2 and all(
                grammar.tokens[i].dep in ("npadvmod", "advmod", "prt") for i in between
            ):
                draft.cue[-1] = (draft.cue[-1][0], child.i + 1)
            else:
                draft.cue.append((child.i, child.i + 1))
            return ranged(grammar, draft, child.i + 1, child)
    return []


def for_somebody(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "called for the plant to be closed": the clause without its "for", which joins the cue."""
    for child in grammar.parse.children(draft.head):
        mark = grammar.first(child.i, "mark") if child.dep in ("xcomp", "ccomp", "advcl") else None
        if mark is None or not 0 <= mark - draft.cue[-1][1] <= 1 or "for" not in draft.row.prepositions:
            continue
        if grammar.tokens[mark].lower == "for" and grammar.tokens[mark - 1].pos in ("VERB", "ADV", "AUX"):
            draft.cue[-1] = (draft.cue[-1][0], mark + 1)
            return ranged(grammar, draft, mark + 1, child)
    return []


def nominal(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """As in "denied the report"."""
    if "nominal" not in draft.row.frames:
        return []
    target = grammar.first(draft.head, "dobj")
    if target is None and "clause" not in draft.row.frames:
        gerund = grammar.first(draft.head, "xcomp", "pcomp", "ccomp")
        target = gerund if gerund is not None and grammar.tokens[gerund].tag == "VBG" else None
    if (
        target is None
        or target < draft.head
        or grammar.tokens[target].lower in ("that", "which", "what", "who")
    ):
        return []
    return _object(grammar, draft, target)
