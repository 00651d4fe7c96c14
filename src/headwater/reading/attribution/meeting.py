"""Whom and what an outlet had at first hand: "the Courier met a guard who saw it", "the Courier published a letter".

What is told of the one met ("who saw it") is his word, had by that outlet; what was published is the document's.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from . import narrators, tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .subjects import source_words, subject
from .tables import Cue

_MEETING = frozenset("met meets interviewed interviews visited".split())
_SPEAKING = frozenset("spoke speaks spoken talked talks".split())
_PUBLISHING = frozenset({"publish", "print", "post", "leak"})
_CREDITING = frozenset({"clause", "quotation"})
_REPORT, _MET, _SHOWN = Cue("report", _CREDITING), Cue("meet", _CREDITING), Cue("show", _CREDITING)
_FIRST_PERSON = frozenset({"we", "i"})


def met(grammar: Grammar, outlets: Container[int]) -> Iterator[Draft]:
    """The crediting of an outlet and, within it, of somebody whom it met and of whom a clause tells more."""
    for token in grammar.tokens:
        if (token.lower not in _MEETING and token.lower not in _SPEAKING) or grammar.quote_of[token.i] >= 0:
            continue
        speaker, passive = subject(grammar, token.i) if token.pos == "VERB" else (None, True)
        person = _whom(grammar, token.i) if speaker is not None and not passive else None
        if speaker is None or person is None:
            continue
        ours = grammar.tokens[speaker].lower in _FIRST_PERSON
        if not ours and speaker not in outlets:
            continue
        for head in (person, grammar.first(person, "conj")):
            yield from _told(grammar, token.i, speaker, head, ours)


def _whom(grammar: Grammar, verb: int) -> int | None:
    """The one met, or spoken to."""
    held = grammar.first(verb, "dobj")
    if grammar.tokens[verb].lower in _MEETING:
        return held
    way = grammar.first(verb, "prep")
    near = way is not None and grammar.tokens[way].lower in ("to", "with")
    return grammar.first(way, "pobj") if way is not None and near else None


def _told(grammar: Grammar, verb: int, speaker: int, head: int | None, ours: bool) -> Iterator[Draft]:
    if head is None or not _human(grammar, head):
        return
    clause = grammar.first(head, "relcl")
    who = grammar.first(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is None or who is None or grammar.tokens[who].lower != "who":
        return
    content = trimmed(grammar, (who, grammar.right[clause] + 1))
    words = trimmed(grammar, (grammar.left[head], who))
    meets = source_words(grammar, speaker, verb)
    if not content or not words or not meets:
        return
    outer = Draft("verb", verb, [], _REPORT, [content], meets, speaker)
    if not ours:
        yield outer
    yield Draft("verb", head, [], _MET, [content], words, head, outer=None if ours else outer)


def _human(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return tables.roles().get(token.lower, ("", True))[0] == "anonymous" or token.lower in tables.human()


def published(grammar: Grammar, found: Sequence[Draft], outlets: Container[int]) -> Iterator[Draft]:
    """The documents that outlets publish, each within what the outlet is credited with."""
    for draft in found:
        held = grammar.first(draft.head, "dobj") if draft.row.lemma in _PUBLISHING else None
        if held is None or draft.source_head not in outlets or not draft.content:
            continue
        if grammar.tokens[held].lower in narrators.HELD or grammar.tokens[held].lemma in narrators.HELD:
            words = _short(grammar, held, draft.head)
            if words:
                yield Draft("verb", held, [], _SHOWN, list(draft.content), words, held, outer=draft)


def _short(grammar: Grammar, held: int, verb: int) -> Range | None:
    """The words of a document up to what is told of it."""
    words = source_words(grammar, held, verb)
    if words is None:
        return None
    stop = next(
        (i for i in range(held + 1, words[1]) if grammar.tokens[i].tag in ("WDT", "WP", "VBN")), words[1]
    )
    return trimmed(grammar, (words[0], stop))
