"""What "it" and "they" mean where they mean no actor: the thing told of last, or the body that a speaker speaks for.

"A bomb went off at noon. It was hidden in a cart.": the bomb. "The guards' spokesman said it had shot the driver": the
guards' body. A thing is only taken from the sentence of the pronoun or the one before it, and only where it was the
subject there; what is doubtful stays a pronoun.
"""

from __future__ import annotations

from headwater.records import Parse, Token

from ..actors.binding import empty
from .evidence import left_edge
from .tables import nouns
from .voices import Voices

_SUBJECTS = ("nsubj", "nsubjpass")
_ONE = frozenset(("NN", "NNP"))
_MANY = frozenset(("NNS", "NNPS"))
_TAGS = {"it": _ONE, "its": _ONE, "they": _MANY}
_INDEFINITE = frozenset(("a", "an", "some", "another", "one", "this", "these"))
_NOT_MEANT = frozenset(("total", "number", "most", "rest", "half"))
_BODIES = frozenset(("it", "they"))
_INNER = frozenset(("ccomp", "relcl", "acl", "advcl", "xcomp", "pcomp"))
_LONGEST = 8  # tokens of a thing's words
_LAST = 4  # subjects looked at before a pronoun


def find(parse: Parse, actors: dict[int, str], voices: Voices, quoted: frozenset[int]) -> dict[int, str]:
    """Return for pronouns without an actor the words for what they mean.

    `actors` are those of each token, `quoted` the tokens between quote marks; one sweep over the tokens.
    """
    found: dict[int, str] = {}
    subjects: list[Token] = []
    events = _events(parse)
    for token in parse.tokens:
        if token.lower == "its" and token.dep == "poss" and token.i not in actors:
            owner = parse.tokens[token.head]
            if owner.dep in _SUBJECTS and owner.head > token.i and subjects:
                thing = _thing(parse, token, subjects[-_LAST:], actors, quoted)
                found.update({token.i: thing} if thing else {})
        if token.dep not in _SUBJECTS:
            continue
        if token.pos == "PRON" and token.lower in _TAGS and token.i not in actors and not empty(parse, token):
            words = _body(parse, token, voices) or _thing(parse, token, subjects[-_LAST:], actors, quoted)
            event = events.get(token.sentence - 1)
            if words is None and event is not None and _is_one(parse, token):
                words = _words(parse, event)
            if words:
                found[token.i] = words
        elif token.pos in ("NOUN", "PROPN") or token.tag in ("CD", "DT"):
            subjects.append(token)
    return found


def _is_one(parse: Parse, token: Token) -> bool:
    """Whether "it" is said to be something ("it was the largest of its kind"), as an event can be."""
    return token.lower == "it" and parse.tokens[token.head].lemma == "be"


def _body(parse: Parse, token: Token, voices: Voices) -> str | None:
    """For whom the speaker speaks, where that body is told to have done something to somebody or something."""
    source = voices.source(voices.inner[token.i])
    if source is None or not source.speaks_for or token.lower not in _BODIES:
        return None
    verb = parse.tokens[token.head]
    active = token.dep == "nsubj" and parse.child(verb.i, "dobj") is not None and verb.lemma != "have"
    if not active:
        return None
    body = " ".join(source.speaks_for.split())
    return body if body.lower().startswith("the ") else f"the {body}"


def _thing(
    parse: Parse, token: Token, before: list[Token], actors: dict[int, str], quoted: frozenset[int]
) -> str | None:
    """The last subject with the number of the pronoun, where it is a thing."""
    for noun in reversed(before):
        if token.sentence - noun.sentence > 1:
            return None
        if noun.tag in ("CD", "DT"):
            return None
        inner = parse.tokens[noun.head].dep in _INNER and noun.sentence != token.sentence
        if inner or noun.tag not in _TAGS[token.lower] or noun.lemma in _NOT_MEANT:
            continue
        if noun.i in actors or (noun.i in quoted) != (token.i in quoted) or noun.head == token.head:
            return None
        return _words(parse, noun)
    return None


def _events(parse: Parse) -> dict[int, Token]:
    """By sentence the event that it tells as an object ("carried out the raid"), where that is the only one."""
    found: dict[int, list[Token]] = {}
    for token in parse.tokens:
        if token.dep == "dobj" and token.tag == "NN" and token.lemma in nouns():
            found.setdefault(token.sentence, []).append(token)
    return {number: events[0] for number, events in found.items() if len(events) == 1}


def _words(parse: Parse, noun: Token) -> str | None:
    """The noun with what stands before it, as something known ("a red van": "the red van")."""
    first = left_edge(parse, noun.i)
    if noun.i - first > _LONGEST or any(
        parse.tokens[i].pos in ("PUNCT", "PRON", "VERB") and parse.tokens[i].text != "-"
        for i in range(first, noun.i)
    ):
        return None
    if parse.tokens[first].lower in _INDEFINITE or parse.tokens[first].lower == "the":
        first += 1
    words = " ".join(parse.span(first, noun.i + 1).of(parse.text).split())
    if first == parse.sentences[noun.sentence].first and parse.tokens[first].pos != "PROPN":
        words = words[:1].lower() + words[1:]
    owned = noun.pos == "PROPN" or any(c.dep == "poss" for c in parse.children(noun.i))
    return words if owned else f"the {words}"
