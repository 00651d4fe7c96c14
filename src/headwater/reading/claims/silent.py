"""Clauses that only tell that a source stays unnamed or does not speak: they are about the source and make no claim."""

from __future__ import annotations

from headwater.records import Parse

from ..actors import silence
from .clauses import Clause, Clauses
from .tables import words


def find(parse: Parse, cut: Clauses) -> frozenset[int]:
    """Return the numbers of such clauses, with the reasons given in them ("because he feared for his post").

    A clause that credits content is none: "the mill burned, a guard said on condition of anonymity" tells of the mill.
    """
    tokens = silence.tokens(parse)
    if not tokens:
        return frozenset()
    found: set[int] = set()
    for number, clause in enumerate(cut.clauses):
        own = {clause.head, clause.core, *clause.frames}
        if own & tokens or _asked(parse, clause, found):
            found.add(number)
    told = {cut.owner[i] for i in tokens if cut.owner[i] >= 0}
    return frozenset(found | {number for number in told if _speaks(parse, cut.clauses[number])})


def _speaks(parse: Parse, clause: Clause) -> bool:
    """Whether a clause with such words tells of speaking, and not of what was said in front of them."""
    head = parse.tokens[clause.head]
    return head.lemma in words("speech") or head.lemma == "have" or parse.child(head.i, "expl") is not None


def _asked(parse: Parse, clause: Clause, silent: set[int]) -> bool:
    """Whether it only tells that the silent one was asked ("Asked about the fire, the mayor declined to comment")."""
    return clause.above in silent and clause.joint == "advcl" and parse.tokens[clause.head].tag == "VBN"
