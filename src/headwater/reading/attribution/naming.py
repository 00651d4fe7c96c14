"""A source that the report names after it credited it by its office ("the harbour master said. ... Ana Ruiz told us").

Only an office of which there is one, spoken of with "the", is ever given a name, and only by the report's own words and
order: the name's words speak of that office, or the name stands alone right after it, the one source until then.
"""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import Grammar
from .mentions import Mention
from .nodes import Node

_HEADS = frozenset("chief head director boss leader commander master".split())
_OFFICES = _HEADS | frozenset(
    "administrator ambassador chairman chairwoman chancellor commissioner coordinator coroner governor headmaster"
    " manager mayor minister prefect premier president principal prosecutor rector secretary sheriff spokesman"
    " spokesperson spokeswoman superintendent".split()
)
_NEAR = 2
"""Paragraphs after the office within which a name without any title is its holder's."""
_MOST = 60
"""Sources of a report up to which "the one source until then" is asked at all."""
_LOOK, _FAR = 12, 120
"""Sources looked back on; tokens after a name within which its office can follow."""


def holder(grammar: Grammar, mention: Mention, known: Sequence[Node]) -> Node | None:
    """The source known by its office alone that this first mention of a named person names; None for nobody."""
    people = _people(known)
    offices = [node for node in people[-_LOOK:] if _office(node)]
    if not offices:
        return None
    nouns, words = _told(grammar, mention)
    if nouns & _OFFICES:
        fitting = [node for node in offices if _same(node.nouns, nouns) and node.words & words]
        return fitting[0] if len(fitting) == 1 else None
    node = offices[-1]
    near = 0 < grammar.passage(mention.head) - grammar.passage(node.last) <= _NEAR
    bare = mention.tokens[1] - mention.tokens[0] <= 1 + len(
        (mention.name or "").split()
    )  # a rank may stand before
    return node if near and bare and people == [node] and len(known) <= _MOST else None


def _people(known: Sequence[Node]) -> list[Node]:
    return [node for node in known[-_MOST:] if node.credited and node.kind in ("person", "anonymous")]


def _office(node: Node) -> bool:
    """Whether a source is one holder of an office, spoken of with "the" or by whose office it is."""
    single = node.kind == "anonymous" and not node.plural and node.unfolds is None and node.order <= 1
    pointed = (
        node.description.lower().startswith("the ") or "'s " in node.description or "’s " in node.description
    )
    return single and pointed and bool(node.nouns & _OFFICES)


def _same(one: set[str], other: frozenset[str]) -> bool:
    return bool(one & other & _OFFICES) or bool(one & _HEADS and other & _HEADS)


def _told(grammar: Grammar, mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
    """The role nouns in the words of a name, and all else that they say, in small letters."""
    tokens = grammar.tokens[mention.tokens[0] : min(mention.tokens[1], mention.tokens[0] + 40)]
    words = frozenset(t.lower for t in tokens if t.pos in ("NOUN", "PROPN", "ADJ"))
    return mention.nouns, words


def bearer(mention: Mention, known: Sequence[Node]) -> Node | None:
    """The one named speaker until now, if the report has not said what he is, where an office is spoken of next."""
    if mention.plural or not mention.definite or mention.another or not mention.nouns & _OFFICES:
        return None
    people = _people(known)
    if len(known) > _MOST or len(people) != 1 or people[0].kind != "person" or people[0].nouns:
        return None
    return people[0] if 0 < mention.head - people[0].last <= _FAR else None
