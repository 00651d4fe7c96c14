"""Who does it and to whom: the arguments of a predicate, and the actors behind their words."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records import Actor, Parse, Token

from .clauses import Clause
from .tables import frames, words

_FARTHEST = 4  # steps from a noun to who is behind it ("the computers of officers of the army")
_MOST = 6  # actors of one role
_SUBJECTS = ("nsubj", "nsubjpass")
_OWNERS = frozenset(("poss", "compound", "amod", "nmod"))
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True)
class Who:
    """The actor of each token, the one with the shortest mention on it; names and kinds of actors by id."""

    ids: dict[int, str]
    names: dict[str, str]
    kinds: dict[str, str]

    def at(self, i: int) -> str | None:
        """Return the id of the actor whose mention covers token `i`."""
        return self.ids.get(i)

    def name(self, i: int) -> str | None:
        """Return the name of the actor whose mention covers token `i`."""
        found = self.ids.get(i)
        return None if found is None else self.names[found]


def index(parse: Parse, actors: tuple[Actor, ...]) -> Who:
    """Lay the mentions over the tokens."""
    ids: dict[int, str] = {}
    sizes: dict[int, int] = {}
    for actor in actors:
        for span in actor.mentions:
            for i in parse.within(span):
                if i not in sizes or len(span) < sizes[i]:
                    ids[i], sizes[i] = actor.id, len(span)
    return Who(ids, {a.id: a.name for a in actors}, {a.id: a.kind for a in actors})


def passive(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is a passive ("was seized", or the participle after a noun: "seized in May")."""
    token = parse.tokens[i]
    if f"={token.lower}" in frames() and parse.child(i, "agent") is None:
        return False  # "is committed to", "is set to": adjectives
    if parse.child(i, "nsubjpass", "auxpass") is not None:
        return True
    if parse.child(i, "agent") is not None and parse.child(i, "nsubj") is None:
        return True
    return (
        token.tag == "VBN"
        and token.dep in ("acl", "conj", "advcl")
        and parse.child(i, "aux", "nsubj") is None
    )


def subject(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> Token | None:
    """Return the token that the predicate is said of: its own subject, or the one that it shares or describes."""
    if clause.core != clause.head and parse.tokens[clause.head].pos in ("NOUN", "PROPN"):
        return parse.tokens[clause.head]
    for _ in range(_FARTHEST):
        if own := parse.child(clause.head, *_SUBJECTS):
            return _antecedent(parse, own, clause)
        governor = parse.tokens[parse.tokens[clause.head].head]
        if clause.joint in ("acl", "relcl"):
            return governor
        if clause.above < 0 or clause.joint in ("root", "noun", "advcl", "ccomp"):
            return None
        if clause.joint == "purpose" and passive(parse, clauses[clause.above].core):
            return agent(parse, clauses[clause.above].core)
        clause = clauses[clause.above]
    return None


def _antecedent(parse: Parse, own: Token, clause: Clause) -> Token:
    """The noun for which a relative pronoun stands."""
    if own.lower in _RELATIVES and clause.joint in ("relcl", "acl"):
        return parse.tokens[parse.tokens[clause.head].head]
    return own


def agent(parse: Parse, i: int) -> Token | None:
    """Return the noun of the by-phrase of a passive."""
    by = parse.child(i, "agent")
    return parse.child(by.i, "pobj") if by else None


def objects(parse: Parse, i: int) -> list[Token]:
    """Return what the verb at `i` is done to: objects and receivers, or the subject of a passive."""
    found = [
        c for c in parse.children(i) if c.dep in ("dobj", "dative", "nsubjpass", "oprd") and c.pos != "ADP"
    ]
    found += [t for c in parse.children(i) if c.dep == "dative" and (t := parse.child(c.i, "pobj"))]
    token = parse.tokens[i]
    resolved = [
        parse.tokens[token.head] if t.lower in _RELATIVES and token.dep == "relcl" else t for t in found
    ]
    if not resolved and token.dep == "acl" and token.tag == "VBN":
        resolved = [parse.tokens[token.head]]
    return resolved


def phrases(parse: Parse, i: int, preps: frozenset[str]) -> list[Token]:
    """Return the nouns of the verb's phrases with one of these prepositions."""
    after = [c for c in parse.children(i) if c.dep == "prep" and c.lower in preps]
    return [noun for prep in after if (noun := parse.child(prep.i, "pobj"))]


def behind(parse: Parse, noun: Token, who: Who) -> list[tuple[str, int]]:
    """Return the actors that a noun phrase stands for, with the token of each.

    The noun itself with those joined to it ("X and Y"); of a measure the noun after "of"; of a thing whoever has it
    ("the army's tanks", "Israeli planes", "the homes of villagers").
    """
    found: list[tuple[str, int]] = []
    stack = [(noun, 0)]
    while stack and len(found) < _MOST:
        token, steps = stack.pop()
        below = parse.children(token.i)
        stack.extend((c, steps) for c in reversed(below) if c.dep in ("conj", "appos") and steps < _FARTHEST)
        actor = who.at(token.i)
        if actor is not None and not (token.lemma in words("measures") and _has_of(below)):
            found.append((actor, token.i))
        elif steps < _FARTHEST:
            stack.extend((c, steps + 1) for c in reversed(_owners(parse, token)))
    return list(dict(reversed(found)).items())[::-1]


def _owners(parse: Parse, token: Token) -> list[Token]:
    before = [c for c in parse.children(token.i) if c.dep in _OWNERS and c.i < token.i]
    after = [c for c in parse.children(token.i) if c.dep == "prep" and c.lower in words("behind")]
    nouns = [noun for prep in after if (noun := parse.child(prep.i, "pobj"))]
    return nouns if token.lemma in words("measures") else [*before, *nouns]


def _has_of(below: tuple[Token, ...]) -> bool:
    return any(c.lower == "of" for c in below)
