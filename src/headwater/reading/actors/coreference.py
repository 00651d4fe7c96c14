"""Which mentions are one actor: names, short forms, acronyms, titles, definite descriptions and pronouns.

One pass in the order of the text; each mention looks up what the earlier ones left behind, so that the cost is linear.
A description that the text introduces anew ("another source") is a new actor.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from headwater.records import Parse

from .mentions import Gender, Mention

_OPENS = frozenset(('"', "“", "``", "«"))
_CLOSES = frozenset(("”", "''", "»"))
_NEAR = 3  # sentences that a pronoun looks back
_RECENT = 8  # mentions that a pronoun looks at


@dataclass
class Cluster:
    """The mentions of one actor, the first one first; `gender` as far as some mention told it."""

    mentions: list[Mention]
    gender: Gender = ""

    @property
    def kind(self) -> str:
        """The kind of the first mention that is no pronoun."""
        return self.mentions[0].kind


@dataclass
class _Memory:
    """What a later mention can be tied to."""

    keys: dict[tuple[str, ...], Cluster] = field(default_factory=dict)
    surnames: dict[str, Cluster] = field(default_factory=dict)
    roles: dict[tuple[str, bool], Cluster] = field(default_factory=dict)
    acronyms: dict[str, Cluster] = field(default_factory=dict)
    states: dict[str, Cluster] = field(default_factory=dict)
    recent: deque[tuple[int, bool, Mention, Cluster]] = field(default_factory=lambda: deque(maxlen=_RECENT))
    quoted: bool = False


def clusters(parse: Parse, found: list[Mention]) -> list[Cluster]:
    """Group mentions (in the order of the text) into actors; a pronoun without antecedent is left out."""
    memory, made = _Memory(), list[Cluster]()
    inside_quotes = quoted(parse)
    for mention in found:
        sentence = parse.tokens[mention.head].sentence
        memory.quoted = mention.head in inside_quotes
        cluster = _antecedent(parse, mention, memory, sentence)
        if cluster is None and mention.form == "pronoun":
            continue
        if cluster is None:
            cluster = Cluster([])
            made.append(cluster)
        cluster.mentions.append(mention)
        cluster.gender = cluster.gender or (mention.gender if mention.kind == "person" else "")
        _remember(mention, cluster, memory, sentence)
    return made


def quoted(parse: Parse) -> frozenset[int]:
    """Return the tokens between quote marks; a speaker's "they" is not whoever the reporter last wrote of."""
    found: set[int] = set()
    inside, passage = False, -1
    for token in parse.tokens:
        here = parse.sentences[token.sentence].passage
        if here != passage:
            inside, passage = False, here
        if token.lower in _OPENS or token.lower in _CLOSES:
            inside = token.lower in _OPENS and not (inside and token.lower == '"')
        elif inside:
            found.add(token.i)
    return frozenset(found)


def _antecedent(parse: Parse, mention: Mention, memory: _Memory, sentence: int) -> Cluster | None:
    if mention.form == "pronoun":
        return _for_pronoun(mention, memory, sentence)
    if mention.state:
        return memory.states.get(mention.state)
    if mention.form == "name":
        return _for_name(parse, mention, memory)
    if mention.known:
        return _for_description(mention, memory)
    return memory.keys.get(mention.key) if mention.many and len(mention.key) > 1 else None


def _for_name(parse: Parse, mention: Mention, memory: _Memory) -> Cluster | None:
    if mention.key in memory.keys:
        return memory.keys[mention.key]
    known = memory.surnames.get(mention.key[-1])
    if known is not None and (
        len(mention.key) == 1 or (mention.kind == "person" and _one_person(mention, known))
    ):
        return known
    word = parse.tokens[mention.head].text.replace(".", "")
    return memory.acronyms.get(word) if word.isupper() else None


def _one_person(mention: Mention, known: Cluster) -> bool:
    """Two names with one surname are one person where no given name speaks against it."""
    return any(len(m.key) == 1 or m.key[0] == mention.key[0] for m in known.mentions if m.form == "name")


def _for_description(mention: Mention, memory: _Memory) -> Cluster | None:
    known = memory.keys.get(mention.key) or memory.roles.get((mention.role, mention.many))
    if known is None:
        return None
    words = {word for m in known.mentions[:_RECENT] for word in m.key}
    return known if set(mention.key[:-1]) <= words else None


def _for_pronoun(mention: Mention, memory: _Memory, sentence: int) -> Cluster | None:
    """The nearest subject that fits in number and gender, or else the nearest mention that does."""
    near = [
        (m, c)
        for s, quoted, m, c in reversed(memory.recent)  # the most recent first
        if sentence - s <= _NEAR and (quoted or not memory.quoted) and _fits(mention, m, c)
    ]
    if mention.gender == "it" and near:
        near = near[:1] if near[0][0].subject else []
    return next((c for m, c in near if m.subject), near[0][1] if near else None)


def _fits(pronoun: Mention, mention: Mention, cluster: Cluster) -> bool:
    if pronoun.gender in ("he", "she"):
        return mention.kind == "person" and not mention.many and cluster.gender in ("", pronoun.gender)
    if pronoun.gender == "they":
        return mention.many or mention.kind in ("group", "unit", "organisation")
    return mention.kind in ("state", "organisation") and not mention.many and mention.form != "people"


def _remember(mention: Mention, cluster: Cluster, memory: _Memory, sentence: int) -> None:
    if mention.form != "people":
        memory.recent.append((sentence, memory.quoted, mention, cluster))
    if mention.form == "pronoun":
        return
    if mention.state:
        memory.states[mention.state] = cluster
    if mention.form == "name":
        memory.keys.setdefault(mention.key, cluster)
        if mention.kind == "person":
            memory.surnames[mention.key[-1]] = cluster
        elif len(mention.key) > 1:
            memory.acronyms.setdefault("".join(word[0] for word in mention.key).upper(), cluster)
    elif mention.form == "noun":
        memory.keys[mention.key] = cluster
    if mention.role:
        memory.roles[mention.role, mention.many] = cluster
