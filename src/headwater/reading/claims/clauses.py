"""A report's text cut into clauses: which token belongs to which predicate, and how the predicates hang together.

Verbs that only frame another event ("ordered the corps to deploy", "is prepared to lift") and their complements are one
clause: `head` is the outermost of them, `core` the one that says what happens. All walks are loops, and each token is
visited a bounded number of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from headwater.records import Parse, Sentence, Token

from .tables import Frame, frame_of, frames, words

Joint = Literal["root", "conj", "ccomp", "advcl", "purpose", "participle", "relcl", "acl", "noun"]

_LONGEST = (
    400  # tokens of a sentence that is read; a longer one is a list or a broken text, and has no claims
)
_MOST = 60  # clauses of one sentence; what comes after them belongs to the last
_DEEPEST = 5  # frames within frames ("agreed to begin to allow")
_TAKING = frozenset(("to", "of", "from", "on", "at", "for", "in", "with", "about", "against", "into"))
_CLAUSAL: dict[str, Joint] = {
    "ROOT": "root", "ccomp": "ccomp", "advcl": "advcl", "relcl": "relcl", "acl": "acl", "parataxis": "root",
    "dep": "root", "intj": "root",
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
            if joint == "conj" and above >= 0 and made[above][1] == "purpose" and token.tag == "VB":
                joint, above = "purpose", made[above][2]  # "to shut the gate and search the cars"
            if joint is not None and len(made) - before < _MOST:
                made.append((here, joint, above))
                above = len(made) - 1
            owner[here] = above


def _joint(parse: Parse, token: Token) -> Joint | None:
    """How a token begins a clause of its own; None where it belongs to the clause around it."""
    governor = parse.tokens[token.head]
    if (
        token.lemma == "work"
        and token.dep in ("xcomp", "advcl")
        and governor.lemma in ("come", "go", "return")
    ):
        return None  # "did not come to work"
    if token.dep == "conj":
        return "conj" if governor.pos in ("VERB", "AUX") and not _goes_with(parse, governor, token) else None
    if token.dep in ("xcomp", "ccomp"):
        apart: Joint = "purpose" if token.dep == "xcomp" else "ccomp"
        return None if _merged(parse, token) or _asked(parse, token) or _bare(parse, token) else apart
    if token.dep == "advcl":
        return _adverbial(parse, token)
    if token.dep == "acl":
        return None if _garden(parse, governor) == token.i else _of_noun(parse, token)
    if token.dep == "relcl" and _full(parse, token):
        return "ccomp"
    if token.dep == "relcl":
        return (
            None
            if _to(parse, token) or _cleft(parse, governor) or _content(parse, governor, token)
            else "relcl"
        )
    return _CLAUSAL.get(token.dep)


def _full(parse: Parse, token: Token) -> bool:
    """Whether a clause behind a noun lacks nothing and tells what was said ("told in private | it was shut by X")."""
    below = parse.children(token.i)
    asked = any(c.tag in ("WDT", "WP", "WP$", "WRB", "TO") or c.dep == "mark" for c in below)
    passive = any(c.dep == "nsubjpass" for c in below) and any(c.dep in ("agent", "prep") for c in below)
    pronoun = any(d.tag in ("WDT", "WP", "WP$") for c in below for d in parse.children(c.i))
    noun = parse.tokens[token.head]
    return passive and not asked and not pronoun and noun.dep in ("pobj", "dobj")


def _goes_with(parse: Parse, governor: Token, token: Token) -> bool:
    """Whether a joined verb is a second half of what is no clause by itself ("the right to live and work there")."""
    if _own_subject(parse, token) and not (token.tag == "VBN" and _infinite(parse, token)):
        return False
    return _merged(parse, governor) or (governor.dep in ("acl", "csubj") and token.tag == "VB")


def _infinite(parse: Parse, token: Token) -> bool:
    """Whether a participle has no helper, and so no tense of its own ("wants them to leave and the port | closed")."""
    return parse.child(token.i, "aux", "auxpass") is None


def _bare(parse: Parse, token: Token) -> bool:
    """Whether it is an infinitive without "to" ("watched them carry it", "let them pass")."""
    return token.dep == "ccomp" and token.tag == "VB" and parse.child(token.i, "aux", "mark") is None


def _asked(parse: Parse, token: Token) -> bool:
    """Whether it is an indirect question, which says nothing by itself ("did not say whether the road was open")."""
    first = token.i
    for _ in range(_DEEPEST):
        below = parse.children(first)
        if not below or below[0].i >= first:
            break
        first = below[0].i
    word = parse.tokens[first]
    return token.head < first and (word.tag in ("WP", "WRB", "WDT") or word.lower in ("whether", "if"))


def _content(parse: Parse, noun: Token, token: Token) -> bool:
    """Whether a clause is what a noun holds, and not told as so ("no evidence | the fire was set")."""
    after = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else noun
    return noun.lemma in words("content") and after.tag not in ("WDT", "WP") and _own_subject(parse, token)


def _cleft(parse: Parse, noun: Token) -> bool:
    """Whether a relative clause only lifts out a noun ("it was the guards who left")."""
    be = parse.tokens[noun.head]
    subject = parse.child(be.i, "nsubj", "expl")
    return noun.dep == "attr" and be.lemma == "be" and subject is not None and subject.lower == "it"


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
        return None if _merged(parse, token) or _measured(parse, token) else "purpose"
    if parse.tokens[token.head].lemma in words("speech") and _asked(parse, token):
        return None  # "did not mention if there were casualties"
    bare = (
        token.tag == "VBG"
        and not _own_subject(parse, token)
        and parse.child(token.i, "mark", "advmod") is None
    )
    return "participle" if bare else "advcl"


def _measured(parse: Parse, token: Token) -> bool:
    """Whether an infinitive is what takes time or money, and no purpose ("it took hours to reach the valley")."""
    subject = parse.child(token.head, "nsubj", "expl")
    return (
        parse.tokens[token.head].lemma in ("take", "cost") and subject is not None and subject.lower == "it"
    )


def _merged(parse: Parse, token: Token) -> bool:
    """Whether a verb is the complement of a frame, and so no clause of its own."""
    governor = parse.tokens[token.head]
    if token.dep == "xcomp":
        return (
            _frames(parse, governor)
            or not _to(parse, token)
            or parse.child(governor.i, "dobj", "prep", "prt") is None
        )
    if token.dep == "ccomp":
        if _to(parse, token):
            return True
        return (
            _framing(parse, governor) is not None
            and governor.lemma not in words("speech")
            and governor.i < token.i
        )
    if token.dep == "advcl":  # "demanded of them to leave"
        return (
            _to(parse, token)
            and _framing(parse, governor) is not None
            and parse.child(governor.i, "dobj") is None
        )
    return token.dep == "pcomp"


def _frames(parse: Parse, governor: Token) -> bool:
    return _framing(parse, governor) is not None or governor.pos == "ADJ"


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
        if _framing(parse, place) is None:
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
            if child.dep == "dobj" and place.lemma != "have" and (told := _told_to(parse, child)) is not None:
                return place.i, told
            if (
                child.dep == "prep"
                and child.lower in _TAKING
                and (verb := parse.child(child.i, "pcomp"))
                and verb.pos == "VERB"
            ):
                return place.i, verb.i
    return here, None


def cleft_verb(parse: Parse, be: int) -> int | None:
    """Return the verb of "it was X that did it", where `be` is its "was"; None in other sentences."""
    noun = parse.child(be, "attr")
    inner = parse.child(noun.i, "relcl") if noun is not None else None
    return inner.i if noun is not None and inner is not None and _cleft(parse, noun) else None


def _framing(parse: Parse, token: Token) -> Frame | None:
    """What a word makes of its complement; "going to" and "is set to" do, "went to" and "was set up to" do not."""
    frame = frame_of(token)
    if frame is None or (token.lemma == "go" and token.tag != "VBG"):
        return None
    fixed = f"={token.lower}" in frames() and token.lemma not in frames()
    done = fixed and any(c.dep == "prt" or c.lower == "been" for c in parse.children(token.i))
    return None if done else frame


def _told_to(parse: Parse, noun: Token) -> int | None:
    """The infinitive that the parse hangs on the one who is told ("ordered the brigade to leave")."""
    return next((c.i for c in parse.children(noun.i) if c.dep == "acl" and _to(parse, c)), None)
