"""Who does it and to whom: the arguments of a predicate, and the actors behind their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.records import Actor, Parse, Token

from ..actors.words import kinds, lemma
from .clauses import Clause
from .evidence import left_edge
from .tables import frames, speaks, words

_FARTHEST = 4  # steps from a noun to who is behind it ("the computers of officers of the army")
_MOST = 6  # actors of one role
_SUBJECTS = ("nsubj", "nsubjpass")
_OWNERS = frozenset(("poss", "compound", "amod", "nmod"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True)
class Who:
    """The actor of each token, the one with the shortest mention on it; names and kinds of actors by id.

    `definite` are those whose name the text writes with an article ("the Harbour Board"); `things` are the words for
    what a pronoun means that is no actor.
    """

    ids: dict[int, str]
    names: dict[str, str]
    kinds: dict[str, str]
    definite: frozenset[str] = frozenset()
    things: Mapping[int, str] = field(default_factory=dict)

    def at(self, i: int) -> str | None:
        """Return the id of the actor whose mention covers token `i`."""
        return self.ids.get(i)

    def name(self, i: int) -> str | None:
        """Return the name of the actor whose mention covers token `i`, or the words for the thing that it means."""
        found = self.ids.get(i)
        if found is None:
            return self.things.get(i)
        return f"the {self.names[found]}" if found in self.definite else self.names[found]


def index(parse: Parse, actors: tuple[Actor, ...]) -> Who:
    """Lay the mentions over the tokens."""
    ids: dict[int, str] = {}
    sizes: dict[int, int] = {}
    definite: set[str] = set()
    for actor in actors:
        for span in actor.mentions:
            reach = parse.within(span)
            if reach and reach[0] and parse.tokens[reach[0] - 1].lower == "the":
                definite.update((actor.id,) if span.of(parse.text) == actor.name else ())
            for i in reach:
                if i not in sizes or len(span) < sizes[i]:
                    ids[i], sizes[i] = actor.id, len(span)
    return Who(ids, {a.id: a.name for a in actors}, {a.id: a.kind for a in actors}, frozenset(definite))


def passive(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is a passive ("was seized", or the participle after a noun: "seized in May")."""
    token = parse.tokens[i]
    if f"={token.lower}" in frames() and parse.child(i, "agent") is None:
        return False  # "is committed to", "is set to": adjectives
    if parse.child(i, "nsubjpass", "auxpass") is not None:
        return True
    if parse.child(i, "agent") is not None and parse.child(i, "nsubj") is None:
        return True
    if token.dep == "conj" and parse.child(i, "dobj") is not None:
        return False  # "it killed nine and injured four": a past tense with the tag of a participle
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
        if own := _own(parse, clause.head):
            return (described(parse, clause) or own) if own.lower in RELATIVES else own
        governor = parse.tokens[parse.tokens[clause.head].head]
        if clause.joint == "acl" and clause.above >= 0 and _through(parse, clause, governor):
            clause = clauses[clause.above]
            continue
        if clause.joint in ("acl", "relcl"):
            return governor
        if clause.joint == "participle" and _told_by_speaker(parse, clause, clauses):
            clause = clauses[clauses[clause.above].above]
            continue
        if clause.above < 0 or clause.joint in ("root", "noun", "advcl", "ccomp"):
            return _listed(parse, clause.head)
        if (
            clause.joint == "conj"
            and (content := _content_before(parse, clauses[clause.above].head)) is not None
        ):
            return _own(parse, content)
        if clause.joint == "purpose" and passive(parse, clauses[clause.above].core):
            return agent(parse, clauses[clause.above].core)
        clause = clauses[clause.above]
    return None


def _content_before(parse: Parse, verb: int) -> int | None:
    """What is said in front of who says it ("The ferry was late, a clerk said, | and should not have left")."""
    content, token = parse.child(verb, "ccomp"), parse.tokens[verb]
    if content is None and token.dep == "parataxis":
        content = parse.tokens[token.head]
    if content is None or content.i > verb or not speaks(token):
        return None
    return content.i if _own(parse, content.i) is not None else None


def _told_by_speaker(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether a participle of speech goes on with who speaks ("said it burned, blaming the owner")."""
    if clause.above < 0 or clauses[clause.above].joint != "ccomp" or clauses[clause.above].above < 0:
        return False
    teller = clauses[clauses[clause.above].above].head < clauses[clause.above].head
    return teller and parse.tokens[max(clause.head - 1, 0)].lower == "," and speaks(parse.tokens[clause.head])


def _listed(parse: Parse, head: int) -> Token | None:
    """The subject of a verb before this one, which the parse took for its content ("he came, | saw and left")."""
    first = parse.child(head, "ccomp")
    if first is None or first.i > head or speaks(parse.tokens[head]) or parse.child(first.i, "mark"):
        return None
    return _own(parse, first.i) if parse.tokens[head].tag == first.tag == "VBD" else None


def _own(parse: Parse, head: int) -> Token | None:
    """The subject nearest to its verb; what else the parse took for one stands before it."""
    found = [c for c in parse.children(head) if c.dep in _SUBJECTS]
    before = [c for c in found if c.i < head]
    return before[-1] if before else found[0] if found else None


def _through(parse: Parse, clause: Clause, noun: Token) -> bool:
    """Whether a noun only tells where something was said ("wrote a note on the wall blaming the owners")."""
    head = parse.tokens[clause.head]
    if head.tag != "VBG" or not speaks(head):
        return False
    on = noun.dep == "pobj" and parse.tokens[noun.head].lower in ("on", "via", "in", "at")
    return on or (noun.dep in ("dobj", "pobj") and noun.pos == "NOUN" and lemma(noun) not in kinds())


def described(parse: Parse, clause: Clause) -> Token | None:
    """Return the noun that a relative clause describes, or the one around it ("which, the mayor said, was shut")."""
    if clause.joint not in ("relcl", "acl", "ccomp", "conj"):
        return None
    verb = parse.tokens[clause.head]
    for _ in range(_FARTHEST):
        if verb.dep in ("relcl", "acl"):
            return _agreeing(parse, clause, parse.tokens[verb.head])
        if verb.dep not in ("ccomp", "conj") or verb.head == verb.i:
            return None
        verb = parse.tokens[verb.head]
    return None


def _agreeing(parse: Parse, clause: Clause, noun: Token) -> Token:
    """The nearest noun with the number of the verb of "which" ("fires at a mill, which were out"), or the nearest."""
    noun = _persons(parse, clause, noun)
    own = _own(parse, clause.head)
    wanted = _number(parse, clause.head) if own is not None and own.lower in RELATIVES else ""
    here = noun
    for _ in range(2 * _FARTHEST):
        if not wanted or (here.pos not in ("ADP", "NUM") and wanted == _noun_number(here)):
            return here
        above = parse.tokens[here.head]
        if above.pos in ("VERB", "AUX") or here.head == here.i:
            beside = parse.child(above.i, "dobj") if here.pos == "ADP" else None
            return beside if beside is not None and wanted == _noun_number(beside) else noun
        here = above
    return noun


def _persons(parse: Parse, clause: Clause, noun: Token) -> Token:
    """The people of whom "who" or "whose" speaks, and not the body that they are of ("members of the crew, who")."""
    words = parse.tokens[max(left_edge(parse, clause.head), 0)]
    of = parse.tokens[noun.head]
    people = parse.tokens[of.head]
    asked = words.lower in ("who", "whose", "whom")
    if not asked or noun.dep != "pobj" or of.lower != "of" or kinds().get(lemma(people)) != "person":
        return noun
    return people if kinds().get(lemma(noun)) not in ("person", "group") or noun.tag == "NN" else noun


def _number(parse: Parse, verb: int) -> str:
    """The number that a verb shows: "one", "many", or nothing ("left")."""
    helpers = [c for c in parse.children(verb) if c.dep in ("aux", "auxpass")]
    form = helpers[0] if helpers else parse.tokens[verb]
    if form.lower in ("was", "were"):
        return "one" if form.lower == "was" else "many"
    return {"VBZ": "one", "VBP": "many"}.get(form.tag, "")


def _noun_number(noun: Token) -> str:
    """The number of a noun; a name may be either ("the police", "Reuters")."""
    return {"NN": "one", "NNS": "many"}.get(noun.tag, "")


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
        parse.tokens[token.head] if t.lower in RELATIVES and token.dep == "relcl" else t for t in found
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
        actor = who.at(token.i)
        same = ("conj",) if actor is not None else ("conj", "appos")  # "the league, once the ruling party"
        further = [c for c in below if c.dep in same or (c.dep == "appos" and c.pos == "PROPN")]
        stack.extend((c, steps) for c in reversed(further) if steps < _FARTHEST)
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
