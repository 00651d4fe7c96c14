"""Fits the weights of place recognition and resolution, and prints what they reach in a five-fold cross-validation.

    python bench/place_weights.py [--write]

Both are linear: recognition is a logistic regression over the evidence that reading/places/evidence.py and context.py
name, resolution a softmax over the candidates of a name with the columns of resolve.py. Fitted on the toponym corpora
in ../shared/eval/data/geo; nothing but the weights leaves them. `--write` puts the tables of all documents into
src/headwater/data/places.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent))

import place_corpora
from place_corpora import Document

from headwater.reading import places
from headwater.reading.places import context, evidence, locating, mentions, peoples, resolve
from headwater.reading.places.outlet import outlet_of

Array = NDArray[np.float64]
FOLDS = 5
LEAST = 4  # documents' mentions in which evidence must occur before it gets a weight
PENALTY = 1.0  # ridge
CORPUS_WEIGHT = {"geovirus": 1.5}  # half as large as the other, and of world news
SAME_KM = 25.0  # candidates about so near the annotated point are taken for the place that is meant
TABLES = Path(__file__).resolve().parent.parent / "src" / "headwater" / "data" / "places"
HEADER = (
    "# {} Origin: fitted by bench/place_weights.py on the LGL and GeoVirus toponym corpora\n"
    "# (weights only, no text of them). Licence: CC0-1.0.\nevidence\tweight\n"
)


@dataclass
class Case:
    """One document with its mentions and what is known of each; `scores` are those of the latest round."""

    document: Document
    fold: int
    mentions: list[mentions.Mention]
    spoken: list[list[str]]
    true: list[bool]
    scores: list[float] = field(default_factory=list)


@cache
def gazetteer() -> places.Gazetteer:
    """The gazetteer of the package."""
    return places.open_gazetteer()


def cases(documents: Iterable[Document]) -> list[Case]:
    """Every document's mentions with their evidence, and whether somebody annotated exactly these characters."""
    found = []
    for number, document in enumerate(documents):
        parse = document.parse
        gathered = mentions.gather(parse, gazetteer())
        around = evidence.survey(parse, gathered)
        spans = [parse.span(mention.first, mention.last) for mention in gathered]
        annotated = {place[:2] for place in document.places}
        spoken = [evidence.of(parse, gathered, n, around) for n in range(len(gathered))]
        true = [(span.start, span.end) in annotated for span in spans]
        found.append(Case(document, number % FOLDS, gathered, spoken, true))
    return found


# --- recognition


def matrix(lists: Sequence[Sequence[str]]) -> tuple[Array, list[str]]:
    """One line for each list of evidence, one column for each evidence not too rare, and one that is always 1."""
    counts = Counter(name for names in lists for name in set(names))
    columns = {
        name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))
    }
    lines = np.zeros((len(lists), len(columns) + 1))
    lines[:, -1] = 1
    for n, names in enumerate(lists):
        lines[n, [columns[name] for name in names if name in columns]] = 1
    return lines, [*columns, "always"]


def logistic(x: Array, y: Array, weight: Array, rounds: int = 30) -> Array:
    """Weights of a ridge logistic regression by Newton's method; the last column but those after `always` is free."""
    b = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        slope = x.T @ (weight * (p - y)) + PENALTY * b
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(b))
        step = np.linalg.solve(curve, slope)
        b -= step
        if np.abs(step).max() < 1e-3:
            break
    return b


def recognise(found: list[Case]) -> dict[str, float]:
    """Fit both rounds of recognition; every case is left with the scores of folds that did not see it."""
    y = np.array([true for case in found for true in case.true], dtype=float)
    folds = np.array([case.fold for case in found for _ in case.true])
    weight = np.array([CORPUS_WEIGHT.get(case.document.corpus, 1.0) for case in found for _ in case.true])
    x, names = matrix([spoken for case in found for spoken in case.spoken])
    _score(found, _crossed(x, y, weight, folds))
    fitted = dict(zip(names, logistic(x, y, weight), strict=True))
    again = [names for case in found for names in _again(case)]
    x, names = matrix(again)
    x = np.hstack([x, np.array([[score] for case in found for score in case.scores])])
    _score(found, _crossed(x, y, weight, folds))
    second = dict(zip([*names, "again: score"], logistic(x, y, weight), strict=True))
    second["again: always"] = second.pop("always")
    return {name: float(value) for name, value in (fitted | second).items()}


def _crossed(x: Array, y: Array, weight: Array, folds: NDArray[np.int64]) -> Array:
    scores = np.zeros(len(y))
    for fold in range(FOLDS):
        seen = folds != fold
        scores[~seen] = x[~seen] @ logistic(x[seen], y[seen], weight[seen])
    return scores


def _score(found: list[Case], scores: Array) -> None:
    start = 0
    for case in found:
        case.scores = scores[start : start + len(case.mentions)].tolist()
        start += len(case.mentions)


def _again(case: Case) -> list[list[str]]:
    parse, outlet = case.document.parse, outlet_of(case.document.report, gazetteer())
    sure = [case.mentions[n] for n in locating.apart(case.mentions, case.scores, context.SURE)]
    return context.reconsider(parse, case.mentions, case.scores, locating.known(parse, sure, outlet))


# --- resolution


@dataclass
class Question:
    """One document's names: the candidates' table, how many mentions want each candidate, how many want none."""

    fold: int
    table: resolve.Table
    alone: Array
    wanted: Array
    none: Array


def question(case: Case) -> Question | None:
    """The names that recognition keeps, with the places that the annotation means; None where there is no candidate."""
    parse = case.document.parse
    kept = [case.mentions[n] for n in locating.apart(case.mentions, case.scores, -locating.LENIENCY)]
    spoken = peoples.gather(parse, gazetteer(), kept)
    outlet = outlet_of(case.document.report, gazetteer())
    senses = locating.senses(parse, [*kept, *spoken], outlet)
    table = resolve.Table(senses)
    if not table.entries:
        return None
    wanted, none = [], []
    for sense in senses:
        votes, nobody = np.zeros(len(sense.entries)), 0.0
        for n in (n for n in sense.mentions if n < len(kept)):
            span = parse.span(kept[n].first, kept[n].last)
            meant = _meant(sense, case.document.annotated(span.start, span.end))
            nobody += 0.3 if meant is None else float(not meant.any())
            votes += 0 if meant is None else meant
        wanted.append(votes)
        none.append(nobody)
    alone = table.first(outlet)
    return Question(case.fold, table, alone, np.concatenate(wanted), np.array(none))


def _meant(sense: resolve.Sense, truth: place_corpora.Annotated | None) -> Array | None:
    """Which candidates lie where the annotation says; None where it says nothing."""
    if truth is None or truth[2] is None:
        return None
    far = np.array([place_corpora.kilometres((e.latitude, e.longitude), truth[2]) for e in sense.entries])
    if not len(far) or far.min() > place_corpora.NEAR_KM:
        return np.zeros(len(far))
    return np.asarray(far <= max(SAME_KM, far.min() + 5), dtype=float)


def softmax(questions: Sequence[Question], columns: Sequence[Array], rounds: int = 300) -> Array:
    """Weights (the last of `none of them`) that make the wanted candidates likely, by Adam on the likelihood."""
    x, wanted = np.vstack(columns), np.concatenate([q.wanted for q in questions])
    sizes = np.cumsum([0, *(len(q.none) for q in questions)])
    group = np.concatenate([q.table.sense + start for q, start in zip(questions, sizes, strict=False)])
    none = np.concatenate([q.none for q in questions])
    most = np.zeros(len(none))
    np.maximum.at(most, group, wanted)
    claim, total = wanted / np.maximum(most[group], 1e-9), most + none
    b, mean, square = np.zeros(x.shape[1] + 1), np.zeros(x.shape[1] + 1), np.zeros(x.shape[1] + 1)
    for step in range(1, rounds + 1):
        logits = x @ b[:-1]
        top = np.full(len(none), b[-1])
        np.maximum.at(top, group, logits)
        raised, rest = np.exp(logits - top[group]), np.exp(b[-1] - top)
        mass, right = rest.copy(), np.zeros(len(none))
        np.add.at(mass, group, raised)
        share = raised / mass[group]
        np.add.at(right, group, share * claim)
        pull = share * claim / np.maximum(right[group], 1e-12) * most[group] - share * total[group]
        slope = (
            np.append(x.T @ pull - PENALTY * b[:-1], (none - rest / mass * total).sum()) * 100 / total.sum()
        )
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = 0.08 if step < 0.6 * rounds else 0.02 if step < 0.85 * rounds else 0.008
        b += pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return b


def listened(q: Question, first: Array, second: Array | None) -> Array:
    """The columns of the second round, once or twice listened."""
    columns = np.hstack([q.alone, q.table.second(q.table.shares(q.alone @ first[:-1], first[-1]))])
    if second is not None:
        columns = np.hstack([q.alone, q.table.second(q.table.shares(columns @ second[:-1], second[-1]))])
    return columns


def resolution(questions: Sequence[Question]) -> tuple[Array, Array]:
    """The weights of the first and of the second round."""
    first = softmax(questions, [q.alone for q in questions])
    second = softmax(questions, [listened(q, first, None) for q in questions])
    return first, softmax(questions, [listened(q, first, second) for q in questions])


# --- figures


def report(found: list[Case], questions: Sequence[Question | None]) -> str:
    """Cross-validated span F1 and accuracy at 161 km of what recognition keeps, corpus by corpus."""
    tally: dict[str, Counter[str]] = {}
    for case in found:
        counts = tally.setdefault(case.document.corpus, Counter())
        kept = locating.apart(case.mentions, case.scores, -locating.LENIENCY)
        counts.update(hit=sum(case.true[n] for n in kept), kept=len(kept), gold=len(case.document.places))
    for fold in range(FOLDS):
        seen = [q for q in questions if q is not None and q.fold != fold]
        first, second = resolution(seen)
        for case, q in zip(found, questions, strict=True):
            if q is not None and q.fold == fold:
                shares = q.table.shares(listened(q, first, second) @ second[:-1], second[-1])
                tally[case.document.corpus].update(_right(q, shares))
    return "\n".join(
        f"{corpus}: span F1 {2 * c['hit'] / (c['kept'] + c['gold']):.3f}, place right {c['right'] / c['asked']:.3f}"
        f" of {c['asked']} mentions with a point"
        for corpus, c in sorted(tally.items())
    )


def _right(q: Question, shares: Array) -> Counter[str]:
    counts: Counter[str] = Counter()
    choices = q.table.choices(shares)
    for n in range(len(q.none)):
        wanted = q.wanted[q.table.sense == n]
        asked = wanted.max(initial=0.0) + q.none[n] // 1
        entry = choices[n].entry
        hit = wanted[q.table.senses[n].entries.index(entry)] if entry is not None else 0
        counts.update(asked=int(asked), right=int(hit))
    return counts


def write(name: str, what: str, weights: Iterable[tuple[str, float]]) -> None:
    """Write one table of weights."""
    lines = [f"{evidence}\t{weight:.2f}\n" for evidence, weight in weights]
    (TABLES / f"{name}.tsv").write_text(HEADER.format(what) + "".join(lines), encoding="utf-8")


def main() -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the tables")
    arguments = parser.parse_args()
    found = cases(place_corpora.documents())
    recognition = recognise(found)
    questions = [question(case) for case in found]
    print(report(found, questions))
    if arguments.write:
        first, second = resolution([q for q in questions if q is not None])
        named = zip((*resolve.FIRST, "none"), first, strict=True)
        renamed = zip((*resolve.FIRST, *resolve.SECOND, "none"), second, strict=True)
        write(
            "recognition",
            "What speaks for a mention's being a place, in log-odds.",
            sorted(recognition.items()),
        )
        rounds = [(f"first: {name}", w) for name, w in named] + [
            (f"second: {name}", w) for name, w in renamed
        ]
        write("resolution", "What speaks for a candidate place, in log-odds.", rounds)


if __name__ == "__main__":
    main()
