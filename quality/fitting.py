"""What the two fits share: dossiers with known events, read and labelled, and logistic regression."""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater import reader
from headwater.capture import Given, capture
from headwater.records import Reading, Report, Span
from headwater.settings import Settings
from headwater.tables import rows
from headwater.tracing import amending, dating, stories
from headwater.tracing.events.marks import Mark, marks
from headwater.tracing.pile import Pile, touching
from headwater.tracing.words import rarity, stems

DATA = Path(__file__).resolve().parent.parent / "src/headwater/data"
_L2 = 2.0
"""Weight of the squared weights: keeps rare features small."""
_STEPS = 15
_FOLDS = 6

Matrix = NDArray[np.float64]
Gold = dict[str, list[dict[str, list[dict[str, str]]]]]


@dataclass(frozen=True)
class Story:
    """The claims of one story of a dossier, the gold event of each (None: of none), and the rarity of words."""

    dossier: str
    found: list[Mark]
    events: list[str | None]
    rarity: dict[str, float]


@dataclass(frozen=True)
class Cases:
    """What is to be told apart in one dossier: features by case, and the answers as 0 and 1."""

    dossier: str
    features: Matrix
    answers: Matrix


class Table:
    """A table of features with their weights and reasons, as the program reads it."""

    def __init__(self, name: str) -> None:
        self._path = DATA / name
        self.names = tuple(row["feature"] for row in rows(name))

    def write(self, weights: dict[str, float]) -> None:
        """Put weights into it; reasons and order stay."""
        lines = []
        for line in self._path.read_text(encoding="utf-8").splitlines():
            name, *rest = line.split("\t")
            lines.append("\t".join((name, f"{weights[name]:.2f}", *rest[1:])) if name in weights else line)
        self._path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def arguments(doc: str | None) -> argparse.Namespace:
    """The command line: folders of dossiers, `write`, `cache`."""
    parser = argparse.ArgumentParser(description=(doc or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="+", type=Path, help="folders of dossiers")
    parser.add_argument("--write", action="store_true", help="write the weights into the table")
    parser.add_argument("--cache", type=Path, help="a folder in which readings are kept between runs")
    return parser.parse_args()


def labelled(folders: Sequence[Path], cache: Path | None) -> Iterator[Story]:
    """The stories of all dossiers in some folders."""
    for folder in sorted(path.parent for each in folders for path in each.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        pile = amending.amended(Pile.of(_read(folder, cache)))
        told = stories.stories(pile)
        pile = dating.dated(pile, told)
        rare = rarity(stems(reading.report.text) for reading in pile.readings)
        for story in told:
            found = [mark for name in sorted(story) for mark in marks(pile.by_id[name])]
            yield Story(f"{folder.parent.name}/{folder.name}", found, [_event(m, gold) for m in found], rare)


def _read(folder: Path, cache: Path | None) -> list[Reading]:
    """The readings of a dossier; kept in `cache` from the first time on."""
    kept = cache / f"{folder.parent.name}-{folder.name}.pickle" if cache else None
    if kept and kept.exists():
        found: list[Reading] = pickle.loads(kept.read_bytes())  # noqa: S301  # written below
        return found
    captured = capture([str(folder / "reports.jsonl")], Settings(), Given())
    reports = [item for item in captured if isinstance(item, Report)]
    found = list(reader.read_many(reports, reader.english(Settings())))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def _event(mark: Mark, gold: Gold) -> str | None:
    """The gold event of whose claims a quote covers half of this claim, or is half covered by it; None: of none."""
    best: tuple[int, str | None] = (0, None)
    text = mark.item.reading.report.text
    for event in gold["events"]:
        for claim in event["claims"]:
            start = text.find(claim["quote"]) if claim["report"] == mark.item.report else -1
            quote = (Span(start, start + len(claim["quote"])),) if start >= 0 else ()
            shared = touching(mark.item.claim.evidence, quote)
            if quote and 2 * shared >= min(len(quote[0]), sum(map(len, mark.item.claim.evidence))):
                best = max(best, (shared, str(event["id"])), key=lambda pair: pair[0])
    return best[1]


def fitted(cases: Sequence[Cases], balanced: bool) -> Matrix:
    """The weights of the features, by Newton's method; `balanced`: both answers weigh the same."""
    rows_, answers = np.concatenate([c.features for c in cases]), np.concatenate([c.answers for c in cases])
    share = answers.mean() if balanced else 0.5
    counts = np.where(answers > 0, 0.5 / share, 0.5 / (1 - share))
    counts /= counts.mean()
    weights = np.zeros(rows_.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-rows_ @ weights))
        slope = rows_.T @ (counts * (odds - answers)) + _L2 * weights
        bend = (rows_ * (counts * odds * (1 - odds))[:, None]).T @ rows_ + _L2 * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def left_out(cases: Sequence[Cases], balanced: bool) -> Iterator[tuple[Matrix, Matrix]]:
    """For each dossier the odds of its cases by the weights of others, and the answers."""
    names = sorted({each.dossier for each in cases})
    for fold in range(_FOLDS):
        out = set(names[fold::_FOLDS])
        weights = fitted([each for each in cases if each.dossier not in out], balanced)
        for each in cases:
            if each.dossier in out and len(each.answers):
                yield each.features @ weights, each.answers


def report(table: Table, weights: Matrix, write: bool) -> None:
    """Print the weights, and put them into the table if so wished."""
    named = dict(zip(table.names, map(float, weights), strict=True))
    for name, weight in named.items():
        print(f"{name:20} {weight:+.2f}")
    if write:
        table.write(named)
