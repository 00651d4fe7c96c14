"""The stated reason for which a source stays unnamed ("on condition of anonymity", "for fear of reprisals")."""

from __future__ import annotations

import re
from bisect import bisect_left

from headwater.records import Span

from .grammar import Grammar

_REASON = re.compile(
    r"\bon (?:the )?condition of anonymity\b"
    r"|\b(?:asked|asking|requested|requesting|wanted|declined|preferred|wished|refused)(?: not| that [a-z]+ name not)?"
    r"(?: to)? (?:be|remain) (?:named|identified|anonymous|quoted by name)\b"
    r"|\b(?:must|had to|wants to|to) remain anonymous\b|\b(?:requested|granted) anonymity\b"
    r"|\bspeaking anonymously\b|\bdid not want (?:his|her|their) names? (?:used|published|given)\b"
    r"|\b(?:was|were|is|are|being) not (?:authori[sz]ed|allowed|permitted|cleared)"
    r" to (?:speak|talk|brief|discuss|comment)\b"
    r"|\b(?:for fear of|fearing) (?:reprisals?|retaliation|retribution|arrest|losing)\b"
)
_LONGEST = 30
"""Tokens of a reason at the most."""


def reasons(grammar: Grammar) -> list[tuple[int, Span]]:
    """Every stated reason: the token at which it begins, and its characters up to the next comma or full stop."""
    text, found = grammar.parse.text, []
    for match in _REASON.finditer(text):
        tokens = grammar.parse.within(Span(match.start(), match.end()))
        if tokens:
            found.append((tokens.start, Span(match.start(), _end(grammar, tokens.stop))))
    return found


def tokens(grammar: Grammar) -> set[int]:
    """All tokens of stated reasons: what a source asks there is no news."""
    return {i for _, span in reasons(grammar) for i in grammar.parse.within(span)}


def _end(grammar: Grammar, i: int) -> int:
    """The end of the clause that goes on after the reason's own words, within its sentence."""
    last = min(grammar.sentence(i - 1)[1], i + _LONGEST)
    while i < last and grammar.tokens[i].text not in (",", ".", ";", "”", '"', "—"):
        i += 1
    return grammar.tokens[i - 1].end


def of(grammar: Grammar, given: list[tuple[int, Span]], mention: int) -> Span | None:
    """The reason in the sentence of a mention, or None."""
    begin, end = grammar.sentence(mention)
    place = bisect_left(given, (begin, Span(0, 0)))
    return given[place][1] if place < len(given) and given[place][0] < end else None
