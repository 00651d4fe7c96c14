"""Verbs whose parts a phrase has torn asunder, and words that the parser took for a verb or a subject.

Each rule asks for one shape of a tree that no English sentence has, and puts it right; any other stays as it was.
"""

from __future__ import annotations

from headwater.records import Token

from .trees import HELPERS, STEPS, SUBJECTS, Tree, as_subject, bare

_MAKING = frozenset(("make", "keep", "render", "leave"))
_HAVE = frozenset(("has", "have", "had"))


def parted_passive(tree: Tree, be: Token) -> bool:
    """A form of "be" and its participle are parted by a phrase: "The gate was on Monday | rammed"."""
    if be.lemma != "be" or be.dep in HELPERS:
        return False
    below = tree.below(be.i)
    verb = next(
        (c for c in below if c.tag in ("VBN", "VBD") and c.i > be.i and c.dep in ("advcl", "acl")), None
    )
    if verb is None or any(c.dep in ("attr", "acomp", "oprd", "prep") for c in below if c.i > be.i):
        return False
    own = tree.below(verb.i)
    between = [c for c in own if be.i < c.i < verb.i]
    if (
        not between
        or between[0].lower == ","
        or any(c.dep in (*SUBJECTS, *HELPERS, "mark", "cc") for c in own)
    ):
        return False
    if not any(c.dep in SUBJECTS[:2] and c.i < be.i for c in below):
        return False
    if be.head == be.i:
        tree.put(verb.i, verb.i, be.dep)
    else:
        tree.put(verb.i, be.head, be.dep)
    tree.put(be.i, verb.i, "auxpass")
    for child in below:
        if child.i != verb.i:
            tree.put(child.i, verb.i, "nsubjpass" if child.dep == "nsubj" else child.dep)
    return True


def parted_perfect(tree: Tree, have: Token) -> bool:
    """A form of "have" and its participle are parted by a phrase between commas: "The crew has, by then, | left"."""
    if have.lower not in _HAVE or tree.at(min(have.i + 1, len(tree.parse.tokens) - 1)).lower != ",":
        return False
    above = tree.at(have.head)
    if have.dep in HELPERS and above.pos != "ADP" and above.tag != "VB":
        return False
    last = min(tree.parse.sentences[have.sentence].last, have.i + STEPS)
    comma = next((i for i in range(have.i + 2, last - 1) if tree.at(i).lower == ","), -1)
    verb = tree.at(comma + 1) if comma > 0 else have
    below = tree.below(have.i)
    if verb.tag not in ("VBN", "VBD") or any(c.dep in ("dobj", "attr", "acomp", "xcomp") for c in below):
        return False
    if any(c.dep in (*SUBJECTS, *HELPERS, "mark") for c in tree.below(verb.i)):
        return False
    lost = above if have.dep in HELPERS else have
    tree.put(verb.i, verb.i if lost.head == lost.i else lost.head, lost.dep, pos="VERB", tag="VBN")
    tree.put(have.i, verb.i, "aux", pos="AUX")
    if lost is not have:
        tree.put(lost.i, verb.i, "prep" if lost.pos == "ADP" else "xcomp")
        first = max(tree.parse.sentences[have.sentence].first, have.i - STEPS)
        below += [c for c in map(tree.at, range(first, verb.i)) if c.head in (have.i, lost.i)]
    for child in below:
        if child.i not in (verb.i, lost.i):
            tree.put(child.i, verb.i, child.dep)
    return True


def stolen_person(tree: Tree, verb: Token) -> bool:
    """A person between commas, hung on the phrase before: "At noon in Perth, Ana Ruiz, 33, of Bath, | left"."""
    if verb.dep != "ROOT" or not bare(tree, verb) or tree.at(max(tree.first(verb.i) - 1, 0)).lower != ",":
        return False
    begin = tree.parse.sentences[verb.sentence].first
    for entity in tree.entities(begin, verb.i):
        head = tree.at(entity.last - 1)
        opened = entity.first > begin and tree.at(entity.first - 1).lower == ","
        if entity.label == "PERSON" and opened and head.dep in ("conj", "appos", "nmod", "npadvmod"):
            as_subject(tree, head.i, verb)
            return True
    return False


def place_as_subject(tree: Tree, verb: Token) -> bool:
    """A country behind a town is no subject: "It was on its way from Perth, Australia | making a second attempt"."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "acl"):
        return False
    noun = next((c for c in tree.below(verb.i) if c.dep == "nsubj"), verb)
    if noun.i != verb.i - 1 or noun.i < 2 or tree.at(noun.i - 1).lower != ",":
        return False
    labels = {e.last - 1: e.label for e in tree.entities(max(noun.i - STEPS, 0), noun.i + 1)}
    if labels.get(noun.i) != "GPE" or labels.get(noun.i - 2) != "GPE":
        return False
    tree.put(noun.i, noun.i - 2, "appos")
    return True


def noun_as_verb(tree: Tree, verb: Token) -> bool:
    """A plural noun that was taken for a verb: "They made the toll | figures public"."""
    maker = tree.at(verb.head)
    if verb.tag != "VBZ" or verb.dep != "ccomp" or maker.lemma not in _MAKING or maker.i > verb.i:
        return False
    below = tree.below(verb.i)
    noun = next((c for c in below if c.dep == "nsubj"), None)
    told = next((c for c in below if c.dep == "acomp" and c.i == verb.i + 1), None)
    if noun is None or told is None or noun.i != verb.i - 1 or noun.tag != "NN":
        return False
    tree.put(verb.i, maker.i, "dobj", pos="NOUN", tag="NNS")
    tree.put(told.i, maker.i, "oprd")
    tree.put(noun.i, verb.i, "compound")
    return True
