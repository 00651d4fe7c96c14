"""A report's text cut into clauses: which token belongs to which predicate, and how the predicates hang together.

Verbs that only frame another event ("ordered the corps to deploy", "is prepared to lift") and their complements are one
clause: `head` is the outermost of them, `core` the one that says what happens. All walks are loops, and each token is
visited a bounded number of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from headwater.records import Parse, Sentence, Token

from .tables import frame_of, words

Joint = Literal["root", "conj", "ccomp", "advcl", "purpose", "participle", "relcl", "acl", "noun"]

_LONGEST = (
    400  # tokens of a sentence that is read; a longer one is a list or a broken text, and has no claims
)
_MOST = 60  # clauses of one sentence; what comes after them belongs to the last
_DEEPEST = 5  # frames within frames ("agreed to begin to allow")
_TAKING = frozenset(("to", "of", "from", "on", "at", "for", "in", "with", "about", "against", "into"))
_CLAUSAL: dict[str, Joint] = {
    "ROOT": "root", "ccomp": "ccomp", "advcl": "advcl", "relcl": "relcl", "acl": "acl", "csubj": "ccomp",
    "csubjpass": "ccomp", "parataxis": "root", "dep": "root", "intj": "root",
}  # fmt: skip


class Clause(NamedTuple):
    """A predicate with its place in the text; `above` is the number of the clause that governs it, or -1."""

    head: int
    core: int
    joint: Joint
    above: int
    frames: tuple[int, ...]


@dataclass(frozen=True)
class Clauses:
    """The clauses of a text; `owner` gives for each token the number of its clause, or -1."""

    clauses: tuple[Clause, ...]
    owner: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]


def split(parse: Parse, cues: frozenset[int] = frozenset()) -> Clauses:
    """Cut every sentence into clauses; what the `cues` (tokens) credit to somebody is a clause of its own."""
    made: list[tuple[int, Joint, int]] = []
    owner = [-1] * len(parse.tokens)
    for sentence in parse.sentences:
        if sentence.last - sentence.first > _LONGEST:
            continue
        _split_sentence(parse, sentence, cues, made, owner)
    members: list[list[int]] = [[] for _ in made]
    for i, number in enumerate(owner):
        if number >= 0:
            members[number].append(i)
    apart = frozenset(head for head, joint, _ in made if joint == "ccomp")
    clauses = tuple(_clause(parse, apart, *given) for given in made)
    return Clauses(clauses, tuple(owner), tuple(map(tuple, members)))


def _split_sentence(
    parse: Parse,
    sentence: Sentence,
    cues: frozenset[int],
    made: list[tuple[int, Joint, int]],
    owner: list[int],
) -> None:
    """Give every token of a sentence its clause, governors first; each token is climbed from once."""
    tokens, known, before = parse.tokens, set[int](), len(made)
    for start in range(sentence.first, sentence.last):
        path, above = [], start
        while above not in known:
            known.add(above)
            path.append(above)
            above = tokens[above].head
        for here in reversed(path):
            token = tokens[here]
            above = owner[token.head] if token.head != here else -1
            joint = _joint(parse, token) if token.pos in ("VERB", "AUX") or here == sentence.root else None
            if joint is None and token.dep == "ccomp" and token.head in cues and _claimed(parse, token):
                joint = "ccomp"
            if joint is not None and len(made) - before < _MOST:
                made.append((here, joint, above))
                above = len(made) - 1
            owner[here] = above


def _joint(parse: Parse, token: Token) -> Joint | None:
    """How a token begins a clause of its own; None where it belongs to the clause around it."""
    governor = parse.tokens[token.head]
    if token.dep == "conj":
        if governor.pos not in ("VERB", "AUX") or (
            _merged(parse, governor) and not _own_subject(parse, token)
        ):
            return None
        return "conj"
    if token.dep == "xcomp":
        return None if _merged(parse, token) else "purpose"
    if token.dep == "advcl":
        return _adverbial(parse, token)
    if token.dep == "ccomp":
        return None if _merged(parse, token) else "ccomp"
    if token.dep == "acl":
        return None if _garden(parse, governor) == token.i else _of_noun(parse, token)
    return _CLAUSAL.get(token.dep)


def _garden(parse: Parse, noun: Token) -> int | None:
    """The verb of a sentence whose parse took it for a participle ("A bus carrying children overturned")."""
    if noun.head != noun.i or noun.pos not in ("NOUN", "PROPN") or parse.sentence(noun.i).role != "body":
        return None
    verbs = [c.i for c in parse.children(noun.i) if c.dep == "acl" and c.tag in ("VBN", "VBD")]
    return verbs[-1] if verbs else None


def _of_noun(parse: Parse, token: Token) -> Joint | None:
    """What hangs on a noun: a participle, or what the noun says ("the admission that ..."); "efforts to" is neither."""
    if _to(parse, token):
        return None
    return "ccomp" if _own_subject(parse, token) and parse.child(token.i, "mark") is not None else "acl"


def _adverbial(parse: Parse, token: Token) -> Joint | None:
    if _to(parse, token):
        return None if _merged(parse, token) else "purpose"
    bare = (
        token.tag == "VBG"
        and not _own_subject(parse, token)
        and parse.child(token.i, "mark", "advmod") is None
    )
    return "participle" if bare else "advcl"


def _merged(parse: Parse, token: Token) -> bool:
    """Whether a verb is the complement of a frame, and so no clause of its own."""
    governor = parse.tokens[token.head]
    if token.dep == "xcomp":
        return (
            _frames(governor)
            or not _to(parse, token)
            or parse.child(governor.i, "dobj", "prep", "prt") is None
        )
    if token.dep == "ccomp":
        if _to(parse, token):
            return True
        return (
            frame_of(governor) is not None and governor.lemma not in words("speech") and governor.i < token.i
        )
    if token.dep == "advcl":  # "demanded of them to leave"
        return (
            _to(parse, token) and frame_of(governor) is not None and parse.child(governor.i, "dobj") is None
        )
    return token.dep == "pcomp"


def _frames(governor: Token) -> bool:
    return frame_of(governor) is not None or governor.pos == "ADJ"


def _to(parse: Parse, token: Token) -> bool:
    return any(c.tag == "TO" and c.dep in ("aux", "mark") for c in parse.children(token.i))


def _own_subject(parse: Parse, token: Token) -> bool:
    return parse.child(token.i, "nsubj", "nsubjpass", "expl") is not None


def _claimed(parse: Parse, token: Token) -> bool:
    """Whether a source claims, suspects or denies it in a finite clause of its own ("he alleged that ...")."""
    frame = frame_of(parse.tokens[token.head])
    return frame is not None and frame.standing in ("alleged", "denied") and not _to(parse, token)


def _clause(parse: Parse, apart: frozenset[int], head: int, joint: Joint, above: int) -> Clause:
    """Follow the frames from the head inward to the verb that says what happens."""
    core, passed = _garden(parse, parse.tokens[head]) or head, list[int]()
    for _ in range(_DEEPEST):
        frame, inner = _inner(parse, core)
        if inner is None or inner in apart:
            break
        passed.append(frame)
        core = inner
    return Clause(head, core, joint, above, tuple(passed))


def _inner(parse: Parse, here: int) -> tuple[int, int | None]:
    """The frame at `here` (or its adjective) and the verb that it takes, or None."""
    token = parse.tokens[here]
    places = [token, *(c for c in parse.children(here) if c.dep in ("acomp", "oprd", "attr"))]
    for place in places:
        if frame_of(place) is None:
            continue
        for child in parse.children(place.i):
            if child.i <= place.i:
                continue
            if (
                child.dep in ("xcomp", "ccomp", "advcl")
                and child.pos in ("VERB", "AUX")
                and _merged(parse, child)
            ):
                return place.i, child.i
            if child.dep == "dobj" and (told := _told_to(parse, child)) is not None:
                return place.i, told
            if (
                child.dep == "prep"
                and child.lower in _TAKING
                and (verb := parse.child(child.i, "pcomp"))
                and verb.pos == "VERB"
            ):
                return place.i, verb.i
    return here, None


def _told_to(parse: Parse, noun: Token) -> int | None:
    """The infinitive that the parse hangs on the one who is told ("ordered the brigade to leave")."""
    return next((c.i for c in parse.children(noun.i) if c.dep == "acl" and _to(parse, c)), None)
