"""What the report is mainly about: the claims that share the words of its headline and its first sentences."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Parse, Report

_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_TELLING = _NAMING | {"VERB", "NUM"}
_LEDE = 2  # sentences of the body that tell what the report is about
_SHARE = 0.3  # of a claim's telling words that headline and lede have too
_AROUND = 4  # words that its sentence shares with them
_PLAIN = frozenset(
    (
        "be",
        "was",
        "were",
        "is",
        "are",
        "been",
        "have",
        "has",
        "had",
        "do",
        "say",
        "tell",
        "report",
        "get",
        "make",
    )
) | frozenset(
    ("take", "year", "people", "day", "other", "more", "new", "many", "first", "last", "own", "such", "same")
)


def theme(report: Report, parse: Parse) -> frozenset[str]:
    """Return the lemmas of headline and lede that tell something."""
    found: set[str] = set()
    bodies = 0
    for sentence in parse.sentences:
        if sentence.role == "body":
            bodies += 1
        if sentence.role == "headline" or (sentence.role == "body" and bodies <= _LEDE):
            found |= _lemmas(parse, range(sentence.first, sentence.last), _TELLING)
    return frozenset(found | {w.strip(".,:;'\"").lower() for w in (report.title or "").split() if len(w) > 3})


def main(parse: Parse, tokens: list[int], core: int, topic: frozenset[str]) -> bool:
    """Whether a claim is about what headline and lede are about.

    It shares enough of its words with them; or its predicate and what it is said of; or stands in a sentence that does.
    """
    named = _lemmas(parse, tokens, _NAMING) & topic
    if not named:
        return False
    own = _lemmas(parse, tokens, _TELLING)
    if len(own & topic) >= max(2, _SHARE * len(own)) or parse.tokens[core].lemma in topic or len(own) <= 2:
        return True
    sentence = parse.sentence(core)
    return len(_lemmas(parse, range(sentence.first, sentence.last), _TELLING) & topic) >= _AROUND


def _lemmas(parse: Parse, tokens: Sequence[int], kinds: frozenset[str]) -> set[str]:
    return {parse.tokens[i].lemma for i in tokens if parse.tokens[i].pos in kinds} - _PLAIN
