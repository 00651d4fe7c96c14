"""Loaded words: by which a teller judges whom or what he names ("the brutal guards", "the so-called court").

They belong to the teller's voice and not to the name of anybody. A word with a capital letter inside a sentence is
part of a name ("the Heroic Dawn Brigade") and no judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from headwater.records import Parse, Span
from headwater.tables import rows

_TAGS = {"adj": ("ADJ", "VERB", "NOUN"), "noun": ("NOUN",), "adv": ("ADV",)}
_BEFORE_NOUN = frozenset(("amod", "compound", "nmod", "punct", "advmod", "conj"))
_ALL = frozenset(_TAGS)


def spans(parse: Parse, reach: Sequence[int], kinds: frozenset[str] = _ALL) -> list[Span]:
    """Return where loaded words of these parts of speech stand among the tokens of `reach`, in their order."""
    found, done = list[Span](), -1
    for i in reach:
        last = _last(parse, i, kinds) if i > done else None
        if last is not None:
            found.append(parse.span(i, last + 1))
            done = last
    return found


def after(parse: Parse, first: int, head: int) -> int:
    """Return the first token of a mention without the loaded adjectives that it begins with."""
    adjective = frozenset(("adj",))
    for _ in range(head - first):
        begun = first - 2 if _hyphened(parse, first - 2, adjective) == first else first
        last = _last(parse, begun, adjective)
        if last is None or last >= head:
            break
        first = last + 1
    return first


def _last(parse: Parse, i: int, kinds: frozenset[str]) -> int | None:
    """The last token of the loaded word that begins at `i`, or None."""
    if i < 0:
        return None
    token = parse.tokens[i]
    opens = i == parse.sentences[token.sentence].first
    if token.text[:1].isupper() and not opens:
        return None
    if (last := _hyphened(parse, i, kinds)) is not None:
        return last
    for part in kinds & _words().get(token.lower, frozenset()):
        attributive = part != "adj" or token.dep in _BEFORE_NOUN
        if token.pos in _TAGS[part] and attributive:
            return i
    return None


def _hyphened(parse: Parse, i: int, kinds: frozenset[str]) -> int | None:
    """The last of three tokens that are one loaded word ("so-called")."""
    if i < 0 or i + 2 >= len(parse.tokens) or parse.tokens[i + 1].text != "-":
        return None
    word = "".join(t.lower for t in parse.tokens[i : i + 3])
    return i + 2 if kinds & _words().get(word, frozenset()) else None


@cache
def _words() -> dict[str, frozenset[str]]:
    """Loaded word in lower case -> its parts of speech."""
    found: dict[str, set[str]] = {}
    for row in rows("actors/loaded.tsv"):
        found.setdefault(row["word"], set()).add(row["pos"])
    return {word: frozenset(parts) for word, parts in found.items()}
