"""Transcripts of broadcasts and hearings: paragraphs that open with a speaker in capitals ("MODERATOR: ...").

Who puts the questions is the outlet itself; a name in capitals is a person's, unless the report writes it so elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from . import mentions, tables
from .grammar import Grammar, Range

_LONGEST = 10
"""Tokens of a label at most."""
_HOUSE = frozenset(
    "presenter studio anchor host reporter interviewer moderator announcer newsreader newscaster correspondent narrator"
    " question q announcement".split()
)
"""Those who speak for the outlet."""
_NOBODY = frozenset(
    "note notes photo photos picture video audio music update correction editor end transcript caption advertisement"
    " source sources comments contact time date place location subject re from to".split()
)
"""What opens a paragraph in capitals but says nothing."""


_FIRST_PERSON = frozenset({"i", "my", "me", "we", "our", "us"})


@dataclass(frozen=True, slots=True)
class Label:
    """The opening of a paragraph: the speaker's words, the colon, and the name in plain letters where it is one."""

    words: Range
    colon: int
    house: bool
    name: str | None


def labels(grammar: Grammar) -> dict[int, Label]:
    """The speakers of a transcript by their colons; where no label comes twice, those alone who speak in person."""
    found = list(_openings(grammar))
    times = Counter(grammar.text(words).lower() for words, _ in found)
    if len(found) < 3 or max(times.values()) < 2:
        found = [(words, colon) for words, colon in found if _in_person(grammar, words, colon)]
    if not found:
        return {}
    capitals = _written_so(grammar, {i for words, _ in found for i in range(*words)})
    return {colon: _label(grammar, words, colon, capitals) for words, colon in found}


def _in_person(grammar: Grammar, words: Range, colon: int) -> bool:
    """Whether a paragraph by itself is a turn: a name of two words and more, and "I" or "we" in what follows."""
    name = words[1] - words[0] > 1 and all(token.text.isalpha() for token in grammar.tokens[slice(*words)])
    end = grammar.passages[grammar.passage(colon)][1]
    return name and any(token.lower in _FIRST_PERSON for token in grammar.tokens[colon + 1 : end])


def colon(grammar: Grammar, begin: int, end: int) -> int | None:
    """The first colon between two tokens, one that closes a bracket included; None where there is none."""
    return next((i for i in range(begin, end) if grammar.tokens[i].text in (":", "):", "]:")), None)


def _openings(grammar: Grammar) -> Iterator[tuple[Range, int]]:
    """The words in capitals with which paragraphs open, and the colon after them."""
    for begin, end in grammar.passages.values():
        mark = colon(grammar, begin, min(begin + _LONGEST, end))
        if mark is None:
            continue
        last = next((i for i in range(begin, mark) if grammar.tokens[i].text in (",", "(", "[")), mark)
        words = grammar.text((begin, last)) if last > begin else ""
        telling = grammar.tokens[last - 1].lower if words else ""
        if words.isupper() and words[0].isalpha() and telling not in _NOBODY:
            yield (begin, last), mark


def _written_so(grammar: Grammar, but: set[int]) -> set[str]:
    """Words of more than one letter that stand in capitals elsewhere: acronyms, not names."""
    return {t.text for t in grammar.tokens if t.text.isupper() and len(t.text) > 1 and t.i not in but}


def _label(grammar: Grammar, words: Range, colon: int, capitals: set[str]) -> Label:
    after = [t.lower for t in grammar.tokens[words[1] : colon]]
    inside = [t.lower for t in grammar.tokens[slice(*words)]]
    if _HOUSE & set(after) or inside[-1] in _HOUSE:
        return Label(words, colon, house=True, name=None)
    return Label(words, colon, house=False, name=_name(grammar, words, capitals))


def _titular(word: str) -> bool:
    return mentions.is_title(word) or not word[0].isalpha()


def _name(grammar: Grammar, words: Range, capitals: set[str]) -> str | None:
    """The name in plain letters, without titles; None for a role, a listed outlet, or an acronym."""
    last = grammar.tokens[words[1] - 1]
    if last.lower in tables.roles() or last.text in tables.outlets() or last.lower == "voice":
        return None
    if words[1] - words[0] == 1 and (last.text in capitals or len(last.text) < 3):
        return None
    first = words[0]
    while first < words[1] - 1 and _titular(grammar.tokens[first].lower):
        first += 1
    return grammar.text((first, words[1])).title()
