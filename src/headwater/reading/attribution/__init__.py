"""According to whom, through whom: sources, the words that credit them, the content credited, and how they nest.

The rules stand on the parse: cues of every kind become drafts (find), their sources become nodes (sources), relays
become levels around them (chains), and all of it becomes records (assemble). What a linguist would change is in
data/attribution.
"""

from __future__ import annotations

from headwater.records import Actor, Attributed, Parse, Report

from . import assemble, credit, institution, outlets
from .chains import Level, levels
from .find import find
from .grammar import Grammar
from .sources import Sources

__all__ = ["attribute"]


def attribute(report: Report, parse: Parse, actors: tuple[Actor, ...]) -> Attributed:  # noqa: ARG001 # the seam's shape
    """The sources and attributions of a report; `voice` is its own outlet, `nobody` stands for uncredited lineage."""
    grammar = Grammar(parse)
    known = outlets.find(grammar, report.outlet)
    house = institution.node(report) if institution.speaks(report) else None
    sources = Sources(grammar, report.outlet, known, house)
    found = levels(grammar, find(grammar, known), sources, known)
    stated = institution.statement(grammar) if house else None
    if stated:
        found.append(Level(stated, house))
    listed, attributions = assemble.records(grammar, found, sources.nodes)
    return Attributed(listed, attributions, credit.whole_report(report), assemble.VOICE, assemble.NOBODY)
