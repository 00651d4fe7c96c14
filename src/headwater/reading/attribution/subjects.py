"""Who does what a verb says: its subject, wherever the grammar hides it, and the words of that subject."""

from __future__ import annotations

from headwater.records import Token

from . import tables
from .draft import trimmed
from .grammar import Grammar, Range

_CLIMB = 8
"""Governors looked at in search of a subject: more is no sentence that anybody wrote."""


def subject(grammar: Grammar, verb: int) -> tuple[int | None, bool]:
    """The token that says what the verb says (None: nobody does), and whether the verb is passive."""
    tokens = grammar.tokens
    agent = grammar.first(verb, "agent")
    passive = grammar.first(verb, "nsubjpass", "auxpass") is not None
    if agent is not None and (passive or tokens[verb].tag == "VBN"):
        return grammar.first(agent, "pobj"), True
    if passive:
        return None, True
    for _ in range(_CLIMB):
        found = _own_subject(grammar, verb)
        if found is not None:
            return (None if tokens[found].tag == "EX" else found), False
        if _finite(grammar, verb):
            before = _phrase_before(grammar, verb)
            if before is not None:
                return before, False
            before = _noun_before(grammar, verb)
            if before is not None:
                return before, False
        verb, found = _up(grammar, verb)
        if verb < 0:
            return found, False
    return None, False


def _own_subject(grammar: Grammar, verb: int) -> int | None:
    """The verb's subject; where the parser took a word of the quotation beside it, another one outside."""
    found = grammar.first(verb, "nsubj", "csubj")
    found = found if found is None else _whole_subject(grammar, found, verb)
    outside = found is not None and found < verb and grammar.quote_of[found] < 0
    if found is None or outside or grammar.quote_of[found] == grammar.quote_of[verb]:
        return found  # also as in: The board "informs the public" that ...
    others = (c.i for c in grammar.parse.children(verb) if c.dep in ("nsubj", "csubj"))
    return next((i for i in others if grammar.quote_of[i] == grammar.quote_of[verb]), None)


def _whole_subject(grammar: Grammar, found: int, verb: int) -> int:
    """The last part of a subject that the parser took for several ("speaker of the house | A. Person")."""
    for child in grammar.parse.children(verb):
        if child.dep == "nsubj" and child.pos == "PROPN" and found < child.i < verb:
            found = child.i if grammar.left[child.i] == grammar.right[found] + 1 else found
    return found


def _finite(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is finite, or a bare participle at the head of a clause: a mistaken past tense."""
    token = grammar.tokens[verb]
    if token.tag in ("VBD", "VBZ", "VBP"):
        return True
    return (
        token.tag == "VBN"
        and token.dep in ("ROOT", "conj", "ccomp")
        and grammar.first(verb, "aux", "auxpass") is None
    )


def _phrase_before(grammar: Grammar, verb: int) -> int | None:
    """The noun of the phrase between a comma or a quotation and a finite verb without a subject.

    The parser took it for an apposition ("..., a witness in the town told X").
    """
    begin, last = grammar.sentence(verb)[0], verb - 1
    if last > begin and grammar.tokens[last].text == ",":
        last -= 1
    here, best = last, None
    for _ in range(_CLIMB):
        token = grammar.tokens[here]
        if here < begin or grammar.right[here] >= verb or grammar.quote_of[here] != grammar.quote_of[verb]:
            break
        first = grammar.left[here]
        opened = (
            first == begin
            or grammar.tokens[first - 1].text == ","
            or grammar.quote_of[first - 1] != grammar.quote_of[verb]
        )
        speaker = token.pos in ("PROPN", "PRON") or token.lower in tables.roles()
        speaker = speaker or (
            here == begin and token.text[:1].isupper() and token.pos in ("ADJ", "VERB", "NOUN")
        )
        if opened and speaker and token.dep not in ("pobj", "compound", "poss"):
            best = here
        if token.head == here:
            break
        here = token.head
    return best


def _noun_before(grammar: Grammar, verb: int) -> int | None:
    """The noun or pronoun right before a finite verb, where the parser found no subject."""
    begin = grammar.sentence(verb)[0]
    i = verb - 1
    while i > begin and verb - i < 6 and grammar.tokens[i].pos in ("AUX", "ADV", "PART"):
        i -= 1
    token = grammar.tokens[i] if i >= begin else None
    if token is None or grammar.quote_of[i] != grammar.quote_of[verb]:
        return None
    if token.pos in ("PROPN", "PRON") or (token.pos == "NOUN" and token.lower in tables.roles()):
        return i
    # a name at the start of the sentence that the parser took for a verb ("Smith openly admires")
    return (
        i
        if i == begin
        and token.text[:1].isupper()
        and token.pos in ("VERB", "NOUN", "AUX", "ADV")
        and verb == i + 1
        else None
    )


def _up(grammar: Grammar, verb: int) -> tuple[int, int | None]:
    """Where to look on for the subject of a verb that has none: (the next verb, None), or (-1, what was found)."""
    token = grammar.tokens[verb]
    head, dep = token.head, token.dep
    if head == verb:
        return -1, None
    if dep == "advcl" and token.tag == "VBG" and _after_content(grammar, token):
        return grammar.tokens[head].head, None
    if dep in ("conj", "parataxis", "dep") or (dep == "advcl" and token.tag in ("VBG", "VB")):
        passive = grammar.first(head, "nsubjpass")
        return (-1, passive) if passive is not None and dep != "conj" else (head, None)
    if dep in ("xcomp", "ccomp") and token.tag in ("VB", "VBG"):
        told = grammar.first(head, "dobj", "nsubjpass")
        return (-1, told) if told is not None and told < verb else (head, None)
    if dep in ("acomp", "oprd"):  # "is ready to say": the adjective's subject is the verb's
        return head, None
    if dep in ("pcomp", "acl", "relcl"):
        return _up_from_noun(grammar, token)
    return -1, None


def _after_content(grammar: Grammar, verb: Token) -> bool:
    """Whether a participle behind a comma goes on with who said what stands before it ("said it burned, blaming X")."""
    content = grammar.tokens[verb.head]
    teller = grammar.tokens[content.head]
    said = content.dep == "ccomp" and teller.lower in tables.verbs() and teller.i < content.i
    return said and grammar.tokens[max(verb.i - 1, 0)].text == ","


def _up_from_noun(grammar: Grammar, verb: Token) -> tuple[int, int | None]:
    """The same for a verb that hangs on a noun or a preposition."""
    head = grammar.tokens[verb.head]
    if verb.dep == "pcomp":
        told = grammar.first(head.head, "dobj", "nsubjpass") if head.lower == "as" else None
        return (-1, told) if told is not None else _owner(grammar, head.head)
    if verb.tag == "VB":  # "used the speech to praise ...": the speaker praises
        return _owner(grammar, head.i)
    if verb.tag != "VBG":
        return -1, None
    if head.dep == "dobj" and grammar.tokens[head.head].lower in tables.light_verbs():
        return head.head, None  # "issued a statement saying ...": the issuer says
    noun = head
    for _ in range(_CLIMB if noun.dep == "pobj" and noun.lower not in tables.roles() else 0):
        noun = grammar.tokens[noun.head]  # "wrote on a network, blaming ...": the writer blames
        if noun.pos == "VERB":
            return noun.i, None
    return -1, head.i


def _owner(grammar: Grammar, governor: int) -> tuple[int, int | None]:
    """Whose deed a noun is ("his way of saying"): its owner's, or that of the verb that it belongs to."""
    for _ in range(_CLIMB):
        if grammar.tokens[governor].pos in ("VERB", "AUX"):
            return governor, None
        owner = grammar.first(governor, "poss")
        if owner is not None:
            return -1, owner
        governor = grammar.tokens[governor].head
    return -1, None


def source_words(grammar: Grammar, head: int, verb: int) -> Range | None:
    """The whole noun phrase of a source, without the cue's own words and without punctuation at its ends."""
    first, last = grammar.subtree(head)
    if first <= verb < last and head < verb and grammar.tokens[head].pos == "VERB":
        return head, head + 1
    if first <= verb < last:  # a relative clause around the cue: only what stands before it
        first, last = (first, verb) if head < verb else (verb + 1, last)
        if not first <= head < last:
            return None
    for child in grammar.parse.children(head):
        if child.dep == "npadvmod" and child.i < head and grammar.left[child.i] <= first:
            first = grammar.right[child.i] + 1  # "Last week the paper reported": when is not who
    for child in grammar.parse.children(verb):
        if child.dep == "nsubj" and child.i < head and grammar.right[child.i] + 1 == first:
            first = grammar.left[child.i]  # the other half of a subject
    first = _outside_quotation(grammar, max(first, grammar.sentence(head)[0]), head)
    first = _whole_name(grammar, first)
    found = trimmed(grammar, (first, _before_participle(grammar, head, last)))
    if found and found[1] + 1 == verb_first(grammar, verb) and grammar.tokens[found[1]].text == ",":
        inner = any(grammar.tokens[i].text == "," for i in range(max(found[0], found[1] - 60), found[1]))
        found = (
            (found[0], found[1] + 1) if inner else found
        )  # "A, the head of B, said": both commas are the source's
    return found


def _outside_quotation(grammar: Grammar, first: int, head: int) -> int:
    """Past what belongs to a quotation before the source."""
    for i in range(max(first, head - 40), head):
        if grammar.quote_of[i] != grammar.quote_of[head] and grammar.quotes[grammar.quote_of[i]].last <= head:
            first = grammar.quotes[grammar.quote_of[i]].last
    return first


def _whole_name(grammar: Grammar, first: int) -> int:
    """Leftwards over the rest of a name that the parser cut ("City | police chief A. Person")."""
    begin = grammar.sentence(first)[0]
    while first > begin and grammar.tokens[first].pos in ("PROPN", "NOUN"):
        before = grammar.tokens[first - 1]
        named = before.pos == "PROPN" and before.dep not in ("npadvmod", "pobj", "dobj")
        after_speech = first - 2 >= begin and grammar.quote_of[first - 2] >= 0 and before.text[:1].isupper()
        if not (named or after_speech) or grammar.quote_of[first - 1] != grammar.quote_of[first]:
            break
        first -= 1
    return first


def verb_first(grammar: Grammar, verb: int) -> int:
    """Where the verb's own words begin."""
    while (
        verb > 0
        and grammar.tokens[verb - 1].dep in ("aux", "auxpass", "neg", "advmod")
        and grammar.tokens[verb - 1].head == verb
    ):
        verb -= 1
    return verb


def _before_participle(grammar: Grammar, head: int, last: int) -> int:
    """A source ends before ", speaking at ...": that tells how it was said."""
    for child in grammar.parse.children(head):
        if (
            child.dep == "acl"
            and child.tag == "VBG"
            and child.i > head
            and grammar.tokens[child.i - 1].text == ","
        ):
            return min(last, child.i)
    return last
