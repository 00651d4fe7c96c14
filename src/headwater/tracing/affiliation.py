"""For which organisation a named person speaks, by the words with which the report introduces him.

The reader tells it where it can; this looks once more at the office or rank in the words around the name, for persons
with a name only: an unnamed official is never taken for the voice of an organisation here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from headwater.records import Reading, Source
from headwater.tables import rows

from .bodies import before, full_name, introductions

_HOW: dict[str, set[str]] = defaultdict(set)
for _row in rows("tracing/speaking_roles.tsv"):
    _HOW[_row["how"]].add(_row["word"])
_TITLES = frozenset(row["word"] for row in rows("tracing/titles.tsv"))
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?|[,;()–—]")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{1,7})\)")
_LONGEST = 8
"""Words of an organisation's name at most."""
_ENDS = frozenset(
    "who which that said told says in on , ; ( ) – — speaking quoted cited there here "
    "has have had is are was were".split()
)
_SMALL = frozenset("of for and the de du la le des al".split())
_OWN = frozenset("its their our".split())
_LINKS = frozenset("of for at".split())


def with_affiliation(source: Source, reading: Reading | None = None) -> Source:
    """The source with the organisation for which it speaks.

    That is so for a named person whose office says it, and for what an organisation gives out in public. The report, if
    given, tells whose "its spokesman" is, and the full name of "the ministry".
    """
    if source.kind == "document" and not source.speaks_for:
        issuer = issued_by(source.description)
        return replace(source, speaks_for=issuer) if issuer else source
    if source.kind != "person" or not source.name:
        return source
    found, told = _with_acronym(speaks_for(source.description), source.description), source.speaks_for
    told = told if told and _is_body(told.split()) else None
    if found is None and told is None and reading is not None:
        found = _by_the_report(source, reading)
    fuller = found or told
    if found and told and len(told.split()) >= len(found.split()) and found.split(" (")[0] not in told:
        fuller = told
    if fuller and reading is not None:
        place = source.mentions[0].start if source.mentions else 0
        fuller = full_name(fuller, reading, place)
    return source if fuller == source.speaks_for else replace(source, speaks_for=fuller)


def _by_the_report(source: Source, reading: Reading) -> str | None:
    """By the words around the name in the text, and by what "its" in them takes up."""
    for words, start in introductions(source, reading):
        found = speaks_for(words)
        if found:
            return _with_acronym(found, words)
        if has_owner(words):
            ours = "our" in words.lower().split()
            return reading.report.outlet if ours else before(start, reading)
    return None


def has_owner(description: str) -> bool:
    """Whether the words give an office of what was named before: "its director", "head of its wing"."""
    lower = [word.lower() for word in _WORD.findall(description)][:_LONGEST]
    office = any(word in _HOW["office"] or word in _HOW["minister"] or word == "officer" for word in lower)
    return office and bool(lower) and bool(_OWN & set(lower))


def issued_by(description: str) -> str | None:
    """The organisation of "Port Board figures", "the ministry's statement", "a statement of the Board"; else None."""
    words = _without_brackets(_WORD.findall(description))
    lower = [word.lower().replace("’", "'") for word in words]
    place = next((i for i, word in enumerate(lower) if word in _HOW["issue"]), None)
    if place is None:
        return None
    if lower[place + 1 : place + 2] in (["of"], ["by"], ["from"]):
        return _name(words, place + 2)
    ahead = [word for word in words[:place] if word.lower() not in ("the", "a", "an")]
    if not ahead or not (ahead[0][0].isupper() or lower[place - 1].endswith(("'s", "s'"))):
        return None
    return " ".join(ahead).removesuffix("'s").removesuffix("’s")


def _with_acronym(name: str | None, description: str) -> str | None:
    """The name with the acronym that follows it in brackets: "United Ports Board (UPB)"."""
    if name is None:
        return None
    place = description.find(name)
    given = _ACRONYM.match(description, place + len(name)) if place >= 0 else None
    return f"{name} ({given.group(1)})" if given else name


def speaks_for(description: str) -> str | None:
    """The organisation for which the described person speaks; None where the words name none.

    It is found in "the director (operations) of the port board", "the ministry's spokesman", "Inspector Ada Moor of
    Selby police", "the Selby police chief", "Fisheries Minister Ada Moor" and "the Port Board deputy director".
    """
    words = _without_brackets(_WORD.findall(description))
    lower = [word.lower().replace("’", "'") for word in words]
    for i, word in enumerate(lower):
        if word in _HOW["minister"]:
            found = _ministry(words, lower, i)
        elif word in _HOW["office"]:
            found = _body_before(words, lower, i) or _after(words, lower, i + 1) or _before(words, lower, i)
        elif word in _HOW["leads"] and lower[i - 1 : i] == ["who"]:
            found = _after(["of", *words[i + 1 :]], ["of", *lower[i + 1 :]], 0)
        else:
            continue
        if found:
            return found
    if any(word in _HOW["rank"] for word in lower[:3]):
        places = [i for i, word in enumerate(lower[:_LONGEST]) if word in ("of", "from", "at")]
        return _name(words, places[0] + 1) if places else None
    return None


def _without_brackets(words: list[str]) -> list[str]:
    kept, depth = [], 0
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth == 0 and word != ")":
            kept.append(word)
    return kept


def _ministry(words: list[str], lower: list[str], i: int) -> str | None:
    """What a minister is minister of: "minister of Fisheries", "Fisheries Minister", "the foreign minister"."""
    if lower[i + 1 : i + 2] in (["of"], ["for"]):
        field = _name(words, i + 2)
        return field if field is None or "ministry" in field.lower() else f"Ministry of {field}"
    place = i - 1
    if place < 0 or lower[place] in _HOW["part"]:
        return None
    known = words[place][0].isupper() or lower[place] in _HOW["field"]
    return f"Ministry of {words[place]}" if known and words[place][0].isalpha() else None


def _after(words: list[str], lower: list[str], i: int) -> str | None:
    """What follows an office: "director of X", where it is a name, or a plain noun for an organisation."""
    start = i + 1 if lower[i : i + 1] == ["general"] else i
    if start >= len(lower) or lower[start] not in _LINKS:
        return None
    found = _name(words, start + 1)
    return found if found and _is_body(found.split()) else None


def _is_body(words: list[str]) -> bool:
    """Whether words can name an organisation: a name, or with a noun for one."""
    plain = _HOW["part"] | _HOW["rank"] | _TITLES
    if words[0].lower() in _OWN or all(word.lower() in plain for word in words):
        return False
    return any(word[0].isupper() or word.lower() in _HOW["body"] for word in words)


def _body_before(words: list[str], lower: list[str], i: int) -> str | None:
    """A noun for an organisation before an office, with what is before and behind: "the police chief of Selby"."""
    if i == 0 or lower[i - 1] not in _HOW["body"]:
        return None
    start = i - 1
    while start > 0 and i - start < 4 and words[start - 1].isalpha() and _tells(lower[start - 1]):
        start -= 1
    where = _name(words, i + 2) if lower[i + 1 : i + 2] in (["of"], ["in"]) else None
    return " ".join([*([where] if where else []), *words[start:i]])


def _tells(word: str) -> bool:
    return word not in _SMALL and word not in _OWN and word not in ("a", "an", "deputy", "former", "then")


def _before(words: list[str], lower: list[str], i: int) -> str | None:
    """What stands before an office: "the ministry's director", "the United Ports deputy director"."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if lower[j].endswith(("'s", "s'")):
            owner = words[j].removesuffix("'s").removesuffix("’s")
            return owner if _is_body([owner]) else None
    end = i
    while end > 0 and words[end - 1][0].islower():
        end -= 1
    start = end
    while start > 0 and words[start - 1][0].isupper():
        start -= 1
    name = words[start:end]
    if start > 0 and lower[start - 1] not in ("the", ",", "a"):
        return None
    plain = _HOW["part"] | _HOW["rank"] | _TITLES | _OWN
    return " ".join(name) if any(word.lower() not in plain for word in name) else None


def _name(words: list[str], i: int) -> str | None:
    """The name of an organisation that begins here; of "communications of the Port Board" the board."""
    found: list[str] = []
    for word in words[i : i + _LONGEST]:
        if word.lower() in _ENDS or (found and found[-1] == "and" and _is_office(word)):
            break
        if not (found == [] and word.lower() == "the"):
            found.append(word)
    while found and found[-1].lower() in _SMALL:
        found.pop()
    return " ".join(_whole(found)) or None


def _is_office(word: str) -> bool:
    return word.lower() in _HOW["office"]


def _whole(words: list[str]) -> list[str]:
    """Without a plain department before "of the X"."""
    place = words.index("of") if "of" in words else 0
    plain = all(word[0].islower() and word not in _HOW["body"] for word in words[:place])
    rest = words[place + 1 :]
    if not place or not plain or not rest or not _is_body(rest):
        return words
    return rest[1:] if rest[0] == "the" else rest
