"""The sources of one report as nodes: each mention is joined to the node that it names again, or makes a new one.

Unnamed sources are told apart where the report tells them apart ("another source", "a second resident", two
introductions), and never joined beyond what its words say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.records import ONE, Bounds, SourceKind

from . import firstnames, tables
from .grammar import Grammar, Range
from .mentions import Mention
from .outlets import plain
from .tables import plural

_NEAR = 60
"""Nodes looked back on for a role; a report with more sources than that has long forgotten the first."""
_PARTICLES = frozenset("al el bin ibn abu de del da dos van von der den la le di du ten".split())
"""Words that belong to the surname behind them ("al-Eryani")."""
_FAR = 150
"""Tokens after a plural within which "one" and "the other" still mean some of it."""
_SHORTEST = 5
"""Letters of a surname that may be spelt in two ways in one report."""
_TWO = Bounds(2, 2)
_HUMAN = frozenset({"source", "official", "person", "man", "woman", "resident", "insider", "individual"})
_ALONE = frozenset({"police", "army", "government", "military", "navy", "parliament", "opposition"})
"""Organisations that one word is enough to name in a report."""
_OUTLET_NOUNS = frozenset(
    "agency outlet newspaper paper broadcaster station channel site website radio magazine service network newswire"
    " daily publication".split()
)


_AMBIGUOUS = frozenset("agency station channel service network site".split())
_OF_MEDIA = frozenset(
    "news press media radio tv television local state private public independent investigative online web same own"
    " broadcast broadcasting wire english french arabic spanish exile foreign national regional".split()
)
"""What can stand before them where they mean an outlet."""
_SINGLES = frozenset(["", *"one another other first second third fourth fifth latter former".split()])
"""Words that stand for one of several without naming a role; empty for a pronoun."""


@dataclass(slots=True)
class Node:
    """A source on its way; `through` is the outlet that relays it, `unfolds` the plural that it is one of."""

    kind: SourceKind
    name: str | None
    description: str
    mentions: list[Range] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    count: Bounds = ONE
    speaks_for: str | None = None
    through: Node | None = None
    relay: tuple[Range, Range] | None = None
    unfolds: Node | None = None
    order: int = 0
    credited: bool = False
    observed: bool = False
    last: int = -1

    def seen(self, mention: Mention, words: Range) -> None:
        """Adds what a mention says of the node."""
        self.mentions.append(words)
        self.nouns |= mention.nouns
        self.words |= mention.words
        self.last = mention.head
        self.gender = self.gender or (mention.gender if mention.gender in ("m", "f") else "")


class Nodes:
    """The sources found so far, in the order of their first mention; `voice` is the report's own outlet."""

    def __init__(self, grammar: Grammar, own: str | None, house: Node | None = None) -> None:
        self._grammar = grammar
        self.voice = Node("outlet", own, own or "the report's own outlet")
        self.nobody = Node("unattributed", None, "nobody credited")
        self.us = house or self.voice  # who says "we" in the report's own voice
        self.all: list[Node] = [house] if house else []
        self._named: dict[str, Node] = {}
        self.pseudonyms = firstnames.find(grammar)
        self._called: dict[str, Node] = {}
        self._own = plain(own) if own else []
        if house and own:
            self._named |= dict.fromkeys(self._forms(own, house.kind, None), house)

    def _pseudonym(self, mention: Mention, name: str) -> Node:
        """The unnamed source that the report calls by a first name or a pseudonym."""
        if name not in self._called:
            self._called[name] = self._new(mention, "anonymous", None)
        return self._called[name]

    def named(self, mention: Mention, kind: SourceKind, full: str) -> Node:
        """The node with this name (in full, by surname, by acronym), or a new one."""
        if kind in ("person", "organisation") and full in self.pseudonyms:
            return self._pseudonym(mention, full)
        key = " ".join(plain(full))
        if kind == "outlet" and self._own and plain(full) == self._own:
            return self.us
        node = self._named.get(key) or (
            self._named.get(" ".join(plain(mention.name))) if mention.name else None
        )
        if node is None or (node.kind != kind and "person" in (node.kind, kind)):
            node = self._new(mention, kind, full)
        elif node.kind == "organisation" and kind == "outlet":
            node.kind = "outlet"
        if node.description in ("", node.name):
            node.description = unowned(self._grammar.text(mention.tokens))
        for form in self._forms(full, kind, mention.alias):
            self._named[form] = node
        if kind == "person" and plain(
            full
        ):  # "Kim" of "Kim Jong-un": the first of that name, unless it is somebody's surname
            self._named.setdefault(plain(full)[0], node)
        return node

    def observer(self, outlet: str | None, words: Range) -> Node:
        """The node of an outlet's own observation; one for each outlet, apart from what it only reports."""
        key = f"{outlet or ''} observes"
        if key not in self._named:
            node = Node("outlet", outlet, outlet or self.voice.description, observed=True, last=words[1] - 1)
            self._named[key] = node
            self.all.append(node)
        self._named[key].mentions.append(words)
        return self._named[key]

    def reveal(self, mention: Mention, full: str) -> None:
        """Gives a source the name that the report itself gives it later ("a spokesman ... the spokesman, X")."""
        for node in reversed(self.all[-_NEAR:]):
            single = node.kind == "anonymous" and not node.plural and node.unfolds is None
            if (
                single
                and mention.noun in node.nouns
                and mention.gender in ("", node.gender or mention.gender)
            ):
                node.kind, node.name = "person", full
                self._named[" ".join(plain(full))] = node
                return

    def name(self, node: Node, full: str) -> None:
        """Gives a source known by its office alone the name of its holder."""
        node.kind, node.name = "person", full
        for form in self._forms(full, "person", None):
            self._named.setdefault(form, node)

    def person(self, surname: str) -> Node | None:
        """The named person who was called by this last (or first) name before, or None."""
        key = " ".join(plain(surname))
        node = self._named.get(key) or self._spelt_otherwise(key)
        return node if node is not None and node.kind == "person" else None

    def _spelt_otherwise(self, key: str) -> Node | None:
        """The one person credited before whose surname differs from this one in a single letter."""
        if len(key) < _SHORTEST or " " in key:
            return None
        people = [node for node in self.all[-_NEAR:] if node.kind == "person" and node.name]
        alike = [node for node in people if _one_letter(plain(node.name or "")[-1:], key)]
        return alike[0] if len(alike) == 1 else None

    def _forms(self, full: str, kind: SourceKind, alias: str | None) -> list[str]:
        words = plain(full)
        forms = [" ".join(words)] + ([alias.lower()] if alias else [])
        if kind == "person" and len(words) > 1:
            forms.append(words[-1])
            forms += [" ".join(words[-2:])] if words[-2] in _PARTICLES else []
        elif len(words) > 2:
            forms.append("".join(word[0] for word in full.split() if word[:1].isupper()).lower())
        return forms

    def _new(self, mention: Mention, kind: SourceKind, name: str | None) -> Node:
        node = Node(
            kind,
            name,
            unowned(self._grammar.text(mention.tokens)),
            plural=mention.plural,
            count=mention.count,
        )
        same = [
            n
            for n in self.all[-_NEAR:]
            if n.kind == kind == "anonymous" and not n.plural and n.nouns & mention.nouns
        ]
        node.order = mention.ordinal or max(len(same) + 1, 2 if mention.another else 1)
        self.all.append(node)
        return node

    def recent(self, accept: frozenset[SourceKind], mention: Mention) -> Node | None:
        """The source mentioned last that a pronoun can mean."""
        best = None
        for node in self.all[-_NEAR:]:
            if node.kind in accept and node.last < mention.head and (best is None or node.last >= best.last):
                if mention.gender in ("m", "f") and (node.plural or node.gender not in ("", mention.gender)):
                    continue
                best = node
        return best

    def last_body(self, before: int) -> Node | None:
        """The organisation credited last before a token, if nobody else was credited since."""
        spoken = [n for n in self.all[-_NEAR:] if n.credited and n.last < before]
        latest = max(spoken, key=lambda n: n.last, default=None)
        return latest if latest is not None and latest.kind == "organisation" else None

    def role(self, mention: Mention) -> Node:
        """The node of a description: a known one where it points back, else a new one."""
        kind = role_kind(mention)
        known = self.known(mention)
        if known is not None:
            return known
        node = self._new(mention, kind, self._role_name(mention, kind))
        node.unfolds = self._unfolded(mention)
        if node.unfolds is not None:
            node.through, node.relay = node.unfolds.through, node.unfolds.relay
            if mention.noun and not mention.nouns:
                node.description = _one_of(node.description, node.unfolds.description)
            node.nouns |= node.unfolds.nouns
        return node

    def _role_name(self, mention: Mention, kind: SourceKind) -> str | None:
        """An organisation is named by its own words ("the interior ministry"), if they tell it from others."""
        text = unowned(self._grammar.text(mention.tokens))
        telling = bool(mention.words) or len(mention.nouns) > 1 or mention.noun in _ALONE
        return (
            text.removeprefix("The ").removeprefix("the ")
            if kind == "organisation" and telling and len(text) < 60
            else None
        )

    def known(self, mention: Mention) -> Node | None:
        """Who is meant by "the source", "the second source", a repeated "officials"; None: nobody yet."""
        kind = role_kind(mention)
        if mention.noun == "both":
            return next((n for n in reversed(self.all[-_NEAR:]) if n.plural and n.count == _TWO), None)
        if mention.another or (mention.partitive and not mention.definite):
            return None
        candidates = [n for n in self.all[-_NEAR:] if n.last <= mention.head and n.plural == mention.plural]
        fitting = [
            n for n in candidates if mention.noun in n.nouns or (n.kind == "outlet" and _outlet_noun(mention))
        ]
        if mention.ordinal:
            return next((n for n in fitting if n.order == mention.ordinal and n.kind == "anonymous"), None)
        if not mention.definite:
            alike = (
                n for n in fitting if n.words == mention.words and n.nouns == mention.nouns and mention.plural
            )
            return next(alike, None) if kind != "organisation" else self._same_words(fitting, mention)
        if not fitting and mention.noun in _HUMAN:
            fitting = [
                n for n in candidates if n.credited and n.kind == "anonymous" and n.last > mention.head - 200
            ]
        return self._best(fitting, mention)

    def _same_words(self, fitting: list[Node], mention: Mention) -> Node | None:
        return next((n for n in reversed(fitting) if mention.words <= n.words), None)

    def _best(self, fitting: list[Node], mention: Mention) -> Node | None:
        """The candidate that shares most describing words, then the latest; None where the descriptions exclude it."""
        scored = [(len(n.words & mention.words), n.last, i) for i, n in enumerate(fitting)]
        telling = mention.words - {"same", "unnamed", "anonymous", "former"}
        scored = [s for s in scored if s[0] or not telling or fitting[s[2]].kind == "outlet"]
        return fitting[max(scored)[2]] if scored else None

    def _own_plural(self, mention: Mention) -> str:
        """The noun after "one of", where it names those whom one is of ("one of the children"); else nothing."""
        tokens, way = self._grammar.tokens, mention.head + 1
        if not _single(mention) or way + 1 >= mention.tokens[1] or tokens[way].lower != "of":
            return ""
        noun = self._grammar.first(way, "pobj")
        return tokens[noun].lower if noun is not None and tokens[noun].pos in ("NOUN", "PROPN") else ""

    def _unfolded(self, mention: Mention) -> Node | None:
        """The plural ("two sources") that a single source is one of."""
        if mention.plural:
            return None
        own = self._own_plural(mention)
        near = self.all[-_NEAR:-1]
        spoken = [node for node in near if node.credited or node.through is not None]
        for node in (*reversed(spoken), *reversed(near)):
            if (
                node.kind == "anonymous"
                and node.plural
                and (mention.noun in node.nouns or (_single(mention) and mention.head - node.last <= _FAR))
                and (not own or own in map(plural, node.nouns))
            ):
                return node
        return None


def _one_letter(words: list[str], key: str) -> bool:
    """Whether a surname and a key differ in one letter behind the first, or have one more or less."""
    if not words or words[0][:1] != key[:1] or abs(len(words[0]) - len(key)) > 1:
        return False
    one, other = sorted((words[0], key), key=len)
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one != other and other[same + 1 :] in (one[same:], one[same + 1 :])


def _single(mention: Mention) -> bool:
    return mention.partitive or mention.noun in _SINGLES


def _one_of(single: str, plural: str) -> str:
    """Who one of several is: "one of two residents", "the other, of two residents"."""
    word = single.split(" of ", maxsplit=1)[0].strip(" ,")
    return f"{word} of {plural}" if word.lower() == "one" else f"{word}, of {plural}"


def unowned(words: str) -> str:
    """The words without a possessive ending and without a comma at their end."""
    return words.removesuffix(",").removesuffix("'s").removesuffix("’s")


def _outlet_noun(mention: Mention) -> bool:
    """Whether a noun can mean an outlet named before: "the paper", "the news agency", but not "the fire service"."""
    return mention.noun in _OUTLET_NOUNS and (mention.noun not in _AMBIGUOUS or mention.words <= _OF_MEDIA)


def role_kind(mention: Mention) -> SourceKind:
    """The kind of a source that has no name, by its main noun."""
    kind = tables.roles().get(mention.noun, ("", False))[0]
    if kind in ("nameless", "outlet") and mention.words & {
        "state",
        "official",
        "state-run",
        "state-owned",
        "government",
    }:
        return "organisation"
    if kind == "nameless":
        return "unattributed"
    if kind in ("organisation", "document"):
        return "document" if kind == "document" else "organisation"
    if kind == "outlet":
        return "unattributed"
    thing = not kind and mention.noun.isalpha() and mention.lifeless
    return "document" if thing else "anonymous"
