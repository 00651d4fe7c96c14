"""What grammar alone says of a pronoun: whom it must mean, whom it cannot mean, and where nothing can be told.

"Smith sold his house": his own. "Police believe him": not the police. "Some said they left": they are "some", who are
no actor of the report. Walks go from verb to verb and are short.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.records import Parse, Token

from .words import HE, IT, SHE, THEY

Of = TypeVar("Of")

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTIVE = frozenset(("him", "them", "us", "me"))
_WEATHER = frozenset(("rain", "snow", "hail", "thunder", "seem", "appear", "take"))
_PERSONAL = frozenset(
    "willing ready able unable prepared determined eager keen set due happy sorry proud glad reluctant unwilling"
    " committed confident sure aware afraid certain unsure concerned worried pleased poised bound supposed"
    " scheduled".split()
)  # what "it" is said to be where it is somebody
_CLAUSAL = frozenset(("xcomp", "ccomp", "csubj", "advcl"))
_INNER = frozenset(("ccomp", "relcl", "acl", "advcl", "xcomp", "pcomp"))
_STEPS = 8  # governors looked at to find a pronoun's verb
_VERBS = 3  # verbs looked at above a pronoun
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON"))


@dataclass(frozen=True)
class Bound(Generic[Of]):
    """What binds a pronoun: `must` is whom it means, `never` whom it cannot mean, `open` that nothing tells.

    `hardly` is who says it: "the chief said police believe him" is rather of somebody else.
    """

    must: Of | None = None
    never: Of | None = None
    open: bool = False
    hardly: tuple[Of, ...] = ()


def bind(parse: Parse, pronoun: int, known: Mapping[int, Of]) -> Bound[Of]:
    """Return what grammar says of the pronoun at this token; `known` are the actors by the token of their noun."""
    token = parse.tokens[pronoun]
    verbs = _verbs(parse, pronoun)
    if token.dep == "poss" and token.lower not in _OBJECTIVE:
        return _owner(parse, token, verbs, known)
    subjects = [_subject(parse, verb) for verb in verbs]
    if token.dep in _SUBJECTS and token.lower not in _OBJECTIVE:
        return _complement(parse, token, known)
    own = subjects[0] if subjects else None
    tellers = (known.get(s.i) for s in subjects[1:] if s is not None and s.i < pronoun)
    return Bound(
        never=known.get(own.i) if own is not None and own.i != pronoun else None,
        hardly=tuple(teller for teller in tellers if teller is not None),
    )


def thing_before(parse: Parse, pronoun: int, things: list[int], known: Mapping[int, Of]) -> bool:
    """Whether the last subject before an "it" is a thing that is no actor ("The fire spread. It ...").

    `things` are the tokens of all subjects before the pronoun, in the order of the text.
    """
    token = parse.tokens[pronoun]
    for i in reversed(things[-_STEPS:]):
        noun = parse.tokens[i]
        if token.sentence - noun.sentence > 1:
            return False
        if parse.tokens[noun.head].dep in _INNER:
            continue  # "The mill said the fire was out. It ...": the mill
        if noun.pos in ("NOUN", "PROPN") and noun.tag in ("NN", "NNP") and i < pronoun:
            return i not in known
    return False


def empty(parse: Parse, token: Token) -> bool:
    """Whether "it" means nothing by itself ("it is hard to say", "it was clear that ...", "it rained")."""
    verb = parse.tokens[token.head]
    if token.lower != "it" or token.dep not in _SUBJECTS:
        return False
    below = parse.children(verb.i)
    if token.dep == "nsubjpass" and any(c.dep == "ccomp" and c.i > verb.i for c in below):
        return True  # "it was agreed that ..."
    said = [verb] if verb.pos == "ADJ" else [c for c in below if c.dep in ("acomp", "attr")]
    told = verb.lemma in _WEATHER or bool(said and not any(c.lower in _PERSONAL for c in said))
    within = [*below, *(c for noun in below for c in parse.children(noun.i))]
    goes_on = any(c.dep in _CLAUSAL and c.i > verb.i for c in within)
    return told and (goes_on or verb.lemma in _WEATHER)


def named_in_content(parse: Parse, pronoun: int) -> frozenset[str]:
    """The names of those of whom the pronoun says something, who are not himself ("he said Smith was out")."""
    token = parse.tokens[pronoun]
    content = parse.child(token.head, "ccomp") if token.dep in _SUBJECTS else None
    subject = _subject(parse, content.i) if content is not None and content.i > pronoun else None
    return frozenset((subject.lower,)) if subject is not None and subject.pos == "PROPN" else frozenset()


def _owner(parse: Parse, token: Token, verbs: list[int], known: Mapping[int, Of]) -> Bound[Of]:
    """A possessive means the subject of its own verb, if that can have something."""
    for n, verb in enumerate(verbs):
        subject = _subject(parse, verb)
        if subject is None or _inside(parse, token.i, subject.i):
            continue
        if subject.i > token.i:
            return Bound(open=True)  # "Praising his wife, the mayor left"
        if subject.i in known:
            return Bound(must=known[subject.i] if n == 0 else None)
        plural = subject.tag in ("NNS", "NNPS")
        if subject.tag in ("CD", "DT") and (token.lower in HE or token.lower in SHE):
            return Bound(open=True)  # "One of the drivers sold her car"
        lacking = (token.lower in THEY and plural) or (token.lower in IT and subject.tag == "NN")
        return Bound(open=lacking and subject.pos == "NOUN")
    return Bound()


def _complement(parse: Parse, token: Token, known: Mapping[int, Of]) -> Bound[Of]:
    """The subject of what somebody says is mostly himself; unless those who say it are no actors."""
    verb = parse.tokens[token.head]
    if verb.dep != "ccomp" or verb.head >= token.i:
        return Bound()
    subject = _subject(parse, verb.head)
    if subject is None or subject.i > token.i or subject.pos not in _NOMINAL:
        return Bound()
    if subject.i in known:
        return Bound(must=known[subject.i])
    if subject.lower == token.lower:
        return Bound(open=True)  # "She said she did it": whoever she is
    plural = subject.tag in ("NNS", "NNPS", "DT", "JJ", "CD")
    person = token.lower in HE or token.lower in SHE
    return Bound(open=token.lower in THEY and plural and not person and subject.pos != "PRON")


def _verbs(parse: Parse, i: int) -> list[int]:
    """The verbs above a token, the nearest first."""
    found: list[int] = []
    for steps, token in enumerate(parse.ancestors(i)):
        if steps >= _STEPS or len(found) == _VERBS:
            break
        if token.pos in ("VERB", "AUX"):
            found.append(token.i)
    return found


def _subject(parse: Parse, verb: int) -> Token | None:
    return parse.child(verb, *_SUBJECTS)


def _inside(parse: Parse, i: int, noun: int) -> bool:
    for steps, token in enumerate(parse.ancestors(i)):
        if token.i == noun:
            return True
        if steps >= _STEPS:
            break
    return False
