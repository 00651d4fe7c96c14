"""The parts that actors play in a claim: who does it, and to whom."""

from __future__ import annotations

from headwater.records import Parse, Participant, Source, Span, Token

from ..actors.words import peoples
from .clauses import Clause
from .events import Scene, Typed
from .evidence import REASONS
from .finite import many
from .roles import agent, behind, objects, passive, phrases, subject
from .standing import ORDERS
from .tables import lemma, words

_TOWARDS = frozenset(
    "to with on against at from between among into upon over for in toward towards of".split()
)
_AGAINST = frozenset(("against",))
_WITH = frozenset(("with",))
_AT = frozenset(("at",))  # "shot at the guards", but "was held at the headquarters"
_FACING = frozenset("to with against by".split())
_AMONG = frozenset(("to", "in", "from", "with", "against", "between", "on"))  # "aid to X", "troops in X"
_BELOW = frozenset(("advcl", "xcomp", "acl"))
_BY = frozenset(("by",))
_OF = frozenset("of on against with between to at in among".split())
_SPOKEN = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT", "SUPPORT"))
_MOST = 6  # participants of one role


def participants(scene: Scene, clause: Clause, typed: Typed, teller: Token | None) -> tuple[Participant, ...]:
    """Return the actors and the recipients of a claim.

    `teller` is the source's noun where the claim is what the source demands of its subject ("X must leave", he said).
    """
    if clause.joint == "noun":
        doers, receivers = _of_noun(scene, scene.parse.tokens[clause.head])
    elif teller is not None:
        doers, receivers = [teller], _given(subject(scene.parse, clause, scene.clauses))
    elif typed.noun is not None and scene.parse.tokens[clause.core].lemma in words("undergoing"):
        doers, receivers = [], _given(subject(scene.parse, clause, scene.clauses))  # "survived the attack"
    else:
        doers, receivers = _doers(scene, clause), _receivers(scene, clause, typed)
    acting = _named(scene, doers)
    if not acting and clause.joint == "acl" and clause.above >= 0 and not passive(scene.parse, clause.core):
        above = subject(scene.parse, scene.clauses[clause.above], scene.clauses)
        acting = _named(scene, _given(above))  # "issued a statement demanding"
    taken = {actor for actor, _ in acting}
    suffering = [
        (a, i) for a, i in _named(scene, receivers) if a not in taken and not _their_own(scene, clause, i)
    ]
    if not suffering and typed.type in ("PROTEST", "THREATEN"):
        suffering = [pair for pair in _named(scene, _addressed(scene, clause, typed)) if pair[0] not in taken]
    parts = [Participant("actor", a, _word(scene.parse, i)) for a, i in acting[:_MOST]]
    return (*parts, *(Participant("recipient", a, _word(scene.parse, i)) for a, i in suffering[:_MOST]))


def _their_own(scene: Scene, clause: Clause, i: int) -> bool:
    """Whether a possessive may as well be that of a plural subject ("the dockers risk their lives")."""
    doer = subject(scene.parse, clause, scene.clauses)
    return scene.parse.tokens[i].lower == "their" and doer is not None and many(scene.parse, doer)


def _word(parse: Parse, i: int) -> Span:
    return parse.span(i, i + 1)


def _named(scene: Scene, nouns: list[Token]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for noun in nouns:
        for actor, i in behind(scene.parse, noun, scene.who):
            found.setdefault(actor, i)
    return list(found.items())


def _given(token: Token | None) -> list[Token]:
    return [token] if token is not None else []


def _doers(scene: Scene, clause: Clause) -> list[Token]:
    parse = scene.parse
    for i in dict.fromkeys((clause.head, *clause.frames[-1:], clause.core)):
        if passive(parse, i):
            return _given(agent(parse, i)) or _by_order(parse, i)
    return _given(subject(parse, clause, scene.clauses))


def _by_order(parse: Parse, i: int) -> list[Token]:
    """Who ordered what was done "on the orders of" somebody."""
    orders = [noun for noun in phrases(parse, i, frozenset(("on", "at", "under"))) if noun.lemma in ORDERS]
    return [
        giver
        for noun in orders
        for giver in (*phrases(parse, noun.i, frozenset(("of", "from"))), *_possessors(parse, noun))
    ]


def _possessors(parse: Parse, noun: Token) -> list[Token]:
    return [c for c in parse.children(noun.i) if c.dep == "poss"]


def _receivers(scene: Scene, clause: Clause, typed: Typed) -> list[Token]:
    parse, found = scene.parse, list[Token]()
    for i in clause.frames:
        found += [
            c for c in objects(parse, i) if i != clause.head or c.dep != "nsubjpass" or passive(parse, i)
        ]
        if typed.type in _SPOKEN:
            found += phrases(parse, i, _TOWARDS)
    for i in (*clause.frames[1:], clause.core):
        if i != clause.head and (inner := parse.child(i, "nsubj", "nsubjpass")):
            found.append(inner)
    done_to = objects(parse, clause.core)
    if typed.type is None:
        return found + done_to + _faced(scene, clause)
    towards = _TOWARDS - _AGAINST if typed.type in words("friendly") else _TOWARDS
    aimed = typed.type == "PROTEST" or lemma(parse.tokens[clause.core], words("aimed")) in words("aimed")
    towards = towards if aimed else towards - _AT
    tools = [noun.i for noun in phrases(parse, clause.core, _WITH) if scene.who.at(noun.i) is None]
    faced = [noun for noun in phrases(parse, clause.core, towards) if noun.lemma not in ORDERS | REASONS]
    found += done_to + [noun for noun in faced if noun.i not in tools]
    among = [noun for thing in done_to for noun in phrases(parse, thing.i, _AMONG)]
    found += [noun for noun in among if noun.lemma not in REASONS]
    if typed.noun is not None:
        found += phrases(parse, typed.noun, _OF | _TOWARDS)
    return found


def _faced(scene: Scene, clause: Clause) -> list[Token]:
    """Whom a statement without an event type is directed to: who stands behind "to" or "with", and is no place."""
    found = phrases(scene.parse, clause.core, _FACING)
    kinds = {noun.i: scene.who.kinds.get(scene.who.at(noun.i) or "") for noun in found}
    return [noun for noun in found if kinds[noun.i] not in (None, "state")]


def _addressed(scene: Scene, clause: Clause, typed: Typed) -> list[Token]:
    """Whom a protest or a threat is meant for: who is asked for something, or who is to do what it hangs on.

    "They marched to demand the resignation of X"; "it would close the road unless X left".
    """
    parse, found = scene.parse, list[Token]()
    above = {clause.head, clause.core, *clause.frames} | ({typed.noun} if typed.noun is not None else set())
    for verb in (c for i in sorted(above) for c in parse.children(i) if c.dep in _BELOW and c.pos == "VERB"):
        marked = any(c.dep == "mark" and c.lower in words("condition") for c in parse.children(verb.i))
        if typed.type == "PROTEST" and not marked:
            found += objects(parse, verb.i) + phrases(parse, verb.i, _TOWARDS)
        elif typed.type == "THREATEN" and marked:
            found += _given(parse.child(verb.i, "nsubj", "nsubjpass"))
    return found


def _of_noun(scene: Scene, noun: Token) -> tuple[list[Token], list[Token]]:
    """Who did it and to whom; a town before the noun tells where ("the Bergen lockdown"), a state who it was."""
    parse = scene.parse
    doers = phrases(parse, noun.i, _BY) + [
        c
        for c in parse.children(noun.i)
        if c.dep in ("poss", "amod", "compound")
        and c.i < noun.i
        and (scene.who.kinds.get(scene.who.at(c.i) or "") != "state" or peoples().get(c.lower))
    ]
    return doers, phrases(parse, noun.i, _OF)


def source_noun(parse: Parse, source: Source | None) -> Token | None:
    """Return the last token of a source's first mention, its noun."""
    if source is None or not source.mentions:
        return None
    reach = parse.within(source.mentions[0])
    return parse.tokens[reach[-1]] if reach else None
