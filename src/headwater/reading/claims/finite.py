"""The helpers that a clause leaves to the one before it: "was found and | freed", "stormed the hall, | wounding two".

A claim that stands alone needs a finite verb. What the text shares is taken from where it stands; a participle in -ing
becomes a past tense where its governor is one ("wounded two"), any other gets a form of "be".
"""

from __future__ import annotations

from headwater.records import Parse, Token

from .clauses import Clause
from .roles import passive, subject
from .tables import irregular, words

_HELPERS = ("aux", "auxpass")
_HARMED = ("killed", "injured", "detained", "displaced")
_FARTHEST = 4  # clauses looked at above one
_NEAR = 3  # adverbs and marks between a helper and its verb
_MANY = frozenset(("they", "we", "you", "these", "those", "both", "many", "several", "few", "some"))


def helpers(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> list[str] | None:
    """Return the words that have to be put before the verb, mostly none; None where no finite verb can be made."""
    head = parse.tokens[clause.head]
    own = [c for c in parse.children(head.i) if c.dep in _HELPERS]
    if clause.core != clause.head and head.pos in ("NOUN", "PROPN"):
        head = parse.tokens[
            clause.frames[0] if clause.frames else clause.core
        ]  # a clause whose participle is its verb: "a bus carrying children overturned"
        return [] if head.tag in ("VBD", "VBN") else None
    joined = (
        head.dep == "conj"
        and parse.tokens[head.head].tag == "VBD"
        and parse.child(head.i, "dobj") is not None
    )
    if own or joined or head.tag in ("VBD", "VBZ", "VBP", "MD"):
        return None if any(c.tag == "TO" for c in own) and own[0].tag == "TO" else []
    if clause.joint == "conj" and (lent := _lent(parse, clause, clauses)) is not None:
        return lent
    if told(parse, clause, clauses) is not None:
        return []
    if head.tag in ("VBG", "VBN"):
        return [_be(parse, clause, clauses)] if _takes_be(parse, clause) else []
    return [] if _plural(parse, clause, clauses) else None


def told(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> str | None:
    """Return the past tense in place of a bare participle in -ing, where what it goes with is told in the past."""
    head = parse.tokens[clause.head]
    if head.tag != "VBG" or not head.lower.endswith("ing") or parse.child(head.i, *_HELPERS) is not None:
        return None
    if clause.joint == "conj" and _lent(parse, clause, clauses) is not None:
        return None
    return _past_tense(head.lower) if past(parse, clause, clauses) else None


def _past_tense(participle: str) -> str | None:
    """The past tense of a participle in -ing ("carrying": "carried"); None for "being"."""
    stem = participle.removesuffix("ing")
    if stem == "be" or len(stem) < 2:
        return None
    for prefix in ("", "re", "un", "out", "mis"):
        if stem.startswith(prefix) and stem.removeprefix(prefix) in irregular():
            return prefix + irregular()[stem.removeprefix(prefix)]
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("ee") else f"{stem}ed"


def begin(parse: Parse, clause: Clause) -> int:
    """Return the first token of the verb with the adverbs right before it."""
    first = clause.head
    for child in reversed(parse.children(clause.head)):
        if child.i == first - 1 and first > clause.head - _NEAR and child.dep in ("advmod", "neg", *_HELPERS):
            first = child.i
    return first


def past(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether the clause, or the first one around it with a tense, is told in the past ("left", "has left")."""
    for _ in range(_FARTHEST):
        forms = [c for c in parse.children(clause.head) if c.dep in _HELPERS] or [parse.tokens[clause.head]]
        if forms[0].tag == "VBD" or forms[0].lower in ("has", "have", "'ve", "’ve"):
            return True
        if forms[0].tag in ("VBZ", "VBP", "MD") or clause.above < 0:
            return False
        clause = clauses[clause.above]
    return False


def many(parse: Parse, noun: Token) -> bool:
    """Whether a noun or pronoun is a plural, or several joined."""
    if any(c.dep == "conj" for c in parse.children(noun.i)):
        return True
    return (
        noun.tag in ("NNS", "NNPS")
        or noun.lower in _MANY
        or (noun.pos == "NUM" and noun.lower not in ("one", "1"))
    )


def _lent(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> list[str] | None:
    """The helpers of the verb that this one is joined to, where both have the same form."""
    head, above = parse.tokens[clause.head], clause.above
    for _ in range(_FARTHEST):
        if above < 0:
            return None
        first = parse.tokens[clauses[above].head]
        shared = [c for c in parse.children(first.i) if c.dep in _HELPERS and c.i < first.i]
        if shared and shared[0].tag != "TO":
            lent = [c.text for c in shared] + _negation(parse, first, head)
            return lent if first.tag == head.tag or shared[-1].tag == "MD" else None
        if clauses[above].joint != "conj":
            break
        above = clauses[above].above
    return None


def _negation(parse: Parse, first: Token, head: Token) -> list[str]:
    """The "not" that a verb behind "or" shares ("was not seen or | heard")."""
    below = parse.children(first.i)
    either = any(c.dep == "cc" and c.lower in ("or", "nor") and c.i < head.i for c in below)
    return ["not"] if either and any(c.dep == "neg" and c.i < first.i for c in below) else []


def _takes_be(parse: Parse, clause: Clause) -> bool:
    """Whether a participle is one, and no past tense with a wrong tag ("the guards and the drivers left")."""
    head = parse.tokens[clause.head]
    if head.tag == "VBG" or passive(parse, clause.core):
        return True
    if parse.child(head.i, "nsubj") is not None and not any(head.lemma in words(name) for name in _HARMED):
        return False
    return clause.joint in ("acl", "participle", "ccomp") and parse.child(head.i, "dobj") is None


def _be(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> str:
    doer = subject(parse, clause, clauses)
    plural = doer is not None and many(parse, doer)
    if past(parse, clause, clauses):
        return "were" if plural else "was"
    return "are" if plural else "is"


def _plural(parse: Parse, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether an infinitive without "to" can be a present tense with a wrong tag ("they attack")."""
    doer = subject(parse, clause, clauses)
    return clause.joint != "purpose" and doer is not None and (doer.lower == "i" or many(parse, doer))
