"""Things in a claim: what it was done with (instrument) and what it was done to (object), where these are no actors."""

from __future__ import annotations

from headwater.records import Parse, Span, Thing, Token

from .clauses import Clause
from .events import Scene, Typed
from .evidence import left_edge
from .roles import RELATIVES, agent, described, objects, passive, phrases, subject
from .tables import lemma, nouns, words

_WITH = frozenset(("with",))
_USING = frozenset(("using", "wielding", "carrying", "brandishing", "firing", "throwing", "hurling"))
_BELOW = frozenset(("acl", "advcl", "conj", "xcomp"))
_MOST = 4  # things of one claim in one role
_LONGEST = 8  # tokens of a thing's words
_DONE = frozenset("ASSAULT COERCE SANCTION MOBILIZE PROTEST AID RETREAT CONCEDE COOPERATE".split())


def things(scene: Scene, clause: Clause, typed: Typed, kept: list[int]) -> tuple[Thing, ...]:
    """Return instruments and objects in the order of the text, of claims that have an event type."""
    if typed.type is None or clause.joint == "noun":
        return ()
    held = set(kept)
    tools = [noun for noun in _tools(scene, clause, typed) if noun.i in held][:_MOST]
    known = {noun.i for noun in tools}
    done_to = [n for n in _objects(scene, clause, typed) if n.i in held and n.i not in known][:_MOST]
    found = [Thing("instrument", _words(scene.parse, n)) for n in tools]
    found += [Thing("object", _words(scene.parse, n)) for n in done_to]
    return tuple(sorted(found, key=lambda thing: (thing.span.start, thing.role)))


def _tools(scene: Scene, clause: Clause, typed: Typed) -> list[Token]:
    """Weapons and tools: "with machetes", "using drones", "hit by rockets", "fired shells"."""
    parse = scene.parse
    doer = agent(parse, clause.core) if passive(parse, clause.core) else subject(parse, clause, scene.clauses)
    named = phrases(parse, clause.core, _WITH)
    verb = parse.tokens[clause.core]
    down = any(c.lower in ("down", "dead") for c in parse.children(clause.core))  # "shot down a jet"
    fired = lemma(verb, words("firing")) in words("firing") and not down
    named += objects(parse, clause.core) if fired else []
    named += [doer] if doer is not None and typed.type == "ASSAULT" else []
    found = [noun for n in named for noun in _all(parse, n) if _weapon(parse, noun)]
    return list(dict.fromkeys([*found, *_used(scene, clause)]))


def _used(scene: Scene, clause: Clause) -> list[Token]:
    """What somebody is said to use for it; that is a tool whatever it is."""
    parse = scene.parse
    around = [clause.core, *(n.i for n in objects(parse, clause.core))]
    verbs = [c for i in around for c in parse.children(i) if c.dep in _BELOW]
    using = [v for v in verbs if v.lower in _USING or (v.lower == "armed" and v.tag == "VBN")]
    found = [n for v in using for n in (*objects(parse, v.i), *phrases(parse, v.i, _WITH))]
    return [t for n in found for t in _all(parse, n) if t.pos == "NOUN" and scene.who.at(t.i) is None]


def _weapon(parse: Parse, noun: Token) -> bool:
    """Whether a noun names a weapon or tool, or what is done with one ("drone strikes")."""
    if noun.lemma in words("weapons") or noun.lemma in words("tools"):
        return True
    with_one = any(c.dep == "compound" and c.lemma in words("weapons") for c in parse.children(noun.i))
    return with_one and nouns().get(noun.lemma) == "ASSAULT"


def _objects(scene: Scene, clause: Clause, typed: Typed) -> list[Token]:
    parse = scene.parse
    if typed.type not in _DONE:
        return []
    done_to = [
        described(parse, clause) or n if n.lower in RELATIVES else n for n in objects(parse, clause.core)
    ]
    return [
        noun
        for first in done_to
        for noun in _all(parse, first)
        if noun.pos in ("NOUN", "PROPN")
        and noun.text[:1].isalpha()
        and not parse.text.startswith("-", noun.end)
        and noun.lemma not in words("measures")
        and noun.lemma != "other"
        and noun.i != typed.noun
        and scene.who.at(noun.i) is None
        and lemma(noun, nouns()) not in nouns()
        and noun.tag != "CD"
    ]


def _all(parse: Parse, noun: Token) -> list[Token]:
    """A noun with those that are joined to it; of a measure what it counts ("tonnes of rice")."""
    found, todo = list[Token](), [noun]
    while todo and len(found) < _MOST:
        token = todo.pop(0)
        inner = next((n for n in phrases(parse, token.i, frozenset(("of",)))), None)
        found.append(inner if inner is not None and token.lemma in words("measures") else token)
        todo += [c for c in parse.children(token.i) if c.dep == "conj"]
    return found


def _words(parse: Parse, noun: Token) -> Span:
    first = max(left_edge(parse, noun.i), noun.i - _LONGEST)
    while first < noun.i and parse.tokens[first].pos in ("DET", "PUNCT", "PRON", "CCONJ", "ADP"):
        first += 1
    return parse.span(first, noun.i + 1)
