"""Where a report names another outlet of the pile: by its name, its letters, or "told the radio" once it was named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.records import Reading, Span

from .names import call_signs, initials, outlet_core, same_outlet, words

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LEAST_NAME = 4
"""Characters of an outlet's name of one word that is looked for in texts, where it is written with a capital."""
_LEAST_SIGN = 3
"""Letters of an acronym by which an outlet is looked for."""
_TAKEN_UP = re.compile(
    r"\b(told|with|to|by|from|whom) the "
    r"(radio|broadcaster|newspaper|paper|daily|weekly|website|site|magazine|portal|channel|station|outlet|agency)\b"
)
"""Words that take up an outlet that was named before: after "told" always, else in the words for a source only."""

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""First word of a name -> all words of it, and the outlet as it calls itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of another outlet of the pile in a text, or words that take it up (`told` is False for most of them)."""

    outlet: str
    span: Span
    told: bool = True


def names_of(outlets: Iterable[str]) -> Names:
    """The names by which the outlets of a pile are looked for in its texts."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for outlet in sorted(outlets):
        parts = tuple(_WORD.findall(outlet.lower()))
        parts = parts[1:] if parts[0] == "the" and len(parts) > 1 else parts
        if len(parts) > 1 or len(parts[0]) >= _LEAST_NAME:
            found[parts[0]].append((parts, outlet))
        core = outlet_core(outlet)
        if core != parts and len(core) > 1:
            found[core[0]].append((core, outlet))
        for sign in sorted(_signs(outlet)):
            found[sign.lower()].append(((sign.lower(),), outlet))
    return found


@lru_cache(maxsize=10_000)
def _signs(outlet: str) -> frozenset[str]:
    """The words in capitals for which an outlet may stand: its call sign, and the first letters of its name."""
    short = {sign.upper() for sign in initials(outlet) if len(sign) >= _LEAST_SIGN and len(words(outlet)) > 2}
    return call_signs(outlet) | frozenset(short)


def mentions_of(reading: Reading, names: Names) -> list[Mention]:
    """Where a report names other outlets of the pile, or takes up the only one that it named, in its order."""
    own = reading.report.outlet
    found = [mention for mention in _named(reading, names) if not same_outlet(mention.outlet, own)]
    found.sort(key=lambda mention: mention.span)
    if len({mention.outlet for mention in found}) != 1:
        return found
    first, plain = found[0], frozenset(words(own or ""))
    more = [
        Mention(first.outlet, Span(match.start(2), match.end()), match.group(1) == "told")
        for match in _TAKEN_UP.finditer(reading.report.text, first.span.end)
        if match.group(2) not in plain
    ]
    return sorted([*found, *more], key=lambda mention: mention.span)


def _named(reading: Reading, names: Names) -> list[Mention]:
    """Names of outlets of the pile, written with a capital, outside of boilerplate; linear in the text."""
    text = reading.report.text
    found = []
    for part in reading.passages:
        if part.role not in ("body", "headline", "caption"):
            continue
        here = [(m.group().removesuffix("’s").removesuffix("'s"), m.start(), m.end())
                for m in _WORD.finditer(text, part.span.start, part.span.end)]  # fmt: skip
        for i, (word, start, _) in enumerate(here):
            for parts, outlet in names.get(word.lower(), ()) if word[0].isupper() else ():
                if parts == (word.lower(),) and word.upper() in _signs(outlet) and not word.isupper():
                    continue
                if tuple(w.lower() for w, _, _ in here[i : i + len(parts)]) == parts:
                    found.append(Mention(outlet, Span(start, here[i + len(parts) - 1][2])))
    return found
