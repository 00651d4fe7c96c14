"""Words of peoples ("Chadian", "South Koreans"): no toponyms, but they name the land that a report speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Parse

from .gazetteer import Gazetteer
from .mentions import Mention
from .names import normalise
from .words import peoples

_LANDS = frozenset({"PCLI", "ADM1", "PCLH"})


def gather(parse: Parse, gazetteer: Gazetteer, toponyms: Sequence[Mention]) -> list[Mention]:
    """The words of peoples outside of the toponyms, each as a mention whose one candidate is the land."""
    named = _named(parse, frozenset(i for one in toponyms for i in range(one.first, one.last)))
    known = gazetteer.find(
        {normalise(word) for _, _, word in named} | {normalise(land) for *_, land in named}
    )
    found = []
    for first, last, land in named:
        lands_of = [entry for entry in known[normalise(land)] if entry.feature in _LANDS]
        entries = tuple(sorted(lands_of, key=lambda entry: entry.feature != "PCLI")[:1])
        own = known.get(normalise(parse.span(first, last).of(parse.text)), ())
        if entries and not any(entry.feature in _LANDS for entry in own):
            found.append(Mention(first, last, f"people of {normalise(land)}", entries, (), "people"))
    return found


def _named(parse: Parse, taken: frozenset[int]) -> list[tuple[int, int, str]]:
    """(first token, last token excluded, land) of each word of a people; two words before one ("North Korean")."""
    persons = {
        i for entity in parse.entities if entity.label == "PERSON" for i in range(entity.first, entity.last)
    }
    found: list[tuple[int, int, str]] = []
    end = 0
    for token in parse.tokens:
        if token.i < end or not token.text[0].isupper() or token.i in persons or token.i in taken:
            continue
        pair = parse.tokens[token.i + 1].text if token.i + 1 < len(parse.tokens) else ""
        two = f"{token.text} {pair}" if pair[:1].isupper() else ""
        for last, words in ((token.i + 2, two), (token.i + 1, token.text)):
            land = peoples().get(normalise(words)) if words else None
            if land is not None:
                found.append((token.i, last, land))
                end = last
                break
    return found
