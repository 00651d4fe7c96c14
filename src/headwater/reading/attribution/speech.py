"""Quotations and the cues that they belong to: before the cue, after it, around it, and running on without a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .draft import Draft, trimmed
from .grammar import Grammar, Quoted, Range
from .group import group, topmost

_LINKS = frozenset({",", "—", "–", "--", "-"})
_REACH = 25
"""Tokens between a cue and the quotation that it introduces ("said on Monday at a rally in the capital: ...")."""
_ENDS = frozenset({".", "!", "?", ":", "…", "..."})


class Speech:
    """Which cue each quotation belongs to; filled by `direct`, then by `running`."""

    def __init__(self, grammar: Grammar, drafts: Sequence[Draft]) -> None:
        self._grammar = grammar
        self._drafts = drafts
        self._starts = [quote.first for quote in grammar.quotes]
        self._cues = sorted(draft.head for draft in drafts)
        self._owner: dict[int, Draft] = {}

    def direct(self) -> None:
        """Gives every quoting cue the quotations that touch it: first those that end at a cue, then those after one."""
        quoting = [
            d for d in self._drafts if "quotation" in d.row.frames and self._grammar.quote_of[d.head] < 0
        ]
        for draft in quoting:
            number = self._before(draft, group(self._grammar, draft)[0])
            if number is not None and draft.source is None:
                draft.source_head, draft.source = _inverted(self._grammar, draft)
            self._claim(draft, number)
        for draft in quoting:
            self._claim(draft, self._after(draft, group(self._grammar, draft)[1]))
            if not draft.content and draft.source:
                draft.content = self._next_paragraph(draft)

    def _next_paragraph(self, draft: Draft) -> list[Range]:
        """What follows words of crediting that end their paragraph in a colon, where it bears no marks of quotation."""
        grammar, number = self._grammar, self._grammar.passage(draft.head)
        last, later = grammar.passages[number][1], grammar.passages.get(number + 1)
        while last > draft.head and not grammar.tokens[last - 1].text.strip():
            last -= 1
        if grammar.tokens[last - 1].text != ":" or last - draft.head > _REACH or later is None:
            return []
        between = bisect_left(self._cues, last) - bisect_left(self._cues, draft.head + 1)
        if between or grammar.parse.sentence(later[0]).role != "body" or grammar.quote_of[later[0]] >= 0:
            return []
        found = trimmed(grammar, later)
        return [found] if found else []

    def _claim(self, draft: Draft, number: int | None) -> None:
        if number is None or number in self._owner:
            return
        self._owner[number] = draft
        draft.quotes.append(number)
        draft.content.append(self._piece(draft, number))
        draft.quoted = True
        self._with_colon(draft, number)

    def _before(self, draft: Draft, first: int) -> int | None:
        """The quotation that ends where the crediting words begin."""
        grammar, i = self._grammar, first - 1
        while i >= 0 and first - i < 4 and grammar.quote_of[i] < 0 and grammar.tokens[i].text in _LINKS:
            i -= 1
        quote = grammar.quote_at(i)
        if not quote or quote.last - 1 != i or quote.passage != grammar.passage(draft.head):
            return None
        if grammar.tokens[draft.head].tag == "VBG" and first == draft.cue[0][0]:
            return None  # ", adding that ...": what stands before is somebody else's
        if (
            i == first - 1
            and grammar.tokens[first].text[:1].isupper()
            and grammar.tokens[i - 1].text in (".", "...")
        ):
            told = grammar.first(draft.head, "ccomp", "xcomp", "dobj")
            if told is not None and told > draft.head:
                return None  # a new sentence with content of its own
        told = grammar.first(draft.head, "ccomp")
        if told is not None and draft.head < grammar.left[told] and grammar.quote_of[grammar.left[told]] < 0:
            return None
        return grammar.quote_of[i]

    def _after(self, draft: Draft, last: int) -> int | None:
        """The quotation that the cue introduces."""
        grammar, tokens = self._grammar, self._grammar.tokens
        number = bisect_left(self._starts, last)
        if number >= len(self._starts) or self._starts[number] - last > _REACH:
            return None
        first = self._starts[number]
        end = grammar.sentence(draft.head)[1]
        if first > end or (first == end and tokens[end - 1].text != ":"):
            return None
        if bisect_left(self._cues, first) > bisect_left(self._cues, draft.head + 1):
            return None  # another cue stands between
        held = grammar.first(draft.head, "dobj")
        held_quotes = held is not None and grammar.left[held] <= first < grammar.right[held] + 1
        if held_quotes and tokens[first - 1].text not in (",", ":") and "nominal" in draft.row.frames:
            return None  # the quotation is no speech, but a word of the object
        words = [
            i
            for i in range(last, first)
            if tokens[i].text not in (",", ":", "that") and tokens[i].text.strip()
        ]
        if not words or tokens[first - 1].text == ":":
            return number
        told = grammar.first(draft.head, "ccomp", "xcomp")
        introduced = tokens[first - 1].text == "," and (told is None or grammar.left[told] >= first)
        return number if introduced and "clause" in draft.row.frames else None

    def _with_colon(self, draft: Draft, number: int) -> None:
        """The colon right after a cue is part of it."""
        last, first = draft.cue[-1][1], self._grammar.quotes[number].first
        if last < first and self._grammar.tokens[last].text == ":":
            draft.cue[-1] = (draft.cue[-1][0], last + 1)

    def _piece(self, draft: Draft, number: int) -> Range:
        """The quotation, with the rest of its sentence where it is only the end or the beginning of one."""
        grammar, quote = self._grammar, self._grammar.quotes[number]
        first, last = quote.first, quote.last
        begin = grammar.sentence(first)[0]
        if first < draft.head and begin < first and not _ended(grammar, first - 1):
            free = bisect_left(self._cues, begin) == bisect_left(self._cues, first)
            first = begin if free else first
        elif first > draft.head:
            first, last = self._led_in(draft, first, last)
        return trimmed(grammar, (first, last)) or (quote.first, quote.last)

    def _led_in(self, draft: Draft, first: int, last: int) -> Range:
        """A quotation after its cue, with the words of its clause before and after it ("said that ...")."""
        grammar, stop = self._grammar, draft.cue[-1][1]
        told = grammar.first(draft.head, "ccomp")
        if told is not None and grammar.left[told] >= stop:
            last = max(last, grammar.right[told] + 1) if grammar.right[told] >= last else last
            first = min(first, grammar.left[told])
        for _ in range(2):
            before = grammar.tokens[first - 1].lower if first > stop else ""
            first -= before == "that" or (
                before == "," and first - 2 >= stop and grammar.tokens[first - 2].lower == "that"
            )
        return first, last

    def running(self) -> None:
        """Gives quotations that no cue touches to the speech that they go on from, or lead up to."""
        self._join_paragraphs()
        covered = {i for draft in self._drafts for piece in draft.content for i in self.within(piece)}
        ordered = sorted((d for d in self._drafts if d.content), key=lambda d: d.head)
        heads = [draft.head for draft in ordered]
        for number, quote in enumerate(self._grammar.quotes):
            if number in self._owner or number in covered or not self._stands_alone(quote):
                continue
            draft = self._before_it(quote, number, ordered, heads) or self._after_it(quote, ordered, heads)
            if draft:
                self._give(number, draft)

    def _join_paragraphs(self) -> None:
        """A quotation over several paragraphs belongs as a whole to the cue that touches one of them."""
        quotes = self._grammar.quotes
        for number in range(len(quotes) - 1, 0, -1):
            if self._goes_on(number - 1) and number in self._owner and number - 1 not in self._owner:
                self._give(number - 1, self._owner[number])
        for number in range(1, len(quotes)):
            if self._goes_on(number - 1) and number - 1 in self._owner and number not in self._owner:
                self._give(number, self._owner[number - 1])

    def _goes_on(self, number: int) -> bool:
        """Whether a quotation is open at the end of its paragraph and the next one takes it up."""
        here, later = self._grammar.quotes[number], self._grammar.quotes[number + 1]
        return not here.closed and later.opens and later.passage == here.passage + 1

    def _give(self, number: int, draft: Draft) -> None:
        self._owner[number] = draft
        draft.quotes.append(number)
        draft.content.append((self._grammar.quotes[number].first, self._grammar.quotes[number].last))

    def within(self, piece: Range) -> range:
        """Numbers of the quotations that begin within a range."""
        return range(bisect_left(self._starts, piece[0]), bisect_left(self._starts, piece[1]))

    def _stands_alone(self, quote: Quoted) -> bool:
        """Whether a quotation begins a sentence and is more than a word or two."""
        return quote.last - quote.first > 4 and (quote.opens or _ended(self._grammar, quote.first - 1))

    def _before_it(self, quote: Quoted, number: int, ordered: list[Draft], heads: list[int]) -> Draft | None:
        """The speech that this quotation goes on from."""
        earlier = self._owner.get(number - 1)
        previous = self._grammar.quotes[number - 1] if number else None
        if previous and earlier and previous.passage == quote.passage and quote.first - previous.last <= 1:
            return earlier
        if quote.opens:
            follows = previous is not None and previous.passage == quote.passage - 1 and earlier is not None
            long = quote.fills and quote.closed and quote.last - quote.first > 7
            return (
                earlier if follows and previous and long and self._ends_passage(previous, earlier) else None
            )
        place = bisect_left(heads, quote.first) - 1
        if place < 0:
            return None
        draft = ordered[place]
        reached = max(
            draft.head, *(piece[1] - 1 for piece in draft.content if piece[1] <= quote.first), draft.head
        )
        near = self._grammar.sentence(reached)[1] >= quote.first
        spoken = draft.quoted or draft.row.lemma in ("say", "add", "tell", "continue", "go on")
        return draft if near and spoken and self._grammar.passage(draft.head) == quote.passage else None

    def _ends_passage(self, previous: Quoted, earlier: Draft | None) -> bool:
        end = self._grammar.passages[previous.passage][1]
        return earlier is not None and (
            previous.last >= end - 1 or self._grammar.sentence(earlier.head)[1] >= end
        )

    def _after_it(self, quote: Quoted, ordered: list[Draft], heads: list[int]) -> Draft | None:
        """The speech that this quotation leads up to, in the same paragraph."""
        place = bisect_left(heads, quote.last)
        if place >= len(ordered):
            return None
        draft = ordered[place]
        near = min((piece[0] for piece in draft.content), default=draft.head)
        if (
            draft.quoted
            and self._grammar.passage(draft.head) == quote.passage
            and 0 <= near - quote.last <= 1
        ):
            return draft
        return None


def _ended(grammar: Grammar, i: int) -> bool:
    """Whether a sentence ends at token `i` (or a quotation, or nothing stands there)."""
    token = grammar.tokens[i]
    return token.text in _ENDS or grammar.quote_of[i] >= 0 or not token.text.strip()


def _inverted(grammar: Grammar, draft: Draft) -> tuple[int | None, Range | None]:
    """The noun phrase right after the cue ("..., said the mayor"), however the parser took it."""
    start = draft.cue[-1][1]
    if start >= grammar.sentence(draft.head)[1]:
        return None, None
    top = topmost(grammar, start, draft.head)
    if top is None or grammar.tokens[top].pos not in ("NOUN", "PROPN", "PRON") or grammar.left[top] < start:
        return None, None
    return top, trimmed(grammar, grammar.subtree(top))
