"""The PLOVER type of a clause, by the tables: verb and arguments, event nouns, frames, modals, negation."""

from __future__ import annotations

from typing import NamedTuple

from headwater.records import Parse, Plover, Token

from .clauses import Clause, cleft_verb
from .roles import Who, agent, behind, described, objects, passive, phrases, subject
from .tables import VerbRule, frame_of, lemma, light, noun_modes, nouns, plover, verbs, words

_HOSTILE_INTENT: Plover = "THREATEN"
_FRIENDLY_INTENT: Plover = "AGREE"
_THINGS = frozenset(("it", "this", "that", "which", "these", "those"))
_LEDE = 4  # sentences that tell what a text is about
_ABOVE = 3  # clauses looked at above one
_MARTIAL = frozenset(("war", "military", "naval"))
_SPOKEN = frozenset(("AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"))


class Scene(NamedTuple):
    """What the rules on one clause look at: its text, all clauses, who is who, whether all of it tells of a mishap."""

    parse: Parse
    clauses: tuple[Clause, ...]
    who: Who
    mishap: bool = False


class Typed(NamedTuple):
    """A type with the token of the event noun that gave it, where one did, and the mode that the tables give it."""

    type: Plover | None
    noun: int | None = None
    mode: str | None = None


NONE = Typed(None)


def type_of(scene: Scene, clause: Clause) -> Typed:
    """Return the type of the event that a clause tells, after frames, modals and negation."""
    if clause.joint == "noun":
        return _named(scene.parse.tokens[clause.head])
    typed = _predicate(scene, clause, clause.core)
    for frame in reversed(clause.frames):
        typed = _framed(scene.parse.tokens[frame], typed)
    if negated(scene.parse, clause):
        return _negated(scene, clause, typed)
    return _intended(scene, clause, typed)


def _named(noun: Token) -> Typed:
    """The type and mode that an event noun has by itself."""
    return Typed(nouns().get(noun.lemma), noun.i, noun_modes().get(noun.lemma))


def negated(parse: Parse, clause: Clause) -> bool:
    """Whether the predicate is said not to hold ("did not", "no longer", "never")."""
    here = {clause.head, clause.core}
    for i in here:
        for child in parse.children(i):
            if child.dep == "neg" or (
                child.dep in ("advmod", "preconj") and child.lower in words("negation")
            ):
                return True
    subj = parse.child(clause.head, "nsubj", "nsubjpass")
    return subj is not None and (
        subj.lower in words("negation") or any(c.lower in ("no", "not") for c in parse.children(subj.i))
    )


def modal(parse: Parse, clause: Clause) -> str:
    """Return the class of the predicate's modal (future, would, possible, duty, advice), or an empty string."""
    lifted = cleft_verb(parse, clause.head)
    below = parse.children(lifted) if lifted is not None else parse.children(clause.head)
    for child in (*below, parse.tokens[clause.head]):
        if child.text[:1] in "'’" and parse.tokens[clause.head].tag in ("VBD", "VBN"):
            continue  # "they'd left": had
        if child.tag == "MD" and (child.dep == "aux" or child.i == clause.head):
            for name in ("future", "would", "possible", "duty", "advice"):
                if child.lower in words(name):
                    return name
    return ""


def _predicate(scene: Scene, clause: Clause, core: int) -> Typed:
    """The type by verb and arguments, or by an event noun: what was "held" or "launched", what "took place"."""
    token = scene.parse.tokens[core]
    rule = _best(scene, clause, core)
    carrier = lemma(token, light())
    if rule is not None and rule.type == "ASSAULT" and _accidental(scene, clause, core):
        return NONE
    if rule is not None and (rule.objects or carrier not in light()):
        return Typed(rule.type, mode=rule.mode)
    if carrier in light():
        for noun in objects(scene.parse, core):
            if typed := _light(scene.parse, carrier, noun):
                return typed
    if rule is not None:
        return Typed(rule.type, mode=rule.mode)
    return _phrased(scene, token) or _occurring(scene, clause, token)


def _phrased(scene: Scene, token: Token) -> Typed | None:
    """The type of the event that somebody goes to or takes part in ("went on strike", "arrived for talks")."""
    if lemma(token, words("through")) not in words("through"):
        return None
    around = phrases(scene.parse, token.i, frozenset(("for", "on", "in", "to")))
    part = scene.parse.child(token.i, "dobj")
    around += (
        phrases(scene.parse, part.i, frozenset(("in",))) if part is not None and part.lower == "part" else []
    )
    return next((_named(noun) for noun in around if noun.lemma in nouns()), None)


def _accidental(scene: Scene, clause: Clause, core: int) -> bool:
    """Whether no hand did it: a fire, a crash or a gas explosion killed, or somebody was killed in one.

    Or it is told of a mishap ("the crane fell, killing two and hurting four").
    """
    parse = scene.parse
    if scene.mishap and parse.tokens[core].lemma not in words("mishaps"):
        return True
    if parse.tokens[core].lemma == "fall" and parse.child(core, "acomp", "prt", "oprd") is not None:
        return True  # "fell ill"
    above = clause
    for _ in range(_ABOVE):
        if above.joint not in ("participle", "conj") or above.above < 0:
            break
        above = scene.clauses[above.above]
        if parse.tokens[above.core].lemma in words("mishaps"):
            return True
    causes = [subject(parse, clause, scene.clauses)] if not passive(parse, core) else [agent(parse, core)]
    causes += phrases(parse, core, frozenset(("in", "by", "from", "during")))
    for cause in causes:
        if cause is not None and cause.lemma in words("accidents"):
            return True
        if cause is not None and any(
            c.lemma in words("hazards") and c.dep == "compound" for c in parse.children(cause.i)
        ):
            return True
    return False


def mishap(parse: Parse, clauses: tuple[Clause, ...]) -> bool:
    """Return whether a text begins with a mishap (a crash, a fire) and tells of no attack and no weapon."""
    told = [c for c in clauses if parse.tokens[c.core].sentence < _LEDE]
    verbs = any(parse.tokens[c.core].lemma in words("mishaps") for c in told)
    lede = (t for t in parse.tokens if t.sentence < _LEDE and t.pos == "NOUN")
    if not verbs and not any(t.lemma in words("accidents") and t.dep != "dobj" for t in lede):
        return False  # "opened fire" is no fire
    return not any(_attacks(token) for token in parse.tokens)


def _attacks(token: Token) -> bool:
    """Whether a word tells of an attack or names a weapon; vehicles have accidents too."""
    if token.pos == "VERB":
        return token.lemma in words("deliberate")
    armed = _struck_by(token) or token.lemma in words("tools")
    return token.pos == "NOUN" and armed and token.lemma not in words("vehicles")


def _occurring(scene: Scene, clause: Clause, token: Token) -> Typed:
    """The type of an event noun that is said to begin, to last, to come."""
    if lemma(token, words("occurrence")) not in words("occurrence"):
        return NONE
    noun = subject(scene.parse, clause, scene.clauses)
    return _named(noun) if noun is not None and noun.lemma in nouns() else NONE


def _light(parse: Parse, carrier: str, noun: Token) -> Typed | None:
    event = _event_noun(parse, noun)
    if event is None:
        return None
    given = light()[carrier]
    return _named(event) if given is None else Typed(given, event.i)


def _event_noun(parse: Parse, noun: Token) -> Token | None:
    before = {c.lower for c in parse.children(noun.i) if c.dep in ("compound", "amod")}
    if before & {"press", "news"} or (noun.lemma in ("game", "games") and not before & _MARTIAL):
        return None  # a news conference is no talks, a football game no exercise
    if noun.lemma in nouns():
        return noun
    of = next((c for c in parse.children(noun.i) if c.lower == "of"), None)
    inner = parse.child(of.i, "pobj") if of and noun.lemma in words("measures") | {"day", "effort"} else None
    return inner if inner and inner.lemma in nouns() else None


def _best(scene: Scene, clause: Clause, core: int) -> VerbRule | None:
    token = scene.parse.tokens[core]
    rules = verbs().get(lemma(token, verbs()), ())
    return next((rule for rule in rules if _holds(scene, clause, core, rule)), None)


def _holds(scene: Scene, clause: Clause, core: int, rule: VerbRule) -> bool:
    parse = scene.parse
    below = parse.children(core)
    if rule.particles and not any(
        c.lower in rule.particles and c.dep in ("prt", "advmod", "prep") for c in below
    ):
        return False
    done_to = objects(parse, core)
    around = [*below, *(c for noun in done_to for c in parse.children(noun.i))] if rule.preps else []
    if rule.preps and not any(c.lower in rule.preps and c.dep in ("prep", "agent") for c in around):
        return False
    if not done_to and rule.objects and lemma(parse.tokens[core], words("ergative")) in words("ergative"):
        done_to = [t for t in [parse.child(core, "nsubj")] if t is not None]  # "the crossing reopened"
    if rule.objects and not any(_head_words(parse, noun) & rule.objects for noun in done_to):
        return False
    return _flags(scene, clause, core, rule.flags, done_to)


def _flags(scene: Scene, clause: Clause, core: int, flags: frozenset[str], done_to: list[Token]) -> bool:
    parse = scene.parse
    if "bare" in flags and done_to:
        return False
    if "human" in flags and not any(scene.who.at(n.i) or n.pos == "PRON" or _many(scene, n) for n in done_to):
        return False
    visited = [*done_to, *([noun] if (noun := described(parse, clause)) is not None else [])]
    if "official" in flags and any(noun.lemma in words("leisure") for noun in visited):
        return False
    if "unit" in flags and not _done_by(scene, clause, core, frozenset(("unit",))):
        return False
    if "crowd" in flags and not _done_by(scene, clause, core, frozenset(("group", "person"))):
        return False
    return "agent" not in flags or _has_agent(scene, clause, core)


def _done_by(scene: Scene, clause: Clause, core: int, kinds: frozenset[str]) -> bool:
    """Whether the subject is an actor of one of these kinds; vehicles and weapons count as units."""
    doer = (
        agent(scene.parse, core)
        if passive(scene.parse, core)
        else subject(scene.parse, clause, scene.clauses)
    )
    if doer is None:
        return False
    if "unit" in kinds and _head_words(scene.parse, doer) & words("weapons"):
        return True
    return any(scene.who.kinds[actor] in kinds for actor, _ in behind(scene.parse, doer, scene.who))


def _many(scene: Scene, noun: Token) -> bool:
    """Whether a number or a measure stands for people ("killed 14", "dozens of villagers")."""
    if noun.pos == "NUM":
        return True
    return noun.lemma in words("measures") and bool(behind(scene.parse, noun, scene.who))


def _has_agent(scene: Scene, clause: Clause, core: int) -> bool:
    """Whether somebody does it; of a passive without "by" that is taken for granted."""
    if passive(scene.parse, core):
        by = agent(scene.parse, core)
        return by is None or _struck_by(by) or bool(behind(scene.parse, by, scene.who))
    doer = subject(scene.parse, clause, scene.clauses)
    if doer is None:
        return False
    by_pronoun = doer.pos == "PRON" and (doer.lower not in _THINGS or scene.who.at(doer.i) is not None)
    return by_pronoun or _struck_by(doer) or bool(behind(scene.parse, doer, scene.who))


def _struck_by(noun: Token) -> bool:
    """Whether a weapon or an attack stands for those behind it ("hit by a shell", "by gunfire")."""
    return noun.lemma in words("weapons") or nouns().get(noun.lemma) == "ASSAULT"


def _head_words(parse: Parse, noun: Token) -> frozenset[str]:
    """The lemma of a noun, of those joined to it, and of what a measure counts."""
    found = {noun.lemma, noun.lower}
    for child in parse.children(noun.i):
        if child.dep == "conj":
            found.add(child.lemma)
        elif child.lower == "of" and (
            noun.lemma in words("measures") or noun.lemma in ("state", "deployment")
        ):
            inner = parse.child(child.i, "pobj")
            found |= {inner.lemma, inner.lower} if inner else set()
    return frozenset(found)


def _framed(frame: Token, typed: Typed) -> Typed:
    """What a frame makes of the type of its complement."""
    rule = frame_of(frame)
    if rule is None:
        return typed
    known = rule.friendly if typed.type in words("friendly") else rule.hostile
    given = rule.untyped if typed.type is None else known
    if given == _HOSTILE_INTENT and rule.friendly == _FRIENDLY_INTENT and typed.type in _SPOKEN:
        return typed  # to intend to ask is no threat
    return typed if given == "own" else Typed(plover(given), typed.noun)


def _negated(scene: Scene, clause: Clause, typed: Typed) -> Typed:
    """A friendly act that is refused is a rejection; one that merely did not happen is no event."""
    if typed.type is None or typed.type not in words("friendly"):
        return typed
    refused = modal(scene.parse, clause) in ("future", "would") or typed.type == "AGREE"
    return Typed("REJECT", typed.noun) if refused and _has_agent(scene, clause, clause.core) else NONE


def _intended(scene: Scene, clause: Clause, typed: Typed) -> Typed:
    """An announced act: a promise where it is friendly, a threat where it is hostile or hangs on a condition."""
    if typed.type is None or typed.type in _SPOKEN or modal(scene.parse, clause) not in ("future", "would"):
        return typed
    if not _has_agent(scene, clause, clause.core):
        return typed
    tied = any(c.lower == "unless" for v in scene.parse.children(clause.head) if v.dep == "advcl"
               for c in scene.parse.children(v.i) if c.dep == "mark")  # fmt: skip
    friendly = typed.type in words("friendly") and not tied
    return Typed(_FRIENDLY_INTENT if friendly else _HOSTILE_INTENT, typed.noun)
