"""A chain of sources in words: as a small tree, or on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from headwater.records import Bounds, SourceKind

from .safe import clean, clip
from .words import amount

# Characters of a description: it identifies the source to a reader, the text has the rest.
LONGEST = 90
# As a description, a pronoun tells a reader nothing.
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
# Levels that a tree is drawn in; a deeper chain goes on below, at the same indent.
DEEPEST = 8


class Speaker(Protocol):
    """What a Source of a reading and a Link of a trace have in common."""

    @property
    def kind(self) -> SourceKind:
        """What it is."""

    @property
    def name(self) -> str | None:
        """Its name, None where the report gives none."""

    @property
    def description(self) -> str:
        """The report's own words for it."""

    @property
    def count(self) -> Bounds:
        """How many speakers it stands for."""

    @property
    def speaks_for(self) -> str | None:
        """The organisation for which it speaks."""

    @property
    def observed(self) -> bool:
        """Whether an outlet saw or counted for itself."""


def label(speaker: Speaker) -> str:
    """One link of a chain, harmless for a terminal; an unnamed source is never more than its description."""
    return _LABELS[speaker.kind](speaker)


def tree(speakers: Sequence[Speaker]) -> list[tuple[str, str]]:
    """The chain as rows of a branch and a label, the outermost first, each under the one that passes it on."""
    rows = []
    for depth, speaker in enumerate(speakers):
        branch = "" if depth == 0 else "   " * (min(depth, DEEPEST) - 1) + "└─ "
        rows.append((branch, label(speaker)))
    return rows


def line(speakers: Sequence[Speaker]) -> str:
    """The chain on one line, the outermost first: `A > B > unnamed: "a clerk"`."""
    return " > ".join(map(label, speakers))


def people(count: Bounds) -> str:
    """How many speakers a source stands for; empty for one."""
    return "" if (count.least, count.most) == (1, 1) else f"{amount(count)} people"


def described(speaker: Speaker, most: int) -> str:
    """The report's own words for a source, without the comma that its sentence went on with."""
    words = clip(speaker.description, most).rstrip(" ,;:")
    return "" if words.casefold() in _PRONOUNS else words


def _outlet(speaker: Speaker) -> str:
    name = clip(speaker.name, LONGEST) if speaker.name else "outlet not named"
    return f"{name} (saw or counted for itself)" if speaker.observed else name


def _unattributed(speaker: Speaker) -> str:
    return clip(speaker.description, LONGEST) or "nobody credited"


def _anonymous(speaker: Speaker) -> str:
    words = described(speaker, LONGEST)
    told = f"unnamed: {words}" if words else "unnamed"
    return told + _brackets(people(speaker.count), _for(speaker))


def _document(speaker: Speaker) -> str:
    return f"document: {clip(speaker.name or speaker.description, LONGEST)}"


def _named(speaker: Speaker) -> str:
    name, words = clip(speaker.name or "", LONGEST), described(speaker, LONGEST)
    if not name:
        return words or f"{speaker.kind} not named"
    inner, outer = sorted((words.casefold(), name.casefold()), key=len)
    said = "" if inner in outer or _said(name, words) else words
    # A body speaks as one, through however many mouths: how many stands only beside unnamed people.
    return name + _brackets(said, _for(speaker))


def _said(name: str, words: str) -> bool:
    """Whether a description names the speaker itself ("Ana Ruiz, who runs the mill")."""
    return name.casefold().rsplit(maxsplit=1)[-1] in words.casefold()


def _for(speaker: Speaker) -> str:
    told = clean(f"{speaker.name or ''} {speaker.description}").casefold()
    party = clip(speaker.speaks_for or "", LONGEST)
    return f"for {party}" if party and party.casefold() not in told else ""


def _brackets(*parts: str) -> str:
    said = "; ".join(part for part in parts if part)
    return f" ({said})" if said else ""


_LABELS = {
    "outlet": _outlet,
    "organisation": _named,
    "person": _named,
    "anonymous": _anonymous,
    "document": _document,
    "unattributed": _unattributed,
}
