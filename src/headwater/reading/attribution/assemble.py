"""From levels and nodes to the records: ids in the order of the text, spans, styles."""

from __future__ import annotations

from headwater.records import Attribution, Source, Span, Style, joined

from . import anonymity
from .chains import Level
from .draft import Draft
from .grammar import Grammar, Range
from .nodes import Node, Nodes

VOICE, NOBODY = "s0", "s1"


def records(
    grammar: Grammar, levels: list[Level], nodes: Nodes
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The sources (voice, nobody, then by first mention) and the attributions (by the place of their cue)."""
    used = {id(level.node) for level in levels if level.node}
    kept = [node for node in nodes.all if id(node) in used]
    ids = {id(nodes.voice): VOICE, id(nodes.nobody): NOBODY}
    ids |= {id(node): f"s{number}" for number, node in enumerate(kept, 2)}
    reasons = anonymity.reasons(grammar)
    members: dict[int, list[str]] = {}
    for node in kept:
        if node.unfolds is not None:
            members.setdefault(id(node.unfolds), []).append(ids[id(node)])
    sources = [_source(grammar, nodes.voice, VOICE), _source(grammar, nodes.nobody, NOBODY)]
    for node in kept:
        reason = _reason(grammar, node, reasons)
        sources.append(_source(grammar, node, ids[id(node)], reason, tuple(members.get(id(node), ()))))
    order = sorted(
        range(len(levels)), key=lambda n: (*_place(levels[n].draft), levels[n].draft.kind == "relay", n)
    )
    names = {id(levels[n]): f"a{place}" for place, n in enumerate(order, 1)}
    found = [_attribution(grammar, levels[n], names, ids) for n in order]
    return tuple(sources), tuple(found)


def _place(draft: Draft) -> tuple[int, bool]:
    """Where an attribution stands among the others: at its cue, one that is cited after the one that cites."""
    return (max(draft.head, draft.outer.head), True) if draft.outer else (draft.head, False)


def _reason(grammar: Grammar, node: Node, reasons: list[tuple[int, Span]]) -> Span | None:
    if node.kind != "anonymous" or not reasons:
        return None
    found = (anonymity.of(grammar, reasons, mention[0]) for mention in node.mentions[:50])
    return next((span for span in found if span), None)


def _source(
    grammar: Grammar, node: Node, name: str, reason: Span | None = None, members: tuple[str, ...] = ()
) -> Source:
    return Source(
        id=name,
        kind=node.kind,
        name=node.name,
        description=node.description,
        mentions=joined(grammar.parse.span(*mention) for mention in node.mentions),
        count=node.count,
        speaks_for=node.speaks_for,
        observed=node.observed,
        anonymity=reason,
        members=members,
    )


def _attribution(grammar: Grammar, level: Level, names: dict[int, str], ids: dict[int, str]) -> Attribution:
    draft = level.draft
    return Attribution(
        id=names[id(level)],
        source=ids[id(level.node)] if level.node else None,
        source_spans=_spans(grammar, [draft.source] if draft.source else []),
        cue_spans=_spans(grammar, draft.cue),
        content_spans=_spans(grammar, draft.content),
        style=style(grammar, draft),
        within=names[id(level.outer)] if level.outer else None,
        cue=draft.row.lemma,
        cue_stance=draft.row.stance,
    )


def _spans(grammar: Grammar, ranges: list[Range]) -> tuple[Span, ...]:
    text = grammar.parse.text
    return joined(grammar.parse.span(*tokens).trimmed(text) for tokens in ranges)


def style(grammar: Grammar, draft: Draft) -> Style:
    """Direct where all of the content stands in quotation marks, mixed where some of it does."""
    if draft.kind == "colon" and draft.quoted:
        return "direct"
    inside = outside = False
    for first, last in draft.content:
        i = first
        while i < last and not (inside and outside):
            quote = grammar.quote_at(i)
            if quote is None:
                outside = outside or grammar.tokens[i].text[:1].isalnum()
                i += 1
            else:
                inside, i = True, quote.last
    here = grammar.quote_at(draft.head)
    if here is not None:
        return "indirect"
    return "mixed" if inside and outside else "direct" if inside else "indirect"
