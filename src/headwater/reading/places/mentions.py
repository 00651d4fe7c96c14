"""Stretches of words that could name a place, with what the gazetteer knows of each; nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.records import Entity, Parse, Token

from .gazetteer import ABBREVIATION, CODE, Entry, Gazetteer
from .names import normalise
from .words import Features, capital, peoples, tails, words

MOST_WORDS = 7  # tokens in the longest name sought
_LONG_RUN = 16  # capitals on end are a list or a headline: there names are sought up to _SHORT_WORDS tokens
_SHORT_WORDS = 3
_LONG_LIST = 30  # tokens of a list whose names share the word of kind at its end
_LONGEST_ABBREVIATION = 5  # letters in the longest press abbreviation of a unit
_WHOLE_NAME = 3  # tokens of names of lands within which no shorter name is one
_SHORT_KEY = 3  # keys of so few letters are initials or codes, written in capitals
_INSIDE = frozenset(
    "of de del della di da do dos das du des la le les el al the and on upon sur am an der den van y e en i is a "
    "bin ibn ash az as ad ar - – ' ’ 's ’s &".split()
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OF_PEOPLES = frozenset(
    {"PCLI", "PCLH", "ADM1", "PPLC", "RGN", "CONT"}
)  # what a word of a people may name too


class Mention(NamedTuple):
    """Tokens `first` to `last` (excluded); `entries` are the places that bear this name and fit its words.

    `wanted` are the feature codes that a word of kind asks for ("county": ADM2 ...), `form` is how it was found:
    `name` (in the gazetteer as it stands), `part` (a town with a
    compass point before it), `kind` (name and a word of kind), `site`, `road`, `parser` (only the
    parser's recogniser saw it).
    """

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    wanted: Features = ()
    form: str = "name"


class _Form(NamedTuple):
    first: int
    last: int
    key: str
    base: str
    wanted: Features
    form: str


def gather(parse: Parse, gazetteer: Gazetteer) -> list[Mention]:
    """Every mention that the parse and the gazetteer make possible, in the order of the text; they may overlap."""
    forms = [form for run in _runs(parse) for form in _forms(parse, *run)]
    entities = [(entity, _key(parse, entity)) for entity in parted(parse)]
    named = {key for entity, key in entities if entity.label in _PLACES}
    known = gazetteer.find({key for form in forms for key in (form.key, form.base) if key} | named)
    seen = frozenset(entity.first for entity, _ in entities if entity.label in _PLACES)
    seen |= _initials(parse, forms, seen)
    found = {(m.first, m.last): m for form in forms if (m := _mention(parse, form, known, seen)) is not None}
    whole = [m for m in found.values() if m.last - m.first >= _WHOLE_NAME and _of_a_land(m)]
    for m in whole:  # "the Congo" is no name within "the Democratic Republic of the Congo"
        inside = [(first, last) for first in range(m.first, m.last) for last in range(first + 1, m.last + 1)]
        for place in inside:
            if place != (m.first, m.last):
                found.pop(place, None)
    for entity, key in entities:
        if entity.label in _PLACES:
            first, last = entity.first, entity.last
            if (first, last) not in found and any(map(capital, parse.tokens[first:last])):
                entries = known[key] if len(key) > _LONGEST_ABBREVIATION else ()
                found[first, last] = Mention(first, last, key, entries, (), "parser")
    return [found[place] for place in sorted(found)]


def _of_a_land(mention: Mention) -> bool:
    return any(entry.feature == "PCLI" and entry.kind < ABBREVIATION for entry in mention.entries)


def _initials(parse: Parse, forms: Sequence[_Form], seen: frozenset[int]) -> frozenset[int]:
    """Where initials of a place stand, which somewhere in the report stand behind a preposition of place: "in NSW"."""
    tokens = parse.tokens
    capitals = [
        form
        for form in forms
        if form.last == form.first + 1 and len(form.key) == _SHORT_KEY and tokens[form.first].text.isupper()
    ]
    led = {
        form.key
        for form in capitals
        if form.first in seen or (form.first and tokens[form.first - 1].lower in words("lead"))
    }
    return frozenset(form.first for form in capitals if form.key in led)


def _key(parse: Parse, entity: Entity) -> str:
    return normalise(parse.span(entity.first, entity.last).of(parse.text))


def parted(parse: Parse) -> list[Entity]:
    """The recogniser's names; of places only the names themselves, two where a comma parts them.

    "Musan" of "Musan county"; "Hoeryong" and "North Hamgyong" of "Hoeryong, North Hamgyong".
    """
    found = []
    for entity in parse.entities:
        if entity.label not in _PLACES:
            found.append(entity)
            continue
        commas = [i for i in range(entity.first + 1, entity.last - 1) if parse.tokens[i].text == ","]
        for part in zip([entity.first, *(i + 1 for i in commas)], [*commas, entity.last], strict=True):
            first, last = _trimmed(parse, *part)
            if first < last:
                found.append(Entity(first, last, entity.label))
    return found


def _runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words within a sentence, with small words and hyphens between them."""
    tokens = parse.tokens
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            if not capital(tokens[i]):
                i += 1
                continue
            end = here = i + 1
            while here < sentence.last and here - end < 3:
                if capital(tokens[here]) or (here == end and tokens[here].text.isdigit()):
                    end = here + 1
                elif tokens[here].lower not in _INSIDE:
                    break
                here += 1
            yield i, end
            i = end


def _forms(parse: Parse, first: int, last: int) -> Iterator[_Form]:
    """Every way of reading tokens `first` to `last` as a name."""
    tokens, most = parse.tokens, MOST_WORDS if last - first <= _LONG_RUN else _SHORT_WORDS
    sentence_end = parse.sentence(first).last
    for start in range(first, last):
        if not capital(tokens[start]):
            continue
        for end in range(start + 1, min(last, start + most) + 1):
            final = tokens[end - 1]
            if capital(final):
                yield from _readings(parse, start, end, sentence_end)
            elif final.text.isdigit() and tokens[end - 2].lower in words("numbered"):
                yield _Form(start, end, "", "", (), "road")


def _readings(parse: Parse, start: int, end: int, sentence_end: int) -> Iterator[_Form]:
    tokens, text = parse.tokens, parse.text
    key = normalise(text[tokens[start].start : tokens[end - 1].end])
    if end - start > 1:
        tail, fits = tails().get(tokens[end - 1].lower, ("", ()))
        if tail == "kind":
            yield _Form(
                start, end, key, normalise(text[tokens[start].start : tokens[end - 2].end]), fits, "kind"
            )
            return
        if tail == "road":
            yield _Form(start, end, key, "", (), "road")
            return
        if tail == "site":
            yield _Form(start, end, key, _site_base(parse, start, end), fits, "site")
            return
        if tokens[start].lower in words("before"):
            yield _Form(start, end, key, "", words("before")[tokens[start].lower], "kind")
            return
    following = tokens[end].lower if end < sentence_end else ""
    wanted = words("kind").get(following, ()) or _shared_kind(parse, end, sentence_end)
    if following in words("site"):
        yield _Form(start, end, f"{key} {following}", key, words("site")[following], "at site")
        return
    if not wanted and start >= 2 and tokens[start - 1].lower == "of":
        wanted = words("before").get(f"{tokens[start - 2].lower} of", ())
    base = f"{key} {following}" if words("kind").get(following) else key
    if end - start > 1 and tokens[start].lower in words("compass"):
        base = normalise(text[tokens[start + 1].start : tokens[end - 1].end])
    yield _Form(start, end, key, base, wanted, "name")


def _shared_kind(parse: Parse, end: int, sentence_end: int) -> Features:
    """The kind that the names of a list share: "Musan and Onsong counties", "in A, B, C and D counties"."""
    tokens, last = parse.tokens, False
    if end >= sentence_end or tokens[end].lower not in (",", "and", "or"):
        return ()
    for i in range(end, min(end + _LONG_LIST, sentence_end)):
        if capital(tokens[i]) or tokens[i].text == ",":
            continue
        if tokens[i].lower in ("and", "or"):
            last = True
            continue
        return words("kind").get(tokens[i].lower, ()) if last and tokens[i].tag == "NNS" else ()
    return ()


def _site_base(parse: Parse, start: int, end: int) -> str:
    """The name of the town in the name of a site: "Da Nang" of "Da Nang International Airport"."""
    tokens = parse.tokens
    while end - 1 > start and (
        tokens[end - 1].lower in words("site") or tokens[end - 1].lower in _SITE_FILLERS
    ):
        end -= 1
    return normalise(parse.text[tokens[start].start : tokens[end - 1].end])


_SITE_FILLERS = frozenset(
    {"international", "regional", "municipal", "national", "air", "force", "naval", "army"}
)


def _mention(
    parse: Parse, form: _Form, known: Mapping[str, tuple[Entry, ...]], seen: frozenset[int]
) -> Mention | None:
    entries = known.get(form.key, ())
    if form.key in peoples() and not any(entry.feature in _OF_PEOPLES for entry in entries):
        return None  # "Chadian" is no hamlet of that name
    if form.first and parse.tokens[form.first - 1].lower == "the":  # "the Pacific" is no town of that name
        entries = tuple(entry for entry in entries if entry.feature == "OCN") or entries
    if entries and len(form.key) <= _LONGEST_ABBREVIATION:
        entries = tuple(entry for entry in entries if _written(parse, form, entry, seen))
    if form.form == "at site":
        entries = entries or known.get(form.base, ())
    elif form.form in ("road", "site", "kind"):
        fitting = tuple(
            e for e in known.get(form.base, ()) if form.form == "site" or e.feature in form.wanted
        )
        there = {e.id for e in entries}
        if form.form == "site" and entries:
            fitting = ()  # the site itself is known, and need not be sought in a town of its name
        entries += tuple(e for e in fitting if e.id not in there and e.kind < CODE)
        return Mention(form.first, form.last, form.key or form.form, entries, form.wanted, form.form)
    if form.wanted and form.base.startswith(f"{form.key} "):  # "the Volta river", in small letters
        entries += tuple(one for one in known.get(form.base, ()) if one not in entries)
    last = form.last + (any(entry.kind == ABBREVIATION for entry in entries) and _point(parse, form))
    if not entries and form.base != form.key and not form.base.startswith(form.key):
        entries = tuple(entry for entry in known.get(form.base, ()) if entry.feature.startswith("PPL"))
        return Mention(form.first, last, form.key, entries, form.wanted, "part") if entries else None
    return Mention(form.first, last, form.key, entries, form.wanted) if entries else None


def _point(parse: Parse, form: _Form) -> bool:
    """Whether a point that the tokeniser cut off belongs to an abbreviation ("W.Va" and ".")."""
    if form.last >= len(parse.tokens):
        return False
    final, after = parse.tokens[form.last - 1], parse.tokens[form.last]
    if after.text != "." or after.start != final.end:
        return False
    inside = form.last + 1 < parse.sentence(form.first).last
    return "." in final.text or (inside and not final.text.isupper())


def _written(parse: Parse, form: _Form, entry: Entry, seen: frozenset[int]) -> bool:
    """Whether the text writes a short name as such names are written.

    Initials in capitals, abbreviations with a point, codes behind a comma or where the recogniser sees a place.
    """
    text = parse.text[parse.tokens[form.first].start : parse.tokens[form.last - 1].end]
    if entry.kind < ABBREVIATION:
        if len(form.key) > _SHORT_KEY:
            return True
        town = entry.feature.startswith(("PPL", "ADM2", "ADM3"))
        return text.isupper() != town  # "EU" is not the town of Eu, nor "us" the country
    if entry.kind == ABBREVIATION and (text.endswith(".") or _point(parse, form)):
        return text.count(".") < 2 or " " in entry.name  # "L.A." is not the "La." of a unit of one word
    if text.isupper():
        return form.first in seen or parse.tokens[max(0, form.first - 1)].text in (",", "(")
    return len(form.key) > _SHORT_KEY


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The stretch without small words, genitives and points at its ends."""
    tokens = parse.tokens
    while first < last and not _nominal(tokens[first]):
        first += 1
    while last > first and not _nominal(tokens[last - 1]):
        last -= 1
    return first, last


def _nominal(token: Token) -> bool:
    return capital(token) or token.text[0].isdigit()
