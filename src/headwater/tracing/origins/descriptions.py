"""What the words that a report uses of its unnamed sources tell about them, within that report alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.records import Bounds, Source
from headwater.tables import rows
from headwater.tracing.words import stem, stems

_ROLES: dict[str, str] = {row["word"]: row["role"] for row in rows("tracing/source_words.tsv")}
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HEAD_ENDS = frozenset(
    "of in at on from with who whom whose that which inside outside familiar near close among within to by for and "
    "said told reached contacted speaking working based".split()
)

_PARTS = frozenset(
    "one two three both some many most all none each elder younger older last first second".split()
)
_OFFICIALS = frozenset("official authority leader commander spokesman spokespeople representative".split())
"""Stems of the nouns for several who speak for bodies, whom a report may name further down."""
_AUDIENCE = frozenset("listener reader viewer subscriber follower".split())
_LEAST_ALIKE, _ALIKE = 2, 0.4
"""Telling words, and part of them, that two descriptions of one source in two versions of a report share."""


def _words(description: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(description)]


def is_nameless_media(source: Source) -> bool:
    """Whether an unattributed link stands for media without a name ("local media"), not for the outlet's own voice."""
    return any(_ROLES.get(word) == "media" for word in _words(source.description)[:6])


def head(description: str) -> str:
    """The stem of the noun that says what the source is: the last word before "of", "in", "who", a comma ...

    Of "one of the two drivers" it is that of the whole.
    """
    start = re.split(r"[,;(–—]", description, maxsplit=1)[0]
    found = ""
    for word in _whole(_words(start)):
        if word in _HEAD_ENDS and found:
            break
        found = word
    return stem(found)


def _whole(words: list[str]) -> list[str]:
    """The words behind "one of", "the second of": those for the whole of which a part is meant."""
    while "of" in words[:4]:
        part, rest = words[: words.index("of")], words[words.index("of") + 1 :]
        if not part or not all(word in _PARTS or _ROLES.get(word) for word in part):
            break
        words = rest
    return words


def _core(description: str) -> list[str]:
    """The words up to the noun that says what the source is: "the army source who asked" -> army source."""
    start = re.split(r"[,;(–—]", description, maxsplit=1)[0]
    found: list[str] = []
    for word in _words(start):
        if word in _HEAD_ENDS and found:
            break
        if found or _ROLES.get(word) not in ("back", "first"):
            found.append(word)
    return found


def _numbered(words: Sequence[str]) -> bool:
    """Whether the words tell one of several apart ("the first driver"), and so take up nobody else."""
    return len(words) > 1 and _ROLES.get(words[1]) in ("apart", "first")


def points_back(source: Source) -> bool:
    """Whether the words can only take up a source that was introduced before: "she", "the source", "the man"."""
    words = _words(source.description)
    if not words or _ROLES.get(words[0]) != "back" or any(_ROLES.get(word) == "apart" for word in words):
        return False
    if _numbered(words):
        return False
    return len(_core(source.description)) < 2


def told_apart(first: Source, second: Source) -> bool:
    """Whether one report introduces both, each for itself; the caller knows that they are of one report."""
    return first.id != second.id and not any(
        s.kind == "anonymous" and points_back(s) for s in (first, second)
    )


def is_plural(source: Source) -> bool:
    """Whether it stands for several speakers, or may."""
    return source.kind == "anonymous" and source.count.most != 1


def is_audience(source: Source) -> bool:
    """Whether "our listeners", "readers" are those whom an outlet tells what it knows itself ("as listeners heard")."""
    bare = source.kind == "anonymous" and source.count == Bounds(1, 2)
    return bare and head(source.description) in _AUDIENCE


def unfolds(plural: Source, single: Source) -> bool:
    """Whether a plural of a report holds this single source of it: the same noun, "the other", "a second source"."""
    if single.kind != "anonymous" or is_plural(single):
        return False
    start = re.split(r"[,;(–—]", single.description, maxsplit=1)[0]
    words = [word for word in _words(start) if word not in ("the", "a", "an")]
    noun, whole = head(single.description), head(plural.description)
    if noun == whole:
        return True
    counted = bool(words) and _ROLES.get(words[0]) in ("apart", "first")
    return counted and (len(words) == 1 or (_is_head(whole) and _is_head(noun)))


def may_unfold(plural: Source, single: Source) -> bool:
    """Whether a plural ("two people", "officials") may hold this single source of its report, if all of it is told."""
    if is_plural(single):
        return False
    noun = head(plural.description)
    if single.kind == "anonymous":
        return _is_head(noun) or (noun in _OFFICIALS and single.speaks_for is not None)
    named = single.kind == "organisation" or (single.kind == "person" and single.speaks_for is not None)
    return named and noun in _OFFICIALS


def makes_precise(plural: Source, other: Source) -> bool:
    """Whether another plural of the same noun says how many a bare one, or one of fewer, are."""
    more = other.count.least > plural.count.least
    return is_plural(other) and more and head(other.description) == head(plural.description)


def alike(first: Source, second: Source) -> bool:
    """Whether two versions of one report introduce an unnamed source in much the same words."""
    one, two = set(stems(first.description)), set(stems(second.description))
    shared = len(one & two)
    return one == two or (shared >= _LEAST_ALIKE and shared >= _ALIKE * min(len(one), len(two)))


def _is_head(word: str) -> bool:
    return _ROLES.get(word) == "head" or any(stem(w) == word for w, role in _ROLES.items() if role == "head")


def refers_back(source: Source, others: Sequence[Source]) -> bool:
    """Whether "the source" or "she" takes up one of the other sources of its report, so that it adds nobody.

    A bare pronoun takes up whoever is there; a noun only an unnamed source with the same words, or any where it says
    nothing ("the source").
    """
    words = _words(source.description)
    if source.kind != "anonymous" or not words or _ROLES.get(words[0]) != "back":
        return False
    if _numbered(words):
        return False
    core = _core(source.description)
    speakers = [o for o in others if o.kind in ("anonymous", "person", "organisation") and not points_back(o)]
    if not core:
        return bool(speakers)
    unnamed = [_words(o.description) for o in speakers if o.kind == "anonymous"]
    if len(core) == 1 and _is_head(stem(core[0])):
        return bool(unnamed)
    return any(set(core) <= set(other) for other in unnamed)
