"""Officials of whom a report speaks first by office and then by name, and named ones whom other reports introduce.

"A port official told reporters ..." and, two sentences on, "Ada Moor, the port's deputy director, said ..." are one
speaker: news writing tells first what he is. Only names that the reports print are used; whoever asked for anonymity,
or is introduced apart from the named one, stays unnamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.records import ONE, Reading, Source
from headwater.tables import rows

from .affiliation import speaks_for
from .names import initials, person_words, same_organisation, words

_OFFICES = frozenset(
    row["word"] for row in rows("tracing/speaking_roles.tsv") if row["how"] in ("office", "rank", "minister")
) | {"official", "officer"}
_APART = frozenset(row["word"] for row in rows("tracing/source_words.tsv") if row["role"] == "apart")
_PLAIN = (
    frozenset(row["word"] for row in rows("tracing/speaking_roles.tsv") if row["how"] == "part") | _OFFICES
)
_OPENING = 700
"""Characters of a report in which an official is spoken of by office before he is named."""
_MANY = 100
"""Sources of a report that are looked at."""


def named(reading: Reading) -> Reading:
    """The reading with the claims of an official of its opening under the name that it gives him later."""
    told = [
        s for s in reading.sources[:_MANY] if s.kind == "person" and s.name and s.speaks_for and s.mentions
    ]
    same = {source.id: other for source in reading.sources[:_MANY] if (other := _later(source, told))}
    if not same:
        return reading
    claims = tuple(
        replace(claim, chain=tuple(dict.fromkeys(same.get(i, i) for i in claim.chain)))
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


def _later(source: Source, told: Sequence[Source]) -> str | None:
    """The one named official who comes behind an unnamed one and speaks for the same organisation."""
    if source.kind != "anonymous" or source.count != ONE or source.anonymity or not source.mentions:
        return None
    start, said = source.mentions[0].start, words(source.description)
    if start > _OPENING or not _OFFICES & set(said) or _APART & set(said):
        return None
    found = [other for other in told if other.mentions[0].start > start and _of_one(source, other)]
    return found[0].id if len(found) == 1 else None


def _of_one(source: Source, other: Source) -> bool:
    """Whether the words for an unnamed official name the organisation for which a named one speaks."""
    body, own = other.speaks_for or "", source.speaks_for or speaks_for(source.description)
    if own and same_organisation(own, body):
        return True
    said = set(words(source.description)) - _PLAIN
    return bool(said & (set(words(body)) | initials(body)))


def unnamed(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with whom they only call by a first name as an unnamed source, as the counting rules have it.

    A single name is a first name where no report has more of it, no title and no office.
    """
    known = [
        set(person_words(source.name))
        for reading in readings
        for source in reading.sources
        if source.kind == "person" and source.name and len(source.name.split()) > 1
    ]
    full = set[str]().union(*known)
    return tuple(_without_first_names(reading, full) for reading in readings)


def _without_first_names(reading: Reading, full: set[str]) -> Reading:
    sources = tuple(
        replace(source, kind="anonymous", name=None) if _is_first_name(source, full) else source
        for source in reading.sources
    )
    return reading if sources == reading.sources else replace(reading, sources=sources)


def _is_first_name(source: Source, full: set[str]) -> bool:
    if source.kind != "person" or not source.name or source.speaks_for:
        return False
    return len(source.name.split()) == 1 and source.name.lower() not in full


def introduced(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the organisation of each named person whom another report of the pile introduces with one.

    Of persons with one full name; not where reports differ on it.
    """
    offices: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for reading in readings:
        for source in reading.sources:
            if source.kind == "person" and source.name and source.speaks_for:
                offices[person_words(source.name)].add(source.speaks_for)
    known = {name: bodies for name, bodies in offices.items() if len(name) > 1}
    return tuple(_introduced(reading, known) for reading in readings) if known else tuple(readings)


def _introduced(reading: Reading, known: Mapping[tuple[str, ...], set[str]]) -> Reading:
    sources = tuple(_with_office(source, known) for source in reading.sources)
    return reading if sources == reading.sources else replace(reading, sources=sources)


def _with_office(source: Source, known: Mapping[tuple[str, ...], set[str]]) -> Source:
    if source.kind != "person" or not source.name or source.speaks_for:
        return source
    bodies = sorted(known.get(person_words(source.name), ()), key=lambda body: (-len(body), body))
    if not bodies or not all(same_organisation(bodies[0], body) for body in bodies):
        return source
    return replace(source, speaks_for=bodies[0])
