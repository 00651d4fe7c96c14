"""The word lists that tell who can act: nouns with their kind, peoples with their state, titles and pronouns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

from headwater.records import ActorKind, Token

_FOLDER = files("headwater") / "data" / "actors"

HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady rev rev. hon hon. st. saint gen gen. lt lt. "
    "col col. maj maj. capt capt. sgt sgt. cpl cpl. adm adm. gov gov. sen sen. rep rep. pres pres. prime vice "
    "deputy former acting foreign first crown comrade sheikh sheik mullah ayatollah imam".split()
)
MALE = frozenset(
    "mr mr. sir lord king prince emir sultan brother father son husband man boy spokesman widower male".split()
)
FEMALE = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess sister mother daughter wife woman girl spokeswoman widow "
    "female".split()
)
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())

# Nouns that only say how many of the noun after "of" ("a group of diplomats", "dozens of refugees").
MEASURES = frozenset(
    "group number dozen score hundred thousand million billion majority handful couple pair series lot plenty part "
    "half third quarter rest bulk most some many several few all both each any none one two three four five six "
    "seven eight nine ten member wave batch patch deployment column convoy team band total kind type sort".split()
)


@cache
def kinds() -> dict[str, ActorKind]:
    """Lemma of a common noun -> the kind of actor that it stands for."""
    people: dict[str, ActorKind] = dict.fromkeys(_lines("people.txt"), "person")
    written = {
        lemma: cast("ActorKind", kind) for lemma, kind in (line.split("\t") for line in _lines("nouns.tsv"))
    }
    return people | written


def lemma(token: Token) -> str:
    """Return the lemma of a noun; a singular is its own, whatever the rules for plurals make of its last letter."""
    return token.lower if token.tag == "NN" else token.lemma


@cache
def peoples() -> dict[str, str]:
    """Lower-case adjective or noun of a people, singular and plural -> the name of its state."""
    found: dict[str, str] = {}
    for line in _lines("demonyms.tsv"):
        state, forms = line.split("\t")
        found[state.lower()] = state
        for form in forms.split(","):
            found[form.lower()] = state
            found[_plural(form.lower())] = state
    return found


def _plural(word: str) -> str:
    """The regular plural of a people's noun; those in -ese and -ish have none of their own."""
    if word.endswith(("ese", "ish", "ch", "s", "x", "wiss")):
        return word
    return f"{word[:-3]}men" if word.endswith("man") else f"{word}s"


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
