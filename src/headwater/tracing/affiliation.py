"""For which organisation a named person speaks, by the words with which the report introduces him.

The reader tells it where it can; this looks once more at the office or rank in the description, for persons with a name
only: an unnamed official is never taken for the voice of an organisation here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from headwater.records import Source
from headwater.tables import rows

_HOW: dict[str, set[str]] = defaultdict(set)
for _row in rows("tracing/speaking_roles.tsv"):
    _HOW[_row["how"]].add(_row["word"])
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?|[,;()–—]")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{1,7})\)")
_LONGEST = 8
"""Words of an organisation's name at most."""
_ENDS = frozenset("who which that said told says in on , ; ( ) – — speaking quoted cited".split())
_SMALL = frozenset("of for and the de du la le des al".split())


def with_affiliation(source: Source) -> Source:
    """The source with the organisation for which it speaks.

    That is so for a named person whose office says it, and for what an organisation gives out in public.
    """
    if source.kind == "document" and not source.speaks_for:
        issuer = issued_by(source.description)
        return replace(source, speaks_for=issuer) if issuer else source
    if source.kind != "person" or not source.name:
        return source
    found, told = _with_acronym(speaks_for(source.description), source.description), source.speaks_for
    fuller = found and (not told or len(found.split()) > len(told.split()))
    return replace(source, speaks_for=found) if fuller else source


def issued_by(description: str) -> str | None:
    """The organisation of "Port Board figures", "the ministry's statement", "a statement of the Board"; else None."""
    words = _without_brackets(_WORD.findall(description))
    lower = [word.lower().replace("’", "'") for word in words]
    place = next((i for i, word in enumerate(lower) if word in _HOW["issue"]), None)
    if place is None:
        return None
    if lower[place + 1 : place + 2] in (["of"], ["by"], ["from"]):
        return _name(words, place + 2)
    before = [word for word in words[:place] if word.lower() not in ("the", "a", "an")]
    if not before or not (before[0][0].isupper() or lower[place - 1].endswith(("'s", "s'"))):
        return None
    return " ".join(before).removesuffix("'s").removesuffix("’s")


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
    Selby police" and "the Port Board deputy director".
    """
    words = _without_brackets(_WORD.findall(description))
    lower = [word.lower().replace("’", "'") for word in words]
    for i, word in enumerate(lower):
        if word in _HOW["minister"] and lower[i + 1 : i + 2] in (["of"], ["for"]):
            field = _name(words, i + 2)
            return f"Ministry of {field}" if field else None
        if word in _HOW["office"]:
            found = _after(words, lower, i + 1) or _before(words, lower, i)
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


def _after(words: list[str], lower: list[str], i: int) -> str | None:
    """What follows an office: "director of X", where it is a name, or a plain noun for an organisation."""
    if lower[i : i + 1] not in (["of"], ["for"], ["at"], ["general"]):
        return None
    start = i + 1 if lower[i] != "general" else i + 2
    found = _name(words, start)
    return found if found and (found[0].isupper() or " " in found or found in _HOW["body"]) else None


def _before(words: list[str], lower: list[str], i: int) -> str | None:
    """What stands before an office: "the ministry's director", "the United Ports deputy director"."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if lower[j].endswith(("'s", "s'")):
            return words[j].removesuffix("'s").removesuffix("’s")
    end = i
    while end > 0 and words[end - 1][0].islower():
        end -= 1
    start = end
    while start > 0 and words[start - 1][0].isupper():
        start -= 1
    name = words[start:end]
    return " ".join(name) if start > 0 and len(name) >= 1 and lower[start - 1] in ("the", ",", "a") else None


def _name(words: list[str], i: int) -> str | None:
    """The name of an organisation that begins here."""
    found: list[str] = []
    for word in words[i : i + _LONGEST]:
        if word.lower() in _ENDS:
            break
        if not (found == [] and word.lower() == "the"):
            found.append(word)
    while found and found[-1].lower() in _SMALL:
        found.pop()
    return " ".join(found) or None
