"""A source's words, taken apart: name or role, which noun, how many, new to the report or known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from headwater.records import ONE, Bounds, Token

from . import offices, tables
from .draft import trimmed
from .grammar import Grammar, Range

Form = Literal["pronoun", "name", "role"]

PRONOUNS = {
    "he": "m", "him": "m", "himself": "m", "she": "f", "herself": "f", "they": "p", "them": "p",
    "it": "n", "itself": "n",
    "i": "1", "me": "1", "we": "1", "us": "1", "you": "2", "this": "n", "that": "n", "these": "p", "those": "p",
}  # fmt: skip
_POSSESSIVE = {"his": "m", "her": "f", "their": "p", "its": "n", "my": "1", "our": "1", "your": "2"}
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "both": 2}  # fmt: skip
_SHORT_TITLES = (
    "mr mrs ms dr sen rep gov gen col lt sgt capt cpl maj prof rev hon adm cmdr del amb supt insp st".split()
)
_SEXES = dict.fromkeys(
    "man boy father son brother uncle grandfather husband nephew fisherman fireman policeman spokesman chairman"
    " businessman king prince mr sir lord".split(),
    "m",
) | dict.fromkeys(
    "woman girl mother daughter sister aunt grandmother wife niece policewoman spokeswoman chairwoman businesswoman"
    " actress queen princess mrs ms miss lady".split(),
    "f",
)
_TITLES = frozenset(
    [
        *_SHORT_TITLES,
        *(f"{title}." for title in _SHORT_TITLES),
        *"miss sir lord lady fr former acting ex vice deputy senior".split(),
    ]
)
_NAMING = frozenset("PERSON ORG GPE NORP FAC LOC PRODUCT WORK_OF_ART EVENT LAW OUTLET OUTLET?".split())
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ency", "ancy", "ism", "ing", "ure", "ology", "graphy")
_PARTS = frozenset("one each two three some several many most both all none".split())
_SOME = frozenset(
    "several some many few dozens scores others most all various multiple numerous both".split()
)


@dataclass(slots=True)
class Mention:
    """What a source's words say: `nouns` are its role nouns, `words` what else describes it, in small letters.

    `lifeless` says that its noun names nobody ("the frequency").
    """

    head: int
    tokens: Range
    form: Form
    name: str | None = None
    label: str = ""
    noun: str = ""
    nouns: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    definite: bool = False
    another: bool = False
    ordinal: int = 0
    plural: bool = False
    gender: str = ""
    count: Bounds = ONE
    alias: str | None = None
    partitive: bool = field(default=False)
    paired: bool = False
    lifeless: bool = False


def read(grammar: Grammar, tokens: Range, head: int, names: dict[int, tuple[Range, str]]) -> Mention:
    """The mention in a source's words; `names` are the recognised names by token (range and label)."""
    token = grammar.tokens[head]
    pronoun = PRONOUNS.get(token.lower) or _POSSESSIVE.get(token.lower)
    if token.pos == "PRON" and pronoun and tokens[1] - tokens[0] <= 2:
        return Mention(head, tokens, "pronoun", gender=pronoun, plural=pronoun == "p")
    name = None if _plain_role(grammar, head, names) else _name(grammar, tokens, head, names)
    holder = None if name else offices.holder(grammar, tokens, head, names)
    if holder:
        body = tables.roles()[grammar.tokens[head].lower][0] == "organisation"
        name = grammar.text(holder), "ORG" if body else "PERSON"
    mention = Mention(head, tokens, "name" if name else "role", gender=_gender(grammar, tokens, head))
    if name:
        mention.name, mention.label = name[0], name[1]
        mention.alias = _alias(grammar, tokens)
    _describe(grammar, mention)
    return mention


def _gender(grammar: Grammar, tokens: Range, head: int) -> str:
    """The sex that a noun or a title before a name tells ("a woman", "Mr X"); empty where nothing does."""
    for i in range(tokens[0], head + 1):
        found = _SEXES.get(grammar.tokens[i].lower.rstrip("."))
        if found:
            return found
    return ""


def _plain_role(grammar: Grammar, head: int, names: dict[int, tuple[Range, str]]) -> bool:
    """Whether a noun is capitalised only because a sentence begins with it ("Footage showed ...")."""
    token = grammar.tokens[head]
    first = head == grammar.sentence(head)[0] and token.text.istitle() and head not in names
    return first and token.lower in tables.roles()


def _name(
    grammar: Grammar, tokens: Range, head: int, names: dict[int, tuple[Range, str]]
) -> tuple[str, str] | None:
    """The name in a noun phrase, and its label: that of its head, of an apposition, or a run of proper nouns."""
    places = [head, *[c.i for c in grammar.parse.children(head) if c.dep in ("appos", "flat", "oprd")][:4]]
    if (
        grammar.tokens[head].pos != "PROPN"
        and head + 1 < tokens[1]
        and grammar.tokens[head + 1].pos == "PROPN"
    ):
        places.append(head + 1)
    for place in places:
        if not tokens[0] <= place < tokens[1]:
            continue
        if (
            place in names
            and names[place][1] in _NAMING
            and (place == head or grammar.tokens[place].pos == "PROPN")
        ):
            (first, last), label = names[place]
            if place != head:
                first, last = _whole(grammar, (first, last), _run(grammar, place, tokens), names)
            elif label != "GPE" and last - first == 1 and _given_name(grammar, first, tokens, names):
                first -= 1
            words = _plain_name(grammar, (max(first, tokens[0]), min(last, tokens[1])), label)
            if words:
                return words, label
        if grammar.tokens[place].pos == "PROPN":
            words = _plain_name(grammar, _run(grammar, place, tokens), "")
            if words:
                return words, ""
    return None


def _given_name(grammar: Grammar, surname: int, tokens: Range, names: dict[int, tuple[Range, str]]) -> bool:
    """Whether the word before a name is its first half, which the recogniser missed ("Tomasz | Kowal, a miner")."""
    before = grammar.tokens[surname - 1] if surname > tokens[0] else grammar.tokens[surname]
    if before.i == surname or before.i in names or before.pos != "PROPN" or not before.text.istitle():
        return False
    joined = before.dep == "compound" and before.head == surname and before.i == tokens[0]
    role = grammar.first(surname, "appos")
    human = role is not None and tables.roles().get(grammar.tokens[role].lower) == ("anonymous", False)
    return joined and human and not is_title(before.lower) and before.lower not in tables.roles()


def _whole(grammar: Grammar, part: Range, run: Range, names: dict[int, tuple[Range, str]]) -> Range:
    """A name in apposition of which the recogniser saw only a part: the run of proper nouns around it."""
    inside = {names[i][0] for i in range(*run) if i in names}
    longer = run[0] <= part[0] and part[1] <= run[1] and inside == {part}
    return run if longer and not is_title(grammar.tokens[run[0]].lower) else part


def _run(grammar: Grammar, head: int, tokens: Range) -> Range:
    """The run of proper nouns around a token, over hyphens too."""
    first, words = head, grammar.tokens
    while first > tokens[0] and (words[first - 1].pos == "PROPN" or words[first - 1].text in ("-", "’", "'")):
        first -= 1
        if words[first].text == "-" and first > tokens[0] and words[first - 1].text[:1].isupper():
            first -= 1
    last = head + 1
    while last < tokens[1] and words[last].pos == "PROPN":
        last += 1
    return first, last


def _plain_name(grammar: Grammar, tokens: Range, label: str) -> str:
    """The name without titles, articles and a possessive ending; empty where only a title is left."""
    first, last = tokens
    words = grammar.tokens
    while last > first and words[last - 1].lower in ("'s", "’s", "'", "’", ")", "("):
        last -= 1
    titled = label in ("", "PERSON")
    while first < last and (_leading(words[first]) or (titled and is_title(words[first].lower))):
        first += 1
    return grammar.text((first, last)) if first < last else ""


def _leading(token: Token) -> bool:
    """Whether a word before a name is none of it: an article, a mark."""
    return token.lower == "the" or not token.text[:1].isalnum()


def is_title(word: str) -> bool:
    """Whether a word in small letters can stand before a name as its title: "mr", "governor"."""
    return word in _TITLES or (word in tables.roles() and tables.roles()[word][0] == "anonymous")


def _alias(grammar: Grammar, tokens: Range) -> str | None:
    """The acronym in brackets after a name ("Radio Somewhere (RS)")."""
    for i in range(tokens[0], min(tokens[1], tokens[0] + 40) - 1):
        if (
            grammar.tokens[i].text == "("
            and grammar.tokens[i + 1].text.isupper()
            and len(grammar.tokens[i + 1].text) > 1
        ):
            return grammar.tokens[i + 1].text
    return None


def _describe(grammar: Grammar, mention: Mention) -> None:
    tokens = grammar.tokens
    first, last = mention.tokens
    last = min(last, first + 40)
    roles, head = tables.roles(), tokens[mention.head]
    mention.noun = singular(head.lower)
    phrase = list(tokens[first:last])
    nouns = {mention.noun} | {
        singular(t.lower) for t in phrase if t.lower in roles and (t.i <= mention.head or mention.name)
    }
    mention.nouns = frozenset(n for n in nouns if n in roles or n in tables.human())
    comma = next((t.i for t in phrase if t.i > mention.head and t.text == ","), last)
    mention.words = frozenset(
        t.lower
        for t in phrase
        if t.i < comma and t.pos in ("NOUN", "PROPN", "ADJ") and singular(t.lower) not in nouns
    )
    lead = [t.lower for t in tokens[first : min(mention.head, last)]]
    mention.definite = bool(lead) and (
        lead[0] in _DEFINITE or grammar.first(mention.head, "poss") is not None
    )
    mention.another = "another" in lead or "other" in lead or head.lower in ("another", "other", "others")
    mention.ordinal = next((_ORDINALS[w] for w in [*lead, head.lower] if w in _ORDINALS), 0)
    mention.partitive = head.lower in _PARTS
    human = tables.human()
    abstract = head.tag == "NN" and head.lower.endswith(_ABSTRACT)
    mention.lifeless = abstract and not {head.lower, head.lemma} & human
    mention.lifeless = mention.lifeless and all(t.lower != "who" for t in phrase)
    mention.plural = (
        (head.tag in ("NNS", "NNPS") and head.lower not in ("police", "media"))
        or roles.get(head.lower, ("", False))[1]
        or head.lower in _SOME
    )
    _count(mention, [*lead, head.lower])
    pair = None if mention.name else _pair(grammar, mention)
    if pair:
        noun, number = pair
        mention.nouns |= {noun}
        mention.plural, mention.count, mention.definite = True, Bounds(number, number), False
        mention.paired = True


def _pair(grammar: Grammar, mention: Mention) -> tuple[str, int] | None:
    """The second noun of "a nurse and two drivers", and how many they are, whatever is said of each; else None."""
    other = grammar.first(mention.head, "conj")
    if other is None or not mention.head < other < mention.tokens[1]:
        return None
    noun, link = singular(grammar.tokens[other].lower), grammar.first(mention.head, "cc")
    human = all(tables.roles().get(word) == ("anonymous", False) for word in (mention.noun, noun))
    one, more = _number(grammar, mention.head), _number(grammar, other)
    joined = link is not None and grammar.tokens[link].lower == "and"
    return (noun, one + more) if human and joined and one and more else None


def _number(grammar: Grammar, noun: int) -> int:
    """How many a noun's article or numeral says; 0 where it says nothing."""
    for child in grammar.parse.children(noun):
        if child.i < noun and child.dep == "det" and child.lower in ("a", "an", "another"):
            return 1
        if child.i < noun and child.dep == "nummod" and child.lower in _NUMBERS:
            return _NUMBERS[child.lower]
    return 0


def _count(mention: Mention, words: list[str]) -> None:
    """How many speakers the words before a noun, and the noun, speak of; a bare plural is one at least, two at most."""
    number = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    if number > 1 or (number == 1 and mention.partitive):
        mention.count, mention.plural = Bounds(number, number), number > 1
    elif mention.plural:
        digits = next((int(w) for w in words if w.isascii() and w.isdigit() and 0 < int(w[:5]) < 10_000), 0)
        mention.count = Bounds(digits, digits) if digits else Bounds(1, 2)


def singular(noun: str) -> str:
    """The singular of a role noun, other words as they are."""
    return _singulars().get(noun, noun)


_SINGULARS: dict[str, str] = {}


def _singulars() -> dict[str, str]:
    if not _SINGULARS:
        _SINGULARS.update(
            {tables.plural(noun): noun for noun, (_, many) in tables.roles().items() if not many}
        )
        _SINGULARS.update(
            {"people": "person", "authorities": "authorities", "police": "police", "media": "media"}
        )
    return _SINGULARS


def antecedent(grammar: Grammar, pronoun: int) -> tuple[Range, int] | None:
    """The noun phrase that a relative pronoun stands for, up to the pronoun, with its main token."""
    for governor in list_of_governors(grammar, pronoun):
        if grammar.tokens[governor].dep in ("relcl", "acl"):
            head = _measured(grammar, grammar.tokens[governor].head)
            words = trimmed(grammar, (grammar.left[head], pronoun)) if head < pronoun else None
            return (words, head) if words and words[0] <= head < words[1] else None
    return None


def _measured(grammar: Grammar, i: int) -> int:
    """The noun whose size a noun only tells ("a video of 38 seconds, which ..."): the video, not the seconds."""
    way = grammar.tokens[i].head
    sized = (
        grammar.first(i, "nummod") is not None
        and grammar.tokens[i].dep == "pobj"
        and grammar.tokens[way].lower == "of"
    )
    noun = grammar.tokens[way].head
    return noun if sized and grammar.tokens[noun].pos == "NOUN" else i


def list_of_governors(grammar: Grammar, i: int) -> list[int]:
    """The next few governors of a token, the nearest first."""
    found = []
    for _ in range(8):
        if grammar.tokens[i].head == i:
            break
        i = grammar.tokens[i].head
        found.append(i)
    return found
