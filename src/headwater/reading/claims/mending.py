"""A parse mended where its own labels contradict each other: verbs left without a subject that stands before them.

The parser errs most often on what news writes most often: clauses without "that", objects between a verb and its
infinitive, lists before a verb. Each rule here asks for a contradiction in the tree (a finite verb without a subject,
a verb under a preposition) and for the one reading of the same words that has none. What is doubtful stays as it was.
One sweep over the tokens; a walk from a token is at most `_STEPS` long.
"""

from __future__ import annotations

from collections.abc import Callable

from headwater.records import Parse, Sentence, Token

from .tables import frame_of, lemma, words

_STEPS = 24  # tokens or governors looked at from one token
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HELPERS = ("aux", "auxpass")
_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
_TAKING_CLAUSES = frozenset(("ccomp", "conj", "advcl"))
_ALSO_CONJUNCTIONS = frozenset("as after before since until till".split())
_BEFORE_VERB = frozenset(("advmod", "punct"))

Mend = Callable[["_Draft", Token], bool]


def mend(parse: Parse) -> Parse:
    """Return the parse with such clauses put right; the same parse where there are none."""
    draft = _Draft(parse)
    for token in parse.tokens:
        if token.tag in ("TO", "IN") and token.lower == "to":
            _infinitive(draft, token)
        elif token.dep in _SUBJECTS[:3] and parse.tokens[token.head].dep in _HELPERS:
            _on_helper(draft, token)
        elif token.pos in ("VERB", "AUX"):
            any(rule(draft, token) for rule in _RULES)
    return draft.done()


class _Draft:
    """A parse under repair: tokens that have changed, over those that have not."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._changed: dict[int, Token] = {}

    def at(self, i: int) -> Token:
        return self._changed.get(i, self.parse.tokens[i])

    def put(self, i: int, head: int, dep: str, pos: str | None = None, tag: str | None = None) -> None:
        """Hang token `i` below `head`, unless that would close a circle."""
        above, steps = head, 0
        while steps < _STEPS and above != i and self.at(above).head != above:
            above, steps = self.at(above).head, steps + 1
        if above == i and head != i:
            return
        token = self.at(i)
        self._changed[i] = token._replace(head=head, dep=dep, pos=pos or token.pos, tag=tag or token.tag)

    def below(self, i: int) -> list[Token]:
        """The tokens below `i` in the parse as it came, as they are now; those moved away are left out."""
        now = (self.at(child.i) for child in self.parse.children(i))
        return [child for child in now if child.head == i]

    def first(self, i: int) -> int:
        """Where the words of a verb begin that have to stand before it: its helpers and adverbs."""
        begin = i
        for child in reversed(self.below(i)):
            if child.i < begin and child.i >= begin - 3 and child.dep in (*_HELPERS, "neg", "advmod"):
                begin = child.i
        return begin

    def last(self, i: int) -> int:
        """The last token of the phrase at `i`, as far as a few steps go."""
        for _ in range(_STEPS):
            below = self.below(i)
            if not below or below[-1].i <= i:
                break
            i = below[-1].i
        return i

    def done(self) -> Parse:
        if not self._changed:
            return self.parse
        tokens = tuple(self.at(token.i) for token in self.parse.tokens)
        sentences = tuple(_rooted(tokens, sentence) for sentence in self.parse.sentences)
        return Parse(self.parse.text, tokens, sentences, self.parse.entities)


def _on_helper(draft: _Draft, subject: Token) -> None:
    """A subject is the verb's and not its helper's: "The crew had by then | left"."""
    verb = draft.at(draft.at(subject.head).head)
    if verb.pos in ("VERB", "AUX") and not any(c.dep in _SUBJECTS for c in draft.below(verb.i)):
        draft.put(subject.i, verb.i, subject.dep)


def _rooted(tokens: tuple[Token, ...], sentence: Sentence) -> Sentence:
    root, steps = sentence.root, 0
    while tokens[root].head != root and steps < _STEPS:
        root, steps = tokens[root].head, steps + 1
    return sentence._replace(root=root)


def _bare(draft: _Draft, verb: Token) -> bool:
    """Whether a verb is finite and has no subject."""
    below = draft.below(verb.i)
    helpers = [c for c in below if c.dep in _HELPERS]
    if any(c.dep in (*_SUBJECTS, "mark") for c in below) or any(c.tag == "TO" for c in helpers):
        return False
    return (helpers[0].tag if helpers else verb.tag) in _FINITE


def _as_subject(draft: _Draft, noun: int, verb: Token) -> None:
    passive = any(c.dep == "auxpass" for c in draft.below(verb.i))
    draft.put(noun, verb.i, "nsubjpass" if passive else "nsubj")


def _stolen_by_list(draft: _Draft, verb: Token) -> bool:
    """What was read as a second object is the subject: "The ferry hit the pier and two boats | were damaged"."""
    listed = next((c.i for c in draft.below(verb.i) if c.dep == "ccomp" and c.i < verb.i), None)
    governor = verb.head if verb.dep in ("conj", "dep") else listed
    if governor is None or not _bare(draft, verb) or lemma(verb, words("speech")) in words("speech"):
        return False
    first = draft.first(verb.i)
    loose = draft.at(first - 1) if first else verb
    more = loose.dep in ("advmod", "amod") and loose.head == governor and loose.pos != "NOUN"
    noun = _end_of_list(draft, first - (2 if more else 1), verb)
    if noun is None:
        return False
    _as_subject(draft, noun, verb)
    if more:
        draft.put(loose.i, noun, "amod")
    return True


def _end_of_list(draft: _Draft, last: int, verb: Token) -> int | None:
    """The member of a list of nouns that ends at token `last`, with the member that "and" joins to it."""
    if last < 0 or draft.at(last).sentence != verb.sentence:
        return None
    here = draft.at(last)
    for _ in range(_STEPS):
        if here.dep == "conj" and here.pos in _NAMING:
            break
        if here.head == here.i or here.head > last or here.pos in ("VERB", "AUX"):
            return None
        here = draft.at(here.head)
    governor = draft.at(here.head)
    if here.dep != "conj" or governor.pos not in _NAMING or draft.last(here.i) != last:
        return None
    joined = any(c.dep == "cc" and c.i < here.i for c in draft.below(governor.i))
    before = draft.at(governor.head)
    if joined and governor.dep == "conj" and not any(c.dep == "cc" for c in draft.below(before.i)):
        return governor.i  # "..., the guards and the drivers | should leave too"
    return here.i if joined else None


def _stolen_by_verb(draft: _Draft, verb: Token) -> bool:
    """What was read as the object is the subject: "The ministry announced the bridge | has been closed"."""
    if verb.dep not in _TAKING_CLAUSES or not _bare(draft, verb):
        return False
    last = draft.first(verb.i) - 1
    here = draft.at(max(last, 0))
    for _ in range(_STEPS):
        if here.dep == "dobj" or here.head >= last or here.head == here.i or _ends_at_verb(draft, here):
            break
        here = draft.at(here.head)
    teller = draft.at(here.head)
    if draft.last(here.i) != last or lemma(teller, words("speech")) not in words("speech"):
        return False
    noun = here if here.dep == "dobj" else _object_before(draft, here)
    if noun is None:
        return False
    if noun is not here:
        draft.put(here.i, noun.i, "prep")
    draft.put(verb.i, teller.i, "ccomp")
    _as_subject(draft, noun.i, verb)
    return True


def _ends_at_verb(draft: _Draft, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or draft.at(token.head).pos in ("VERB", "AUX")


def _object_before(draft: _Draft, prep: Token) -> Token | None:
    """The object that ends where a phrase begins that hangs on its verb ("announced the recorder | from the jet")."""
    if prep.dep != "prep" or draft.at(prep.i - 1).pos == "PUNCT":
        return None
    nouns = [c for c in draft.below(prep.head) if c.dep == "dobj" and c.i < prep.i]
    return nouns[-1] if nouns and draft.last(nouns[-1].i) == prep.i - 1 else None


def _parted_passive(draft: _Draft, be: Token) -> bool:
    """A form of "be" and its participle are parted by a phrase: "The gate was on Monday | rammed"."""
    if be.lemma != "be" or be.dep in _HELPERS:
        return False
    below = draft.below(be.i)
    verb = next(
        (c for c in below if c.tag in ("VBN", "VBD") and c.i > be.i and c.dep in ("advcl", "acl")), None
    )
    if verb is None or any(c.dep in ("attr", "acomp", "oprd", "prep") for c in below if c.i > be.i):
        return False
    own = draft.below(verb.i)
    between = [c for c in own if be.i < c.i < verb.i]
    if (
        not between
        or between[0].lower == ","
        or any(c.dep in (*_SUBJECTS, *_HELPERS, "mark", "cc") for c in own)
    ):
        return False
    if not any(c.dep in _SUBJECTS[:2] and c.i < be.i for c in below):
        return False
    if be.head == be.i:
        draft.put(verb.i, verb.i, be.dep)
    else:
        draft.put(verb.i, be.head, be.dep)
    draft.put(be.i, verb.i, "auxpass")
    for child in below:
        if child.i != verb.i:
            draft.put(child.i, verb.i, "nsubjpass" if child.dep == "nsubj" else child.dep)
    return True


def _infinitive(draft: _Draft, to: Token) -> None:
    """What somebody was ordered to do: "ordered the crews stationed there to | re-open the road"."""
    if to.dep == "prep":
        noun = next((c for c in draft.below(to.i) if c.dep == "pobj"), None)
        verb = next((c for c in draft.below(noun.i) if c.tag == "VB" and c.i > to.i), None) if noun else None
        if noun is None or verb is None or noun.i < verb.i or not _alone(draft, to.i, verb.i):
            return
        draft.put(verb.i, to.head, "xcomp", pos="VERB")
        draft.put(to.i, verb.i, "aux", pos="PART", tag="TO")
        draft.put(noun.i, verb.i, "dobj")
        for i in range(to.i + 1, verb.i):
            draft.put(i, verb.i, draft.at(i).dep)
        _told(draft, draft.at(verb.i))
    elif to.dep == "aux" and draft.at(to.head).dep in ("xcomp", "advcl"):
        _told(draft, draft.at(to.head))


def _alone(draft: _Draft, first: int, last: int) -> bool:
    """Whether only adverbs stand between "to" and a verb that is no first half of a compound ("to walk-in clinics")."""
    if last - first >= 5 or draft.at(last + 1).text == "-":
        return False
    return all(draft.at(i).dep in _BEFORE_VERB for i in range(first + 1, last))


def _told(draft: _Draft, verb: Token) -> None:
    """Hang an infinitive below the verb of the order, where it hangs below what describes the one who is told."""
    inner = draft.at(verb.head)
    noun = draft.at(inner.head)
    order = draft.at(noun.head)
    if inner.dep != "acl" or inner.tag not in ("VBN", "VBG") or noun.dep not in ("dobj", "nsubjpass"):
        return
    frame = frame_of(order)
    if frame is None or ("REQUEST" not in (frame.friendly, frame.hostile) and frame.standing != "ordered"):
        return
    if not any(c.dep in ("xcomp", "ccomp") for c in draft.below(order.i)):
        draft.put(verb.i, order.i, "xcomp")


def _stolen_by_phrase(draft: _Draft, verb: Token) -> bool:
    """What was hung on the phrase before its comma is the subject: "At the end of the strike, the port | reopened"."""
    if verb.dep not in ("ROOT", "ccomp") or not _bare(draft, verb):
        return False
    last = draft.first(verb.i) - 1
    begun = range(last, max(last - _STEPS, draft.parse.sentences[verb.sentence].first) - 1, -1)
    comma = next((i for i in begun if draft.at(i).lower == ","), -1)
    if comma < 0 or comma == last:
        return False
    here = draft.at(last)
    for _ in range(_STEPS):
        if not comma < here.head <= last or here.head == here.i:
            break
        here = draft.at(here.head)
    if here.dep not in ("appos", "conj", "nmod", "npadvmod", "dep") or here.pos not in (
        "NOUN",
        "PROPN",
        "PRON",
    ):
        return False
    if here.head > comma or draft.last(here.i) != last:
        return False
    _as_subject(draft, here.i, verb)
    return True


def _stolen_by_preposition(draft: _Draft, verb: Token) -> bool:
    """What was read as a phrase begins a clause: "The ferry turned back as soldiers | closed the port"."""
    if verb.dep not in ("advcl", "conj", "ccomp") or not _bare(draft, verb):
        return False
    last = draft.first(verb.i) - 1
    here = draft.at(max(last, 0))
    for _ in range(_STEPS):
        if here.dep == "pobj" and draft.at(here.head).lower in _ALSO_CONJUNCTIONS:
            break
        if here.head == here.i or here.head > last or here.pos in ("VERB", "AUX"):
            return False
        here = draft.at(here.head)
    prep = draft.at(here.head)
    if here.dep != "pobj" or prep.head != verb.head or draft.last(here.i) != last:
        return False
    draft.put(prep.i, verb.i, "mark")
    _as_subject(draft, here.i, verb)
    draft.put(verb.i, verb.head, "advcl")
    return True


_RULES: tuple[Mend, ...] = (
    _stolen_by_list, _stolen_by_preposition, _stolen_by_verb, _stolen_by_phrase, _parted_passive,
)  # fmt: skip
