"""Drafted clauses made into claims: every field asked of the room that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.records import (
    Claim,
    ClaimTime,
    CueStance,
    Participant,
    ParticipantRole,
    Source,
    Span,
    Status,
    Token,
)

from ..actors import loaded
from . import causes, counts, evidence, finite, prominence, standing, tables, things, when, where, wording
from .clauses import Clause
from .drafts import Draft
from .events import Scene, Typed, modal
from .facts import fact
from .grounds import Ground, Half
from .participants import participants, source_noun
from .roles import subject
from .story import Timed, timed

_FIRST = frozenset(("i", "we", "my", "our", "us", "me"))
_THIRD = frozenset(("he", "she", "it", "they"))
_OWN_CUES = frozenset(
    ("accusing", "denying")
)  # cues that are themselves what is claimed ("he blamed the army")
_TOOK_PLACE = frozenset(("happened", "ongoing", "alleged"))  # ACLED has no code for what did not


def make(ground: Ground, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Return the claims of drafted clauses, in their order; ids are `c1`, `c2`, ...

    Drafts that do not stand alone are no claims, but the days that they name belong to the story.
    """
    halves: list[Half] = []
    last: ClaimTime | None = None
    for draft in drafts:
        half = _half(ground, draft, last)
        last = half.own or last
        halves.append(half)
    times = timed([fact(ground, half) for half in halves], ground.latest)
    shown = [(half, time) for half, time in zip(halves, times, strict=True) if half.draft.stands]
    made = [_claim(ground, f"c{n}", half, time) for n, (half, time) in enumerate(shown, 1)]
    return _linked(ground, [half.draft for half, _ in shown], made)


def _linked(ground: Ground, drafts: Sequence[Draft], made: list[Claim]) -> tuple[Claim, ...]:
    """The same claims, those with a stated cause tied to it, and the cause to them where it is a claim itself."""
    claimed = {number: n for n, draft in enumerate(drafts) for number in draft.joined}
    claimed |= {draft.number: n for n, draft in enumerate(drafts) if draft.number >= 0}
    heads = {draft.clause.head: n for n, draft in enumerate(drafts)}
    for cause in causes.find(ground.scene.parse, ground.cut):
        effect, itself = causes.explained(ground.cut, cause, claimed), heads.get(cause.head)
        if effect is None or effect == itself:
            continue
        made[effect] = _explained(made[effect], cause.spans)
        if itself is not None:
            made[itself] = replace(made[itself], cause_of=made[effect].id)
    return tuple(made)


def _explained(claim: Claim, spans: tuple[Span, ...]) -> Claim:
    """The claim with its cause; a day and a place that the words of the cause alone name are not the claim's own."""
    claim = replace(claim, because=(*claim.because, *spans))

    def of_cause(named: Span) -> bool:
        return any(span.holds(named) for span in claim.because)

    if claim.time and claim.time.times and all(map(of_cause, claim.time.times)):
        claim = replace(claim, time=None, time_reason="the day in the clause is that of the stated cause")
    if claim.place and of_cause(claim.place.span):
        claim = replace(claim, place=None, place_reason="the place in the clause is that of the stated cause")
    return claim


def _half(ground: Ground, draft: Draft, last: ClaimTime | None) -> Half:
    voice, cue = _voice(ground, draft)
    kept = _kept(ground, draft)
    parts, typed = _parts(ground, draft, voice)
    own = when.when(_own_times(ground, draft, kept), last, ground.latest)
    telling = _telling(ground, draft, typed, parts, voice)._replace(cue=cue, dated=own is not None)
    told = standing.status(ground.scene.parse, draft.clause, telling)
    if (
        told == "happened"
        and own
        and ground.latest
        and (own.interval.earliest or ground.latest) > ground.latest
        and not standing.was_done(ground.scene.parse, draft.clause.head)
    ):
        told = "planned"  # what lies after the report cannot have happened
    return Half(draft, kept, voice, cue, parts, typed, told, _main(ground, draft, kept), own)


def _claim(ground: Ground, name: str, half: Half, time: Timed) -> Claim:
    parse, clause, kept = ground.scene.parse, half.draft.clause, half.kept
    without = _without(ground, half.draft, half.voice)
    own = _own(ground, half.draft, kept, without)
    place = where.where(ground.scene, ground.located, own)
    innermost = ground.voices.item(half.voice)
    shown = evidence.closed_up(parse, _kept(ground, half.draft, without), without)
    if clause.joint == "advcl" and clause.above >= 0 and ground.cut.clauses[clause.above].head > clause.head:
        shown = evidence.short(
            parse, shown, clause
        )  # ", because of the rain, the guards left" is of the guards
    stance = standing.stance(parse, clause, half.typed.type, half.told, half.cue)
    codes = tables.codes(half.typed.type, half.typed.mode)
    return Claim(
        id=name,
        text=wording.sentence(_saying(ground, half), shown),
        evidence=evidence.spans(parse, evidence.short(parse, kept, clause), without),
        plover=half.typed.type,
        status=half.told,
        stance=stance,
        main=half.main,
        participants=half.parts,
        time=time[0],
        place=place,
        count=counts.count(parse, own, frozenset(ground.dated), _verbs(ground, half.draft)),
        chain=ground.voices.chain(half.voice),
        attribution=innermost.id if innermost else None,
        head=parse.span(clause.head, clause.head + 1),
        time_reason=time[1],
        place_reason=None if place else where.NO_PLACE,
        mode=half.typed.mode,
        acled=codes.acled if half.told in _TOOK_PLACE and stance != "denies" else (),
        cameo=codes.cameo,
        things=things.things(ground.scene, clause, half.draft.typed, kept),
        loaded=tuple(loaded.spans(parse, _own_words_of_outlet(ground, half, shown))),
    )


def _own_words_of_outlet(ground: Ground, half: Half, shown: list[int]) -> list[int]:
    """The tokens that the outlet itself says: nobody is credited with them, and no quote marks stand around them."""
    if half.voice >= 0 or _without(ground, half.draft, half.voice):
        return []
    return [i for i in shown if i not in ground.quoted]


def _saying(ground: Ground, half: Half) -> wording.Saying:
    scene, clause = ground.scene, half.draft.clause
    members = ground.cut.members[half.draft.number] if half.draft.number >= 0 else ()
    return wording.Saying(
        scene.parse, clause, ground.cut.clauses, members, scene.who, _speaker_of(ground, half.voice)
    )


def _speaker_of(ground: Ground, voice: int) -> str | None:
    """Who says "I" in what is credited to him: one person, by his name or as the report describes him."""
    source = ground.voices.source(voice)
    if source is None or source.kind not in ("person", "anonymous") or source.count.most != 1:
        return None
    return source.name or source.description or None


def _kept(ground: Ground, draft: Draft, without: frozenset[int] = frozenset()) -> list[int]:
    if draft.number >= 0:
        return evidence.extent(ground.scene.parse, ground.cut, draft.number, list(draft.joined), without)
    return evidence.phrase(ground.scene.parse, draft.clause.head)


def _without(ground: Ground, draft: Draft, voice: int) -> frozenset[int]:
    """The tokens that credit the sources of a claim, where it is not they who are told of."""
    tokens = {i for n in ground.voices.around(voice) for i in ground.voices.frames[n]}
    return (
        frozenset() if draft.clause.head in tokens else frozenset(evidence.whole(ground.scene.parse, tokens))
    )


def _own(ground: Ground, draft: Draft, kept: list[int], without: frozenset[int]) -> list[int]:
    """The tokens of a claim that neither credit anybody nor only describe one of its nouns (", which lies in X")."""
    clauses, owner = ground.cut.clauses, ground.cut.owner
    numbers = {draft.number, *draft.joined}

    def own(i: int) -> bool:
        return owner[i] in numbers or owner[i] < 0 or clauses[owner[i]].joint != "relcl"

    return [i for i in kept if i not in without and own(i)]


def _verbs(ground: Ground, draft: Draft) -> frozenset[int]:
    """The verbs of a claim: its own, its frames, and those of what is told with it."""
    own = [draft.clause, *(ground.cut.clauses[n] for n in draft.joined)]
    return frozenset(i for clause in own for i in (clause.head, clause.core, *clause.frames))


def _voice(ground: Ground, draft: Draft) -> tuple[int, CueStance]:
    """The attribution that counts for a clause, and what its cue says of it."""
    voices, head = ground.voices, draft.clause.head
    own = voices.item(voices.cues.get(head, -1))
    frame = tables.frame_of(ground.scene.parse.tokens[head])
    if own is not None and own.cue_stance in _OWN_CUES and frame is not None:
        return voices.cues[head], own.cue_stance
    behind = voices.behind(head)
    item = voices.item(behind)
    return behind, item.cue_stance if item else "neutral"


def _parts(ground: Ground, draft: Draft, voice: int) -> tuple[tuple[Participant, ...], Typed]:
    """Who takes part; what a source says that somebody must do is the source's demand."""
    scene, typed = ground.scene, draft.typed
    teller = None
    if (
        voice >= 0
        and draft.clause.joint == "ccomp"
        and modal(scene.parse, draft.clause) in ("duty", "advice")
    ):
        teller = source_noun(scene.parse, ground.voices.source(voice))
    if teller is not None:
        typed = Typed("REQUEST")
    told = scene.clauses[draft.by] if draft.by >= 0 else draft.clause
    parts = participants(scene, told, typed, teller)
    return parts or _speaking(ground, draft, voice), typed


def _speaking(ground: Ground, draft: Draft, voice: int) -> tuple[Participant, ...]:
    """The source itself, where it says "I" or "we"."""
    scene = ground.scene
    doer = subject(scene.parse, draft.clause, scene.clauses)
    noun = source_noun(scene.parse, ground.voices.source(voice))
    actor = scene.who.at(noun.i) if noun is not None else None
    if doer is None or doer.lower not in ("i", "we") or actor is None:
        return ()
    role: ParticipantRole = "recipient" if doer.dep == "nsubjpass" else "actor"
    return (Participant(role, actor, scene.parse.span(doer.i, doer.i + 1)),)


def _telling(
    ground: Ground, draft: Draft, typed: Typed, parts: tuple[Participant, ...], voice: int
) -> standing.Telling:
    scene, source = ground.scene, ground.voices.source(voice)
    doers = {part.actor for part in parts if part.role == "actor"}
    noun = source_noun(scene.parse, source)
    doer = subject(scene.parse, draft.clause, scene.clauses)
    return standing.Telling(
        kind=typed.type,
        cue="neutral",
        by_source=_by_source(scene, source, noun, doers)
        or (voice >= 0 and doer is not None and _speaker(scene, draft.clause, doer, noun)),
        agent=bool(doers),
        voiced=voice >= 0 and source is not None,
        order=noun is not None and noun.lemma in standing.ORDERS,
        dated=False,
        within=_within(scene, draft.clause),
    )


def _within(scene: Scene, clause: Clause) -> Status | None:
    """The status of what is only believed, for what follows from it ("is said to be so angry that he ...")."""
    if clause.joint != "ccomp" or clause.above < 0:
        return None
    above = scene.clauses[clause.above]
    frames = (tables.frame_of(scene.parse.tokens[i]) for i in above.frames)
    return "alleged" if any(frame is not None and frame.standing == "alleged" for frame in frames) else None


def _by_source(scene: Scene, source: Source | None, noun: Token | None, doers: set[str]) -> bool:
    """Whether the source is among those who do it, or speaks for them."""
    if source is None or noun is None:
        return False
    if scene.who.at(noun.i) in doers:
        return True
    bodies = [body.lower() for body in (source.speaks_for, source.name) if body]
    doing = [scene.who.names[doer].lower() for doer in doers]
    return any(body in name or name in body for body in bodies for name in doing)


def _speaker(scene: Scene, clause: Clause, doer: Token, noun: Token | None) -> bool:
    """Whether the subject is the speaker or what is his ("our targets"; "they said that they had attacked").

    `noun` is that of the source; "officials said it killed" does not tell of them.
    """
    if doer.lower in _FIRST or any(
        c.dep == "poss" and c.lower in _FIRST for c in scene.parse.children(doer.i)
    ):
        return True
    if doer.lower not in _THIRD or clause.joint != "ccomp" or doer.head != clause.head or noun is None:
        return False
    meant, teller = scene.who.at(doer.i), scene.who.at(noun.i)
    if meant is not None and teller is not None:
        return meant == teller
    return (doer.lower == "they") == finite.many(scene.parse, noun) or noun.pos == "PROPN"


def _own_times(ground: Ground, draft: Draft, kept: list[int]) -> list[when.Dated]:
    if draft.number < 0:
        return when.own(ground.dated, kept)
    parse, clause = ground.scene.parse, draft.clause
    alone = clause.joint == "conj" and standing.present(parse, clause.head)  # "was jailed in May, and is ill"
    own = when.own(
        ground.dated, [i for i in ground.cut.members[draft.number] if parse.tokens[i].dep != "attr"]
    )
    found = own if alone else when.carried(ground.cut, ground.dated, draft.number)
    if standing.commanded(parse, clause):
        return [item for item in found if item.span.start < parse.tokens[clause.core].start]
    return found or (when.own(ground.dated, kept) if clause.core != clause.head else [])


def _main(ground: Ground, draft: Draft, kept: list[int]) -> bool:
    parse = ground.scene.parse
    role = parse.sentence(draft.clause.head).role
    if role == "headline":
        return True
    return (
        role == "body" and draft.number >= 0 and prominence.main(parse, kept, draft.clause.core, ground.topic)
    )
