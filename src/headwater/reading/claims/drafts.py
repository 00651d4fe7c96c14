"""Which clauses become claims, and which belong to another: what somebody could check, and no more."""

from __future__ import annotations

from typing import NamedTuple

from headwater.records import Parse

from . import nominals, silent
from .clauses import Clause, Clauses
from .events import NONE, Scene, Typed, type_of
from .evidence import left_edge
from .finite import begin, helpers, past
from .roles import described, subject
from .tables import frame_of, speaks, words
from .voices import Voices

_TOLD = frozenset(("headline", "body", "caption"))
_FILLING = frozenset(
    ("dobj", "attr", "acomp", "prep", "advmod", "xcomp", "ccomp", "oprd", "nsubj", "dative", "agent")
)
_NEAR = 25  # tokens within which a participle still tells of the same event (", killing four")
_COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "prep", "dative", "prt", "xcomp", "nsubjpass")
_FEW = 6  # words of a sentence that may be without any common one
_OPENING = 4  # words within which a relative pronoun stands
_POINTING = frozenset(("this", "that", "these", "those"))
_AUXILIARY = frozenset(("be", "have", "do"))
_TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ABOVE = 4  # clauses looked at above one
_MOST_JOINED = 3  # participles of one clause


class Draft(NamedTuple):
    """A clause that becomes a claim: its number (-1 for a noun's), its type, and the numbers of those told with it.

    `stands` says whether it can stand alone; what does not is a fragment and no claim. `by` is the number of the clause
    told with it that gives the type, or -1.
    """

    clause: Clause
    number: int
    typed: Typed
    joined: tuple[int, ...]
    stands: bool = True
    by: int = -1


class _Context(NamedTuple):
    """What decides on a clause: scene, voices, the attributions that hold a clause, who joins whom, who is silent."""

    scene: Scene
    voices: Voices
    filled: frozenset[int]
    joined: dict[int, list[int]]
    silent: frozenset[int]
    members: tuple[tuple[int, ...], ...]
    apart: frozenset[int]
    quoted: frozenset[int]


def find(
    scene: Scene, cut: Clauses, voices: Voices, marked: frozenset[int], quoted: frozenset[int]
) -> list[Draft]:
    """Return the claims of the text as clauses, in its order.

    `marked` are the tokens of times and literal places, `quoted` those between quote marks.
    """
    inner = {voices.inner[clause.head] for clause in cut.clauses}
    filled = frozenset(inner | {voices.outer[n] for n in inner if n >= 0})
    apart = frozenset(clause.head for clause in cut.clauses if clause.joint == "ccomp")
    context = _Context(
        scene,
        voices,
        filled,
        _joined(scene.parse, cut),
        silent.find(scene.parse, cut),
        cut.members,
        apart,
        quoted,
    )
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
        spoken = speaks(parse.tokens[clause.head])
        if not spoken and 0 < clause.head - above.head <= _NEAR and len(others) < _MOST_JOINED:
            others.append(number)
    return found


def _describing(parse: Parse, clause: Clause) -> bool:
    """Whether a participle stands right behind its noun ("missiles targeting the base")."""
    head = parse.tokens[clause.head]
    return clause.joint == "acl" and head.tag == "VBG" and head.head == head.i - 1 and not speaks(head)


def _draft(context: _Context, clause: Clause, number: int) -> Draft | None:
    parse, voices = context.scene.parse, context.voices
    sentence = parse.sentence(clause.head)
    if (
        number in context.silent
        or sentence.role not in _TOLD
        or number in context.joined.get(clause.above, ())
    ):
        return None
    if not _says(parse, clause) or _asks(context.scene, clause, sentence.last) or _unowned(context, clause):
        return None
    if _subject_of(parse, clause):
        return None  # "saying it burned is no excuse"
    if clause.joint in ("acl", "relcl") and clause.head in voices.named:
        return None  # "sources who spoke with us" describes a source
    told = tuple(context.joined.get(number, ()))
    typed, by = _typed(context.scene, clause, told)
    if typed.type is None and (clause.joint == "acl" or _credits(context, clause)):
        return None
    if clause.joint == "acl" and _general(context.scene, clause):
        return None
    stands = sentence.role == "headline" or _stands(context.scene, context.members[number], clause)
    return Draft(clause, number, typed, told, stands, by)


def _typed(scene: Scene, clause: Clause, told: tuple[int, ...]) -> tuple[Typed, int]:
    """The clause's type, or that of a participle told with it, whose number is given then; a purpose is no event."""
    if clause.joint == "purpose" or (clause.joint == "acl" and _meant(scene.parse, clause)):
        return NONE, -1
    typed = type_of(scene, clause)
    further = [(t, n) for n in told if (t := type_of(scene, scene.clauses[n])).type]
    if typed.type == "MOBILIZE":  # "launched missiles targeting the base"
        return next(((t, n) for t, n in further if t.type == "ASSAULT"), (typed, -1))
    return (typed, -1) if typed.type is not None or not further else further[0]


def _stands(scene: Scene, members: tuple[int, ...], clause: Clause) -> bool:
    """Whether it can stand alone: a finite verb, of something, in the reader's language, and no wish."""
    parse = scene.parse
    if clause.joint == "purpose":
        above = scene.clauses[clause.above] if clause.above >= 0 else clause
        told = parse.tokens[clause.head].lemma not in words("speech")  # "to say the least"
        return told and _said_of(scene, above) and _read(parse, clause)
    if helpers(parse, clause, scene.clauses) is None or not _said_of(scene, clause, members):
        return False
    written = [i for i in members if parse.tokens[i].text.isalnum() or parse.tokens[i].text == "["]
    if _torn(scene, written or [clause.head], clause):
        return False
    return not _wish(scene, clause) and _read(parse, clause)


def _torn(scene: Scene, written: list[int], clause: Clause) -> bool:
    """Whether the words of a clause show that the parse lost a part of it: how it begins, what is said of it."""
    parse = scene.parse
    linked = (i for i in written if parse.tokens[i].dep not in ("mark", "cc"))
    opening, last = parse.tokens[next(linked, written[0])], parse.tokens[written[-1]]
    head = parse.tokens[clause.head]
    if opening.text == "[" or (opening.tag in ("WDT", "WP$") and described(parse, clause) is None):
        return True
    if opening.lemma in _AUXILIARY and opening.tag in _TENSED and not _lent_subject(scene, clause, opening.i):
        return True  # "as was | another match"
    if opening.lower == "with" and head.tag == "VBG":
        return True
    asked = (parse.tokens[i] for i in written[:_OPENING] if parse.tokens[i].lower in ("whom", "which"))
    if any(parse.tokens[token.head].lower == "of" for token in asked):
        return True  # "some of whom"
    if last.i != clause.core:
        return False
    after = parse.tokens[min(last.i + 1, len(parse.tokens) - 1)]
    # "the bill provides | for the mill to close", "Carter's was | the only bid"
    return (after.dep == "mark" and after.lower == "for") or last.lower in words("being")


def _lent_subject(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether a clause that begins with its verb shares the subject of one before it ("left | and was held")."""
    doer = subject(scene.parse, clause, scene.clauses)
    return doer is not None and doer.i < verb


def _read(parse: Parse, clause: Clause) -> bool:
    """Whether a sentence is in the language of the report: some of its words are the most common ones."""
    sentence = parse.sentence(clause.head)
    tokens = [t for t in parse.tokens[sentence.first : sentence.last] if t.lower.isalpha()]
    return len(tokens) < _FEW or any(t.lower in words("common") for t in tokens)


def _wish(scene: Scene, clause: Clause) -> bool:
    """Whether it wishes or feels ("may they rest", "our thoughts are with them"), which nobody can check."""
    parse = scene.parse
    doer = subject(parse, clause, scene.clauses)
    if doer is None:
        return False
    may = parse.child(clause.head, "aux")
    if may is not None and may.lower == "may" and may.i < doer.i:
        return True
    own = any(c.dep == "poss" for c in parse.children(doer.i))
    return own and doer.lemma in words("feelings")


def _said_of(scene: Scene, clause: Clause, members: tuple[int, ...] = ()) -> bool:
    """Whether the predicate is said of something; where the parse lost the subject there is little to check."""
    parse, head = scene.parse, scene.parse.tokens[clause.head]
    if subject(parse, clause, scene.clauses) is not None or parse.child(head.i, "expl", "csubj", "csubjpass"):
        return True
    if _reads_on(parse, clause, members):
        return True
    turned = (
        head.lemma == "be" and parse.child(head.i, "prep", "advmod") is not None
    )  # "among them are two boys"
    return (turned or (clause.joint == "advcl" and head.tag == "VBD")) and bool(
        parse.child(head.i, "dobj", "attr")
    )


def _reads_on(parse: Parse, clause: Clause, members: tuple[int, ...]) -> bool:
    """Whether a noun or a clause stands right before the verb, which the parse has hung elsewhere."""
    before = parse.tokens[max(begin(parse, clause) - 1, 0)]
    if parse.tokens[clause.head].tag not in ("VBD", "VBZ", "VBP") and not parse.child(
        clause.head, "aux", "auxpass"
    ):
        return False
    first = parse.child(clause.head, "ccomp", "csubj", "csubjpass")
    question = first is not None and first.i < clause.head and before.lower == ","
    noun = before.pos in ("NOUN", "PROPN", "NUM") and before.i in members
    return noun or (question and parse.tokens[clause.head].lemma == "be")


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


def _credits(context: _Context, clause: Clause) -> bool:
    """Whether the clause only credits somebody with what other clauses say, or only leads up to them."""
    parse, voices, filled, apart = context.scene.parse, context.voices, context.filled, context.apart
    says = parse.tokens[clause.core].lemma in words("speech")
    if clause.frames and not (says and _leads_up(parse, clause, apart)):
        return (
            False  # "they are hoping that ..." tells what it frames; "we would like to state | that" does not
        )
    if _leads_up(parse, clause, apart):
        return True
    asked = parse.child(clause.core, "ccomp")
    if asked is not None and asked.i not in apart and asked.i > clause.core:
        return False  # "the ministry did not disclose whether it would pay"
    cue = voices.cues.get(clause.core, voices.cues.get(clause.head, -1))
    if cue >= 0:
        return cue in filled and (clause.core == clause.head or voices.inner[clause.core] != cue)
    plain = (
        parse.child(
            clause.head, "nsubjpass", "dobj", "attr", "acomp", "oprd", "npadvmod", "dative", "auxpass"
        )
        is None
    )
    return clause.core == clause.head and parse.tokens[clause.head].lemma in words("speech") and plain


def _leads_up(parse: Parse, clause: Clause, apart: frozenset[int]) -> bool:
    """Whether all that a clause says is another one ("the law provides | that ...", "the point is | that ...")."""
    inner = parse.child(clause.core, "ccomp")
    told = inner is not None and inner.i > clause.core and inner.i in apart
    if told and parse.tokens[clause.core].lemma in words("speech"):
        return True  # "the judge explained in court | that ..."
    return told and parse.child(clause.core, *_COMPLEMENTS) is None


def _asks(scene: Scene, clause: Clause, last: int) -> bool:
    """Whether it is a question or an order to the reader, or only says when or if he shall do it."""
    parse = scene.parse
    for _ in range(_ABOVE):
        head = parse.tokens[clause.head]
        if clause.joint in ("root", "conj") and parse.tokens[last - 1].lower == "?":
            return True
        if clause.joint in ("root", "ccomp", "conj") and _inverted(parse, clause.head):
            return True
        bare = head.tag == "VB" and parse.child(clause.head, "nsubj", "nsubjpass", "aux") is None
        if clause.joint in ("root", "ccomp") and bare:
            return True
        if clause.joint not in ("advcl", "conj") or clause.above < 0:
            return False
        clause = scene.clauses[clause.above]
    return False


def _general(scene: Scene, clause: Clause) -> bool:
    """Whether a participle in -ing only says which one is meant, at no time ("the state requesting it")."""
    head = scene.parse.tokens[clause.head]
    return head.tag == "VBG" and not past(scene.parse, clause, scene.clauses)


def _subject_of(parse: Parse, clause: Clause) -> bool:
    """Whether a clause stands within one that is a subject."""
    ancestors = zip(range(_ABOVE), parse.ancestors(clause.head), strict=False)
    return clause.joint == "ccomp" and any(token.dep == "csubj" for _, token in ancestors)


def _inverted(parse: Parse, head: int) -> bool:
    """Whether a clause begins with its helper, as questions do ("am I to stay", "is the road open")."""
    doer = parse.child(head, "nsubj", "nsubjpass")
    helper = parse.child(head, "aux", "auxpass") or parse.tokens[head]
    if doer is None or helper.i > doer.i or helper.pos != "AUX":
        return False
    return left_edge(parse, head) == helper.i


def _unowned(context: _Context, clause: Clause) -> bool:
    """Whether nobody can check it: of "you", of "this", or in quote marks whose speaker is not known."""
    doer = subject(context.scene.parse, clause, context.scene.clauses)
    if doer is None:
        return False
    own = context.voices.inner[clause.head] < 0
    lost = own and doer.lower in _POINTING and doer.tag == "DT"  # "this was seen as a success": what was?
    unsaid = own and doer.i in context.quoted and clause.head in context.quoted
    return doer.lower == "you" or lost or unsaid
