"""Where the one who credits has it from: "learned from a guard", "on the strength of a memo", "quoted X as ...".

Each is a source a level further in than the crediting words around it. And what was told just before: "This is what X
writes", "X broke this news": the sentence before is credited to X.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.records import Token

from . import tables
from .draft import Draft, minus, trimmed
from .grammar import Grammar, Range
from .subjects import source_words, subject
from .tables import Cue

_LEARNING = frozenset({"learn", "hear", "understand", "gather", "know"})
_GROUNDS = frozenset({"word", "strength", "basis", "authority", "evidence", "testimony"})
_QUOTING = frozenset({"quoted", "quotes", "cited", "cites"})
_NEWS = frozenset({"news", "story", "report", "information", "account", "item", "scoop"})
_BREAKING = frozenset({"broke", "breaks", "broken", "carried", "carries", "ran", "published", "publishes"})
_THIS = frozenset({"this", "that", "these"})
_PASSING = frozenset(
    {"say", "write", "report", "claim", "state", "tell", "reveal", "announce", "explain", "recount", "relate"}
)
_FROM = Cue("from", frozenset())
_CREDITING = frozenset({"clause", "quotation"})


def inner(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """The sources behind those who are credited, each within the crediting that it stands in."""
    found = []
    for draft in drafts:
        if (
            draft.kind != "verb"
            or not draft.content
            or draft.source is None
            or grammar.quote_of[draft.head] >= 0
        ):
            continue
        for child in grammar.parse.children(draft.head):
            cue = _way(grammar, draft, child)
            head = grammar.first(cue[1] - 1, "pobj") if cue else None
            if cue is None or head is None or not _speaks(grammar, head):
                continue
            words = _short(source_words(grammar, head, cue[0]), draft.content)
            if words and words != draft.source:
                draft.content = _without(grammar, draft.content, (cue[0], words[1]))
                found.append(
                    Draft("verb", cue[0], [cue], _FROM, list(draft.content), words, head, outer=draft)
                )
                break
    return found


def _short(words: Range | None, content: list[Range]) -> Range | None:
    """A source's words end where what it is credited with begins ("learned from a guard that ...")."""
    if words is None:
        return None
    return words[0], min([words[1], *(piece[0] for piece in content if piece[0] > words[0])])


def _without(grammar: Grammar, content: list[Range], phrase: Range) -> list[Range]:
    """The content where the words for its ground are cut out; as it was where nothing else would be left."""
    pieces = (trimmed(grammar, rest) for piece in content for rest in minus(piece, phrase))
    return [piece for piece in pieces if piece] or content


def _way(grammar: Grammar, draft: Draft, child: Token) -> Range | None:
    """The words that lead from a cue to its ground: "from", "on the word of", "based on"."""
    if child.i < draft.head:
        return None
    if child.lower == "from" and child.dep == "prep":
        return (child.i, child.i + 1) if draft.row.lemma in _LEARNING else None
    if child.lower == "based" and child.dep in ("prep", "advcl"):
        on = grammar.first(child.i, "prep", "pcomp")
        return (child.i, on + 1) if on == child.i + 1 and grammar.tokens[on].lower == "on" else None
    noun = grammar.first(child.i, "pobj") if child.lower == "on" else None
    if noun is None or grammar.tokens[noun].lower not in _GROUNDS:
        return None
    of = grammar.first(noun, "prep")
    return (child.i, of + 1) if of is not None and grammar.tokens[of].lower == "of" else None


def _speaks(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    told = bool(tables.roles().get(token.lower, ("", False))[0]) or token.lemma in tables.human()
    return told or token.pos == "PROPN"


def quoted(grammar: Grammar) -> Iterator[Draft]:
    """As in "It quoted a guard to the effect that ...": who quotes, and within that the one quoted."""
    for token in grammar.tokens:
        if token.lower not in _QUOTING or grammar.quote_of[token.i] >= 0:
            continue
        held = grammar.first(token.i, "dobj")
        speaker, passive = subject(grammar, token.i)
        content = _to_the_effect(grammar, token.i)
        if held is None or speaker is None or passive or content is None or not _speaks(grammar, held):
            continue
        first, words = source_words(grammar, speaker, token.i), source_words(grammar, held, token.i)
        words = trimmed(grammar, (words[0], min(words[1], content[0] - 4))) if words else None
        if first and words:
            cue = [(token.i, token.i + 1)]
            outer = Draft("verb", token.i, cue, Cue("report", _CREDITING), [content], first, speaker)
            yield outer
            yield Draft("verb", held, cue, Cue("cite", _CREDITING), [content], words, held, outer=outer)


def _to_the_effect(grammar: Grammar, verb: int) -> Range | None:
    end = grammar.sentence(verb)[1]
    for i in range(verb + 2, min(verb + 30, end - 2)):
        if grammar.tokens[i].lower == "effect" and grammar.tokens[i + 1].lower == "that":
            return trimmed(grammar, (i + 2, end))
    return None


def told_before(grammar: Grammar) -> Iterator[Draft]:
    """As in "This is what the station says", "The paper broke this news": the sentence before is what is credited."""
    for token in grammar.tokens:
        mistaken = token.tag == "NNS" and token.dep in ("ccomp", "relcl", "ROOT")
        if not (token.pos in ("VERB", "AUX") or mistaken) or grammar.quote_of[token.i] >= 0:
            continue
        row = _pointing(grammar, token)
        speaker = grammar.first(token.i, "nsubj") if row else None
        words = source_words(grammar, speaker, token.i) if speaker is not None else None
        content = _sentence_before(grammar, token.i) if words else None
        if row is None or speaker is None or content is None or not _speaks(grammar, speaker):
            continue
        yield Draft("verb", token.i, [(token.i, token.i + 1)], row, [content], words, speaker)


def _pointing(grammar: Grammar, token: Token) -> Cue | None:
    """The row of a verb whose object points back to what was told."""
    held = grammar.first(token.i, "dobj")
    if held is None:
        return None
    noun, det = grammar.tokens[held], grammar.first(held, "det")
    pointed = det is not None and grammar.tokens[det].lower in ("this", "that", "the")
    if token.lower in _BREAKING and noun.lower in _NEWS and pointed:
        return Cue("report", _CREDITING)
    if token.lemma not in _PASSING:
        return None
    if noun.lower in _THIS and noun.pos == "PRON" and held > token.i:
        return Cue(token.lemma, _CREDITING)
    governor = grammar.tokens[token.head]
    first = grammar.first(governor.i, "nsubj") if governor.lemma == "be" else None
    said = first is not None and grammar.tokens[first].lower in _THIS
    return Cue(token.lemma, _CREDITING) if said and noun.lower == "what" else None


def _sentence_before(grammar: Grammar, i: int) -> Range | None:
    """The sentence before that of token `i`, in its paragraph."""
    begin = grammar.sentence(i)[0]
    if begin == 0 or grammar.passage(begin - 1) != grammar.passage(i):
        return None
    return trimmed(grammar, grammar.sentence(begin - 1))
