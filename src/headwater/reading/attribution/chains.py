"""Attributions with their nodes, nested: relays become levels of their own around the sources that they relay."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from . import introductions, nesting, witnessing
from .draft import Draft
from .grammar import Grammar
from .introductions import Introduction
from .nodes import Node
from .outlets import OutletName
from .relays import Relay, Relays, channel
from .sources import Sources, reporting
from .tables import Cue

_LEDE = 3
"""Paragraphs after a headline within which its report is named (a caption may stand between)."""
_PUBLIC = frozenset({"tweet", "retweet", "post", "write", "blog", "testify"})


@dataclass(slots=True)
class Level:
    """One attribution: its draft, its source (None: nobody is credited), and the level around it."""

    draft: Draft
    node: Node | None
    outer: Level | None = None


def levels(
    grammar: Grammar, drafts: list[Draft], sources: Sources, outlets: dict[int, OutletName]
) -> list[Level]:
    """Every level of attribution, with the levels around it."""
    around = nesting.around(drafts)
    result, made = _made(grammar, drafts, around, sources, Relays(grammar, outlets))
    _headlines(grammar, result)
    for number, level in made.items():
        outer = around[number]
        _put_within(level, made.get(outer) if outer is not None else None)
    for level in result:
        if level.outer is not None and level.outer.node is None and level.outer.draft.kind != "relay":
            level.outer.node = sources.nodes.nobody
    for level in result:
        dropped = level.draft.row is witnessing.WITNESSED and not _stands(level)
        if dropped and level.outer is not None and level.outer.draft.kind == "relay":
            level.outer.node = None  # nobody's relay
    for level in result:
        while (
            level.outer is not None
            and level.outer.draft.row is witnessing.WITNESSED
            and not _stands(level.outer)
        ):
            level.outer = level.outer.outer
    return [level for level in result if _stands(level)]


def _stands(level: Level) -> bool:
    """Whether a level credits somebody: a relay an outlet, what was seen a speaker who is credited elsewhere."""
    if level.draft.row is witnessing.WITNESSED:
        node = level.node
        known = node is not None and (node.credited or node.through is not None)
        return node is not None and known and node.kind in ("person", "anonymous")
    return level.draft.kind != "relay" or level.node is not None


def _made(
    grammar: Grammar, drafts: list[Draft], around: list[int | None], sources: Sources, relays: Relays
) -> tuple[list[Level], dict[int, Level]]:
    """The levels of all drafts and of their relays, in the order of the text; and those of the drafts by number."""
    depth = _depths(around)
    speaker_of = {number: draft for draft in drafts for number in draft.quotes}
    introduced = deque(introductions.find(grammar, drafts))
    result: list[Level] = []
    made: dict[int, Level] = {}
    by_draft: dict[int, Level] = {}
    waiting: dict[int | None, list[Level]] = {}
    previous: Level | None = None
    for number, draft in enumerate(drafts):
        if depth[number] >= nesting.DEEPEST:
            continue
        while introduced and introduced[0].head < max(draft.head, draft.source_head or 0):
            _introduce(introduced.popleft(), sources)
        quoted = speaker_of.get(grammar.quote_of[draft.head])
        speaker = by_draft.get(id(quoted)) if quoted is not None else None
        level = Level(draft, _node(draft, sources, speaker.node if speaker else None))
        if draft.kind == "paper" and (level.node is None or level.node.kind != "document"):
            continue  # "it has 40 rooms"
        made[number] = by_draft[id(draft)] = level
        shown = relays.of(draft) or channel(grammar, draft)
        level.outer = _relay(level, shown, previous, grammar, sources)
        result += [level, level.outer] if level.outer else [level]
        outer = around[number]
        waiting.setdefault(outer, []).append(level)
        _keep_relays(level, waiting.pop(number, []), made.get(outer) if outer is not None else None, sources)
        previous = level
    return result, made


def _keep_relays(level: Level, inner: list[Level], outer: Level | None, sources: Sources) -> None:
    """An unnamed source that an outlet credits is that outlet's, also where the report comes back to it."""
    pairs = [(level, other) for other in inner] + ([(outer, level)] if outer else [])
    for around, within in pairs:
        outlet, node, draft = around.node, within.node, around.draft
        if outlet is None or node is None or node.kind != "anonymous" or node.through is not None:
            continue
        if outlet.kind == "outlet" and outlet is not sources.nodes.voice and draft.source and draft.cue:
            node.through, node.relay = outlet, (draft.source, draft.cue[0])


def _introduce(introduction: Introduction, sources: Sources) -> None:
    """Makes the node of a speaker who is introduced, and notes the outlet that had his words."""
    node = sources.node(introduction.words, introduction.head, None, reporting=False)
    relay = introduction.relay
    if relay is None or node.kind != "anonymous":
        return
    through = sources.node(relay.words, relay.head, None, reporting=True)
    if through.kind == "unattributed" and through is not sources.nodes.nobody:
        through.kind = "outlet"  # "the radio spoke to a trader": nameless, but it had his words
    if through.kind in ("outlet", "organisation") and through is not sources.nodes.voice:
        node.through, node.relay = through, (relay.words, relay.cue)


def _headlines(grammar: Grammar, found: list[Level]) -> None:
    """As in "Report: ..." over a story credits the outlet that the first paragraphs credit."""
    for level in found:
        if level.draft.kind != "colon" or level.node is not None:
            continue
        here = grammar.passage(level.draft.head)
        for other in found:
            if (
                other.node
                and other.node.kind == "outlet"
                and here < grammar.passage(other.draft.head) <= here + _LEDE
            ):
                level.node = other.node
                break


def _put_within(level: Level, parent: Level | None) -> None:
    """Nests a level (or the relay around it) in another, unless the relay's outlet already stands there."""
    relay = level.outer
    while parent is not None and level.node is not None and parent.node is level.node:
        parent = parent.outer  # the same speaker around himself is no level
    if relay is None:
        level.outer = parent
        return
    here = parent
    for _ in range(2 * nesting.DEEPEST):
        if here is None:
            break
        if here.node is relay.node:
            level.outer, relay.outer = parent, None
            relay.node = None
            return
        here = here.outer
    relay.outer = parent


def _depths(around: list[int | None]) -> list[int]:
    depth: list[int] = [-1] * len(around)
    for start in range(len(around)):
        path, here = [], start
        while here is not None and depth[here] < 0:
            path.append(here)
            depth[here] = 0
            here = around[here]  # type: ignore[assignment]
        level = -1 if here is None else depth[here]
        for number in reversed(path):
            level += 1
            depth[number] = level
    return depth


def _node(draft: Draft, sources: Sources, speaker: Node | None) -> Node | None:
    if draft.source is None or draft.source_head is None:
        return None
    if draft.observed:
        return sources.observer(draft.source)
    node = sources.node(draft.source, draft.source_head, speaker, reporting(draft))
    node.credited = node.credited or draft.row is not witnessing.WITNESSED
    return node


def _relay(
    level: Level, shown: Relay | None, previous: Level | None, grammar: Grammar, sources: Sources
) -> Level | None:
    """The level of the outlet through which a source speaks: shown here, or known of the source from before."""
    draft, node = level.draft, level.node
    if node is None:
        return None
    if shown is not None:
        through = sources.node(shown.words, shown.head, None, reporting=True)
        nobodys = through.kind in ("unattributed", "document") and through is not sources.nodes.nobody
        if shown.nameless and nobodys:
            through.kind = "outlet"  # "told the station": nameless, but it had his words
        if (
            through is node
            or through is sources.nodes.voice
            or (through.kind != "outlet" and not shown.quoting)
        ):
            return None
        node.through, node.relay = through, (shown.words, shown.cue)
    elif node.through is None or node.relay is None or not _still(draft, node, previous):
        return None
    if node.through is None or node.relay is None or node.through is node:
        return None
    words, cue = node.relay
    outer = Draft(
        "relay",
        draft.head,
        [cue],
        Cue(grammar.tokens[cue[0]].lower, frozenset()),
        list(draft.content),
        words,
        words[0],
    )
    outer.quoted = draft.quoted
    return Level(outer, node.through)


def _still(draft: Draft, node: Node, previous: Level | None) -> bool:
    """Whether an earlier relay of a source still holds: always for an unnamed one, for a named one while he speaks."""
    if node.kind == "anonymous":
        return True
    same = previous is not None and previous.node is node
    if not same or draft.addressee is not None or draft.row.lemma in _PUBLIC:
        node.through = None
        return False
    return True
