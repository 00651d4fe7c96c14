"""In what standing a clause is told: its status and its stance, from frames, modals, marks, negation and the cue."""

from __future__ import annotations

from typing import NamedTuple, cast

from headwater.records import CueStance, Parse, Stance, Status, Token

from ..actors.words import kinds
from .clauses import Clause
from .events import modal, negated
from .tables import frame_of, nouns, speaks, words

_BY_CUE: dict[CueStance, Status] = {
    "doubtful": "alleged", "accusing": "alleged", "denying": "denied", "predicting": "predicted",
    "ordering": "ordered", "intending": "intended",
}  # fmt: skip
_BY_MODAL: dict[str, Status] = {"possible": "hypothetical", "advice": "hypothetical", "duty": "intended"}
_BY_ADVERB: dict[str, Status] = {
    "allegedly": "alleged", "purportedly": "alleged", "supposedly": "alleged", "ostensibly": "alleged",
    "apparently": "alleged", "possibly": "hypothetical", "perhaps": "hypothetical", "potentially": "hypothetical",
    "probably": "alleged", "likely": "alleged",
}  # fmt: skip
_BY_ADJECTIVE: dict[str, Status] = {
    "planned": "planned", "scheduled": "planned", "proposed": "planned", "upcoming": "planned", "future": "planned",
    "impending": "planned", "coming": "planned", "alleged": "alleged", "suspected": "alleged", "supposed": "alleged",
    "apparent": "alleged", "possible": "hypothetical", "potential": "hypothetical", "threatened": "hypothetical",
}  # fmt: skip
_ACTS = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "ure", "ency", "sis")
_LIKELY = frozenset(("likely", "probable"))
_STATED = frozenset(("ordered", "alleged"))
_NO_ORDERS = frozenset(("tell", "require", "direct", "consider", "think", "understand", "charge"))
ORDERS = frozenset(("order", "command", "instruction", "directive"))
_DONE = ("dobj", "nsubjpass")
_CLAIMED = frozenset(("ASSAULT", "COERCE", "SANCTION"))  # what a source that did it claims for itself
_TAKEN_FOR_GRANTED = frozenset(("relcl", "acl", "noun"))


class Telling(NamedTuple):
    """How a clause is told: its event type, the stance of the words that credit it, and what is known of its source.

    `by_source` says that the source tells of itself, `agent` that somebody does it, `voiced` that somebody is credited,
    `order` that the source is an order, `dated` that the clause has a time of its own; `within` is the status that the
    clause around it gives what it says ("is said to be so angry that ...").
    """

    kind: str | None
    cue: CueStance
    by_source: bool
    agent: bool
    voiced: bool
    order: bool
    dated: bool
    within: Status | None = None


def status(parse: Parse, clause: Clause, telling: Telling) -> Status:
    """Return the status of a clause: what its own words give, or else what the words that credit it do."""
    if clause.joint == "purpose":
        return "intended"
    framed = _framed(parse, clause)
    if framed == "happened":  # "she would ask for help" tells of no asking that has happened
        framed = _marked(parse, clause) or _modal(parse, clause, telling) or framed
    own = framed or _marked(parse, clause) or _modal(parse, clause, telling) or telling.within
    if own is not None:
        return own
    granted = clause.joint in _TAKEN_FOR_GRANTED or clause.joint == "advcl"
    if telling.cue in _BY_CUE and not (granted and telling.cue != "doubtful"):
        return _BY_CUE[telling.cue]
    if telling.by_source and telling.kind in _CLAIMED and not present(parse, clause.head):
        return "alleged"
    if telling.kind not in (None, "REJECT") and negated(parse, clause):
        return "denied"
    if telling.voiced and telling.kind != "REJECT" and _flatly(parse, clause):
        return "denied"
    return _going_on(parse, clause)


def stance(parse: Parse, clause: Clause, kind: str | None, told: Status, cue: CueStance) -> Stance:
    """Return whether the source asserts, presupposes or denies it."""
    if cue == "denying" and clause.joint not in _TAKEN_FOR_GRANTED:
        return "denies"
    if told == "denied" or (kind not in (None, "REJECT") and told == "happened" and _not_so(parse, clause)):
        return "denies"
    speaking = clause.joint == "acl" and speaks(
        parse.tokens[clause.head]
    )  # "wrote a note | blaming the army"
    if (clause.joint in _TAKEN_FOR_GRANTED and not speaking) or _since(parse, clause):
        return "presupposes"
    return "asserts"


def _not_so(parse: Parse, clause: Clause) -> bool:
    """Whether the predicate itself is negated; "urged drivers not to stop" tells of an appeal that was made."""
    return negated(parse, clause._replace(core=clause.head) if clause.frames else clause)


def _framed(parse: Parse, clause: Clause) -> Status | None:
    for i in clause.frames:
        frame = frame_of(parse.tokens[i])
        if frame is not None and frame.standing not in ("same", "none"):
            return cast("Status", frame.standing)
    head = parse.tokens[clause.core]
    frame = frame_of(head)
    if (
        frame is not None
        and frame.standing in _STATED
        and head.lemma not in _NO_ORDERS
        and any(_act(c) for c in parse.children(head.i) if c.dep in _DONE)
    ):
        return cast("Status", frame.standing)  # "ordered checks", "claimed responsibility"
    return "ordered" if _on_orders(parse, clause) else None


def _act(noun: Token) -> bool:
    """Whether what is ordered or claimed is an act, or who shall do it, and no thing that is bought or taken."""
    if (
        noun.lemma in nouns()
        or noun.lemma in words("acts")
        or noun.lemma in kinds()
        or noun.pos in ("PROPN", "PRON")
    ):
        return True
    return noun.lemma.endswith(_ACTS)


def _told_of(parse: Parse, noun: int) -> Status | None:
    """The standing that its adjectives give an event noun ("the planned deployment", "the alleged attack")."""
    told = (_BY_ADJECTIVE.get(c.lower) for c in parse.children(noun) if c.dep == "amod")
    return next((status for status in told if status is not None), None)


def commanded(parse: Parse, clause: Clause) -> bool:
    """Whether the clause tells of an order; the times in what is ordered are not those of the order."""
    frame = frame_of(parse.tokens[clause.frames[0]]) if clause.frames else None
    return frame is not None and frame.standing == "ordered"


def _on_orders(parse: Parse, clause: Clause) -> bool:
    """Whether it was done "on the orders of" somebody."""
    nouns = (parse.child(c.i, "pobj") for c in parse.children(clause.core) if c.dep == "prep")
    return any(noun is not None and noun.lemma in ORDERS for noun in nouns)


def _marked(parse: Parse, clause: Clause) -> Status | None:
    """The status that a conjunction or an adverb gives ("if", "unless", "allegedly"), or an event noun's adjective."""
    if clause.joint == "noun":
        return _told_of(parse, clause.head)
    for child in parse.children(clause.head):
        if child.dep == "mark" and child.lower in words("condition") and clause.joint != "ccomp":
            return "hypothetical"
        if child.dep == "mark" and child.lower == "whether":
            return "hypothetical"
        told = modal(parse, clause) in ("future", "would") and child.lower in _LIKELY  # "would likely be out"
        if child.dep == "advmod" and child.lower in _BY_ADVERB and not told:
            return _BY_ADVERB[child.lower]
    noun = parse.child(clause.head, "attr", "acomp")
    likely = noun is not None and any(c.lower in _LIKELY for c in (noun, *parse.children(noun.i)))
    return "alleged" if likely else None


def _modal(parse: Parse, clause: Clause, telling: Telling) -> Status | None:
    name = modal(parse, clause)
    if name in ("future", "would"):
        if name == "would" and any(c.lower == "have" and c.dep == "aux" for c in parse.children(clause.head)):
            return "hypothetical"
        return _future(telling)
    if telling.order and name in ("duty", "advice"):
        return "ordered"
    return _BY_MODAL.get(name)


def _future(telling: Telling) -> Status:
    """What will be: a plan where it has a date or the outlet tells of it, an intention where somebody says he will."""
    if telling.by_source:
        return "intended"
    if not telling.agent:
        return "predicted"
    return "intended" if telling.voiced and not telling.dated else "planned"


def _flatly(parse: Parse, clause: Clause) -> bool:
    """Whether a source says that it never was so ("never", "at no time"); "no one was there" only tells how it was."""
    below = [c for i in {clause.head, clause.core} for c in parse.children(i)]
    nouns = [n for c in below if c.dep == "prep" for n in parse.children(c.i) if n.lower == "time"]
    return any(c.lower == "never" for c in below) or any(
        d.lower == "no" for noun in nouns for d in parse.children(noun.i)
    )


def _since(parse: Parse, clause: Clause) -> bool:
    """Whether a clause only says when or why something else happened."""
    return clause.joint == "advcl" and any(
        c.lower in words("aftermath") for c in parse.children(clause.head) if c.dep in ("mark", "advmod")
    )


def _going_on(parse: Parse, clause: Clause) -> Status:
    head = parse.tokens[clause.head]
    continuing = head.lemma in ("continue", "remain", "persist") or any(
        c.lower in words("ongoing") for c in parse.children(clause.head) if c.dep in ("advmod", "acomp")
    )
    told = present(parse, clause.head) or any(c.lower in ("has", "have") for c in parse.children(clause.head))
    return "ongoing" if continuing and told else "happened"


def present(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is in the present tense ("goes on", "is going on"); "has gone" is not."""
    token = parse.tokens[i]
    helpers = [c for c in parse.children(i) if c.dep in ("aux", "auxpass")]
    if not helpers:
        return token.tag in ("VBZ", "VBP")
    return helpers[0].tag in ("VBZ", "VBP") and helpers[0].lower not in ("has", "have", "'ve", "’ve")


def was_done(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is a passive of the past ("was held"), which no later day makes a plan."""
    return parse.child(i, "auxpass") is not None and simple_past(parse, i)


def simple_past(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is in the simple past ("went", "was taken")."""
    forms = [parse.tokens[i], *(c for c in parse.children(i) if c.dep in ("aux", "auxpass"))]
    return any(form.tag == "VBD" for form in forms)
