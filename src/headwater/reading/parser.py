"""The seam to spaCy: texts go in, plain Parse records come out; nothing after this file knows the library.

Passages are parsed one by one, so that no sentence runs across two of them, with the pipes that the stages use: the
tagger, the parser and the entity recogniser. Lemmas come from the pipeline's own rules, once for each word and tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from headwater.reading.plain import easy, one_line
from headwater.records import Entity, Parse, Passage, Sentence, Token
from headwater.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

# Penn Treebank tag -> Universal POS, as the English UD conversion has it; ADP/SCONJ and AUX are told by `dep` below.
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WP$": "PRON", "EX": "PRON", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "WRB": "ADV", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "DT": "DET", "WDT": "DET", "PDT": "DET",
    "CD": "NUM", "CC": "CCONJ", "UH": "INTJ", "_SP": "SPACE", "SYM": "SYM", "$": "SYM", "#": "SYM",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "NFP": "PUNCT", "LS": "X", "FW": "X", "ADD": "X", "AFX": "ADJ", "XX": "X",
}  # fmt: skip
_INFLECTED = {"NNS", "NNPS", "VBD", "VBG", "VBN", "VBZ", "MD", "JJR", "JJS", "RBR", "RBS"}
"""The tags of forms that have another lemma than themselves."""
_BE = {"am", "are", "is", "was", "were", "been", "being", "'m", "’m", "'re", "’re", "'s", "’s"}
_WANTS_E = re.compile(r"[^aeiou][aeiouy][^aeiouwxy]$")
"""Where the rules offer both "hop" and "hope" for "hoping": a stem like this would have doubled its last letter."""
_AUXILIARY = {"aux", "auxpass"}
_TOLD_BY_DEP = {("IN", "mark"): "SCONJ", ("TO", "prep"): "ADP", ("TO", "dative"): "ADP"}


class SpacyParser:
    """Parses passages with one spaCy pipeline; the pipeline is loaded when the first text comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pipeline: Language | None = None
        self._lemmas: dict[tuple[str, str], str] = {}

    def __call__(self, texts: Iterable[tuple[str, tuple[Passage, ...]]]) -> Iterator[Parse]:
        """One Parse for each (text, passages), in order."""
        given = list(texts)
        docs = self._docs([easy(one_line(part.span.of(text))) for text, parts in given for part in parts])
        for text, parts in given:
            yield self._parse(text, parts, list(islice(docs, len(parts))))

    def _docs(self, texts: list[str]) -> Iterator[Doc]:
        if self._pipeline is None:
            self._pipeline = load(self._settings.model)
        return self._pipeline.pipe(texts, batch_size=self._settings.parser_batch)

    def _parse(self, text: str, parts: tuple[Passage, ...], docs: list[Doc]) -> Parse:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        entities: list[Entity] = []
        for number, (part, doc) in enumerate(zip(parts, docs, strict=True)):
            # Tokens of white space govern nothing, so they can be left out; `place` is where each token goes.
            place = list(accumulate((not t.is_space for t in doc), initial=len(tokens)))
            entities += [
                Entity(place[e.start], place[e.end], e.label_)
                for e in doc.ents
                if place[e.start] < place[e.end]
            ]
            for sent in doc.sents:
                first, last = place[sent.start], place[sent.end]
                if first < last:
                    tokens += self._tokens(sent, place, part.span.start, len(sentences))
                    sentences.append(Sentence(first, last, place[sent.root.i], number, part.role))
        return Parse(text, tuple(tokens), tuple(sentences), tuple(entities))

    def _tokens(self, sent: SpacySpan, place: list[int], offset: int, number: int) -> Iterator[Token]:
        for t in sent:
            if t.is_space:
                continue
            tag, dep, word, start = t.tag_, t.dep_, t.text, offset + t.idx
            pos = _TOLD_BY_DEP.get((tag, dep)) or ("AUX" if dep in _AUXILIARY else _POS.get(tag, "X"))
            lower = word.lower()
            yield Token(
                place[t.i], start, start + len(word), word, lower,
                self._lemma(lower, pos, tag), pos, tag, dep, place[t.head.i], number,
            )  # fmt: skip

    def _lemma(self, lower: str, pos: str, tag: str) -> str:
        key = (lower, tag)
        found = self._lemmas.get(key)
        if found is None:
            found = self._lemmas[key] = self._rule_lemma(lower, pos, tag)
        return found

    def _rule_lemma(self, lower: str, pos: str, tag: str) -> str:
        from spacy.tokens import Doc

        if pos in ("VERB", "AUX") and lower in _BE:
            return "be"
        if tag not in _INFLECTED or self._pipeline is None:
            return lower
        lemmatizer: Any = self._pipeline.get_pipe("lemmatizer")
        word = Doc(self._pipeline.vocab, words=[lower], pos=[pos])[0]
        lemmas: list[str] = lemmatizer.rule_lemmatize(word)
        silent = f"{lemmas[0]}e"
        return silent if silent in lemmas and _WANTS_E.search(lemmas[0]) else lemmas[0]


def load(model: str) -> Language:
    """The pipeline, with plain numpy products: measured 30% faster than thinc's own BLIS on one thread."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    pipeline = spacy.load(model, disable=["lemmatizer", "attribute_ruler"])
    pipeline.max_length = 10_000_000  # the bound on a report's length is a setting of ours
    return pipeline
