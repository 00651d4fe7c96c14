"""Attributions that lean on one another: ", adding that ...", "citing X", "reportedly said"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from . import tables
from .draft import Draft, minus, trimmed
from .grammar import Grammar, Range
from .subjects import source_words

_CREDITING = frozenset({"attributing", "ascribing"})
_CITING = frozenset({"citing", "quoting", "cited", "quoted", "cites", "quotes"}) | _CREDITING
_CONTRASTING = frozenset({"while", "whereas", "though", "although"})
_MEETING = frozenset({"spoke", "talked", "interviewed"})
_MET = tables.Cue("speak", frozenset())
_FAR = 400
"""Tokens from the beginning of a content within which a participle still goes on with its cue."""


def participles(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Cuts ", adding that ..." off the content before it, and credits it to the same source."""
    opening = sorted(
        (piece[0], number, place)
        for number, draft in enumerate(drafts)
        for place, piece in enumerate(draft.content)
        if draft.kind == "verb" and not draft.quoted and draft.source and grammar.quote_of[draft.head] < 0
    )
    starts = [start for start, _, _ in opening]
    for draft in drafts:
        if not _participial(grammar, draft):
            continue
        for start, number, place in reversed(
            opening[max(0, bisect_right(starts, draft.head) - 4) : bisect_right(starts, draft.head)]
        ):
            outer = drafts[number]
            first, last = outer.content[place]
            if outer is draft or not first < draft.head < last or draft.head - start > _FAR:
                continue
            governor = grammar.tokens[draft.head].head
            if (
                governor != outer.head
                and grammar.tokens[governor].lower in tables.verbs()
                and governor > first
            ):
                break  # "said that A attacked B, calling ...": A calls
            cut = trimmed(grammar, (first, draft.cue[0][0]))
            if cut:
                outer.content[place] = cut
                draft.source, draft.source_head = outer.source, outer.source_head
            break


def contrasts(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """Cuts ", while B said ..." and "... and warned that ..." off the content before."""
    verbs = [draft for draft in drafts if draft.kind == "verb" and not draft.quoted and draft.source]
    pieces = sorted(
        (piece[0], number, place) for number, d in enumerate(verbs) for place, piece in enumerate(d.content)
    )
    starts = [start for start, _, _ in pieces]
    for draft in verbs:
        begin = _break(grammar, draft)
        if begin is None:
            continue
        here = bisect_right(starts, begin)
        for _, number, place in reversed(pieces[max(0, here - 4) : here]):
            outer = verbs[number]
            first, last = outer.content[place]
            if outer is draft or not first < begin < last:
                continue
            own = grammar.first(draft.head, "nsubj")
            if own is None and (
                grammar.tokens[outer.head].tag != "VBD"
                or grammar.tokens[grammar.tokens[draft.head].head].tag == "VBD"
            ):
                continue
            cut = trimmed(grammar, (first, begin))
            if cut:
                outer.content[place] = cut
                if own is None:
                    draft.source, draft.source_head = outer.source, outer.source_head


def _break(grammar: Grammar, draft: Draft) -> int | None:
    """Where a new crediting begins in a sentence: at "while", or at "and" before a second verb of saying."""
    token = grammar.tokens[draft.head]
    own = grammar.first(draft.head, "nsubj")
    first = grammar.left[own] if own is not None and grammar.quote_of[draft.head] < 0 else 0
    if first > 0 and grammar.tokens[first - 1].text == ";":
        return first - 1  # "X says ...; Y puts the figure at ..."
    if grammar.quote_of[draft.head] >= 0 or not draft.row.frames & {"clause", "quotation"}:
        return None
    if token.dep == "advcl":
        mark = grammar.first(draft.head, "mark")
        if mark is None or grammar.tokens[mark].lower not in _CONTRASTING:
            return None
        return mark - (grammar.tokens[mark - 1].lower == "even")
    if token.dep == "conj" and token.tag == "VBD" and grammar.first(draft.head, "nsubj") is None:
        before = draft.cue[0][0] - 1
        return before if before > 0 and grammar.tokens[before].dep == "cc" else None
    return None


def shared_words(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """As in "According to X, the head of Y, said": the parser took the speaker for an apposition to X."""
    ending = {draft.source[1]: draft for draft in drafts if draft.kind == "preposition" and draft.source}
    for draft in drafts:
        if draft.kind != "verb" or draft.source is None:
            continue
        for i in range(draft.source[0] + 1, min(draft.source[1], draft.source[0] + 40)):
            other = ending.get(i)
            if (
                other
                and other.source
                and other.source[0] <= draft.source[0]
                and grammar.tokens[i].text == ","
            ):
                rest = trimmed(grammar, (i, draft.source[1]))
                if rest:
                    inside = [j for j in range(*rest) if grammar.tokens[j].dep in ("appos", "nsubj", "conj")]
                    draft.source, draft.source_head = rest, inside[0] if inside else rest[1] - 1
                break


def one_source(drafts: Sequence[Draft]) -> None:
    """Gives attributions of one subject ("A, the head of B, said ..., adding ...") its longest words."""
    longest: dict[int, Range] = {}
    for draft in drafts:
        if draft.source and draft.source_head is not None:
            known = longest.get(draft.source_head, draft.source)
            longest[draft.source_head] = max(known, draft.source, key=lambda words: words[1] - words[0])
    for draft in drafts:
        if draft.source and draft.source_head is not None:
            draft.source = longest[draft.source_head]


def _participial(grammar: Grammar, draft: Draft) -> bool:
    first = draft.cue[0][0]
    return (
        draft.kind == "verb"
        and grammar.tokens[draft.head].tag == "VBG"
        and first > 0
        and grammar.tokens[first - 1].text == ","
        and grammar.quote_of[draft.head] < 0
        and bool(draft.row.frames & {"clause", "quotation"})
    )


def citing(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """As in "X reported, citing Y": Y is credited with what X is, a level further in."""
    by_head = {draft.head: draft for draft in drafts}
    heads = [draft.head for draft in drafts]
    by_source = {
        i: draft
        for draft in drafts
        if draft.source
        for i in range(draft.source[0], min(draft.source[1], draft.source[0] + 40))
    }
    for draft in drafts:
        if draft.kind != "verb" or grammar.tokens[draft.head].lower not in _CITING:
            continue
        cited = _cited(grammar, draft.head)
        if cited is None or not _speaks(grammar, cited):
            continue
        outer = (
            by_head.get(grammar.tokens[draft.head].head)
            or by_source.get(draft.head)
            or _before(grammar, draft, drafts, heads)
        )
        words = source_words(grammar, cited, draft.head)
        if outer is None or outer is draft or not words or not outer.content:
            continue
        draft.source, draft.source_head = words, cited
        outer.content = _without_citing(grammar, outer.content, (draft.cue[0][0], words[1]))
        draft.content, draft.outer, draft.quoted = list(outer.content), outer, outer.quoted
        if outer.source and outer.source[0] < draft.cue[0][0] < outer.source[1]:
            outer.source = _before_relative(grammar, outer.source, draft.head)


def _without_citing(grammar: Grammar, content: list[Range], phrase: Range) -> list[Range]:
    """What X reported, without ", citing Y," at its beginning or end."""
    pieces = (trimmed(grammar, rest) for piece in content for rest in minus(piece, phrase))
    return [piece for piece in pieces if piece] or content


def figures(found: Sequence[Draft]) -> None:
    """As in "put the toll at 19": the verb belongs to what is said, so that the figure is credited, not the putting."""
    for draft in found:
        end = max((last for _, last in draft.content), default=0)
        measures = draft.kind == "verb" and "measure" in draft.row.frames and len(draft.row.frames) <= 2
        if measures and end > draft.head:  # a passive has what is said before the verb
            draft.content, draft.cue = [(draft.head, end)], []


def _cited(grammar: Grammar, verb: int) -> int | None:
    """Who is cited: the object of "citing", what follows "to" after "attributing it"."""
    if grammar.tokens[verb].lower not in _CREDITING:
        return grammar.first(verb, "dobj")
    held = grammar.first(verb, "dobj")
    for child in (*grammar.parse.children(verb), *(grammar.parse.children(held) if held is not None else ())):
        if child.dep in ("prep", "dative") and child.lower in ("to", "with") and child.i > verb:
            return grammar.first(child.i, "pobj")
    return None


def _before(grammar: Grammar, draft: Draft, drafts: Sequence[Draft], heads: list[int]) -> Draft | None:
    """The crediting right before a participle in the same sentence."""
    place = bisect_right(heads, draft.head - 1) - 1
    found = drafts[place] if place >= 0 else None
    first = draft.cue[0][0]
    if found is None or found.head < grammar.sentence(draft.head)[0] or grammar.tokens[first - 1].text != ",":
        return None
    return found if grammar.tokens[draft.head].tag == "VBG" and found.source else None


def met(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """As in "according to X, which spoke to a trader": the trader is credited within what X is credited with."""
    found = []
    for draft in drafts:
        if draft.source is None or not draft.content:
            continue
        for i in range(draft.source[0], min(draft.source[1], draft.source[0] + 40)):
            if grammar.tokens[i].dep != "relcl" or grammar.tokens[i].lower not in _MEETING:
                continue
            way = grammar.first(i, "prep")
            speaker = (
                grammar.first(way, "pobj")
                if way is not None and grammar.tokens[way].lower in ("to", "with")
                else None
            )
            words = trimmed(grammar, grammar.subtree(speaker)) if speaker is not None else None
            if words and speaker is not None and way is not None and _unnamed(grammar, speaker):
                found.append(
                    Draft("verb", i, [(i, way + 1)], _MET, list(draft.content), words, speaker, outer=draft)
                )
                draft.source = _before_relative(grammar, draft.source, i)
            break
    return found


def _before_relative(grammar: Grammar, source: Range, verb: int) -> Range:
    subject = grammar.first(verb, "nsubj")
    return (
        trimmed(grammar, (source[0], subject)) or source
        if subject is not None and subject > source[0]
        else source
    )


def _unnamed(grammar: Grammar, i: int) -> bool:
    return tables.roles().get(grammar.tokens[i].lower, ("", False))[0] == "anonymous"


def _speaks(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    kind = tables.roles().get(token.lower, ("", False))[0]
    return kind in ("anonymous", "organisation", "nameless", "outlet") or token.pos == "PROPN"


def hearsay(grammar: Grammar, drafts: Sequence[Draft]) -> None:
    """As in "X reportedly said ...": nobody is credited with all of it, X with what he said."""
    by_head = {draft.head: draft for draft in drafts if draft.kind == "verb"}
    for draft in drafts:
        if draft.kind != "adverb":
            continue
        inner = by_head.get(grammar.tokens[draft.head].head)
        if inner is None or not inner.content:
            continue
        inner.cue = [_without(piece, draft.head) for piece in inner.cue]
        ranges = [*([inner.source] if inner.source else []), *inner.cue, *inner.content]
        draft.content, inner.outer = sorted(set(ranges)), draft


def _without(piece: Range, i: int) -> Range:
    if piece[0] == i:
        return i + 1, piece[1]
    return (piece[0], i) if piece[1] == i + 1 else piece
