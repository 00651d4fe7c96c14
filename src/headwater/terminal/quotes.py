"""The sentence that a claim stands in, with the claim's own words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.text import Text

from headwater.records import Passage, Span, joined

from .safe import clean

# Code points: looked at on either side of the evidence for the ends of its sentence.
WINDOW = 300
# Code points of one quotation; a longer sentence is cut around the evidence.
LONGEST = 360
# Quotations of one claim; evidence in more places than this is shown in part.
MOST = 3
# Marks around the evidence where bold does not show.
OPEN, CLOSE = "⟦", "⟧"
# A sentence ends at its mark (not at an initial's full stop) before what can begin one, or at a line break.
_END = re.compile(r"(?<![ .][A-Z])[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
_STOPS = frozenset(".!?…\"”’')]")


def quotation(text: str, evidence: Iterable[Span], passages: Iterable[Passage], plain: bool) -> Text:
    """The sentences around `evidence` in `text`, the evidence bold, or between marks where `plain`."""
    marked = joined(_bridged(text, evidence))
    shown = joined(_sentence(text, span, passages) for span in marked[:MOST])
    quote = Text()
    for number, sentence in enumerate(shown):
        if number:
            quote.append(" … ", style="dim")
        elif _goes_on(text, sentence.start, -1):
            quote.append("… ", style="dim")
        _append(quote, text, sentence, [span for span in marked if span.overlaps(sentence)], plain)
    if len(marked) > MOST or (
        shown and text[shown[-1].end - 1] not in _STOPS and _goes_on(text, shown[-1].end, 1)
    ):
        quote.append(" …", style="dim")
    return quote


def _bridged(text: str, evidence: Iterable[Span]) -> list[Span]:
    """The spans without the gaps that hold nothing but space and punctuation."""
    bridged: list[Span] = []
    for span in sorted(evidence):
        last = bridged[-1] if bridged else None
        if last and span.start - last.end <= 4 and not any(map(str.isalnum, text[last.end : span.start])):
            bridged[-1] = Span(last.start, max(last.end, span.end))
        else:
            bridged.append(span)
    return bridged


def _sentence(text: str, span: Span, passages: Iterable[Passage]) -> Span:
    around = next((p.span for p in passages if p.span.start <= span.start < p.span.end), Span(0, len(text)))
    low, high = max(around.start, span.start - WINDOW), min(around.end, span.end + WINDOW)
    start, end = low, max(high, span.end)
    for match in _END.finditer(text, low, max(low, span.start + 1)):
        start = min(match.end(), span.start)
    # An end within the evidence is none: the claim reads on over it.
    for match in _END.finditer(text, max(span.end - 2, span.start), end):
        end = max(match.end(), span.end)
        break
    return _at_words(text, _cut(Span(start, end), span).trimmed(text), span)


def _cut(sentence: Span, evidence: Span) -> Span:
    if len(sentence) <= LONGEST:
        return sentence
    start = max(sentence.start, min(evidence.start - 60, sentence.end - LONGEST))
    return Span(start, min(sentence.end, start + LONGEST))


def _at_words(text: str, sentence: Span, evidence: Span) -> Span:
    """The sentence without the halves of words that a cut left at its ends; the evidence stays whole if it was."""
    start, end = sentence.start, sentence.end
    if _midword(text, start):
        start = min(text.find(" ", start, evidence.start) + 1 or evidence.start, max(evidence.start, start))
    if _midword(text, end):
        end = max(text.rfind(" ", evidence.end, end), min(evidence.end, end))
    return Span(start, end)


def _midword(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _goes_on(text: str, at: int, step: int) -> bool:
    """Whether a sentence goes on beyond `at`, to the left (`step` -1) or to the right (1)."""
    beyond = text[max(0, at - 2) : at][::-1] if step < 0 else text[at : at + 2]
    near = beyond.lstrip(" ")[:1]
    return near.isalnum() or near in {",", ";"}


def _append(quote: Text, text: str, sentence: Span, marked: list[Span], plain: bool) -> None:
    """Add one sentence, piece by piece; marks around nearly all of it say nothing and are left out."""
    covered = sum(min(m.end, sentence.end) - max(m.start, sentence.start) for m in marked)
    signs = plain and covered < 0.85 * len(sentence)
    at = sentence.start
    for span in marked:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        quote.append(_piece(text[at:start]), style="dim")
        words = _piece(text[start:end])
        quote.append(f"{OPEN}{words}{CLOSE}" if signs else words, style="bold")
        at = end
    quote.append(_piece(text[at : sentence.end]), style="dim")


def _piece(text: str) -> str:
    """The piece cleaned, but with the spaces that part it from its neighbours."""
    words = clean(text)
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
