"""What holds for every text: order, spans, chains, and cost that grows with the length alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.reading import actors, claims
from headwater.reading.claims.story import AFTER, NO_TIME, SAME, Fact, timed
from headwater.records import (
    UNBOUNDED,
    Attributed,
    Attribution,
    Claim,
    ClaimTime,
    Interval,
    Parse,
    Published,
    Report,
    Sentence,
    Span,
    Token,
)
from tests.timing import least_seconds

from .conftest import NOBODY, VOICE

VERBS = ["attack", "say", "order", "leave", "want"]
NOUNS = ["army", "guard", "talk", "village", "14"]
DEPS = [
    "nsubj",
    "dobj",
    "conj",
    "ccomp",
    "xcomp",
    "advcl",
    "relcl",
    "acl",
    "prep",
    "pobj",
    "neg",
    "aux",
    "mark",
]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(VERBS + NOUNS + ["to", "in", ",", "not"]), st.sampled_from(DEPS), st.integers(0, 40)
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=4))
def test_any_tree_gives_valid_claims(rows: list[tuple[str, str, int]], quoted: list[tuple[int, int]]) -> None:
    parse = tree(rows)
    attributed = _attributed(parse, quoted)
    found = _find(parse, attributed)
    assert found == _find(parse, attributed)
    assert [claim.id for claim in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    for claim in found:
        assert claim.chain[0] == VOICE.id
        assert claim.head is not None
        assert all(0 <= span.start < span.end <= len(parse.text) for span in claim.evidence)
        assert claim.text.strip()
        assert (claim.time is None) <= bool(claim.time_reason)


@pytest.mark.parametrize("dep", ["conj", "ccomp", "relcl", "advcl", "acl"])
@pytest.mark.parametrize("chained", [True, False])
def test_cost_is_linear_in_hostile_text(dep: str, chained: bool) -> None:
    size = 400
    rows = [("attack", dep, i - 1 if chained else 0) for i in range(size)]
    one = tree(rows)
    many = _repeated(one, 12)
    attributed = Attributed((VOICE, NOBODY), (), (), "s0", "s1")
    assert len(_find(many, attributed)) <= 60 * 12
    assert least_seconds(lambda: _find(many, attributed), tries=2) < 6


def test_a_sentence_without_end_is_left_alone() -> None:
    endless = tree([("attack", "conj", i - 1) for i in range(5000)])
    assert _find(endless, Attributed((VOICE, NOBODY), (), (), "s0", "s1")) == ()


MAY = ClaimTime(Interval(date(2021, 5, 3), date(2021, 5, 3)), (Span(0, 1),))
PRINTED = date(2021, 5, 9)


def fact(**given: object) -> Fact:
    """A fact on the line of the story, of the past, without anything else."""
    plain = Fact(0, "happened", None, None, frozenset(), past=True, main=False, line=True, earlier=False)
    return plain._replace(**given)  # type: ignore[arg-type]


DATED = fact(own=MAY, main=True, things=frozenset({"attack"}))
STORIES = [
    (fact(sentence=0), MAY.interval, SAME),
    (fact(sentence=4, main=True), MAY.interval, SAME),
    (fact(sentence=4, things=frozenset({"attack"})), MAY.interval, SAME),
    (fact(sentence=4), Interval(date(2021, 5, 3), PRINTED), AFTER),
    (fact(sentence=4, earlier=True), None, NO_TIME),
    (fact(sentence=4, line=False), None, NO_TIME),
    (fact(sentence=4, past=False), None, NO_TIME),
    (fact(sentence=0, told="intended"), None, NO_TIME),
]


@pytest.mark.parametrize(("told", "interval", "reason"), STORIES)
def test_time_is_carried_by_the_story(told: Fact, interval: Interval | None, reason: str) -> None:
    time_, why = timed([DATED, told], PRINTED)[1]
    assert (time_.interval if time_ else None, why) == (interval, reason)


def test_nothing_is_dated_by_the_day_of_printing_alone() -> None:
    assert timed([fact(), fact(main=True)], PRINTED) == [(None, NO_TIME), (None, NO_TIME)]


def tree(rows: list[tuple[str, str, int]]) -> Parse:
    """A parse of one sentence with these words; heads lie before their dependents."""
    tokens, start = list[Token](), 0
    for i, (word, dep, head) in enumerate(rows):
        pos, tag = ("VERB", "VBD") if word in VERBS else ("NUM", "CD") if word == "14" else ("NOUN", "NN")
        pos, tag = {"to": ("AUX", "TO"), "in": ("ADP", "IN"), ",": ("PUNCT", ","), "not": ("ADV", "RB")}.get(
            word, (pos, tag)
        )
        tokens.append(
            Token(
                i,
                start,
                start + len(word),
                word,
                word,
                word,
                pos,
                tag,
                dep if i else "ROOT",
                head % i if i else 0,
                0,
            )
        )
        start += len(word) + 1
    return Parse(" ".join(row[0] for row in rows), tuple(tokens), (Sentence(0, len(rows), 0, 0, "body"),), ())


def _repeated(parse: Parse, times: int) -> Parse:
    size, width = len(parse.tokens), len(parse.text) + 1
    tokens = tuple(
        t._replace(
            i=t.i + n * size,
            head=t.head + n * size,
            start=t.start + n * width,
            end=t.end + n * width,
            sentence=n,
        )
        for n in range(times)
        for t in parse.tokens
    )
    sentences = tuple(Sentence(n * size, (n + 1) * size, n * size, 0, "body") for n in range(times))
    return Parse("\n".join([parse.text] * times), tokens, sentences, ())


def _attributed(parse: Parse, quoted: list[tuple[int, int]]) -> Attributed:
    items = []
    for n, (start, length) in enumerate(quoted):
        content = Span(min(start, len(parse.text)), min(start + length, len(parse.text)))
        items.append(
            Attribution(f"t{n}", "s1", (), (), (content,), "direct", within=f"t{n - 1}" if n else None)
        )
    return Attributed((VOICE, NOBODY), tuple(items), (), "s0", "s1")


def _find(parse: Parse, attributed: Attributed) -> tuple[Claim, ...]:
    report = Report("r", "0" * 64, parse.text)
    published = Published(UNBOUNDED, "unknown", "a test")
    return claims.find(report, parse, attributed, (), (), actors.find(parse, ()), published)
