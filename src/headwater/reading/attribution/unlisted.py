"""Outlets that no list knows and whose names do not tell: the report says that somebody told them something.

As in "Ana Ruiz told KZX on Friday that ...", "he said in an interview with Le Relais".
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator

from headwater.records import Token

from . import tables
from .grammar import Grammar, Range

_TELLING = frozenset({"told", "tells"})
_HAD = frozenset({"obtained", "seen", "published", "printed", "reviewed", "quoted"})
_MEETING = frozenset({"interview", "interviews"})
_ISSUING = frozenset({"published", "publishes", "printed", "prints", "broadcast", "broadcasts"})
_PUBLISHING = _ISSUING | {"wrote", "writes", "written", "reported", "reports"}
_NAMES = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC", "DATE", "TIME", "EVENT", "LAW", "LANGUAGE"})
_LONGEST = 5
"""Words of such a name at most."""


def names(grammar: Grammar, known: Container[int], ours: Collection[str]) -> Iterator[Range]:
    """The names of those who were told something or held an interview; `ours` are the words of the own name."""
    labels = {i: e.label for e in grammar.parse.entities for i in range(e.first, e.last)}
    people = {grammar.tokens[e.last - 1].text for e in grammar.parse.entities if e.label == "PERSON"}
    for token in grammar.tokens:
        if token.lower in _PUBLISHING:
            yield from _publisher(grammar, token, known, labels, ours)
            continue
        if token.lower in _TELLING:
            head = grammar.first(token.i, "dobj", "dative")
        elif token.lower in _HAD and token.tag == "VBN":
            agent = grammar.first(token.i, "agent", "prep")
            by = agent is not None and grammar.tokens[agent].lower == "by"
            head = grammar.first(agent, "pobj") if by and agent is not None else None
        elif token.lower in _MEETING:
            way = grammar.first(token.i, "prep")
            head = (
                grammar.first(way, "pobj")
                if way is not None and grammar.tokens[way].lower == "with"
                else None
            )
        else:
            continue
        if head is None or head <= token.i or head in known:
            continue
        run = _run(grammar, head)
        if run and grammar.tokens[run[1] - 1].text not in people and _is_outlet(grammar, run, labels, ours):
            yield run


def _publisher(
    grammar: Grammar, verb: Token, known: Container[int], labels: dict[int, str], ours: Collection[str]
) -> Iterator[Range]:
    """Who publishes or prints something, or as whom it is written, if his name of two words can be an outlet's."""
    head = grammar.first(verb.i, "nsubj") if verb.pos == "VERB" else None
    if head is None or head > verb.i or head in known or verb.tag not in ("VBD", "VBZ", "VBN"):
        return
    as_said = grammar.first(verb.i, "mark") is not None and verb.dep == "advcl"
    if not as_said and verb.lower not in _ISSUING:
        return  # a scientist writes, and an institute reports
    run = _run(grammar, head)
    if run and run[1] - run[0] > 1 and _is_outlet(grammar, run, labels, ours):
        yield run


def everywhere(grammar: Grammar, runs: Collection[Range]) -> Iterator[Range]:
    """Every place in which one of these names stands."""
    forms = {tuple(t.text for t in grammar.tokens[slice(*run)]) for run in runs}
    if not forms:
        return
    openings: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms):
        openings.setdefault(form[0], []).append(form)
    for token in grammar.tokens:
        for form in openings.get(token.text, ())[:_LONGEST]:
            last = token.i + len(form)
            if tuple(t.text for t in grammar.tokens[token.i : last]) == form:
                yield token.i, last


def _run(grammar: Grammar, head: int) -> Range | None:
    """The run of names around the main token of an addressee, without its article."""
    if grammar.tokens[head].pos != "PROPN":
        return None
    first = head
    while first > 0 and head - first < _LONGEST and _named(grammar, first - 1):
        first -= 1
    last = head + 1
    while last < len(grammar.tokens) and last - head < _LONGEST and _named(grammar, last):
        last += 1
    return first, last


def _named(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return token.pos == "PROPN" and token.text[:1].isupper()


def _is_outlet(grammar: Grammar, run: Range, labels: dict[int, str], ours: Collection[str]) -> bool:
    """Whether nothing else than an outlet is likely: no person, place, title, body, or part of the own name."""
    words = [t.text for t in grammar.tokens[slice(*run)]]
    if " ".join(words) in tables.bodies() or words[-1] in tables.bodies():
        return False
    if any(labels.get(i) in _NAMES for i in range(*run)):
        return False
    lowered = [word.lower() for word in words]
    kinds = [tables.roles().get(word, ("", False))[0] for word in lowered]
    if any(kind and kind not in ("outlet", "document") for kind in kinds):
        return False
    if any(tables.institution_words().get(word) in ("strong", "weak") for word in lowered):
        return False
    if all(word in ours for word in lowered):
        return False
    telling = len(words) > 1 or words[0].isupper() or labels.get(run[0]) == "ORG"
    return telling and len(words[0]) > 1
