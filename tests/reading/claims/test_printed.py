"""The plain sentences of a reading, as a person checks them: each stands alone, and none is a fragment."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files

import pytest

from headwater.reading.parser import SpacyParser
from headwater.records import Parse, Passage, Reading, Span

from .conftest import Teller, said

REPORT = """Gunmen Raid Rice Depot

Gunmen on motorbikes raided a rice depot near the lock on Tuesday, killing two guards, police said.

The depot, which the Grain Board has run since 2015, was closed to protect its staff. "I have lost my brother," \
said Ilse Marten, a clerk. "We want the army to come."

The attackers took the keys and were later found in a mill. They fled when soldiers, whose trucks had been delayed, \
arrived. Our thoughts are with the families. Who sent them?

The Grain Board did not say whether it would pay for the rice. It reopened the depot on Friday to feed the town.
"""

WANTED = [
    "Gunmen Raid Rice Depot.",
    "Gunmen on motorbikes raided a rice depot near the lock on Tuesday, killing two guards.",
    "The Grain Board has run the depot since 2015.",
    "The depot, which the Grain Board has run since 2015, was closed.",
    "The aim was to protect its staff.",
    "I [Ilse Marten] have lost my brother.",
    "The attackers took the keys.",
    "The attackers were later found in a mill.",
    "Soldiers' trucks had been delayed.",
    "The Grain Board did not say whether it would pay for the rice.",
]


def test_a_printed_reading(read: Callable[..., Reading]) -> None:
    found = [claim.text for claim in read(REPORT, published="2021-06-10", outlet="The Lowland Post").claims]
    assert [sentence for sentence in WANTED if sentence not in found] == [], found
    assert not [sentence for sentence in found if "thoughts" in sentence or "Who sent" in sentence]


STANDING_ALONE = [
    ("The crew was found and freed.", "The crew was freed."),
    ("The blast killed nine guards and injured four.", "The blast injured four."),
    ("The bridge which the army shut is old.", "The army shut the bridge."),
    ("The king founded a league, which the town joined in May.", "The town joined a league in May."),
    ("There were fires at a mill, which the mayor said were out.", "Fires were out."),
    ("The guards, whose pay was cut, left.", "The guards' pay was cut."),
    ("The army closed the bridge to stop the smugglers.", "The army wanted to stop the smugglers."),
    ("The bridge was closed to stop the smugglers.", "The aim was to stop the smugglers."),
    ("The smuggling in the port in May was a scandal because of the attack on the depot.", "took place"),
    ("He said the town was “seriously late.”", "“seriously late”"),
    ("The attack began at noon (1200 UTC).", "(1200 UTC)."),
]


@pytest.mark.parametrize(("text", "words"), STANDING_ALONE)
def test_what_a_clause_shares_is_written_out(tell: Teller, text: str, words: str) -> None:
    found = [claim.text for claim in tell(text)]
    assert any(words in sentence for sentence in found), found


NO_CLAIMS = [
    "Too late, too far, too soon.",
    "May they rest in peace.",
    "Our thoughts are with the families.",
    "Who closed the bridge?",
    "Les gardes ont fermé le pont pendant trois longues semaines.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_nobody_can_check_is_no_claim(tell: Teller, text: str) -> None:
    assert [claim.text for claim in tell(text)] == []


def test_an_indirect_question_is_no_claim_of_its_own(tell: Teller) -> None:
    found = [claim.text for claim in tell("The board did not disclose whether the ferry had sunk.")]
    assert found == ["The board did not disclose whether the ferry had sunk."]


def test_i_is_the_one_who_says_it(tell: Teller) -> None:
    text = "“I was told to leave,” Lindqvist said."
    [claim] = tell(text, attributed=said("Lindqvist", "said", "I was told to leave"))
    assert claim.text == "I [Lindqvist] was told to leave."


def _sentences(read: Callable[..., Reading]) -> list[str]:
    """The plain sentences of the sample pile; headlines are sentences of their own kind."""
    found: list[str] = []
    pile = files("headwater") / "data" / "samples" / "pile.jsonl"
    for line in pile.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        reading = read(given["text"], outlet=given["outlet"], published=(given.get("published") or None))
        headlines = [p.span for p in reading.passages if p.role == "headline"]
        found += [c.text for c in reading.claims if not any(h.overlaps(c.evidence[0]) for h in headlines)]
    return found


def _has_finite_verb(parse: Parse) -> bool:
    subjects = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "attr")
    for token in parse.tokens:
        verb = token.head if token.dep in ("aux", "auxpass") else token.i
        if token.tag in ("VBD", "VBZ", "VBP", "MD") and (
            parse.child(verb, *subjects) or parse.child(token.i, *subjects)
        ):
            return True
    return False


def test_the_sample_pile_has_no_fragments(read: Callable[..., Reading], parser: SpacyParser) -> None:
    sentences = _sentences(read)
    parses = parser([(text, (Passage(Span(0, len(text)), "body"),)) for text in sentences])
    broken = [text for text, parse in zip(sentences, parses, strict=True) if not _has_finite_verb(parse)]
    # The parser itself errs on a few whole sentences ("A patrol fired on boats"): it takes the verb for a participle.
    assert len(broken) <= 0.02 * len(sentences), broken


def test_the_sample_pile_is_written_properly(read: Callable[..., Reading]) -> None:
    for text in _sentences(read):
        assert text[0] in "“\"[(‘'$#0123456789" or text[0].upper() == text[0], text
        assert text.count("(") == text.count(")"), text
        assert text.count("“") == text.count("”"), text
        assert text.count('"') % 2 == 0, text
        assert text.rstrip("”\"’')]")[-1] in ".!?…", text
        assert text.split()[0].strip('“"') not in ("Which", "Whose", "Whom"), text
