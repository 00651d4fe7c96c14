"""A match in its text: the words of it and around it, and which of them belong to the expression."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.records import Parse, Token

from .lexeme import Lexeme
from .lexer import Lexed

_COMMON_CODES = frozenset("ukheUDcy1")  # units, parts of days, today: words without capitals
_PREPOSITIONS = frozenset("over under some".split())
COMPLEMENTS = ("DT", "PRP", "NN", "JJ", "CD", "VBG", "EX", "WP")
"""Tags with which what "before" and "after" govern begins."""


@dataclass(frozen=True, slots=True)
class Context:
    """A text with its lexemes, its parse and the first tokens of its names."""

    lexed: Lexed
    parse: Parse
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text: lexemes `first` to `last` (excluded)."""

    context: Context
    first: int
    last: int

    @property
    def codes(self) -> str:
        """The code letters of the match."""
        return self.context.lexed.codes[self.first : self.last]

    @property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes of the match."""
        return self.context.lexed.lexemes[self.first : self.last]

    def before(self, steps: int = 1) -> str:
        """The word so many lexemes before the match; empty at the beginning."""
        found = self._lexeme(self.first - steps)
        return found.lower if found else ""

    def code_before(self, steps: int = 1) -> str:
        """The code letter so many lexemes before the match; `.` at the beginning."""
        found = self._lexeme(self.first - steps)
        return found.code if found else "."

    def after(self) -> str:
        """The word that follows the match; empty at the end."""
        found = self._lexeme(self.last)
        return found.lower if found else ""

    def _lexeme(self, at: int) -> Lexeme | None:
        lexemes = self.context.lexed.lexemes
        return lexemes[at] if 0 <= at < len(lexemes) else None

    @property
    def token(self) -> Token | None:
        """The parser's token at the end of the match."""
        return self.context.parse.at(self.lexemes[-1].end - 1)

    def says(self, key: str) -> str | int | None:
        """The first thing that a lexeme of the match says under a key."""
        return next(
            (value for lexeme in self.lexemes for name, value in lexeme.features if name == key), None
        )


def trimmed(place: Place) -> Place:
    """The match without an "over" or "some" that is the preposition of the phrase, not part of the amount.

    Nor has "the day" the "before" or "after" of what follows it: "the day | after the storm", "the day before".
    """
    first = place.lexemes[0]
    if place.codes[-1] in "<>" and _complemented(place):
        return replace(place, last=place.last - 1)
    if first.code in "z_" and first.lower in _PREPOSITIONS and place.last - place.first > 1:
        token = place.context.parse.at(first.start)
        if place.codes[1] in "tlpNCqiE" or (token is not None and token.dep == "prep"):
            return replace(place, first=place.first + 1)
    return place


def titled(place: Place) -> bool:
    """Whether a capital makes a name of a common word within a sentence: the programme "Good Morning Today"."""
    text, last = place.context.lexed.text, place.lexemes[-1]
    if last.code not in _COMMON_CODES:
        return False
    before = text[max(0, last.start - 2) : last.start]
    if not (text[last.start].isupper() and len(before) == 2 and before[0].isalnum() and before[1] == " "):
        return False
    token, parse = place.token, place.context.parse
    return token is not None and parse.tokens[parse.sentences[token.sentence].root].text[:1].islower()


def _complemented(place: Place) -> bool:
    """Whether something follows that the "before" at the end of the match governs."""
    token, tokens = place.token, place.context.parse.tokens
    following = tokens[token.i + 1] if token and token.i + 1 < len(tokens) else None
    same = following is not None and token is not None and following.sentence == token.sentence
    return same and following is not None and _governed(following)


def _governed(token: Token) -> bool:
    return token.text[:1].isalnum() and token.tag.startswith(COMPLEMENTS)
