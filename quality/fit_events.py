"""Fits the weights by which claims are joined into events, on dossiers with known events.

    python quality/fit_events.py ../shared/eval/data/dossiers quality/dossiers/open quality/dossiers/fit [--write]

Pairs of claims that are both of a gold event are the cases: one event or two. A logistic regression, with both answers
weighing the same, gives each feature its weight; with --write they go into data/tracing/event_features.tsv, which keeps
the reasons. Leaving out a sixth of the dossiers at a time, it prints how well the rest's weights tell pairs of the left
out: the chance that a pair of one event has higher odds than a pair of two (area under the curve).
"""

from __future__ import annotations

import numpy as np
from fitting import Cases, Matrix, Story, Table, arguments, fitted, labelled, left_out, report
from numpy.typing import NDArray

from headwater.tracing.events.pairs import features, local_weight

TABLE = Table("tracing/event_features.tsv")
_RULED = ("far_time", "other_time", "other_age", "one_old", "other_place")
_RULE = 2.0
"""How much more than the fit gives them those weigh that part two events by the counting rules: other days, another
place. The dossiers have few events that only these part, and misread days and places lower what a fit can give."""


def pairs(story: Story) -> Cases:
    """The pairs of which both claims are of a gold event."""
    labels = story.events
    numbers = [(i, j) for j, b in enumerate(labels) for i, a in enumerate(labels[:j]) if a and b]
    if not numbers:
        return Cases(story.dossier, np.zeros((0, len(TABLE.names))), np.zeros(0))
    matrices = dict(features(story.found, local_weight(story.found, story.rarity)))
    i, j = np.array(numbers).T
    rows = np.stack([matrices[n][i, j] if n in matrices else 0.0 * i for n in TABLE.names], -1)
    return Cases(story.dossier, rows, np.array([labels[a] == labels[b] for a, b in numbers], float))


def area(odds: Matrix, same: NDArray[np.bool_]) -> float:
    """The area under the curve of true against false positives."""
    ranks = np.argsort(np.argsort(odds))
    of_one, of_two = int(same.sum()), int((~same).sum())
    return float((ranks[same].sum() - of_one * (of_one - 1) / 2) / (of_one * of_two))


def main() -> None:
    """Fit, print, and write if asked to."""
    args = arguments(__doc__)
    cases = [pairs(story) for story in labelled(args.folders, args.cache)]
    areas = [
        area(odds, same > 0) for odds, same in left_out(cases, balanced=True) if 0 < same.sum() < len(same)
    ]
    print(
        f"{sum(len(each.answers) for each in cases)} pairs; area under the curve, left out: {np.mean(areas):.3f}"
    )
    ruled = np.array([_RULE if name in _RULED else 1.0 for name in TABLE.names])
    report(TABLE, ruled * fitted(cases, balanced=True), args.write)


if __name__ == "__main__":
    main()
