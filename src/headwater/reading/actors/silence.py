"""Words by which a source stays unnamed or does not speak ("asked not to be named", "declined to comment").

They are about the source. Whoever "they" are in them, the report does not want him known: nothing is tied to them.
"""

from __future__ import annotations

import re
from functools import cache

from headwater.records import Parse, Span
from headwater.tables import rows

_GAP = r"(?:[\s,]+[\w'’-]+){0,4}?"
_NOT = r"(?:not|cannot|\w{2,6}n['’]t)"
_REASONS = frozenset(("because", "as", "since", "for", "fearing", "citing", "due", "out", "over"))
_NEAR = 4  # tokens after the cue within which its reason begins
_BEFORE = 6  # tokens before the cue within which its subject stands
_WIDEST = 24  # tokens of a cue, gaps and commas included
_LONGEST = 60  # tokens of a reason
_ENDS = frozenset((",", ";", ":", ".", "”", '"', "—", "–"))


def tokens(parse: Parse) -> frozenset[int]:
    """Return the tokens of the cues in a text and of the reasons given right behind them. The cost is linear."""
    found: set[int] = set()
    for first, last in _windows(parse):
        for match in _cues().finditer(parse.text, first, last):
            reach = parse.within(Span(*match.span()))
            if reach:
                found.update(reach, _reason(parse, reach.stop))
    return frozenset(found)


def _windows(parse: Parse) -> list[tuple[int, int]]:
    """The stretches of text in front of words that end a cue, apart from each other; the rest needs no look."""
    found: list[tuple[int, int]] = []
    for token in parse.tokens:
        if token.lower not in _last_words():
            continue
        start = parse.tokens[max(0, token.i - _WIDEST)].start
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, token.end))
    return found


def around(parse: Parse, silent: frozenset[int]) -> frozenset[int]:
    """Return the same tokens with the few before each in its sentence, where the subject stands."""
    found = set(silent)
    for i in silent:
        if i - 1 not in silent:
            first = parse.sentences[parse.tokens[i].sentence].first
            found.update(range(max(first, i - _BEFORE), i))
    return frozenset(found)


def _reason(parse: Parse, start: int) -> range:
    """The tokens from "because" to the next comma or the end of the sentence; none where no reason follows."""
    if start >= len(parse.tokens) or start == 0:
        return range(0)
    last = parse.sentences[parse.tokens[start - 1].sentence].last
    marks = (i for i in range(start, min(start + _NEAR, last)) if parse.tokens[i].lower in _REASONS)
    first = next(marks, None)
    if first is None:
        return range(0)
    last = min(last, first + _LONGEST)
    end = next((i for i in range(first, last) if parse.tokens[i].lower in _ENDS), last)
    return range(first, end)


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(_pattern(row["cue"]) for row in rows("actors/silence.tsv")), re.I)


@cache
def _last_words() -> frozenset[str]:
    """The words with which the cues of the table end."""
    return frozenset(word for row in rows("actors/silence.tsv") for word in row["cue"].split()[-1].split("|"))


def _pattern(cue: str) -> str:
    """A cue of the table as a regular expression; gaps are bounded, so that no text makes it slow."""
    parts, gap = list[str](), False
    for word in cue.split():
        if word == "~":
            gap = True
            continue
        options = "|".join(_NOT if option == "not" else re.escape(option) for option in word.split("|"))
        before = (_GAP if gap else "") + r"[\s,]+" if parts else r"\b"
        parts.append(f"{before}(?:{options})")
        gap = False
    return "".join(parts) + r"\b"
