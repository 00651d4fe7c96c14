"""Who is meant: every attribution's source as a node, the same one for the same speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from headwater.records import SourceKind, Token

from . import affiliation, mentions, naming, narrators, observing, tables, transcript
from .draft import Draft
from .grammar import Grammar, Range
from .introductions import ISSUED
from .mentions import Mention
from .nodes import Node, Nodes
from .outlets import OutletName, plain
from .people import People
from .subjects import source_words

_PEOPLE: frozenset[SourceKind] = frozenset({"person", "anonymous"})
_THINGS: frozenset[SourceKind] = frozenset({"outlet", "organisation", "document", "unattributed"})
_MANY: frozenset[SourceKind] = frozenset({"anonymous", "organisation", "person", "outlet"})
_EDITIONS = frozenset("edition website site page channel newsroom desk service account correspondent".split())
_PIECES = _EDITIONS | frozenset(
    "report reports article story dispatch broadcast investigation interview editorial headline".split()
)
"""What outlets publish: an outlet's report is the outlet speaking."""
_LONGEST = 6
"""Words of an organisation's name for which "its spokesman" speaks."""
_REACH = 80
"""Tokens back to a subject that a pronoun can mean although nobody credited him with anything."""


class Sources:
    """Finds the node of each source's words, in the order of the text."""

    def __init__(
        self, grammar: Grammar, own: str | None, outlets: dict[int, OutletName], house: Node | None = None
    ) -> None:
        self._grammar = grammar
        self._outlets = outlets
        self._issuer_before: Node | None = None
        self._issues = [t.i for t in grammar.tokens if t.lower in ISSUED]
        self._nodes: dict[tuple[Range, int], Node] = {}
        self._met: dict[int, Node] = {}
        self._papers: list[Node] = []  # documents that somebody is said to hold
        self._held = frozenset(i for i in narrators.obtained(grammar) if not narrators.is_part(grammar, i))
        self.nodes = Nodes(grammar, own, house)
        self._labels = _labels(grammar)
        self._names: dict[int, tuple[Range, str]] = {}
        for entity in grammar.parse.entities:
            for i in range(entity.first, entity.last):
                self._names[i] = ((entity.first, entity.last), entity.label)
        self._plain = dict(self._names)
        for i, outlet in outlets.items():
            self._names[i] = (outlet.tokens, "OUTLET" if outlet.sure else "OUTLET?")
        self._people = People(grammar)
        self._bodies = [t.i for t in grammar.tokens if t.dep in ("nsubj", "nsubjpass") and self._is_body(t)]
        self._called = {label.words: label.name for label in transcript.labels(grammar).values()}

    def _is_body(self, token: Token) -> bool:
        """Whether a subject is an organisation by its noun, its label, or what stands in apposition to it."""
        if self._plain.get(token.i, ((0, 0), ""))[1] == "ORG" or token.lower in _organised():
            return True
        said = self._grammar.first(token.i, "appos") if token.pos == "PROPN" else None
        return said is not None and self._grammar.tokens[said].lower in _organised()

    def node(self, words: Range, head: int, speaker: Node | None, reporting: bool) -> Node:
        """The node of a source's words; `speaker` speaks around it, `reporting`: the cue is one of outlets."""
        known = self._nodes.get((words, head))
        if known is None:
            known = self._nodes[words, head] = self._find(words, head, speaker, reporting)
        return known

    def observer(self, words: Range) -> Node:
        """The outlet that saw or counted for itself: the one that the words name, else the report's own."""
        named = observing.owner(words, self._outlets)
        if named is None and self.nodes.us is not self.nodes.voice:
            return self.nodes.us
        outlet = self._outlets[named].name if named is not None else self.nodes.voice.name
        return self.nodes.observer(outlet, words)

    def _find(self, words: Range, head: int, speaker: Node | None, reporting: bool) -> Node:
        called = self._called.get(words)
        if called:  # a speaker of a transcript, in capitals
            mention = Mention(head, words, "name", called, "PERSON")
            node = self.nodes.named(mention, "person", self._people.full(called, head))
            node.seen(mention, words)
            return node
        found = mentions.antecedent(self._grammar, head) if self._relative(head) else None
        if found:
            words, head = found
            if head in self._met:
                return self._met[head]
        paper = self._paper(words, head)
        if paper is not None:
            return paper
        owner = self._issuer(words, head)
        if owner is not None:
            words, head = (self._grammar.left[owner], self._grammar.right[owner] + 1), owner
        mention = mentions.read(self._grammar, words, head, self._names)
        mention = self._surname(mention) or mention
        if mention.form == "pronoun":
            node = self._pronoun(mention, speaker)
        elif mention.form == "name":
            node = self._named(mention, reporting)
        else:
            node = self._role(mention)
        node.seen(mention, words)
        self._met[head] = node
        if head in self._held and node.kind == "document":
            self._papers.append(node)
        self._note_issue(node, head)
        if node.speaks_for is None and node.kind in ("person", "anonymous") and not mention.paired:
            node.speaks_for = self._speaks_for(words)
        return node

    def _speaks_for(self, words: Range) -> str | None:
        """The organisation for which a source speaks, in its own words or as "its" in them points back."""
        named = affiliation.organisation(self._grammar, words)
        owned = named is None and affiliation.owned(self._grammar, words)
        return self._body_of(words[0]) if owned else named

    def _paper(self, part: Range, head: int) -> Node | None:
        """The document of which these words are a part: the last that somebody was said to hold, else the first."""
        if not self._held or not narrators.is_part(self._grammar, head):
            return None
        if not self._papers:
            first = min(self._held)
            words = source_words(self._grammar, first, self._grammar.tokens[first].head)
            node = self.node(words, first, None, reporting=False) if words else None
            if node is None or node.kind != "document":
                return None
            self._papers.append(node)
        self._papers[-1].mentions.append(part)
        return self._papers[-1]

    def _surname(self, mention: Mention) -> Mention | None:
        """The mention as a person's, where a bare word that looks like a role or a plural is someone's surname."""
        word = self._grammar.tokens[mention.head].text
        lead = self._grammar.tokens[mention.tokens[0] : mention.head]
        bare = word.istitle() and all(mentions.is_title(token.lower) for token in lead)
        if mention.form != "role" or not bare or not (self._people.known(word) or self.nodes.person(word)):
            return None
        return Mention(mention.head, mention.tokens, "name", word, "PERSON")

    def _role(self, mention: Mention) -> Node:
        """The node of a description: the issuer of "the statement", the person of a title, or a described source."""
        if mention.definite and mention.noun in ISSUED and not mention.plural:
            issuer = self._issuer_before or self.nodes.last_body(mention.head)
            if issuer is not None:
                return issuer
        ours = self._grammar.tokens[mention.tokens[0]].lower in ("this", "our")
        if ours and tables.roles().get(mention.noun) == ("outlet", False):
            return self.nodes.us  # "this newspaper has learned that ..."
        titled = mention.definite and not mention.plural and not mention.another
        name = self._titled(mention) if titled else None
        if name is None:
            known = self.nodes.known(mention) or naming.bearer(mention, self.nodes.all)
            return known or self.nodes.role(mention)
        return self._by_title(mention, name)

    def _note_issue(self, node: Node, head: int) -> None:
        """Remembers who issued the statement that a sentence speaks of, for "the text said" in later ones."""
        begin, end = self._grammar.sentence(head)
        place = bisect_left(self._issues, begin)
        if (
            place < len(self._issues)
            and self._issues[place] < end
            and node.kind in ("organisation", "person")
        ):
            self._issuer_before = node

    def _titled(self, mention: Mention) -> str | None:
        """The person whom the report called by this role before ("Chancellor X ... the chancellor")."""
        if any(
            c.lower in ("of", "for", "in", "at") and c.dep == "prep"
            for c in self._grammar.parse.children(mention.head)
        ):
            return None
        return self._people.titled(mention.noun, mention.head)

    def _by_title(self, mention: Mention, name: str) -> Node:
        """The known source of this description, unless the named person of that title was mentioned after it."""
        known = self.nodes.known(mention)
        if known is not None:
            return known
        named = Mention(mention.head, mention.tokens, "name", name, "PERSON", nouns=mention.nouns)
        return self.nodes.named(named, "person", name)

    def _relative(self, head: int) -> bool:
        token = self._grammar.tokens[head]
        return token.lower in mentions.RELATIVE and token.tag in ("WP", "WDT", "IN", "WP$")

    def _issuer(self, words: Range, head: int) -> int | None:
        """Whose public statement a document is: "the ministry's statement", "a statement by the ministry"."""
        noun = self._grammar.tokens[head].lower
        if (noun not in ISSUED and noun not in _PIECES) or not self._grammar.tokens[head].text.islower():
            return None
        owner = self._grammar.first(head, "poss", "compound" if noun in _PIECES else "poss")
        owner = None if noun in _EDITIONS and owner not in self._outlets else owner
        for child in self._grammar.parse.children(head) if owner is None else ():
            ways = ("by", "from", "in", "of") if noun in _EDITIONS else ("by", "from", "in")
            if child.dep in ("prep", "agent") and child.lower in ways and child.i < words[1]:
                owner = self._grammar.first(child.i, "pobj")
        if owner is None or (noun in _PIECES and owner not in self._outlets):
            return None
        return owner

    def _pronoun(self, mention: Mention, speaker: Node | None) -> Node:
        if mention.gender in ("1", "2"):
            return speaker or self.nodes.us
        if mention.gender in ("m", "f"):
            node = self.nodes.recent(_PEOPLE, mention)
            name = self._people.subject_before(mention.head, _REACH, node.last if node else -1)
            begin = self._grammar.passages[self._grammar.passage(mention.head)][0]
            if name is None and (node is None or node.last < begin):
                reach = _REACH if node is None else mention.head - begin  # one who is named in this paragraph
                name = self._people.mentioned_before(mention.head, reach)
            if name is not None:
                mention = Mention(mention.head, mention.tokens, "name", name, "PERSON", gender=mention.gender)
                return self.nodes.named(mention, "person", name)
        else:
            node = self._around(mention) or self.nodes.recent(_MANY if mention.plural else _THINGS, mention)
        if node is None and mention.gender == "n":
            node = self._body_before(mention.head)
        return node or self.nodes.role(Mention(mention.head, mention.tokens, "role", plural=mention.plural))

    def _body_of(self, at: int) -> str | None:
        """Whose "its" is: the named organisation that is the subject of this sentence so far, or of the one before."""
        begin = self._grammar.sentence(max(self._grammar.sentence(at)[0] - 1, 0))[0]
        place = bisect_left(self._bodies, at) - 1
        if place < 0 or self._bodies[place] < begin:
            return None
        body = self._body_before(at)
        short = body is not None and body.name is not None and len(body.name.split()) <= _LONGEST
        return body.name if body is not None and short else None

    def _body_before(self, at: int) -> Node | None:
        """The organisation that was last the subject of a clause before a token, within reach."""
        place = bisect_left(self._bodies, at) - 1
        if place < 0 or at - self._bodies[place] > _REACH:
            return None
        body = self._bodies[place]
        words = source_words(self._grammar, body, self._grammar.tokens[body].head)
        node = self.node(words, body, None, reporting=False) if words else None
        return node if node is not None and node.kind in ("organisation", "outlet") else None

    def _around(self, mention: Mention) -> Node | None:
        """As in "The Post printed what it said was a memo": "it" is the subject of the clause around, if a name."""
        for governor in mentions.list_of_governors(self._grammar, mention.head)[1:]:
            subject = self._grammar.first(governor, "nsubj")
            if subject is None or subject >= mention.head or mention.plural:
                continue
            if (
                self._grammar.tokens[subject].pos != "PROPN"
                or self._plain.get(subject, ((0, 0), ""))[1] == "PERSON"
            ):
                return None
            words = source_words(self._grammar, subject, governor)
            return self.node(words, subject, None, reporting=True) if words else None
        return None

    def _named(self, mention: Mention, reporting: bool) -> Node:
        name = mention.name or ""
        label = mention.label
        human = any(tables.roles().get(noun, ("", False))[0] == "anonymous" for noun in mention.nouns)
        if label == "OUTLET?" and (human or not reporting):
            label = self._plain.get(mention.head, ((0, 0), "ORG"))[1]
        if label.startswith("OUTLET"):
            kind: SourceKind = "outlet"
            return self.nodes.named(mention, kind, self._outlet_name(mention, name))
        known = self.nodes.person(name) if " " not in name else None
        if known is not None:
            return known
        if label == "NORP" and mention.plural:
            mention.form = "role"
            return self.nodes.role(mention)
        last = name.split()[-1] if name.split() else name
        label = self._labels.get(last, label) or label
        if self._person(mention, label, name):
            full = self._people.full(name, mention.head)
            pointing = mention.definite and self._grammar.tokens[mention.head].lower in mention.nouns
            if self.nodes.person(full) is None:
                held = naming.holder(self._grammar, mention, self.nodes.all)
                if held is not None:
                    self.nodes.name(held, full)
                elif pointing:  # "The spokesman, A. Person, said"
                    self.nodes.reveal(mention, full)
            return self.nodes.named(mention, "person", full)
        return self.nodes.named(mention, "organisation", name)

    def _outlet_name(self, mention: Mention, name: str) -> str:
        outlet = self._outlets.get(mention.head) or next(
            (self._outlets[i] for i in range(*mention.tokens) if i in self._outlets), None
        )
        return outlet.name if outlet else name

    def _person(self, mention: Mention, label: str, name: str) -> bool:
        last = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
        kind = tables.roles().get(last, ("", False))[0]
        human = any(tables.roles().get(noun, ("", False))[0] == "anonymous" for noun in mention.nouns)
        if not any(letter.isupper() for letter in name) or " of " in name:
            return False  # "coast guard", "Directorate of Roads"
        if self._who(mention):
            return True
        if self._body(mention, kind):
            return False
        if label and not (human and " " in name and kind != "organisation" and not mention.plural):
            return label in ("PERSON", "WORK_OF_ART", "PRODUCT", "EVENT")
        if kind in ("organisation", "outlet") or name.isupper() or mention.plural:
            return False
        return human or " " in name or self._people.known(name)

    def _body(self, mention: Mention, kind: str) -> bool:
        """Whether a name is no person's ("the Upland Observatory", "the group Upland"); `kind` is its last word's."""
        if mention.definite and kind == "organisation":
            return True
        said = self._grammar.first(mention.head, "appos")
        if said is not None and self._grammar.tokens[said].lower in _organised():
            return True
        head = self._grammar.tokens[mention.head]
        if head.text.islower() and head.lower in _organised():
            return True
        for i in range(mention.tokens[0], mention.head):
            before, name = self._grammar.tokens[i : i + 2]
            noun = before.text.islower() and tables.roles().get(before.lower) == ("organisation", False)
            if noun and name.pos == "PROPN":
                return mention.definite
        return False

    def _who(self, mention: Mention) -> bool:
        """Whether a name goes on as people's do: "..., who was there"."""
        i = mention.head + 1
        words = self._grammar.tokens[i : i + 2] if i < mention.tokens[1] else ()
        return len(words) == 2 and words[0].text == "," and words[1].lower == "who"


@cache
def _organised() -> frozenset[str]:
    """The nouns for organisations, in the singular."""
    return frozenset(word for word, found in tables.roles().items() if found == ("organisation", False))


def _labels(grammar: Grammar) -> dict[str, str]:
    """The label that the recogniser gives most often to names with the same last word; persons win a draw."""
    votes: dict[str, Counter[str]] = {}
    for entity in grammar.parse.entities:
        if entity.label in ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"):
            word = grammar.tokens[entity.last - 1].text
            if word in ("'s", "’s") and entity.last - 1 > entity.first:
                word = grammar.tokens[entity.last - 2].text
            votes.setdefault(word, Counter())[entity.label] += 1
    return {w: max(sorted(c), key=lambda label: (c[label], label == "PERSON")) for w, c in votes.items()}


def reporting(draft: Draft) -> bool:
    """Whether a cue is one of those that outlets have ("reported", "according to", "told X")."""
    return draft.row.lemma in (
        "report",
        "publish",
        "according to",
        "quote",
        "cite",
        "tell",
        "per",
        "broadcast",
        "write",
    )


__all__ = ["Sources", "plain", "reporting"]
