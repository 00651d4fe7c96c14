"""A parse under repair: tokens hung elsewhere, over those that stay as they came."""

from __future__ import annotations

from bisect import bisect_left

from headwater.records import Entity, Parse, Sentence, Token

STEPS = 24  # tokens or governors looked at from one token
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
HELPERS = ("aux", "auxpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Tree:
    """A parse under repair: tokens that have changed, over those that have not."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._changed: dict[int, Token] = {}

    def at(self, i: int) -> Token:
        return self._changed.get(i, self.parse.tokens[i])

    def put(self, i: int, head: int, dep: str, pos: str | None = None, tag: str | None = None) -> None:
        """Hang token `i` below `head`, unless that would close a circle."""
        above, steps = head, 0
        while steps < STEPS and above != i and self.at(above).head != above:
            above, steps = self.at(above).head, steps + 1
        if above == i and head != i:
            return
        token = self.at(i)
        self._changed[i] = token._replace(head=head, dep=dep, pos=pos or token.pos, tag=tag or token.tag)

    def below(self, i: int) -> list[Token]:
        """The tokens below `i` in the parse as it came, as they are now; those moved away are left out."""
        now = (self.at(child.i) for child in self.parse.children(i))
        return [child for child in now if child.head == i]

    def first(self, i: int) -> int:
        """Where the words of a verb begin that have to stand before it: its helpers and adverbs."""
        begin = i
        for child in reversed(self.below(i)):
            if child.i < begin and child.i >= begin - 3 and child.dep in (*HELPERS, "neg", "advmod"):
                begin = child.i
        return begin

    def last(self, i: int) -> int:
        """The last token of the phrase at `i`, as far as a few steps go."""
        for _ in range(STEPS):
            below = self.below(i)
            if not below or below[-1].i <= i:
                break
            i = below[-1].i
        return i

    def entities(self, first: int, last: int) -> list[Entity]:
        """The names that begin among these tokens, in their order."""
        names = self.parse.entities
        place = bisect_left(names, first, key=lambda entity: entity.first)
        found = list[Entity]()
        while place < len(names) and names[place].first < last and len(found) < STEPS:
            found.append(names[place])
            place += 1
        return found

    def done(self) -> Parse:
        if not self._changed:
            return self.parse
        tokens = tuple(self.at(token.i) for token in self.parse.tokens)
        sentences = tuple(_rooted(tokens, sentence) for sentence in self.parse.sentences)
        return Parse(self.parse.text, tokens, sentences, self.parse.entities)


def _rooted(tokens: tuple[Token, ...], sentence: Sentence) -> Sentence:
    root, steps = sentence.root, 0
    while tokens[root].head != root and steps < STEPS:
        root, steps = tokens[root].head, steps + 1
    return sentence._replace(root=root)


def bare(tree: Tree, verb: Token) -> bool:
    """Whether a verb is finite and has no subject."""
    below = tree.below(verb.i)
    helpers = [c for c in below if c.dep in HELPERS]
    if any(c.dep in (*SUBJECTS, "mark") for c in below) or any(c.tag == "TO" for c in helpers):
        return False
    return (helpers[0].tag if helpers else verb.tag) in _FINITE


def as_subject(tree: Tree, noun: int, verb: Token) -> None:
    """Hang the token `noun` below a verb as its subject."""
    passive = any(c.dep == "auxpass" for c in tree.below(verb.i))
    tree.put(noun, verb.i, "nsubjpass" if passive else "nsubj")
