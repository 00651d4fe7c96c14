"""The tables of this room (`data/claims/`), read once and checked as they are read."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast, get_args

import headwater.tables as shared
from headwater.records import Plover, Token

_FOLDER = files("headwater") / "data" / "claims"
_TYPES = frozenset(get_args(Plover))
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN"))


class VerbRule(NamedTuple):
    """One row of verbs.tsv for one lemma: the conditions that all have to hold, and the type that it gives."""

    type: Plover
    mode: str | None
    objects: frozenset[str]
    preps: frozenset[str]
    particles: frozenset[str]
    flags: frozenset[str]
    weight: int


class Codes(NamedTuple):
    """One row of crosswalk.tsv: ACLED event type and sub-event type (as far as told), CAMEO root code."""

    acled: tuple[str, ...]
    cameo: str | None


class Frame(NamedTuple):
    """One row of frames.tsv: what becomes of a complement's standing, and of its type where friendly or hostile."""

    standing: str
    friendly: str
    hostile: str
    untyped: str


@cache
def words(name: str) -> frozenset[str]:
    """Return the closed class of words with this name (words.tsv)."""
    classes = {row[0]: frozenset(row[1].replace("_", " ").split(" ")) for row in rows("words.tsv")}
    return classes[name]


@cache
def verbs() -> dict[str, tuple[VerbRule, ...]]:
    """Lemma -> its rules, the most demanding first, then in the order of the table."""
    found: dict[str, list[VerbRule]] = {}
    for kind, mode, lemmas, condition, _, _ in rows("verbs.tsv"):
        rule = _rule(plover(kind), _mode(mode), condition)
        for lemma in lemmas.split():
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(sorted(rules, key=lambda rule: -rule.weight)) for lemma, rules in found.items()}


@cache
def nouns() -> dict[str, Plover]:
    """Lemma of an event noun -> its type."""
    return {
        lemma: plover(kind) for kind, _, lemmas, _ in reversed(rows("nouns.tsv")) for lemma in lemmas.split()
    }


@cache
def noun_modes() -> dict[str, str | None]:
    """Lemma of an event noun -> the mode of its type, None where the table gives none."""
    return {
        lemma: _mode(mode) for _, mode, lemmas, _ in reversed(rows("nouns.tsv")) for lemma in lemmas.split()
    }


@cache
def crosswalk() -> dict[tuple[Plover, str], Codes]:
    """PLOVER type and mode (or "*") -> the codes of ACLED and CAMEO."""
    found = {}
    for row in shared.rows("claims/crosswalk.tsv"):
        acled = tuple(row[key] for key in ("acled_event", "acled_sub_event") if row[key] != "-")
        found[plover(row["type"]), row["mode"]] = Codes(acled, None if row["cameo"] == "-" else row["cameo"])
    return found


def codes(kind: Plover | None, mode: str | None) -> Codes:
    """Return the codes of a type with its mode; none for a statement, and where the type and mode do not tell."""
    if kind is None:
        return Codes((), None)
    table = crosswalk()
    return table.get((kind, mode or "*")) or table[kind, "*"]


@cache
def light() -> dict[str, Plover | None]:
    """Lemma of a verb that leaves the event to its object -> the type that it gives, None for the object's own."""
    return {lemma: None if kind == "keep" else plover(kind) for lemma, kind in rows("light.tsv")}


@cache
def irregular() -> dict[str, str]:
    """What stands before the -ing of a verb -> its past tense, of verbs that do not form it with -ed."""
    return dict(rows("irregular.tsv"))


@cache
def frames() -> dict[str, Frame]:
    """Lemma of a word that takes another event as its complement -> what becomes of that."""
    found: dict[str, Frame] = {}
    for lemma, standing, kind in rows("frames.tsv"):
        first, second, third = (*kind.split("/"), "", "")[:3]
        frame = Frame(standing, first, second or first, third or first)
        if first == "own" and second and not third:
            frame = Frame(standing, second, "own", second)
        found.setdefault(lemma, frame)
    return found


def frame_of(token: Token) -> Frame | None:
    """Return what a word makes of its complement: an adjective by its form ("committed"), a verb by its lemma."""
    if token.tag in ("VBN", "JJ") and (found := frames().get(f"={token.lower}")) is not None:
        return found
    return frames().get(lemma(token, frames()))


def speaks(token: Token) -> bool:
    """Return whether a verb tells what somebody says ("say", "blame", "demand")."""
    rules = verbs().get(lemma(token, verbs()), ())
    return token.lemma in words("speech") or any(rule.type in _SPOKEN and not rule.weight for rule in rules)


def lemma(token: Token, table: Container[str]) -> str:
    """Return the lemma of a token as it stands in a table, with an -e where the rules took that away.

    Rules alone cannot tell "hoping" from "hopping".
    """
    with_e = f"{token.lemma}e"
    return with_e if token.lemma not in table and with_e in table and token.tag[:2] == "VB" else token.lemma


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table without its comments."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def plover(name: str) -> Plover:
    """Return the event type of this name; ValueError where there is none."""
    if name not in _TYPES:
        raise ValueError(f"no PLOVER type: {name!r}; one of {', '.join(sorted(_TYPES))}")
    return cast("Plover", name)


def _mode(cell: str) -> str | None:
    return None if cell == "-" else cell


def _rule(kind: Plover, mode: str | None, condition: str) -> VerbRule:
    parts = [] if condition == "-" else condition.split()
    given: dict[str, set[str]] = {"obj": set(), "prep": set(), "prt": set(), "": set()}
    for part in parts:
        key, colon, values = part.partition(":")
        given[key if colon else ""].update(values.split(",") if colon else [key])
    weight = sum(2 if ":" in part else 1 for part in parts)
    return VerbRule(
        kind, mode, frozenset(given["obj"]), frozenset(given["prep"]), frozenset(given["prt"]), frozenset(given[""]),
        weight,
    )  # fmt: skip
