"""What decides on the time of a claim, of those that name no day themselves: facts for `story`."""

from __future__ import annotations

from headwater.records import ClaimTime

from . import evidence, standing, tables, when
from .clauses import Clause
from .events import Scene, modal
from .grounds import Ground, Half
from .roles import subject
from .story import Fact

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj"))
_FIRST = frozenset(("i", "we", "my", "our", "us", "me"))
_DESCRIBING = frozenset(("noun", "acl", "advcl"))


def fact(ground: Ground, half: Half) -> Fact:
    """Return what decides on the time of a claim."""
    parse, clause = ground.scene.parse, half.draft.clause
    caption = parse.sentence(clause.head).role == "caption"
    return Fact(
        sentence=parse.tokens[clause.head].sentence,
        told=half.told,
        own=half.own,
        said=_said(ground, half.voice),
        things=frozenset(_things(ground.scene, clause)),
        past=clause.joint != "purpose"
        and not standing.present(parse, clause.head)
        and not modal(parse, clause),
        main=half.main and not caption,
        line=not caption
        and not _own_words(ground.scene, clause)
        and clause.joint not in _DESCRIBING
        and (clause.joint != "relcl" or _added(ground, clause)),
        earlier=half.voice < 0
        and any(c.lower == "had" and c.dep == "aux" for c in parse.children(clause.head)),
    )


def _own_words(scene: Scene, clause: Clause) -> bool:
    """Whether a speaker tells what he has done so far, which may be of any time ("I have failed")."""
    doer = subject(scene.parse, clause, scene.clauses)
    perfect = any(
        c.lower in ("have", "'ve", "’ve") and c.dep == "aux" for c in scene.parse.children(clause.head)
    )
    return perfect and doer is not None and doer.lower in _FIRST


def _added(ground: Ground, clause: Clause) -> bool:
    """Whether a relative clause goes on with the story (", which also hurt a man")."""
    parse = ground.scene.parse
    first = evidence.left_edge(parse, clause.head)
    return parse.tokens[first].lower != "where" and first > 0 and parse.tokens[first - 1].lower == ","


def _said(ground: Ground, voice: int) -> ClaimTime | None:
    """The time at which the source of an attribution spoke, where the crediting clause gives one."""
    for number in ground.voices.around(voice):
        cues = sorted(i for i in ground.voices.frames[number] if ground.voices.cues.get(i) == number)
        clause = ground.cut.owner[cues[0]] if cues else -1
        if clause >= 0 and (found := when.own(ground.dated, ground.cut.members[clause])):
            return when.when(found, None, ground.latest)
    return None


def _things(scene: Scene, clause: Clause) -> set[str]:
    """What a claim tells of: its predicate with who or what it is done to, and the event nouns that it names."""
    parse = scene.parse
    core = parse.tokens[clause.core]
    near = [
        *parse.children(clause.head),
        *(parse.children(clause.core) if clause.core != clause.head else ()),
    ]
    nouns = [c for c in near if c.dep in _ARGUMENTS]
    nouns += [n for c in near if c.dep == "prep" for n in parse.children(c.i)]
    found = {n.lemma for n in nouns if n.lemma in tables.nouns() and n.pos == "NOUN"}
    return found | {
        f"{core.lemma} {n.lemma}"
        for n in nouns
        if n.pos in ("NOUN", "PROPN") and core.lower not in tables.words("being")
    }
