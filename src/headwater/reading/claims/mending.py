"""A parse mended where its own labels contradict each other: verbs left without a subject that stands before them.

The parser errs most often on what news writes most often: clauses without "that", objects between a verb and its
infinitive, lists before a verb. Each rule here asks for a contradiction in the tree (a finite verb without a subject,
a verb under a preposition) and for the one reading of the same words that has none. What is doubtful stays as it was.
One sweep over the tokens; a walk from a token is at most `STEPS` long. Further rules stand in `parted`.
"""

from __future__ import annotations

from collections.abc import Callable

from headwater.records import Parse, Token

from .parted import noun_as_verb, parted_passive, parted_perfect, place_as_subject, stolen_person
from .tables import frame_of, lemma, words
from .trees import HELPERS, STEPS, SUBJECTS, Tree, as_subject, bare

_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
_TAKING_CLAUSES = frozenset(("ccomp", "conj", "advcl"))
_ALSO_CONJUNCTIONS = frozenset("as after before since until till".split())
_BEFORE_VERB = frozenset(("advmod", "punct"))

Mend = Callable[[Tree, Token], bool]


def mend(parse: Parse) -> Parse:
    """Return the parse with such clauses put right; the same parse where there are none."""
    tree = Tree(parse)
    for token in parse.tokens:
        if token.tag in ("TO", "IN") and token.lower == "to":
            _infinitive(tree, token)
        elif token.dep in SUBJECTS[:3] and parse.tokens[token.head].dep in HELPERS:
            _on_helper(tree, token)
        elif token.pos in ("VERB", "AUX"):
            any(rule(tree, token) for rule in _RULES)
    return tree.done()


def _on_helper(tree: Tree, subject: Token) -> None:
    """A subject is the verb's and not its helper's: "The crew had by then | left"."""
    verb = tree.at(tree.at(subject.head).head)
    if verb.pos in ("VERB", "AUX") and not any(c.dep in SUBJECTS for c in tree.below(verb.i)):
        tree.put(subject.i, verb.i, subject.dep)


def _stolen_by_list(tree: Tree, verb: Token) -> bool:
    """What was read as a second object is the subject: "The ferry hit the pier and two boats | were damaged"."""
    listed = next((c.i for c in tree.below(verb.i) if c.dep == "ccomp" and c.i < verb.i), None)
    governor = verb.head if verb.dep in ("conj", "dep") else listed
    if governor is None or not bare(tree, verb) or lemma(verb, words("speech")) in words("speech"):
        return False
    first = tree.first(verb.i)
    loose = tree.at(first - 1) if first else verb
    more = loose.dep in ("advmod", "amod") and loose.head == governor and loose.pos != "NOUN"
    noun = _end_of_list(tree, first - (2 if more else 1), verb)
    if noun is None:
        return False
    as_subject(tree, noun, verb)
    if more:
        tree.put(loose.i, noun, "amod")
    return True


def _end_of_list(tree: Tree, last: int, verb: Token) -> int | None:
    """The member of a list of nouns that ends at token `last`, with the member that "and" joins to it."""
    if last < 0 or tree.at(last).sentence != verb.sentence:
        return None
    here = tree.at(last)
    for _ in range(STEPS):
        if here.dep == "conj" and here.pos in _NAMING:
            break
        if here.head == here.i or here.head > last or here.pos in ("VERB", "AUX"):
            return None
        here = tree.at(here.head)
    governor = tree.at(here.head)
    if here.dep != "conj" or governor.pos not in _NAMING or tree.last(here.i) != last:
        return None
    joined = any(c.dep == "cc" and c.i < here.i for c in tree.below(governor.i))
    before = tree.at(governor.head)
    if joined and governor.dep == "conj" and not any(c.dep == "cc" for c in tree.below(before.i)):
        return governor.i  # "..., the guards and the drivers | should leave too"
    return here.i if joined else None


def _stolen_by_verb(tree: Tree, verb: Token) -> bool:
    """What was read as the object is the subject: "The ministry announced the bridge | has been closed"."""
    if verb.dep not in _TAKING_CLAUSES or not bare(tree, verb):
        return False
    last = tree.first(verb.i) - 1
    here = tree.at(max(last, 0))
    for _ in range(STEPS):
        if here.dep == "dobj" or here.head >= last or here.head == here.i or _ends_at_verb(tree, here):
            break
        here = tree.at(here.head)
    teller = tree.at(here.head)
    if tree.last(here.i) != last or lemma(teller, words("speech")) not in words("speech"):
        return False
    noun = here if here.dep == "dobj" else _object_before(tree, here)
    if noun is None:
        return False
    if noun is not here:
        tree.put(here.i, noun.i, "prep")
    tree.put(verb.i, teller.i, "ccomp")
    as_subject(tree, noun.i, verb)
    return True


def _ends_at_verb(tree: Tree, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or tree.at(token.head).pos in ("VERB", "AUX")


def _object_before(tree: Tree, prep: Token) -> Token | None:
    """The object that ends where a phrase begins that hangs on its verb ("announced the recorder | from the jet")."""
    if prep.dep != "prep" or tree.at(prep.i - 1).pos == "PUNCT":
        return None
    nouns = [c for c in tree.below(prep.head) if c.dep == "dobj" and c.i < prep.i]
    return nouns[-1] if nouns and tree.last(nouns[-1].i) == prep.i - 1 else None


def _infinitive(tree: Tree, to: Token) -> None:
    """What somebody was ordered to do: "ordered the crews stationed there to | re-open the road"."""
    if to.dep == "prep":
        noun = next((c for c in tree.below(to.i) if c.dep == "pobj"), None)
        verb = next((c for c in tree.below(noun.i) if c.tag == "VB" and c.i > to.i), None) if noun else None
        if noun is None or verb is None or noun.i < verb.i or not _alone(tree, to.i, verb.i):
            return
        tree.put(verb.i, to.head, "xcomp", pos="VERB")
        tree.put(to.i, verb.i, "aux", pos="PART", tag="TO")
        tree.put(noun.i, verb.i, "dobj")
        for i in range(to.i + 1, verb.i):
            tree.put(i, verb.i, tree.at(i).dep)
        _told(tree, tree.at(verb.i))
    elif to.dep == "aux" and tree.at(to.head).dep in ("xcomp", "advcl"):
        _told(tree, tree.at(to.head))


def _alone(tree: Tree, first: int, last: int) -> bool:
    """Whether only adverbs stand between "to" and a verb that is no first half of a compound ("to walk-in clinics")."""
    if last - first >= 5 or tree.at(last + 1).text == "-":
        return False
    return all(tree.at(i).dep in _BEFORE_VERB for i in range(first + 1, last))


def _told(tree: Tree, verb: Token) -> None:
    """Hang an infinitive below the verb of the order, where it hangs below what describes the one who is told."""
    inner = tree.at(verb.head)
    noun = tree.at(inner.head)
    order = tree.at(noun.head)
    if inner.dep != "acl" or inner.tag not in ("VBN", "VBG") or noun.dep not in ("dobj", "nsubjpass"):
        return
    frame = frame_of(order)
    if frame is None or ("REQUEST" not in (frame.friendly, frame.hostile) and frame.standing != "ordered"):
        return
    if not any(c.dep in ("xcomp", "ccomp") for c in tree.below(order.i)):
        tree.put(verb.i, order.i, "xcomp")


def _stolen_by_phrase(tree: Tree, verb: Token) -> bool:
    """What was hung on the phrase before its comma is the subject: "At the end of the strike, the port | reopened"."""
    if verb.dep not in ("ROOT", "ccomp") or not bare(tree, verb):
        return False
    last = tree.first(verb.i) - 1
    begun = range(last, max(last - STEPS, tree.parse.sentences[verb.sentence].first) - 1, -1)
    comma = next((i for i in begun if tree.at(i).lower == ","), -1)
    if comma < 0 or comma == last:
        return False
    here = tree.at(last)
    for _ in range(STEPS):
        if not comma < here.head <= last or here.head == here.i:
            break
        here = tree.at(here.head)
    if here.dep not in ("appos", "conj", "nmod", "npadvmod", "dep") or here.pos not in (
        "NOUN",
        "PROPN",
        "PRON",
    ):
        return False
    if here.head > comma or tree.last(here.i) != last:
        return False
    as_subject(tree, here.i, verb)
    return True


def _stolen_by_preposition(tree: Tree, verb: Token) -> bool:
    """What was read as a phrase begins a clause: "The ferry turned back as soldiers | closed the port"."""
    if verb.dep not in ("advcl", "conj", "ccomp") or not bare(tree, verb):
        return False
    last = tree.first(verb.i) - 1
    here = tree.at(max(last, 0))
    for _ in range(STEPS):
        if here.dep == "pobj" and tree.at(here.head).lower in _ALSO_CONJUNCTIONS:
            break
        if here.head == here.i or here.head > last or here.pos in ("VERB", "AUX"):
            return False
        here = tree.at(here.head)
    prep = tree.at(here.head)
    if here.dep != "pobj" or prep.head != verb.head or tree.last(here.i) != last:
        return False
    tree.put(prep.i, verb.i, "mark")
    as_subject(tree, here.i, verb)
    tree.put(verb.i, verb.head, "advcl")
    return True


_RULES: tuple[Mend, ...] = (
    _stolen_by_list, _stolen_by_preposition, _stolen_by_verb, _stolen_by_phrase, parted_passive, parted_perfect,
    place_as_subject, noun_as_verb, stolen_person,
)  # fmt: skip
