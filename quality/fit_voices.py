"""Fits the weights by which a voice vouches for an event or only stands beside it, on dossiers with known events.

    python quality/fit_voices.py ../shared/eval/data/dossiers quality/dossiers/open quality/dossiers/fit [--write]

To be run after fit_events.py. The cases are the voices (a source of a report, or the report itself) in the events that
the program joins, as far as they tell of a gold event: whether the gold has a claim of that voice for the event that
most of the claims tell. A logistic regression gives each feature its weight; with --write they go into
data/tracing/voice_features.tsv. Leaving out a sixth of the dossiers at a time, it prints the share of voices of those
left out that the rest's weights tell right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from fitting import Cases, Story, Table, arguments, fitted, labelled, left_out, report

from headwater.tracing.events.episodes import episodes
from headwater.tracing.events.marks import Mark
from headwater.tracing.events.pairs import local_weight
from headwater.tracing.events.support import features, ground_of, voice_of

TABLE = Table("tracing/voice_features.tsv")
Told = list[tuple[Mark, str | None]]


def joined(story: Story) -> Iterator[Told]:
    """The events of several reports that the program joins, each claim with its gold event."""
    for episode in episodes(story.found, local_weight(story.found, story.rarity)):
        told = [
            (replace(story.found[i], near=near, centre=centre), story.events[i])
            for i, near, centre in zip(episode.members, episode.near, episode.centre, strict=True)
        ]
        if len({mark.item.report for mark, _ in told}) > 1 and any(event for _, event in told):
            yield told


def voices(story: Story) -> Cases:
    """The voices of these events that do not deny."""
    rows, answers = [], []
    for told in joined(story):
        event = Counter(event for _, event in told if event).most_common(1)[0][0]
        ground = ground_of([mark for mark, _ in told])
        spoken: dict[tuple[str, str], Told] = defaultdict(list)
        for mark, of in told:
            spoken[voice_of(mark)].append((mark, of))
        for said in spoken.values():
            if any(mark.item.claim.stance != "denies" for mark, _ in said):
                held = features([mark for mark, _ in said], ground)
                rows.append([held.get(name, 0.0) for name in TABLE.names])
                answers.append(float(any(of == event for _, of in said)))
    return Cases(story.dossier, np.array(rows).reshape(len(rows), len(TABLE.names)), np.array(answers))


def main() -> None:
    """Fit, print, and write if asked to."""
    args = arguments(__doc__)
    cases = [voices(story) for story in labelled(args.folders, args.cache)]
    right = np.concatenate([(odds > 0) == (answers > 0) for odds, answers in left_out(cases, balanced=False)])
    print(f"{len(right)} voices; told right, left out: {right.mean():.3f}")
    report(TABLE, fitted(cases, balanced=False), args.write)


if __name__ == "__main__":
    main()
