"""Which mentions are one actor: names, short forms, acronyms, titles, definite descriptions and pronouns.

One pass in the order of the text; each mention looks up what the earlier ones left behind, so that the cost is linear.
A description that the text introduces anew ("another source") is a new actor.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from headwater.records import Parse

from .binding import bind, named_in_content, thing_before
from .mentions import Gender, Mention

_OPENS = frozenset(('"', "“", "``", "«"))
_CLOSES = frozenset(("”", "''", "»"))
_NEAR = 3  # sentences that a pronoun looks back
_REACH = 30  # tokens that a plural stands before a pronoun
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
    known: dict[int, Cluster] = field(default_factory=dict)
    subjects: list[int] = field(default_factory=list)
    quoted: bool = False


_Found = tuple[int, Mention, Cluster]
"""A mention that a pronoun can mean: the number of its sentence, itself, its actor."""


def clusters(parse: Parse, found: list[Mention]) -> list[Cluster]:
    """Group mentions (in the order of the text) into actors; a pronoun without antecedent is left out."""
    memory, made = _Memory(), list[Cluster]()
    inside_quotes, subjects = quoted(parse), _subjects(parse)
    for mention in found:
        while subjects and subjects[-1] < mention.head:
            memory.subjects.append(subjects.pop())
        sentence = parse.tokens[mention.head].sentence
        memory.quoted = mention.head in inside_quotes
        cluster = _antecedent(parse, mention, memory, sentence)
        if cluster is None and mention.form == "pronoun":
            continue
        if cluster is None:
            cluster = Cluster([])
            made.append(cluster)
        cluster.mentions.append(mention)
        memory.known[mention.head] = cluster
        cluster.gender = cluster.gender or (mention.gender if mention.kind == "person" else "")
        _remember(mention, cluster, memory, sentence)
    return made


def _subjects(parse: Parse) -> list[int]:
    """The tokens of all subjects that are no pronouns, the last one first."""
    return [t.i for t in reversed(parse.tokens) if t.dep in ("nsubj", "nsubjpass") and t.pos != "PRON"]


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
        return _for_pronoun(parse, mention, memory, sentence)
    if mention.state:
        return memory.states.get(mention.state)
    if (named := _beside(parse, mention, memory)) is not None:
        return named
    if mention.form == "name":
        return _for_name(parse, mention, memory)
    if mention.known:
        return _for_description(mention, memory)
    return memory.keys.get(mention.key) if mention.many and len(mention.key) > 1 else None


def _beside(parse: Parse, mention: Mention, memory: _Memory) -> Cluster | None:
    """The actor whom a noun only describes: "Smith, a farmer, ...", "the farmer, Smith, ...", "Smith was a farmer"."""
    token = parse.tokens[mention.head]
    if mention.many or mention.kind not in ("person", "organisation"):
        return None
    if token.dep == "appos":
        cluster = memory.known.get(token.head)
    elif token.dep == "attr" and mention.form == "noun" and parse.tokens[token.head].lemma == "be":
        subject = parse.child(token.head, "nsubj")
        cluster = memory.known.get(subject.i) if subject is not None and subject.i < token.i else None
    else:
        return None
    body = cluster is not None and cluster.kind in ("organisation", "state", "unit")
    if cluster is not None and body and token.dep == "appos" and mention.form == "noun":
        return cluster  # "the league, an ally of the king"
    if cluster is None or cluster.kind != mention.kind or cluster.mentions[-1].many:
        return None
    both_named = mention.form == "name" and any(m.form == "name" for m in cluster.mentions)
    return None if both_named or parse.child(mention.head, "conj") else cluster


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


def _for_pronoun(parse: Parse, mention: Mention, memory: _Memory, sentence: int) -> Cluster | None:
    """Whom grammar binds it to; or the nearest subject that fits in number and gender, or else the nearest mention.

    Where two persons of its own sentence fit and neither grammar nor its place tells them apart, nobody.
    """
    bound = bind(parse, mention.head, memory.known)
    if bound.open or _nobody(parse, mention, memory, sentence):
        return None
    near = _near(parse, mention, memory, sentence, bound.never)
    other = [found for found in near if not any(found[2] is c for c in bound.hardly)]
    near = other if any(c.gender and c.gender == mention.gender for _, _, c in other) else near
    if any(c is bound.must for _, _, c in near):
        return bound.must
    if mention.gender in ("he", "she"):
        return _person(parse, mention, near, sentence)
    if mention.gender == "it" and near:
        led = [found for found in near if found[1].subject and sentence - found[0] <= 1 and mention.subject]
        near = near[:1] if near[0][1].subject else led[:1]
    best = _last_subject(near)
    if mention.gender == "they" and best is not None and _plural_between(parse, mention.head, memory):
        here = any(c is best and s == sentence for s, _, c in near)
        return best if here and (best.mentions[-1].many or best.kind in ("group", "unit")) else None
    return best


def _near(
    parse: Parse, mention: Mention, memory: _Memory, sentence: int, never: Cluster | None
) -> list[_Found]:
    """Whom a pronoun can mean: the last mentions that fit it, the most recent first."""
    said_of = named_in_content(parse, mention.head)
    return [
        (s, m, c)
        for s, quoted, m, c in reversed(memory.recent)
        if sentence - s <= _NEAR
        and (quoted or not memory.quoted)
        and c is not never
        and not any(m.form == "name" and m.key[-1] in said_of for m in c.mentions[:_RECENT])
        and _fits(mention, m, c)
    ]


def _person(parse: Parse, mention: Mention, near: list[_Found], sentence: int) -> Cluster | None:
    """Whom "he" or "her" means: of several in the sentence its subject, or nobody; else the last subject."""
    here = [(m, c) for s, m, c in near if s == sentence]
    rivals = {id(c) for _, c in here}
    if not _leads(parse, mention) and len(rivals) > 1:
        return None
    beside = next((c for m, c in here if m.subject), None)
    if not mention.subject and beside is not None:
        return beside
    told = [c for s, _, c in near if c.gender and sentence - s <= 1]
    if not mention.subject and told:
        return told[0]
    return here[0][1] if len(rivals) == 1 else _last_subject(near)


def _last_subject(near: list[_Found]) -> Cluster | None:
    return next((c for _, m, c in near if m.subject), near[0][2] if near else None)


def _plural_between(parse: Parse, pronoun: int, memory: _Memory) -> bool:
    """Whether a plural that is no actor stands before a "their" in its sentence ("gave couples | their rights")."""
    first = parse.sentence(pronoun).first
    reach = range(max(first, pronoun - _REACH), pronoun)
    return any(
        i not in memory.known
        and (parse.tokens[i].tag == "NNS" or (parse.tokens[i].tag in ("CD", "DT") and _said_of(parse, i)))
        for i in reach
    )


def _said_of(parse: Parse, i: int) -> bool:
    """Whether a number or a "some" is a subject ("four of them were ...")."""
    return parse.tokens[i].dep in ("nsubj", "nsubjpass")


def _nobody(parse: Parse, mention: Mention, memory: _Memory, sentence: int) -> bool:
    """Whether what the pronoun means is no actor of the report."""
    if mention.gender == "it":
        return thing_before(parse, mention.head, memory.subjects, memory.known)
    return mention.gender in ("he", "she") and _one_of(parse, mention.head, memory, sentence)


def _one_of(parse: Parse, pronoun: int, memory: _Memory, sentence: int) -> bool:
    """Whether the last subject is one of several, who is no actor ("One of the drivers left. She ...")."""
    last = next((i for i in reversed(memory.subjects[-_RECENT:]) if i < pronoun), None)
    if last is None or sentence - parse.tokens[last].sentence > 1:
        return False
    return parse.tokens[last].tag in ("CD", "DT") and last not in memory.known


def _leads(parse: Parse, mention: Mention) -> bool:
    """Whether a pronoun is the subject of a main clause, where it goes on with the subject before it."""
    verb = parse.tokens[parse.tokens[mention.head].head]
    return mention.subject and (verb.dep in ("ROOT", "conj", "parataxis") or verb.head > verb.i)


def _fits(pronoun: Mention, mention: Mention, cluster: Cluster) -> bool:
    if pronoun.gender in ("he", "she"):
        return mention.kind == "person" and not mention.many and cluster.gender in ("", pronoun.gender)
    if pronoun.gender == "they":
        return mention.many or mention.kind in ("group", "unit", "organisation")
    body = not any(m.kind == "person" for m in cluster.mentions[:_RECENT])
    return (
        body and mention.kind in ("state", "organisation") and not mention.many and mention.form != "people"
    )


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
