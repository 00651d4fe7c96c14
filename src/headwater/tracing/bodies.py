"""Which organisation a report means by "the ministry", "its spokesman": the one that it named before."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from headwater.records import ONE, Reading, Source
from headwater.tables import rows

from .names import same_outlet
from .words import STOP

_TITLES = frozenset(row["word"] for row in rows("tracing/titles.tsv"))
_NOUNS = frozenset(row["word"] for row in rows("tracing/speaking_roles.tsv") if row["how"] == "body")
_ANY = frozenset(
    "group organisation organization firm company charity outfit body enterprise operator".split()
)
"""Nouns that take up an organisation of any name: "the group", where its name has another noun or none."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?")
_NEAR = 400
"""Characters before "its" within which what it takes up is looked for."""
_AROUND = 90
"""Characters on each side of a name within which it is introduced."""
_MOST = 30
"""Occurrences of a name or noun that are looked at in one report."""
_LEFT, _RIGHT = 4, 5
"""Words before and behind a noun that can belong to an organisation's name."""
_DEFINITE = frozenset("the this its their our".split())
_BREAK = re.compile(r"[.;:!?\n“”\"()—–]")
_BEHIND = re.compile(r" (?:(?:of|for) (?:the )?)?(?=[A-Z])")
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"")
_SENTENCE = re.compile(r"[.?!]\s+|\n+")
_OPENING = re.compile(r"\s*((?:[A-Z][\w’'-]+ ){1,4}[A-Z][\w’'-]+)(?= [a-z])")
_MANY = 200
"""Sources and actors of a report that are looked at."""
_LINKS = frozenset("of the and for de du da do la le el al des".split())


def full_name(name: str, reading: Reading, place: int) -> str:
    """The fuller name that a report has for one of a single plain noun ("ministry"); else the name itself.

    The last before `place` holds, else the first after it.
    """
    words = name.split()
    if len(words) != 1 or words[0].lower() not in _NOUNS:
        return name
    noun = words[0].lower()
    found = [(start, long) for start, long in _mentions(noun, reading.report.text) if len(long.split()) > 1]
    earlier = [long for start, long in found if start < place]
    if not found and noun in _ANY:
        earlier = [long for _, long in sorted(_named(reading, 0, place)) if long[0].isupper() and " " in long]
    return earlier[-1] if earlier else found[0][1] if found else name


@lru_cache(maxsize=256)
def _mentions(noun: str, text: str) -> tuple[tuple[int, str], ...]:
    """Each mention of an organisation by this noun: where the noun stands, and the name with what belongs to it."""
    found = re.finditer(rf"\b{re.escape(noun)}\b", text, re.IGNORECASE)
    return tuple(
        (match.start(), _left(text, match.start()) + match.group() + _right(text, match.end()))
        for match in islice(found, _MOST)
    )


def _left(text: str, place: int) -> str:
    """The words before a noun that describe it, with the space behind them."""
    start = place
    for _ in range(_LEFT):
        before = text[max(0, start - 30) : start]
        match = re.search(r"([^\W_]+(?:[-’'.][^\W_]+)*[’']?) $", before)
        if match is None or match.group(1).lower() in STOP or match.group(1).endswith(("'s", "’s")):
            break
        start -= len(match.group())
    return text[start:place]


def _right(text: str, place: int) -> str:
    """The words behind a noun ("of Selby"), as far as the name goes."""
    link = _BEHIND.match(text, place)
    if link is None:
        return ""
    end = here = link.end()
    for match, _ in zip(_WORD.finditer(text, here, here + 80), range(_RIGHT), strict=False):
        if text[end : match.start()].strip() or not (match.group()[0].isupper() or match.group() in _LINKS):
            break
        end = match.end()
    found = text[place:end].split()
    while found and found[-1] in _LINKS:
        found.pop()
    return f" {' '.join(found)}" if found else ""


def before(place: int, reading: Reading) -> str | None:
    """The organisation that "its" at this place takes up, by its fullest name so far; None where none is near.

    It is the first that the sentence names before, else the first of the last sentence that names one: what was talked
    of. Quoted words are left out.
    """
    text = reading.report.text
    first = max(0, place - _NEAR)
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), text[first:place])
    named = _named(reading, first, place)
    end = len(plain)
    for match in reversed([None, *_SENTENCE.finditer(plain)]):
        start = match.end() if match else 0
        found = [(at, -len(name), name) for at, name in named if start <= at - first < end]
        found += [(at + first, -len(name), name) for at, name in _nouns(plain, start, end)]
        found = [
            item for item in found if plain[item[0] - first].strip() and not _is_outlet(item[2], reading)
        ]
        if found:
            return full_name(min(found)[2].removeprefix("The "), reading, place)
        end = start
    return None


def _is_outlet(name: str, reading: Reading) -> bool:
    """Whether a name is that of an outlet which the report cites: it is no organisation of the story."""
    cited = (source.name for source in reading.sources[:_MANY] if source.kind == "outlet")
    return any(same_outlet(name, outlet) for outlet in cited)


def as_body(source: Source, reading: Reading) -> Source:
    """What the reader took for a person, "the centre", "the X Observatory", as the organisation that it is."""
    words = source.description.split()
    if source.kind == "person" and source.name:
        parts = source.name.split()
        body = len(parts) > 1 and parts[-1].lower() in _NOUNS and parts[0].lower() not in _TITLES
        return replace(source, kind="organisation") if body else source
    if source.kind != "anonymous" or source.count != ONE or not 1 < len(words) <= _LEFT + 1:
        return source
    if words[0].lower() not in _DEFINITE or words[-1].lower() not in _NOUNS:
        return source
    place = source.mentions[0].start if source.mentions else 0
    plain = " ".join(words[1:])
    name = full_name(plain, reading, place)
    return replace(source, kind="organisation", name=name)


def _named(reading: Reading, first: int, last: int) -> list[tuple[int, str]]:
    """The organisations that a report names between two places, each with where."""
    found = []
    for source in reading.sources[:_MANY]:
        if source.kind == "organisation" and source.name:
            found += [(span.start, source.name) for span in source.mentions if first <= span.start < last]
    for actor in reading.actors[:_MANY]:
        if actor.kind == "organisation" and len(actor.name.split()) > 1:
            found += [(span.start, actor.name) for span in actor.mentions if first <= span.start < last]
    return found


def _nouns(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """What has a noun for an organisation, or opens a sentence with a name of several words."""
    found = []
    for match in _WORD.finditer(text, start, end):
        if match.group().lower() in _NOUNS:
            left = _left(text, match.start())
            found.append((match.start() - len(left), left + match.group() + _right(text, match.end())))
    opening = _OPENING.match(text, start, end)
    return found + ([(opening.start(1), opening.group(1))] if opening else [])


def introductions(source: Source, reading: Reading) -> list[tuple[str, int]]:
    """The words with which a report introduces a named person, each with its place: what is beside the name."""
    text, name = reading.report.text, source.name or ""
    start = text.find(source.description) if source.description else -1
    found = [(source.description, start)] if start >= 0 else []
    place = text.find(name)
    for _ in range(_MOST):
        if place < 0 or not name:
            break
        found += _beside(text, place, place + len(name))
        place = text.find(name, place + len(name))
    return found


def _beside(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """What is said of a name behind it (", the X of Y,", " of Y") and before it ("the X of Y, Name", "X Name")."""
    behind = text[end : end + _AROUND]
    found = []
    if behind[:2] == ", " or behind[:4] in (" of ", " for"):
        rest = behind[2:] if behind[0] == "," else behind
        stop = _BREAK.search(rest)
        clause = (rest[: stop.start()] if stop else rest).split(",")[0]
        found.append((clause if behind[0] == "," else text[start:end] + clause, end))
    ahead = _BREAK.split(text[max(0, start - _AROUND) : start])[-1]
    parts = ahead.split(",")
    near = parts[-1].strip() or (parts[-2].strip() if len(parts) > 1 else "")
    titles = len(parts) > 1 and near and len(near.split()) <= 3 and all(w[0].isupper() for w in near.split())
    if titles:
        found.append((f"{parts[-2].strip()}, {near}", start - len(ahead)))
    if near:
        found.append((near, start - len(near) - 1))
    return found
