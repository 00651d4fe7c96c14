"""The tense of the clause in which a time stands, by the verb that governs it."""

from __future__ import annotations

from itertools import islice

from headwater.records import Parse, Token

from .lexicon import words
from .meaning import Tense

_FUTURE = frozenset("will shall 'll ’ll wo would".split())
_MODAL = frozenset("must should may might can ought".split())  # of what is to come, save with "have"
_PERFECT = frozenset("have has 've ’ve".split())
_PLUPERFECT = frozenset("had 'd ’d".split())
_PRESENT = frozenset("is are am 's ’s 're ’re".split())
_TO_BE = frozenset("is are 's ’s 're ’re".split())
_PLANNING = frozenset("plan expect schedule due set intend slate aim hope forecast anticipate likely".split())
_PUTTING_OFF = frozenset("extend postpone delay defer adjourn reschedule push move shift".split())
SPEAKING = frozenset(
    "say tell report announce state add claim note write quote declare confirm explain relate reveal publish warn"
    " inform describe insist allege".split()
)
# Verbs of timetables, whose plain present tells what is to come: "the council meets on Friday".
_TIMETABLE = frozenset(
    "be begin start open reopen resume close end expire finish meet convene gather vote elect arrive leave depart"
    " return travel visit fly head host hold play debut air kick take go hear publish".split()
)
_AHEAD_OF = (["until"], ["till"], ["by"], ["through"], ["for"])
_DONE_BY = (["by"],)  # "by Monday the water had risen"
_LASTED = (["until"], ["till"])  # "until Monday they had not paid"
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"])
_WITHIN_NAMES = frozenset("amod nmod compound poss nummod npadvmod prep".split())
_STEPS = 12  # a time further below its verb than this says nothing of it


class Tenses:
    """The tenses of one parse; each verb is looked at once."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._verbs: dict[int, Tense | None] = {}
        self._helped: dict[int, bool] = {}  # whether a verb has helpers
        self._places: dict[int, Tense | None] = {}

    def at(self, offset: int) -> Tense | None:
        """The tense of the clause around a character; None where the time there belongs to a noun or adjective.

        A time after "until", "by" and the like lies ahead of what the verb tells: "ahead".
        """
        if offset not in self._places:
            self._places[offset] = self._at(offset)
        return self._places[offset]

    def _at(self, offset: int) -> Tense | None:
        token = self._parse.at(offset)
        if token is None:
            return None
        before, tense = self._before(token), self.above(token)
        if before[-1:] == ["to"] and self._moves(token):
            return "ahead"
        done = tense == "past" and (
            before[-1:] in _DONE_BY or (before[-1:] in _LASTED and self._before_past(token))
        )
        if done or not (before in _AS_SOON_AS or before[-1:] in _AHEAD_OF):
            return tense
        return "future" if tense == "future" else "ahead"

    def put_to(self, offset: int) -> bool:
        """Whether a day is that of what was planned when something befell it: "a fair planned for Friday was moved"."""
        verb = self._verb(self._parse.at(offset))
        if verb is None or verb.tag != "VBN" or verb.dep != "acl" or verb.lemma not in _PLANNING:
            return False
        return self.above(self._parse.tokens[self._parse.tokens[verb.head].head]) == "past"

    def scheduled(self, offset: int) -> bool:
        """Whether a plain present tells what is to come: "the council meets on Friday", in the body of a report."""
        token = self._parse.at(offset)
        if token is None or self._parse.sentence(token.i).role != "body":
            return False
        verb = next(
            (above for above in islice(self._parse.ancestors(token.i), _STEPS) if above.pos != "ADP"), None
        )
        if verb is None or verb.tag not in ("VBZ", "VBP") or verb.lemma not in _TIMETABLE:
            return False
        if verb.i not in self._helped:
            self._helped[verb.i] = any(
                child.dep in ("aux", "auxpass") for child in self._parse.children(verb.i)
            )
        return token.dep not in ("nsubj", "nsubjpass") and not self._helped[verb.i]

    def above(self, token: Token) -> Tense | None:
        """The tense of the verb above a token, whatever stands before it."""
        for _ in range(_STEPS):
            if token.tag.startswith("VB"):
                if token.i not in self._verbs:
                    self._verbs[token.i] = self._of(token)
                return self._verbs[token.i]
            if token.tag == "JJ" and token.lemma in _PLANNING:
                return "past" if self._parse.tokens[token.head].lower == "been" else "future"
            above = self._parse.tokens[token.head]
            due = above.tag == "JJ" and above.lemma in _PLANNING
            within = not due and token.dep in _WITHIN_NAMES and above.tag.startswith(("NN", "JJ"))
            if above.i == token.i or (within and not _is_time(above)):
                return None
            token = above
        return None

    def of_speech(self, offset: int) -> bool:
        """Whether the verb above a character tells of speaking: its time is that of the words, not of the story."""
        verb = self._verb(self._parse.at(offset))
        return verb is not None and verb.lemma in SPEAKING

    def _verb(self, token: Token | None) -> Token | None:
        """The verb at or above a token; None where there is none near."""
        for _ in range(_STEPS if token else 0):
            if token is None or token.tag.startswith("VB"):
                return token
            token = None if token.head == token.i else self._parse.tokens[token.head]
        return None

    def _moves(self, token: Token) -> bool:
        """Whether the verb above puts something off to the time: "the deadline was extended to June 3"."""
        verb = self._verb(token)
        return verb is not None and verb.lemma in _PUTTING_OFF

    def _before_past(self, token: Token) -> bool:
        """Whether the verb above tells of what had gone before the past: "had paid"."""
        verb = self._verb(token)
        return verb is not None and any(
            child.lower in _PLUPERFECT and child.dep == "aux" for child in self._parse.children(verb.i)
        )

    def _before(self, token: Token) -> list[str]:
        return [self._parse.tokens[i].lower for i in range(max(0, token.i - 3), token.i)]

    def _of(self, verb: Token) -> Tense | None:
        helpers = [child for child in self._parse.children(verb.i) if child.dep in ("aux", "auxpass")]
        said = {child.lower for child in helpers}
        if said & _FUTURE or (said & _MODAL and not said & _PERFECT):
            return "future"
        if "to" in said:
            return self._infinitive(verb, said)
        if verb.lemma in _PLANNING and "been" not in said and not self._did_set(verb, helpers):
            return "future"
        if said & _PERFECT or any(child.tag in ("VBD", "VBN") for child in helpers):
            return "past"
        if said & _PRESENT:
            return "present"
        return self._bare(verb)

    def _infinitive(self, verb: Token, said: set[str]) -> Tense | None:
        """The tense of "to do": what is planned, what is to be, what somebody is going to do lies ahead."""
        above = self._parse.tokens[verb.head]
        been = self._parse.tokens[above.head].lower == "been" or any(
            child.lower == "been" for child in self._parse.children(above.i)
        )
        if above.lemma in _PLANNING and been:
            return "past"
        planned = above.lemma in _PLANNING
        going = above.lower == "going" or above.lower in _TO_BE
        return "future" if planned or going or "be" in said else None

    def _bare(self, verb: Token) -> Tense | None:
        """The tense of a verb without helpers."""
        if verb.tag == "VBN" and verb.dep == "acl":
            return None
        if verb.tag == "VBG" and verb.dep in ("pcomp", "acl", "advcl", "xcomp"):
            verb = self._parse.tokens[verb.head]
        return "past" if verb.tag in ("VBD", "VBN") else "present"

    def _did_set(self, verb: Token, helpers: list[Token]) -> bool:
        """Whether somebody set something: "they set Friday as the deadline", "a record set on Friday" are past."""
        if verb.lemma != "set" or helpers:
            return False
        below = {child.lower for child in self._parse.children(verb.i)}
        return verb.tag == "VBD" or (verb.tag == "VBN" and not below & {"for", "to"})


def _is_time(token: Token) -> bool:
    return token.lower in words() or token.lower.rstrip(".") in words()
