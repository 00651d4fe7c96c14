"""Claims that a sentence credits to an outlet of the pile which the reader did not take for their source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.records import Claim, Reading, Source, Span
from headwater.tables import rows

from .events.context import Context, place_of
from .mentioning import Mention
from .names import same_outlet

_CREDITS = frozenset(row["word"] for row in rows("tracing/credit_words.tsv"))
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LONGEST_SENTENCE = 2000
"""Characters of a sentence beyond which a name in it credits nothing."""
_OWN_CONTACT = frozenset(("told", "confirmed", "interviewed", "contacted", "reached", "us"))
"""Words that show that a source spoke to the report's own outlet, whatever other outlet its sentence names."""
_TO = re.compile(r"\b(?:told|[a-z]+ed to|spoke to|spoke with|said to) (?:the )?$", re.IGNORECASE)
"""What stands before the name of whom somebody told something."""
_WAS_TOLD = re.compile(r" (?:(?:was|has been|had been) told|(?:has |had )?(?:learned|learnt|heard) from)\b")
"""What stands behind it: "the Courier was told by a docker"."""
_AS_QUOTED = re.compile(
    r"\b(?:cited|quoted|carried|relayed|reprinted|repeated|picked up)\b[^.;]{0,20} (?:by|in|on) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before the name of an outlet that only passes on what another one, named before, had."""
_BACK = re.compile(r"(?:so|thus|that is what|this is what|this)\b", re.IGNORECASE)
"""How a sentence begins that credits what the one before it tells."""
_AHEAD = 40
"""Characters before a name in which these are looked for."""


class Crediting:
    """Puts the outlets that a report mentions into the chains of its claims; `added` are sources that this brings."""

    def __init__(self, reading: Reading, sources: Mapping[str, Source], mentions: Sequence[Mention]) -> None:
        self._text, self._claims, self._context = reading.report.text, reading.claims, Context(reading)
        self._sources = sources
        self._mentions = mentions
        self.added: dict[str, Source] = {}

    def claims(self) -> tuple[Claim, ...]:
        """The claims, those of a crediting sentence with the outlet in their chain."""
        if not self._mentions:
            return self._claims
        by_sentence, outer = self._by_sentence()
        found = []
        for claim in self._claims:
            sentence = self._context.at(place_of(claim))[0]
            mention = by_sentence.get(sentence)
            made = self._with(claim, mention) if mention else self._through_source(claim)
            found.append(self._outside(made, outer[sentence]) if sentence in outer else made)
        return tuple(found)

    def _by_sentence(self) -> tuple[dict[Span, Mention], dict[Span, Mention]]:
        """The outlet that each sentence credits, and the one as cited by which it does."""
        found: dict[Span, Mention] = {}
        outer: dict[Span, Mention] = {}
        bare = {self._context.at(place_of(claim))[0] for claim in self._claims}
        for mention in (m for m in self._mentions if m.told):
            sentence, paragraph = self._context.at(mention.span.start)
            if len(sentence) > _LONGEST_SENTENCE:
                continue
            said = sentence.of(self._text)
            if _AS_QUOTED.search(self._ahead(mention)):
                outer.setdefault(sentence, mention)
            elif _CREDITS & {word.lower() for word in _WORD.findall(said)} or _TO.search(
                self._ahead(mention)
            ):
                found.setdefault(sentence, mention)
                if sentence not in bare and _BACK.match(said) and sentence.start > paragraph.start:
                    found.setdefault(self._context.at(sentence.start - 1)[0], mention)
        for sentence in outer.keys() - found.keys():
            found[sentence] = outer.pop(sentence)
        return found, outer

    def _ahead(self, mention: Mention) -> str:
        return self._text[max(0, mention.span.start - _AHEAD) : mention.span.start]

    def _with(self, claim: Claim, mention: Mention) -> Claim:
        """The claim with the outlet next to the report's own.

        Not where its chain names an outlet already, or a source that the sentence does not have talk to that outlet.
        """
        inner = [self._sources[i] for i in claim.chain[1:]]
        if any(source.kind == "outlet" for source in inner):
            return claim
        voiced = [source for source in inner if source.kind != "unattributed"]
        if voiced and not self._theirs(voiced, claim, mention):
            return self._through_source(claim)
        return self._outside(claim, mention)

    def _outside(self, claim: Claim, mention: Mention) -> Claim:
        """The claim with the outlet right behind the report's own, if it is not in the chain."""
        known = [self._sources.get(i) or self.added[i.removeprefix("outlet:")] for i in claim.chain]
        if any(source.kind == "outlet" and same_outlet(source.name, mention.outlet) for source in known):
            return claim
        return replace(claim, chain=(claim.chain[0], self._outlet(mention).id, *claim.chain[1:]))

    def _through_source(self, claim: Claim) -> Claim:
        """The claim through the outlet that the words for its unnamed source name ("who spoke to the broadcaster")."""
        last, middle = self._sources[claim.chain[-1]], claim.chain[1:-1]
        if last.kind != "anonymous" or any(self._sources[i].kind == "outlet" for i in middle):
            return claim
        within = (
            m
            for m in self._mentions
            for span in last.mentions[:1]
            if span.holds(m.span) and self._met(span, m)
        )
        mention = next(within, None)
        bare = replace(claim, chain=(claim.chain[0], claim.chain[-1]))
        return self._outside(bare, mention) if mention else claim

    def _met(self, span: Span, mention: Mention) -> bool:
        """Whether the words for a source say that the outlet spoke to it: there is a "who" before the name."""
        between = self._text[span.start : mention.span.start].lower().split()
        return bool({"who", "whom", "that"} & set(between))

    def _outlet(self, mention: Mention) -> Source:
        """The outlet among the report's sources, else as a new one."""
        for source in (*self._sources.values(), *self.added.values()):
            if source.kind == "outlet" and same_outlet(source.name, mention.outlet):
                return source
        words = mention.span.of(self._text)
        made = Source(f"outlet:{mention.outlet}", "outlet", mention.outlet, words, (mention.span,))
        return self.added.setdefault(mention.outlet, made)

    def _theirs(self, voiced: Sequence[Source], claim: Claim, mention: Mention) -> bool:
        """Whether the sources of a claim are those of the outlet that its sentence names.

        So it is where "told" stands before the name or "was told" behind it, or where they have no name and come
        after it, with nobody told anything.
        """
        if _TO.search(self._ahead(mention)) or _WAS_TOLD.match(self._text, mention.span.end):
            return True
        here = place_of(claim)
        between = {word.lower() for word in _WORD.findall(self._text[mention.span.end : here])}
        unnamed = all(source.kind == "anonymous" for source in voiced)
        return unnamed and mention.span.end <= here and not between & _OWN_CONTACT
