"""The place threshold's curve: of the places found, the share that is answered against the share of answers right.

    python bench/place_threshold.py [--limit N]

Reads the toponym corpora in ../shared/eval/data/geo and prints, for each threshold of confidence, how many of the
places found are given a point, and how many of these points lie within 161 km of the annotated one (a mention that
nobody annotated counts as wrong); then how often answers of about one confidence are right. The weights were fitted on
these corpora: bench/place_weights.py prints the figures of a five-fold cross-validation. The threshold in use is
`THRESHOLD` in headwater/reading/places/locating.py.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import place_corpora

from headwater.reading import places
from headwater.records import Place

Answer = tuple[float, bool]  # confidence, and whether the point is right
STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def answers(limit: int | None) -> dict[str, list[Answer]]:
    """Corpus -> every place found, answered however unsure; toponyms annotated without a point are left out."""
    gazetteer, found = places.open_gazetteer(), defaultdict[str, list[Answer]](list)
    for document in place_corpora.documents(limit):
        for place in places.locate(document.report, document.parse, gazetteer, threshold=0.0):
            truth = document.annotated(place.span.start, place.span.end)
            if truth is None or truth[2] is not None:
                found[document.corpus].append((place.confidence, _right(place, truth)))
    return found


def _right(place: Place, truth: place_corpora.Annotated | None) -> bool:
    if truth is None or truth[2] is None or place.resolved is None:
        return False
    point = place.resolved.latitude, place.resolved.longitude
    return place_corpora.kilometres(point, truth[2]) <= place_corpora.NEAR_KM


def table(found: list[Answer]) -> str:
    """The curve and the calibration of one corpus as lines of text."""
    lines = ["threshold  answered  right   of about this confidence right"]
    for step in STEPS:
        kept = [right for confidence, right in found if confidence >= step]
        about = [right for confidence, right in found if step <= confidence < step + 0.1]
        lines.append(
            f"{step:9.1f}  {len(kept) / len(found):8.3f}  {sum(kept) / max(1, len(kept)):5.3f}"
            f"   {sum(about) / max(1, len(about)):5.3f} (of {len(about)})"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the curve of each corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="documents of each corpus")
    for corpus, found in answers(parser.parse_args().limit).items():
        print(f"--- {corpus}: {len(found)} places found\n{table(found)}")


if __name__ == "__main__":
    main()
