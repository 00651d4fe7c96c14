"""Documents that tell by what stands in them: "the list has 40 names", "it bears a date", "the log records ..."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .subjects import source_words
from .tables import Cue

PAPERS = frozenset(
    "affidavit archive certificate chart copy database diary document dossier email e-mail entry excerpt file film"
    " footage form image images inventory invoice ledger letter list log logbook manifest map memo memorandum minutes"
    " note notebook notice order page paper papers photo photograph photographs receipt record recording records"
    " register roster schedule sheet table text timetable transcript video".split()
)
"""Documents whose words are evidence; not laws, books and reports, which speak of what ought to be and of others."""
_OBTAINED = frozenset(
    "obtained seen saw sight reviewed received viewed examined acquired leaked shown photographed found copied hold"
    " holds held hands reached possession downloaded".split()
)
HELD = PAPERS | frozenset(
    "agreement contract copies copy decree declaration directive report screenshot".split()
)
"""What can be in an outlet's hands, though nobody would quote its like otherwise."""
PARTS = frozenset(
    "annex article clause column entry footnote heading item line margin page paragraph point preamble row section"
    " title".split()
)
"""Parts of a document: what they say, it says."""
_RULING = frozenset(
    "allow ban bind call cover exempt extend fix forbid grant lift limit oblige order permit prohibit provide require"
    " set stipulate stop".split()
)
"""What a document that is in somebody's hands does by its words."""
_HEADED = frozenset("addressed dated entitled headed marked numbered signed stamped titled".split())


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The clauses in which a document is the subject of a verb of containing; the whole clause is what it shows."""
    yield from _contained(grammar)
    if next(obtained(grammar), None) is not None:
        yield from _ruled(grammar)


def _ruled(grammar: Grammar) -> Iterator[Draft]:
    """The clauses in which a document that somebody holds orders something, or says what it is."""
    for token in grammar.tokens:
        headed = token.lower in _HEADED and token.tag == "VBN"
        if not (headed or token.lemma in _RULING) or token.pos != "VERB" or grammar.quote_of[token.i] >= 0:
            continue
        subject = grammar.first(token.i, "nsubjpass" if headed else "nsubj")
        if subject is None or subject > token.i or grammar.tokens[token.i].dep in ("acl", "relcl"):
            continue
        words = source_words(grammar, subject, token.i) if _written(grammar, subject) else None
        content = _clause(grammar, token.i)
        if words and content:
            yield Draft("paper", token.i, [], Cue(token.lemma, frozenset()), [content], words, subject)


def _written(grammar: Grammar, i: int) -> bool:
    """Whether a subject is a document, "it", or a part of one ("its third", "Article 4")."""
    return _paper(grammar.tokens[i], cue=False) or is_part(grammar, i)


def is_part(grammar: Grammar, i: int) -> bool:
    """Whether a noun is a part of a document: "Article 4", "the second line", "its third"."""
    token = grammar.tokens[i]
    owner = grammar.first(i, "poss")
    if owner is not None:
        return grammar.tokens[owner].lower == "its" and (token.lower in PARTS or token.tag == "JJ")
    return token.lower in PARTS


def _contained(grammar: Grammar) -> Iterator[Draft]:
    """The clauses that tell what a document has in it."""
    for token, lemma in grammar.listed(tables.containing()):
        if token.dep in ("aux", "auxpass") or grammar.quote_of[token.i] >= 0:
            continue
        subject = grammar.first(token.i, "nsubj") if token.pos in ("VERB", "AUX") else None
        if subject is None or subject > token.i or grammar.first(token.i, "ccomp") is not None:
            continue  # "the list shows that ..." is a cue like others
        held = grammar.first(token.i, "dobj")
        if held is None or grammar.tokens[held].lower == "it":  # "as the memo put it"
            continue
        paper = _paper(grammar.tokens[subject], token.lower in tables.verbs())
        words = source_words(grammar, subject, token.i) if paper else None
        content = _clause(grammar, token.i)
        if words and content:
            cue = Cue(lemma, frozenset())
            yield Draft("paper", token.i, [], cue, [content], words, subject)


def obtained(grammar: Grammar) -> Iterator[int]:
    """The documents that somebody is said to have seen or obtained, by their main tokens."""
    told = {
        token.sentence
        for token in grammar.tokens
        if token.lower in _OBTAINED and grammar.quote_of[token.i] < 0
    }
    for token in grammar.tokens:
        if token.sentence in told and token.dep in _PLACES and token.lower in HELD and token.pos == "NOUN":
            yield token.i


_PLACES = frozenset({"dobj", "pobj", "nsubjpass", "nsubj"})


def _paper(token: Token, cue: bool) -> bool:
    """Whether a subject is a document, or can be one; what "it" notes or names is a cue's like others."""
    return (token.lower == "it" and not cue) or (token.lower in PAPERS and token.pos in ("NOUN", "PROPN"))


def _clause(grammar: Grammar, verb: int) -> Range | None:
    first = grammar.left[verb]
    return trimmed(grammar, (first, min(grammar.right[verb] + 1, grammar.sentence(verb)[1])))
