"""The characters that carry a claim: its clause, without the words that credit it and without the clauses around it."""

from __future__ import annotations

from itertools import pairwise

from headwater.records import Parse, Span

from .clauses import Clause, Clauses
from .tables import words

_FARTHEST = 90  # tokens on either side of the predicate; a longer clause is a list or a broken parse
_OUTER = frozenset(("cc", "mark", "punct", "preconj", "intj"))
_APART = frozenset(("relcl", "acl", "advcl", "conj", "cc", "appos", "punct"))
_ADDED = frozenset(("appos", "acl", "relcl", "prep", "advcl", "amod", "npadvmod", "advmod", "nmod", "dep"))
_COMMAS = frozenset((",", "–", "—", "--", ";", "("))
_PARTS = frozenset(("dobj", "xcomp", "ccomp", "attr", "acomp", "conj", "oprd", "prt", "dative"))
_CIRCUMSTANCES = frozenset(("due", "because", "despite", "amid", "following", "notwithstanding"))
REASONS = frozenset(("result", "response", "wake", "aftermath", "retaliation", "consequence", "connection"))
_OPENING = 7  # tokens within which a conjunction stands
_TAIL = 2  # tokens of the day on which somebody said it
_TENSED = frozenset(("VBD", "VBZ", "VBP", "VBN", "VB", "MD"))
_STEPS = 12  # governors or children looked at
_BEFORE_NOUN = frozenset(("det", "compound", "amod", "nmod", "nummod", "poss", "punct"))
_LOOSE = frozenset(("PUNCT", "SPACE", "SYM", "CCONJ"))


def extent(
    parse: Parse, cut: Clauses, number: int, joined: list[int], without: frozenset[int] = frozenset()
) -> list[int]:
    """Return the tokens of clause `number` and of the `joined` ones (their numbers), with what lies between them.

    What belongs to a clause around it ("..., police said, ...") is left out, and so are conjunctions and marks at the
    edges; words of `without` that credit somebody neither begin nor end it.
    """
    clause = cut.clauses[number]
    low, high = clause.head - _FARTHEST, clause.head + _FARTHEST
    numbers, tokens = (number, *joined), parse.tokens
    own = [
        i
        for n in numbers
        for i in cut.members[n]
        if low <= i <= high and tokens[i].pos not in _LOOSE and i not in without
    ]
    own = _before_saying(parse, _before_aside(parse, cut, number, own), clause.head)
    first, last = min(own or [clause.head]), max(own or [clause.head])
    last = _absolute(parse, cut, last)
    around = _around(cut, clause)
    kept = [i for i in range(first, last + 1) if cut.owner[i] not in around]
    return _trimmed(parse, kept, clause)


def _before_aside(parse: Parse, cut: Clauses, number: int, own: list[int]) -> list[int]:
    """Without an apposition that stands behind a further verb ("killed five and hurt nine, | another attack")."""
    if not own or cut.owner[own[-1]] != number:
        return own
    top, steps = parse.tokens[own[-1]], 0
    while top.dep not in ("appos", "dobj") and top.head != top.i and steps < _STEPS:
        top, steps = parse.tokens[top.head], steps + 1
    between = range(top.head + 1, top.i)
    first = left_edge(parse, top.i)
    if top.dep not in ("appos", "dobj") or len(between) > _FARTHEST or parse.tokens[first - 1].lower != ",":
        return own
    if not any(cut.owner[i] != number and parse.tokens[i].pos in ("VERB", "AUX") for i in between):
        return own
    return [i for i in own if i < first]


def _before_saying(parse: Parse, own: list[int], head: int) -> list[int]:
    """Without what only credits somebody at the end ("..., with the mayor saying") and without a torn last part.

    A semicolon behind the verb parts off what has no verb of its own here: it is the beginning of another clause.
    """
    if not own:
        return own
    last, steps = parse.tokens[own[-1]], 0
    if last.tag == "VBG" and last.lemma in words("speech"):
        while last.lower != "with" and last.head != last.i and steps < _STEPS and last.i > head:
            last, steps = parse.tokens[last.head], steps + 1
        if last.lower == "with" and last.i > head:
            own = [i for i in own if i < last.i]
    for i in range(head + 1, own[-1] if own else head):
        if parse.tokens[i].text == "[" and parse.tokens[i + 1].text in ("...", "…"):
            return [j for j in own if j < i]
        if parse.tokens[i].lower == ";" and not any(parse.tokens[j].tag in _TENSED for j in own if j > i):
            return [j for j in own if j < i]
    return own


def _absolute(parse: Parse, cut: Clauses, last: int) -> int:
    """The end of a "with" phrase that says how something was ("with passengers | trapped for hours")."""
    noun = parse.tokens[last]
    if noun.dep != "pobj" or parse.tokens[noun.head].lower != "with" or last + 1 >= len(parse.tokens):
        return last
    number = cut.owner[last + 1]
    if (
        number < 0
        or cut.clauses[number].joint != "acl"
        or parse.tokens[cut.clauses[number].head].head != last
    ):
        return last
    if parse.tokens[cut.clauses[number].head].lemma in words("speech"):
        return noun.head - 1  # "..., with some papers claiming | that he slept"
    return max(i for i in cut.members[number] if i <= last + _FARTHEST)


def closed_up(parse: Parse, kept: list[int], without: frozenset[int]) -> list[int]:
    """Return the tokens without those of `without`, and without both commas where these stood between two.

    A day right behind them at the end is that of the saying ("was found, according to police | on Thursday").
    """
    found = [i for i in kept if i not in without]
    gone: set[int] = set()
    for before, after in pairwise(found):
        signs = parse.tokens[before].lower, parse.tokens[after].lower
        if before + 1 < after and before + 1 in without and signs == (",", ","):
            gone |= {before, after}
    found = [i for i in found if i not in gone]
    cut = max((i for i in kept if i in without), default=-1)
    tail = [i for i in found if i > cut]
    said = len(found) > len(tail) and 0 < len(tail) <= _TAIL and parse.tokens[tail[0]].lower == "on"
    return found[: -len(tail)] if cut >= 0 and said and parse.tokens[cut].lower != "," else found


def whole(parse: Parse, tokens: set[int]) -> set[int]:
    """Return the tokens that credit somebody with the rest of their noun phrases ("via | the news agency | X")."""
    found = set(tokens)
    for i in sorted(tokens):
        token = parse.tokens[i]
        above = parse.tokens[token.head]
        nouns = [token]
        if token.dep == "appos" and above.dep == "pobj" and above.head in tokens:
            nouns.append(above)
        while nouns and len(nouns) < _STEPS:
            noun = nouns.pop()
            if noun.pos in ("NOUN", "PROPN"):
                found.add(noun.i)
                before = [c for c in parse.children(noun.i) if c.i < noun.i and c.dep in _BEFORE_NOUN]
                found.update(c.i for c in before)
                nouns += before
    return found


def short(parse: Parse, kept: list[int], clause: Clause) -> list[int]:
    """Return the same tokens without what stands apart before the subject and after the predicate.

    What stays is who did what: "On Monday, the guards shut the gate, a heavy one" gives "the guards shut the gate".
    """
    subject = parse.child(clause.head, "nsubj", "nsubjpass", "expl")
    begin = left_edge(parse, subject.i) if subject is not None and subject.i < clause.head else clause.head
    commas = [n for n, i in enumerate(kept) if parse.tokens[i].lower in _COMMAS]
    first = max((n + 1 for n in commas if kept[n] < begin), default=0)
    rest = _last_part(parse, kept, clause)
    after = max(clause.core, clause.head)
    cuts = (n for n in range(len(kept)) if kept[n] > max(after, rest) and _cut(parse, kept, n))
    return kept[first : next(cuts, len(kept))] or kept


def _last_part(parse: Parse, kept: list[int], clause: Clause) -> int:
    """The last token by which the predicate itself goes on ("..., but to focus"); nothing before it is cut off."""
    held = set(kept)
    parts = [
        c.i for i in {clause.head, clause.core, *clause.frames} for c in parse.children(i) if c.dep in _PARTS
    ]
    return max((i for i in parts if i in held), default=-1)


def _cut(parse: Parse, kept: list[int], n: int) -> bool:
    token = parse.tokens[kept[n]]
    if token.lower in _COMMAS:
        return _set_apart(parse, kept, n)
    if token.dep != "prep":
        return token.dep == "cc" and token.lower == "as"
    noun = parse.child(token.i, "pobj")
    return token.lower in _CIRCUMSTANCES or (noun is not None and noun.lemma in REASONS)


def left_edge(parse: Parse, i: int) -> int:
    """Return the first token of the phrase at `i`, as far as a few steps go."""
    for _ in range(_STEPS):
        below = parse.children(i)
        if not below or below[0].i >= i:
            break
        i = below[0].i
    return i


def _set_apart(parse: Parse, kept: list[int], n: int) -> bool:
    """Whether what follows a comma is an addition (an apposition, a phrase, a participle), no further member."""
    if n + 1 >= len(kept):
        return True
    comma, token = kept[n], parse.tokens[kept[n + 1]]
    if token.lower == "as" and parse.text.startswith("as well as", token.start):
        return True
    for _ in range(_STEPS):
        if token.head <= comma or token.head == token.i:
            break
        token = parse.tokens[token.head]
    return token.dep in _ADDED and token.tag != "VBG"


def _around(cut: Clauses, clause: Clause) -> frozenset[int]:
    found, above = set[int](), clause.above
    for _ in range(_FARTHEST):
        if above < 0:
            break
        found.add(above)
        above = cut.clauses[above].above
    return frozenset(found)


def _trimmed(parse: Parse, kept: list[int], clause: Clause) -> list[int]:
    """Without punctuation and linking words at either end."""
    first, last = _after_mark(parse, kept, clause), len(kept)
    while first < last and _outer(parse, kept[first], clause):
        first += 1
    while last > first and parse.tokens[kept[last - 1]].pos in _LOOSE:
        last -= 1
    return kept[first:last] or [clause.head]


def _after_mark(parse: Parse, kept: list[int], clause: Clause) -> int:
    """How many tokens open a clause that only says when or why ("two days after", "even though")."""
    if clause.joint != "advcl":
        return 0
    head = kept[:_OPENING]
    return next((n + 1 for n, i in enumerate(head) if parse.tokens[i].dep == "mark" and i < clause.head), 0)


def _outer(parse: Parse, i: int, clause: Clause) -> bool:
    token = parse.tokens[i]
    return token.pos in _LOOSE or (token.dep in _OUTER and token.head in (clause.head, clause.core, token.i))


def spans(parse: Parse, kept: list[int], without: frozenset[int]) -> tuple[Span, ...]:
    """Return the characters of these tokens, less the ones that credit somebody at the edges or between commas."""
    left = [i for i in kept if i not in without]
    return parse.spans(_bare_edges(parse, left or kept))


def _bare_edges(parse: Parse, kept: list[int]) -> list[int]:
    first, last = 0, len(kept)
    while last - first > 1 and parse.tokens[kept[first]].pos in _LOOSE:
        first += 1
    while last - first > 1 and parse.tokens[kept[last - 1]].pos in _LOOSE:
        last -= 1
    return kept[first:last]


def phrase(parse: Parse, noun: int) -> list[int]:
    """Return the tokens of an event noun's phrase, without the clauses that hang on it."""
    found: list[int] = []
    stack = [noun]
    while stack and len(found) < _FARTHEST:
        here = stack.pop()
        found.append(here)
        stack.extend(c.i for c in parse.children(here) if c.dep not in _APART)
    first, last = min(found), max(found)
    return _bare_edges(parse, list(range(max(first, noun - _FARTHEST), min(last, noun + _FARTHEST) + 1)))
