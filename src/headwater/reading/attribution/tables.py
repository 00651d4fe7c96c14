"""The room's data files as plain look-ups; loaded once, when the first report comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from headwater import tables
from headwater.reading.actors.words import kinds
from headwater.records import CueStance

FRAMES = frozenset(
    {"quotation", "clause", "infinitive", "objectinfinitive", "nominal", "predicate", "addressee", "measure"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of a cue table: the lemma, what it takes as content, and what it says of that content."""

    lemma: str
    frames: frozenset[str]
    stance: CueStance = "neutral"

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that introduce its content ("called for talks")."""
        return self.frames - FRAMES


def rows(name: str) -> list[list[str]]:
    """The cells of a table of data/attribution, row by row."""
    return [list(row.values()) for row in tables.rows(f"attribution/{name}")]


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Cue verbs by every form of their first word; several rows where a particle tells them apart ("point out")."""
    found: dict[str, tuple[Cue, ...]] = {}
    for lemma, frames, stance, _, irregular in rows("cue_verbs.tsv"):
        cue = Cue(lemma, frozenset(frames.split()), stance)  # type: ignore[arg-type] # checked by a test
        for form in forms(lemma.split()[0], irregular.split()):
            found[form] = (*found.get(form, ()), cue)
    return found


def forms(lemma: str, irregular: list[str]) -> set[str]:
    """All forms of a verb, its irregular past forms beside the regular ones (a form too many does no harm)."""
    silent = lemma[:-1] if lemma.endswith("e") else lemma
    found = {lemma, silent + "ing", *irregular}
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        found.add(lemma + "es")
    elif lemma[-1] == "y" and lemma[-2] not in "aeiou":
        found |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    else:
        found.add(lemma + "s")
    if not irregular and not found & {lemma[:-1] + "ied"}:
        found.add(silent + "ed")
    if lemma[-1] in "bdgklmnprt" and lemma[-2] in "aeiou":
        found |= {lemma + lemma[-1] + "ing"} | (set() if irregular else {lemma + lemma[-1] + "ed"})
    return found


@cache
def nouns() -> dict[str, Cue]:
    """Cue nouns by singular and plural."""
    found = {}
    for lemma, frames, stance in rows("cue_nouns.tsv"):
        cue = Cue(lemma, frozenset(frames.split()), stance)  # type: ignore[arg-type] # checked by a test
        found[lemma] = found[plural(lemma)] = cue
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun, or the irregular one of man, woman, child and person."""
    for ending, many in (("woman", "women"), ("man", "men"), ("child", "children"), ("person", "persons")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + many
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def adjectives() -> dict[str, Cue]:
    """Cue adjectives ("confident")."""
    found = {}
    for word, frames, stance in rows("cue_adjectives.tsv"):
        found[word] = Cue(word, frozenset(frames.split()), stance)  # type: ignore[arg-type] # checked by a test
    return found


@cache
def adverbs() -> dict[str, Cue]:
    """Adverbs that credit nobody ("reportedly")."""
    return {lemma: Cue(lemma, frozenset(), stance) for lemma, stance in rows("cue_adverbs.tsv")}  # type: ignore[arg-type]


@cache
def prepositions() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Crediting phrases by their first word: all their words, and whether only a speaker may follow."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for words, wanted in rows("cue_prepositions.tsv"):
        split = tuple(words.split())
        found.setdefault(split[0], []).append((split, wanted == "speaker"))
    return found


@cache
def seeing() -> dict[str, str]:
    """Forms of verbs of seeing and counting for oneself, to their lemmas."""
    found: dict[str, str] = {}
    for lemma, irregular in rows("seeing_verbs.tsv"):
        found |= dict.fromkeys(forms(lemma, irregular.split()), lemma)
    return found


@cache
def containing() -> dict[str, str]:
    """Forms of verbs that say what stands in a document, to their lemmas."""
    found: dict[str, str] = {}
    for lemma, irregular in rows("containing_verbs.tsv"):
        found |= dict.fromkeys(forms(lemma, irregular.split()), lemma)
    return found


@cache
def light_verbs() -> frozenset[str]:
    """Forms of verbs that only carry a cue noun ("made the claim that")."""
    return frozenset(
        form for lemma, irregular in rows("light_verbs.tsv") for form in forms(lemma, irregular.split())
    )


@cache
def roles() -> dict[str, tuple[str, bool]]:
    """Nouns for sources by singular and plural: the kind, and whether the form is a plural.

    The kinds are anonymous, organisation, document, outlet and nameless (media that nobody names).
    """
    found: dict[str, tuple[str, bool]] = {}
    for lemma, kind in rows("roles.tsv"):
        found.setdefault(plural(lemma), (kind, True))
        found[lemma] = (kind, False)
    found.pop("concerns", None)  # a concern is a company, concerns are worries
    return found | {
        "people": ("anonymous", True),
        "authorities": (
            "anonymous",
            True,
        ),  # one authority is a body, the authorities are nobody in particular
        "police": ("organisation", False),
        "media": ("nameless", True),
    }


@cache
def human() -> frozenset[str]:
    """Singular nouns for persons: the roles of this room, and the longer list of the actors' room ("porter")."""
    told = {lemma for lemma, (kind, many) in roles().items() if kind == "anonymous" and not many}
    longer = {lemma for lemma, kind in kinds().items() if kind == "person" and lemma not in roles()}
    return frozenset(told | longer)


@cache
def outlets() -> dict[str, str]:
    """Names and other names of news organisations (case kept, without "The") to the name of the row."""
    found: dict[str, str] = {}
    for name, aliases, _ in rows("outlets.tsv"):
        for form in (name, *filter(None, aliases.split(";"))):
            found.setdefault(form.removeprefix("The "), name)
    return found


@cache
def outlet_beginnings() -> frozenset[str]:
    """The beginnings of the listed names, up to the first character that is no letter or digit."""
    return frozenset(beginning(name) for name in outlets())


def beginning(name: str) -> str:
    """A name up to the first character that is no letter or digit."""
    for i, character in enumerate(name):
        if not character.isalnum():
            return name[:i] or character
    return name


@cache
def agencies() -> frozenset[str]:
    """Names of the rows that are agencies, which sell reports to other outlets."""
    return frozenset(name for name, _, kind in rows("outlets.tsv") if kind == "agency")


@cache
def bodies() -> frozenset[str]:
    """Names of bodies to whom one reports and which are no outlets ("told NATO that ...")."""
    return frozenset(name for (name,) in rows("bodies.tsv"))


@cache
def institution_words() -> dict[str, str]:
    """Words in a publisher's name that tell an institution from a newsroom: strong, weak, or news (a newsroom)."""
    return {cells[0]: cells[1] for cells in rows("institution_words.tsv")}


@cache
def outlet_words() -> dict[str, bool]:
    """Words that mark a name as an outlet's, and whether they do so by themselves."""
    return {word: strength == "strong" for word, strength in rows("outlet_words.tsv")}
