"""How many: the number of a clause, with its unit and its bounds."""

from __future__ import annotations

from functools import cache

from headwater.records import Bounds, Parse, Quantity, Token

from ..actors.words import kinds
from . import tables
from .tables import rows

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMERALS = dict(zip(_ONES, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_RATES = frozenset(("per", "by", "no.", "number"))
_BETWEEN = frozenset(("and", "to", "–"))
_LARGEST = 10**15
_DIGITS = 16
_NOT_COUNTED = frozenset(
    "year month week day hour minute second o'clock per cent percent % a.m. p.m. am pm decade century night weekend"
    " km kilometre kilometer mile metre meter cm centimetre centimeter mm foot inch yard acre hectare kmh mph degree"
    " m ft kg g mi lb oz sq dollar euro pound yen yuan rouble ruble rupee franc krona peso dinar cent point"
    " time way thing age".split()
)
_STATES = ("killed", "injured", "detained", "displaced", "missing")
_TOLLS = frozenset(("toll", "number", "total", "count", "tally", "figure"))
_SUBJECTS = ("nsubj", "nsubjpass")
_COUNTED = ("dobj", "attr", "pobj", "appos", "conj", "nummod")
_TOLD_OF = ("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd")
_TELLING = ("acomp", "oprd", "xcomp", "ccomp")  # "was found dead", "are confirmed killed"
_OTHERS = frozenset(("more", "others"))
_STEPS = 6  # governors looked at above a number
_NEAR = 0.1  # "about 100" is 90 to 110


@cache
def _vague() -> dict[str, Bounds]:
    return {
        w: Bounds(int(low), None if high == "-" else int(high)) for w, low, high in rows("quantities.tsv")
    }


@cache
def _openers() -> tuple[tuple[tuple[str, ...], str], ...]:
    found = [(tuple(words.split()), kind) for words, kind in rows("bounds.tsv")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def count(parse: Parse, tokens: list[int], dated: frozenset[int], verbs: frozenset[int]) -> Quantity | None:
    """Return the first number of these tokens that counts something of which the clause tells.

    That is what became of people, a toll, or how many do it or it is done to: arguments of its `verbs`. `dated` are
    tokens of times, which count nothing.
    """
    for i in tokens:
        token = parse.tokens[i]
        if i in dated or (token.pos != "NUM" and token.lower not in _vague()):
            continue
        if _idle(parse, token):
            continue
        if (value := _compound(parse, token)) is None or (found := _quantity(parse, token, value)) is None:
            continue
        if found.state is not None or _tolled(parse, token) or _told_of(parse, token, verbs):
            return found
    return None


def _told_of(parse: Parse, token: Token, verbs: frozenset[int]) -> bool:
    """Whether what is counted is an argument of one of these verbs, or said to be there ("there were two boats")."""
    for _ in range(_STEPS):
        governor = parse.tokens[token.head]
        if token.head == token.i:
            return False
        if token.dep in _TOLD_OF:
            return token.head in verbs
        if token.dep == "pobj" and governor.head in verbs and governor.lower in ("of", "with"):
            return (
                governor.lower == "of" or token.lemma not in kinds()
            )  # "warned of 30 raids", "with 30 lorries"
        if governor.pos in ("VERB", "AUX") or (token.dep == "pobj" and governor.lower != "of"):
            return False
        token = governor
    return False


def _quantity(parse: Parse, token: Token, value: Bounds) -> Quantity | None:
    unit = _unit(parse, token)
    if unit is not None and (unit.lemma in _NOT_COUNTED or (unit.i < token.i and unit.dep != "pobj")):
        return None
    state = _state(parse, token, unit)
    tolled = _tolled(parse, token) if unit is None else None
    if unit is None and tolled is None and not _people(parse, token, state):
        return None
    first, bounded = _bounded(parse, token, value)
    last = max(token.i, unit.i if unit and 0 < unit.i - token.i <= 6 else token.i)
    name = unit.lemma if unit is not None else tolled or "person"
    if tolled is not None and state is None:
        state = next((kind for kind in _STATES if tolled in tables.words(kind)), None)
    what = unit.text if unit is not None else None
    return Quantity(bounded, name, parse.span(first, last + 1), what, state)


def _people(parse: Parse, token: Token, state: str | None) -> bool:
    """Whether a number without a noun counts people: those killed, arrested, aboard; not "Boeing 737" or "aged 25"."""
    before = parse.tokens[token.i - 1] if token.i else token
    if before.tag == "$" or before.pos in ("PROPN", "SYM"):
        return False
    governor = parse.tokens[token.head]
    after = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
    people = state is not None or any({governor.lower, after.lower} & tables.words(name) for name in _STATES)
    if governor.lower in _OTHERS:
        token = governor
    alone = token.dep in (*_SUBJECTS, "dobj") and token.lower not in ("one", "1")
    return alone or (people and token.dep in _COUNTED)


def _tolled(parse: Parse, token: Token) -> str | None:
    """What a toll or a number counts that is said to be, to reach or to be put at so many: "deaths", "visitors"."""
    here = token
    for _ in range(_STEPS):
        if here.pos in ("VERB", "AUX") or here.head == here.i:
            break
        here = parse.tokens[here.head]
    named = parse.child(here.i, *_SUBJECTS) or parse.child(here.i, "dobj")
    named = parse.child(here.i, "dobj") if named is not None and named.lemma not in _TOLLS else named
    if named is None or named.lemma not in _TOLLS:
        return None
    of = next((c for c in parse.children(named.i) if c.lower == "of"), None)
    noun = parse.child(of.i, "pobj") if of is not None else None
    return noun.lemma if noun is not None else "death" if named.lemma == "toll" else None


def _state(parse: Parse, token: Token, unit: Token | None) -> str | None:
    """What became of those counted: by their noun ("deaths"), by what describes them ("14 wounded"), by the verb."""
    counted = unit or token
    if unit is not None and unit.dep == "pobj" and parse.tokens[unit.head].head == token.i:
        counted = token  # "149 of the passengers were hurt"
    if parse.tokens[counted.head].lower in _OTHERS:
        counted = parse.tokens[counted.head]  # "at least 50 more were injured"
    governor = parse.tokens[counted.head]
    around = [counted, *(c for c in parse.children(counted.i) if c.dep in ("acl", "amod"))]
    around += [unit] if unit is not None else []
    around += [governor] if governor.pos == "ADJ" else []  # "38 dead"
    if counted.dep in (*_SUBJECTS, "dobj"):
        below = parse.children(governor.i)
        around += [governor, *(c for c in below if c.dep in _TELLING)]
        if governor.lemma == "lose" and any(c.lemma in ("life", "live") for c in below):
            return "killed"
    for word in around:
        for name in _STATES:
            if word.lemma in tables.words(name) or word.lower in tables.words(name):
                return name
    return None


def _idle(parse: Parse, token: Token) -> bool:
    """Whether a number counts nothing by itself: the lower end of a range, half of a compound, "one of", a rate."""
    tokens = parse.tokens
    before = tokens[token.i - 1].lower if token.i else ""
    after = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    if after in _BETWEEN and token.i + 2 < len(tokens) and _value(tokens[token.i + 2]) is not None:
        return True
    if token.lower in _SCALES and token.i and tokens[token.i - 1].pos == "NUM":
        return True
    hyphened = before == "-" or (after == "-" and token.lower not in _TENS)
    return hyphened or before in _RATES or (token.lower == "one" and after == "of")


def _compound(parse: Parse, token: Token) -> Bounds | None:
    """The value of a number, of "twenty-two" with its second half."""
    value, tokens = _value(token) or _decimal(parse, token), parse.tokens
    if (
        value is None
        or token.lower not in _NUMERALS
        or token.i + 2 >= len(tokens)
        or tokens[token.i + 1].lower != "-"
    ):
        return value
    rest = _value(tokens[token.i + 2])
    total = value.least + (
        rest.least if rest is not None and value.least % 10 == 0 and rest.least < 10 else 0
    )
    return Bounds(total, total)


def _decimal(parse: Parse, token: Token) -> Bounds | None:
    """The whole number of "5.7 million"."""
    whole, dot, rest = token.lower.partition(".")
    after = parse.tokens[token.i + 1].lower if token.i + 1 < len(parse.tokens) else ""
    if not (
        dot and whole.isdecimal() and rest.isdecimal() and after in _SCALES and len(token.lower) < _DIGITS
    ):
        return None
    total = round(float(token.lower) * _SCALES[after])
    return Bounds(total, total)


def _unit(parse: Parse, token: Token) -> Token | None:
    """The noun that is counted; None where the number stands alone ("killed 14")."""
    of = next((c for c in parse.children(token.i) if c.lower == "of"), None)
    if of is not None and (noun := parse.child(of.i, "pobj")):
        return noun
    governor = parse.tokens[token.head]
    for _ in range(3):
        if (
            governor.pos == "NOUN" or (governor.tag == "NNPS" and governor.lower.endswith("s"))
        ) and token.dep in (
            "nummod",
            "quantmod",
            "compound",
            "amod",
            "det",
        ):
            return governor
        if governor.pos != "NUM":
            break
        token, governor = governor, parse.tokens[governor.head]
    return None


def _value(token: Token) -> Bounds | None:
    word = token.lower.replace(",", "")
    if word in _vague():
        return _vague()[word]
    if word.isdecimal() and len(word) < _DIGITS:
        return Bounds(int(word), int(word))
    parts = word.split("-")
    if all(part in _NUMERALS for part in parts) and len(parts) <= 2:
        total = sum(_NUMERALS[part] for part in parts)
        return Bounds(total, total)
    return None


def _bounded(parse: Parse, token: Token, value: Bounds) -> tuple[int, Bounds]:
    """The first token of the number with what stands before it, and its bounds with scale, range and opener."""
    value = _scaled(parse, token, value)
    before = [parse.tokens[i].lower for i in range(max(0, token.i - 5), token.i)]
    if before[-1:] and before[-1] in ("a", "an"):
        before.pop()  # "at least a dozen"
    if before[-1:] and before[-1] in _BETWEEN and len(before) > 1 and token.i > 1:
        low = _value(parse.tokens[token.i - 2])
        if low is not None and value.most is not None and low.least <= value.most:
            return token.i - 2, Bounds(low.least, value.most)
    for words, kind in _openers():
        if tuple(before[-len(words) :]) == words and not (words[0] == "up" and _rises(parse, token.i)):
            return token.i - len(words), _opened(value, kind)
    return token.i, value


def _rises(parse: Parse, number: int) -> bool:
    """Whether the "up" of "up to" belongs to a verb ("the toll has gone up to seven")."""
    up = parse.tokens[number - 2]
    return up.dep in ("prt", "advmod") and parse.tokens[up.head].pos == "VERB"


def _scaled(parse: Parse, token: Token, value: Bounds) -> Bounds:
    after = parse.tokens[token.i + 1].lower if token.i + 1 < len(parse.tokens) else ""
    scale = 1 if "." in token.lower else _SCALES.get(after, 1)
    if value.least * scale > _LARGEST:
        return value
    return Bounds(value.least * scale, None if value.most is None else value.most * scale)


def _opened(value: Bounds, kind: str) -> Bounds:
    number = value.least
    if kind == "least":
        return Bounds(number, None)
    if kind == "above":
        return Bounds(number + 1, None)
    if kind == "most":
        return Bounds(0, number)
    return Bounds(round(number * (1 - _NEAR)), round(number * (1 + _NEAR)))
