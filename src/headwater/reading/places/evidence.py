"""What speaks for and against a mention's being a place: short names of evidence, which a table weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.records import Entity, Parse, Token

from .gazetteer import ABBREVIATION, CODE, MAIN, SHORT
from .mentions import Mention, parted
from .words import capital, words

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LABELS = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP"})
_UNITS = frozenset({"PCLI", "ADM1", "PCLH", "CONT"})


@dataclass(frozen=True)
class Surroundings:
    """What all mentions of a report share, computed once.

    `entity` gives for each token the number (in `entities`) of the recogniser's name that covers it, or -1; `nested`
    the mentions (by number) that lie within a longer one of the gazetteer; `starts` the mentions that begin at a token;
    `voted` counts, for each key, its mentions, and those that the recogniser takes for a place, that follow a
    preposition of place, or that stand in a person's name.
    """

    entities: Sequence[Entity]
    entity: Sequence[int]
    nested: frozenset[int]
    starts: dict[int, list[int]]
    voted: dict[str, tuple[int, int, int, int]]
    lowercase: frozenset[str]


def survey(parse: Parse, mentions: Sequence[Mention]) -> Surroundings:
    """The surroundings of a report's mentions."""
    entities = parted(parse)
    entity = [-1] * len(parse.tokens)
    for number, name in enumerate(entities):
        entity[name.first : name.last] = [number] * (name.last - name.first)
    starts: dict[int, list[int]] = {}
    nested, furthest, votes = set(), -1, dict[str, list[int]]()
    by_start = sorted(range(len(mentions)), key=lambda n: (mentions[n].first, -mentions[n].last))
    for n in by_start:
        mention = mentions[n]
        starts.setdefault(mention.first, []).append(n)
        if mention.form != "parser":
            if mention.last <= furthest:
                nested.add(n)
            furthest = max(furthest, mention.last)
        vote = votes.setdefault(mention.key, [0, 0, 0, 0])
        label = entities[entity[mention.first]].label if entity[mention.first] >= 0 else ""
        vote[0] += 1
        vote[1] += label in _PLACES
        vote[2] += mention.first > 0 and parse.tokens[mention.first - 1].lower in words("lead")
        vote[3] += label == "PERSON"
    lowercase = frozenset(t.text for t in parse.tokens if t.text.islower())
    voted = {key: (v[0], v[1], v[2], v[3]) for key, v in votes.items()}
    return Surroundings(entities, entity, frozenset(nested), starts, voted, lowercase)


def of(parse: Parse, mentions: Sequence[Mention], number: int, around: Surroundings) -> list[str]:
    """All evidence about one mention; a name of evidence counts once."""
    mention = mentions[number]
    recognised = _recogniser(parse, mention, around)
    found = [f"form:{mention.form}", recognised]
    found += _gazetteer(mention)
    side = [*_left(parse, mention), *_right(parse, mentions, mention, around)]
    found += side
    found += _document(mention, around)
    if number in around.nested:
        found.append("nested")
    tokens = parse.tokens
    first = tokens[mention.first]
    begins = mention.first == parse.sentence(mention.first).first
    if begins:
        found.append("begins")
    size = next(name for name in found if name.startswith(("gaz:size", "gaz:none")))
    found.append(f"{recognised} {size}")
    single = mention.last == mention.first + 1
    if single and first.lower in around.lowercase:
        found.append("lowercase elsewhere")
    if not first.tag.startswith("NNP"):
        found.append("no proper noun" + (" begins" if begins else ""))
    if first.text.isupper() and len(first.text) > 3:
        found.append("capitals")
    sure = "in" if "left:lead" in side else "out"
    found.append(f"{recognised} {sure}")
    if "right:name" in side or "left:name" in side:
        found.append(f"{recognised} in name")
    if single and first.lower in words("member"):
        found.append("month or day")
    return found


def _recogniser(parse: Parse, mention: Mention, around: Surroundings) -> str:
    number = around.entity[mention.first]
    if number < 0:
        number = around.entity[mention.last - 1]
        return "ner:none" if number < 0 else "ner:starts inside"
    entity = around.entities[number]
    label = entity.label if entity.label in _LABELS else "other"
    if (entity.first, entity.last) == (mention.first, mention.last):
        return f"ner:{label}"
    if entity.first <= mention.first and mention.last <= entity.last:
        head = parse.tokens[entity.first : mention.first]
        if all(t.lower in ("the", "a") for t in head):
            rest = parse.tokens[mention.last : entity.last]
            return f"ner:{label}" if all(t.lower in ("'s", "’s") for t in rest) else f"ner:begins {label}"
        return f"ner:within {label}"
    if mention.first <= entity.first and entity.last <= mention.last:
        return f"ner:holds {label}"
    return f"ner:crosses {label}"


def _gazetteer(mention: Mention) -> Iterator[str]:
    if not mention.entries:
        yield "gaz:none"
        return
    most = max(entry.population for entry in mention.entries)
    kind = min(entry.kind for entry in mention.entries)
    yield f"gaz:kind {('main', 'other', 'short', 'abbreviation', 'code')[kind]}"
    size = (
        0 if most < 1_000 else 1 if most < 10_000 else 2 if most < 100_000 else 3 if most < 1_000_000 else 4
    )
    yield f"gaz:size {size}"
    if any(entry.feature in _UNITS and entry.kind != SHORT for entry in mention.entries):
        yield "gaz:unit"
    elif not any(entry.feature.startswith("PPL") for entry in mention.entries):
        yield "gaz:feature" if mention.entries[0].feature[:3] != "ADM" else "gaz:only unit"
    if mention.wanted:
        yield "gaz:kind " + (
            "agrees" if any(e.feature in mention.wanted for e in mention.entries) else "differs"
        )
    if kind == MAIN and mention.last - mention.first > 1:
        yield "gaz:long name"
    if kind in (ABBREVIATION, CODE):
        yield "gaz:short form"


@cache
def _left_words() -> Mapping[str, str]:
    """Words before a name -> the evidence that they are; a later class of the list gives way to an earlier one."""
    found = {word: f"left:{word}" for word in ("the", "a", "an")}
    found |= dict.fromkeys(("-", "–", "/", "--", "—"), "left:dash")
    for name, evidence in reversed(_LEFT):
        found |= dict.fromkeys(words(name), evidence)
    return found | {word: f"left:{word}" for word in ("of", "and", "to")}


_LEFT = (
    ("lead", "left:lead"), ("lead2", "left:lead2"), ("title", "left:title"), ("compass", "left:compass"),
    ("kind", "left:kind"), ("before", "left:kind"),
)  # fmt: skip
_AFTER_NAME = (
    ("kind", "right:kind name"), ("road", "right:kind name"), ("site", "right:kind name"),
    ("org", "right:organisation"), ("title", "right:title"),
)  # fmt: skip


def _left(parse: Parse, mention: Mention) -> Iterator[str]:
    if mention.first == parse.sentence(mention.first).first:
        yield "left:none"
        return
    before = parse.tokens[mention.first - 1]
    known = _left_words().get(before.lower)
    if known is not None:
        yield known
    elif before.lower in (",", "("):
        yield from _after_comma(parse, mention)
    elif capital(before):
        yield "left:name"
    else:
        yield "left:number" if before.tag == "CD" else f"left:{before.pos}"


def _after_comma(parse: Parse, mention: Mention) -> Iterator[str]:
    tokens = parse.tokens
    yield "left:comma"
    if mention.first >= 2 and capital(tokens[mention.first - 2]):
        yield "left:name comma"


def _right(
    parse: Parse, mentions: Sequence[Mention], mention: Mention, around: Surroundings
) -> Iterator[str]:
    if mention.last >= parse.sentence(mention.first).last:
        yield "right:none"
        return
    after = parse.tokens[mention.last]
    lower = after.lower
    if lower == ",":
        yield "right:comma"
        following = (mentions[n] for n in around.starts.get(mention.last + 1, ()))
        if any(entry.feature in _UNITS for other in following for entry in other.entries):
            yield "right:comma unit"
    elif lower in ("'s", "’s", "'"):
        yield "right:genitive"
    elif capital(after) and after.pos not in ("VERB", "AUX"):  # verbs too have capitals in headlines
        yield from _name_after(after)
    elif lower in words("people"):
        yield "right:people"
    elif lower in words("kind"):
        yield "right:kind"
    elif lower in ("-", "–", "/"):
        yield "right:dash"
    elif after.pos in ("VERB", "AUX"):
        yield "right:says" if after.lemma in ("say", "tell", "add", "ask") else "right:verb"
    else:
        yield f"right:{after.pos}"


def _name_after(after: Token) -> Iterator[str]:
    yield next((evidence for name, evidence in _AFTER_NAME if after.lower in words(name)), "right:name")


def _document(mention: Mention, around: Surroundings) -> Iterator[str]:
    total, places, led, persons = around.voted[mention.key]
    if total > 1:
        share = places / total
        yield f"doc:place {'often' if share > 0.6 else 'some' if share > 0.2 else 'rare'}"
        if led:
            yield "doc:led"
        if persons:
            yield f"doc:person {'often' if persons / total > 0.5 else 'some'}"
    else:
        yield "doc:once"
