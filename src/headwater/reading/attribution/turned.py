"""Crediting words that the parser misreads because they stand after what is said, mostly in turned order.

As in 'Two are dead, says Captain Ruiz', '..., so says the clerk', '"Run," sobbed an old man', '"Run," the guard, Ana
Ruiz, shouted'. They are read from the order of the words: what is said, a mark, a verb, who says it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import tables
from .complements import complement
from .draft import Draft, trimmed
from .grammar import Grammar, Quoted, Range
from .group import group
from .tables import Cue

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_JOINS = frozenset({"-", "'s", "’s", "&", "."})
_WITHIN = frozenset({"of", "for", "in", "at", "from", "with", "inside", "near", "on"})
_AFTER = frozenset({"ADP", "ADV", "PUNCT", "SPACE", "SCONJ", "PART"})
"""What can follow the words of a speaker who stands after his verb."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSAL = _FINITE | {"VBN", "VBG", "VB"}
_PAST = frozenset({"VBD", "VBZ", "VBN", "VBP", "NN", "NNS"})
_NO_SPEECH = frozenset("be have do go come get make take become seem remain include mean contain".split())
_MARKS = frozenset({",", ":", ";", "–", "—", "--"})
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})
_LEAST, _REACH = 4, 25
"""Tokens of a quotation at least, and from its end to the verb at most."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    words: Range
    head: int


def add(grammar: Grammar, verbs: list[Draft]) -> list[Draft]:
    """The drafts of cue verbs, mended and with those that the parse hides, in the order of the text."""
    known = {draft.head: draft for draft in verbs}
    for i, row in _verbs_after_marks(grammar):
        draft = known.get(i)
        if (
            draft is not None
            and draft.source is not None
            and (draft.source[0] > i or _before(grammar, draft, i))
        ):
            _filled(grammar, draft)
            continue
        speaker = _after(grammar, i + 1)
        if speaker is not None:
            known[i] = _turned(grammar, i, row, speaker)
    for quote in grammar.quotes:
        found = _straight(grammar, quote, known)
        if found is not None:
            known[found.head] = found
    return [known[head] for head in sorted(known)]


def _verbs_after_marks(grammar: Grammar) -> list[tuple[int, Cue]]:
    """Every verb right after a mark or a quotation that can be one of saying, with its row."""
    found, table = [], tables.verbs()
    for token in grammar.tokens:
        i = token.i
        if i < 2 or not token.text.islower() or grammar.quote_of[i] >= 0 or token.tag == "VBG":
            continue
        so = grammar.tokens[i - 1].lower == "so"
        before = i - 1 - so
        if grammar.tokens[before].text not in _MARKS and grammar.quote_of[before] < 0:
            continue
        quote = grammar.quote_at(before)
        marked = grammar.tokens[before].text in (_MARKS if so else ",") or quote is not None
        if not marked or token.sentence != grammar.tokens[before].sentence:
            continue
        row = _saying(table.get(token.lower, ()))
        if row is not None and (token.tag in _PAST or so) and grammar.first(i, "aux", "auxpass") is None:
            found.append((i, row))
        elif row is None and quote is not None and _speech(grammar, quote) and _telling(grammar, i):
            found.append((i, Cue(token.lemma, frozenset({"quotation"}))))
    return found


def _saying(rows: tuple[Cue, ...]) -> Cue | None:
    """The row of a verb that can follow what is said; none for one that takes a person as its object."""
    for row in rows:
        judging = row.stance == "accusing" and "nominal" in row.frames
        if (
            "quotation" in row.frames
            and " " not in row.lemma
            and not judging
            and "addressee" not in row.frames
        ):
            return row
    return None


def _telling(grammar: Grammar, i: int) -> bool:
    """Whether an unlisted verb after a quotation can be a manner of saying ("sobbed", "smiles")."""
    token = grammar.tokens[i]
    return token.tag in ("VBD", "VBZ") and token.pos == "VERB" and token.lemma not in _NO_SPEECH


def _speech(grammar: Grammar, quote: Quoted) -> bool:
    """Whether a quotation is speech that goes on in the sentence: long enough, with a comma or mark at its end."""
    if quote.last - quote.first < _LEAST:
        return False
    inner = grammar.tokens[quote.last - 2].text
    after = grammar.tokens[quote.last].text if quote.last < len(grammar.tokens) else ""
    return inner in (",", "?", "!", "—", "–", "--") or after == ","


def _filled(grammar: Grammar, draft: Draft) -> None:
    """Gives a verb whose speaker the parser saw after it what stands before it, where the grammar gives it nothing."""
    i = draft.head
    if draft.source is None or draft.source[0] < i or draft.content or grammar.quote_of[i - 1] >= 0:
        return
    if complement(grammar, replace(draft, cue=list(draft.cue), content=[])):
        return
    content = trimmed(grammar, (grammar.sentence(i)[0], i))
    if content and grammar.quote_at(content[1] - 1) is None:
        draft.content = [content]


def _before(grammar: Grammar, draft: Draft, i: int) -> bool:
    """Whether a verb has a subject of its own, or content and a source after it."""
    own = grammar.first(i, "nsubj")
    if own is not None and grammar.quote_of[own] < 0 and own < i:
        near = grammar.right[own] >= i - 2  # at most the comma after an apposition stands between
        near = near and (grammar.tokens[i - 1].text != "," or can_speak(grammar, own))
        return near or grammar.tokens[i].dep not in ("ROOT", "ccomp")
    return own is not None and own > i and grammar.tokens[i].dep == "ROOT" and bool(draft.content)


def _after(grammar: Grammar, j: int) -> _Speaker | None:
    """The noun phrase from token `j` on, if it can speak and the sentence does not go on with it."""
    end = min(grammar.sentence(j - 1)[1], j + _REACH)
    if j >= end or grammar.quote_of[j] >= 0:
        return None
    if grammar.tokens[j].lower in _PERSONAL:
        last = j + 1
        return _Speaker((j, last), j) if last >= end or grammar.tokens[last].pos in _AFTER else None
    last = nominal(grammar, j, end)
    if last == j or not can_speak(grammar, last - 1):
        return None
    head, last = last - 1, further(grammar, last, end)
    following = grammar.tokens[last] if last < end else None
    if following and following.pos not in _AFTER and following.tag != "VBG" and following.lower not in _DAYS:
        return None
    if last < end and grammar.tokens[last].lower in ("that", "to", "as", "if", "whether"):
        return None
    return _named(grammar, j, head, last, end)


def _named(grammar: Grammar, first: int, head: int, last: int, end: int) -> _Speaker:
    """With the name after a comma ("the chief physician of the ward, Ana Ruiz")."""
    if grammar.tokens[head].pos != "PROPN" and last + 2 < end and grammar.tokens[last].text == ",":
        reach = nominal(grammar, last + 1, end)
        names = all(grammar.tokens[i].pos == "PROPN" for i in range(last + 1, reach))
        if reach > last + 2 and names and (reach >= end or grammar.tokens[reach].text in (",", ".", ";")):
            return _Speaker((first, reach), reach - 1)
    return _Speaker((first, last), head)


def nominal(grammar: Grammar, j: int, end: int) -> int:
    """The end of the run of determiners, adjectives, nouns and names from `j` on."""
    while j < end and grammar.quote_of[j] < 0:
        token = grammar.tokens[j]
        possessive = token.tag == "PRP$"
        if token.pos not in _NOMINAL and token.text not in _JOINS and not possessive:
            break
        if token.text == "." and j + 1 >= end:
            break
        j += 1
    return j


def further(grammar: Grammar, last: int, end: int) -> int:
    """The end of the phrases that tell of whom or where the speaker is ("a guard at the gate of the camp")."""
    while last < end and grammar.tokens[last].lower in _WITHIN:
        reach = nominal(grammar, last + 1, end)
        if reach == last + 1 or grammar.tokens[reach - 1].lower in _DAYS:
            break
        last = reach
    return last


def can_speak(grammar: Grammar, i: int) -> bool:
    """Whether a token is a name, or the noun of somebody who can speak."""
    token = grammar.tokens[i]
    kind = tables.roles().get(token.lower, ("", False))[0]
    return (token.pos == "PROPN" and token.lower not in _DAYS) or bool(kind) or token.lower in tables.human()


def _turned(grammar: Grammar, i: int, row: Cue, speaker: _Speaker) -> Draft:
    """The draft of a verb that stands between what is said and who says it."""
    so = grammar.tokens[i - 1].lower == "so"
    made = Draft("verb", i, [(i - so, i + 1)], row, [], speaker.words, speaker.head)
    begin = grammar.sentence(i)[0]
    content = trimmed(grammar, (begin, i - so))
    if content and grammar.quote_of[i - so - 1] < 0:
        made.content = [content]
    return made


def _straight(grammar: Grammar, quote: Quoted, known: dict[int, Draft]) -> Draft | None:
    """As in "...," the guard, Ana Ruiz, shouted: all between the quotation and the verb is the speaker."""
    first = quote.last
    if not _speech(grammar, quote) or first >= len(grammar.tokens):
        return None
    first += grammar.tokens[first].text == ","
    end = min(grammar.sentence(quote.last - 1)[1], first + _REACH)
    last = nominal(grammar, first, end)
    if last == first or last >= end:
        return None
    head, last = last - 1, further(grammar, last, end)
    if last >= end:
        return None
    verb = _verb(grammar, last, end)
    draft = known.get(verb) if verb is not None else None
    if verb is None or (draft is not None and draft.source is not None and draft.source[0] == first):
        return None
    row = draft.row if draft is not None else _saying(tables.verbs().get(grammar.tokens[verb].lower, ()))
    if row is None or "quotation" not in row.frames:
        if verb != last or not _telling(grammar, verb) or not can_speak(grammar, head):
            return None
        row = Cue(grammar.tokens[verb].lemma, frozenset({"quotation"}))
    words = trimmed(grammar, (first, verb)) or (first, last)
    names = [i for i in range(last, words[1]) if grammar.tokens[i].pos == "PROPN"]
    named = grammar.tokens[head].pos == "PROPN" or not names or verb == last
    return Draft("verb", verb, [(verb, verb + 1)], row, [], words, head if named else _end(names))


def _end(names: list[int]) -> int:
    """The last word of the first run of names."""
    return next((i for i in names if i + 1 not in names), names[-1])


def _verb(grammar: Grammar, i: int, end: int) -> int | None:
    """The verb right after the speaker, or after an apposition between commas."""
    if grammar.tokens[i].tag in _FINITE:
        return i
    if grammar.tokens[i].text != ",":
        return None
    close = next((j for j in range(i + 1, end) if grammar.tokens[j].text == ","), end)
    inside = any(grammar.tokens[j].tag in _FINITE for j in range(i + 1, close))
    if close + 1 >= end or inside:
        return None
    verb = grammar.tokens[close + 1]
    mistaken = verb.tag == "VBN" and verb.lower in tables.verbs() and grammar.first(verb.i, "agent") is None
    return verb.i if verb.tag in _FINITE or mistaken else None


def both_sides(grammar: Grammar, drafts: list[Draft]) -> None:
    """As in "The alarm was off, he told us, "and nobody came"": the clause before the crediting words is his too."""
    for draft in drafts:
        first, last = group(grammar, draft)
        begin = grammar.sentence(draft.head)[0]
        if not draft.quoted or first - begin < 3 or grammar.tokens[first - 1].text != ",":
            continue
        inserted = last + 1 < len(grammar.tokens) and grammar.tokens[last].text == ","
        if not inserted or draft.content[0][0] != last + 1 or grammar.quote_of[first - 2] >= 0:
            continue
        clause = any(
            c.i < first and c.dep == "ccomp" and c.tag in _CLAUSAL for c in grammar.parse.children(draft.head)
        )
        before = trimmed(grammar, (begin, first)) if clause else None
        if before and grammar.quote_at(before[0]) is None:
            draft.content.insert(0, before)
