"""What an outlet saw or counted for itself: "our reporter saw ...", "by the paper's own count".

Such an observation has a lineage: the outlet. It is no own voice of unknown lineage.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from . import tables
from .complements import complement
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .subjects import source_words, subject
from .tables import Cue

_WATCHERS = frozenset(
    "reporter reporters correspondent correspondents journalist journalists photographer photographers crew crews"
    " team teams witness witnesses volunteer volunteers monitor monitors stringer stringers colleague colleagues"
    " researcher researchers man woman".split()
)
_WORK = frozenset(
    "count tally calculation calculations analysis review examination reckoning investigation".split()
)
"""What an outlet does by itself: its result is its own observation."""
_OURS = frozenset({"our", "this"})
_THERE = frozenset({"scene", "spot", "there", "witness", "witnesses", "witnessed", "present", "site", "saw"})
_FRAMES = frozenset({"clause", "nominal", "predicate"})


def drafts(grammar: Grammar, outlets: Container[int]) -> Iterator[Draft]:
    """One attribution for each verb of seeing or counting whose subject is an outlet or one of its journalists."""
    table = tables.seeing()
    for token in grammar.tokens:
        if token.lower not in table or token.pos != "VERB" or token.dep in ("relcl", "acl"):
            continue  # "a page, which the paper photographed, ...": the page tells
        if grammar.quote_of[token.i] < 0 and _did(grammar, token.i):
            found = _draft(grammar, token.i, table[token.lower], outlets)
            if found:
                yield found


def _draft(grammar: Grammar, verb: int, lemma: str, outlets: Container[int]) -> Draft | None:
    speaker, passive = subject(grammar, verb)
    words = None if speaker is None else source_words(grammar, speaker, verb)
    if speaker is None or not words or not _is_outlet(grammar, words, speaker, outlets):
        return None
    cue = Cue(lemma, _FRAMES, "factive")
    draft = Draft("verb", verb, [(verb, verb + 1)], cue, [], words, speaker, observed=True)
    if passive or not _clausal(grammar, draft):
        draft.content, draft.cue = _seen(grammar, draft, passive), []
    else:
        draft.content = complement(grammar, draft)
    return draft if draft.content else None


def mark(grammar: Grammar, found: Iterable[Draft], outlets: Container[int]) -> None:
    """Marks the attributions to an outlet's own work, and to its journalists who were there."""
    for draft in found:
        if draft.source is None or draft.source_head is None or draft.observed:
            continue
        noun = grammar.tokens[draft.source_head].lower
        work = noun in _WORK and draft.kind in ("verb", "preposition")
        there = noun in _WATCHERS and any(
            t.lower in _THERE
            for t in grammar.tokens[draft.source[0] : min(draft.source[1], draft.source[0] + 40)]
        )
        if work or there:
            draft.observed = _owned(grammar, draft.source, outlets)


def owner(words: Range, outlets: Container[int]) -> int | None:
    """The token that names the outlet in a source's words; None where they speak of the report's own."""
    return next((i for i in range(*words) if i in outlets), None)


def _did(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells what was done: not what could not be seen, or is yet to be counted."""
    if grammar.first(verb, "neg") is not None:
        return False
    return not any(c.tag in ("MD", "TO") for c in grammar.parse.children(verb) if c.dep == "aux")


def _is_outlet(grammar: Grammar, words: Range, head: int, outlets: Container[int]) -> bool:
    """Whether a subject is an outlet or its journalists (not "we": that can be anybody's)."""
    noun = grammar.tokens[head].lower
    if head in outlets or noun in _WATCHERS:
        return _owned(grammar, words, outlets)
    return _this_outlet(grammar, head)


def _owned(grammar: Grammar, words: Range, outlets: Container[int]) -> bool:
    """Whether words name an outlet, or the report's own ("our", "this newspaper")."""
    last = min(words[1], words[0] + 40)
    if any(i in outlets or grammar.tokens[i].lower == "our" for i in range(words[0], last)):
        return True
    return any(_this_outlet(grammar, i) for i in range(words[0], last))


def _this_outlet(grammar: Grammar, i: int) -> bool:
    """As in "this newspaper", "the newspaper's own"."""
    kind = tables.roles().get(grammar.tokens[i].lower, ("", True))
    return kind == ("outlet", False) and i > 0 and grammar.tokens[i - 1].lower in _OURS


def _clausal(grammar: Grammar, draft: Draft) -> bool:
    """Whether what is seen is told as a clause, after the verb or before it."""
    deps = {child.dep for child in grammar.parse.children(draft.head)}
    return bool(deps & {"ccomp", "xcomp", "parataxis"}) or grammar.tokens[draft.head].dep in (
        "ccomp",
        "parataxis",
    )


def _seen(grammar: Grammar, draft: Draft, passive: bool) -> list[Range]:
    """As in "our reporter counted nine graves": the clause itself is what the outlet has to tell."""
    if passive and grammar.first(draft.head, "nsubjpass") is None:
        return []  # "a copy seen by X": the copy tells
    first = grammar.left[draft.head]
    end = grammar.sentence(draft.head)[1]
    found = trimmed(grammar, (first, min(grammar.right[draft.head] + 1, end)))
    return [found] if found else []
