"""Which clauses become claims, and which belong to another: what somebody could check, and no more."""

from __future__ import annotations

from typing import NamedTuple

from headwater.records import Parse

from . import nominals, silent
from .clauses import Clause, Clauses
from .events import NONE, Scene, Typed, type_of
from .roles import subject
from .tables import frame_of, lemma, verbs, words
from .voices import Voices

_TOLD = frozenset(("headline", "body", "caption"))
_FILLING = frozenset(
    ("dobj", "attr", "acomp", "prep", "advmod", "xcomp", "ccomp", "oprd", "nsubj", "dative", "agent")
)
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
_NEAR = 25  # tokens within which a participle still tells of the same event (", killing four")
_MOST_JOINED = 3  # participles of one clause


class Draft(NamedTuple):
    """A clause that becomes a claim: its number (-1 for a noun's), its type, and the numbers of those told with it."""

    clause: Clause
    number: int
    typed: Typed
    joined: tuple[int, ...]


class _Context(NamedTuple):
    """What decides on a clause: scene, voices, the attributions that hold a clause, who joins whom, who is silent."""

    scene: Scene
    voices: Voices
    filled: frozenset[int]
    joined: dict[int, list[int]]
    silent: frozenset[int]


def find(scene: Scene, cut: Clauses, voices: Voices, marked: frozenset[int]) -> list[Draft]:
    """Return the claims of the text as clauses, in its order; `marked` are the tokens of times and literal places."""
    inner = {voices.inner[clause.head] for clause in cut.clauses}
    filled = frozenset(inner | {voices.outer[n] for n in inner if n >= 0})
    context = _Context(scene, voices, filled, _joined(scene.parse, cut), silent.find(scene.parse, cut))
    found = [_draft(context, clause, number) for number, clause in enumerate(cut.clauses)]
    nouns = [
        Draft(noun, -1, type_of(scene, noun), ())
        for noun in nominals.find(scene.parse, cut, marked)
        if scene.parse.sentence(noun.head).role in _TOLD and noun.above not in context.silent
    ]
    return sorted(
        [draft for draft in found if draft is not None] + nouns, key=lambda draft: draft.clause.head
    )


def _joined(parse: Parse, cut: Clauses) -> dict[int, list[int]]:
    """The participles that tell how the event of the clause before them went on."""
    found: dict[int, list[int]] = {}
    for number, clause in enumerate(cut.clauses):
        if clause.above < 0 or not (clause.joint == "participle" or _describing(parse, clause)):
            continue
        above, others = cut.clauses[clause.above], found.setdefault(clause.above, [])
        spoken = _speaks(parse, clause)
        if not spoken and 0 < clause.head - above.head <= _NEAR and len(others) < _MOST_JOINED:
            others.append(number)
    return found


def _speaks(parse: Parse, clause: Clause) -> bool:
    """Whether a participle tells what somebody says, and so is a claim of its own (", blaming the owners")."""
    token = parse.tokens[clause.head]
    rules = verbs().get(lemma(token, verbs()), ())
    return token.lemma in words("speech") or any(rule.type in _SPOKEN and not rule.weight for rule in rules)


def _describing(parse: Parse, clause: Clause) -> bool:
    """Whether a participle stands right behind its noun ("missiles targeting the base")."""
    head = parse.tokens[clause.head]
    return (
        clause.joint == "acl" and head.tag == "VBG" and head.head == head.i - 1 and not _speaks(parse, clause)
    )


def _draft(context: _Context, clause: Clause, number: int) -> Draft | None:
    parse, voices = context.scene.parse, context.voices
    sentence = parse.sentence(clause.head)
    if (
        number in context.silent
        or sentence.role not in _TOLD
        or number in context.joined.get(clause.above, ())
    ):
        return None
    if not _says(parse, clause) or _asks(parse, clause, sentence.last):
        return None
    if clause.joint in ("acl", "relcl") and clause.head in voices.named:
        return None  # "sources who spoke with us" describes a source
    if clause.joint == "advcl" and not _said_of(context.scene, clause):
        return None
    told = tuple(context.joined.get(number, ()))
    typed = _typed(context.scene, clause, told)
    if typed.type is None and (clause.joint == "acl" or _credits(parse, voices, clause, context.filled)):
        return None
    return Draft(clause, number, typed, told)


def _typed(scene: Scene, clause: Clause, told: tuple[int, ...]) -> Typed:
    """The clause's type, or that of a participle told with it; a purpose is no event."""
    if clause.joint == "purpose" or (clause.joint == "acl" and _meant(scene.parse, clause)):
        return NONE
    typed = type_of(scene, clause)
    if typed.type is not None:
        return typed
    return next((t for n in told if (t := type_of(scene, scene.clauses[n])).type), NONE)


def _said_of(scene: Scene, clause: Clause) -> bool:
    """Whether the predicate is said of something; where the parse lost the subject there is little to check."""
    parse, head = scene.parse, scene.parse.tokens[clause.head]
    if subject(parse, clause, scene.clauses) is not None or parse.child(head.i, "expl", "csubj", "csubjpass"):
        return True
    return head.tag in ("VBD", "VBN") and parse.child(head.i, "dobj", "prep", "attr") is not None


def _meant(parse: Parse, clause: Clause) -> bool:
    """Whether a participle only tells what something is for ("talks aimed at ending the war")."""
    found = [frame_of(parse.tokens[i]) for i in clause.frames]
    return any(frame is not None and frame.standing == "intended" for frame in found)


def _says(parse: Parse, clause: Clause) -> bool:
    """Whether there is a predicate with something that it is said of."""
    head = parse.tokens[clause.head]
    if head.pos in ("VERB", "AUX"):
        below = parse.children(clause.core)
        if clause.joint == "purpose":
            return any(c.dep in _FILLING for c in below)
        return (
            head.lower not in words("being")
            or clause.core != clause.head
            or any(c.i > head.i and c.dep in _FILLING for c in below)
        )
    if clause.core != clause.head:
        return True
    return clause.joint == "root" and parse.sentence(clause.head).role == "headline"


def _credits(parse: Parse, voices: Voices, clause: Clause, filled: frozenset[int]) -> bool:
    """Whether the clause only credits somebody with what other clauses say; `filled` are attributions with such."""
    if clause.frames:
        return False  # "they are hoping that ..." tells what it frames
    cue = voices.cues.get(clause.core, voices.cues.get(clause.head, -1))
    if cue >= 0:
        return cue in filled
    plain = (
        parse.child(clause.head, "nsubjpass", "dobj", "attr", "acomp", "oprd", "npadvmod", "dative") is None
    )
    return clause.core == clause.head and parse.tokens[clause.head].lemma in words("speech") and plain


def _asks(parse: Parse, clause: Clause, last: int) -> bool:
    """Whether it is a question or an order to the reader."""
    head = parse.tokens[clause.head]
    if clause.joint in ("root", "conj") and parse.tokens[last - 1].lower == "?":
        return True
    return (
        clause.joint == "root"
        and head.tag == "VB"
        and parse.child(clause.head, "nsubj", "nsubjpass", "aux") is None
    )
